// SPDX-License-Identifier: Apache-2.0
// SSVC: the published examples, decisions from text, and every row of ../shared/vectors/ssvc where that is
// present.
#include "vocab/ssvc.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "vocab/ssvc_decision.h"

namespace postern {
namespace {

namespace fs = std::filesystem;

std::string outcomeOf(std::string_view text) {
  const auto decision = decideSsvc(text);
  if (!decision) return decision.error().message;
  std::string out;
  for (const uint8_t value : decision.value().possible) {
    out += out.empty() ? "" : " or ";
    out += decision.value().table->outcome->values[value].name;
  }
  return out;
}

TEST(Ssvc, EveryTableHasARowPerCombinationAndEveryDigitAnOutcome) {
  EXPECT_EQ(ssvcTables().count, 16U);
  for (const SsvcTable& table : ssvcTables()) {
    size_t rows = 1;
    for (size_t i = 0; i < table.count(); ++i) rows *= table.inputs[i]->count();
    EXPECT_EQ(table.rows.size(), rows) << table.id;
    for (const char digit : table.rows) EXPECT_LT(static_cast<size_t>(digit - '0'), table.outcome->count());
  }
}

TEST(Ssvc, TheCoreDecidesByTheTables) {
  EXPECT_EQ(deployerPriority(SsvcExploitation::kActive, SsvcExposure::kOpen, true, SsvcHumanImpact::kHigh),
            SsvcPriority::kImmediate);
  EXPECT_EQ(
      deployerPriority(SsvcExploitation::kNoneKnown, SsvcExposure::kSmall, false, SsvcHumanImpact::kLow),
      SsvcPriority::kDefer);
  EXPECT_EQ(ssvcPriorityName(SsvcPriority::kOutOfCycle), "Out-of-Cycle");
  EXPECT_EQ(humanImpact(SsvcSafetyImpact::kCritical, SsvcMissionImpact::kMefFailure), SsvcHumanImpact::kHigh);
  EXPECT_EQ(cisaLevel(SsvcExploitation::kActive, false, SsvcTechnicalImpact::kTotal,
                      SsvcMissionAndWellBeing::kMedium),
            CisaLevel::kAttend);
  EXPECT_EQ(cisaLevelName(CisaLevel::kTrackStar), "Track*");
  EXPECT_EQ(bod2604(true, true, true, SsvcTechnicalImpact::kPartial), Bod2604Timeline::kDays3);
  EXPECT_EQ(bod2604(true, false, true, SsvcTechnicalImpact::kTotal), Bod2604Timeline::kDays3Forensic);
  EXPECT_EQ(bod2604Days(Bod2604Timeline::kDays3Forensic), 3U);
  EXPECT_EQ(bod2604Days(bod2604(false, true, false, SsvcTechnicalImpact::kTotal)), 14U);
  EXPECT_FALSE(bod2604Days(bod2604(false, false, false, SsvcTechnicalImpact::kTotal)));
  EXPECT_EQ(bod2604TimelineName(Bod2604Timeline::kDays60), "60 days");
}

TEST(Ssvc, ReadsTablesPointsAndValuesAsPeopleWriteThem) {
  EXPECT_EQ(
      outcomeOf("deployer Exploitation=active System Exposure=open Automatable=yes Human Impact=very high"),
      "Immediate");
  EXPECT_EQ(outcomeOf("DT_DP E=A EXP=O A=Y HI=VH"), "Immediate");
  EXPECT_EQ(outcomeOf("ssvc:DT_DP:1.0.0 ssvc:E:1.1.0=A system_exposure=Open Automatable=Y HI=L"),
            "Out-of-Cycle");
  EXPECT_EQ(
      outcomeOf("cisa:CISA_Coordinator Exploitation=poc;Automatable=no;Technical Impact=total;MWI=medium"),
      "Track*");
  EXPECT_EQ(outcomeOf("cisa_coordinator_2_0_3,public poc,no,total,high"), "Attend");
  EXPECT_EQ(outcomeOf("bod_26_04 In KEV=yes Asset Exposure=no Automatable=no TI=total"), "14 days");
  EXPECT_EQ(outcomeOf("publish Supplier Involvement=uncooperative/unresponsive E=N PVA=P"), "Publish");
}

TEST(Ssvc, MakesPointsFromThoseTheyDependOnAndSaysWhatRemains) {
  EXPECT_EQ(outcomeOf("deployer E=A EXP=O A=Y SI=critical MI=mef failure"), "Immediate");
  EXPECT_EQ(outcomeOf("supplier E=P A=Y VD=concentrated TI=T SI=marginal"), "Immediate");
  EXPECT_EQ(
      outcomeOf("cvss_rating AV=N PR=N UI=N AC=L AT=N VC=H VI=H VA=H SC=N MSI=N MSA=N E=A CR=H IR=H AR=H"),
      "Critical");
  EXPECT_EQ(outcomeOf("cisa E=active A=yes"), "Attend or Act");
  EXPECT_EQ(outcomeOf("deployer E=A EXP=O"), "Scheduled or Out-of-Cycle or Immediate");
}

TEST(Ssvc, ReadsComputedVectors) {
  // The example of CERT/CC's schema.
  const auto decision = decideSsvc("SSVCv2/E:A/A:N/T:T/P:M/B:A/M:M/D:A/2021-09-29T15:29:44Z/");
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision.value().possible, std::vector<uint8_t>{2});
  EXPECT_EQ(decision.value().stated, &decision.value().table->outcome->values[2]);
  EXPECT_EQ(outcomeOf("SSVCv2/E:A/A:Y/T:T/2026-01-01T00:00:00Z/"), "Attend or Act");
}

TEST(Ssvc, RefusesWhatItDoesNotKnowAndSaysWhy) {
  EXPECT_EQ(outcomeOf(""), "there is no decision table \"\"");
  EXPECT_EQ(outcomeOf("tea E=A"), "there is no decision table \"tea\"");
  EXPECT_EQ(outcomeOf("cisa E=Q"), "\"Exploitation\" has no value \"Q\"");
  EXPECT_EQ(outcomeOf("cisa E=A E=N"), "\"Exploitation\" stands twice");
  EXPECT_EQ(outcomeOf("cisa Colour=blue"), "\"CISA Coordinator\" has no decision point \"Colour\"");
  EXPECT_EQ(outcomeOf("cisa active E=A"), "\"active\" has no value");
  EXPECT_EQ(outcomeOf("cisa ="), "\"CISA Coordinator\" has no decision point \"\"");
  EXPECT_EQ(outcomeOf("cisa,active,yes"), "\"CISA Coordinator\" needs 4 values");
  EXPECT_EQ(outcomeOf("SSVCv2/E:A/V:S/"), "there is no decision point \"V\"");
  EXPECT_EQ(outcomeOf("SSVCv2/E:A/D:Q/"), "there is no decision \"Q\"");
  EXPECT_EQ(outcomeOf("SSVCv2/hello"), "\"hello\" is no decision point with a value");
}

// The cells of a row of CSV.
std::vector<std::string> cellsOf(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}
std::string nameOf(const std::string& heading) { return heading.substr(0, heading.rfind(" v")); }

TEST(Ssvc, TablesAreThePublishedOnes) {
  const fs::path folder = POSTERN_SOURCE_DIR "/../shared/vectors/ssvc/data/csv";
  if (!fs::exists(folder)) GTEST_SKIP() << "skipped: ../shared/vectors is not here";
  size_t rows = 0, tables = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    ++tables;
    std::ifstream file(entry.path());
    std::string line;
    std::getline(file, line);
    const auto headings = cellsOf(line);
    size_t own = 0;
    while (std::getline(file, line)) {
      const auto cells = cellsOf(line);
      std::string asked = entry.path().stem().string();
      std::string named = asked;
      for (size_t i = 1; i + 1 < cells.size(); ++i) {
        named += i == 1 ? " " : ";";
        named += nameOf(headings[i]) + "=" + cells[i];
        asked += "," + cells[i];
      }
      const auto decision = decideSsvc(named);
      ASSERT_TRUE(decision) << named << ": " << decision.error().message;
      ASSERT_EQ(decision.value().possible.size(), 1U) << named;
      const SsvcPoint& point = *decision.value().table->outcome;
      EXPECT_EQ(toLowerAscii(point.values[decision.value().possible.front()].name), cells.back()) << named;
      EXPECT_EQ(outcomeOf(asked), outcomeOf(named)) << asked;
      ++rows, ++own;
    }
    EXPECT_GT(own, 2U);
  }
  EXPECT_EQ(tables, 16U);
  EXPECT_EQ(rows, 1574U);
}

}  // namespace
}  // namespace postern
