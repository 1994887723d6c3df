// SPDX-License-Identifier: Apache-2.0
// Things of AWS Organizations: accounts, organisational units, roots, and the policies that limit them.
#pragma once

#include <string_view>

#include "model/batch_builder.h"

namespace postern {

inline constexpr std::string_view kServiceControlPolicy = "service-control-policy";

/// "r-ab12", "ou-ab12-11111111", "123456789012".
bool isAwsOrganizationMember(std::string_view id);
/// Of "r-ab12", "ou-ab12-11111111", "123456789012" or the ARN of one; kNone for other texts.
AssetRef awsOrganizationTarget(BatchBuilder& out, std::string_view text);

/// A root, unit or account by its id and, where it is known, ARN and name. The account that owns the
/// organisation, which no policy of it limits, has the tag "management-account".
Asset awsOrganizationMember(BatchBuilder& out, std::string_view id, std::string_view arn,
                            std::string_view name);

}  // namespace postern
