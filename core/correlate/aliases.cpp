// SPDX-License-Identifier: Apache-2.0
// Vulnerability aliases: a file that states CVE-x = GHSA-y teaches the whole estate. Taught by stated alias
// lists, and by results that name at most one id per namespace. Two different CVEs are never united: that
// needs a wrong statement.
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "correlate/aliases.h"
#include "correlate/union_find.h"

namespace postern {
namespace {

std::string_view namespaceOf(std::string_view id) {
  const size_t dash = id.find('-');
  return dash == std::string_view::npos ? id : id.substr(0, dash);
}

// CVE before GHSA before everything else, then by text.
int rankOf(std::string_view id) {
  if (id.starts_with("CVE-")) return 0;
  if (id.starts_with("GHSA-")) return 1;
  return 2;
}

class AliasGroups {
 public:
  explicit AliasGroups(const StringPool& strings)
      : strings_(strings), sets_(strings.size()), cve_(strings.size(), kNoString) {}

  void learn(StringId a, StringId b) {
    a = sets_.find(note(a));
    b = sets_.find(note(b));
    if (a == b) return;
    if (cve_[a] != kNoString && cve_[b] != kNoString && cve_[a] != cve_[b]) return;
    const StringId known = cve_[a] != kNoString ? cve_[a] : cve_[b];
    sets_.unite(a, b);
    cve_[sets_.find(a)] = known;
  }

  std::vector<StringId> canonical() {
    std::vector<StringId> best(strings_.size());
    for (StringId id = 0; id < best.size(); ++id) best[id] = id;
    for (const StringId id : seen_) {
      StringId& chosen = best[sets_.find(id)];
      const auto order = [&](StringId x) { return std::pair(rankOf(strings_.text(x)), strings_.text(x)); };
      if (order(id) < order(chosen)) chosen = id;
    }
    for (const StringId id : seen_) best[id] = best[sets_.find(id)];
    return best;
  }

 private:
  StringId note(StringId id) {
    if (marked_.size() < strings_.size()) marked_.resize(strings_.size());
    if (!marked_[id]) {
      marked_[id] = true;
      seen_.push_back(id);
      if (strings_.text(id).starts_with("CVE-")) cve_[id] = id;
    }
    return id;
  }

  const StringPool& strings_;
  UnionFind sets_;
  std::vector<StringId> cve_;  // of a set's root: its CVE
  std::vector<StringId> seen_;
  std::vector<bool> marked_;
};

using Pair = std::pair<std::string_view, std::string_view>;

// Statements are learnt in the order of their texts, so that a refused (contradictory) one is the same in any
// file order.
std::vector<Pair> statements(const Tables& tables) {
  std::vector<Pair> pairs;
  const StringPool& strings = tables.strings;
  const auto state = [&](StringId a, StringId b) {
    std::string_view x = strings.text(a);
    std::string_view y = strings.text(b);
    if (x == y) return;
    if (y < x) std::swap(x, y);
    pairs.emplace_back(x, y);
  };
  const VulnerabilityColumns& facts = tables.vulnerabilities;
  for (uint32_t row = 0; row < facts.rows; ++row) {
    for (uint32_t i = facts.aliases.begin[row]; i < facts.aliases.begin[row + 1]; ++i)
      state(facts.id[row], facts.aliases.items[i]);
  }
  const ListColumn& said = tables.observations.vulnerabilities;
  for (uint32_t row = 0; row < tables.observations.rows; ++row) {
    const uint32_t from = said.begin[row];
    const uint32_t to = said.begin[row + 1];
    bool clear = to - from > 1 && to - from < 8;
    for (uint32_t i = from; clear && i < to; ++i) {
      for (uint32_t j = i + 1; clear && j < to; ++j) {
        clear = namespaceOf(strings.text(said.items[i])) != namespaceOf(strings.text(said.items[j]));
      }
    }
    for (uint32_t i = from + 1; clear && i < to; ++i) state(said.items[from], said.items[i]);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

std::vector<StringId> canonicalVulnerabilities(const Tables& tables) {
  AliasGroups groups(tables.strings);
  for (const auto& [a, b] : statements(tables)) groups.learn(tables.strings.find(a), tables.strings.find(b));
  return groups.canonical();
}

}  // namespace postern
