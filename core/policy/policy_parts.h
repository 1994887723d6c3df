// SPDX-License-Identifier: Apache-2.0
// The parts of a policy's document, each with its own reader.
#pragma once

#include "policy/policy.h"
#include "read/located_yaml.h"

namespace postern {

/// What rules say where they say nothing themselves.
struct RuleDefaults {
  Action action = Action::kFail;
  bool onlyNew = false;
};

Action readAction(LocatedYaml& yaml, Node object, Action fallback);
PolicyRule readRule(LocatedYaml& yaml, Node object, const RuleDefaults& defaults);
Waiver readWaiver(LocatedYaml& yaml, Node object);
Sla readSla(LocatedYaml& yaml, Node object);
/// environments, teams and applications of `object`, added to what must hold; whether it names environments.
bool readScope(LocatedYaml& yaml, Node object, Subject subject, PolicyCondition& condition);

}  // namespace postern
