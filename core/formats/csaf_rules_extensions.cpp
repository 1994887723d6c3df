// SPDX-License-Identifier: Apache-2.0
// CSAF 2.1 tests of extensions: the content schema (6.1.60.1), and of the extensions that the CSAF TC itself
// publishes (csaf_2.1/extension/data/valid, all of them for documentation) their schema (6.1.60.2) and
// metadata (6.1.60.3). Extensions that nobody here knows pass.
#include <algorithm>

#include "base/text.h"
#include "formats/csaf_rules.h"

namespace postern {
namespace {

/// Where extensions may stand, in the order of Known::most.
enum Place : uint8_t { kDocument, kBranch, kFullProductName, kProductPath, kMetric, kVulnerability, kRoot };

struct Known {
  std::string_view name;
  std::string_view members;  ///< of its content, "|name|"
  std::string_view required;
  bool critical;
  size_t most[7];  ///< per Place
  std::string_view incompatible;
};
constexpr Known kKnown[] = {
    {"documentation-11", "|documentation|", "", false, {1, 1, 1, 1, 1, 1, 1}, "documentation-12"},
    {"documentation-12",
     "|documentation|notes|",
     "documentation",
     false,
     {4096, 4096, 10, 2, 0, 4096, 4096},
     "documentation-11"},
    {"documentation-13", "|configuration_tree|", "", true, {0, 0, 0, 0, 0, 0, 1}, ""},
};
constexpr std::string_view kFolder = "/csaf_2.1/extension/data/valid/";
constexpr std::string_view kDocumentationText =
    "This extension is for documentation and test purposed only. It is valid. It is not allowed to be used "
    "in a "
    "production CSAF.";

const Known* findKnown(std::string_view schema) {
  const size_t at = schema.find(kFolder);
  if (at == std::string_view::npos) return nullptr;
  std::string_view name = schema.substr(at + kFolder.size());
  name = name.substr(0, name.find('/'));
  for (const Known& known : kKnown) {
    if (known.name == name) return &known;
  }
  return nullptr;
}

class Extensions {
 public:
  explicit Extensions(CsafProblems& problems) : problems_(problems) {}

  void check(Node list, Place place, const std::string& where) {
    std::map<std::string_view, size_t> counts;
    for (const Node extension : list.items()) {
      checkContent(extension, where);
      const Known* known = findKnown(extension["$schema"].text());
      if (known == nullptr) continue;
      checkSchema(extension, *known, where);
      ++counts[known->name];
      used_.insert(known);
      if (counts[known->name] == known->most[place] + 1)
        problems_.add("6.1.60.3", std::string(known->name) + " is used more often here than it may be",
                      where);
    }
  }
  void checkTogether() {
    for (const Known* known : used_) {
      for (const Known* other : used_) {
        if (known->incompatible == other->name && known->name < other->name)
          problems_.add("6.1.60.3",
                        std::string(known->name) + " and " + std::string(other->name) + " are incompatible",
                        "/");
      }
    }
  }

 private:
  void checkContent(Node extension, const std::string& where) {
    const auto bad = [&](std::string_view why) { problems_.add("6.1.60.1", std::string(why), where); };
    if (!extension.isObject()) return bad("an extension must be an object");
    for (const Node::Member member : extension.members()) {
      if (member.key != "$schema" && member.key != "category" && member.key != "content" &&
          member.key != "critical")
        bad("an extension has the further member " + std::string(member.key));
    }
    if (extension["$schema"].text().find("://") == std::string_view::npos)
      bad("an extension must name its $schema by a URL");
    const std::string_view category = extension["category"].text();
    if (category != "essential" && category != "significant" && category != "supplementary")
      bad("an extension's category must be essential, significant or supplementary");
    if (!extension["content"].isObject() || extension["content"].size() == 0)
      bad("an extension must have content");
    if (extension["critical"].kind() != NodeKind::kBool) bad("an extension must say whether it is critical");
  }

  void checkSchema(Node extension, const Known& known, const std::string& where) {
    const auto bad = [&](std::string_view why) {
      problems_.add("6.1.60.2", std::string(known.name) + ": " + std::string(why), where);
    };
    const Node content = extension["content"];
    if (!known.required.empty() && !content[known.required].exists())
      bad(std::string(known.required) + " is missing");
    for (const Node::Member member : content.members()) {
      const std::string name = "|" + std::string(member.key) + "|";
      if (known.members.find(name) == std::string_view::npos)
        bad(std::string(member.key) + " is not defined");
    }
    const Node text = content["documentation"];
    if (text.exists() && text.text() != kDocumentationText) bad("documentation must have its constant text");
    const Node notes = content["notes"];
    if (notes.exists() && (!notes.isArray() || notes.size() == 0)) bad("notes must be a list");
    if (extension["critical"].exists() && extension["critical"].isTrue() != known.critical)
      bad("critical has the wrong value");
  }

  CsafProblems& problems_;
  std::set<const Known*> used_;  // in the order of the table: they are its rows
};

}  // namespace

void checkCsafExtensions(const CsafDocument& document, CsafProblems& problems) {
  if (!document.is21) return;
  Extensions extensions(problems);
  extensions.check(document.root["x_extensions"], kRoot, "/x_extensions");
  extensions.check(document.document["x_extensions"], kDocument, "/document/x_extensions");
  for (const CsafProduct& product : document.products) {
    const Place place = !product.branches.empty()                                       ? kBranch
                        : product.where.find("full_product_names") != std::string::npos ? kFullProductName
                                                                                        : kProductPath;
    extensions.check(product.node["x_extensions"], place, product.where + "/x_extensions");
  }
  size_t at = 0;
  for (const Node vulnerability : document.vulnerabilities.items()) {
    const std::string where = "/vulnerabilities/" + std::to_string(at++);
    extensions.check(vulnerability["x_extensions"], kVulnerability, where + "/x_extensions");
    forEachCsafMetric(vulnerability, [&](Node content, Node, size_t) {
      extensions.check(content["x_extensions"], kMetric, where + "/metrics");
    });
  }
  extensions.checkTogether();
}

}  // namespace postern
