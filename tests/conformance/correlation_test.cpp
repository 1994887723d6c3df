// SPDX-License-Identifier: Apache-2.0
// Correlation across tools on ../shared/vectors/correlation: reports of many tools about the same test cases
// of the OWASP Benchmark, with an inventory that declares the application. Two results should be one finding
// when test case and weakness family are the same. And on the corpus: what no inventory says is one stays
// apart.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>

#include "base/text.h"
#include "correlate/findings.h"
#include "correlate/weakness_family.h"
#include "formats/import.h"
#include "model/estate.h"
#include "tests/conformance/corpus.h"

namespace postern::corpus {
namespace {

// One application, its repository and its address: three usual ways to say so.
constexpr std::string_view kInventories[] = {
    R"(postern: inventory/1
assets:
  - {id: bench, kind: application, name: bench}
  - {id: code, kind: repository, name: code, application: bench, aliases: [https://github.com/acme/benchmark]}
  - {id: site, kind: service, name: site, application: bench, aliases: [https://localhost:8443/benchmark]}
)",
    R"(postern: inventory/1
assets:
  - {id: bench, kind: application, name: bench, aliases: [https://github.com/acme/benchmark, https://localhost:8443/benchmark]}
)",
    R"(postern: inventory/1
assets:
  - {id: site, kind: service, name: site, aliases: [https://bench.acme.example/benchmark]}
relations:
  - {from: site, builds-from: github.com/acme/benchmark}
)"};

struct Expected {
  std::string file;
  uint32_t testCase = 0, cwe = 0;
};

std::vector<Expected> expectations(const std::filesystem::path& folder) {
  std::vector<Expected> out;
  std::istringstream lines(readFile(folder / "expected.tsv"));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const auto parts = split(line, '\t');
    if (parts.size() < 3) continue;
    Expected row{std::string(parts[0]), static_cast<uint32_t>(parseInt(parts[1]).value_or(0)),
                 static_cast<uint32_t>(parseInt(parts[2]).value_or(0))};
    const bool known = std::any_of(out.begin(), out.end(), [&](const Expected& other) {
      return other.file == row.file && other.testCase == row.testCase && other.cwe == row.cwe;
    });
    if (!known) out.push_back(std::move(row));
  }
  return out;
}

class Told {
 public:
  void add(std::string_view name, std::string_view bytes) {
    importInput(name, bytes, {}, [&](ImportOutcome&& outcome) {
      if (!outcome.failed) (void)estate_.add(std::move(outcome.batch));
    });
  }
  void correlate() {
    tables_ = &estate_.tables();
    identities_ = resolveIdentities(*tables_);
    findings_ = postern::correlate(*tables_, identities_);
  }
  const Tables& tables() const { return *tables_; }
  const Identities& identities() const { return identities_; }
  const Findings& findings() const { return findings_; }
  std::string_view text(StringId id) const { return tables_->strings.text(id); }

 private:
  Estate estate_;
  const Tables* tables_ = nullptr;
  Identities identities_;
  Findings findings_;
};

constexpr std::string_view kCase = "BenchmarkTest";

// The test cases that a text names: the digits behind each "BenchmarkTest".
void addCases(std::string_view text, std::set<uint32_t>& to) {
  for (size_t at = text.find(kCase); at != std::string_view::npos; at = text.find(kCase, at + 1)) {
    const auto number = parseLeadingInt(text.substr(at + kCase.size()));
    if (number) to.insert(static_cast<uint32_t>(*number));
  }
}

std::set<uint32_t> casesOf(const Told& told, uint32_t row) {
  const ObservationColumns& from = told.tables().observations;
  std::set<uint32_t> out;
  for (const StringId place : {from.file[row], from.url[row]}) addCases(told.text(place), out);
  if (!out.empty()) return out;
  for (const StringId text :
       {from.symbol[row], from.resource[row], from.parameter[row], from.title[row], from.description[row]})
    addCases(told.text(text), out);
  return out;
}

bool isOfFamily(const Told& told, uint32_t row, uint32_t cwe) {
  const ObservationColumns& from = told.tables().observations;
  const uint32_t family = weaknessFamily(cwe);
  for (uint32_t i = from.weaknesses.begin[row]; i < from.weaknesses.begin[row + 1]; ++i)
    if (weaknessFamily(from.weaknesses.items[i]) == family) return true;
  for (const uint32_t meant :
       {weaknessOfRule(told.text(from.rule[row])), weaknessOfWords(told.text(from.rule[row])),
        weaknessOfWords(told.text(from.title[row]))})
    if (meant != 0 && weaknessFamily(meant) == family) return true;
  return false;
}

// The observation that an expectation is about; kNone = the report was not read so far.
uint32_t rowOf(const Told& told, const Expected& expected) {
  for (uint32_t row = 0; row < told.tables().observations.rows; ++row) {
    const std::string& report = told.tables().reports[told.tables().observationReport[row]].name;
    if (report.substr(0, report.find('!')) != expected.file) continue;
    if (casesOf(told, row).count(expected.testCase) == 0) continue;
    if (isOfFamily(told, row, expected.cwe)) return row;
  }
  return kNone;
}

enum class Side { kCode, kDynamic };

// By what the tools are, not by what our importers made of them.
Side sideOf(std::string_view file) {
  for (const char* tool :
       {"Arachni", "Burp", "Contrast", "Datadog", "HCL", "SCNR", "Wapiti", "WhiteHat", "ZAP"})
    if (file.find(tool) != std::string_view::npos) return Side::kDynamic;
  return Side::kCode;
}

struct Score {
  uint32_t right = 0, wrong = 0, missed = 0;
  double f1() const {
    const double all = 2.0 * right + wrong + missed;
    return all == 0 ? 1 : 2.0 * right / all;
  }
};

struct Verdict {
  Score code, dynamic, across;
  uint32_t unread = 0, joinedCases = 0;
};

Verdict judge(const std::filesystem::path& folder, std::string_view inventory, bool print) {
  Told told;
  told.add("inventory.yaml", inventory);
  for (const auto& path : filesBelow(folder / "reports")) told.add(path.filename().string(), readFile(path));
  told.correlate();
  const std::vector<Expected> expected = expectations(folder);
  std::vector<uint32_t> rows;
  Verdict verdict;
  for (const Expected& one : expected) {
    rows.push_back(rowOf(told, one));
    if (rows.back() != kNone) continue;
    ++verdict.unread;
    if (print) std::printf("not found: %s case %u CWE-%u\n", one.file.c_str(), one.testCase, one.cwe);
  }
  for (size_t i = 0; i < rows.size(); ++i) {
    for (size_t j = i + 1; j < rows.size(); ++j) {
      const bool same = expected[i].testCase == expected[j].testCase &&
                        weaknessFamily(expected[i].cwe) == weaknessFamily(expected[j].cwe);
      const bool joined = rows[i] != kNone && rows[j] != kNone &&
                          told.findings().findingOf[rows[i]] == told.findings().findingOf[rows[j]];
      if (!same && !joined) continue;
      const Side a = sideOf(expected[i].file);
      const Side b = sideOf(expected[j].file);
      Score& score = a != b ? verdict.across : a == Side::kCode ? verdict.code : verdict.dynamic;
      ++(same && joined ? score.right : joined ? score.wrong : score.missed);
      if (print && same != joined)
        std::printf("%s: %s %s, case %u CWE-%u\n", same ? "apart" : "joined wrongly",
                    expected[i].file.c_str(), expected[j].file.c_str(), expected[i].testCase,
                    expected[i].cwe);
    }
  }
  for (const Finding& finding : told.findings().rows) {
    std::set<uint32_t> cases;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const auto its = casesOf(told, told.findings().observations[finding.firstMember + i]);
      if (its.size() == 1) cases.insert(its.begin(), its.end());
    }
    verdict.joinedCases += cases.size() > 1 ? 1 : 0;
  }
  return verdict;
}

TEST(Correlation, AcrossToolsByTestCaseAndFamily) {
  const auto folder = shared("vectors/correlation");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  for (const std::string_view inventory : kInventories) {
    const Verdict verdict = judge(*folder, inventory, getenv("POSTERN_CORRELATION_MISSES") != nullptr);
    std::printf(
        "code F1 %.3f (%u right, %u wrong, %u missed), dynamic F1 %.3f (%u, %u, %u), across F1 %.3f (%u, %u, "
        "%u); %u expectations not found\n",
        verdict.code.f1(), verdict.code.right, verdict.code.wrong, verdict.code.missed, verdict.dynamic.f1(),
        verdict.dynamic.right, verdict.dynamic.wrong, verdict.dynamic.missed, verdict.across.f1(),
        verdict.across.right, verdict.across.wrong, verdict.across.missed, verdict.unread);
    EXPECT_GE(verdict.code.f1(), 0.97);
    EXPECT_GE(verdict.dynamic.f1(), 0.97);
    EXPECT_GE(verdict.across.f1(), 0.90);
    EXPECT_EQ(verdict.joinedCases, 0U) << "findings over two test cases";
  }
}

// What a finding's asset is, as strictly as the reports say it: hosts and repositories by their own names.
TEST(Correlation, NothingJoinsAcrossHostsOrRepositoriesOfTheCorpus) {
  const auto corpus = shared("corpus");
  if (!corpus) GTEST_SKIP() << "skipped: ../shared/corpus is not there";
  Told told;
  for (const File& file : files(*corpus)) told.add(file.name, readFile(*corpus / file.name));
  told.correlate();
  const Tables& tables = told.tables();
  uint32_t across = 0;
  for (const Finding& finding : told.findings().rows) {
    std::map<std::string, std::set<std::string>> said;  // by scheme
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t row = told.findings().observations[finding.firstMember + i];
      if (const std::string_view host = told.text(tables.observations.host[row]); !host.empty())
        said["host"].insert(normaliseIdentity("host:" + std::string(host)));
      const uint32_t asset = tables.observations.asset[row] != kNone
                                 ? tables.observations.asset[row]
                                 : tables.reports[tables.observationReport[row]].asset;
      if (asset == kNone) continue;
      for (uint32_t j = tables.assets.identities.begin[asset]; j < tables.assets.identities.begin[asset + 1];
           ++j) {
        const std::string_view identity = told.text(tables.assets.identities.items[j]);
        if (identity.starts_with("repo:")) said["repo"].insert(normaliseIdentity(identity));
      }
    }
    for (const auto& [scheme, names] : said) {
      if (names.size() < 2) continue;
      // One machine may have several names: then its own report says so.
      const UnitedAsset& asset = told.identities().assets[finding.asset];
      const bool known =
          scheme == "host" && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
            return std::binary_search(asset.identities.begin(), asset.identities.end(), name);
          });
      if (known) continue;
      ++across;
      std::printf("%s:", told.text(tables.observations.title[finding.representative]).data());
      for (const std::string& name : names) std::printf(" %s", name.c_str());
      std::printf("\n");
    }
  }
  std::printf("%zu findings of %u observations, %u across\n", told.findings().rows.size(),
              tables.observations.rows, across);
  EXPECT_EQ(across, 0U);
}

}  // namespace
}  // namespace postern::corpus
