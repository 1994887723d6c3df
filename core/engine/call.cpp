// SPDX-License-Identifier: Apache-2.0
// Calls by name: the one entry of the wasm boundary. Requests and answers are those of
// web/src/engine/protocol.ts.
#include "base/text.h"
#include "engine.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/request.h"
#include "engine/views.h"
#include "third_party_versions.h"

namespace postern {
namespace {

struct Reply {
  std::string value;
  std::vector<std::string> blobs;
};
using Answered = Result<Reply>;

struct Call {
  Engine& engine;
  const Request& request;
  std::string_view bytes;
  const std::function<void(uint64_t read, uint64_t of)>& progress;
};

Answered json(Result<std::string> value) {
  if (!value) return value.error();
  return Reply{std::move(value).value(), {}};
}

template <typename T>
Answered jsonList(const Result<std::vector<T>>& rows) {
  if (!rows) return rows.error();
  JsonWriter out;
  out.beginArray();
  for (const T& row : rows.value()) write(out, row);
  return Reply{out.endArray().take(), {}};
}

Answered version(const Call&) {
  JsonWriter out;
  out.beginObject().field("version", build_info::kVersion).key("thirdParty").beginArray();
  for (const build_info::ThirdParty& it : build_info::kThirdParty) {
    out.beginObject().field("name", it.name).field("version", it.version).endObject();
  }
  return Reply{out.endArray().endObject().take(), {}};
}

Answered importFile(const Call& call) {
  auto options = call.request.importOptions();
  if (!options) return options.error();
  options.value().progress = call.progress;
  auto imported = Engine::importFile(call.request.text("name"), call.bytes, options.value());
  if (!imported) return imported.error();
  JsonWriter out;
  out.beginObject()
      .key("entries")
      .raw(inspectJson(imported.value().entries))
      .key("batches")
      .beginArray()
      .endArray();
  out.key("batchEntry").beginArray();
  for (const uint32_t entry : imported.value().batchEntry) out.integer(entry);
  return Reply{out.endArray().endObject().take(), std::move(imported.value().batches)};
}

Answered teach(const Call& call) {
  const auto key = call.request.estateKey();
  if (!key) return key.error();
  return json(Engine::teach(call.request.teachRequest(), call.bytes, key.value()));
}

void write(JsonWriter& out, const SpecRow& row) {
  out.beginObject().field("id", row.id).field("title", row.title).field("spec", row.spec).endObject();
}

Answered addSpec(const Call& call) {
  const auto added = call.engine.addSpec(call.request.text("spec"));
  if (!added) return added.error();
  JsonWriter out;
  write(out, added.value());
  return Reply{out.take(), {}};
}

Answered specs(const Call& call) {
  JsonWriter out;
  out.beginArray();
  for (const SpecRow& row : call.engine.specs()) write(out, row);
  return Reply{out.endArray().take(), {}};
}

Answered rawRecord(const Call& call) {
  const auto key = call.request.estateKey();
  if (!key) return key.error();
  const auto record = Engine::rawRecord(call.request.rawRecord(key.value()), call.bytes);
  if (!record) return record.error();
  JsonWriter out;
  out.beginObject().field("text", record.value().text).field("truncated", record.value().truncated);
  return Reply{out.endObject().take(), {}};
}

Answered secretMasks(const Call& call) {
  JsonWriter out;
  out.beginArray();
  for (const SecretMask& mask :
       call.engine.secretMasks(static_cast<uint32_t>(call.request.number("observation")))) {
    out.beginObject().field("hash", mask.hash).field("length", mask.length);
    if (mask.key) out.field("key", formatEstateKey(*mask.key));
    out.endObject();
  }
  return Reply{out.endArray().take(), {}};
}

Answered addBatch(const Call& call) {
  const auto key = call.request.estateKey();
  if (!key) return key.error();
  const auto added = call.engine.addBatch(std::string(call.bytes), key.value());
  if (!added) return added.error();
  JsonWriter out;
  out.beginObject().field("report", added.value().report).field("duplicate", added.value().duplicate);
  return Reply{out.endObject().take(), {}};
}

Answered openBundle(const Call& call) {
  const auto opened = call.engine.openBundle(call.request.text("name"), call.bytes);
  if (!opened) return opened.error();
  JsonWriter out;
  out.beginObject().field("version", opened.value().version).field("reports", opened.value().reports);
  out.field("duplicates", opened.value().duplicates).field("decisions", opened.value().decisions);
  return Reply{out.endObject().take(), {}};
}

Answered saveBundle(const Call& call) {
  const auto now = call.request.time("now");
  if (!now) return now.error();
  auto saved = call.engine.saveBundle(call.request.text("by"), now.value());
  if (!saved) return saved.error();
  Reply reply{"{}", {}};
  reply.blobs.push_back(std::move(saved).value());
  return reply;
}

Answered removeReport(const Call& call) {
  JsonWriter out;
  out.beginObject().field("removed", call.engine.removeReport(call.request.text("report")));
  return Reply{out.endObject().take(), {}};
}

Answered clear(const Call& call) {
  call.engine.clear();
  return Reply{R"({"cleared":true})", {}};
}

Answered estateKey(const Call& call) {
  const auto key = call.engine.estateKey();
  JsonWriter out;
  out.beginObject().field("estateKey", key ? formatEstateKey(*key) : "");
  return Reply{out.endObject().take(), {}};
}

Answered decide(const Call& call) {
  const auto now = call.request.time("now");
  if (!now) return now.error();
  const auto said = call.request.said();
  if (!said) return said.error();
  return json(call.engine.decide(said.value(), call.request.text("by"), now.value()));
}

using Undoing = Result<std::string> (Engine::*)(std::string_view by, UnixSeconds now);
template <Undoing undoing>
Answered undone(const Call& call) {
  const auto now = call.request.time("now");
  if (!now) return now.error();
  return json((call.engine.*undoing)(call.request.text("by"), now.value()));
}

Answered importDecisions(const Call& call) {
  const auto fresh = call.engine.importDecisions(call.request.text("name"), call.bytes);
  if (!fresh) return fresh.error();
  JsonWriter out;
  return Reply{out.beginObject().field("decisions", fresh.value()).endObject().take(), {}};
}

Answered setting(const Call& call) {
  JsonWriter out;
  out.beginObject().field("text", call.engine.setting(call.request.text("name")));
  return Reply{out.endObject().take(), {}};
}

Answered setSetting(const Call& call) {
  const auto now = call.request.time("now");
  if (!now) return now.error();
  const Request& request = call.request;
  const Status set =
      call.engine.setSetting(request.text("name"), request.text("text"), request.text("by"), now.value());
  if (!set) return set.error();
  return Reply{"{}", {}};
}

Answered setWeights(const Call& call) {
  const auto now = call.request.time("now");
  if (!now) return now.error();
  const Request& request = call.request;
  return json(call.engine.setWeights(request.text("weights"), request["keep"].isTrue(), request.text("by"),
                                     now.value()));
}

Answered analyze(const Call& call) {
  const auto now = call.request.time("now");
  if (!now) return now.error();
  const auto summary = call.engine.analyze(now.value());
  if (!summary) return summary.error();
  JsonWriter out;
  write(out, summary.value());
  return Reply{out.take(), {}};
}

Answered findings(const Call& call) {
  const auto answer = call.engine.findings(call.request.listQuery());
  if (!answer) return answer.error();
  JsonWriter out;
  out.beginObject().field("total", answer.value().total).field("of", answer.value().of);
  out.field("observations", answer.value().observations).key("rows").beginArray();
  for (const FindingRow& row : answer.value().rows) {
    out.beginObject();
    writeFields(out, row);
    out.endObject();
  }
  return Reply{out.endArray().endObject().take(), {}};
}

template <typename Export>
Answered exported(Export write) {
  Reply reply{"{}", std::vector<std::string>(1)};
  const Status status = write([&](std::string_view part) { reply.blobs[0] += part; });
  if (!status) return status.error();
  return reply;
}

Answered checkPolicy(const Call& call) {
  const auto check = Engine::checkPolicy(call.request.text("policy"));
  if (!check) return check.error();
  JsonWriter out;
  out.beginObject().field("name", check.value().name).field("rules", check.value().rules);
  out.field("waivers", check.value().waivers)
      .field("clocks", check.value().clocks)
      .key("problems")
      .beginArray();
  for (const Error& problem : check.value().problems) writeError(out, problem);
  return Reply{out.endArray().endObject().take(), {}};
}

Answered gate(const Call& call) {
  auto judged = call.engine.gate(call.request.text("policy"), call.request.text("name"), call.bytes);
  if (!judged) return judged.error();
  return Reply{std::move(judged.value().verdict), {}};
}

QueryRequest queryRequest(const Call& call) {
  const Request& from = call.request;
  QueryRequest request;
  request.view = from.text("view");
  request.viewYaml = from.text("viewYaml");
  if (from["language"].exists()) request.language = from.text("language");
  request.text = from.text("text");
  request.named = from.text("named");
  request.parameters = from.text("parameters");
  if (const uint64_t rows = from.number("maxRows"); rows != 0) request.maxRows = rows;
  if (const uint64_t steps = from.number("maxSteps"); steps != 0) request.maxSteps = steps;
  return request;
}

Answered exportGraph(const Call& call) {
  auto made = call.engine.exportGraph(call.request.text("view"), call.request.text("viewYaml"));
  if (!made) return made.error();
  Reply reply;
  JsonWriter out;
  out.beginObject().key("files").beginArray();
  for (NamedBlob& blob : made.value()) {
    out.string(blob.name);
    reply.blobs.push_back(std::move(blob.bytes));
  }
  reply.value = out.endArray().endObject().take();
  return reply;
}

Answered gateReport(const Call& call) {
  auto report = call.engine.gateReport(call.request.text("kind"));
  if (!report) return report.error();
  Reply reply{"{}", {}};
  reply.blobs.push_back(std::move(report).value());
  return reply;
}

struct Entry {
  std::string_view name;
  Answered (*answer)(const Call&);
};
constexpr Entry kCalls[] = {
    {"version", version},
    {"formats",
     [](const Call&) {
       return Answered(Reply{formatsJson(), {}});
     }},
    {"importFile", importFile},
    {"document",
     [](const Call& call) {
       return json(Engine::document(call.request.text("name"), call.request.text("member"), call.bytes));
     }},
    {"teach", teach},
    {"addSpec", addSpec},
    {"removeSpec",
     [](const Call& call) {
       JsonWriter out;
       out.beginObject().field("removed", call.engine.removeSpec(call.request.text("id")));
       return Answered(Reply{out.endObject().take(), {}});
     }},
    {"specs", specs},
    {"rawRecord", rawRecord},
    {"secretMasks", secretMasks},
    {"addBatch", addBatch},
    {"openBundle", openBundle},
    {"saveBundle", saveBundle},
    {"removeReport", removeReport},
    {"decide", decide},
    {"undo", undone<&Engine::undo>},
    {"redo", undone<&Engine::redo>},
    {"history",
     [](const Call& call) {
       return json(call.engine.history(call.request.text("key"), call.request.text("subject")));
     }},
    {"conflicts", [](const Call& call) { return json(call.engine.conflicts()); }},
    {"importDecisions", importDecisions},
    {"exportDecisions",
     [](const Call& call) {
       return exported([&](ByteSink sink) { return call.engine.exportDecisions(sink); });
     }},
    {"setting", setting},
    {"checkPolicy", checkPolicy},
    {"gate", gate},
    {"gateReport", gateReport},
    {"setSetting", setSetting},
    {"weights", [](const Call& call) { return json(call.engine.weights()); }},
    {"setWeights", setWeights},
    {"clear", clear},
    {"estateKey", estateKey},
    {"analyze", analyze},
    {"reports", [](const Call& call) { return jsonList(call.engine.reports()); }},
    {"findings", findings},
    {"facets", [](const Call& call) { return json(call.engine.facets(call.request.text("filter"))); }},
    {"finding", [](const Call& call) { return json(call.engine.finding(call.request.text("key"))); }},
    {"paths", [](const Call& call) { return jsonList(call.engine.paths(call.request.number("limit"))); }},
    {"path", [](const Call& call) { return json(call.engine.path(call.request.text("id"))); }},
    {"comparePaths",
     [](const Call& call) {
       return json(call.engine.comparePaths(call.request.text("a"), call.request.text("b")));
     }},
    {"graph", [](const Call& call) { return json(call.engine.graph(call.request.graphQuery())); }},
    {"findNodes",
     [](const Call& call) {
       return json(call.engine.findNodes(call.request.text("text"), call.request.number("limit")));
     }},
    {"fixPlan",
     [](const Call& call) {
       return json(call.engine.fixPlan(call.request.number("fixes"), call.request.number("effort")));
     }},
    {"chokePoints", [](const Call& call) { return json(call.engine.chokePoints()); }},
    {"whatIf", [](const Call& call) { return json(call.engine.whatIf(call.request.whatIf())); }},
    {"pathChanges",
     [](const Call& call) -> Answered {
       const auto told = call.engine.pathChanges(call.request.text("name"), call.bytes);
       if (!told) return told.error();
       JsonWriter out;
       out.beginObject().key("changes").raw(told.value().json).field("text", told.value().text);
       return Reply{out.endObject().take(), {}};
     }},
    {"attackRules", [](const Call& call) { return json(call.engine.attackRules()); }},
    {"tryRules", [](const Call& call) { return json(call.engine.tryRules(call.request.text("yaml"))); }},
    {"blastRadius",
     [](const Call& call) { return json(call.engine.blastRadius(call.request.text("node"))); }},
    {"inventory",
     [](const Call& call) {
       return json(call.engine.inventory(call.request.text("tab"), call.request.listQuery()));
     }},
    {"asset", [](const Call& call) { return json(call.engine.asset(call.request.text("id"))); }},
    {"rollUps", [](const Call& call) { return json(call.engine.rollUps()); }},
    {"coverage", [](const Call& call) { return json(call.engine.coverage()); }},
    {"exportCoverage",
     [](const Call& call) {
       return exported([&](ByteSink sink) { return call.engine.exportCoverage(sink); });
     }},
    {"exportJson",
     [](const Call& call) { return exported([&](ByteSink sink) { return call.engine.exportJson(sink); }); }},
    {"exportCsv",
     [](const Call& call) { return exported([&](ByteSink sink) { return call.engine.exportCsv(sink); }); }},
    {"compliance",
     [](const Call& call) { return json(call.engine.compliance(call.request.text("framework"))); }},
    {"fixes",
     [](const Call& call) {
       return json(call.engine.fixes(call.request.text("filter"), call.request.number("from"),
                                     call.request.number("to")));
     }},
    {"fix", [](const Call& call) { return json(call.engine.fix(call.request.text("key"))); }},
    {"patch",
     [](const Call& call) -> Answered {
       const auto made = call.engine.patch(call.request.text("name"), call.bytes);
       if (!made) return made.error();
       JsonWriter out;
       write(out, made.value());
       return Reply{out.take(), {}};
     }},
    {"tickets",
     [](const Call& call) {
       return json(call.engine.tickets(call.request.text("per"), call.request.text("filter")));
     }},
    {"exportTickets",
     [](const Call& call) {
       return exported([&](ByteSink sink) {
         return call.engine.exportTickets(call.request.text("system"), call.request.text("per"),
                                          call.request.text("filter"), sink);
       });
     }},
    {"graphViews", [](const Call& call) { return json(call.engine.graphViews()); }},
    {"graphView",
     [](const Call& call) {
       return json(call.engine.graphView(call.request.text("name"), call.request.text("viewYaml")));
     }},
    {"query", [](const Call& call) { return json(call.engine.query(queryRequest(call))); }},
    {"exportQuery",
     [](const Call& call) -> Answered {
       auto made = call.engine.exportQuery(queryRequest(call), call.request.text("kind"));
       if (!made) return made.error();
       return Reply{"{}", {std::move(made).value()}};
     }},
    {"exportGraph", exportGraph},
    {"exportCompliance",
     [](const Call& call) {
       return exported([&](ByteSink sink) { return call.engine.exportCompliance(sink); });
     }},
};

Answered answer(Engine& engine, std::string_view name, std::string_view requestJson, std::string_view bytes,
                const std::function<void(uint64_t, uint64_t)>& progress) {
  const auto request = Request::parse(requestJson);
  if (!request) return request.error();
  for (const Entry& entry : kCalls) {
    if (entry.name == name) return entry.answer({engine, request.value(), bytes, progress});
  }
  return notFound("call", name);
}

std::string failure(const Error& error) {
  JsonWriter out;
  out.beginObject().field("ok", false).key("error");
  writeError(out, error);
  return out.endObject().take();
}

}  // namespace

Engine::Answer Engine::call(std::string_view name, std::string_view requestJson, std::string_view bytes,
                            std::function<void(uint64_t, uint64_t)> progress) {
  auto answered = guarded([&]() -> Answered { return answer(*this, name, requestJson, bytes, progress); });
  if (!answered) return {failure(answered.error()), {}};
  Reply reply = std::move(answered).value();
  auto envelope =
      guarded([&]() -> Result<std::string> { return R"({"ok":true,"value":)" + reply.value + "}"; });
  if (!envelope) return {failure(envelope.error()), {}};
  return {std::move(envelope).value(), std::move(reply.blobs)};
}

Engine::Answer Engine::outOfMemory() { return {failure(outOfMemoryError()), {}}; }

}  // namespace postern
