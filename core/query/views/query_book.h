// SPDX-License-Identifier: Apache-2.0
// Named queries: the decision setting "queries" (YAML, docs/graph-views.md), which travels in the bundle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace postern {

struct NamedQuery {
  std::string name, title;
  std::string view;      ///< "" = the default
  std::string language;  ///< "cypher" or "gremlin"
  std::string text;
  std::string parameters;  ///< a JSON object, "" = none
};

struct QueriesRead {
  std::vector<NamedQuery> queries;  ///< where there is no problem
  std::vector<Error> problems;      ///< malformed, with `where`; in the order found
};
QueriesRead readQueries(std::string_view yaml);
/// Errors: not_found, naming those that there are; malformed where the setting has problems.
Result<NamedQuery> namedQuery(std::string_view setting, std::string_view name);

inline constexpr std::string_view kQueriesSetting = "queries";
inline constexpr size_t kMaxNamedQueries = 1'000;
inline constexpr size_t kMaxQueryBytes = 100'000;

}  // namespace postern
