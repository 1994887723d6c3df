// SPDX-License-Identifier: Apache-2.0
// Keys that survive: two labelled scans of ten thousand findings (tools/drift). What was said of a finding of
// the first scan is found again at the finding of the second one that is the same, and at no other.
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <set>

#include "correlate/adoption.h"
#include "formats/import.h"
#include "model/estate.h"
#include "tools/drift/drift_reports.h"

namespace postern {
namespace {

struct Scan {
  explicit Scan(const std::vector<drift::Report>& reports) {
    for (const drift::Report& report : reports) add(report);
    tables = &estate.tables();
    identities = resolveIdentities(*tables);
    findings = correlate(*tables, identities);
    label(reports);
  }

  void add(const drift::Report& report) {
    importInput(report.name, report.text, {}, [&](ImportOutcome&& outcome) {
      EXPECT_FALSE(outcome.failed) << report.name << ": " << outcome.error.message;
      EXPECT_EQ(outcome.observations, report.labels.size()) << report.name;
      if (!outcome.failed) (void)estate.add(std::move(outcome.batch));
    });
  }
  // The n-th observation of a report is its n-th result.
  void label(const std::vector<drift::Report>& reports) {
    std::map<std::string, const drift::Report*> byName;
    for (const drift::Report& report : reports) byName[report.name] = &report;
    labels.resize(findings.rows.size());
    for (const postern::Report& row : tables->reports) {
      const drift::Report& report = *byName.at(row.name);
      for (uint32_t i = 0; i < row.observations && i < report.labels.size(); ++i) {
        labels[findings.findingOf[row.firstObservation + i]].insert(report.labels[i]);
        findingOf[report.labels[i]] = findings.findingOf[row.firstObservation + i];
      }
    }
  }

  Estate estate;
  const Tables* tables = nullptr;
  Identities identities;
  Findings findings;
  std::vector<std::set<uint32_t>> labels;  // per finding
  std::map<uint32_t, uint32_t> findingOf;  // per label
};

bool overlap(const std::set<uint32_t>& a, const std::set<uint32_t>& b) {
  for (const uint32_t x : a) {
    if (b.count(x) > 0) return true;
  }
  return false;
}

struct Verdict {
  uint32_t before = 0, lasting = 0, kept = 0, byTraits = 0, wrong = 0, fresh = 0;
  double rate() const { return lasting == 0 ? 1 : static_cast<double>(kept) / lasting; }
};

Verdict judge(const Scan& before, const Scan& after, const std::vector<Adoption>& adoptions, bool print) {
  Verdict verdict;
  verdict.before = static_cast<uint32_t>(before.findings.rows.size());
  std::map<uint32_t, Adoption> of;
  std::set<uint32_t> adopted;
  for (const Adoption& adoption : adoptions) {
    of[adoption.earlier] = adoption;
    adopted.insert(adoption.finding);
    verdict.byTraits += adoption.by == AdoptedBy::kKey ? 0 : 1;
    if (overlap(before.labels[adoption.earlier], after.labels[adoption.finding])) continue;
    ++verdict.wrong;
    if (print) std::printf("wrong, by %s\n", std::string(describe(adoption.by)).c_str());
  }
  std::map<std::string, uint32_t> lost;
  for (const auto& [label, finding] : before.findingOf) {
    const auto now = after.findingOf.find(label);
    if (now == after.findingOf.end()) continue;
    ++verdict.lasting;
    const auto at = of.find(finding);
    const bool kept = at != of.end() && at->second.finding == now->second;
    verdict.kept += kept ? 1 : 0;
    if (!kept) {
      const uint32_t row = before.findings.rows[finding].representative;
      ++lost[before.tables->reports[before.tables->observationReport[row]].name];
    }
  }
  if (print) {
    for (const auto& [report, count] : lost) std::printf("lost in %s: %u\n", report.c_str(), count);
  }
  verdict.fresh = static_cast<uint32_t>(after.findings.rows.size() - adopted.size());
  return verdict;
}

void print(const char* what, const Verdict& verdict) {
  std::printf("%s: %u findings, %u of %u lasting results kept (%.2f %%), %u by traits, %u wrong, %u new\n",
              what, verdict.before, verdict.kept, verdict.lasting, 100 * verdict.rate(), verdict.byTraits,
              verdict.wrong, verdict.fresh);
}

TEST(Drift, KeysAreKeptAndNothingIsAdoptedWrongly) {
  for (const uint32_t seed : {1U, 2U, 3U}) {
    drift::Options options;
    options.seed = seed;
    const drift::Scans scans = drift::makeScans(options);
    const Scan before(scans.before);
    const Scan after(scans.after);
    const KeyIndex then(*before.tables, before.identities, before.findings);
    const KeyIndex now(*after.tables, after.identities, after.findings);
    const Verdict verdict = judge(before, after, adopt(then, now), getenv("POSTERN_DRIFT") != nullptr);
    print("baseline", verdict);
    EXPECT_GE(verdict.rate(), 0.97);
    EXPECT_EQ(verdict.wrong, 0U);
    // The same by what decisions keep: a line of text each.
    std::vector<FindingTraits> told;
    for (const FindingTraits& traits : then.all()) {
      const std::string text = traitsText(traits);
      EXPECT_LE(text.size(), 4000U);
      const auto read = parseTraits(text);
      ASSERT_TRUE(read);
      told.push_back(*read);
    }
    const Verdict decisions = judge(before, after, adopt(told, now), false);
    print("decisions", decisions);
    EXPECT_GE(decisions.rate(), 0.97);
    EXPECT_EQ(decisions.wrong, 0U);
  }
}

TEST(Drift, OtherLineNumbersAloneMakeNothingNew) {
  drift::Options options;
  options.onlyLines = true;
  const drift::Scans scans = drift::makeScans(options);
  const Scan before(scans.before);
  const Scan after(scans.after);
  const KeyIndex then(*before.tables, before.identities, before.findings);
  const KeyIndex now(*after.tables, after.identities, after.findings);
  const Verdict verdict = judge(before, after, adopt(then, now), false);
  print("other lines", verdict);
  EXPECT_EQ(verdict.fresh, 0U);
  EXPECT_EQ(verdict.wrong, 0U);
  EXPECT_EQ(verdict.kept, verdict.lasting);
  EXPECT_EQ(verdict.byTraits, 0U) << "the keys themselves are the same";
}

TEST(Drift, BothScansInOneEstateAreOneHistory) {
  drift::Options options;
  const drift::Scans scans = drift::makeScans(options);
  std::vector<drift::Report> all = scans.before;
  for (drift::Report report : scans.after) {
    report.name = "after_" + report.name;
    all.push_back(std::move(report));
  }
  const Scan both(all);
  uint32_t mixed = 0;
  for (const auto& labels : both.labels) mixed += labels.size() > 1 ? 1 : 0;
  std::printf("both scans at once: %zu findings of %zu results, %u findings hold different ones\n",
              both.findings.rows.size(), both.findingOf.size(), mixed);
}

}  // namespace
}  // namespace postern
