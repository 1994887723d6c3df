// SPDX-License-Identifier: Apache-2.0
// Follows the column lists of model/columns.h, so that a new column shows up by itself (golden_dump.h).
#include "tests/formats/golden_dump.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/terms.h"

namespace postern {
namespace {

constexpr size_t kMaxText = 400;

std::string oneLine(std::string_view text) {
  std::string out;
  for (const char c : clipUtf8(text, kMaxText)) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    } else {
      out += "\\x" + std::string(1, "0123456789abcdef"[c >> 4]) + "0123456789abcdef"[c & 15];
    }
  }
  if (text.size() > kMaxText) out += "… (" + std::to_string(text.size()) + " bytes)";
  return out;
}

std::string word(std::string_view column, uint8_t value) {
  if (column == "kind") return std::string(name(static_cast<ObservationKind>(value)));
  if (column == "severity") return std::string(name(static_cast<Severity>(value)));
  if (column == "state") return std::string(name(static_cast<State>(value)));
  if (column == "confidence") return std::string(name(static_cast<Confidence>(value)));
  if (column == "reachability") return std::string(name(static_cast<Reachability>(value)));
  if (column == "criticality") return std::string(name(static_cast<Criticality>(value)));
  if (column == "exposure") return std::string(name(static_cast<Exposure>(value)));
  if (column == "environment") return std::string(name(static_cast<Environment>(value)));
  if (column == "relation") return std::string(name(static_cast<Relation>(value)));
  if (column == "status") return std::string(name(static_cast<VexStatus>(value)));
  if (column == "authority") return std::string(name(static_cast<VexAuthority>(value)));
  if (column == "flags") {
    std::string out;
    constexpr std::string_view kNames[] = {"fix-available", "verified", "exploited", "exploit-known",
                                           "severity-by-kind"};
    for (size_t bit = 0; bit < std::size(kNames); ++bit) {
      if ((value >> bit & 1) != 0) out += (out.empty() ? "" : " ") + std::string(kNames[bit]);
    }
    return out;
  }
  return std::to_string(value);
}

class Dump {
 public:
  explicit Dump(const Tables& tables) : tables_(tables) {}

  std::string assetLabel(uint32_t row) const {
    if (row == kNone) return "-";
    const AssetColumns& from = tables_.assets;
    const uint32_t first = from.identities.begin[row];
    const bool named = first == from.identities.begin[row + 1];
    return std::string(name(static_cast<AssetKind>(from.kind[row]))) + " " +
           oneLine(tables_.strings.text(named ? from.name[row] : from.identities.items[first]));
  }
  std::string componentLabel(uint32_t row) const {
    if (row == kNone) return "-";
    const ComponentColumns& from = tables_.components;
    const std::string_view purl = tables_.strings.text(from.purl[row]);
    std::string label = !purl.empty() ? std::string(purl)
                                      : std::string(tables_.strings.text(from.name[row])) + " " +
                                            std::string(tables_.strings.text(from.version[row]));
    if (from.file[row] != kNoString) label += " in " + std::string(tables_.strings.text(from.file[row]));
    return oneLine(label);
  }

  std::string reports() const;
  std::string observation(uint32_t row) const;
  std::string asset(uint32_t row) const;
  std::string component(uint32_t row) const;
  std::string edge(uint32_t row) const;
  std::string vulnerability(uint32_t row) const;
  std::string ownership(uint32_t row) const;
  std::string vex(uint32_t row) const;
  std::string called(uint32_t row) const;
  std::string grant(uint32_t row) const;

 private:
  void line(std::string& out, std::string_view column, std::string_view value) const {
    out += "  " + std::string(column) + ": " + std::string(value) + "\n";
  }
  void text(std::string& out, std::string_view column, StringId id) const {
    if (id != kNoString) line(out, column, oneLine(tables_.strings.text(id)));
  }
  void number(std::string& out, std::string_view column, uint32_t value) const {
    const bool isDefault = value == 0 || value == kNone || (column == "occurrences" && value == 1);
    if (!isDefault) line(out, column, std::to_string(value));
  }
  void large(std::string& out, std::string_view column, int64_t value) const {
    if (value == kNoNumber || column.starts_with("range")) return;
    line(out, column, column == "value" ? std::to_string(value) : formatTime(value));
  }
  void byte(std::string& out, std::string_view column, uint8_t value) const {
    if (value != 0) line(out, column, word(column, value));
  }
  void reference(std::string& out, std::string_view column, uint32_t row) const {
    if (row != kNone) line(out, column, column == "component" ? componentLabel(row) : assetLabel(row));
  }
  void list(std::string& out, std::string_view column, const ListColumn& values, uint32_t row,
            bool areTexts) const {
    for (uint32_t i = values.begin[row]; i < values.begin[row + 1]; ++i) {
      const uint32_t item = values.items[i];
      line(out, column, areTexts ? oneLine(tables_.strings.text(item)) : std::to_string(item));
    }
  }

  const Tables& tables_;
};

// One line per column that is not at its default, in the order of columns.h.
#define DUMP_U8(column) byte(out, #column, from.column[row]);
#define DUMP_U32(column) number(out, #column, from.column[row]);
#define DUMP_I64(column) large(out, #column, from.column[row]);
#define DUMP_TEXT(column) text(out, #column, from.column[row]);
#define DUMP_REF(column) reference(out, #column, from.column[row]);
#define DUMP_NUMBERS(column) list(out, #column, from.column, row, false);
#define DUMP_TEXTS(column) list(out, #column, from.column, row, true);
#define DUMP_COLUMNS(COLUMNS) \
  COLUMNS(DUMP_U8, DUMP_U32, DUMP_I64, DUMP_TEXT, DUMP_REF, DUMP_NUMBERS, DUMP_TEXTS)

std::string Dump::reports() const {
  std::string out;
  for (const Report& report : tables_.reports) {
    out += "report\n";
    text(out, "format", report.format);
    text(out, "syntax", report.syntax);
    line(out, "family", name(report.family));
    line(out, "confidence", std::to_string(report.confidence));
    text(out, "evidence", report.evidence);
    text(out, "tool", report.tool);
    text(out, "toolVersion", report.toolVersion);
    if (report.scannedAt != kNoTime) line(out, "scannedAt", formatTime(report.scannedAt));
    if (report.date != kNoTime) line(out, "date", formatTime(report.date));
    reference(out, "asset", report.asset);
    if (report.context) line(out, "context", "yes");
    line(out, "counts",
         std::to_string(report.observations) + " observations, " + std::to_string(report.assets) +
             " assets, " + std::to_string(report.components) + " components, " +
             std::to_string(report.edges) + " edges, " + std::to_string(report.skipped) + " skipped");
    for (const Diagnostic& entry : report.diagnostics) {
      line(out, "diagnostic",
           oneLine(entry.code + ": " + entry.message + " (" + entry.where + ") x" +
                   std::to_string(entry.count)));
    }
  }
  return out;
}

std::string Dump::observation(uint32_t row) const {
  const ObservationColumns& from = tables_.observations;
  std::string out = "observation\n";
  DUMP_COLUMNS(POSTERN_OBSERVATION_COLUMNS)
  return out;
}

std::string Dump::asset(uint32_t row) const {
  const AssetColumns& from = tables_.assets;
  std::string out = "asset " + assetLabel(row) + "\n";
  std::string fields;
  std::swap(out, fields);
  DUMP_COLUMNS(POSTERN_ASSET_COLUMNS)
  out.erase(0, out.starts_with("  kind: ") ? out.find('\n') + 1 : 0);  // the label names it
  return fields + out;
}

std::string Dump::component(uint32_t row) const {
  const ComponentColumns& from = tables_.components;
  std::string out = "component\n";
  DUMP_COLUMNS(POSTERN_COMPONENT_COLUMNS)
  return out;
}

std::string Dump::edge(uint32_t row) const {
  const EdgeColumns& from = tables_.edges;
  const auto label = [&](uint8_t kind, uint32_t to) {
    return kind == 0 ? assetLabel(to) : componentLabel(to);
  };
  std::string out = "edge " + label(from.fromKind[row], from.from[row]) + " -- " +
                    word("relation", from.relation[row]) + " -> " + label(from.toKind[row], from.to[row]) +
                    "\n";
  text(out, "detail", from.detail[row]);
  return out;
}

std::string Dump::vulnerability(uint32_t row) const {
  const VulnerabilityColumns& from = tables_.vulnerabilities;
  std::string out = "vulnerability\n";
  DUMP_COLUMNS(POSTERN_VULNERABILITY_COLUMNS)
  return out;
}

std::string Dump::ownership(uint32_t row) const {
  const OwnershipColumns& from = tables_.ownerships;
  std::string out = "ownership\n";
  DUMP_COLUMNS(POSTERN_OWNERSHIP_COLUMNS)
  return out;
}

std::string Dump::vex(uint32_t row) const {
  const VexColumns& from = tables_.vex;
  std::string out = "statement\n";
  DUMP_COLUMNS(POSTERN_VEX_COLUMNS)
  return out;
}

std::string Dump::called(uint32_t row) const {
  const NameColumns& from = tables_.names;
  std::string out = "called\n";
  DUMP_COLUMNS(POSTERN_NAME_COLUMNS)
  return out;
}

std::string Dump::grant(uint32_t row) const {
  const GrantColumns& from = tables_.grants;
  std::string out = "grant " + std::string(name(static_cast<GrantKind>(from.kind[row]))) + "\n";
  std::string fields;
  std::swap(out, fields);
  DUMP_COLUMNS(POSTERN_GRANT_COLUMNS)
  out.erase(0, out.starts_with("  kind: ") ? out.find('\n') + 1 : 0);  // the heading names it
  return fields + out;
}

std::string sorted(uint32_t rows, auto&& one) {
  std::vector<std::string> blocks;
  for (uint32_t row = 0; row < rows; ++row) blocks.push_back(one(row));
  std::sort(blocks.begin(), blocks.end());
  std::string out;
  for (const std::string& block : blocks) out += block;
  return out;
}

}  // namespace

std::string dumpTables(const Tables& tables) {
  const Dump dump(tables);
  std::string out = dump.reports();
  for (uint32_t row = 0; row < tables.observations.rows; ++row) out += dump.observation(row);
  out += sorted(tables.assets.rows, [&](uint32_t row) { return dump.asset(row); });
  out += sorted(tables.components.rows, [&](uint32_t row) { return dump.component(row); });
  out += sorted(tables.edges.rows, [&](uint32_t row) { return dump.edge(row); });
  out += sorted(tables.vulnerabilities.rows, [&](uint32_t row) { return dump.vulnerability(row); });
  for (uint32_t row = 0; row < tables.ownerships.rows; ++row) out += dump.ownership(row);
  for (uint32_t row = 0; row < tables.vex.rows; ++row) out += dump.vex(row);
  out += sorted(tables.names.rows, [&](uint32_t row) { return dump.called(row); });
  out += sorted(tables.grants.rows, [&](uint32_t row) { return dump.grant(row); });
  return out;
}

}  // namespace postern
