// SPDX-License-Identifier: Apache-2.0
// The sample estate's right answers (samples/answers.json), asked of the facade as the page and the command
// line ask it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "engine.h"
#include "read/document.h"
#include "read/json_reader.h"

namespace postern {
namespace {

namespace fs = std::filesystem;

/// A JSON text that stays readable as long as this lives.
class Json {
 public:
  explicit Json(std::string text) : text_(std::move(text)) {
    JsonParser parser(text_, diagnostics_);
    if (!parser.parse(tape_)) ADD_FAILURE() << "not JSON: " << parser.problem();
  }
  Node root() const { return tape_.root(); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  Diagnostics diagnostics_;
  Tape tape_;
};

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

fs::path samples() { return fs::path(POSTERN_SOURCE_DIR) / "samples"; }

const Json& answers() {
  static const Json kAnswers(readFile(samples() / "answers.json"));
  return kAnswers;
}

bool isReport(const std::string& name) {
  for (const Node other : answers().root().each("not_reports")) {
    const std::string_view text = other.text();
    if (name == text || (text.ends_with('/') && name.starts_with(text))) return false;
  }
  return true;
}

struct Input {
  std::string name, bytes;
};

std::vector<Input> inputs() {
  std::vector<Input> out;
  for (const auto& entry : fs::recursive_directory_iterator(samples())) {
    if (!entry.is_regular_file()) continue;
    const std::string name = fs::relative(entry.path(), samples()).generic_string();
    if (isReport(name)) out.push_back({name, readFile(entry.path())});
  }
  std::sort(out.begin(), out.end(), [](const Input& a, const Input& b) { return a.name < b.name; });
  return out;
}

void fill(Engine& engine, const std::vector<Input>& files) {
  const EstateKey key{};
  for (const Input& file : files) {
    auto imported = Engine::importFile(file.name, file.bytes, key);
    EXPECT_TRUE(imported.ok()) << file.name;
    if (!imported) continue;
    for (const InspectEntry& entry : imported.value().entries) {
      EXPECT_FALSE(entry.error) << entry.file << ": " << (entry.error ? entry.error->message : "");
    }
    for (std::string& batch : imported.value().batches)
      EXPECT_TRUE(engine.addBatch(std::move(batch), key).ok()) << file.name;
  }
  const auto now = parseTime(answers().root()["now"].text());
  EXPECT_TRUE(now);
  EXPECT_TRUE(engine.analyze(now.value_or(0)).ok());
}

std::string analyse(const std::vector<Input>& files) {
  Engine engine;
  fill(engine, files);
  std::string json;
  EXPECT_TRUE(engine.exportJson([&](std::string_view part) { json += part; }).ok());
  return json;
}

const Json& estate() {
  static const Json kEstate(analyse(inputs()));
  return kEstate;
}

bool contains(std::string_view text, Node part) {
  return !part.exists() || text.find(part.text()) != std::string_view::npos;
}

bool lists(Node list, std::string_view text) {
  for (const Node item : list.items()) {
    if (item.text() == text) return true;
  }
  return false;
}

// What answers.json says of a finding: its vulnerability or weakness, and parts of the names shown.
bool fits(Node finding, Node wanted) {
  if (wanted["vulnerability"].exists() && !lists(finding["vulnerabilities"], wanted["vulnerability"].text()))
    return false;
  if (wanted["weakness"].exists() && !lists(finding["weaknesses"], wanted["weakness"].text())) return false;
  return contains(finding["asset"].text(), wanted["asset_contains"]) &&
         contains(finding["component"].text(), wanted["component_contains"]) &&
         contains(finding["location"].text(), wanted["location_contains"]);
}

std::set<std::string> reportsOf(Node finding) {
  std::set<std::string> out;
  for (const Node observation : finding.each("observations")) out.emplace(observation["report"].text());
  return out;
}

TEST(Samples, AreManyReportsOfManyFormats) {
  std::set<std::string> formats;
  uint32_t reports = 0;
  for (const Node report : estate().root().each("reports")) {
    ++reports;
    formats.emplace(report["format"].text());
  }
  EXPECT_GE(reports, static_cast<uint32_t>(*answers().root()["minimum_reports"].integer()));
  EXPECT_GE(formats.size(), static_cast<size_t>(*answers().root()["minimum_formats"].integer()));
}

TEST(Samples, OneFlawIsOneFinding) {
  for (const Node wanted : answers().root().each("merged")) {
    bool found = false;
    for (const Node finding : estate().root().each("findings")) {
      if (!fits(finding, wanted)) continue;
      const auto reports = reportsOf(finding);
      const auto has = [&](Node report) { return reports.count(std::string(report.text())) > 0; };
      bool all = true;
      for (const Node report : wanted.each("reports")) all = all && has(report);
      found = found || all;
    }
    EXPECT_TRUE(found) << wanted["what"].text();
  }
}

TEST(Samples, DifferentPlacesStayApart) {
  for (const Node wanted : answers().root().each("not_merged")) {
    int seen = 0;
    for (const Node finding : estate().root().each("findings")) {
      if (!fits(finding, wanted)) continue;
      int here = 0;
      for (const Node report : wanted.each("reports"))
        here += static_cast<int>(reportsOf(finding).count(std::string(report.text())));
      EXPECT_LE(here, 1) << wanted["what"].text();
      seen += here;
    }
    EXPECT_EQ(seen, 2) << wanted["what"].text();
  }
}

TEST(Samples, TheLoudestFindingIsNotTheFirstToFix) {
  const Node wanted = answers().root()["kev_not_reachable"];
  int64_t loudest = INT64_MAX;
  int64_t modest = INT64_MAX;
  for (const Node finding : estate().root().each("findings")) {
    const int64_t rank = finding["rank"].integer().value_or(INT64_MAX);
    if (fits(finding, wanted)) {
      loudest = std::min(loudest, rank);
      EXPECT_TRUE(finding["reach"].text() == "no path" || finding["reach"].text() == "internal")
          << finding["reach"].text();
    }
    if (fits(finding, wanted["ranks_below"])) modest = std::min(modest, rank);
  }
  EXPECT_LT(modest, loudest);
  EXPECT_NE(loudest, INT64_MAX);
}

// A path from the internet to the target through the named nodes, in order.
bool hasPath(Node wanted, std::string_view throughKey) {
  for (const Node path : estate().root().each("paths")) {
    std::vector<std::string> nodes;
    for (const Node hop : path.each("hops")) nodes.emplace_back(toLowerAscii(hop["title"].text()));
    size_t at = 0;
    const auto next = [&](std::string_view name) {
      while (at < nodes.size() && nodes[at].find(name) == std::string::npos) ++at;
      return at < nodes.size();
    };
    bool all = next(wanted["from"].text());
    for (const Node name : wanted.each(throughKey)) all = all && next(name.text());
    if (all && next(wanted["to"].text())) return true;
  }
  return false;
}

bool same(Node a, Node b) {
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  for (uint32_t i = 0; a.isArray() && i < a.size(); ++i) {
    if (!same(a.item(i), b.item(i))) return false;
  }
  return a.isArray() || a.text() == b.text();
}

TEST(Samples, AModestFlawOpensCustomerDataAndALeakedKeyIsAShortCut) {
  EXPECT_TRUE(hasPath(answers().root()["path"], "through"));
  EXPECT_TRUE(hasPath(answers().root()["leaked_key_path"], "through"));
  EXPECT_TRUE(hasPath(answers().root()["leaked_key_path"], "without_the_key_through"));
}

TEST(Samples, PathsThatExistAndPathsThatMustNot) {
  for (const Node wanted : answers().root().each("more_paths"))
    EXPECT_TRUE(hasPath(wanted, "through")) << wanted["what"].text();
  Engine engine;
  fill(engine, inputs());
  for (const Node wanted : answers().root().each("queries")) {
    QueryRequest request;
    request.view = wanted["view"].text();
    request.text = wanted["query"].text();
    const auto answer = engine.query(request);
    ASSERT_TRUE(answer.ok()) << wanted["what"].text() << ": " << answer.error().message;
    const Json said(answer.value());
    EXPECT_TRUE(same(said.root()["rows"], wanted["rows"])) << wanted["what"].text() << "\n" << answer.value();
  }
}

TEST(Samples, WhatNobodyReachesDeclaresOrScansIsSaid) {
  const auto each = [&](const char* key, auto check) {
    for (const Node name : answers().root().each(key)) {
      bool seen = false;
      for (const Node asset : estate().root().each("assets")) {
        if (asset["name"].text() != name.text()) continue;
        seen = true;
        EXPECT_TRUE(check(asset)) << key << ": " << name.text();
      }
      EXPECT_TRUE(seen) << key << ": " << name.text();
    }
  };
  each("undeclared_assets", [](Node asset) { return !asset["declared"].isTrue(); });
  each("unscanned_assets",
       [](Node asset) { return asset["declared"].isTrue() && asset["scanned"].size() == 0; });
  each("not_reachable_assets",
       [](Node asset) { return asset["reach"].text() == "no path" || asset["reach"].text() == "internal"; });
}

TEST(Samples, RisksAreTheirTerms) {
  for (const Node finding : estate().root().each("findings")) {
    int64_t sum = finding["base"].integer().value_or(0);
    for (const Node term : finding.each("explanation")) sum += term["points"].integer().value_or(0);
    EXPECT_EQ(sum, finding["logOdds"].integer().value_or(-1)) << finding["title"].text();
  }
}

TEST(Samples, AnyOrderAndRepetitionGiveTheSameBytes) {
  std::vector<Input> files = inputs();
  uint64_t random = 7;
  for (int round = 0; round < 3; ++round) {
    for (size_t i = files.size(); i > 1; --i) {
      random = random * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(files[i - 1], files[(random >> 33) % i]);
    }
    if (round == 2) files.push_back(files.front());
    EXPECT_EQ(analyse(files), estate().text()) << "round " << round;
  }
}

TEST(Samples, NoSecretIsKept) { EXPECT_EQ(estate().text().find("AKIAIOSFODNN7EXAMPLE"), std::string::npos); }

/// What an analysis finds once these findings are decided fixed.
std::string riskOnceFixed(const std::set<std::string>& findings) {
  Engine engine;
  fill(engine, inputs());
  const UnixSeconds now = parseTime(answers().root()["now"].text()).value_or(0);
  std::vector<SaidRow> said;
  for (const std::string& key : findings) {
    SaidRow row;
    row.key = key;
    row.field = "status";
    row.value = "fixed";
    said.push_back(std::move(row));
  }
  if (!said.empty()) {
    EXPECT_TRUE(engine.decide(said, "ann", now).ok());
  }
  EXPECT_TRUE(engine.analyze(now).ok());
  const Json plan(engine.fixPlan(1, 0).value());
  return std::string(plan.root()["riskBefore"].text());
}

std::vector<std::string> mendedBy(Engine& engine, std::string_view fix) {
  const Json answer(engine.fix(fix).value());
  std::vector<std::string> out;
  for (const Node finding : answer.root().each("findings")) out.emplace_back(finding["key"].text());
  return out;
}

// To the last thousandth, whichever of the estate's fixes are done, secrets and shared images included.
TEST(Samples, WhatIfsAreKept) {
  Engine engine;
  fill(engine, inputs());
  const Json fixes(engine.fixes("", 0, 10'000).value());
  uint32_t lowered = 0;
  for (uint32_t round = 0; round < 8; ++round) {
    std::set<std::string> mended;
    WhatIfRequest request;
    uint32_t number = 0;
    for (const Node fix : fixes.root().each("rows")) {
      if ((++number * (2 * round + 3)) % 7 < 3) continue;
      for (const std::string& key : mendedBy(engine, fix["key"].text())) mended.insert(key);
    }
    for (const std::string& key : mended) request.marks.push_back({"fixed", key, ""});
    const Json promised(engine.whatIf(request).value());
    EXPECT_EQ(promised.root()["unknown"].text(), "0");
    EXPECT_EQ(riskOnceFixed(mended), promised.root()["riskAfter"].text());
    lowered += promised.root()["riskAfter"].text() != promised.root()["riskBefore"].text() ? 1 : 0;
  }
  EXPECT_GT(lowered, 4U);
}

TEST(Samples, PlansAreKept) {
  Engine engine;
  fill(engine, inputs());
  const Json plan(engine.fixPlan(8, 0).value());
  std::set<std::string> mended;
  uint32_t kept = 0;
  for (const Node step : plan.root().each("steps")) {
    if (step["act"].text() != "mend") break;  // what else can be done is not said by decisions
    for (const std::string& key : mendedBy(engine, step["key"].text())) mended.insert(key);
    EXPECT_EQ(riskOnceFixed(mended), step["riskAfter"].text());
    ++kept;
  }
  EXPECT_GE(kept, 1U);
}

}  // namespace
}  // namespace postern
