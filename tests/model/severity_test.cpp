// SPDX-License-Identifier: Apache-2.0
// Severities that no source states (docs/severities.md): by score, by vector, by kind, and what must stay as
// said.
#include <gtest/gtest.h>

#include "model/batch.h"
#include "model/estate.h"
#include "model/severity_by_kind.h"
#include "tests/support/told_batch.h"

namespace postern {
namespace {

struct Said {
  Severity severity;
  bool byKind;
  std::string text;
};

Said said(const std::function<void(BatchBuilder&, Observation&)>& say) {
  const std::string batch = tell("a.json", [&](BatchBuilder& out) {
    Observation observation;
    say(out, observation);
    out.add(place(), observation);
  });
  Tables tables;
  appendBatch(batch, tables);
  const ObservationColumns& all = tables.observations;
  return {static_cast<Severity>(all.severity[0]), (all.flags[0] & kFlagSeverityByKind) != 0,
          std::string(tables.strings.text(all.severityText[0]))};
}

TEST(Severity, IsReadOffTheScoreThenTheVectorThenTheKind) {
  const auto vector = [](BatchBuilder& out, Observation& it) {
    it.kind = ObservationKind::kVulnerability;
    it.cvss.add(out.text("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
  };
  EXPECT_EQ(said(vector).severity, Severity::kCritical);
  EXPECT_FALSE(said(vector).byKind);
  const Said scored = said([&](BatchBuilder& out, Observation& it) {
    vector(out, it);
    it.cvssScore = 45;
  });
  EXPECT_EQ(scored.severity, Severity::kMedium) << "the source's own score stands before a vector's";
  const Said bare = said([](BatchBuilder&, Observation& it) { it.kind = ObservationKind::kVulnerability; });
  EXPECT_EQ(bare.severity, Severity::kMedium);
  EXPECT_TRUE(bare.byKind);
  EXPECT_EQ(bare.text, "") << "nothing is put into the source's mouth";
}

TEST(Severity, StaysAsTheSourceSaysIt) {
  const Said low = said([](BatchBuilder& out, Observation& it) {
    it.kind = ObservationKind::kSecret;
    it.severity = Severity::kLow;
    it.severityText = out.text("P4");
  });
  EXPECT_EQ(low.severity, Severity::kLow);
  EXPECT_FALSE(low.byKind);
  const Said unknown = said([](BatchBuilder& out, Observation& it) {
    it.kind = ObservationKind::kSecret;
    it.severityText = out.text("Unknown");
  });
  EXPECT_EQ(unknown.severity, Severity::kUnknown) << "a scanner that says it does not know is believed";
  EXPECT_FALSE(unknown.byKind);
}

TEST(Severity, OfAKindYieldsToDoubtAndToProof) {
  const auto of = [](ObservationKind kind, Confidence confidence = Confidence::kUnknown,
                     bool proved = false) { return severityOfKind(kind, confidence, proved); };
  EXPECT_EQ(of(ObservationKind::kSecret), Severity::kHigh);
  EXPECT_EQ(of(ObservationKind::kSecret, Confidence::kLow), Severity::kMedium);
  EXPECT_EQ(of(ObservationKind::kSecret, Confidence::kLow, true), Severity::kCritical);
  EXPECT_EQ(of(ObservationKind::kCode, Confidence::kHigh), Severity::kMedium);
  EXPECT_EQ(of(ObservationKind::kExposure, Confidence::kLow), Severity::kInfo);
  EXPECT_EQ(of(ObservationKind::kExposure, Confidence::kHigh, true), Severity::kInfo);
}

}  // namespace
}  // namespace postern
