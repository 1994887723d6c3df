// SPDX-License-Identifier: Apache-2.0
// The corpus of real reports beside the repository (../shared/corpus, read when present, never copied): its
// files, what is expected of them, and what the importers make of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "formats/import.h"
#include "model/batch.h"

namespace postern::corpus {

/// Distinct values that a file's findings have, by field: "cwe", "id", "component", "version", "file",
/// "line", "host", "severity"; also "title" and "severity_text". Ids, titles and component names in lower
/// case.
using Fields = std::map<std::string, std::set<std::string>>;

struct File {
  std::string name;                 ///< "trivy/issue_9092.json"
  std::string folder;               ///< "trivy"
  std::optional<int64_t> expected;  ///< results, where anyone knows
  Fields fields;                    ///< what the reference found in it
};

/// Path of a folder of ../shared, or nullopt when it is not there.
std::optional<std::filesystem::path> shared(std::string_view folder);
std::string readFile(const std::filesystem::path& path);
/// Every file below, in name order.
std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder);
/// The corpus with its expectations, in name order.
std::vector<File> files(const std::filesystem::path& corpus);

/// One file through importInput: outcomes of all members, their batches in one estate's tables.
struct Import {
  std::vector<ImportOutcome> outcomes;
  Tables tables;
  uint64_t observations = 0;
  std::string problem;  ///< a batch that does not check, or an outcome that says nothing: a bug
  uint64_t skipped() const;
};
Import import(std::string_view name, std::string_view bytes, const ImportSettings& settings = {});

/// An empty file, "[]" and "null" are what several scanners write when they find nothing: no format can be
/// told from them.
bool saysNothing(std::string_view bytes);
/// Whether every part of the file was read as a format of its folder.
bool isRecognised(const File& file, const Import& import);

/// What our observations of a file say, in the shape of Fields.
Fields fieldsOf(const Tables& tables);

/// Ids of our formats for a corpus folder: those of the table, else the folder's own name.
std::vector<std::string_view> formatsOf(std::string_view folder);

/// tests/corpus_differences.tsv: file -> (observations, reason).
struct Difference {
  int64_t expected = 0;
  int64_t observations = 0;
  std::string reason;
};
std::map<std::string, Difference> listedDifferences();

}  // namespace postern::corpus
