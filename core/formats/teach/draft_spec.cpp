// SPDX-License-Identifier: Apache-2.0
// A draft as a mapping spec, written for people (draft.h).
#include <algorithm>
#include <map>
#include <utility>

#include "base/json_writer.h"
#include "base/text.h"
#include "formats/teach/draft.h"

namespace postern {
namespace {

std::string quoted(std::string_view text) {
  JsonWriter out;
  return out.string(text).take();
}

std::string list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + quoted(text);
  return out + "]";
}

std::string_view syntaxWord(Syntax syntax) {
  switch (syntax) {
    case Syntax::kXml:
      return "xml";
    case Syntax::kCsv:
    case Syntax::kXlsx:
      return "csv";
    case Syntax::kYaml:
      return "yaml";
    case Syntax::kHtml:
      return "html";
    default:
      return "json";
  }
}

void addUnique(std::vector<std::string>& to, std::string text) {
  if (!text.empty() && std::find(to.begin(), to.end(), text) == to.end()) to.push_back(std::move(text));
}

// The names on the way to the records, before the first item of a list.
std::string container(std::string_view path, bool belowRoot) {
  std::string out;
  bool first = belowRoot;
  for (const std::string_view step : split(path, '/')) {
    if (step.empty()) continue;
    if (step == "*") break;
    if (!std::exchange(first, false)) out += (out.empty() ? "" : "/") + std::string(step);
  }
  return out;
}

// What every file of the format has: not the results themselves, a clean report has none.
std::string detectOf(const Draft& draft, const Shape& shape) {
  constexpr size_t kColumns = 12, kMembers = 3, kLeaves = 5;
  const bool xml = shape.syntax == Syntax::kXml;
  std::string out = "{\"syntax\": " + quoted(syntaxWord(shape.syntax));
  if (xml) out += ", \"root\": " + quoted(shape.rootName);
  std::vector<std::string> has;
  if (!shape.columns.empty()) {
    for (const std::string& column : shape.columns) {
      if (has.size() < kColumns) addUnique(has, column);
    }
    return out + ", \"columns\": " + list(has) + "}";
  }
  for (const DraftRecords& records : draft.records) addUnique(has, container(records.path, xml));
  if (draft.records.size() > 1) has.resize(std::min<size_t>(has.size(), 1));
  if (has.empty()) {
    const ShapePlace& place = shape.places[static_cast<size_t>(draft.records[0].place)];
    for (const Leaf& leaf : place.leaves) {
      if (leaf.filled >= place.count && !leaf.path.starts_with('$') && has.size() < kLeaves)
        addUnique(has, leaf.path);
    }
    for (const DraftColumn& column : draft.records[0].columns) {  // where no member is in every record
      if (has.empty() && !column.path.starts_with('$')) addUnique(has, column.path);
    }
  } else if (!xml) {
    for (const std::string& member : shape.topMembers) {
      if (has.size() <= kMembers && member.find_first_of("/.:~* ") == std::string::npos)
        addUnique(has, member);
    }
  }
  if (!has.empty()) out += ", \"has\": " + list(has);
  return out + "}";
}

std::string_view kindOf(const DraftRecords& records) {
  const auto has = [&](std::string_view column) {
    return std::any_of(records.columns.begin(), records.columns.end(),
                       [&](const DraftColumn& it) { return it.column == column; });
  };
  if (has("ids") || has("component.version") || has("component.purl")) return "vulnerability";
  if (has("secret")) return "secret";
  if (has("url")) return "dynamic";
  if (has("line")) return "code";
  if (has("resource")) return "misconfiguration";
  return has("file") ? "code" : "other";
}

void writeMembers(std::string& out, std::string_view name,
                  const std::vector<std::pair<std::string, std::string>>& members) {
  if (members.empty()) return;
  out += ",\n          " + quoted(name) + ": {";
  for (size_t i = 0; i < members.size(); ++i) {
    out += (i == 0 ? "\n            " : ",\n            ") + quoted(members[i].first) + ": " +
           quoted(members[i].second);
  }
  out += "\n          }";
}

// Passed checks; and records with nothing of what makes a result one (a summary among them).
void writeSkips(std::string& out, const DraftRecords& records) {
  std::vector<std::string> skips;
  for (const DraftSkip& skip : records.skips) {
    skips.push_back("{\"from\": " + quoted(skip.path) + ", \"is\": " + list(skip.texts) +
                    ", \"code\": \"passed\", \"reason\": \"a passed check\"}");
  }
  std::string said;
  for (const DraftColumn& column : records.columns) {
    if (column.column == "title" || column.column == "severity" || column.column == "ids")
      said += (said.empty() ? "" : ", ") + quoted(column.path);
  }
  if (!said.empty())
    skips.push_back("{\"from\": [" + said +
                    "], \"empty\": true, \"code\": \"no_result\", \"reason\": \"nothing is said\"}");
  if (skips.empty()) return;
  out += ",\n          \"skip\": [";
  for (size_t i = 0; i < skips.size(); ++i) out += (i == 0 ? "\n            " : ",\n            ") + skips[i];
  out += "\n          ]";
}

void writeRecords(std::string& out, const DraftRecords& records) {
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> groups;
  for (const DraftColumn& column : records.columns) {
    const size_t dot = column.column.find('.');
    const std::string group = dot == std::string::npos ? "fields" : column.column.substr(0, dot);
    groups[group].emplace_back(dot == std::string::npos ? column.column : column.column.substr(dot + 1),
                               column.path);
  }
  out += "        {\n          \"path\": " + quoted(records.path);
  out += ",\n          \"kind\": " + quoted("=" + std::string(kindOf(records)));
  out += ",\n          \"must\": []";
  writeSkips(out, records);
  for (const std::string_view group : {"fields", "component", "asset"})
    writeMembers(out, group, groups[std::string(group)]);
  out += "\n        }";
}

}  // namespace

std::string specOf(const Draft& draft, const Shape& shape) {
  if (draft.records.empty()) return {};
  std::string out =
      "{\n  \"postern_spec\": 1,\n  \"id\": " + quoted(draft.id) + ",\n  \"title\": " + quoted(draft.title);
  out += ",\n  \"family\": " + quoted(name(draft.family)) + ",\n  \"layouts\": [\n    {\n      \"detect\": ";
  out += detectOf(draft, shape) + ",\n      \"records\": [\n";
  for (size_t i = 0; i < draft.records.size(); ++i) {
    if (i > 0) out += ",\n";
    writeRecords(out, draft.records[i]);
  }
  return out + "\n      ]\n    }\n  ]\n}\n";
}

}  // namespace postern
