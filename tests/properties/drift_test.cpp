// SPDX-License-Identifier: Apache-2.0
// Keys that survive: two labelled scans of ten thousand findings (tools/drift). What was said of a finding of
// the first scan is found again at the finding of the second one that is the same, and at no other.
#include <gtest/gtest.h>

#include <algorithm>
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

// A bundle of the old scan with the new reports beside it: what is the same is one finding, near-duplicates
// are not.
TEST(Drift, BothScansInOneEstateAreOneHistory) {
  for (const uint32_t seed : {1U, 2U, 3U}) {
    drift::Options options;
    options.seed = seed;
    const drift::Scans scans = drift::makeScans(options);
    std::vector<drift::Report> all = scans.before;
    for (drift::Report report : scans.after) {
      report.name = "after_" + report.name;
      all.push_back(std::move(report));
    }
    const Scan both(all);
    uint32_t mixed = 0;
    for (uint32_t id = 0; id < both.labels.size(); ++id) {
      if (both.labels[id].size() < 2) continue;
      ++mixed;
      const Finding& finding = both.findings.rows[id];
      for (uint32_t i = 0; i < finding.joins; ++i)
        std::printf("  %s\n", whyJoined(both.findings, both.findings.joins[finding.firstJoin + i]).c_str());
    }
    // Of each label its rows of both scans, by findings.
    std::map<uint32_t, std::set<uint32_t>> where;
    for (const postern::Report& row : both.tables->reports) {
      if (row.name.find("code_") == std::string::npos && row.name.find("web_") == std::string::npos) continue;
      const auto report =
          std::find_if(all.begin(), all.end(), [&](const auto& r) { return r.name == row.name; });
      for (uint32_t i = 0; i < row.observations; ++i)
        where[report->labels[i]].insert(both.findings.findingOf[row.firstObservation + i]);
    }
    size_t one = 0;
    for (const auto& [label, findings] : where) one += findings.size() == 1 ? 1 : 0;
    std::printf(
        "both scans at once: of %zu code and web results %zu are one finding; %u findings hold different "
        "ones\n",
        where.size(), one, mixed);
    EXPECT_EQ(mixed, 0U);
    EXPECT_GE(one * 100, where.size() * 90);
  }
}

}  // namespace
}  // namespace postern
