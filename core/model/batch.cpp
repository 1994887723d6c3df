// SPDX-License-Identifier: Apache-2.0
// Checking and loading, both generated from the lists of columns.
#include "model/batch.h"

#include <flatbuffers/flatbuffers.h>

#include <cstring>

#include "model/batch_domains.h"
#include "model/schema_version.h"
#include "model_generated.h"

namespace postern {
namespace {

struct Sizes {
  uint32_t texts, assets, components;
};

template <typename Vector>
uint32_t sizeOf(const Vector* vector) {
  return vector ? vector->size() : 0;
}

bool below(const flatbuffers::Vector<uint32_t>* values, uint32_t bound, bool noneAllowed) {
  if (!values) return true;
  for (const uint32_t value : *values) {
    if (value >= bound && !(noneAllowed && value == kNone)) return false;
  }
  return true;
}

bool listFits(const flatbuffers::Vector<uint32_t>* begin, const flatbuffers::Vector<uint32_t>* items,
              uint32_t rows) {
  if (sizeOf(begin) != rows + 1 || begin->Get(0) != 0) return false;
  for (uint32_t i = 0; i < rows; ++i) {
    if (begin->Get(i) > begin->Get(i + 1)) return false;
  }
  return begin->Get(rows) == sizeOf(items);
}

#define POSTERN_CHECK_PLAIN(name) ok = ok && sizeOf(table->name()) == rows;
// FlatBuffers' verifier looks at the alignment of a vector's length only.
#define POSTERN_CHECK_WIDE(name)              \
  ok = ok && sizeOf(table->name()) == rows && \
       (rows == 0 || reinterpret_cast<uintptr_t>(table->name()->Data()) % alignof(int64_t) == 0);
#define POSTERN_CHECK_TEXT(name) \
  ok = ok && sizeOf(table->name()) == rows && below(table->name(), sizes.texts, false);
#define POSTERN_CHECK_REF(name)               \
  ok = ok && sizeOf(table->name()) == rows && \
       below(table->name(), std::string_view(#name) == "asset" ? sizes.assets : sizes.components, true);
#define POSTERN_CHECK_NUMBERS(name) ok = ok && listFits(table->name##Begin(), table->name(), rows);
#define POSTERN_CHECK_TEXTS(name) \
  ok = ok && listFits(table->name##Begin(), table->name(), rows) && below(table->name(), sizes.texts, false);
#define POSTERN_CHECK_TABLE(function, Table, COLUMNS, first)                                  \
  bool function(const wire::Table* table, const Sizes& sizes) {                               \
    if (!table) return false;                                                                 \
    (void)sizes;                                                                              \
    const uint32_t rows = sizeOf(table->first());                                             \
    bool ok = true;                                                                           \
    COLUMNS(POSTERN_CHECK_PLAIN, POSTERN_CHECK_PLAIN, POSTERN_CHECK_WIDE, POSTERN_CHECK_TEXT, \
            POSTERN_CHECK_REF, POSTERN_CHECK_NUMBERS, POSTERN_CHECK_TEXTS)                    \
    return ok;                                                                                \
  }
POSTERN_CHECK_TABLE(checkObservations, Observations, POSTERN_OBSERVATION_COLUMNS, kind)
POSTERN_CHECK_TABLE(checkAssets, Assets, POSTERN_ASSET_COLUMNS, kind)
POSTERN_CHECK_TABLE(checkComponents, Components, POSTERN_COMPONENT_COLUMNS, name)
POSTERN_CHECK_TABLE(checkEdges, Edges, POSTERN_EDGE_COLUMNS, relation)
POSTERN_CHECK_TABLE(checkVulnerabilities, Vulnerabilities, POSTERN_VULNERABILITY_COLUMNS, id)
POSTERN_CHECK_TABLE(checkOwnerships, Ownerships, POSTERN_OWNERSHIP_COLUMNS, pattern)
POSTERN_CHECK_TABLE(checkVex, VexStatements, POSTERN_VEX_COLUMNS, status)
POSTERN_CHECK_TABLE(checkNames, Names, POSTERN_NAME_COLUMNS, name)
POSTERN_CHECK_TABLE(checkGrants, Grants, POSTERN_GRANT_COLUMNS, kind)

bool checkEdgeEnds(const wire::Edges& edges, const Sizes& sizes) {
  for (uint32_t i = 0; i < sizeOf(edges.relation()); ++i) {
    const uint32_t fromBound = edges.fromKind()->Get(i) == 0 ? sizes.assets : sizes.components;
    const uint32_t toBound = edges.toKind()->Get(i) == 0 ? sizes.assets : sizes.components;
    if (edges.from()->Get(i) >= fromBound || edges.to()->Get(i) >= toBound) return false;
  }
  return true;
}

bool checkTexts(const wire::Texts* texts) {
  if (!texts || !texts->bytes() || sizeOf(texts->begin()) < 2 || texts->begin()->Get(0) != 0 ||
      texts->begin()->Get(1) != 0)
    return false;
  const uint32_t count = texts->begin()->size() - 1;
  for (uint32_t i = 0; i < count; ++i) {
    if (texts->begin()->Get(i) > texts->begin()->Get(i + 1)) return false;
  }
  return texts->bytes() && texts->begin()->Get(count) == texts->bytes()->size();
}

bool checkReport(const wire::Report* report, const Sizes& sizes) {
  if (!report || !report->name()) return false;
  for (const uint32_t text : {report->format(), report->title(), report->syntax(), report->evidence(),
                              report->tool(), report->toolVersion()}) {
    if (text >= sizes.texts) return false;
  }
  return report->asset() == kNone || report->asset() < sizes.assets;
}

bool checkDiagnostics(const wire::Batch& batch, const Sizes& sizes) {
  if (!batch.diagnostics()) return true;
  for (const wire::Diagnostic* entry : *batch.diagnostics()) {
    if (entry->code() >= sizes.texts || entry->message() >= sizes.texts || entry->where() >= sizes.texts)
      return false;
  }
  return true;
}

/// Where the rows and texts of one batch land in the tables.
struct Landing {
  std::vector<StringId> texts;
  uint32_t assets;
  uint32_t components;
};

// The verifier looks at the alignment of a vector's length, not of its elements: a damaged batch may hold
// 64-bit elements at any address, so they are copied as bytes.
template <typename T>
void copyColumn(std::vector<T>& to, const flatbuffers::Vector<T>* from) {
  static_assert(FLATBUFFERS_LITTLEENDIAN, "elements are stored in little endian order");
  if (!from || from->size() == 0) return;
  const size_t before = to.size();
  to.resize(before + from->size());
  std::memcpy(to.data() + before, from->Data(), from->size() * sizeof(T));
}

void copyTexts(std::vector<uint32_t>& to, const flatbuffers::Vector<uint32_t>* from, const Landing& landing) {
  if (!from) return;  // a table without rows may leave its columns out
  for (const uint32_t id : *from) to.push_back(landing.texts[id]);
}

void copyRefs(std::vector<uint32_t>& to, const flatbuffers::Vector<uint32_t>* from, uint32_t base) {
  if (!from) return;
  for (const uint32_t row : *from) to.push_back(row == kNone ? kNone : row + base);
}

void copyBegins(ListColumn& to, const flatbuffers::Vector<uint32_t>* from) {
  const auto base = static_cast<uint32_t>(to.items.size());
  for (uint32_t i = 1; i < from->size(); ++i) to.begin.push_back(from->Get(i) + base);
}

#define POSTERN_LOAD_PLAIN(name) copyColumn(rows.name, table->name());
#define POSTERN_LOAD_TEXT(name) copyTexts(rows.name, table->name(), landing);
#define POSTERN_LOAD_REF(name)       \
  copyRefs(rows.name, table->name(), \
           std::string_view(#name) == "asset" ? landing.assets : landing.components);
#define POSTERN_LOAD_NUMBERS(name)             \
  copyBegins(rows.name, table->name##Begin()); \
  copyColumn(rows.name.items, table->name());
#define POSTERN_LOAD_TEXTS(name)               \
  copyBegins(rows.name, table->name##Begin()); \
  copyTexts(rows.name.items, table->name(), landing);
#define POSTERN_LOAD_TABLE(Table, COLUMNS, Columns, first)                                                   \
  void load(const wire::Table* table, Columns& rows, const Landing& landing) {                               \
    COLUMNS(POSTERN_LOAD_PLAIN, POSTERN_LOAD_PLAIN, POSTERN_LOAD_PLAIN, POSTERN_LOAD_TEXT, POSTERN_LOAD_REF, \
            POSTERN_LOAD_NUMBERS, POSTERN_LOAD_TEXTS)                                                        \
    rows.rows += sizeOf(table->first());                                                                     \
  }
POSTERN_LOAD_TABLE(Observations, POSTERN_OBSERVATION_COLUMNS, ObservationColumns, kind)
POSTERN_LOAD_TABLE(Assets, POSTERN_ASSET_COLUMNS, AssetColumns, kind)
POSTERN_LOAD_TABLE(Components, POSTERN_COMPONENT_COLUMNS, ComponentColumns, name)
POSTERN_LOAD_TABLE(Edges, POSTERN_EDGE_COLUMNS, EdgeColumns, relation)
POSTERN_LOAD_TABLE(Vulnerabilities, POSTERN_VULNERABILITY_COLUMNS, VulnerabilityColumns, id)
POSTERN_LOAD_TABLE(Ownerships, POSTERN_OWNERSHIP_COLUMNS, OwnershipColumns, pattern)
POSTERN_LOAD_TABLE(VexStatements, POSTERN_VEX_COLUMNS, VexColumns, status)
POSTERN_LOAD_TABLE(Names, POSTERN_NAME_COLUMNS, NameColumns, name)
POSTERN_LOAD_TABLE(Grants, POSTERN_GRANT_COLUMNS, GrantColumns, kind)

Landing landTexts(const wire::Batch& batch, Tables& tables) {
  Landing landing{{}, tables.assets.rows, tables.components.rows};
  const auto* begin = batch.texts()->begin();
  const auto* bytes = reinterpret_cast<const char*>(batch.texts()->bytes()->data());
  landing.texts.reserve(begin->size());
  for (uint32_t i = 0; i + 1 < begin->size(); ++i) {
    landing.texts.push_back(
        tables.strings.intern({bytes + begin->Get(i), begin->Get(i + 1) - begin->Get(i)}));
  }
  return landing;
}

Report loadReport(const wire::Batch& batch, const Tables& tables, const Landing& landing) {
  const wire::Report& from = *batch.report();
  Report to;
  to.hash = {from.hashHigh(), from.hashLow()};
  to.bytes = from.bytes();
  to.name = from.name()->str();
  to.format = landing.texts[from.format()];
  to.title = landing.texts[from.title()];
  to.syntax = landing.texts[from.syntax()];
  to.evidence = landing.texts[from.evidence()];
  to.tool = landing.texts[from.tool()];
  to.toolVersion = landing.texts[from.toolVersion()];
  to.family = static_cast<Family>(from.family());
  to.confidence = from.confidence();
  to.scannedAt = from.scannedAt();
  to.date = from.date();
  to.asset = from.asset() == kNone ? kNone : from.asset() + landing.assets;
  to.skipped = from.skipped();
  to.context = from.context();
  to.firstObservation = tables.observations.rows;
  to.observations = sizeOf(batch.observations()->kind());
  to.assets = sizeOf(batch.assets()->kind());
  to.components = sizeOf(batch.components()->name());
  to.edges = sizeOf(batch.edges()->relation());
  to.vexStatements = batch.vex() ? sizeOf(batch.vex()->status()) : 0;
  if (batch.diagnostics()) {
    for (const wire::Diagnostic* entry : *batch.diagnostics()) {
      const auto text = [&](uint32_t id) { return std::string(tables.strings.text(landing.texts[id])); };
      to.diagnostics.push_back(
          {text(entry->code()), text(entry->message()), text(entry->where()), entry->count()});
    }
  }
  return to;
}

void renumberEdges(const wire::Edges& from, EdgeColumns& rows, const Landing& landing) {
  const uint32_t count = sizeOf(from.relation());
  for (uint32_t i = rows.rows - count; i < rows.rows; ++i) {
    rows.from[i] += rows.fromKind[i] == 0 ? landing.assets : landing.components;
    rows.to[i] += rows.toKind[i] == 0 ? landing.assets : landing.components;
  }
}

}  // namespace

Status checkBatch(std::string_view bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  flatbuffers::Verifier verifier(data, bytes.size(), 16, 10'000'000);
  if (bytes.size() < 16 || !wire::VerifyBatchBuffer(verifier))
    return makeError(ErrorCode::kMalformed, "not a Postern batch");
  const wire::Batch& batch = *wire::GetBatch(data);
  if (batch.schema() > kSchemaVersion) {
    return makeError(ErrorCode::kUnsupportedVersion,
                     "the batch has schema " + std::to_string(batch.schema()) +
                         ", this Postern reads up to " + std::to_string(kSchemaVersion));
  }
  if (!checkTexts(batch.texts()) || !batch.assets() || !batch.components() || !batch.edges()) {
    return makeError(ErrorCode::kMalformed, "the batch's texts are damaged");
  }
  const Sizes sizes{batch.texts()->begin()->size() - 1, sizeOf(batch.assets()->kind()),
                    sizeOf(batch.components()->name())};
  const bool ok = checkReport(batch.report(), sizes) && checkObservations(batch.observations(), sizes) &&
                  checkAssets(batch.assets(), sizes) && checkComponents(batch.components(), sizes) &&
                  checkEdges(batch.edges(), sizes) && checkEdgeEnds(*batch.edges(), sizes) &&
                  checkVulnerabilities(batch.vulnerabilities(), sizes) &&
                  checkOwnerships(batch.ownerships(), sizes) &&
                  (!batch.vex() || checkVex(batch.vex(), sizes)) &&
                  (!batch.names() || checkNames(batch.names(), sizes)) &&
                  (!batch.grants() || checkGrants(batch.grants(), sizes)) && checkDiagnostics(batch, sizes);
  if (!ok) return makeError(ErrorCode::kMalformed, "the batch's columns do not fit together");
  if (!valuesAreInDomain(batch))
    return makeError(ErrorCode::kMalformed, "the batch holds values that cannot be");
  return Done{};
}

void appendBatch(std::string_view bytes, Tables& tables) {
  const wire::Batch& batch = *wire::GetBatch(bytes.data());
  const Landing landing = landTexts(batch, tables);
  const auto row = static_cast<uint32_t>(tables.reports.size());
  tables.reports.push_back(loadReport(batch, tables, landing));
  load(batch.observations(), tables.observations, landing);
  load(batch.assets(), tables.assets, landing);
  load(batch.components(), tables.components, landing);
  load(batch.edges(), tables.edges, landing);
  renumberEdges(*batch.edges(), tables.edges, landing);
  load(batch.vulnerabilities(), tables.vulnerabilities, landing);
  load(batch.ownerships(), tables.ownerships, landing);
  if (batch.vex()) load(batch.vex(), tables.vex, landing);
  if (batch.names()) load(batch.names(), tables.names, landing);
  if (batch.grants()) load(batch.grants(), tables.grants, landing);
  tables.observationReport.resize(tables.observations.rows, row);
  tables.assetReport.resize(tables.assets.rows, row);
  tables.edgeReport.resize(tables.edges.rows, row);
  tables.componentReport.resize(tables.components.rows, row);
  tables.vulnerabilityReport.resize(tables.vulnerabilities.rows, row);
  tables.ownershipReport.resize(tables.ownerships.rows, row);
  tables.vexReport.resize(tables.vex.rows, row);
  tables.grantReport.resize(tables.grants.rows, row);
}

ContentHash batchHash(std::string_view bytes) {
  const wire::Report& report = *wire::GetBatch(bytes.data())->report();
  return {report.hashHigh(), report.hashLow()};
}

std::string_view batchName(std::string_view bytes) {
  const auto* name = wire::GetBatch(bytes.data())->report()->name();
  return {name->c_str(), name->size()};
}

uint64_t batchInputBytes(std::string_view bytes) { return wire::GetBatch(bytes.data())->report()->bytes(); }

}  // namespace postern
