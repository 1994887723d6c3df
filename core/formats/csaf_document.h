// SPDX-License-Identifier: Apache-2.0
// A whole CSAF 2.0 or 2.1 document as its rules look at it: its products with the branches that lead to them,
// its groups, and what a list of products and groups means.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "read/node.h"

namespace postern {

struct CsafBranch {
  std::string_view category, name;
};

/// A full_product_name_t, wherever it stands.
struct CsafProduct {
  Node node;
  std::string where;                 ///< "/product_tree/branches/0/product"
  std::vector<CsafBranch> branches;  ///< outermost first; empty outside of branches
  std::string_view id() const { return node["product_id"].text(); }
};

struct CsafDocument {
  explicit CsafDocument(Node whole);

  Node root, document, tracking, tree, vulnerabilities;
  bool is21 = false;
  std::string_view category;  ///< "csaf_vex"
  std::string_view status;    ///< "draft", "interim", "final"
  std::vector<CsafProduct> products;
  std::map<std::string_view, std::vector<std::string_view>> groups;
  bool isTooDeep = false;  ///< branches nest deeper than any rule allows; what is below is left out

  bool isFinal() const { return status == "final" || status == "interim"; }
  bool isEnglish() const;  ///< or of no stated language
  /// Ids under product_ids or products, and those of the groups under group_ids.
  std::set<std::string_view> productsOf(Node item) const;
  bool names(Node item, std::string_view product) const;

 private:
  void readBranches(Node branches, std::vector<CsafBranch>& path, const std::string& where);
};

/// Of 2.0's scores and 2.1's metrics alike: calls with what holds cvss_v2, cvss_v3, … and the item around it.
void forEachCsafMetric(Node vulnerability,
                       const std::function<void(Node content, Node item, size_t index)>& call);

}  // namespace postern
