// SPDX-License-Identifier: Apache-2.0
// The FlatBuffers image of a finished batch. Vectors before tables, as FlatBuffers wants it; the same facts
// give the same bytes.
#include <flatbuffers/flatbuffers.h>

#include <cstring>

#include "model/batch_builder.h"
#include "model/list_column.h"
#include "model/schema_version.h"
#include "model_generated.h"

namespace postern {

class BatchWriter {
 public:
  explicit BatchWriter(BatchBuilder& from) : from_(from) {}
  std::string write();

 private:
  template <typename T>
  auto column(const std::vector<T>& values) {
    return buffer_.CreateVector(values);
  }
  void packAssets();
  flatbuffers::Offset<wire::Texts> texts();
  flatbuffers::Offset<wire::Report> report();
  auto diagnostics();

  BatchBuilder& from_;
  flatbuffers::FlatBufferBuilder buffer_{1 << 16};
};

// For each column: first its vector, then its field in the table.
#define POSTERN_VECTOR(name) const auto name##Vector = column(rows.name);
#define POSTERN_VECTORS(name)                             \
  const auto name##BeginVector = column(rows.name.begin); \
  const auto name##Vector = column(rows.name.items);
#define POSTERN_FIELD(name) table.add_##name(name##Vector);
#define POSTERN_FIELDS(name)                  \
  table.add_##name##Begin(name##BeginVector); \
  table.add_##name(name##Vector);
#define POSTERN_WRITE_TABLE(result, Table, COLUMNS, source)                                                  \
  flatbuffers::Offset<wire::Table> result;                                                                   \
  {                                                                                                          \
    const auto& rows = source;                                                                               \
    COLUMNS(POSTERN_VECTOR, POSTERN_VECTOR, POSTERN_VECTOR, POSTERN_VECTOR, POSTERN_VECTOR, POSTERN_VECTORS, \
            POSTERN_VECTORS)                                                                                 \
    wire::Table##Builder table(buffer_);                                                                     \
    COLUMNS(POSTERN_FIELD, POSTERN_FIELD, POSTERN_FIELD, POSTERN_FIELD, POSTERN_FIELD, POSTERN_FIELDS,       \
            POSTERN_FIELDS)                                                                                  \
    result = table.Finish();                                                                                 \
  }

void BatchWriter::packAssets() {
  AssetColumns& to = from_.assetTable_;
  for (const Asset& asset : from_.assetRows_) {
    to.kind.push_back(static_cast<uint8_t>(asset.kind));
    to.declared.push_back(asset.declared ? 1 : 0);
    to.criticality.push_back(static_cast<uint8_t>(asset.criticality));
    to.exposure.push_back(static_cast<uint8_t>(asset.exposure));
    to.environment.push_back(static_cast<uint8_t>(asset.environment));
    to.name.push_back(asset.name);
    to.owner.push_back(asset.owner);
    to.application.push_back(asset.application);
    to.zone.push_back(asset.zone);
    to.value.push_back(asset.value);
    append(to.identities, asset.identities);
    append(to.dataClasses, asset.dataClasses);
    append(to.credentials, asset.credentials);
    append(to.tags, asset.tags);
  }
}

flatbuffers::Offset<wire::Texts> BatchWriter::texts() {
  std::vector<uint32_t> begin{0};
  std::vector<uint8_t> bytes(from_.strings_.bytes());
  begin.reserve(from_.strings_.size() + 1);
  size_t used = 0;
  for (StringId id = 0; id < from_.strings_.size(); ++id) {
    const std::string_view text = from_.strings_.text(id);
    if (!text.empty()) std::memcpy(bytes.data() + used, text.data(), text.size());
    used += text.size();
    begin.push_back(static_cast<uint32_t>(used));
  }
  const auto packed = buffer_.CreateVector(bytes);
  return wire::CreateTexts(buffer_, packed, buffer_.CreateVector(begin));
}

flatbuffers::Offset<wire::Report> BatchWriter::report() {
  const ReportFacts& facts = from_.facts_;
  const StringId format = from_.strings_.intern(facts.format);
  const StringId title = from_.strings_.intern(facts.title);
  const StringId syntax = from_.strings_.intern(facts.syntax);
  const StringId evidence = from_.strings_.intern(facts.evidence);
  const auto name = buffer_.CreateString(facts.name);
  wire::ReportBuilder table(buffer_);
  table.add_hashHigh(facts.hash.high);
  table.add_hashLow(facts.hash.low);
  table.add_bytes(facts.bytes);
  table.add_name(name);
  table.add_format(format);
  table.add_title(title);
  table.add_family(static_cast<uint8_t>(facts.family));
  table.add_syntax(syntax);
  table.add_confidence(facts.confidence);
  table.add_evidence(evidence);
  table.add_tool(from_.tool_);
  table.add_toolVersion(from_.toolVersion_);
  table.add_scannedAt(from_.scannedAt_);
  table.add_asset(from_.target_);
  table.add_skipped(from_.skipped_);
  table.add_context(facts.context);
  table.add_date(from_.date_);
  return table.Finish();
}

auto BatchWriter::diagnostics() {
  std::vector<flatbuffers::Offset<wire::Diagnostic>> rows;
  for (const Diagnostic& entry : from_.diagnostics_.entries()) {
    // One after the other: compilers differ in the order in which they evaluate arguments.
    const StringId code = from_.strings_.intern(entry.code);
    const StringId message = from_.strings_.intern(entry.message);
    const StringId where = from_.strings_.intern(entry.where);
    rows.push_back(wire::CreateDiagnostic(buffer_, code, message, where, entry.count));
  }
  return buffer_.CreateVector(rows);
}

std::string BatchWriter::write() {
  packAssets();
  const auto facts = report();
  const auto notes = diagnostics();
  POSTERN_WRITE_TABLE(observations, Observations, POSTERN_OBSERVATION_COLUMNS, from_.observationTable_)
  POSTERN_WRITE_TABLE(assets, Assets, POSTERN_ASSET_COLUMNS, from_.assetTable_)
  POSTERN_WRITE_TABLE(components, Components, POSTERN_COMPONENT_COLUMNS, from_.componentTable_)
  POSTERN_WRITE_TABLE(edges, Edges, POSTERN_EDGE_COLUMNS, from_.edgeTable_)
  POSTERN_WRITE_TABLE(vulnerabilities, Vulnerabilities, POSTERN_VULNERABILITY_COLUMNS,
                      from_.vulnerabilityTable_)
  POSTERN_WRITE_TABLE(ownerships, Ownerships, POSTERN_OWNERSHIP_COLUMNS, from_.ownershipTable_)
  // Most batches have none: an empty table would be two hundred bytes in each.
  flatbuffers::Offset<wire::VexStatements> vex;
  if (from_.vexTable_.rows > 0) {
    POSTERN_WRITE_TABLE(written, VexStatements, POSTERN_VEX_COLUMNS, from_.vexTable_)
    vex = written;
  }
  flatbuffers::Offset<wire::Names> names;
  if (from_.nameTable_.rows > 0) {
    POSTERN_WRITE_TABLE(written, Names, POSTERN_NAME_COLUMNS, from_.nameTable_)
    names = written;
  }
  flatbuffers::Offset<wire::Grants> grants;
  if (from_.grantTable_.rows > 0) {
    POSTERN_WRITE_TABLE(written, Grants, POSTERN_GRANT_COLUMNS, from_.grantTable_)
    grants = written;
  }
  const auto strings = texts();  // after everything that interns
  wire::BatchBuilder table(buffer_);
  table.add_schema(kSchemaVersion);
  table.add_report(facts);
  table.add_texts(strings);
  table.add_observations(observations);
  table.add_assets(assets);
  table.add_components(components);
  table.add_edges(edges);
  table.add_vulnerabilities(vulnerabilities);
  table.add_ownerships(ownerships);
  table.add_diagnostics(notes);
  if (!vex.IsNull()) table.add_vex(vex);
  if (!names.IsNull()) table.add_names(names);
  if (!grants.IsNull()) table.add_grants(grants);
  wire::FinishBatchBuffer(buffer_, table.Finish());
  return {reinterpret_cast<const char*>(buffer_.GetBufferPointer()), buffer_.GetSize()};
}

std::string BatchBuilder::finish() {
  guarded_.clear();
  return BatchWriter(*this).write();
}

}  // namespace postern
