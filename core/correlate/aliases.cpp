// SPDX-License-Identifier: Apache-2.0
// Vulnerability aliases: a file that states CVE-x = GHSA-y teaches the whole estate. Taught by stated alias
// lists, and by results that name at most one id per namespace. Two different CVEs are never united, by no
// chain of statements; a bulletin that is stated with two CVEs covers both and is an alias of neither.
#include "correlate/aliases.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "correlate/apart_sets.h"

namespace postern {
namespace {

std::string_view namespaceOf(std::string_view id) {
  const size_t dash = id.find('-');
  return dash == std::string_view::npos ? id : id.substr(0, dash);
}

// Bulletins of distributions and vendors: one of them mends several flaws.
bool isBulletin(std::string_view id) {
  static constexpr std::string_view kPrefixes[] = {
      "RHSA-", "RHBA-", "RHEA-",   "DSA-",   "DLA-",      "USN-",  "ELSA-", "ALSA-", "RLSA-",
      "ALAS",  "SUSE-", "FEDORA-", "MGASA-", "openSUSE-", "GLSA-", "VMSA-", "MS",    "KB"};
  return std::any_of(std::begin(kPrefixes), std::end(kPrefixes),
                     [&](std::string_view prefix) { return id.starts_with(prefix); });
}

bool isCve(std::string_view id) { return id.starts_with("CVE-"); }

// CVE before GHSA before everything else, then by text.
int rankOf(std::string_view id) {
  if (isCve(id)) return 0;
  if (id.starts_with("GHSA-")) return 1;
  return 2;
}

struct Statement {
  StringId a, b;  // a before b by text
  uint32_t report;
  bool listed;  // in a list of aliases
};

class AliasGroups {
 public:
  AliasGroups(const StringPool& strings, Identities& out)
      : strings_(strings), out_(out), sets_(strings.size()), cve_(strings.size(), kNoString) {}

  void keepApart(StringId a, StringId b) {
    note(a);
    note(b);
    sets_.keepApart(a, b);
  }
  void learn(StringId a, StringId b, uint32_t report, std::string reason) {
    const StringId x = sets_.find(note(a));
    const StringId y = sets_.find(note(b));
    if (x == y) return;
    if (cve_[x] != kNoString && cve_[y] != kNoString && cve_[x] != cve_[y]) return;
    const StringId known = cve_[x] != kNoString ? cve_[x] : cve_[y];
    if (!sets_.unite(x, y)) return;
    cve_[sets_.find(x)] = known;
    out_.aliasUnions.push_back({a, b, report, std::move(reason)});
  }

  void finish() {
    std::vector<StringId>& best = out_.canonicalVulnerability;
    best.resize(strings_.size());
    for (StringId id = 0; id < best.size(); ++id) best[id] = id;
    for (const StringId id : seen_) {
      StringId& chosen = best[sets_.find(id)];
      const auto order = [&](StringId x) { return std::pair(rankOf(strings_.text(x)), strings_.text(x)); };
      if (order(id) < order(chosen)) chosen = id;
    }
    for (const StringId id : seen_) best[id] = best[sets_.find(id)];
  }

 private:
  StringId note(StringId id) {
    if (marked_.empty()) marked_.resize(strings_.size());
    if (!marked_[id]) {
      marked_[id] = true;
      seen_.push_back(id);
      if (isCve(strings_.text(id))) cve_[id] = id;
    }
    return id;
  }

  const StringPool& strings_;
  Identities& out_;
  ApartSets sets_;
  std::vector<StringId> cve_;  // of a set's root: its CVE
  std::vector<StringId> seen_;
  std::vector<bool> marked_;
};

class Statements {
 public:
  explicit Statements(const Tables& tables) : tables_(tables) {
    fromLists();
    fromResults();
    sort();
    dropCoverings();
  }
  const std::vector<Statement>& all() const { return all_; }

 private:
  void state(StringId a, StringId b, uint32_t report, bool listed) {
    if (a == b || a == kNoString || b == kNoString) return;
    if (tables_.strings.text(b) < tables_.strings.text(a)) std::swap(a, b);
    all_.push_back({a, b, report, listed});
  }
  void fromLists() {
    const VulnerabilityColumns& facts = tables_.vulnerabilities;
    for (uint32_t row = 0; row < facts.rows; ++row) {
      for (uint32_t i = facts.aliases.begin[row]; i < facts.aliases.begin[row + 1]; ++i)
        state(facts.id[row], facts.aliases.items[i], tables_.vulnerabilityReport[row], true);
    }
  }
  void fromResults();
  void sort();
  void dropCoverings();

  const Tables& tables_;
  std::vector<Statement> all_;
};

void Statements::fromResults() {
  const StringPool& strings = tables_.strings;
  const ListColumn& said = tables_.observations.vulnerabilities;
  for (uint32_t row = 0; row < tables_.observations.rows; ++row) {
    const uint32_t from = said.begin[row];
    const uint32_t to = said.begin[row + 1];
    bool clear = to - from > 1 && to - from < 8;
    for (uint32_t i = from; clear && i < to; ++i) {
      for (uint32_t j = i + 1; clear && j < to; ++j)
        clear = namespaceOf(strings.text(said.items[i])) != namespaceOf(strings.text(said.items[j]));
    }
    for (uint32_t i = from + 1; clear && i < to; ++i)
      state(said.items[from], said.items[i], tables_.observationReport[row], false);
  }
}

// In the order of their texts, so that a refused (contradictory) one is the same in any file order.
void Statements::sort() {
  const auto same = [](const Statement& x, const Statement& y) { return x.a == y.a && x.b == y.b; };
  std::sort(all_.begin(), all_.end(), [](const Statement& x, const Statement& y) {
    return std::tuple(x.a, x.b, !x.listed, x.report) < std::tuple(y.a, y.b, !y.listed, y.report);
  });
  all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
  const StringPool& strings = tables_.strings;
  std::sort(all_.begin(), all_.end(), [&](const Statement& x, const Statement& y) {
    return std::pair(strings.text(x.a), strings.text(x.b)) < std::pair(strings.text(y.a), strings.text(y.b));
  });
}

void Statements::dropCoverings() {
  std::unordered_map<StringId, StringId> cveOf;  // of an id that is none: its CVE; kNone = several
  const auto cveIn = [&](const Statement& s) { return isCve(tables_.strings.text(s.a)) ? s.a : s.b; };
  const auto isMixed = [&](const Statement& s) {
    return isCve(tables_.strings.text(s.a)) != isCve(tables_.strings.text(s.b));
  };
  for (const Statement& s : all_) {
    if (!isMixed(s)) continue;
    const StringId cve = cveIn(s);
    const auto [at, fresh] = cveOf.try_emplace(s.a == cve ? s.b : s.a, cve);
    const bool covers = isBulletin(tables_.strings.text(at->first));
    if (!fresh && at->second != cve && covers) at->second = kNone;
  }
  const auto covers = [&](const Statement& s) {
    if (!isMixed(s)) return false;
    const StringId cve = cveIn(s);
    return cveOf[s.a == cve ? s.b : s.a] == kNone;
  };
  all_.erase(std::remove_if(all_.begin(), all_.end(), covers), all_.end());
}

}  // namespace

void uniteVulnerabilities(const Tables& tables, const std::vector<SaidPair>& said, Identities& out) {
  AliasGroups groups(tables.strings, out);
  for (const bool same : {false, true}) {  // what is kept apart binds what is joined
    for (const SaidPair& pair : said) {
      const StringId a = tables.strings.find(pair.a);
      const StringId b = tables.strings.find(pair.b);
      if (pair.same != same || a == kNoString || b == kNoString) continue;
      if (same) {
        groups.learn(a, b, kNone, describe(pair));
      } else {
        groups.keepApart(a, b);
      }
    }
  }
  const Statements statements(tables);
  for (const Statement& s : statements.all())
    groups.learn(s.a, s.b, s.report, s.listed ? "stated as aliases" : "named together by one result");
  groups.finish();
}

}  // namespace postern
