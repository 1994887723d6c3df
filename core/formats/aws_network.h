// SPDX-License-Identifier: Apache-2.0
// Rules of security groups and the like as `admits` (docs/structure-cloud.md).
#pragma once

#include <string>
#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// "tcp/443", "tcp/1-1024", "tcp" (all ports), "all"; protocols by name or number ("-1" = all).
std::string portRange(std::string_view protocol, std::string_view from, std::string_view to);

/// AWS's IpPermissions of describe-security-groups and AWS Config (CidrIp …, keys by their first letter's
/// case).
void awsIngress(BatchBuilder& out, const RecordPlace& record, AssetRef group, Node permission);

/// An address of the thing: an identity and, where it is globally routable, the tag "public-ip".
void addAddress(BatchBuilder& out, Asset& asset, std::string_view address);

}  // namespace postern
