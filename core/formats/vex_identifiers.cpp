// SPDX-License-Identifier: Apache-2.0
// See vex_identifiers.h.
#include "formats/vex_identifiers.h"

#include "base/text.h"
#include "formats/fields.h"
#include "vocab/purl.h"

namespace postern {

void addVexIdentifier(BatchBuilder& out, IdList& to, std::string_view text) {
  text = trim(text);
  if (text.empty()) return;
  const bool typed = text.starts_with("pkg:") || startsWithIgnoreCase(text, "cpe:");
  to.add(out.text(typed ? std::string(text) : "id:" + std::string(text)));
}

void addVexDigest(BatchBuilder& out, IdList& to, std::string_view algorithm, std::string_view value) {
  value = trim(value);
  std::string folded;
  for (const char c : trim(algorithm)) {
    if (c != '-' && c != '_') folded += asciiLower(c);
  }
  if (folded.empty() || value.empty()) return;
  to.add(out.text("digest:" + folded + ":" + toLowerAscii(value)));
}

void addVexName(BatchBuilder& out, IdList& to, std::string_view vendor, std::string_view name,
                std::string_view version) {
  if (trim(name).empty()) return;
  std::string text("named:");
  text.append(trim(vendor)).append("\t").append(trim(name)).append("\t").append(trim(version));
  to.add(out.text(text));
}

VexAuthority vexAuthorityOfRole(std::string_view role) {
  struct Word {
    std::string_view word;
    VexAuthority authority;
  };
  // The first that occurs counts: "Vendor PSIRT coordinator" is a vendor's.
  constexpr Word kWords[] = {{"vendor", VexAuthority::kVendor},
                             {"supplier", VexAuthority::kVendor},
                             {"manufacturer", VexAuthority::kVendor},
                             {"producer", VexAuthority::kVendor},
                             {"maintainer", VexAuthority::kVendor},
                             {"project", VexAuthority::kVendor},
                             {"coordinator", VexAuthority::kCoordinator},
                             {"csirt", VexAuthority::kCoordinator},
                             {"user", VexAuthority::kUser},
                             {"consumer", VexAuthority::kUser},
                             {"customer", VexAuthority::kUser},
                             {"scanner", VexAuthority::kUser},
                             {"tool", VexAuthority::kUser}};
  for (const Word& word : kWords) {
    if (containsIgnoreCase(role, word.word)) return word.authority;
  }
  return VexAuthority::kOther;
}

AssetRef imageOfPurl(BatchBuilder& out, std::string_view purl) {
  const Result<PurlReading> reading = readPurl(purl);
  if (!reading.ok()) return kNone;
  const Purl& parts = reading.value().purl;
  if (parts.type != "oci" && parts.type != "docker") return kNone;
  // "repository_url" is the whole repository ("docker.io/library/debian") or only its registry.
  const std::string_view repository = parts.qualifier("repository_url");
  std::string name = parts.nameSpace.empty() ? parts.name : parts.nameSpace + "/" + parts.name;
  std::string reference;
  if (repository == parts.name || repository.ends_with("/" + parts.name)) {
    reference = repository;
  } else {
    reference = repository.empty() ? name : std::string(repository) + "/" + name;
  }
  const bool isDigest = parts.version.starts_with("sha256:");
  const std::string_view tag = isDigest || parts.version.empty() ? parts.qualifier("tag") : parts.version;
  if (!tag.empty()) reference += ":" + std::string(tag);
  return imageAsset(out, reference, isDigest ? std::string_view(parts.version) : std::string_view());
}

}  // namespace postern
