// SPDX-License-Identifier: Apache-2.0
// A decision of SSVC from text: a table and what is known of its decision points.
//   deployer Exploitation=active System Exposure=open Automatable=yes Human Impact=high
//   cisa:DT_CO E=A A=Y TI=T MWI=H
//   bod_26_04,yes,no,yes,total                     every value, in the table's order
//   SSVCv2/E:A/A:Y/T:T/P:E/B:I/M:H/D:C/2026-01-01T00:00:00Z/
//                                                  CISA's computed vector ("SSVC Guide"; SSVC schema
//                                                  "Computed")
// Points go by key, name or id, values by key or name, whatever the case and with '_', '-' or no space for a
// space. A point that a table does not get is made from those it depends on, where another table makes it
// (Human Impact from Safety Impact and Mission Impact).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "vocab/ssvc.h"

namespace postern {

struct SsvcDecision {
  struct Choice {
    const SsvcPoint* point;
    uint8_t value;
  };
  const SsvcTable* table = nullptr;
  std::vector<Choice> inputs;             ///< of the table, in its order, where known
  std::vector<const SsvcPoint*> unknown;  ///< the others
  std::vector<uint8_t> possible;          ///< outcomes, ascending; one = decided
  const SsvcValue* stated = nullptr;      ///< the outcome that a computed vector names itself
};

/// Errors: malformed.
Result<SsvcDecision> decideSsvc(std::string_view text);

}  // namespace postern
