// SPDX-License-Identifier: Apache-2.0
// Readings that many formats share: ids inside free text, severities and scores, purls, typical places of a
// field. Each takes what the source wrote and states it; none guesses.
#pragma once

#include <string>
#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// Every CWE number in the text: "CWE-79", "cwe:79", "CWE-079: XSS", "[CWE-79, CWE-80]", "79" alone. 0 and
/// above 9999 are no weakness.
void addWeaknesses(IdList& to, std::string_view text);
/// As addWeaknesses for a string, a number, or an array of them.
void addWeaknesses(IdList& to, Node node);

/// Every vulnerability id in the text, upper-cased as its namespace writes it: CVE-…, GHSA-…, RUSTSEC-…,
/// PYSEC-…, GO-…, OSV-…, SNYK-…, RHSA-…, DSA-…, DLA-…, USN-…, ALAS…, ELSA-…, SUSE-SU-…, CNVD-…, JVNDB-… and
/// others of that shape.
void addVulnerabilityIds(BatchBuilder& out, IdList& to, std::string_view text);
/// A string that is an id as a whole, whatever its namespace ("TEMP-0290435-0B57B5", "NSWG-ECO-17").
void addVulnerabilityId(BatchBuilder& out, IdList& to, std::string_view id);

/// Severity by word; where the word says nothing, by CVSS score (milli, -1 = none). Keeps the word.
void setSeverity(BatchBuilder& out, Observation& observation, std::string_view word, int64_t scoreMilli = -1);
/// A CVSS vector of any version ("CVSS:3.1/AV:N…", "AV:N/AC:L/Au:N…", in brackets): kept as written. Others
/// are ignored.
void addCvss(BatchBuilder& out, Observation& observation, std::string_view vector);
/// A CVSS score as text or number; the highest stated is kept (tenths).
void setScore(Observation& observation, Node score);
void setScore(Observation& observation, std::string_view score);
/// Score in thousandths as the observation has it, -1 = none.
int64_t scoreMilli(const Observation& observation);

/// pkg:type/namespace/name@version from its parts, percent-encoded (purl-spec, "How to build"); "" where type
/// or name is. `type` is a purl type ("npm", "maven", "pypi", "deb", "golang" …).
std::string makePurl(std::string_view type, std::string_view group, std::string_view name,
                     std::string_view version);
/// A component from ecosystem, name and version; name "group:artifact" is split for maven, "ns/name"
/// elsewhere where the purl type has namespaces. `ecosystem` as the scanner calls it. `file` is the manifest
/// or path it was found in.
Component makeComponent(BatchBuilder& out, std::string_view ecosystem, std::string_view name,
                        std::string_view version, std::string_view file = {});
/// A component from a purl; name and version are taken from it.
Component componentFromPurl(BatchBuilder& out, std::string_view purl, std::string_view file = {});

/// Splits a URL or host[:port] into the observation's url, host, port and protocol, and names its host as the
/// asset.
void setUrl(BatchBuilder& out, Observation& observation, std::string_view url);
/// host, port, protocol; names the host as the asset (IP addresses with scheme "ip:", names with "host:").
void setHost(BatchBuilder& out, Observation& observation, std::string_view host, int64_t port = 0,
             std::string_view protocol = {});
/// The asset of a host as setHost would name it.
AssetRef hostAsset(BatchBuilder& out, std::string_view host);
/// The asset of an image reference ("registry/app:1.2@sha256:…") with its digest as a second identity where
/// given.
AssetRef imageAsset(BatchBuilder& out, std::string_view reference, std::string_view digest = {});
/// The asset of a repository given as URL, "git@host:path", or "owner/name" on a known host.
AssetRef repositoryAsset(BatchBuilder& out, std::string_view repository);

/// line / endLine / column from numbers or numeric strings; what is not positive stays 0.
uint32_t positive(Node node);
uint32_t positive(std::string_view text);

}  // namespace postern
