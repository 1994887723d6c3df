// SPDX-License-Identifier: Apache-2.0
// ../shared/vectors/vex and the VEX examples of ../shared/vectors/cyclonedx: valid documents give the status
// that they document, invalid ones are refused for the rule they break. testcases.json of CSAF says which are
// which.
#include <gtest/gtest.h>

#include <cstdio>

#include "base/text.h"
#include "tests/conformance/corpus.h"
#include "tests/conformance/json_file.h"

namespace postern::corpus {
namespace {

namespace fs = std::filesystem;

struct Verdict {
  bool read = false;
  std::string error;
  Import import;
};

Verdict judge(const fs::path& path) {
  Verdict verdict;
  verdict.import = import(path.filename().string(), readFile(path));
  verdict.read = verdict.import.outcomes.size() == 1 && !verdict.import.outcomes[0].failed;
  if (!verdict.import.outcomes.empty()) verdict.error = verdict.import.outcomes[0].error.message;
  return verdict;
}

/// "vulnerability product status" of every statement.
std::set<std::string> statements(const Tables& tables) {
  std::set<std::string> out;
  for (uint32_t row = 0; row < tables.vex.rows; ++row) {
    const std::string said = std::string(tables.strings.text(tables.vex.vulnerability[row])) + " " +
                             std::string(tables.strings.text(tables.vex.productName[row])) + " ";
    out.insert(said + std::string(name(static_cast<VexStatus>(tables.vex.status[row]))));
  }
  return out;
}

/// What an OpenVEX document says, from its text alone.
std::set<std::string> openVexStatements(Node document) {
  std::set<std::string> out;
  for (const Node statement : document["statements"].items()) {
    const Node vulnerability = statement["vulnerability"];
    const std::string_view id =
        vulnerability["name"].textOr(vulnerability["@id"].textOr(vulnerability.text()));
    for (const Node product : statement["products"].items()) {
      const std::string named(product["@id"].textOr(product.text()));
      out.insert(std::string(id) + " " + (named.starts_with("pkg:") ? named : "id:" + named) + " " +
                 std::string(statement["status"].text()));
    }
  }
  return out;
}

std::string nameOf(Node node, std::string_view id) {
  if (node["product_id"].text() == id) return std::string(node["name"].text());
  for (const Node::Member member : node.members()) {
    if (const std::string name = nameOf(member.value, id); !name.empty()) return name;
  }
  if (!node.isArray()) return {};
  for (const Node item : node.items()) {
    if (const std::string name = nameOf(item, id); !name.empty()) return name;
  }
  return {};
}

/// What a CSAF document says, from its text alone.
std::set<std::string> csafStatements(Node document) {
  const std::map<std::string_view, std::string_view> words = {{"known_affected", "affected"},
                                                              {"first_affected", "affected"},
                                                              {"last_affected", "affected"},
                                                              {"known_not_affected", "not_affected"},
                                                              {"fixed", "fixed"},
                                                              {"first_fixed", "fixed"},
                                                              {"under_investigation", "under_investigation"}};
  std::set<std::string> out;
  for (const Node vulnerability : document["vulnerabilities"].items()) {
    const std::string_view id = vulnerability["cve"].textOr(vulnerability["ids"].item(0)["text"].text());
    for (const auto& [group, word] : words) {
      for (const Node product : vulnerability["product_status"][group].items())
        out.insert(std::string(id) + " " + nameOf(document["product_tree"], product.text()) + " " +
                   std::string(word));
    }
  }
  return out;
}

/// What a CycloneDX document says, from its text alone. Versions that are called unaffected are not affected,
/// whatever the analysis says of others.
std::set<std::string> cycloneDxStatements(Node document) {
  const std::map<std::string_view, std::string> words = {{"resolved", "fixed"},
                                                         {"resolved_with_pedigree", "fixed"},
                                                         {"exploitable", "affected"},
                                                         {"not_affected", "not_affected"},
                                                         {"in_triage", "under_investigation"},
                                                         {"false_positive", "not_affected"}};
  std::set<std::string> out;
  for (const Node vulnerability : document["vulnerabilities"].items()) {
    const std::string id(vulnerability["id"].text());
    const auto word = words.find(vulnerability["analysis"]["state"].text());
    const std::string status = word == words.end() ? "" : word->second;
    const Node subject = document["metadata"]["component"]["bom-ref"];
    if (vulnerability["affects"].size() == 0 && !status.empty() && subject.exists())
      out.insert(id + " " + std::string(subject.text()) + " " + status);
    for (const Node target : vulnerability["affects"].items()) {
      const std::string said = id + " " + std::string(target["ref"].text()) + " ";
      if (target["versions"].size() == 0 && !status.empty()) out.insert(said + status);
      for (const Node version : target["versions"].items()) {
        if (version["status"].text() == "unaffected") {
          out.insert(said + "not_affected");
        } else if (version["status"].text() == "unknown" && !status.empty()) {
          out.insert(said + "under_investigation");
        } else if (!status.empty()) {
          out.insert(said + status);
        }
      }
    }
  }
  return out;
}

// Documents that the CSAF TC lists as valid for one test although they break another.
struct Contradiction {
  std::string_view file, breaks;
};
constexpr Contradiction kContradictions[] = {
    {"6-1-14-32.json", "6.1.30"},  // whole numbers and semantic versions side by side, for 6.1.14's sake
    {"6-1-50-14.json", "6.1.2"},   // defines CSAFPID-9080700 twice; "vers:/all" has no version type either
    {"6-1-50-15.json", "6.1.2"},   // defines CSAFPID-9080700 twice
    {"6-2-08-02.json", "6.1.25"},  // gives md5 twice for one file
    {"6-2-09-02.json", "6.1.25"},  // gives sha1 twice for one file
    {"6-2-19-19.json", "6.1.9"},   // a base score of 0.0 beside a vector that gives 7.3
    {"6-2-38-13.json", "6.1.26"},  // the category begins with "CSAF_"
    {"6-2-39-02-01.json", "6.1.27.14"},  // a withdrawn document without a description
    {"6-2-39-03-01.json", "6.1.27.14"},  // a superseded document without a description
    {"6-2-42-02.json", "6.1.13"},        // a purl of type deb without its namespace
};

std::string_view contradiction(const fs::path& path) {
  for (const Contradiction& known : kContradictions) {
    if (path.filename().string().ends_with("2_1-2024-" + std::string(known.file))) return known.breaks;
  }
  return {};
}

struct Totals {
  int valid = 0, validRead = 0, invalid = 0, refused = 0, named = 0;
};

void checkCase(const fs::path& folder, Node test, Node item, bool isValid, Totals& totals) {
  const fs::path path = folder / std::string(item["name"].text());
  if (!fs::exists(path)) return;  // kept apart
  const std::string id(test["id"].text());
  const Verdict verdict = judge(path);
  // Recommended and informative tests refuse nothing.
  const bool mustBeRead = isValid || test["group"].text() != "mandatory";
  ++(mustBeRead ? totals.valid : totals.invalid);
  if (mustBeRead) {
    const std::string broken(contradiction(path));
    totals.validRead += verdict.read ? 1 : 0;
    EXPECT_EQ(verdict.read, broken.empty()) << path.filename() << ": " << verdict.error;
    EXPECT_TRUE(broken.empty() || verdict.error.find("CSAF " + broken + " ") != std::string::npos)
        << path.filename() << ": " << verdict.error;

    return;
  }
  totals.refused += verdict.read ? 0 : 1;
  const bool names = verdict.error.find("CSAF " + id + " ") != std::string::npos;
  totals.named += names ? 1 : 0;
  EXPECT_FALSE(verdict.read) << path.filename() << " breaks " << id;
  EXPECT_TRUE(verdict.read || names) << path.filename() << " breaks " << id << ", not: " << verdict.error;
}

TEST(VexVectors, CsafTestCasesAreReadOrRefusedForTheirRule) {
  if (!shared("vectors/vex/csaf")) GTEST_SKIP() << "skipped: ../shared/vectors/vex is not there";
  for (const char* version : {"csaf_2.0", "csaf_2.1"}) {
    const fs::path folder = *shared("vectors/vex/csaf") / version / "test/validator/data";
    const JsonFile cases(folder / "testcases.json");
    Totals totals;
    for (const Node test : cases.root()["tests"].items()) {
      for (const Node item : test["valid"].items()) checkCase(folder, test, item, true, totals);
      for (const Node item : test["failures"].items()) checkCase(folder, test, item, false, totals);
    }
    EXPECT_GT(totals.valid + totals.invalid, 50);
    std::printf("%s: %d of %d valid documents read, %d of %d invalid ones refused, %d naming their rule\n",
                version, totals.validRead, totals.valid, totals.refused, totals.invalid, totals.named);
  }
}

TEST(VexVectors, CsafExamplesGiveTheirStatuses) {
  if (!shared("vectors/vex/csaf")) GTEST_SKIP() << "skipped: ../shared/vectors/vex is not there";
  size_t documents = 0, said = 0;
  for (const char* version : {"csaf_2.0", "csaf_2.1"}) {
    for (const fs::path& path : filesBelow(*shared("vectors/vex/csaf") / version / "examples")) {
      if (path.extension() != ".json") continue;
      const Verdict verdict = judge(path);
      EXPECT_TRUE(verdict.read) << path << ": " << verdict.error;
      const JsonFile file(path);
      const auto expected = csafStatements(file.root());
      EXPECT_EQ(statements(verdict.import.tables), expected) << path;
      ++documents;
      said += expected.size();
    }
  }
  EXPECT_GT(documents, 10U);
  std::printf("%zu CSAF examples say %zu statuses, as documented\n", documents, said);
}

TEST(VexVectors, OpenVexDocumentsGiveTheirStatuses) {
  if (!shared("vectors/vex")) GTEST_SKIP() << "skipped: ../shared/vectors/vex is not there";
  size_t documents = 0, said = 0;
  for (const char* folder : {"go-vex", "trivy", "vexctl"}) {
    for (const fs::path& path : filesBelow(*shared("vectors/vex") / folder)) {
      if (path.extension() != ".json") continue;
      const JsonFile file(path);
      if (file.root()["@context"].text().find("openvex") == std::string_view::npos) continue;
      const Verdict verdict = judge(path);
      EXPECT_TRUE(verdict.read) << path << ": " << verdict.error;
      const auto expected = openVexStatements(file.root());
      EXPECT_EQ(statements(verdict.import.tables), expected) << path;
      ++documents;
      said += expected.size();
    }
  }
  EXPECT_GT(documents, 10U);
  std::printf("%zu OpenVEX documents say %zu statuses, as documented\n", documents, said);
}

TEST(VexVectors, CycloneDxDocumentsGiveTheirStatuses) {
  if (!shared("vectors/vex") || !shared("vectors/cyclonedx"))
    GTEST_SKIP() << "skipped: ../shared/vectors/vex or /cyclonedx is not there";
  size_t documents = 0, said = 0;
  for (const char* folder : {"vectors/cyclonedx/bom-examples/VEX", "vectors/vex/trivy"}) {
    for (const fs::path& path : filesBelow(*shared(folder))) {
      if (path.extension() != ".json") continue;
      const JsonFile file(path);
      if (file.root()["bomFormat"].text() != "CycloneDX" || file.root()["vulnerabilities"].size() == 0)
        continue;
      const Verdict verdict = judge(path);
      EXPECT_TRUE(verdict.read) << path << ": " << verdict.error;
      const auto expected = cycloneDxStatements(file.root());
      EXPECT_EQ(statements(verdict.import.tables), expected) << path;
      ++documents;
      said += expected.size();
    }
  }
  EXPECT_GT(documents, 10U);
  std::printf("%zu CycloneDX documents say %zu statuses, as documented\n", documents, said);
}

}  // namespace
}  // namespace postern::corpus
