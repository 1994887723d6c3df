// SPDX-License-Identifier: Apache-2.0
// See finding_rows.h.
#include "correlate/finding_rows.h"

#include <algorithm>
#include <tuple>

namespace postern {
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

uint32_t countDistinct(std::vector<StringId>& ids) {
  if (ids.size() <= 1) return static_cast<uint32_t>(ids.size());
  std::sort(ids.begin(), ids.end());
  return static_cast<uint32_t>(std::unique(ids.begin(), ids.end()) - ids.begin());
}

class Describer {
 public:
  Describer(ObservationFacts& facts, Findings& out)
      : facts_(facts), columns_(facts.tables().observations), out_(out) {}

  void describe(Finding& finding);

 private:
  uint32_t representative(const Finding& finding) const;
  void gatherNames(Finding& finding, size_t& firstWeakness, size_t& firstVulnerability);
  void agree(Finding& finding, Confidence stated, bool seenInCode, bool seenRunning);

  ObservationFacts& facts_;
  const ObservationColumns& columns_;
  Findings& out_;
  std::vector<StringId> tools_, vendors_;
};

// Open before closed, severe before mild, placed before vague.
uint32_t Describer::representative(const Finding& finding) const {
  const auto order = [&](uint32_t row) {
    return std::tuple(columns_.state[row], -static_cast<int>(columns_.severity[row]), columns_.line[row] == 0,
                      row);
  };
  const auto first = out_.observations.begin() + finding.firstMember;
  return *std::min_element(first, first + finding.members,
                           [&](uint32_t a, uint32_t b) { return order(a) < order(b); });
}

void Describer::describe(Finding& finding) {
  finding.representative = representative(finding);
  finding.kind = facts_.kind(finding.representative);
  finding.asset = facts_.asset(finding.representative);
  finding.state = static_cast<State>(columns_.state[finding.representative]);
  tools_.clear();
  vendors_.clear();
  auto stated = Confidence::kUnknown;
  bool seenInCode = false;
  bool seenRunning = false;
  for (uint32_t i = 0; i < finding.members; ++i) {
    const uint32_t row = out_.observations[finding.firstMember + i];
    addSeverity(static_cast<Severity>(columns_.severity[row]),
                (columns_.flags[row] & kFlagSeverityByKind) != 0, finding);
    if (finding.component == kNone && columns_.component[row] != kNone)
      finding.component = facts_.identities().componentOf[columns_.component[row]];
    stated = std::max(stated, static_cast<Confidence>(columns_.confidence[row]));
    seenInCode |= facts_.kind(row) == ObservationKind::kCode;
    seenRunning |= facts_.kind(row) == ObservationKind::kDynamic;
    // Who states something about a product does not find it a second time.
    if (facts_.tables().reports[facts_.report(row)].onlyStates()) continue;
    tools_.push_back(facts_.tool(row));
    vendors_.push_back(facts_.vendor(row));
  }
  if (tools_.empty()) {
    tools_.push_back(facts_.tool(finding.representative));
    vendors_.push_back(facts_.vendor(finding.representative));
  }
  finding.tools = countDistinct(tools_);
  finding.vendors = countDistinct(vendors_);
  agree(finding, stated, seenInCode, seenRunning);
}

void Describer::agree(Finding& finding, Confidence stated, bool seenInCode, bool seenRunning) {
  finding.confidence = stated;
  if (finding.vendors >= 2) finding.confidence = std::max(stated, Confidence::kMedium);
  if (finding.vendors >= 3 || (seenInCode && seenRunning && finding.vendors >= 2))
    finding.confidence = Confidence::kHigh;
}

template <typename T, typename Less>
void sortTail(std::vector<T>& items, size_t first, Less less) {
  const auto begin = items.begin() + static_cast<ptrdiff_t>(first);
  if (items.size() - first < 2) return;
  std::sort(begin, items.end(), less);
  items.erase(std::unique(begin, items.end()), items.end());
}

}  // namespace

void collectFindings(ObservationFacts& facts, FunctionRef<uint32_t(uint32_t)> rootOf, Findings& out) {
  const uint32_t rows = facts.tables().observations.rows;
  std::vector<uint32_t> findingOfRoot(rows, kNone);
  out.rows.clear();
  out.findingOf.resize(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    uint32_t& finding = findingOfRoot[rootOf(row)];
    if (finding == kNone) {
      finding = static_cast<uint32_t>(out.rows.size());
      out.rows.emplace_back();
    }
    out.findingOf[row] = finding;
    ++out.rows[finding].members;
  }
  uint32_t next = 0;
  for (Finding& finding : out.rows) {
    finding.firstMember = next;
    next += finding.members;
    finding.members = 0;
  }
  out.observations.resize(rows);
  for (uint32_t row = 0; row < rows; ++row) {
    Finding& finding = out.rows[out.findingOf[row]];
    out.observations[finding.firstMember + finding.members++] = row;
  }
}

void describeFindings(ObservationFacts& facts, Findings& out) {
  const ObservationColumns& columns = facts.tables().observations;
  const Identities& identities = facts.identities();
  const StringPool& strings = facts.tables().strings;
  Describer describer(facts, out);
  const auto canonicalFirst = [&](StringId a, StringId b) {
    const auto rank = [&](StringId id) {
      return std::tuple(identities.canonicalVulnerability[id] != id, strings.text(id));
    };
    return a != b && rank(a) < rank(b);
  };
  std::vector<std::pair<size_t, size_t>> begins;  // spans are set when the vectors no longer move
  begins.reserve(out.rows.size() + 1);
  for (Finding& finding : out.rows) {
    begins.emplace_back(out.weaknesses.size(), out.vulnerabilities.size());
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t row = out.observations[finding.firstMember + i];
      for (uint32_t j = columns.weaknesses.begin[row]; j < columns.weaknesses.begin[row + 1]; ++j)
        out.weaknesses.push_back(columns.weaknesses.items[j]);
      for (uint32_t j = columns.vulnerabilities.begin[row]; j < columns.vulnerabilities.begin[row + 1]; ++j) {
        const StringId id = columns.vulnerabilities.items[j];
        out.vulnerabilities.push_back(id);
        if (identities.canonicalVulnerability[id] != id)
          out.vulnerabilities.push_back(identities.canonicalVulnerability[id]);
      }
    }
    sortTail(out.weaknesses, begins.back().first, std::less<>());
    sortTail(out.vulnerabilities, begins.back().second, canonicalFirst);
    describer.describe(finding);
  }
  begins.emplace_back(out.weaknesses.size(), out.vulnerabilities.size());
  for (size_t i = 0; i < out.rows.size(); ++i) {
    out.rows[i].weaknesses = {out.weaknesses.data() + begins[i].first,
                              out.weaknesses.data() + begins[i + 1].first};
    out.rows[i].vulnerabilities = {out.vulnerabilities.data() + begins[i].second,
                                   out.vulnerabilities.data() + begins[i + 1].second};
  }
}

}  // namespace postern
