// SPDX-License-Identifier: Apache-2.0
// See layout_reader.h.
#include "formats/mapping/layout_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "formats/mapping/value_reader.h"

namespace postern {
namespace {

constexpr size_t kMaxRecordPaths = 32;  // record.h

void checkRecordPath(SpecJson& json, std::string_view path) {
  constexpr size_t kMaxSteps = 15;  // record.h, and one for a list at the root
  if (!path.starts_with('/')) return json.fail("a record path starts with /");
  const bool anywhere = path.starts_with("//");
  const auto steps = split(path.substr(anywhere ? 2 : 1), '/');
  if (anywhere && steps.size() != 1) return json.fail("a record path that starts with // is one name");
  if (steps.size() > kMaxSteps) return json.fail("a record path has more than 15 steps");
  if (std::any_of(steps.begin(), steps.end(), [](std::string_view step) { return step.empty(); }))
    json.fail("a record path has an empty step");
}

// A record object's own members come before the layout's, the layout's before the spec's.
struct Sources {
  std::array<Node, 3> nearestFirst;
  Node member(std::string_view name) const {
    for (const Node from : nearestFirst) {
      if (from[name].exists()) return from[name];
    }
    return {};
  }
};

template <typename Name, size_t kCount>
std::optional<Name> findColumn(std::string_view text) {
  for (size_t i = 0; i < kCount; ++i) {
    if (columnName(static_cast<Name>(i)) == text) return static_cast<Name>(i);
  }
  return std::nullopt;
}

// What the nearest source says, then what the next says of other columns; in the order of the columns.
template <typename Name, size_t kCount>
void readColumns(SpecJson& json, ValueReader& values, const Sources& sources, std::string_view what,
                 std::vector<std::pair<Name, Value>>& to) {
  for (const Node source : sources.nearestFirst) {
    const Node from = source[what];
    if (from.exists() && !json.expectObject(from, what)) return;
    for (const Node::Member member : from.members()) {
      json.enter(member);
      const auto column = findColumn<Name, kCount>(member.key);
      if (!column) {
        json.fail("\"" + std::string(clipUtf8(member.key, 60)) + "\" is no column of " + std::string(what));
        return;
      }
      const auto same = [&](const auto& known) { return known.first == *column; };
      if (std::none_of(to.begin(), to.end(), same)) to.emplace_back(*column, values.value(member.value));
    }
  }
  std::sort(to.begin(), to.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

AssetRule readAsset(SpecJson& json, ValueReader& values, Node node) {
  AssetRule out;
  if (!node.exists() || !json.expectObject(node, "an asset")) return out;
  json.allow(node, {"image", "digest", "repository", "host", "application", "cloud", "type", "name",
                    "account", "region", "kind", "scheme", "identity"});
  static constexpr std::pair<std::string_view, AssetRule::Kind> kKinds[] = {
      {"image", AssetRule::Kind::kImage}, {"repository", AssetRule::Kind::kRepository},
      {"host", AssetRule::Kind::kHost},   {"application", AssetRule::Kind::kApplication},
      {"cloud", AssetRule::Kind::kCloud}, {"identity", AssetRule::Kind::kOther}};
  for (const auto& [name, kind] : kKinds) {
    if (!node[name].exists()) continue;
    out.kind = kind;
    out.identity = values.value(node[name]);
  }
  if (out.kind == AssetRule::Kind::kNothing)
    json.fail("an asset is an image, repository, host, application, cloud or identity");
  const auto read = [&](std::string_view name, Value& to) {
    if (node[name].exists()) to = values.value(node[name]);
  };
  read("digest", out.digest);
  read("type", out.type);
  read("name", out.name);
  read("account", out.account);
  read("region", out.region);
  read("kind", out.assetKind);
  read("scheme", out.scheme);
  if (out.assetKind.kind == Value::Kind::kLiteral && !assetKindFromName(out.assetKind.literal))
    json.fail("no kind of asset is named \"" + std::string(clipUtf8(out.assetKind.literal, 60)) + "\"");
  return out;
}

void readSkips(SpecJson& json, ValueReader& values, Node list, std::vector<SkipRule>& to) {
  for (const Node item : list.items()) {
    if (!json.expectObject(item, "an entry of skip")) return;
    json.allow(item, {"any", "every", "not", "from", "is", "is_not", "contains", "starts", "empty", "exists",
                      "code", "reason"});
    SkipRule skip;
    skip.code = json.string(item["code"], "code");
    skip.reason = json.string(item["reason"], "reason");
    if (skip.reason.empty()) json.fail("a skip needs a code and a reason");
    skip.when = values.conditionOf(item, 0);
    to.push_back(std::move(skip));
  }
}

void readCaptures(SpecJson& json, ValueReader& values, Node list, std::vector<std::string>& names,
                  RecordRule& to) {
  for (const Node item : list.items()) {
    if (!json.expectObject(item, "an entry of captures")) return;
    json.allow(item, {"from", "match"});
    CaptureRule rule;
    rule.from = values.value(item["from"]);
    for (const std::string& text : json.strings(item["match"], "match")) {
      std::string problem;
      rule.patterns.emplace_back();
      if (!rule.patterns.back().compile(text, names, problem)) json.fail(problem);
    }
    to.captures.push_back(std::move(rule));
  }
}

RecordRule readRule(SpecJson& json, std::string_view path, const Sources& from,
                    const std::vector<LookupRule>& lookups) {
  RecordRule out;
  out.path = path;
  checkRecordPath(json, path);
  std::vector<std::string> captures;
  out.hasEach = from.member("each").exists();
  ValueReader values(json, {&out.slots, &captures, &lookups, out.hasEach});
  if (out.hasEach) out.each = values.plainPath(json.string(from.member("each"), "each"));
  readCaptures(json, values, from.member("captures"), captures, out);
  out.captureCount = captures.size();
  if (from.member("kind").exists()) {
    out.kind = values.value(from.member("kind"));
    if (out.kind.kind == Value::Kind::kLiteral && !observationKindFromName(out.kind.literal))
      json.fail("no kind of result is named \"" + std::string(clipUtf8(out.kind.literal, 60)) + "\"");
  }
  for (const Node source : from.nearestFirst) readSkips(json, values, source["skip"], out.skip);
  for (const Node item : from.member("unique").items()) out.unique.push_back(values.value(item));
  for (const Node item : from.member("must").items()) {
    const auto column = findColumn<Column, kColumnCount>(json.string(item, "must"));
    if (!column) json.fail("must names a column");
    out.must.push_back(column.value_or(Column::kTitle));
  }
  if (!from.member("must").exists()) out.must.push_back(Column::kTitle);
  readColumns<Column, kColumnCount>(json, values, from, "fields", out.fields);
  readColumns<ComponentColumn, kComponentColumnCount>(json, values, from, "component", out.component);
  out.asset = readAsset(json, values, from.member("asset"));
  return out;
}

std::vector<LookupRule> readLookups(SpecJson& json, Node node) {
  std::vector<LookupRule> all;
  for (const Node::Member member : node.members()) {
    json.enter(member);
    if (!json.expectObject(member.value, "a lookup")) return all;
    json.allow(member.value, {"records", "key", "take"});
    LookupRule rule;
    rule.name = member.key;
    rule.path = json.string(member.value["records"], "records");
    checkRecordPath(json, rule.path);
    ValueReader values(json, {});
    rule.key = values.value(member.value["key"]);
    for (const Node::Member taken : member.value["take"].members()) {
      json.enter(taken);
      rule.names.emplace_back(taken.key);
      rule.values.push_back(values.value(taken.value));
    }
    all.push_back(std::move(rule));
  }
  if (all.size() > kMaxRecordPaths) json.fail("more than 32 lookups");
  return all;
}

void readRecords(SpecJson& json, Node layout, Node spec, ReportLayout& out) {
  const Node records = layout["records"];
  json.enter(records);
  for (const Node item : records.items()) {
    if (item.isObject()) {
      json.allow(item, {"path", "kind", "each", "skip", "unique", "must", "captures", "fields", "component",
                        "asset"});
      out.records.push_back(
          readRule(json, json.string(item["path"], "path"), {{item, layout, spec}}, out.lookups));
    } else {
      out.records.push_back(
          readRule(json, json.string(item, "a record path"), {{Node(), layout, spec}}, out.lookups));
    }
  }
  if (out.records.empty()) json.fail("a layout needs records");
  if (out.records.size() > kMaxRecordPaths) json.fail("more than 32 record paths");
}

}  // namespace

void readLayoutHead(SpecJson& json, Node node, ReportLayout& out) {
  if (node["name"].exists()) out.name = json.string(node["name"], "name");
  out.detect = readDetection(json, node["detect"]);
  if (!out.name.empty()) out.detect.evidence = out.name + ": " + out.detect.evidence;
  out.detect.nearEvidence = "all but one of: " + out.detect.evidence;
}

ReportLayout readLayout(SpecJson& json, Node node, Node spec) {
  ReportLayout out;
  if (!json.expectObject(node, "a layout")) return out;
  json.allow(node, {"name", "detect", "tool", "scanned_at", "target", "lookups", "records", "kind", "each",
                    "skip", "unique", "must", "captures", "fields", "component", "asset"});
  readLayoutHead(json, node, out);
  const Sources from{{node, spec, Node()}};
  out.lookups = readLookups(json, from.member("lookups"));
  ValueReader values(json, {nullptr, nullptr, &out.lookups, false});
  if (const Node tool = from.member("tool"); tool.exists() && json.expectObject(tool, "tool")) {
    json.allow(tool, {"name", "version"});
    if (tool["name"].exists()) out.toolName = values.value(tool["name"]);
    if (tool["version"].exists()) out.toolVersion = values.value(tool["version"]);
  }
  if (from.member("scanned_at").exists()) out.scannedAt = values.value(from.member("scanned_at"));
  out.target = readAsset(json, values, from.member("target"));
  readRecords(json, node, spec, out);
  return out;
}

}  // namespace postern
