// SPDX-License-Identifier: Apache-2.0
// Properties of findings: what the list shows, by the words of its filter.
#include <algorithm>

#include "query/finding_facts.h"
#include "query/views/view_columns.h"

namespace postern {
namespace {

using cypher::Value;
using namespace columns;
using enum PropertyType;

const FindingContext& context(const ViewRows& rows, uint32_t row) {
  return rows.view.enrichment.findings[row];
}
const Finding& finding(const ViewRows& rows, uint32_t row) { return rows.view.findings.rows[row]; }

template <typename Enum>
Value word(Enum value) {
  return text(knownName(value));
}

Value vulnerabilities(const ViewRows& rows, uint32_t row) {
  std::vector<std::string> out;
  for (const StringId id : finding(rows, row).vulnerabilities) out.emplace_back(rows.view.text(id));
  return texts(out);
}

Value weaknesses(const ViewRows& rows, uint32_t row) {
  std::vector<std::string> out;
  for (const uint32_t number : finding(rows, row).weaknesses) out.push_back(weaknessId(number));
  return texts(out);
}

template <auto column>
Value fromMembers(const ViewRows& rows, uint32_t row) {
  return text(rows.view.text((rows.view.tables.observations.*column)[finding(rows, row).representative]));
}

Value due(const ViewRows& rows, uint32_t row) {
  return rows.view.times ? when(rows.view.times->due[row]) : Value();
}

Value line(const ViewRows& rows, uint32_t row) {
  const uint32_t at = rows.view.tables.observations.line[finding(rows, row).representative];
  return at == 0 ? Value() : Value::integer(at);
}

constexpr PropertyColumn kColumns[] = {
    {"title", kString, [](const ViewRows& rows, uint32_t row) { return text(titleOf(rows.view, row)); }},
    {"name", kString, [](const ViewRows& rows, uint32_t row) { return text(titleOf(rows.view, row)); }},
    {"key", kString, [](const ViewRows& rows, uint32_t row) { return text(toHex(finding(rows, row).key)); }},
    {"kind", kString, [](const ViewRows& rows, uint32_t row) { return text(name(finding(rows, row).kind)); }},
    {"severity", kString,
     [](const ViewRows& rows, uint32_t row) { return word(finding(rows, row).severity); }},
    {"risk", kFloat,
     [](const ViewRows& rows, uint32_t row) { return tenths(rows.view.scores.findings[row].risk); }},
    {"band", kString,
     [](const ViewRows& rows, uint32_t row) { return text(name(rows.view.scores.findings[row].band)); }},
    {"status", kString,
     [](const ViewRows& rows, uint32_t row) { return text(name(context(rows, row).state)); }},
    {"open", kBoolean,
     [](const ViewRows& rows, uint32_t row) {
       return Value::boolean(context(rows, row).state == State::kOpen);
     }},
    {"cvss", kFloat,
     [](const ViewRows& rows, uint32_t row) {
       return context(rows, row).cvss == 0 ? Value() : tenths(context(rows, row).cvss);
     }},
    {"epss", kFloat, [](const ViewRows& rows, uint32_t row) { return millionths(context(rows, row).epss); }},
    {"kev", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(context(rows, row).kev); }},
    {"exploited", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(isExploited(rows.view, row)); }},
    {"verified", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(context(rows, row).verified); }},
    {"confidence", kString,
     [](const ViewRows& rows, uint32_t row) { return word(finding(rows, row).confidence); }},
    {"reachability", kString,
     [](const ViewRows& rows, uint32_t row) { return word(context(rows, row).reachability); }},
    {"vulnerabilities", kStrings, vulnerabilities},
    {"weaknesses", kStrings, weaknesses},
    {"asset", kString,
     [](const ViewRows& rows, uint32_t row) {
       return text(rows.view.identities.assets[finding(rows, row).asset].name);
     }},
    {"component", kString,
     [](const ViewRows& rows, uint32_t row) {
       return text(componentLabel(rows.view, finding(rows, row).component));
     }},
    {"owner", kString, [](const ViewRows& rows, uint32_t row) { return text(ownerNameOf(rows.view, row)); }},
    {"location", kString,
     [](const ViewRows& rows, uint32_t row) {
       return text(locationOf(rows.view, finding(rows, row).representative));
     }},
    {"file", kString, fromMembers<&ObservationColumns::file>},
    {"line", kInteger, line},
    {"url", kString, fromMembers<&ObservationColumns::url>},
    {"rule", kString, fromMembers<&ObservationColumns::rule>},
    {"tools", kStrings, [](const ViewRows& rows, uint32_t row) { return texts(toolsOf(rows.view, row)); }},
    {"fix", kString, [](const ViewRows& rows, uint32_t row) { return text(fixOf(rows.view, row)); }},
    {"fixable", kBoolean,
     [](const ViewRows& rows, uint32_t row) { return Value::boolean(hasFix(rows.view, row)); }},
    {"first_seen", kDateTime,
     [](const ViewRows& rows, uint32_t row) { return when(firstSeenOf(rows.view, row)); }},
    {"due", kDateTime, due},
};

}  // namespace

std::span<const PropertyColumn> findingColumns() { return kColumns; }

}  // namespace postern
