// SPDX-License-Identifier: Apache-2.0
// YAML to Policy (docs/policies.md). Unknown names, words that a field does not have and missing parts are
// problems with their lines: a policy that is read is meant as it stands.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "policy/policy.h"

namespace postern {

struct PolicyRead {
  std::optional<Policy> policy;  ///< where there is no problem
  std::vector<Error> problems;   ///< bad_policy, with `where` ("line 3, column 7"); in the order found
};

PolicyRead readPolicy(std::string_view text);
/// As an error of a call: the first problem, and how many more there are.
Error policyError(const std::vector<Error>& problems);

}  // namespace postern
