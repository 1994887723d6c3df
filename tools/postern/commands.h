// SPDX-License-Identifier: Apache-2.0
// The commands and what they return to the shell.
#pragma once

#include <string>
#include <vector>

namespace postern::cli {

inline constexpr int kOk = 0;
inline constexpr int kNotWritten = 1;  ///< an output file could not be written
inline constexpr int kUsage = 2;
inline constexpr int kNothingReadable = 3;

struct InspectOptions {
  std::vector<std::string> inputs;
  bool json = false;
};
int inspect(const InspectOptions& options);

struct AnalyzeOptions {
  std::vector<std::string> inputs;
  std::string now, out, json, csv, by, estateKey;
};
int analyze(const AnalyzeOptions& options);

int listFormats(bool json);

}  // namespace postern::cli
