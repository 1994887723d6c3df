// SPDX-License-Identifier: Apache-2.0
// The conditions of AWS statements that can be decided without a request: to which service a role may be
// passed (iam:PassedToService), who asks (aws:PrincipalArn, aws:PrincipalAccount). Others are taken as the
// attacker would wish (rights.h).
#pragma once

#include <string_view>

namespace postern {

/// `condition`: the statement's Condition as compact JSON, "" = none. True where it leaves the service out.
bool forbidsPassingTo(std::string_view condition, std::string_view service);

/// True where every test of the condition is of who asks, and all of them hold for the identity of that ARN.
bool isMetBy(std::string_view condition, std::string_view arn);

}  // namespace postern
