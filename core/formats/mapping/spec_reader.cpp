// SPDX-License-Identifier: Apache-2.0
// A whole spec from its JSON (spec.h).
#include <algorithm>
#include <atomic>
#include <optional>

#include "base/text.h"
#include "formats/mapping/layout_reader.h"
#include "formats/mapping/spec_json.h"
#include "read/json_parser.h"

namespace postern {

struct DeferredSpec {
  std::string_view name, json;
  std::atomic<const MappingSpec*> whole{nullptr};
  ~DeferredSpec() { delete whole.load(); }
};

MappingSpec::MappingSpec() = default;
MappingSpec::~MappingSpec() = default;

namespace {

bool isId(std::string_view text) {
  const auto isIdChar = [](char c) { return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || c == '_'; };
  return !text.empty() && text.size() <= 64 && !isAsciiDigit(text[0]) &&
         std::all_of(text.begin(), text.end(), isIdChar);
}

void readHead(SpecJson& json, Node root, MappingSpec& spec) {
  json.allow(root, {"postern_spec", "id", "title", "url", "family", "layouts", "tool", "scanned_at", "target",
                    "lookups", "kind", "each", "skip", "unique", "must", "captures", "fields", "component",
                    "asset"});
  json.enter(root["postern_spec"]);
  if (root["postern_spec"].text() != "1") json.fail("\"postern_spec\": 1 is the only version there is");
  spec.id = json.string(root["id"], "id");
  if (!isId(spec.id)) json.fail("id is a snake_case word");
  spec.title = json.string(root["title"], "title");
  if (spec.title.empty()) json.fail("title is empty");
  if (root["url"].exists()) spec.url = json.string(root["url"], "url");
  const std::string_view family = json.string(root["family"], "family");
  const auto known = familyFromName(family);
  if (!known) json.fail("no class of scan is named \"" + std::string(clipUtf8(family, 60)) + "\"");
  spec.family = known.value_or(Family::kMixed);
}

std::string syntaxesOf(const MappingSpec& spec) {
  std::string out;
  for (const ReportLayout& layout : spec.layouts) {
    const Syntax syntax = layout.detect.syntaxes.empty() ? Syntax::kText : layout.detect.syntaxes[0];
    const std::string_view name = syntaxName(syntax);
    const auto parts = split(out, ',');
    if (std::any_of(parts.begin(), parts.end(), [name](std::string_view part) { return trim(part) == name; }))
      continue;
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

std::unique_ptr<TaughtFormat> formatOf(std::unique_ptr<MappingSpec> spec) {
  auto taught = std::make_unique<TaughtFormat>();
  taught->spec = std::move(spec);
  const MappingSpec& it = *taught->spec;
  taught->format.id = it.id;
  taught->format.title = it.title;
  taught->format.url = it.url;
  taught->format.syntaxes = it.syntaxes;
  taught->format.family = it.family;
  taught->format.spec = &it;
  return taught;
}

}  // namespace

Result<std::unique_ptr<MappingSpec>> readMappingSpec(std::string_view name, std::string_view text) {
  constexpr size_t kMaxSpecBytes = 1'000'000;
  constexpr size_t kMaxLayouts = 64;
  if (text.size() > kMaxSpecBytes) return makeError(ErrorCode::kTooLarge, "a mapping spec of more than 1 MB");
  Diagnostics diagnostics;
  auto opened = Document::open(name, text, diagnostics);
  if (!opened) return opened.error();
  if (opened.value().probe().syntax != Syntax::kJson)
    return makeError(ErrorCode::kMalformed, "a mapping spec is a JSON object");
  auto spec = std::make_unique<MappingSpec>();
  std::optional<Error> error;
  const auto readRoot = [&](const Record& record) {
    SpecJson json(opened.value().text());
    if (json.expectObject(record.node, "a mapping spec")) {
      readHead(json, record.node, *spec);
      if (record.node["layouts"].size() > kMaxLayouts) json.fail("a spec has more than 64 layouts");
      for (const Node layout : record.node["layouts"].items()) {
        if (json.failed()) break;
        spec->layouts.push_back(readLayout(json, layout, record.node));
      }
      if (spec->layouts.empty()) json.fail("a spec needs layouts");
    }
    if (json.failed()) error = json.error();
  };
  const Status status = opened.value().read({"/"}, readRoot, diagnostics);
  if (!status) return status.error();
  for (const Diagnostic& entry : diagnostics.entries()) {
    if (entry.code != "encoding") error = makeError(ErrorCode::kMalformed, entry.message, 0, entry.where);
  }
  if (error) {
    error->source = name;
    return *error;
  }
  if (spec->layouts.empty()) return makeError(ErrorCode::kMalformed, "a mapping spec is a JSON object");
  spec->syntaxes = syntaxesOf(*spec);
  return spec;
}

Result<std::unique_ptr<TaughtFormat>> teachFormat(std::string_view name, std::string_view json) {
  auto spec = readMappingSpec(name, json);
  if (!spec) return spec.error();
  auto taught = formatOf(std::move(spec).value());
  taught->json = json;
  return taught;
}

// Two hundred specs stand between a worker's start and its first file: no reader's caution, no tables and
// columns.
Result<std::unique_ptr<TaughtFormat>> deferFormat(std::string_view name, std::string_view text) {
  Tape tape;
  Diagnostics diagnostics;
  JsonParser parser(text, diagnostics);
  parser.skipSpace();
  if (!parser.parse(tape)) return makeError(ErrorCode::kMalformed, "a mapping spec is a JSON object");
  SpecJson json(text);
  auto spec = std::make_unique<MappingSpec>();
  readHead(json, tape.root(), *spec);
  for (const Node layout : tape.root()["layouts"].items()) {
    ReportLayout& head = spec->layouts.emplace_back();
    readLayoutHead(json, layout, head);
  }
  if (json.failed()) return json.error();
  spec->syntaxes = syntaxesOf(*spec);
  spec->rest = std::make_unique<DeferredSpec>();
  spec->rest->name = name;
  spec->rest->json = text;
  return formatOf(std::move(spec));
}

const MappingSpec& wholeSpec(const MappingSpec& spec) {
  if (!spec.rest) return spec;
  DeferredSpec& rest = *spec.rest;
  const MappingSpec* whole = rest.whole.load();
  if (whole != nullptr) return *whole;
  auto read = readMappingSpec(rest.name, rest.json);
  if (!read) return spec;
  // Two threads may read it at once; the first one's stays.
  if (rest.whole.compare_exchange_strong(whole, read.value().get())) whole = read.value().release();
  return *whole;
}

}  // namespace postern
