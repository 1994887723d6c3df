// SPDX-License-Identifier: Apache-2.0
// Properties of assets, and of the attack graph's nodes, which are assets or made of one.
#include "query/inventory_source.h"
#include "query/views/view_columns.h"

namespace postern {
namespace {

using cypher::Value;
using namespace columns;
using enum PropertyType;

const UnitedAsset& assetOf(const ViewRows& rows, uint32_t row) { return rows.view.identities.assets[row]; }

template <std::string UnitedAsset::*member>
Value textOf(const ViewRows& rows, uint32_t row) {
  return text(assetOf(rows, row).*member);
}
template <auto member>
Value wordOf(const ViewRows& rows, uint32_t row) {
  return text(knownName(assetOf(rows, row).*member));
}
template <std::vector<std::string> UnitedAsset::*member>
Value textsOf(const ViewRows& rows, uint32_t row) {
  return texts(assetOf(rows, row).*member);
}

Value scanned(const ViewRows& rows, uint32_t row) {
  std::vector<std::string> out;
  for (const std::string_view family : scannedFamilies(assetOf(rows, row))) out.emplace_back(family);
  return texts(out);
}

Value tagsOf(const ViewRows& rows, uint32_t row) {
  std::vector<std::string> out;
  for (const std::string_view tag : rows.tags.of(row)) out.emplace_back(tag);
  return texts(out);
}

Value reportsOf(const ViewRows& rows, uint32_t row) {
  std::vector<std::string> out;
  for (const uint32_t report : assetOf(rows, row).reports)
    out.push_back(rows.view.tables.reports[report].name);
  return texts(out);
}

const Reach& reachOf(const ViewRows& rows, uint32_t row) { return rows.view.graph.reach[row]; }

constexpr PropertyColumn kAssetColumns[] = {
    {"name", kString, textOf<&UnitedAsset::name>},
    {"key", kString, textOf<&UnitedAsset::key>},
    {"id", kString, [](const ViewRows&, uint32_t row) { return Value::string("a" + std::to_string(row)); }},
    {"kind", kString, wordOf<&UnitedAsset::kind>},
    {"owner", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.enrichment.assetOwners[row]); }},
    {"application", kString,
     [](const ViewRows& rows, uint32_t row) { return text(rows.view.enrichment.assetApplications[row]); }},
    {"criticality", kString, wordOf<&UnitedAsset::criticality>},
    {"exposure", kString, wordOf<&UnitedAsset::exposure>},
    {"environment", kString, wordOf<&UnitedAsset::environment>},
    {"zone", kString, textOf<&UnitedAsset::zone>},
    {"value", kInteger,
     [](const ViewRows& rows, uint32_t row) {
       const int64_t value = assetOf(rows, row).value;
       return value == kNoNumber ? Value() : Value::integer(value);
     }},
    {"declared", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(assetOf(rows, row).declared); }},
    {"answers_publicly", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(assetOf(rows, row).answersPublicly); }},
    {"identities", kStrings, textsOf<&UnitedAsset::identities>},
    {"data", kStrings, textsOf<&UnitedAsset::dataClasses>},
    {"scanned", kStrings, scanned},
    {"findings", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(rows.counts.assets[row].findings); }},
    {"risk", kFloat,
     [](const ViewRows& rows, uint32_t row) { return tenths(rows.counts.assets[row].worst); }},
    {"reached", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(reachOf(rows, row).hops != kNone); }},
    {"hops", kInteger,
     [](const ViewRows& rows, uint32_t row) {
       const uint32_t hops = reachOf(rows, row).hops;
       return hops == kNone ? Value() : Value::integer(hops);
     }},
    {"reach_probability", kFloat,
     [](const ViewRows& rows, uint32_t row) { return millionths(reachOf(rows, row).probability); }},
    {"reports", kStrings, reportsOf},
    {"tags", kStrings, tagsOf},
};

const AttackNode& attackNode(const ViewRows& rows, uint32_t row) { return rows.view.graph.nodes[row]; }

/// The column of the asset, of a node that is one.
template <size_t column>
Value ofAsset(const ViewRows& rows, uint32_t row) {
  const AttackNode& node = attackNode(rows, row);
  const bool isAsset = node.role == NodeRole::kAsset && node.asset != kNone;
  return isAsset ? kAssetColumns[column].get(rows, node.asset) : Value();
}
template <size_t column>
constexpr PropertyColumn kOfAsset = {kAssetColumns[column].name, kAssetColumns[column].type, ofAsset<column>};

constexpr PropertyColumn kAttackColumns[] = {
    {"name", kString, [](const ViewRows& rows, uint32_t row) { return text(attackNode(rows, row).title); }},
    {"key", kString, [](const ViewRows& rows, uint32_t row) { return text(attackNode(rows, row).key); }},
    {"zone", kString, [](const ViewRows& rows, uint32_t row) { return text(attackNode(rows, row).zone); }},
    {"matters", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(attackNode(rows, row).matters); }},
    {"impact", kInteger,
     [](const ViewRows& rows, uint32_t row) { return Value::integer(attackNode(rows, row).impact); }},
    kOfAsset<2>,
    kOfAsset<3>,
    kOfAsset<4>,
    kOfAsset<5>,
    kOfAsset<6>,
    kOfAsset<7>,
    kOfAsset<8>,
    kOfAsset<11>,
    kOfAsset<13>,
    kOfAsset<14>,
    kOfAsset<16>,
    kOfAsset<17>,
    kOfAsset<18>,
    kOfAsset<19>,
    kOfAsset<20>,
    kOfAsset<22>,
};

}  // namespace

std::span<const PropertyColumn> assetColumns() { return kAssetColumns; }
std::span<const PropertyColumn> attackColumns() { return kAttackColumns; }

}  // namespace postern
