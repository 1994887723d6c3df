// SPDX-License-Identifier: Apache-2.0
// See described_resources.h. Terraform addresses are looked for among the assets of plans and states, logical
// ids among those of the template that the result's file is, Kubernetes names among all objects, or those of
// the manifest that the result's file is where no namespace is said.
#include "correlate/described_resources.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"

namespace postern {
namespace {

constexpr std::string_view kTerraform = "terraform:";
constexpr std::string_view kKubernetes = "k8s:";
constexpr std::string_view kLogicalId = "cloudformation:";  // a tag

std::string_view withoutIndex(std::string_view address) {
  return address.ends_with(']') ? address.substr(0, address.rfind('[')) : address;
}

// "module.a.aws_s3_bucket.logs": after modules a provider's type and a label.
bool isTerraformAddress(std::string_view text) {
  while (text.starts_with("module.")) {
    const size_t next = text.find('.', 7);
    if (next == std::string_view::npos) return false;
    text.remove_prefix(next + 1);
  }
  const size_t dot = text.find('.');
  if (dot == std::string_view::npos || text.find('_') > dot) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dot),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> out = splitList(path, "/!\\");
  out.erase(std::remove(out.begin(), out.end(), std::string_view(".")), out.end());
  return out;
}

// One path is the end of the other: a scanner counts from its repository, a report from where it was dropped.
bool isSameFile(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> x = segments(a);
  const std::vector<std::string_view> y = segments(b);
  const size_t both = std::min(x.size(), y.size());
  return both > 0 && std::equal(x.end() - static_cast<std::ptrdiff_t>(both), x.end(),
                                y.end() - static_cast<std::ptrdiff_t>(both));
}

std::string_view folderOf(std::string_view report) {
  const size_t slash = report.find_last_of("/!");
  return slash == std::string_view::npos ? std::string_view() : report.substr(0, slash);
}

size_t sharedFolders(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> x = segments(folderOf(a));
  const std::vector<std::string_view> y = segments(folderOf(b));
  size_t shared = 0;
  while (shared < std::min(x.size(), y.size()) && x[shared] == y[shared]) ++shared;
  return shared;
}

/// An asset, and a report that states it under the name that is looked for.
struct Stated {
  AssetId asset = kNone;
  uint32_t report = 0;
  bool operator<(const Stated& other) const {
    return std::tie(asset, report) < std::tie(other.asset, other.report);
  }
};

class Resources {
 public:
  Resources(const Tables& tables, Identities& out) : tables_(tables), out_(out) {}

  void find() {
    out_.observationResource.assign(tables_.observations.rows, kNone);
    for (uint32_t row = 0; row < tables_.assets.rows; ++row) learn(row);
    if (terraform_.empty() && templates_.empty() && objects_.empty()) return;
    for (uint32_t row = 0; row < tables_.observations.rows; ++row) {
      const Stated stated = about(row);
      if (stated.asset == kNone || stated.asset == out_.observationAsset[row]) continue;
      out_.observationResource[row] = stated.asset;
      claims_[stated.asset].insert(tables_.observationReport[row]);
      statedIn_.insert(stated);
    }
    dropAmbiguous();
  }

 private:
  using Index = std::map<std::string, std::vector<Stated>, std::less<>>;

  std::string_view reportName(uint32_t report) const { return tables_.reports[report].name; }

  void learn(uint32_t row) {
    const uint32_t report = tables_.assetReport[row];
    if (!tables_.reports[report].context) return;
    const Stated stated{out_.assetOf[row], report};
    const ListColumn& identities = tables_.assets.identities;
    for (uint32_t i = identities.begin[row]; i < identities.begin[row + 1]; ++i) {
      const std::string_view identity = tables_.strings.text(identities.items[i]);
      if (identity.starts_with(kTerraform)) {
        const std::string_view address = identity.substr(kTerraform.size());
        add(terraform_, address, stated);
        if (withoutIndex(address) != address) add(terraform_, withoutIndex(address), stated);
      } else if (identity.starts_with(kKubernetes)) {
        const std::string name = toLowerAscii(identity.substr(kKubernetes.size()));
        add(objects_, name, stated);
        if (const size_t slash = name.find('/'); std::count(name.begin(), name.end(), '/') == 2)
          add(objects_, std::string_view(name).substr(slash + 1), stated);
      }
    }
    const ListColumn& tags = tables_.assets.tags;
    for (uint32_t i = tags.begin[row]; i < tags.begin[row + 1]; ++i) {
      const std::string_view tag = tables_.strings.text(tags.items[i]);
      if (tag.starts_with(kLogicalId)) add(templates_, tag.substr(kLogicalId.size()), stated);
    }
  }

  static void add(Index& index, std::string_view name, const Stated& stated) {
    std::vector<Stated>& all = index[std::string(name)];
    if (std::find_if(all.begin(), all.end(), [&](const Stated& known) {
          return known.asset == stated.asset && known.report == stated.report;
        }) == all.end())
      all.push_back(stated);
  }

  /// What the result names, by the first of its names that is known.
  Stated about(uint32_t row) const {
    const ObservationColumns& seen = tables_.observations;
    if (tables_.reports[tables_.observationReport[row]].context) return {};
    for (uint32_t i = seen.tags.begin[row]; i < seen.tags.begin[row + 1]; ++i) {
      const std::string_view tag = tables_.strings.text(seen.tags.items[i]);
      if (!tag.starts_with(kAddressTag)) continue;
      if (const Stated found = named(row, tag.substr(kAddressTag.size())); found.asset != kNone) return found;
    }
    const std::string_view resource = tables_.strings.text(seen.resource[row]);
    return resource.empty() ? Stated{} : named(row, resource.substr(0, resource.find_first_of(" \t")));
  }

  Stated named(uint32_t row, std::string_view text) const {
    if (isTerraformAddress(text)) {
      if (const Stated found = only(terraform_, text, row, false); found.asset != kNone) return found;
      // Terrascan's words for objects of manifests: "kubernetes_deployment.web".
      constexpr std::string_view kPrefix = "kubernetes_";
      const size_t dot = text.find('.');
      if (!text.starts_with(kPrefix)) return {};
      std::string kind(text.substr(kPrefix.size(), dot - kPrefix.size()));
      kind.erase(std::remove(kind.begin(), kind.end(), '_'), kind.end());
      return only(objects_, kind + "/" + toLowerAscii(text.substr(dot + 1)), row, true);
    }
    if (text.starts_with("AWS::")) {
      const size_t dot = text.rfind('.');
      return dot == std::string_view::npos ? Stated{} : only(templates_, text.substr(dot + 1), row, true);
    }
    if (const size_t slash = text.find('/'); slash != std::string_view::npos && slash > 0)
      return only(objects_, toLowerAscii(text), row, true);
    const std::vector<std::string_view> parts = split(text, '.');
    if (parts.size() >= 3 && !parts[0].empty() && parts[0][0] >= 'A' && parts[0][0] <= 'Z') {
      const std::string_view name = text.substr(parts[0].size() + parts[1].size() + 2);
      std::string object(parts[1]);
      ((object += '/') += parts[0]) += '/';
      return only(objects_, toLowerAscii(object += name), row, false);
    }
    return text.find('.') == std::string_view::npos ? only(templates_, text, row, true) : Stated{};
  }

  bool isElsewhere(uint32_t report, uint32_t configuration) const {
    const AssetId a = out_.reportAsset[report];
    const AssetId b = out_.reportAsset[configuration];
    return a != kNone && b != kNone && a != b;
  }

  // The one asset of that name; of several the one whose configuration lies nearest.
  Stated only(const Index& index, std::string_view name, uint32_t row, bool sameFile) const {
    const auto at = index.find(name);
    if (at == index.end()) return {};
    const uint32_t report = tables_.observationReport[row];
    const std::string_view file = tables_.strings.text(tables_.observations.file[row]);
    Stated best;
    size_t shared = 0;
    bool isOne = true;
    for (const Stated& stated : at->second) {
      if (isElsewhere(report, stated.report)) continue;
      if (sameFile && !isSameFile(file, reportName(stated.report))) continue;
      const size_t near = sharedFolders(reportName(report), reportName(stated.report));
      if (best.asset == kNone || near > shared) {
        isOne = true;
        best = stated;
        shared = near;
      } else if (near == shared && stated.asset != best.asset) {
        isOne = false;
      }
    }
    return isOne ? best : Stated{};
  }

  // Two scans by one tool from different folders are of two repositories, for all that is known: the nearest
  // to the configuration is the one that is meant.
  void dropAmbiguous() {
    std::map<AssetId, std::set<uint32_t>> dropped;
    for (const auto& [asset, reports] : claims_) {
      std::map<StringId, std::vector<uint32_t>> byTool;
      for (const uint32_t report : reports) byTool[tables_.reports[report].format].push_back(report);
      for (const auto& [tool, claimants] : byTool) {
        const auto nearness = [&, &id = asset](uint32_t report) {
          size_t most = 0;
          for (auto at = statedIn_.lower_bound({id, 0}); at != statedIn_.end() && at->asset == id; ++at)
            most = std::max(most, sharedFolders(reportName(report), reportName(at->report)));
          return most;
        };
        size_t most = 0;
        for (const uint32_t report : claimants) most = std::max(most, nearness(report));
        std::set<std::string_view> folders;
        for (const uint32_t report : claimants) {
          if (nearness(report) == most) folders.insert(folderOf(reportName(report)));
        }
        for (const uint32_t report : claimants) {
          if (nearness(report) < most || folders.size() > 1) dropped[asset].insert(report);
        }
      }
    }
    if (dropped.empty()) return;
    for (uint32_t row = 0; row < tables_.observations.rows; ++row) {
      AssetId& asset = out_.observationResource[row];
      const auto at = asset == kNone ? dropped.end() : dropped.find(asset);
      if (at != dropped.end() && at->second.count(tables_.observationReport[row]) > 0) asset = kNone;
    }
  }

  const Tables& tables_;
  Identities& out_;
  Index terraform_, templates_, objects_;
  std::map<AssetId, std::set<uint32_t>> claims_;
  std::set<Stated> statedIn_;
};

}  // namespace

void findDescribedResources(const Tables& tables, Identities& identities) {
  Resources(tables, identities).find();
}

}  // namespace postern
