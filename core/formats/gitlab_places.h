// SPDX-License-Identifier: Apache-2.0
// Where a vulnerability of a GitLab report is, by kind of report, and the packages of its dependency files.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/fields.h"
#include "read/record.h"

namespace postern::gitlab {

enum class Kind : uint8_t { kNone, kSast, kDependencies, kContainer, kDast, kSecrets, kFuzzing };

void setPlace(BatchBuilder& out, Observation& found, Node vulnerability, Kind kind, const Record& record);

/// dependency_files[].dependencies[]: packages by their number in a file ("iid"), and the paths that lead to
/// them.
class DependencyFiles {
 public:
  void add(BatchBuilder& out, const Record& record);
  /// Draws the record's dependency_path, once every package was added.
  void relate(BatchBuilder& out, const Record& record);

 private:
  std::unordered_map<std::string, ComponentRef> byNumber_;
};

}  // namespace postern::gitlab
