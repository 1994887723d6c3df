// SPDX-License-Identifier: Apache-2.0
// What a person should know beside a verdict: what could not be judged, and waivers that need a look. What is
// unknown is not clean.
#pragma once

#include <string>
#include <vector>

#include "policy/policy.h"
#include "policy/verdict.h"
#include "query/estate_view.h"

namespace postern {

/// `view.times` is set; the verdict's rules and waivers are decided.
std::vector<std::string> gateWarnings(const EstateView& view, const Policy& policy, const Verdict& verdict,
                                      const std::vector<uint8_t>& isOpen);

}  // namespace postern
