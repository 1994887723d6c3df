// SPDX-License-Identifier: Apache-2.0
// See view_columns.h. The tables with few properties; assets and findings have files of their own.
#include "query/views/view_columns.h"

#include <algorithm>

#include "base/text.h"
#include "vocab/cwe.h"

namespace postern {
namespace columns {

using cypher::Value;

Value text(std::string_view it) { return it.empty() ? Value() : Value::string(std::string(it)); }

Value texts(const std::vector<std::string>& all) {
  if (all.empty()) return {};
  cypher::List list;
  list.reserve(all.size());
  for (const std::string& it : all) list.push_back(Value::string(it));
  return Value::list(std::move(list));
}

Value tenths(uint32_t value) { return Value::real(static_cast<double>(value) / 10.0); }
Value millionths(uint32_t value) {
  return value == kNone ? Value() : Value::real(static_cast<double>(value) / 1'000'000.0);
}

Value when(UnixSeconds time) {
  if (time == kNoTime) return {};
  constexpr int64_t kDay = 86'400;
  const int64_t days = time / kDay - (time % kDay < 0 ? 1 : 0);
  cypher::DateTime at;
  at.local = {days, (time - days * kDay) * 1'000'000'000};
  return Value::of(at);
}

}  // namespace columns

namespace {

using cypher::Value;
using namespace columns;
using enum PropertyType;

const UnitedComponent& component(const ViewRows& rows, uint32_t row) {
  return rows.view.identities.components[row];
}

constexpr PropertyColumn kComponentColumns[] = {
    {"name", kString, [](const ViewRows& rows, uint32_t row) { return text(component(rows, row).name); }},
    {"version", kString,
     [](const ViewRows& rows, uint32_t row) { return text(component(rows, row).version); }},
    {"key", kString, [](const ViewRows& rows, uint32_t row) { return text(component(rows, row).key); }},
    {"purl", kString, [](const ViewRows& rows, uint32_t row) { return text(component(rows, row).purl); }},
    {"ecosystem", kString,
     [](const ViewRows& rows, uint32_t row) { return text(component(rows, row).ecosystem); }},
    {"licences", kStrings,
     [](const ViewRows& rows, uint32_t row) { return texts(component(rows, row).licences); }},
    {"findings", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(rows.counts.components[row].findings); }},
    {"risk", kFloat,
     [](const ViewRows& rows, uint32_t row) { return tenths(rows.counts.components[row].worst); }},
    {"assets", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(rows.counts.components[row].assets); }},
};

const FindingContext& contextOf(const ViewRows& rows, uint32_t row) {
  return rows.view.enrichment.findings[rows.vulnerabilities[row].finding];
}

Value aliases(const ViewRows& rows, uint32_t row) {
  std::vector<std::string> out;
  for (const StringId id : rows.view.findings.rows[rows.vulnerabilities[row].finding].vulnerabilities) {
    if (id != rows.vulnerabilities[row].id) out.emplace_back(rows.view.text(id));
  }
  return texts(out);
}

Value vulnerabilityId(const ViewRows& rows, uint32_t row) {
  return text(rows.view.text(rows.vulnerabilities[row].id));
}

constexpr PropertyColumn kVulnerabilityColumns[] = {
    {"id", kString, vulnerabilityId},
    {"name", kString, vulnerabilityId},
    {"key", kString, vulnerabilityId},
    {"aliases", kStrings, aliases},
    {"severity", kString,
     [](const ViewRows& rows, uint32_t row) { return text(knownName(contextOf(rows, row).severity)); }},
    {"cvss", kFloat,
     [](const ViewRows& rows, uint32_t row) {
       return contextOf(rows, row).cvss == 0 ? Value() : tenths(contextOf(rows, row).cvss);
     }},
    {"epss", kFloat,
     [](const ViewRows& rows, uint32_t row) { return millionths(contextOf(rows, row).epss); }},
    {"kev", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(contextOf(rows, row).kev); }},
    {"ransomware", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(contextOf(rows, row).kevRansomware); }},
    {"risk", kFloat,
     [](const ViewRows& rows, uint32_t row) {
       return tenths(rows.view.scores.findings[rows.vulnerabilities[row].finding].risk);
     }},
    {"findings", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(rows.vulnerabilities[row].findings); }},
};

Value weakness(const ViewRows& rows, uint32_t row) { return text(weaknessId(rows.weaknesses[row].first)); }

constexpr PropertyColumn kWeaknessColumns[] = {
    {"id", kString, weakness},
    {"key", kString, weakness},
    {"name", kString,
     [](const ViewRows& rows, uint32_t row) {
       const auto known = findCwe(rows.weaknesses[row].first);
       return known ? text(known->name) : weakness(rows, row);
     }},
    {"findings", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(rows.weaknesses[row].second); }},
};

const Report& report(const ViewRows& rows, uint32_t row) { return rows.view.tables.reports[row]; }

constexpr PropertyColumn kReportColumns[] = {
    {"name", kString, [](const ViewRows& rows, uint32_t row) { return text(report(rows, row).name); }},
    {"key", kString, [](const ViewRows& rows, uint32_t row) { return text(toHex(report(rows, row).hash)); }},
    {"id", kString, [](const ViewRows&, uint32_t row) { return Value::string("r" + std::to_string(row)); }},
    {"format", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.text(report(rows, row).format)); }},
    {"title", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.text(report(rows, row).title)); }},
    {"tool", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.text(report(rows, row).tool)); }},
    {"tool_version", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.text(report(rows, row).toolVersion)); }},
    {"family", kString,
     [](const ViewRows& rows, uint32_t row) { return text(name(report(rows, row).family)); }},
    {"scanned_at", kDateTime,
     [](const ViewRows& rows, uint32_t row) { return when(report(rows, row).scannedAt); }},
    {"observations", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(report(rows, row).observations); }},
};

template <std::vector<std::string> ViewRows::*list>
Value listed(const ViewRows& rows, uint32_t row) {
  return text((rows.*list)[row]);
}
constexpr PropertyColumn kOwnerColumns[] = {{"name", kString, listed<&ViewRows::owners>},
                                            {"key", kString, listed<&ViewRows::owners>}};
constexpr PropertyColumn kDataColumns[] = {{"name", kString, listed<&ViewRows::data>},
                                           {"key", kString, listed<&ViewRows::data>}};
constexpr PropertyColumn kRightColumns[] = {{"name", kString, listed<&ViewRows::rights>},
                                            {"key", kString, listed<&ViewRows::rights>}};

const std::string& fileAsset(const ViewRows& rows, uint32_t row) {
  return rows.view.identities.assets[rows.files[row].asset].key;
}
Value fileName(const ViewRows& rows, uint32_t row) { return text(rows.view.text(rows.files[row].file)); }

constexpr PropertyColumn kFileColumns[] = {
    {"name", kString, fileName},
    {"path", kString, fileName},
    {"key", kString,
     [](const ViewRows& rows, uint32_t row) {
       return text(fileAsset(rows, row) + "#" + std::string(rows.view.text(rows.files[row].file)));
     }},
    {"asset", kString, [](const ViewRows& rows, uint32_t row) { return text(fileAsset(rows, row)); }},
};

}  // namespace

std::span<const PropertyColumn> columnsOf(NodeTable table) {
  switch (table) {
    case NodeTable::kAssets:
      return assetColumns();
    case NodeTable::kComponents:
      return kComponentColumns;
    case NodeTable::kVulnerabilities:
      return kVulnerabilityColumns;
    case NodeTable::kWeaknesses:
      return kWeaknessColumns;
    case NodeTable::kFindings:
      return findingColumns();
    case NodeTable::kReports:
      return kReportColumns;
    case NodeTable::kOwners:
      return kOwnerColumns;
    case NodeTable::kData:
      return kDataColumns;
    case NodeTable::kFiles:
      return kFileColumns;
    case NodeTable::kRights:
      return kRightColumns;
    case NodeTable::kAttack:
      break;
  }
  return attackColumns();
}

std::string labelFrom(std::string_view word) {
  std::string out;
  bool first = true;
  for (const char c : word) {
    if (!isAsciiAlnum(c) && static_cast<unsigned char>(c) < 0x80) {
      first = true;
      continue;
    }
    out += first && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    first = false;
  }
  return out;
}

void labelsOf(const ViewRows& rows, NodeRef node, std::vector<std::string>& labels) {
  constexpr std::string_view kLabels[] = {"Asset",  "Component", "Vulnerability", "Weakness", "Finding",
                                          "Report", "Owner",     "Data",          "File",     "Right",
                                          ""};
  labels.clear();
  if (node.table == NodeTable::kAttack) {
    const AttackNode& it = rows.view.graph.nodes[node.row];
    if (it.role == NodeRole::kInternet || it.role == NodeRole::kInsider) {
      labels = {"Attacker", it.role == NodeRole::kInternet ? "Internet" : "Insider"};
      return;
    }
    if (it.role == NodeRole::kData) {
      labels = {"Data"};
      return;
    }
  }
  const AssetId asset = taggedAsset(rows, node);
  labels.emplace_back(asset != kNone ? "Asset" : kLabels[static_cast<size_t>(node.table)]);
  if (asset == kNone) return;
  const AssetKind kind = rows.view.identities.assets[asset].kind;
  if (kind != AssetKind::kUnknown) labels.push_back(labelFrom(name(kind)));
  for (const std::string_view label : rows.tags.labelsOf(asset)) {
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.emplace_back(label);
  }
}

cypher::Value propertyNamed(const ViewRows& rows, NodeRef node, std::string_view name) {
  for (const PropertyColumn& column : columnsOf(node.table)) {
    if (column.name == name) return column.get(rows, node.row);
  }
  const AssetId asset = taggedAsset(rows, node);
  const auto& keys = rows.tags.keys();
  for (uint32_t i = 0; asset != kNone && i < keys.size(); ++i) {
    if (keys[i].name == name) return rows.tags.value(asset, i);
  }
  return {};
}

AssetId taggedAsset(const ViewRows& rows, NodeRef node) {
  if (node.table == NodeTable::kAssets) return node.row;
  if (node.table != NodeTable::kAttack) return kNone;
  const AttackNode& it = rows.view.graph.nodes[node.row];
  return it.role == NodeRole::kAsset ? it.asset : kNone;
}

bool hasTags(NodeTable table) { return table == NodeTable::kAssets || table == NodeTable::kAttack; }

}  // namespace postern
