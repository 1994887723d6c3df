// SPDX-License-Identifier: Apache-2.0
// Which rows speak of the same thing: assets by normalised identity, components by package, vulnerabilities
// by alias. Every union has its reason. What no report says is not united.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/batch.h"
#include "model/decision.h"

namespace postern {

using AssetId = uint32_t;      ///< index into Identities::assets
using ComponentId = uint32_t;  ///< index into Identities::components

/// Several asset rows, one asset. Facts of declared rows win over seen ones, then the more cautious value
/// wins (higher criticality, wider exposure); ties by row order, which is deterministic.
struct UnitedAsset {
  std::string
      key;  ///< canonical identity, stable: "repo:github.com/x/y", "image:reg/app:1.2", "host:a.example"
  std::string name;  ///< for people
  AssetKind kind = AssetKind::kUnknown;
  bool declared = false;         ///< some inventory names it
  bool implied = false;          ///< no report names it; made from the folder of reports that name no asset
  bool answersPublicly = false;  ///< a scan found an open port at one of its globally routable addresses
  Criticality criticality = Criticality::kUnknown;
  Exposure exposure = Exposure::kUnknown;
  Environment environment = Environment::kUnknown;
  std::string owner, application, zone;
  int64_t value = kNoNumber;
  std::vector<std::string> identities;   ///< normalised, sorted
  std::vector<std::string> dataClasses;  ///< sorted
  std::vector<std::string> credentials;  ///< keyed hashes, sorted
  std::vector<uint32_t> rows;            ///< rows of Tables::assets, ascending
  std::vector<uint32_t> reports;         ///< rows of Tables::reports that speak of it, ascending
  uint32_t scannedFamilies = 0;          ///< bit per Family: reports with results about it or its parts
};

struct UnitedComponent {
  std::string key;  ///< "npm/lodash@4.17.4": purl type, name, version
  std::string ecosystem, name, version, purl;
  std::vector<std::string> licences;  ///< sorted
  std::vector<uint32_t> rows;
};

struct Union {
  uint32_t a = 0, b = 0;  ///< rows
  std::string reason;     ///< of a person's: who and when
};

/// What no report says of itself, and was concluded: shown, so that a person can object.
struct Assumption {
  uint32_t report = 0;  ///< row of Tables::reports
  AssetId asset = 0;
  std::string reason;  ///< "names no repository; shop is the only one declared"
};

/// Two names of one vulnerability.
struct AliasUnion {
  StringId a = 0, b = 0;
  uint32_t report = kNone;  ///< row of Tables::reports that states it first; kNone = a person did
  std::string reason;       ///< "stated as aliases", "named together by one result", who and when
};

struct Identities {
  std::vector<UnitedAsset> assets;        ///< sorted by key
  std::vector<AssetId> assetOf;           ///< per row of Tables::assets
  std::vector<AssetId> observationAsset;  ///< per observation; never kNone
  /// Per observation: the asset that a scanner of infrastructure as code means by an address in the code, beside
  /// observationAsset; kNone for most (described_resources.h).
  std::vector<AssetId> observationResource;
  /// Per report: the asset it is about, said by itself or by its folder; kNone = neither says.
  std::vector<AssetId> reportAsset;
  std::vector<UnitedComponent> components;
  std::vector<ComponentId> componentOf;  ///< per row of Tables::components
  /// Per StringId of Tables::strings that is a vulnerability id: the id that stands for its alias group (CVE
  /// before GHSA before others, then the smallest); other strings stand for themselves.
  std::vector<StringId> canonicalVulnerability;
  std::vector<AliasUnion> aliasUnions;
  std::vector<Union> assetUnions;
  std::vector<Union> componentUnions;   ///< those beyond an equal name and version
  std::vector<Assumption> assumptions;  ///< by report, then asset
};

/// What people said of assets, components and vulnerabilities counts as of `now`: "same" unites, "different"
/// keeps apart what the rules would unite. Assets are named by any of their identities or their key,
/// components by their key, vulnerabilities by their ids. A row that is known by both names stays one.
Identities resolveIdentities(const Tables& tables, const Decisions& decisions = {},
                             UnixSeconds now = kNoTime);

/// "repo:", "image:", "host:" ... identity in its one normal form; "" when there is nothing left.
///   repo   "git@GitHub.com:X/y.git" and "https://github.com/x/y/" give "repo:github.com/x/y"
///   image  "nginx" gives "image:docker.io/library/nginx"; a digest is dropped here and is its own identity
///   url    without a path is its host; otherwise "url:host/path"
///   name   "/subscriptions/…" is Azure's, which ignores case: "azure:/subscriptions/…";
///   "//….googleapis.com/…"
///          is Google's: "gcp://…"; an ARN under any scheme is "arn:…"
std::string normaliseIdentity(std::string_view identity);

/// One open port of a host: "socket:192.0.2.1:443/tcp".
bool isSocket(const UnitedAsset& asset);

/// "image:reg/app:1.2" gives "image:reg/app"; other identities stay.
std::string_view withoutTag(std::string_view identity);

/// "repo:github.com/acme/shop" gives "shop".
std::string_view lastSegment(std::string_view identity);

}  // namespace postern
