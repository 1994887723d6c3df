// SPDX-License-Identifier: Apache-2.0
// The files of rules/, put into the program by cmake/embed_texts.cmake.
#pragma once

#include <span>
#include <string_view>

namespace postern {

struct EmbeddedRules {
  std::string_view file, yaml;
};

/// By file name.
std::span<const EmbeddedRules> embeddedRules();

}  // namespace postern
