// SPDX-License-Identifier: Apache-2.0
// See ssvc.h.
#include "vocab/ssvc.h"

namespace postern {
namespace {

const SsvcTable& tableOf(std::string_view alias) {
  const SsvcTableList tables = ssvcTables();
  for (const SsvcTable& table : tables) {
    if (table.alias == alias) return table;
  }
  return *tables.begin();  // not reached: the names below are in the table, a test asks each
}

template <typename Outcome, typename... Values>
Outcome decide(std::string_view alias, Values... values) {
  const uint8_t at[] = {static_cast<uint8_t>(values)...};
  return static_cast<Outcome>(tableOf(alias).decide(at));
}

template <typename Outcome>
std::string_view outcomeName(std::string_view alias, Outcome outcome) {
  return tableOf(alias).outcome->values[static_cast<size_t>(outcome)].name;
}

}  // namespace

size_t SsvcPoint::count() const {
  size_t n = 0;
  while (n < kMaxValues && !values[n].key.empty()) ++n;
  return n;
}

std::string_view SsvcPoint::key() const {
  const size_t from = id.find(':') + 1;
  return id.substr(from, id.find(':', from) - from);
}

size_t SsvcTable::count() const {
  size_t n = 0;
  while (n < kMaxInputs && inputs[n] != nullptr) ++n;
  return n;
}

size_t SsvcTable::decide(const uint8_t* values) const {
  size_t row = 0;
  const size_t n = count();
  for (size_t i = 0; i < n; ++i) row = row * inputs[i]->count() + values[i];
  return static_cast<size_t>(rows[row] - '0');
}

SsvcPriority deployerPriority(SsvcExploitation exploitation, SsvcExposure exposure, bool automatable,
                              SsvcHumanImpact impact) {
  return decide<SsvcPriority>("deployer", exploitation, exposure, automatable, impact);
}
std::string_view ssvcPriorityName(SsvcPriority priority) { return outcomeName("deployer", priority); }

SsvcHumanImpact humanImpact(SsvcSafetyImpact safety, SsvcMissionImpact mission) {
  return decide<SsvcHumanImpact>("human_impact", safety, mission);
}

CisaLevel cisaLevel(SsvcExploitation exploitation, bool automatable, SsvcTechnicalImpact technicalImpact,
                    SsvcMissionAndWellBeing impact) {
  return decide<CisaLevel>("cisa", exploitation, automatable, technicalImpact, impact);
}
std::string_view cisaLevelName(CisaLevel level) { return outcomeName("cisa", level); }

Bod2604Timeline bod2604(bool inKev, bool publiclyExposed, bool automatable,
                        SsvcTechnicalImpact technicalImpact) {
  return decide<Bod2604Timeline>("bod_26_04", inKev, publiclyExposed, automatable, technicalImpact);
}
std::string_view bod2604TimelineName(Bod2604Timeline timeline) { return outcomeName("bod_26_04", timeline); }

std::optional<uint32_t> bod2604Days(Bod2604Timeline timeline) {
  switch (timeline) {
    case Bod2604Timeline::kOnSystemUpgrade:
      return std::nullopt;
    case Bod2604Timeline::kDays60:
      return 60;
    case Bod2604Timeline::kDays14:
      return 14;
    default:
      return 3;
  }
}

}  // namespace postern
