// SPDX-License-Identifier: Apache-2.0
// Whether what a VEX document names is a component or an asset of the estate.
//   purl    OpenVEX (go-vex PurlMatches, ECMA-427): type, namespace and name equal; a version or a qualifier
//           that the statement has, the component must have; oci and docker purls are images, github and
//           bitbucket ones repositories
//   CPE     the statement's name is the component's or a superset of it (NISTIR 7696)
//   name    vendor, name and version, or a range of versions
//   others  digests, BOM-Links, image references and names as they are written
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "correlate/identity.h"
#include "vocab/cpe.h"
#include "vocab/purl.h"

namespace postern {

class VexMatcher {
 public:
  VexMatcher(const Tables& tables, const Identities& identities);

  /// `versions` as in POSTERN_VEX_COLUMNS; where it is not empty, versions in identifiers do not count.
  /// A BOM-Link means the component as it is in that BOM's asset; `asset`: where it is.
  bool isComponent(StringId identifier, StringId versions, ComponentId component, AssetId asset);
  bool isAsset(StringId identifier, AssetId asset);
  /// Whether a CPE of an operating system is the one that the component is a package of: the vendor is the
  /// purl's namespace, the version that of its qualifier "distro". `pinned`: the statement names one version
  /// of the package, which says as much.
  bool isPlatform(StringId identifier, ComponentId component, bool pinned);
  /// Whether an identifier of a package names its version.
  bool isPinned(StringId identifier);
  /// A step of a dependency path as a scanner writes it: a purl, "name@version", a name.
  bool isStep(StringId identifier, StringId versions, std::string_view step);

  // For finding the few statements of many that may be about something: where one of the identifier's keys is
  // none of the thing's, it is not meant. An advisory may name ten thousand products.
  void addKeys(StringId identifier, std::vector<std::string>& to);
  void addComponentKeys(ComponentId component, std::vector<std::string>& to);
  void addAssetKeys(AssetId asset, std::vector<std::string>& to);
  static void addStepKeys(std::string_view step, std::vector<std::string>& to);

 private:
  enum class Kind : uint8_t { kPurl, kCpe, kDigest, kNamed, kOther };
  struct Identifier {
    Kind kind = Kind::kOther;
    std::optional<Purl> purl;
    std::optional<Cpe> cpe;
    std::string text;                               ///< of kDigest and kOther, without its type
    std::string vendor, name, version;              ///< of kNamed; folded but for the version
    const std::vector<uint32_t>* linked = nullptr;  ///< rows of Tables::names that a BOM-Link means
  };
  struct Known {
    bool seen = false;
    std::vector<Purl> purls;
    std::vector<Cpe> cpes;
    std::vector<std::string> names;  ///< folded, with and without namespace
    std::string vendor, version;     ///< vendor folded
  };

  const Identifier& identifier(StringId id);
  const Known& known(ComponentId component);
  void findSubjects();
  bool isLinked(const Identifier& stated, std::string_view versions, ComponentId component,
                AssetId asset) const;
  bool isVersion(std::string_view wanted, std::string_view version, std::string_view type) const;
  bool matches(const Purl& stated, std::string_view versions, const Purl& component) const;
  bool isImage(const Purl& purl, const UnitedAsset& asset) const;

  const Tables& tables_;
  const Identities& identities_;
  std::unordered_map<StringId, Identifier> identifiers_;
  // What an asset is, by its latest inventory: "shop 2.0".
  std::unordered_map<AssetId, std::vector<ComponentId>> subjects_;
  std::vector<Known> known_;                                      // per ComponentId
  std::unordered_map<std::string, std::vector<uint32_t>> names_;  // "document#name" -> rows of Tables::names
};

}  // namespace postern
