// SPDX-License-Identifier: Apache-2.0
// What a person named on the command line, as a list of files to read.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace postern::cli {

struct Input {
  std::string name;  ///< as reports name it
  std::string path;  ///< where it is; "-" is standard input
};

struct Inputs {
  std::vector<Input> files;
  std::vector<std::string> problems;  ///< arguments that named nothing
};

/// Files as given; folders with everything below them, sorted, without hidden names, named relative to the
/// folder (after the folder's own name when several are given); patterns (* ? [) where no file has that very
/// name; "-".
Inputs expandInputs(const std::vector<std::string>& arguments);

/// The whole content; nullopt when it cannot be read.
std::optional<std::string> readInput(const Input& input);
/// The file starts like a bundle. Standard input is never asked.
bool isBundleFile(const Input& input);

}  // namespace postern::cli
