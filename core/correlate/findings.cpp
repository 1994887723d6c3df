// SPDX-License-Identifier: Apache-2.0
// From blocks to findings. Inside a block candidates are tried nearest first; a union is refused when it
// would put two different results of one report into one finding, so a chain of neighbours cannot swallow a
// file.
#include "correlate/findings.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/text.h"
#include "correlate/finding_key.h"
#include "correlate/rules.h"
#include "correlate/union_find.h"

namespace postern {

std::string_view describe(JoinReason reason) {
  switch (reason) {
    case JoinReason::kSameVulnerabilityAndComponent:
      return "same vulnerability, same component, same asset";
    case JoinReason::kSameVulnerabilityAndHost:
      return "same vulnerability, same host";
    case JoinReason::kSameWeaknessSamePlace:
      return "same weakness at the same place";
    case JoinReason::kSameSecret:
      return "same secret in the same asset";
    case JoinReason::kSameEndpointAndWeakness:
      return "same endpoint, same weakness";
    case JoinReason::kSameService:
      return "same port of the same host";
    case JoinReason::kSameResourceAndControl:
      return "same resource, same control";
    case JoinReason::kRepeated:
      return "the same result again";
  }
  return {};
}

namespace {

// Any stated severity stands before what a kind of result usually is, and that before "unknown".
void addSeverity(Severity severity, bool byKind, Finding& finding) {
  if (severity == Severity::kUnknown) return;
  const bool isFirst = finding.severity == Severity::kUnknown;
  if (!isFirst && byKind && !finding.severityByKind) return;
  const bool replaces = isFirst || (!byKind && finding.severityByKind);
  finding.severity = replaces ? severity : std::max(finding.severity, severity);
  finding.severityByKind = byKind;
}

// Candidates looked at per member of a block: a place that a hundred results share is a repetition, found by
// neighbours.
constexpr size_t kLookAhead = 48;
constexpr size_t kLookAheadInCrowd = 8;
constexpr size_t kCrowd = 1000;

struct Candidate {
  uint32_t distance, a, b;
  JoinReason reason;
};

class Correlator {
 public:
  Correlator(const Tables& tables, const Identities& identities)
      : tables_(tables),
        identities_(identities),
        facts_(tables, identities),
        sets_(tables.observations.rows) {}

  Findings run() {
    joinBlocks();
    collect();
    std::vector<ContentHash> keys = findingKeys(facts_, out_);
    order(keys);
    return std::move(out_);
  }

 private:
  void joinBlocks();
  void joinBlock(BlockKind kind, std::vector<uint32_t>& members);
  void pairMoved(std::vector<uint32_t>& members);
  void unite(const Candidate& candidate, BlockKind kind);
  /// One observation per report that speaks in a finding-to-be: a report's others there are its repetitions.
  struct Said {
    uint32_t report, observation;
  };
  std::vector<Said>& saidBy(uint32_t root);
  void collect();
  void describeFinding(Finding& finding);
  void order(const std::vector<ContentHash>& keys);

  const Tables& tables_;
  const Identities& identities_;
  ObservationFacts facts_;
  UnionFind sets_;
  std::unordered_map<uint32_t, std::vector<Said>> said_;  // by root, of those with more than one member
  Findings out_;
};

void Correlator::joinBlocks() {
  std::vector<BlockKey> keys;
  keys.reserve(tables_.observations.rows * 2);
  for (uint32_t row = 0; row < tables_.observations.rows; ++row) emitBlocks(facts_, row, keys);
  std::sort(keys.begin(), keys.end(), [](const BlockKey& a, const BlockKey& b) {
    return std::tuple(a.kind, a.hash, a.observation) < std::tuple(b.kind, b.hash, b.observation);
  });
  std::vector<uint32_t> members;
  for (size_t from = 0; from < keys.size();) {
    size_t to = from + 1;
    while (to < keys.size() && keys[to].hash == keys[from].hash && keys[to].kind == keys[from].kind) ++to;
    if (to - from > 1) {
      members.clear();
      for (size_t i = from; i < to; ++i) members.push_back(keys[i].observation);
      joinBlock(keys[from].kind, members);
    }
    from = to;
  }
}

void Correlator::joinBlock(BlockKind kind, std::vector<uint32_t>& members) {
  std::sort(members.begin(), members.end(), [&](uint32_t a, uint32_t b) {
    return std::tuple(facts_.line(a), a) < std::tuple(facts_.line(b), b);
  });
  std::vector<Candidate> candidates;
  const bool byLine =
      kind == BlockKind::kCode || kind == BlockKind::kSecretPlace || kind == BlockKind::kMisconfiguration;
  const size_t lookAhead = members.size() > kCrowd ? kLookAheadInCrowd : kLookAhead;
  for (size_t i = 0; i < members.size(); ++i) {
    for (size_t j = i + 1; j < members.size() && j <= i + lookAhead; ++j) {
      const uint32_t distance = facts_.line(members[j]) - facts_.line(members[i]);
      if (byLine && distance > kLineWindow && facts_.line(members[i]) != 0) break;
      const uint32_t a = std::min(members[i], members[j]);
      const uint32_t b = std::max(members[i], members[j]);
      if (kind == BlockKind::kMoved && facts_.snippet(a) == kNoString) continue;
      if (const auto reason = confirm(facts_, kind, a, b)) candidates.push_back({distance, a, b, *reason});
    }
  }
  if (byLine || kind == BlockKind::kMoved) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
      return std::tuple(x.distance, x.a, x.b) < std::tuple(y.distance, y.a, y.b);
    });
  }
  for (const Candidate& candidate : candidates) unite(candidate, kind);
  if (kind == BlockKind::kMoved) pairMoved(members);
}

// Two scans of one tool: where both say a rule equally often in a file, the results are the same ones, in
// line order.
void Correlator::pairMoved(std::vector<uint32_t>& members) {
  std::stable_sort(members.begin(), members.end(),
                   [&](uint32_t a, uint32_t b) { return facts_.report(a) < facts_.report(b); });
  size_t firstEnd = 0;
  while (firstEnd < members.size() && facts_.report(members[firstEnd]) == facts_.report(members[0]))
    ++firstEnd;
  for (size_t from = firstEnd; from < members.size();) {
    size_t to = from;
    while (to < members.size() && facts_.report(members[to]) == facts_.report(members[from])) ++to;
    if (to - from == firstEnd) {
      for (size_t i = 0; i < firstEnd; ++i) {
        const uint32_t a = members[i];
        const uint32_t b = members[from + i];
        if (facts_.title(a) != facts_.title(b)) continue;
        const uint32_t x = facts_.line(a);
        const uint32_t y = facts_.line(b);
        unite({std::max(x, y) - std::min(x, y), std::min(a, b), std::max(a, b), JoinReason::kRepeated},
              BlockKind::kMoved);
      }
    }
    from = to;
  }
}

std::vector<Correlator::Said>& Correlator::saidBy(uint32_t root) {
  std::vector<Said>& said = said_[root];
  if (said.empty()) said.push_back({facts_.report(root), root});
  return said;
}

void Correlator::unite(const Candidate& candidate, BlockKind kind) {
  const uint32_t a = sets_.find(candidate.a);
  const uint32_t b = sets_.find(candidate.b);
  if (a == b) return;
  std::vector<Said>& left = saidBy(a);
  std::vector<Said>& right = saidBy(b);
  const bool loose = kind == BlockKind::kVulnerability || kind == BlockKind::kHostVulnerability ||
                     kind == BlockKind::kSecret || kind == BlockKind::kExposure || kind == BlockKind::kOther;
  if (!loose) {
    for (const Said& x : left) {
      for (const Said& y : right) {
        if (x.report == y.report && !isRepetition(facts_, kind, x.observation, y.observation)) return;
      }
    }
  }
  sets_.unite(a, b);
  const uint32_t root = sets_.find(a);
  std::vector<Said>& into = root == a ? left : right;
  std::vector<Said>& from = root == a ? right : left;
  for (const Said& said : from) {
    const bool known =
        std::any_of(into.begin(), into.end(), [&](const Said& other) { return other.report == said.report; });
    if (!known) into.push_back(said);
  }
  said_.erase(root == a ? b : a);
  out_.joins.push_back({candidate.a, candidate.b, candidate.reason, candidate.distance});
}

void Correlator::collect() {
  const uint32_t rows = tables_.observations.rows;
  std::vector<uint32_t> findingOfRoot(rows, kNone);
  out_.findingOf.resize(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    const uint32_t root = sets_.find(row);
    if (findingOfRoot[root] == kNone) {
      findingOfRoot[root] = static_cast<uint32_t>(out_.rows.size());
      out_.rows.emplace_back();
    }
    out_.findingOf[row] = findingOfRoot[root];
    ++out_.rows[findingOfRoot[root]].members;
  }
  uint32_t next = 0;
  for (Finding& finding : out_.rows) {
    finding.firstMember = next;
    next += finding.members;
    finding.members = 0;
  }
  out_.observations.resize(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    Finding& finding = out_.rows[out_.findingOf[row]];
    out_.observations[finding.firstMember + finding.members++] = row;
  }
  for (Finding& finding : out_.rows) describeFinding(finding);
}

void Correlator::describeFinding(Finding& finding) {
  const ObservationColumns& columns = tables_.observations;
  const auto better = [&](uint32_t a,
                          uint32_t b) {  // open before closed, severe before mild, placed before vague
    return std::tuple(columns.state[a], -static_cast<int>(columns.severity[a]), columns.line[a] == 0, a) <
           std::tuple(columns.state[b], -static_cast<int>(columns.severity[b]), columns.line[b] == 0, b);
  };
  const auto first = out_.observations.begin() + finding.firstMember;
  const auto last = first + finding.members;
  finding.representative = *std::min_element(first, last, better);
  finding.kind = static_cast<ObservationKind>(columns.kind[finding.representative]);
  finding.asset = facts_.asset(finding.representative);
  finding.state = static_cast<State>(columns.state[finding.representative]);
  std::vector<StringId> tools;
  for (auto at = first; at != last; ++at) {
    const uint32_t row = *at;
    addSeverity(static_cast<Severity>(columns.severity[row]), (columns.flags[row] & kFlagSeverityByKind) != 0,
                finding);
    if (finding.component == kNone && columns.component[row] != kNone) {
      finding.component = identities_.componentOf[columns.component[row]];
    }
    for (uint32_t i = columns.weaknesses.begin[row]; i < columns.weaknesses.begin[row + 1]; ++i) {
      finding.weaknesses.push_back(columns.weaknesses.items[i]);
    }
    for (uint32_t i = columns.vulnerabilities.begin[row]; i < columns.vulnerabilities.begin[row + 1]; ++i) {
      finding.vulnerabilities.push_back(columns.vulnerabilities.items[i]);
      finding.vulnerabilities.push_back(identities_.canonicalVulnerability[columns.vulnerabilities.items[i]]);
    }
    tools.push_back(facts_.tool(row));
  }
  const auto unique = [](auto& list) { list.erase(std::unique(list.begin(), list.end()), list.end()); };
  std::sort(finding.weaknesses.begin(), finding.weaknesses.end());
  unique(finding.weaknesses);
  std::sort(finding.vulnerabilities.begin(), finding.vulnerabilities.end(), [&](StringId a, StringId b) {
    const auto rank = [&](StringId id) {
      return std::tuple(identities_.canonicalVulnerability[id] != id, tables_.strings.text(id));
    };
    return rank(a) < rank(b);
  });
  unique(finding.vulnerabilities);
  std::sort(tools.begin(), tools.end());
  unique(tools);
  finding.tools = static_cast<uint32_t>(tools.size());
}

void Correlator::order(const std::vector<ContentHash>& keys) {
  std::vector<uint32_t> byKey(out_.rows.size());
  for (uint32_t i = 0; i < byKey.size(); ++i) byKey[i] = i;
  std::sort(byKey.begin(), byKey.end(), [&](uint32_t a, uint32_t b) { return keys[a] < keys[b]; });
  std::vector<uint32_t> place(byKey.size());
  std::vector<Finding> rows;
  rows.reserve(byKey.size());
  for (uint32_t at = 0; at < byKey.size(); ++at) {
    place[byKey[at]] = at;
    rows.push_back(std::move(out_.rows[byKey[at]]));
    rows.back().key = keys[byKey[at]];
  }
  out_.rows = std::move(rows);
  for (uint32_t& finding : out_.findingOf) finding = place[finding];
  std::sort(out_.joins.begin(), out_.joins.end(), [&](const Join& x, const Join& y) {
    return std::tuple(out_.findingOf[x.a], x.a, x.b) < std::tuple(out_.findingOf[y.a], y.a, y.b);
  });
  for (uint32_t i = 0; i < out_.joins.size(); ++i) {
    Finding& finding = out_.rows[out_.findingOf[out_.joins[i].a]];
    if (finding.joins++ == 0) finding.firstJoin = i;
  }
}

}  // namespace

Findings correlate(const Tables& tables, const Identities& identities) {
  return Correlator(tables, identities).run();
}

}  // namespace postern
