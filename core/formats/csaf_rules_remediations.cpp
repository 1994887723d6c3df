// SPDX-License-Identifier: Apache-2.0
// CSAF tests of remediations: each is for some product (6.1.29); categories that contradict each other
// (6.1.35) or the product's status (6.1.36), by tables 3 and 4 of CSAF 2.1, section 3.2.4.14.1.
#include <algorithm>

#include "formats/csaf_rules.h"

namespace postern {
namespace {

constexpr std::string_view kCategories[] = {"workaround",     "mitigation",     "vendor_fix",
                                            "optional_patch", "none_available", "fix_planned",
                                            "no_fix_planned"};
constexpr size_t kCategoryCount = std::size(kCategories);

// Table 3: '+' allowed, '-' prohibited; rows and columns in the order above.
constexpr std::string_view kTogether[kCategoryCount] = {"+++--++", "+++--++", "+++----", "---+---",
                                                        "----+--", "++---+-", "++----+"};
// Table 4, prohibited only: affected, not affected, fixed.
struct Contradiction {
  std::string_view status;
  std::initializer_list<std::string_view> groups;
  std::string_view prohibited;  // per category, '-' prohibited
};

size_t categoryOf(std::string_view word) {
  return static_cast<size_t>(std::find(std::begin(kCategories), std::end(kCategories), word) -
                             std::begin(kCategories));
}

using ByProduct = std::map<std::string_view, std::set<size_t>>;

void checkTogether(const ByProduct& byProduct, const std::string& where, CsafProblems& problems) {
  for (const auto& [id, categories] : byProduct) {
    for (const size_t a : categories) {
      for (const size_t b : categories) {
        if (a < b && kTogether[a][b] == '-')
          problems.add("6.1.35",
                       std::string(id) + " has both " + std::string(kCategories[a]) + " and " +
                           std::string(kCategories[b]),
                       where);
      }
    }
  }
}

void checkStatus(const ByProduct& byProduct, Node status, const std::string& where, CsafProblems& problems) {
  static const Contradiction kContradictions[] = {
      {"affected", {"first_affected", "known_affected", "last_affected"}, "+++-+++"},
      {"not affected", {"known_not_affected"}, "---+-++"},
      {"fixed", {"first_fixed", "fixed"}, "---+---"}};
  for (const Contradiction& contradiction : kContradictions) {
    for (const std::string_view group : contradiction.groups) {
      for (const Node id : status[group].items()) {
        const auto at = byProduct.find(id.text());
        if (at == byProduct.end()) continue;
        for (const size_t category : at->second) {
          if (contradiction.prohibited[category] == '-')
            problems.add("6.1.36",
                         std::string(id.text()) + " is " + std::string(contradiction.status) + " and has " +
                             std::string(kCategories[category]),
                         where);
        }
      }
    }
  }
}

}  // namespace

void checkCsafRemediations(const CsafDocument& document, CsafProblems& problems) {
  size_t index = 0;
  for (const Node vulnerability : document.vulnerabilities.items()) {
    const std::string where = "/vulnerabilities/" + std::to_string(index++) + "/remediations";
    ByProduct byProduct;
    for (const Node remedy : vulnerability["remediations"].items()) {
      if (!remedy["product_ids"].exists() && !remedy["group_ids"].exists())
        problems.add("6.1.29", "a remediation is for no product", where);
      const size_t category = categoryOf(remedy["category"].text());
      if (category == kCategoryCount) continue;
      for (const std::string_view id : document.productsOf(remedy)) byProduct[id].insert(category);
    }
    if (!document.is21) continue;
    checkTogether(byProduct, where, problems);
    checkStatus(byProduct, vulnerability["product_status"], where, problems);
  }
}

}  // namespace postern
