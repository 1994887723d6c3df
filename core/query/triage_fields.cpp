// SPDX-License-Identifier: Apache-2.0
// See triage_fields.h.
#include "query/triage_fields.h"

#include "query/dictionary.h"

namespace postern {
namespace {

constexpr FilterField kFields[] = {POSTERN_TRIAGE_FIELDS};

void addKinds(DimensionBuilder& built, const FindingSaid& said) {
  if (said.at != kNoTime) built.add(built.value("status"));
  if (!said.assignee.empty()) built.add(built.value("assignee"));
  if (!said.note.empty()) built.add(built.value("note"));
  if (said.expires != kNoTime) built.add(built.value("expiry"));
}

}  // namespace

bool isTriageField(std::string_view field) {
  for (const FilterField& it : kFields) {
    if (it.name == field) return true;
  }
  return false;
}

Dimension triageField(const EstateView& view, std::string_view field) {
  const Triage& triage = view.enrichment.triage;
  DimensionBuilder built;
  size_t next = 0;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    while (next < triage.said.size() && triage.said[next].finding < row) ++next;
    const FindingSaid* said =
        next < triage.said.size() && triage.said[next].finding == row ? &triage.said[next] : nullptr;
    if (field == "status") built.add(built.value(name(triage.status[row].state)));
    if (field == "assignee") built.add(built.value(said ? said->assignee : std::string_view()));
    if (field == "contested") built.add(built.value(said && said->contested ? "yes" : "no"));
    if (field == "expired") built.add(built.value(said && said->expired ? "yes" : "no"));
    if (field == "has" && said) addKinds(built, *said);
    built.endRow();
  }
  return built.take();
}

}  // namespace postern
