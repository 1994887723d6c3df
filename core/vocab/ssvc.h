// SPDX-License-Identifier: Apache-2.0
// SSVC: CERT/CC's Stakeholder-Specific Vulnerability Categorization. The published decision tables as data
// (ssvc_table.cpp), looked up by anyone with names, and by the core with the types below.
//   CERT/CC, certcc.github.io/SSVC (decision tables); CISA, "SSVC Guide"; CISA, Binding Operational Directive
//   26-04, as a decision table of the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace postern {

/// One of the values a decision point can have, from the mildest up as published.
struct SsvcValue {
  std::string_view key, name;  ///< "P", "Public PoC"
};

struct SsvcPoint {
  static constexpr size_t kMaxValues = 5;
  std::string_view id;    ///< namespace:key:version, "ssvc:E:1.1.0"
  std::string_view name;  ///< "Exploitation"
  SsvcValue values[kMaxValues];
  size_t count() const;
  std::string_view key() const;  ///< "E"
};

struct SsvcTable {
  static constexpr size_t kMaxInputs = 7;
  std::string_view id;     ///< "ssvc:DT_DP:1.0.0"
  std::string_view alias;  ///< what people call it: "deployer"
  std::string_view title;
  const SsvcPoint* inputs[kMaxInputs];
  const SsvcPoint* outcome;
  std::string_view rows;  ///< a digit per combination of the inputs' values, the first input slowest
  size_t count() const;   ///< inputs
  /// Position of the outcome in outcome->values; `values[i]` is a position in inputs[i]->values.
  size_t decide(const uint8_t* values) const;
};

struct SsvcTableList {
  const SsvcTable* rows = nullptr;
  size_t count = 0;
  const SsvcTable* begin() const { return rows; }
  const SsvcTable* end() const { return rows + count; }
};
SsvcTableList ssvcTables();

// What the core decides by. Each enumeration follows the order of its decision point's values.
enum class SsvcExploitation : uint8_t { kNoneKnown, kPublicPoc, kActive };
enum class SsvcExposure : uint8_t { kSmall, kControlled, kOpen };
enum class SsvcTechnicalImpact : uint8_t { kPartial, kTotal };
enum class SsvcSafetyImpact : uint8_t { kNegligible, kMarginal, kCritical, kCatastrophic };
/// MEF: mission essential function.
enum class SsvcMissionImpact : uint8_t { kDegraded, kMefSupportCrippled, kMefFailure, kMissionFailure };
enum class SsvcHumanImpact : uint8_t { kLow, kMedium, kHigh, kVeryHigh };
enum class SsvcMissionAndWellBeing : uint8_t { kLow, kMedium, kHigh };

enum class SsvcPriority : uint8_t { kDefer, kScheduled, kOutOfCycle, kImmediate };
/// "Defer", "Scheduled", "Out-of-Cycle", "Immediate"
std::string_view ssvcPriorityName(SsvcPriority priority);
/// Table DT_DP 1.0.0: what the operator of a system does about a fix. `automatable`: an attacker can automate
/// the steps up to exploitation.
SsvcPriority deployerPriority(SsvcExploitation exploitation, SsvcExposure exposure, bool automatable,
                              SsvcHumanImpact humanImpact);
/// Table DT_HI 1.0.0
SsvcHumanImpact humanImpact(SsvcSafetyImpact safety, SsvcMissionImpact mission);

enum class CisaLevel : uint8_t { kTrack, kTrackStar, kAttend, kAct };
/// "Track", "Track*", "Attend", "Act"
std::string_view cisaLevelName(CisaLevel level);
/// Table cisa:DT_CO 2.0.3
CisaLevel cisaLevel(SsvcExploitation exploitation, bool automatable, SsvcTechnicalImpact technicalImpact,
                    SsvcMissionAndWellBeing impact);

enum class Bod2604Timeline : uint8_t { kOnSystemUpgrade, kDays60, kDays14, kDays3, kDays3Forensic };
/// "Fix on system upgrade", "60 days", "14 days", "3 days", "3 days & forensic investigation"
std::string_view bod2604TimelineName(Bod2604Timeline timeline);
/// Days from when the fix was there to have; nullopt: with the next upgrade of the system.
std::optional<uint32_t> bod2604Days(Bod2604Timeline timeline);
/// Table cisa:DT_BOD2604 1.0.0. `inKev`: in CISA's catalogue of known exploited vulnerabilities;
/// `publiclyExposed`: the asset can be reached from the internet.
Bod2604Timeline bod2604(bool inKev, bool publiclyExposed, bool automatable,
                        SsvcTechnicalImpact technicalImpact);

}  // namespace postern
