// SPDX-License-Identifier: Apache-2.0
// The written samples of every format: tests/fixtures/<format id>/<name>.<ext>, with their golden
// tests/golden/<format id>/<name>.txt.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "formats/import.h"
#include "model/batch.h"

namespace postern::fixtures {

struct Fixture {
  std::string format;  ///< the id of its folder
  std::string name;    ///< without folder and extension; with it where another file has the same name
  std::filesystem::path path;

  std::filesystem::path golden() const;
  std::string bytes() const;
};

std::filesystem::path folder();        ///< tests/fixtures
std::filesystem::path goldenFolder();  ///< tests/golden
std::string readFile(const std::filesystem::path& path);

/// Fixtures of registered formats, by format id, then by file name.
const std::vector<Fixture>& all();

/// An input through importInput, and its batches in one set of tables.
struct Import {
  std::vector<ImportOutcome> outcomes;
  Tables tables;
  std::string problem;  ///< "" or what a test should fail with: a batch that does not check, a failure
                        ///< without a message
};
Import import(std::string_view name, std::string_view bytes);

}  // namespace postern::fixtures
