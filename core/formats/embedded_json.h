// SPDX-License-Identifier: Apache-2.0
// JSON inside JSON: policies and definitions that sources keep as text, and parts of a record as text.
#pragma once

#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "read/node.h"

namespace postern {

/// The value as compact JSON, at most about `bytes` bytes ("" and what is missing give "").
std::string compactJson(Node node, size_t bytes = 8'000);

/// Calls `use` with the value when it is an object, with each item when it is an array; else with what its
/// text holds, percent-encoded (as IAM's API returns policies) or not. False when it holds none.
bool eachJson(Node value, FunctionRef<void(Node)> use);

}  // namespace postern
