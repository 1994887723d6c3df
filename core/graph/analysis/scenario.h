// SPDX-License-Identifier: Apache-2.0
// Scenarios: what-ifs that are kept, as the text of the decision setting "scenarios", so that they travel in
// a bundle. Marks name findings and nodes by their stable keys; what a key no longer names is told, not
// dropped.
//
//   scenarios:
//     - name: Close the portal
//       note: until the patch is in
//       marks:
//         - fixed: 0123456789abcdef0123456789abcdef     # key of a finding
//         - isolated: host:db1.example                  # key of a node
//         - disconnected: [host:api.example, host:db1.example]
//         - exposed: host:admin.example
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "graph/analysis/what_if.h"

namespace postern {

inline constexpr std::string_view kScenarioSetting = "scenarios";
inline constexpr size_t kMaxScenarios = 200;
inline constexpr size_t kMaxScenarioMarks = 10'000;

enum class MarkKind : uint8_t { kFixed, kIsolated, kDisconnected, kExposed };
std::string_view name(MarkKind kind);

struct ScenarioMark {
  MarkKind kind = MarkKind::kFixed;
  std::string key;
  std::string to;  ///< of kDisconnected
  bool operator==(const ScenarioMark&) const = default;
};

struct Scenario {
  std::string name, note;
  std::vector<ScenarioMark> marks;
  bool operator==(const Scenario&) const = default;
};

/// YAML or JSON; an empty text has none. Names must be there, each once.
Result<std::vector<Scenario>> readScenarios(std::string_view text);
/// JSON, which is YAML as well.
std::string writeScenarios(const std::vector<Scenario>& scenarios);

struct ResolvedScenario {
  GraphChanges changes;
  std::vector<uint32_t> unknown;  ///< marks (places in Scenario::marks) whose keys name nothing now
};
ResolvedScenario resolve(const Scenario& scenario, const AttackGraph& graph, const Findings& findings);

/// The marks that stand for these options of a plan or a cut.
std::vector<ScenarioMark> marksOf(const FixModel& model, std::span<const uint32_t> options,
                                  const AttackGraph& graph, const Findings& findings);

}  // namespace postern
