// SPDX-License-Identifier: Apache-2.0
// Outputs of the AWS command line's describe, list and get calls, by the key that holds their records.
#pragma once

#include <span>
#include <string_view>

#include "model/batch_builder.h"
#include "read/record.h"

namespace postern {

struct AwsCliCall {
  std::string_view list;  ///< the root's key: "Reservations"
  std::string_view mark;  ///< a member that every record of it has
  std::string_view path;  ///< of the records
  void (*read)(BatchBuilder& out, const Record& record);
};

/// aws_cli_compute.cpp, aws_cli_network.cpp, aws_cli_data.cpp: one list per service family.
std::span<const AwsCliCall> awsComputeCalls();
std::span<const AwsCliCall> awsNetworkCalls();
std::span<const AwsCliCall> awsDataCalls();

}  // namespace postern
