// SPDX-License-Identifier: Apache-2.0
// The type of a plain YAML scalar: what JSON can say is typed, everything else is a string.
#pragma once

#include <string_view>

#include "read/node.h"

namespace postern {

struct YamlScalar {
  NodeKind kind;
  std::string_view text;  ///< "true" / "false" for a bool, "" for null, else as written
};

YamlScalar classifyYamlScalar(std::string_view text);

}  // namespace postern
