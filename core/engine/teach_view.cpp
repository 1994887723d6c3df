// SPDX-License-Identifier: Apache-2.0
// Teaching a format by pointing: a spec from a guess and picks, tried on the file (protocol.ts, TeachAnswer).
#include <algorithm>

#include "engine.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "formats/import.h"
#include "formats/teach/auto_map.h"
#include "model/batch.h"
#include "model/terms.h"
#include "read/archive.h"

namespace postern {
namespace {

constexpr uint32_t kShownRows = 50;

struct Taught {
  std::string spec;
  Draft draft;
  Shape shape;
};

// What stands at the steps below a top-level value.
Node nodeAt(Node node, const std::vector<std::string_view>& steps, size_t from, bool xml) {
  for (size_t i = from; i < steps.size(); ++i) {
    const auto index = parseInt(steps[i]);
    const auto next = i + 1 < steps.size() ? parseInt(steps[i + 1]) : std::nullopt;
    if (node.isArray() && index && *index >= 0) {
      node = node.item(static_cast<uint32_t>(*index));
    } else if (xml && next) {
      int64_t left = *next;
      Node child;
      for (const Node each : node.each(steps[i])) {
        if (left-- == 0) child = each;
      }
      node = child;
      ++i;
    } else {
      node = node[unescapedStep(steps[i])];
    }
  }
  return node;
}

// The texts at concrete paths ("/results/3/status"), "" where there is none.
std::vector<std::string> textsAt(Document& in, const std::vector<PickRow>& picks) {
  const bool xml = in.probe().syntax == Syntax::kXml;
  const TopLevel top = topLevelOf(in.probe());
  std::vector<std::string> texts(picks.size());
  std::vector<std::vector<std::string_view>> paths;
  for (const PickRow& pick : picks) {
    paths.push_back(split(pick.path, '/'));
    auto& steps = paths.back();
    steps.erase(std::remove(steps.begin(), steps.end(), std::string_view()), steps.end());
  }
  int64_t at = 0;
  const auto look = [&](const Record& record) {
    for (size_t i = 0; i < paths.size(); ++i) {
      if (paths[i].empty() || (top.list ? parseInt(paths[i][0]) != at : at > 0)) continue;
      texts[i] = nodeAt(record.node, paths[i], top.list || xml ? 1 : 0, xml).text();
    }
    ++at;
  };
  Diagnostics ignored;  // the import says them
  if (!picks.empty()) (void)in.read({std::string_view(top.path)}, look, ignored);
  return texts;
}

Result<Taught> draftSpec(const TeachRequest& request, Document& in) {
  Taught out;
  auto shape = readShape(in);
  if (!shape) return shape.error();
  out.shape = std::move(shape).value();
  out.draft = guessDraft(out.shape);
  out.draft.id = request.id.empty() ? "taught" : request.id;
  out.draft.title = request.title.empty() ? "Taught format" : request.title;
  const std::vector<std::string> texts = textsAt(in, request.picks);
  for (size_t i = 0; i < texts.size(); ++i) {
    const Pick pick{request.picks[i].path, request.picks[i].column, texts[i]};
    if (const Status status = applyPick(pick, out.shape, out.draft); !status) return status.error();
  }
  out.spec = specOf(out.draft, out.shape);
  return out;
}

void writeColumns(JsonWriter& out, const Taught& taught, uint32_t count) {
  out.key("columns").beginArray();
  if (!taught.draft.records.empty()) {
    const DraftRecords& records = taught.draft.records[0];
    const ShapePlace& place = taught.shape.places[static_cast<size_t>(records.place)];
    for (const DraftColumn& column : records.columns) {
      const Leaf* leaf = place.leaf(column.path);
      out.beginObject().field("column", column.column).field("path", column.path);
      out.key("confidence").decimal(column.confidence, 2);
      out.field("filled", leaf == nullptr ? uint64_t{count} : leaf->filled);
      const std::string sample = column.column == "secret" ? maskSecret(column.sample) : column.sample;
      out.field("sample", clipUtf8(sample, 200)).endObject();
    }
  }
  out.endArray();
}

std::string locationOf(const Tables& tables, uint32_t row) {
  const ObservationColumns& all = tables.observations;
  const auto text = [&](StringId id) { return std::string(tables.strings.text(id)); };
  if (all.file[row] != 0)
    return text(all.file[row]) + (all.line[row] == 0 ? "" : ":" + std::to_string(all.line[row]));
  if (all.url[row] != 0) return text(all.url[row]);
  if (all.host[row] != 0)
    return text(all.host[row]) + (all.port[row] == 0 ? "" : ":" + std::to_string(all.port[row]));
  return text(all.resource[row]);
}

std::string componentOf(const Tables& tables, uint32_t row) {
  const uint32_t component = tables.observations.component[row];
  if (component == kNone) return {};
  const std::string version(tables.strings.text(tables.components.version[component]));
  return std::string(tables.strings.text(tables.components.name[component])) +
         (version.empty() ? "" : " " + version);
}

void writeRow(JsonWriter& out, const Tables& tables, uint32_t row) {
  const ObservationColumns& all = tables.observations;
  const auto text = [&](StringId id) { return tables.strings.text(id); };
  out.beginObject().field("record", std::string(text(all.recordParent[row])) +
                                        (all.recordKey[row] == 0 ? std::to_string(all.recordIndex[row])
                                                                 : std::string(text(all.recordKey[row]))));
  out.field("title", text(all.title[row])).field("severity", name(static_cast<Severity>(all.severity[row])));
  out.field("severityText", text(all.severityText[row]))
      .field("kind", name(static_cast<ObservationKind>(all.kind[row])));
  out.field("rule", text(all.rule[row])).field("location", locationOf(tables, row));
  out.field("component", componentOf(tables, row)).key("vulnerabilities").beginArray();
  for (uint32_t i = all.vulnerabilities.begin[row]; i < all.vulnerabilities.begin[row + 1]; ++i)
    out.string(text(all.vulnerabilities.items[i]));
  out.endArray().key("weaknesses").beginArray();
  for (uint32_t i = all.weaknesses.begin[row]; i < all.weaknesses.begin[row + 1]; ++i)
    out.string("CWE-" + std::to_string(all.weaknesses.items[i]));
  const uint32_t asset = all.asset[row];
  out.endArray().field("asset", asset == kNone ? std::string_view() : text(tables.assets.name[asset]));
  out.field("fixText", clipUtf8(text(all.fixText[row]), 300)).endObject();
}

void writePreview(JsonWriter& out, const ImportOutcome& outcome) {
  Tables tables;
  if (!outcome.failed) appendBatch(outcome.batch, tables);
  out.key("preview").beginObject().field("count", tables.observations.rows).key("skipped").beginArray();
  std::vector<Diagnostic> others;
  for (const Diagnostic& entry : outcome.diagnostics) {
    static constexpr std::string_view kSkips[] = {"passed", "no_result", "duplicate", "incomplete"};
    if (std::find(std::begin(kSkips), std::end(kSkips), entry.code) == std::end(kSkips)) {
      others.push_back(entry);
      continue;
    }
    out.beginObject()
        .field("code", entry.code)
        .field("reason", entry.message)
        .field("count", entry.count)
        .endObject();
  }
  out.endArray().key("rows").beginArray();
  for (uint32_t row = 0; row < std::min(tables.observations.rows, kShownRows); ++row)
    writeRow(out, tables, row);
  out.endArray().key("diagnostics");
  if (outcome.failed)
    others.push_back(
        {std::string(errorCodeName(outcome.error.code)), outcome.error.message, outcome.error.where});
  writeDiagnostics(out, others);
  out.endObject();
}

}  // namespace

Result<SpecDraft> Engine::draftSpec(const TeachRequest& request, std::string_view bytes) {
  return guarded([&]() -> Result<SpecDraft> {
    Diagnostics ignored;
    auto opened = Document::open(request.name, bytes, ignored);
    if (!opened) return opened.error();
    auto drafted = postern::draftSpec(request, opened.value());
    if (!drafted) return drafted.error();
    return SpecDraft{std::move(drafted.value().spec), std::move(drafted.value().draft.questions)};
  });
}

Result<std::string> Engine::teach(const TeachRequest& request, std::string_view bytes, const EstateKey& key) {
  return guarded([&]() -> Result<std::string> {
    const std::string full = request.member.empty() ? request.name : request.name + "!" + request.member;
    auto plain = extractInput(request.name, bytes, full);
    if (!plain) return plain.error();
    const std::string_view text = plain.value().bytes();
    Taught taught;
    if (request.spec.empty() || !request.picks.empty()) {
      Diagnostics ignored;
      auto opened = Document::open(full, text, ignored);
      if (!opened) return opened.error();
      auto drafted = postern::draftSpec(request, opened.value());
      if (!drafted) return drafted.error();
      taught = std::move(drafted).value();
    } else {
      taught.spec = request.spec;
      taught.draft.confidence = 100;
    }
    ImportOutcome outcome;
    std::unique_ptr<TaughtFormat> format;
    if (!taught.spec.empty()) {
      auto read = teachFormat("mapping spec", taught.spec);
      if (!read) return read.error();
      format = std::move(read).value();
      const Format* const formats[] = {&format->format};
      outcome = importPlain(full, text, {key, {formats, format->spec->id}});
    } else {
      taught.draft.questions.emplace_back("Nothing in the file looks like results: say what one result is.");
      outcome.failed = true;
      outcome.error = makeError(ErrorCode::kUnknownFormat, "nothing in the file looks like results");
    }
    JsonWriter out;
    out.beginObject().field("spec", taught.spec);
    out.field("records", taught.draft.records.empty() ? std::string() : taught.draft.records[0].path);
    out.key("confidence").decimal(taught.draft.confidence, 2);
    writeTexts(out, "questions", taught.draft.questions);
    writeColumns(out, taught, outcome.observations);
    writePreview(out, outcome);
    return out.endObject().take();
  });
}

}  // namespace postern
