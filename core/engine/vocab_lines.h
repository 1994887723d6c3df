// SPDX-License-Identifier: Apache-2.0
// `postern vocab`: a JSON line for a line in one of the field's own languages. One function and one file
// (vocab_*.cpp) per vocabulary, one row each in vocab_lines.cpp. Lines are UTF-8 without their line end.
#pragma once

#include <string>
#include <string_view>

#include "base/json_writer.h"

namespace postern {

/// {"valid":false,"error":message}
std::string invalidLine(std::string_view message);

std::string cvssLine(std::string_view argument, std::string_view line);
std::string ssvcLine(std::string_view argument, std::string_view line);
std::string cweLine(std::string_view argument, std::string_view line);
std::string purlLine(std::string_view argument, std::string_view line);
std::string cpeLine(std::string_view argument, std::string_view line);
std::string versLine(std::string_view argument, std::string_view line);
bool isRangeEcosystem(std::string_view argument);
std::string versionLine(std::string_view argument, std::string_view line);
bool isVersionEcosystem(std::string_view argument);

}  // namespace postern
