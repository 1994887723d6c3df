// SPDX-License-Identifier: Apache-2.0
// See vex.h.
#include "enrich/vex.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "enrich/vex_match.h"
#include "enrich/vex_paths.h"
#include "vocab/version_order.h"

namespace postern {
namespace {

bool closes(VexStatus status) { return status == VexStatus::kNotAffected || status == VexStatus::kFixed; }

class Applier {
 public:
  Applier(const Tables& tables, const Identities& identities, const Findings& findings)
      : tables_(tables),
        identities_(identities),
        findings_(findings),
        vex_(tables.vex),
        matcher_(tables, identities),
        paths_(tables, identities, findings) {
    indexStatements();
    findSuperseded();
  }

  VexOfFindings run() {
    VexOfFindings out;
    for (uint32_t row = 0; row < findings_.rows.size(); ++row) {
      VexOfFinding said = apply(row);
      if (said.statement != kNone || !said.others.empty()) out.said.push_back(std::move(said));
    }
    if (out.said.empty()) return out;
    markRestatements(out);
    out.status.resize(findings_.rows.size());
    for (const VexOfFinding& said : out.said) {
      if (said.statement == kNone) continue;
      FindingStatus& status = out.status[said.finding];
      status.from = StatusFrom::kVex;
      const auto stated = static_cast<VexStatus>(vex_.status[said.statement]);
      if (stated == VexStatus::kNotAffected) status.state = State::kFalsePositive;
      if (stated == VexStatus::kFixed) status.state = State::kFixed;
      if (said.restates != kNone && !closes(stated)) status.state = State::kSuppressed;
    }
    return out;
  }

 private:
  std::string_view text(StringId id) const { return tables_.strings.text(id); }
  StringId canonical(StringId id) const { return identities_.canonicalVulnerability[id]; }

  /// By vulnerability, and by what the statement may be about: its parts where it names some.
  void indexStatements() {
    std::vector<std::string> keys;
    for (uint32_t row = 0; row < vex_.rows; ++row) {
      if (vex_.status[row] == static_cast<uint8_t>(VexStatus::kUnstated)) continue;
      std::set<StringId> ids{canonical(vex_.vulnerability[row])};
      for (uint32_t i = vex_.aliases.begin[row]; i < vex_.aliases.begin[row + 1]; ++i)
        ids.insert(canonical(vex_.aliases.items[i]));
      keys.clear();
      const ListColumn& about = hasParts(row) ? vex_.subcomponents : vex_.products;
      for (uint32_t i = about.begin[row]; i < about.begin[row + 1]; ++i)
        matcher_.addKeys(about.items[i], keys);
      for (const StringId id : ids) {
        for (const std::string& key : keys) {
          std::vector<uint32_t>& rows = statements_[id][key];
          if (rows.empty() || rows.back() != row) rows.push_back(row);
        }
      }
    }
  }

  static int compareVersionTexts(std::string_view a, std::string_view b) {
    const auto order = compareVersions(VersionScheme::kGeneric, a, b);
    return !order || *order == 0 ? 0 : *order < 0 ? -1 : 1;
  }

  /// The newest version of each document, by author and id.
  void findSuperseded() {
    std::map<std::pair<StringId, StringId>, StringId> newest;
    for (uint32_t row = 0; row < vex_.rows; ++row) {
      if (vex_.document[row] == kNoString || vex_.documentVersion[row] == kNoString) continue;
      const auto [at, fresh] =
          newest.try_emplace({vex_.author[row], vex_.document[row]}, vex_.documentVersion[row]);
      if (!fresh && compareVersionTexts(text(at->second), text(vex_.documentVersion[row])) < 0)
        at->second = vex_.documentVersion[row];
    }
    superseded_.resize(vex_.rows);
    for (uint32_t row = 0; row < vex_.rows; ++row) {
      const auto at = newest.find({vex_.author[row], vex_.document[row]});
      superseded_[row] = at != newest.end() && vex_.documentVersion[row] != kNoString &&
                         compareVersionTexts(text(vex_.documentVersion[row]), text(at->second)) < 0;
    }
  }

  /// An author whose name the product's namespace or vendor is speaks as its vendor.
  VexAuthority authorityOf(uint32_t row) {
    const auto stated = static_cast<VexAuthority>(vex_.authority[row]);
    if (stated != VexAuthority::kOther && stated != VexAuthority::kUnknown) return stated;
    const std::string author = toLowerAscii(text(vex_.author[row]));
    for (uint32_t i = vex_.products.begin[row]; i < vex_.products.begin[row + 1]; ++i) {
      const std::string_view product = text(vex_.products.items[i]);
      std::string vendor;
      if (product.starts_with("named:")) {
        vendor = toLowerAscii(product.substr(6, product.find('\t') - 6));
      } else if (product.starts_with("pkg:")) {
        const Result<PurlReading> purl = readPurl(product);
        if (purl.ok()) vendor = toLowerAscii(purl.value().purl.nameSpace);
      }
      if (vendor.size() >= 3 && author.find(vendor) != std::string::npos) return VexAuthority::kVendor;
    }
    return stated;
  }

  /// Whether `a` stands where both apply.
  bool isBetter(uint32_t a, uint32_t b) {
    if (superseded_[a] != superseded_[b]) return superseded_[b];
    if (vex_.at[a] != vex_.at[b]) return vex_.at[a] > vex_.at[b];  // without a time: the earliest of all
    const VexAuthority mine = authorityOf(a);
    const VexAuthority theirs = authorityOf(b);
    if (mine != theirs) return mine > theirs;
    const int version = compareVersionTexts(text(vex_.documentVersion[a]), text(vex_.documentVersion[b]));
    if (version != 0) return version > 0;
    if (vex_.updated[a] != vex_.updated[b]) return vex_.updated[a] > vex_.updated[b];
    return a > b;  // rows are in the order of documents' hashes, and of each document
  }

  template <typename Test>
  bool anyOf(const ListColumn& list, uint32_t row, Test&& test) const {
    for (uint32_t i = list.begin[row]; i < list.begin[row + 1]; ++i) {
      if (test(list.items[i])) return true;
    }
    return false;
  }
  bool hasParts(uint32_t row) const {
    return vex_.subcomponents.begin[row] != vex_.subcomponents.begin[row + 1];
  }
  bool isProduct(uint32_t row, ComponentId component, AssetId asset) {
    const StringId versions = hasParts(row) ? kNoString : vex_.versions[row];
    return component != kNone && anyOf(vex_.products, row, [&](StringId id) {
             return matcher_.isComponent(id, versions, component, asset);
           });
  }
  /// The product is the distribution that the component is a package of ("openssl of RHEL 8").
  bool isPlatform(uint32_t row, ComponentId component) {
    if (component == kNone || !hasParts(row)) return false;
    const bool pinned = anyOf(vex_.subcomponents, row, [&](StringId id) { return matcher_.isPinned(id); });
    return anyOf(vex_.products, row, [&](StringId id) { return matcher_.isPlatform(id, component, pinned); });
  }
  /// Of a product with named parts, whether the component is one of them; of one without, always.
  bool isPart(uint32_t row, ComponentId component, AssetId asset) {
    if (!hasParts(row)) return true;
    return component != kNone && anyOf(vex_.subcomponents, row, [&](StringId id) {
             return matcher_.isComponent(id, vex_.versions[row], component, asset);
           });
  }

  /// Rows that may be about the finding or what its component is in.
  std::set<uint32_t> candidates(const Finding& finding, const std::vector<ComponentId>& dependents) {
    std::vector<std::string> keys;
    matcher_.addAssetKeys(finding.asset, keys);
    if (finding.component != kNone) matcher_.addComponentKeys(finding.component, keys);
    for (const ComponentId component : dependents) matcher_.addComponentKeys(component, keys);
    const ListColumn& written = tables_.observations.dependencyPath;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t row = findings_.observations[finding.firstMember + i];
      for (uint32_t at = written.begin[row]; at < written.begin[row + 1]; ++at)
        VexMatcher::addStepKeys(text(written.items[at]), keys);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::set<uint32_t> rows;
    for (const StringId id : finding.vulnerabilities) {
      const auto of = statements_.find(canonical(id));
      if (of == statements_.end()) continue;
      for (const std::string& key : keys) {
        const auto at = of->second.find(key);
        if (at != of->second.end()) rows.insert(at->second.begin(), at->second.end());
      }
    }
    return rows;
  }
  bool hasStatements(const Finding& finding) const {
    return std::any_of(finding.vulnerabilities.begin(), finding.vulnerabilities.end(),
                       [&](StringId id) { return statements_.count(canonical(id)) > 0; });
  }

  /// Statements about the finding itself, and those about what its component is in.
  void sortApplicable(const Finding& finding, const std::vector<ComponentId>& dependents,
                      std::vector<uint32_t>& direct, std::vector<uint32_t>& around) {
    for (const uint32_t row : candidates(finding, dependents)) {
      if (!isPart(row, finding.component, finding.asset)) continue;
      const bool isItself =
          isProduct(row, finding.component, finding.asset) || isPlatform(row, finding.component) ||
          anyOf(vex_.products, row, [&](StringId id) { return matcher_.isAsset(id, finding.asset); });

      (isItself ? direct : around).push_back(row);
    }
  }

  VexOfFinding apply(uint32_t index) {
    const Finding& finding = findings_.rows[index];
    VexOfFinding said;
    said.finding = index;
    if (!hasStatements(finding)) return said;
    const std::vector<ComponentId> dependents = paths_.dependents(finding);
    std::vector<uint32_t> direct, around;
    sortApplicable(finding, dependents, direct, around);
    if (!around.empty()) applyAround(finding, dependents, around, direct, said.others);
    const auto better = [&](uint32_t a, uint32_t b) { return isBetter(a, b); };
    std::sort(direct.begin(), direct.end(), better);
    if (!direct.empty() && !superseded_[direct[0]]) said.statement = direct[0];
    said.others.insert(said.others.end(), direct.begin() + (said.statement == kNone ? 0 : 1), direct.end());
    std::sort(said.others.begin(), said.others.end(), better);
    return said;
  }

  /// The statement that stands for each component around the finding's; those that close it on all paths are
  /// as good as about itself, others are shown only.
  void applyAround(const Finding& finding, const std::vector<ComponentId>& dependents,
                   const std::vector<uint32_t>& around, std::vector<uint32_t>& direct,
                   std::vector<uint32_t>& others) {
    std::unordered_map<ComponentId, uint32_t> standing;
    std::set<uint32_t> applicable;
    for (const ComponentId component : dependents) {
      for (const uint32_t row : around) {
        if (!isProduct(row, component, finding.asset)) continue;
        applicable.insert(row);
        const auto [at, fresh] = standing.try_emplace(component, row);
        if (!fresh && isBetter(row, at->second)) at->second = row;
      }
    }
    const auto isClosing = [&](uint32_t row) {
      return !superseded_[row] && closes(static_cast<VexStatus>(vex_.status[row]));
    };
    const auto closed = [&](ComponentId component) {
      const auto at = standing.find(component);
      return at != standing.end() && isClosing(at->second);
    };
    const auto stepClosed = [&](std::string_view step) {
      for (const uint32_t row : around) {
        const StringId versions = hasParts(row) ? kNoString : vex_.versions[row];
        const bool isStep =
            anyOf(vex_.products, row, [&](StringId id) { return matcher_.isStep(id, versions, step); });
        if (!isStep) continue;
        applicable.insert(row);
        if (isClosing(row)) return true;
      }
      return false;
    };
    const bool all = paths_.allClosed(finding, closed, stepClosed);
    for (const uint32_t row : applicable) (all && isClosing(row) ? direct : others).push_back(row);
  }

  /// Findings that only a document's own statements make, where another finding is what they are about.
  void markRestatements(VexOfFindings& out) {
    std::unordered_map<uint32_t, uint32_t> seenIn;  // statement -> first finding of a scan that it applies to
    for (const VexOfFinding& said : out.said) {
      if (isOnlyStated(findings_.rows[said.finding])) continue;
      if (said.statement != kNone) seenIn.try_emplace(said.statement, said.finding);
      for (const uint32_t row : said.others) seenIn.try_emplace(row, said.finding);
    }
    for (VexOfFinding& said : out.said) {
      if (said.statement == kNone || !isOnlyStated(findings_.rows[said.finding])) continue;
      const auto at = seenIn.find(said.statement);
      if (at != seenIn.end()) said.restates = at->second;
    }
  }
  bool isOnlyStated(const Finding& finding) const {
    for (uint32_t i = 0; i < finding.members; ++i) {
      const Report& report =
          tables_.reports[tables_.observationReport[findings_.observations[finding.firstMember + i]]];
      if (!report.onlyStates()) return false;
    }
    return true;
  }

  const Tables& tables_;
  const Identities& identities_;
  const Findings& findings_;
  const VexColumns& vex_;
  VexMatcher matcher_;
  VexPaths paths_;
  using ByKey = std::unordered_map<std::string, std::vector<uint32_t>>;
  std::unordered_map<StringId, ByKey> statements_;  // by canonical vulnerability
  std::vector<bool> superseded_;                    // per row of Tables::vex
};

}  // namespace

const VexOfFinding* VexOfFindings::of(uint32_t finding) const {
  const auto at =
      std::lower_bound(said.begin(), said.end(), finding,
                       [](const VexOfFinding& it, uint32_t wanted) { return it.finding < wanted; });
  return at != said.end() && at->finding == finding ? &*at : nullptr;
}

VexOfFindings applyVex(const Tables& tables, const Identities& identities, const Findings& findings) {
  if (tables.vex.rows == 0) return {};
  return Applier(tables, identities, findings).run();
}

std::string describeVex(const Tables& tables, uint32_t row) {
  const VexColumns& vex = tables.vex;
  const auto text = [&](StringId id) { return std::string(tables.strings.text(id)); };
  std::string out(name(static_cast<VexStatus>(vex.status[row])));
  std::replace(out.begin(), out.end(), '_', ' ');
  if (vex.author[row] != kNoString) out += " by " + text(vex.author[row]);
  if (vex.at[row] != kNoTime) out += " on " + formatDate(vex.at[row]);
  if (vex.document[row] != kNoString) {
    out += " (" + text(vex.document[row]);
    if (vex.documentVersion[row] != kNoString) out += " version " + text(vex.documentVersion[row]);
    out += ")";
  }
  for (const StringId part : {vex.justification[row], vex.impact[row]}) {
    if (part != kNoString) out += ": " + text(part);
  }
  return out;
}

}  // namespace postern
