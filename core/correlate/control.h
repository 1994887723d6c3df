// SPDX-License-Identifier: Apache-2.0
// One control, many names: what a rule of a configuration scanner checks.
#pragma once

#include <cstdint>
#include <string_view>

namespace postern {

/// Number of the control that a rule id of any listed tool checks ("CKV_AWS_19", "AVD-AWS-0088",
/// "s3_bucket_default_encryption", "S3.4"); 0 = not listed. ASCII case ignored. Numbers are rows of the table
/// and mean nothing outside one build.
uint32_t controlOf(std::string_view rule);
/// The number of a control is known by its own words: "S3 bucket without default encryption"; "" for 0.
std::string_view controlName(uint32_t control);

}  // namespace postern
