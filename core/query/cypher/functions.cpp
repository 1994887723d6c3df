// SPDX-License-Identifier: Apache-2.0
// Looks a function up in the tables.
#include "query/cypher/functions.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace postern::cypher {

namespace {

std::vector<const Function*> sortedTable() {
  std::vector<const Function*> all;
  for (auto table : {stringFunctions(), mathFunctions(), listFunctions(), graphFunctions(),
                     conversionFunctions(), temporalFunctions()}) {
    for (const Function& function : table) all.push_back(&function);
  }
  std::sort(all.begin(), all.end(), [](const Function* a, const Function* b) { return a->name < b->name; });
  return all;
}

}  // namespace

const Function* findFunction(std::string_view name) {
  static const std::vector<const Function*> kTable = sortedTable();
  std::string lower = toLowerAscii(name);
  auto at = std::lower_bound(
      kTable.begin(), kTable.end(), lower,
      [](const Function* function, const std::string& wanted) { return function->name < wanted; });
  return at != kTable.end() && (*at)->name == lower ? *at : nullptr;
}

}  // namespace postern::cypher
