// SPDX-License-Identifier: Apache-2.0
// See vex_match.h.
#include "enrich/vex_match.h"

#include <algorithm>

#include "base/text.h"
#include "vocab/vers.h"
#include "vocab/version_order.h"

namespace postern {
namespace {

/// Case, spaces and punctuation differ between an advisory and an inventory; letters and digits do not.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (isAsciiAlnum(c) || static_cast<unsigned char>(c) >= 0x80) out += asciiLower(c);
  }
  return out;
}

bool holds(const UnitedAsset& asset, const std::string& identity) {
  return !identity.empty() && std::binary_search(asset.identities.begin(), asset.identities.end(), identity);
}

bool isDigest(std::string_view version) { return version.starts_with("sha256:"); }

}  // namespace

VexMatcher::VexMatcher(const Tables& tables, const Identities& identities)
    : tables_(tables), identities_(identities), known_(identities.components.size()) {
  for (uint32_t row = 0; row < tables.names.rows; ++row) {
    std::string link(tables.strings.text(tables.names.document[row]));
    link.append("#").append(tables.strings.text(tables.names.name[row]));
    if (link.size() > 1) names_[link].push_back(row);
  }
  findSubjects();
}

/// Inventories are believed before documents that only state something of a product, later ones before
/// earlier ones.
void VexMatcher::findSubjects() {
  std::unordered_map<AssetId, std::pair<bool, UnixSeconds>> best;
  for (uint32_t row = 0; row < tables_.names.rows; ++row) {
    const uint32_t asset = tables_.names.asset[row];
    const uint32_t component = tables_.names.component[row];
    if (asset == kNone || component == kNone) continue;
    const Report& report = tables_.reports[tables_.componentReport[component]];
    const std::pair<bool, UnixSeconds> rank{report.components > 1 || report.vexStatements == 0,
                                            report.scannedAt};
    const AssetId at = identities_.assetOf[asset];
    const auto [known, fresh] = best.try_emplace(at, rank);
    if (!fresh && rank < known->second) continue;
    if (!fresh && rank > known->second) {
      known->second = rank;
      subjects_[at].clear();
    }
    subjects_[at].push_back(identities_.componentOf[component]);
  }
}

const VexMatcher::Identifier& VexMatcher::identifier(StringId id) {
  const auto [at, fresh] = identifiers_.try_emplace(id);
  Identifier& made = at->second;
  if (!fresh) return made;
  const std::string_view text = tables_.strings.text(id);
  if (text.starts_with("pkg:")) {
    made.kind = Kind::kPurl;
    Result<PurlReading> reading = readPurl(text);
    if (reading.ok()) made.purl = std::move(reading.value().purl);
  } else if (startsWithIgnoreCase(text, "cpe:")) {
    made.kind = Kind::kCpe;
    Result<CpeReading> reading = readCpe(text);
    if (reading.ok()) made.cpe = std::move(reading.value().cpe);
  } else if (text.starts_with("digest:")) {
    made.kind = Kind::kDigest;
    made.text = text;
  } else if (text.starts_with("named:")) {
    made.kind = Kind::kNamed;
    const auto parts = split(text.substr(6), '\t');
    if (parts.size() == 3) {
      made.vendor = folded(parts[0]);
      made.name = folded(parts[1]);
      made.version = parts[2];
    }
  } else {
    made.text = text.starts_with("id:") ? text.substr(3) : text;
    auto link = names_.find(made.text);
    if (link == names_.end()) link = names_.find(decodePercent(made.text));
    if (link != names_.end()) made.linked = &link->second;
  }
  return made;
}

const VexMatcher::Known& VexMatcher::known(ComponentId component) {
  Known& made = known_[component];
  if (made.seen) return made;
  made.seen = true;
  const UnitedComponent& united = identities_.components[component];
  made.version = united.version;
  const auto name = [&](std::string_view text) {
    std::string fold = folded(text);
    if (!fold.empty()) made.names.push_back(std::move(fold));
  };
  for (const uint32_t row : united.rows) {
    const ComponentColumns& columns = tables_.components;
    const auto text = [&](StringId id) { return tables_.strings.text(id); };
    Result<PurlReading> purl = readPurl(text(columns.purl[row]));
    if (purl.ok()) {
      name(purl.value().purl.name);
      made.purls.push_back(std::move(purl.value().purl));
    } else if (const std::string_view type = purlType(text(columns.ecosystem[row])); !type.empty()) {
      // Package managers' names hold the namespace: "group:artifact", "@scope/name".
      const std::string_view full = text(columns.name[row]);
      const size_t slash = full.find_last_of("/:");
      Purl parts;
      parts.type = type;
      parts.nameSpace = slash == std::string_view::npos ? text(columns.group[row]) : full.substr(0, slash);
      parts.name = slash == std::string_view::npos ? full : full.substr(slash + 1);
      parts.version = text(columns.version[row]);
      Result<PurlReading> reading = normalisePurl(std::move(parts));
      if (reading.ok()) made.purls.push_back(std::move(reading.value().purl));
    }
    Result<CpeReading> cpe = readCpe(text(columns.cpe[row]));
    if (cpe.ok()) {
      name(cpe.value().cpe.text(CpeAttribute::kProduct));
      made.cpes.push_back(std::move(cpe.value().cpe));
    }
    name(text(columns.name[row]));
    if (made.vendor.empty()) made.vendor = folded(text(columns.group[row]));
  }
  return made;
}

/// `wanted` is a version, a `vers` range, or the constraints of one.
bool VexMatcher::isVersion(std::string_view wanted, std::string_view version, std::string_view type) const {
  if (wanted.empty()) return true;
  if (version.empty()) return false;
  const bool isRange = wanted.starts_with("vers:") || wanted.find_first_of("<>|*") != std::string_view::npos;
  if (!isRange) {
    if (wanted == version) return true;
    const auto scheme = versionScheme(type);
    const auto order = scheme ? compareVersions(*scheme, wanted, version) : std::nullopt;
    return order && *order == 0;
  }
  const auto holdsIn = [&](const std::string& range) -> std::optional<bool> {
    Result<VersReading> reading = readVers(range);
    if (!reading.ok()) return std::nullopt;
    Result<bool> inside = versContains(reading.value().vers, version);
    return inside.ok() ? std::optional(inside.value()) : std::nullopt;
  };
  std::string_view constraints = wanted;
  if (wanted.starts_with("vers:")) {
    if (const auto inside = holdsIn(std::string(wanted))) return *inside;
    constraints = wanted.substr(wanted.find('/') + 1);
  }
  // A type that nobody registered, or none at all: the component's ecosystem knows an order, or anybody does.
  if (!type.empty()) {
    if (const auto inside = holdsIn("vers:" + std::string(type) + "/" + std::string(constraints)))
      return *inside;
  }
  return holdsIn("vers:generic/" + std::string(constraints)).value_or(false);
}

bool VexMatcher::matches(const Purl& stated, std::string_view versions, const Purl& component) const {
  if (stated.type != component.type || stated.nameSpace != component.nameSpace ||
      stated.name != component.name)
    return false;
  const std::string_view wanted = versions.empty() ? std::string_view(stated.version) : versions;
  if (!isVersion(wanted, component.version, component.type)) return false;
  for (const auto& [key, value] : stated.qualifiers) {
    if (component.qualifier(key) != value) return false;
  }
  return true;
}

bool VexMatcher::isComponent(StringId id, StringId versions, ComponentId component, AssetId asset) {
  const Identifier& stated = identifier(id);
  const std::string_view within = tables_.strings.text(versions);
  const Known& is = known(component);
  switch (stated.kind) {
    case Kind::kPurl:
      return stated.purl && std::any_of(is.purls.begin(), is.purls.end(), [&](const Purl& purl) {
               return matches(*stated.purl, within, purl);
             });
    case Kind::kCpe:
      return stated.cpe && std::any_of(is.cpes.begin(), is.cpes.end(), [&](const Cpe& cpe) {
               const CpeRelation relation = cpeRelation(*stated.cpe, cpe);
               return relation == CpeRelation::kEqual || relation == CpeRelation::kSuperset;
             });
    case Kind::kNamed: {
      if (stated.name.empty() || std::find(is.names.begin(), is.names.end(), stated.name) == is.names.end())
        return false;
      // A name alone is shared by too many: without a version the vendor must be the same.
      const bool sameVendor = !stated.vendor.empty() && stated.vendor == is.vendor;
      const bool vendorsDiffer = !stated.vendor.empty() && !is.vendor.empty() && !sameVendor;
      const std::string_view wanted = within.empty() ? std::string_view(stated.version) : within;
      if (wanted.empty()) return sameVendor;
      return !vendorsDiffer && isVersion(wanted, is.version, identities_.components[component].ecosystem);
    }
    case Kind::kDigest:
      return false;
    case Kind::kOther:
      break;
  }
  return stated.linked != nullptr && isLinked(stated, within, component, asset);
}

bool VexMatcher::isLinked(const Identifier& stated, std::string_view versions, ComponentId component,
                          AssetId asset) const {
  return std::any_of(stated.linked->begin(), stated.linked->end(), [&](uint32_t row) {
    const uint32_t named = tables_.names.component[row];
    if (named == kNone || identities_.componentOf[named] != component) return false;
    const uint32_t holder = tables_.reports[tables_.componentReport[named]].asset;
    if (holder != kNone && asset != kNone && identities_.assetOf[holder] != asset) return false;
    return isVersion(versions, known_[component].version, "");
  });
}

bool VexMatcher::isImage(const Purl& purl, const UnitedAsset& asset) const {
  if (isDigest(purl.version) && !holds(asset, "digest:" + purl.version)) return false;
  const std::string_view tag =
      isDigest(purl.version) || purl.version.empty() ? purl.qualifier("tag") : std::string_view(purl.version);
  const std::string full = purl.nameSpace.empty() ? purl.name : purl.nameSpace + "/" + purl.name;
  std::string_view url = purl.qualifier("repository_url");
  // "repository_url" is the whole repository, or only its registry.
  const std::string whole = normaliseIdentity("image:" + std::string(url));
  const std::string below =
      url.empty() ? std::string() : normaliseIdentity("image:" + std::string(url) + "/" + full);
  for (const std::string& identity : asset.identities) {
    if (!identity.starts_with("image:")) continue;
    const std::string_view untagged = withoutTag(identity);
    if (!tag.empty() && identity != std::string(untagged) + ":" + std::string(tag)) continue;
    const std::string_view bare = untagged.substr(6);
    const bool named = bare == full || bare.ends_with("/" + full);
    if (url.empty() ? named : (untagged == whole && named) || untagged == below) return true;
  }
  // The digest says all; who names none of it may not know the name.
  return isDigest(purl.version) && url.empty();
}

bool VexMatcher::isAsset(StringId id, AssetId asset) {
  if (const auto at = subjects_.find(asset); at != subjects_.end()) {
    for (const ComponentId subject : at->second) {
      if (isComponent(id, kNoString, subject, asset)) return true;
    }
  }
  const Identifier& stated = identifier(id);
  const UnitedAsset& is = identities_.assets[asset];
  switch (stated.kind) {
    case Kind::kPurl: {
      if (!stated.purl) return false;
      const Purl& purl = *stated.purl;
      if (purl.type == "oci" || purl.type == "docker") return isImage(purl, is);
      if (purl.type != "github" && purl.type != "bitbucket") return false;
      const std::string host = purl.type == "github" ? "github.com/" : "bitbucket.org/";
      // A repository as an inventory knows it has no version: a statement about one version is about less.
      return purl.version.empty() &&
             holds(is, normaliseIdentity("repo:" + host + purl.nameSpace + "/" + purl.name));
    }
    case Kind::kCpe:
      return false;
    case Kind::kDigest:
      return holds(is, stated.text);
    case Kind::kNamed: {
      if (stated.name.empty()) return false;
      const std::string version = folded(stated.version);
      const std::string called = folded(is.name);
      return called == stated.name + version || called == stated.vendor + stated.name + version;
    }
    case Kind::kOther:
      break;
  }
  if (stated.linked != nullptr &&
      std::any_of(stated.linked->begin(), stated.linked->end(), [&](uint32_t row) {
        const uint32_t named = tables_.names.asset[row];
        return named != kNone && identities_.assetOf[named] == asset;
      }))
    return true;
  for (const std::string_view scheme : {"image:", "repo:", "name:", "host:", "url:"}) {
    if (holds(is, normaliseIdentity(std::string(scheme) + stated.text))) return true;
  }
  return false;
}

bool VexMatcher::isPinned(StringId id) {
  const Identifier& stated = identifier(id);
  return stated.kind == Kind::kPurl && stated.purl && !stated.purl->version.empty();
}

bool VexMatcher::isPlatform(StringId id, ComponentId component, bool pinned) {
  const Identifier& stated = identifier(id);
  if (stated.kind != Kind::kCpe || !stated.cpe || stated.cpe->text(CpeAttribute::kPart) != "o") return false;
  const std::string vendor = folded(stated.cpe->text(CpeAttribute::kVendor));
  const CpeValue& release = stated.cpe->at(CpeAttribute::kVersion);
  const std::vector<Purl>& purls = known(component).purls;
  return std::any_of(purls.begin(), purls.end(), [&](const Purl& purl) {
    const bool isPackage = purl.type == "rpm" || purl.type == "deb" || purl.type == "apk";
    if (!isPackage || folded(purl.nameSpace) != vendor) return false;
    if (!release.isText()) return true;
    // "redhat-8.10" is a release of 8.
    std::string_view distro = purl.qualifier("distro");
    distro.remove_prefix(distro.rfind('-') == std::string_view::npos ? 0 : distro.rfind('-') + 1);
    if (distro.empty()) return pinned;
    return distro == release.text || distro.starts_with(release.text + ".");
  });
}

bool VexMatcher::isStep(StringId id, StringId versions, std::string_view step) {
  const Identifier& stated = identifier(id);
  if (stated.kind != Kind::kPurl || !stated.purl) return false;
  if (step.starts_with("pkg:")) {
    Result<PurlReading> reading = readPurl(step);
    return reading.ok() && matches(*stated.purl, tables_.strings.text(versions), reading.value().purl);
  }
  // "@scope/name@1.0", "group:artifact@1.0", "name".
  const size_t at = step.rfind('@');
  const bool versioned = at != std::string_view::npos && at > 0;
  const std::string_view name = versioned ? step.substr(0, at) : step;
  const Purl& purl = *stated.purl;
  const bool named = purl.nameSpace.empty() ? name == purl.name
                                            : name == purl.nameSpace + "/" + purl.name ||
                                                  name == purl.nameSpace + ":" + purl.name;
  const std::string_view within = tables_.strings.text(versions);
  return named && isVersion(within.empty() ? std::string_view(purl.version) : within,
                            versioned ? step.substr(at + 1) : std::string_view(), purl.type);
}

// Keys: "n:" a component's folded name, "c:" and "s:" a component and an asset of the estate, "a:" an asset's
// identity, "t:" its folded title, "i:" an image's last name, "*" anything.

void VexMatcher::addKeys(StringId id, std::vector<std::string>& to) {
  const Identifier& stated = identifier(id);
  switch (stated.kind) {
    case Kind::kPurl: {
      if (!stated.purl) return;
      const Purl& purl = *stated.purl;
      to.push_back("n:" + folded(purl.name));
      if (purl.type == "oci" || purl.type == "docker") to.push_back("i:" + purl.name);
      if (isDigest(purl.version)) to.push_back("a:digest:" + purl.version);
      if (purl.type == "github")
        to.push_back("a:" + normaliseIdentity("repo:github.com/" + purl.nameSpace + "/" + purl.name));
      if (purl.type == "bitbucket")
        to.push_back("a:" + normaliseIdentity("repo:bitbucket.org/" + purl.nameSpace + "/" + purl.name));
      return;
    }
    case Kind::kCpe: {
      if (!stated.cpe) return;
      const CpeValue& product = stated.cpe->at(CpeAttribute::kProduct);
      to.push_back(product.isText() && !product.hasWildcards() ? "n:" + folded(product.text) : "*");
      return;
    }
    case Kind::kNamed:
      to.push_back("n:" + stated.name);
      to.push_back("t:" + stated.name + folded(stated.version));
      to.push_back("t:" + stated.vendor + stated.name + folded(stated.version));
      return;
    case Kind::kDigest:
      to.push_back("a:" + stated.text);
      return;
    case Kind::kOther:
      break;
  }
  for (const std::string_view scheme : {"image:", "repo:", "name:", "host:", "url:"})
    to.push_back("a:" + normaliseIdentity(std::string(scheme) + stated.text));
  if (stated.linked == nullptr) return;
  for (const uint32_t row : *stated.linked) {
    const uint32_t component = tables_.names.component[row];
    const uint32_t asset = tables_.names.asset[row];
    if (component != kNone) to.push_back("c:" + std::to_string(identities_.componentOf[component]));
    if (asset != kNone) to.push_back("s:" + std::to_string(identities_.assetOf[asset]));
  }
}

void VexMatcher::addComponentKeys(ComponentId component, std::vector<std::string>& to) {
  to.push_back("*");
  to.push_back("c:" + std::to_string(component));
  for (const std::string& name : known(component).names) to.push_back("n:" + name);
}

void VexMatcher::addAssetKeys(AssetId asset, std::vector<std::string>& to) {
  const UnitedAsset& is = identities_.assets[asset];
  to.push_back("s:" + std::to_string(asset));
  to.push_back("t:" + folded(is.name));
  if (const auto at = subjects_.find(asset); at != subjects_.end()) {
    for (const ComponentId subject : at->second) addComponentKeys(subject, to);
  }
  for (const std::string& identity : is.identities) {
    to.push_back("a:" + identity);
    if (!identity.starts_with("image:")) continue;
    const std::string_view bare = withoutTag(identity).substr(6);
    to.push_back("i:" + std::string(bare.substr(bare.rfind('/') + 1)));
  }
}

void VexMatcher::addStepKeys(std::string_view step, std::vector<std::string>& to) {
  if (step.starts_with("pkg:")) {
    Result<PurlReading> reading = readPurl(step);
    if (reading.ok()) to.push_back("n:" + folded(reading.value().purl.name));
    return;
  }
  const size_t at = step.rfind('@');
  if (at != std::string_view::npos && at > 0) step = step.substr(0, at);
  to.push_back("n:" + folded(step.substr(step.find_last_of("/:") + 1)));
}

}  // namespace postern
