// SPDX-License-Identifier: Apache-2.0
// Names of the columns a spec can fill (spec.h).
#include <array>

#include "formats/mapping/spec.h"

namespace postern {

std::string_view columnName(Column column) {
  static constexpr std::array<std::string_view, kColumnCount> kNames = {"secret",        "title",
                                                                        "description",   "rule",
                                                                        "symbol",        "snippet",
                                                                        "fix",           "score",
                                                                        "severity",      "state",
                                                                        "confidence",    "reachability",
                                                                        "file",          "line",
                                                                        "end_line",      "column",
                                                                        "url",           "host",
                                                                        "port",          "protocol",
                                                                        "method",        "parameter",
                                                                        "resource",      "cwe",
                                                                        "ids",           "id",
                                                                        "cvss",          "fix_versions",
                                                                        "tags",          "references",
                                                                        "fingerprints",  "dependency_path",
                                                                        "first_seen",    "occurrences",
                                                                        "fix_available", "verified",
                                                                        "exploited",     "exploit_known",
                                                                        "tool"};
  return kNames[static_cast<size_t>(column)];
}

std::string_view columnName(ComponentColumn column) {
  static constexpr std::array<std::string_view, kComponentColumnCount> kNames = {
      "purl", "ecosystem", "file_names_ecosystem", "name", "group", "version", "cpe", "file", "licences"};
  return kNames[static_cast<size_t>(column)];
}

}  // namespace postern
