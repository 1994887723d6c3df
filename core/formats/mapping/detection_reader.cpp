// SPDX-License-Identifier: Apache-2.0
// How a layout is recognised, and the sentence that says so (layout_reader.h).
#include <algorithm>

#include "base/text.h"
#include "formats/mapping/layout_reader.h"
#include "formats/mapping/value_reader.h"

namespace postern {
namespace {

constexpr int kBase = 50, kMost = 90;

struct SyntaxWord {
  std::string_view word;
  std::vector<Syntax> means;
};
const std::vector<SyntaxWord>& syntaxWords() {
  static const std::vector<SyntaxWord> kWords = {{"json", {Syntax::kJson, Syntax::kJsonLines}},
                                                 {"jsonl", {Syntax::kJsonLines}},
                                                 {"xml", {Syntax::kXml}},
                                                 {"csv", {Syntax::kCsv, Syntax::kXlsx}},
                                                 {"xlsx", {Syntax::kXlsx}},
                                                 {"html", {Syntax::kHtml}},
                                                 {"yaml", {Syntax::kYaml}},
                                                 {"text", {Syntax::kText}}};
  return kWords;
}

void readSyntaxes(SpecJson& json, Node node, Detection& out) {
  for (const std::string& word : json.strings(node, "syntax")) {
    bool known = false;
    for (const SyntaxWord& it : syntaxWords()) {
      if (it.word != word) continue;
      known = true;
      out.syntaxes.insert(out.syntaxes.end(), it.means.begin(), it.means.end());
    }
    if (!known) json.fail("syntax is json, jsonl, xml, csv, yaml, text, xlsx or html");
  }
}

// Shown to people as "has a/b, c".
void show(std::string& evidence, std::string_view what, std::string_view shown) {
  constexpr size_t kShown = 160;
  if (evidence.size() > kShown) return;
  if (!evidence.empty()) evidence += ", ";
  evidence.append(what).append(shown);
}

int readTexts(SpecJson& json, Node node, bool whole, Detection& out) {
  int found = 0;
  for (const Node::Member member : node.members()) {
    json.enter(member);
    Detection::Text text;
    text.path = ValueReader(json, {}).plainPath(member.key);
    text.texts = json.strings(member.value, member.key);
    text.whole = whole;
    show(out.evidence, std::string(member.key) + (whole ? " is " : " holds "),
         text.texts.empty() ? "" : text.texts[0]);
    out.texts.push_back(std::move(text));
    ++found;
  }
  return found;
}

std::vector<ValuePath> readPaths(SpecJson& json, Node node, std::string_view what,
                                 std::vector<std::string>& shown) {
  std::vector<ValuePath> paths;
  shown = json.strings(node, what);
  for (const std::string& path : shown) paths.push_back(ValueReader(json, {}).plainPath(path));
  return paths;
}

int readHead(SpecJson& json, Node node, Detection& out) {
  int worth = 0;
  if (node["text"].exists()) {
    out.head = json.strings(node["text"], "text");
    for (const std::string& text : out.head) show(out.evidence, "says ", text);
    worth += 12 * static_cast<int>(out.head.size());
  }
  if (!node["lines"].exists()) return worth;
  for (const std::string& line : json.strings(node["lines"], "lines")) {
    std::vector<std::string> names;
    std::string problem;
    out.lines.emplace_back();
    if (!out.lines.back().compile(line, names, problem)) json.fail(problem);
    show(out.evidence, "has lines like ", line);
    worth += 12;
  }
  return worth;
}

}  // namespace

Detection readDetection(SpecJson& json, Node node) {
  Detection out;
  if (!json.expectObject(node, "detect")) return out;
  json.allow(node, {"syntax", "has", "lacks", "equals", "contains", "root", "columns", "text", "lines",
                    "confidence"});
  readSyntaxes(json, node["syntax"], out);
  int worth =
      14 * (readTexts(json, node["equals"], true, out) + readTexts(json, node["contains"], false, out));
  std::vector<std::string> shown;
  if (node["root"].exists()) {
    out.roots = json.strings(node["root"], "root");
    show(out.evidence, "root element ", out.roots.empty() ? "" : out.roots[0]);
    worth += 10;
  }
  if (node["has"].exists()) {
    out.has = readPaths(json, node["has"], "has", shown);
    for (const std::string& path : shown) show(out.evidence, "has ", path);
    worth += 8 * static_cast<int>(out.has.size());
  }
  if (node["columns"].exists()) {
    out.columns = json.strings(node["columns"], "columns");
    for (const std::string& column : out.columns) show(out.evidence, "column ", column);
    worth += 5 * static_cast<int>(out.columns.size());
  }
  worth += readHead(json, node, out);
  if (worth == 0) json.fail("detect needs has, equals, contains, root, columns, text or lines");
  if (node["lacks"].exists()) {
    out.lacks = readPaths(json, node["lacks"], "lacks", shown);
    worth += 2 * static_cast<int>(out.lacks.size());
  }
  out.confidence = static_cast<uint8_t>(std::min(kBase + worth, kMost));
  if (node["confidence"].exists()) {
    const auto said = node["confidence"].integer();
    json.enter(node["confidence"]);
    if (!said || *said < 30 || *said > 100) json.fail("confidence is a number from 30 to 100");
    out.confidence = static_cast<uint8_t>(said.value_or(30));
  }
  return out;
}

}  // namespace postern
