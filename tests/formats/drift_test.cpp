// SPDX-License-Identifier: Apache-2.0
// Every member of every fixture (JSON, JSON Lines, CSV) dropped, renamed and made another kind of value, one
// at a time wherever it stands, as scanners do from version to version: the report still reads, and no record
// goes missing uncounted. Prints per format what degrades.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <vector>

#include "base/text.h"
#include "formats/format.h"
#include "tests/formats/document_edit.h"
#include "tests/formats/fixtures.h"
#include "tests/formats/golden_dump.h"

namespace postern::fixtures {
namespace {

struct Reading {
  bool stopped = false, claimed = true;
  uint64_t observations = 0, skipped = 0, notes = 0, facts = 0;
  std::string said;  ///< everything but where it stood
  uint64_t records() const { return observations + skipped; }
};

Reading readWith(const Format& format, std::string_view bytes) {
  Reading out;
  Diagnostics reading;
  auto opened = Document::open("unknown", bytes, reading);
  if (!opened) {
    out.stopped = true;
    return out;
  }
  Document in = std::move(opened).value();
  out.claimed = sniffFormat(format, in.probe()).confidence >= kLeastConfidence;
  ReportFacts facts;
  facts.format = format.id;
  BatchBuilder builder(std::move(facts), EstateKey{});
  const Status status = importFormat(format, in, builder);
  builder.skipMany(in.skippedRecords());
  out.stopped = !status.ok();
  EXPECT_TRUE(status.ok() || !status.error().message.empty());
  out.observations = builder.observations();
  out.skipped = builder.skipped();
  out.facts = builder.assets() + builder.components() + builder.edges();
  for (const Diagnostic& entry : builder.diagnostics().entries()) out.notes += entry.count;
  EXPECT_GE(out.notes, out.skipped) << "records were left out without a reason";
  const std::string batch = builder.finish();
  const Status checked = checkBatch(batch);
  EXPECT_TRUE(checked.ok());
  if (!checked) return out;
  Tables tables;
  appendBatch(batch, tables);
  out.said = dumpTables(tables);
  return out;
}

struct Tally {
  size_t same = 0, noted = 0, counted = 0, changed = 0, unknown = 0, stopped = 0, lost = 0;
};

constexpr const char* kNames[] = {"same", "changed", "noted", "counted", "unknown", "stopped", "lost"};
constexpr size_t Tally::*kCounts[] = {&Tally::same,    &Tally::changed, &Tally::noted, &Tally::counted,
                                      &Tally::unknown, &Tally::stopped, &Tally::lost};

void print(const std::string& name, const Tally* tally) {
  std::printf("%-32s", name.c_str());
  for (size_t i = 0; i < std::size(kCounts); ++i)
    tally == nullptr ? std::printf(" %7s", kNames[i]) : std::printf(" %7zu", tally->*kCounts[i]);
  std::printf("\n");
}

const Format* formatOf(std::string_view id) {
  const auto all = formats();
  const auto at = std::find_if(all.begin(), all.end(), [id](const Format* it) { return it->id == id; });
  return at == all.end() ? nullptr : *at;
}

// Members that say whether something is a result at all.
struct Decisive {
  std::string_view format, path;  ///< and what is below
};
constexpr Decisive kDecisive[] = {
    {"conftest",
     "/*/namespace"},  // without it the report looks like one before 0.20, which had no exceptions
    {"spdx", "/packages/*/externalRefs/*/reference"},  // an advisory, or a link
    {"spdx", "/@graph/*/relationshipType"},            // an assessment, or what contains what
    {"sslyze", "/server_scan_results/"},               // is_vulnerable..., robot_result, names of weak suites
};

bool isDecisive(const Fixture& fixture, const Edit& edit) {
  return std::any_of(std::begin(kDecisive), std::end(kDecisive), [&](const Decisive& it) {
    return it.format == fixture.format && edit.path.rfind(it.path, 0) == 0;
  });
}

void judge(const Fixture& fixture, const Edit& edit, const Reading& before, const Reading& after,
           Tally& tally) {
  // Where the member holds records, they are gone from the file or are no longer where records are.
  const bool mayHoldRecords = !edit.scalar || edit.change == Change::kDrop;
  const bool lost = after.observations < before.observations && after.records() < before.records() &&
                    after.notes <= before.notes && !after.stopped;
  if (!after.claimed) {  // an unknown file, which a person is asked about
    ++tally.unknown;
  } else if (lost && !mayHoldRecords) {
    const std::string what =
        fixture.format + "/" + fixture.name + " " + edit.path + " " + std::string(nameOf(edit.change));
    ++tally.lost;
    if (!isDecisive(fixture, edit))
      ADD_FAILURE() << what << ": " << before.records() << " records, now " << after.records()
                    << " and no word of it";
  } else if (after.stopped) {
    ++tally.stopped;
  } else if (after.skipped > before.skipped) {
    ++tally.counted;
  } else if (after.notes > before.notes) {
    ++tally.noted;
  } else if (after.said == before.said) {
    ++tally.same;
  } else {
    ++tally.changed;
  }
}

TEST(Drift, NoMemberTakesRecordsWithItUncounted) {
  std::map<std::string, Tally> tallies;
  size_t edits = 0;
  for (const Fixture& fixture : all()) {
    const Format* format = formatOf(fixture.format);
    ASSERT_NE(format, nullptr);
    const std::string bytes = fixture.bytes();
    EditedDocument document(bytes);
    if (!document.isEditable()) continue;
    const Reading before = readWith(*format, document.written());
    for (const Edit& edit : document.edits()) {
      const std::string edited = document.written(edit);
      SCOPED_TRACE(fixture.format + "/" + fixture.name + " " + edit.path + " " +
                   std::string(nameOf(edit.change)));
      judge(fixture, edit, before, readWith(*format, edited), tallies[fixture.format]);
      ++edits;
    }
  }
  Tally sum;
  print("format", nullptr);
  for (const auto& [id, it] : tallies) {
    print(id, &it);
    for (const auto member : kCounts) sum.*member += it.*member;
  }
  print("all", &sum);
  EXPECT_GT(edits, 1000U);
}

}  // namespace
}  // namespace postern::fixtures
