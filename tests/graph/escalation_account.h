// SPDX-License-Identifier: Apache-2.0
// An AWS account made of a few permissions and what they act on, as AWS's own tools print it: `aws iam
// get-account-authorization-details` and a snapshot of AWS Config.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rule_estate.h"

namespace postern {

struct Escalation {
  std::string rule;
  std::vector<std::string> permissions;
  std::string trusts;               ///< the service that the role `target` trusts; "" = none
  std::vector<std::string> exists;  ///< "AWS::Glue::Job arn:aws:glue:...", of the account
  std::string to;                   ///< where the step ends: an ARN after "arn:aws:"
  bool group = false;               ///< the start is a member of the group `mine`
  bool own = false;                 ///< the start holds its rights by the policy `own`
  bool role = false;                ///< the start is a role
  bool keys = false;                ///< the user `victim` has two keys
  bool assumable = false;           ///< `target` trusts the account
};

/// What is different from the account as it is meant to be.
struct AccountVariant {
  std::string resource = "*";  ///< of the start's statement
  std::string condition;       ///< JSON of its Condition
  std::string deny;            ///< an action that a second statement denies
  bool bounded = false;        ///< a boundary allows s3:ListAllMyBuckets only
};

EstateFiles escalationAccount(const Escalation& escalation, const std::vector<std::string>& permissions,
                              const AccountVariant& variant = {});
std::string escalationStart(const Escalation& escalation);
std::vector<Escalation> readEscalations(const std::filesystem::path& path);

}  // namespace postern
