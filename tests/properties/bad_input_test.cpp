// SPDX-License-Identifier: Apache-2.0
// A bad file costs that file alone: each kind of bad input beside a good report, through the facade.
// (Archives that are bombs or nested are in tests/read/archive_test.cpp, bundles in tests/bundle.)
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine.h"

namespace postern {
namespace {

const std::string kGood = R"json({"results": [{"check_id": "js.sqli", "path": "src/a.js",
  "start": {"line": 3, "col": 1}, "end": {"line": 3, "col": 9},
  "extra": {"message": "SQL injection", "severity": "ERROR", "lines": "db.query(q)",
            "metadata": {"cwe": ["CWE-89: SQL Injection"]}}}],
  "errors": [], "version": "1.90.0", "paths": {"scanned": ["src/a.js"]}})json";

struct Outcome {
  std::vector<InspectEntry> entries;
  uint64_t observations = 0;
  std::string whole;  ///< every message and place, for looking in
};

Outcome importOne(Engine& engine, const std::string& name, const std::string& bytes) {
  Outcome out;
  auto imported = Engine::importFile(name, bytes, EstateKey{});
  if (!imported) {
    out.whole = imported.error().source + " " + imported.error().message + " " + imported.error().where;
    return out;
  }
  for (const InspectEntry& entry : imported.value().entries) {
    out.observations += entry.observations;
    out.whole += entry.file;
    for (const Diagnostic& note : entry.diagnostics) out.whole += " " + note.message + " " + note.where;
    if (entry.error)
      out.whole += " " + entry.error->source + " " + entry.error->message + " " + entry.error->where;
  }
  out.entries = std::move(imported.value().entries);
  for (std::string& batch : imported.value().batches)
    EXPECT_TRUE(engine.addBatch(std::move(batch), EstateKey{}).ok()) << name;
  return out;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

TEST(BadInput, CostsItselfAloneAndSaysWhatAndWhere) {
  struct Case {
    const char* name;
    std::string bytes;
    const char* says;  ///< part of the message or place
    uint64_t observations;
  };
  std::string extra = kGood;
  extra.insert(extra.find("\"version\""), R"("version": "0", "version": "0", )");
  const Case kCases[] = {
      {"empty.json", "", "empty", 0},
      {"binary.bin",
       std::string("\x7F"
                   "ELF\0\0\1\2\xFF\xFE\0\0",
                   12) +
           std::string(200, '\0'),
       "binary", 0},
      {"truncated.json", kGood.substr(0, kGood.size() - 60), "line ", 1},
      {"cut_in_record.json", kGood.substr(0, 150), "line ", 0},
      {"utf16.json", utf16(kGood), "UTF-16", 1},
      {"bom.json", "\xEF\xBB\xBF" + kGood, "bom.json", 1},
      {"latin1.json", repeated(kGood, 1).replace(kGood.find("SQL injection"), 3, "Schl\xFCssel"), "1252", 1},
      {"deep.json",
       R"({"results": )" + std::string(10'000, '[') + std::string(10'000, ']') +
           R"(, "errors": [], "version": "1", "paths": {}})",
       "deep.json", 0},
      {"numbers.json",
       repeated(kGood, 1).replace(kGood.find("\"line\": 3"), 9, "\"line\": 1e999, \"x\": NaN"), "NaN", 1},
      {"twice.json", extra, "twice", 1},
      {"laughs.xml",
       R"(<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">)"
       R"(<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">)"
       R"(<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]><OWASPZAPReport version="2.16" generated="x"><site name="https://a.example" host="a.example" port="443" ssl="true"><alerts><alertitem><alert>&g;</alert></alertitem></alerts></site></OWASPZAPReport>)",
       "laughs.xml", 0},
      {"prose.txt", "Dear all,\nplease find the report attached.\n", "no format", 0},
  };
  Engine engine;
  EXPECT_EQ(importOne(engine, "good.json", kGood).observations, 1u);
  for (const Case& bad : kCases) {
    const Outcome outcome = importOne(engine, bad.name, bad.bytes);
    EXPECT_NE(outcome.whole.find(bad.says), std::string::npos) << bad.name << " says: " << outcome.whole;
    EXPECT_NE(outcome.whole.find(bad.name), std::string::npos) << outcome.whole;
    EXPECT_EQ(outcome.observations, bad.observations) << bad.name << " says: " << outcome.whole;
  }
  const auto summary = engine.analyze(0);
  ASSERT_TRUE(summary);
  EXPECT_GE(summary.value().findings, 1u);
}

TEST(BadInput, TheSameFileTwiceIsOnce) {
  Engine engine;
  importOne(engine, "a.json", kGood);
  const auto once = engine.analyze(0);
  importOne(engine, "copy/of/a.json", kGood);
  const auto twice = engine.analyze(0);
  ASSERT_TRUE(once && twice);
  EXPECT_EQ(once.value().reports, 1u);
  EXPECT_EQ(twice.value().reports, 1u);
  EXPECT_EQ(once.value().observations, twice.value().observations);
}

TEST(BadInput, TwoThousandSmallFiles) {
  Engine engine;
  for (int i = 0; i < 2000; ++i) {
    std::string own = kGood;
    own.replace(own.find("src/a.js"), 8, "src/f" + std::to_string(i) + ".js");
    EXPECT_EQ(importOne(engine, "many/" + std::to_string(i) + ".json", own).observations, 1u);
  }
  const auto summary = engine.analyze(0);
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary.value().reports, 2000u);
  EXPECT_EQ(summary.value().findings, 2000u);
}

}  // namespace
}  // namespace postern
