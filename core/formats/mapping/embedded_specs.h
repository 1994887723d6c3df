// SPDX-License-Identifier: Apache-2.0
// The files of specs/, put into the program by cmake/embed_texts.cmake.
#pragma once

#include <span>
#include <string_view>

namespace postern {

struct EmbeddedSpec {
  std::string_view file;  ///< "hadolint.json"
  std::string_view json;
};

/// By file name.
std::span<const EmbeddedSpec> embeddedSpecs();

}  // namespace postern
