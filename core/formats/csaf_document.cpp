// SPDX-License-Identifier: Apache-2.0
// See csaf_document.h. Products stand in branches, in full_product_names, and in what 2.0 calls relationships
// and 2.1 product_paths.
#include "formats/csaf_document.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

// 6.1.34 allows 30; deeper ones need no reading to be refused.
constexpr size_t kMaxBranchDepth = 40;

}  // namespace

CsafDocument::CsafDocument(Node whole)
    : root(whole),
      document(whole["document"]),
      tracking(document["tracking"]),
      tree(whole["product_tree"]),
      vulnerabilities(whole["vulnerabilities"]),
      is21(document["csaf_version"].text() == "2.1"),
      category(document["category"].text()),
      status(tracking["status"].text()) {
  std::vector<CsafBranch> path;
  readBranches(tree["branches"], path, "/product_tree/branches/");
  size_t index = 0;
  for (const Node product : tree["full_product_names"].items())
    products.push_back({product, "/product_tree/full_product_names/" + std::to_string(index++), {}});
  for (const std::string_view list : {"relationships", "product_paths"}) {
    index = 0;
    for (const Node relation : tree[list].items()) {
      products.push_back(
          {relation["full_product_name"],
           "/product_tree/" + std::string(list) + "/" + std::to_string(index++) + "/full_product_name",
           {}});
    }
  }
  for (const Node group : tree["product_groups"].items()) {
    auto& members = groups[group["group_id"].text()];
    for (const Node id : group["product_ids"].items()) members.push_back(id.text());
  }
}

void CsafDocument::readBranches(Node branches, std::vector<CsafBranch>& path, const std::string& where) {
  if (path.size() >= kMaxBranchDepth) {
    isTooDeep = true;
    return;
  }
  size_t index = 0;
  for (const Node branch : branches.items()) {
    const std::string here = where + std::to_string(index++);
    path.push_back({branch["category"].text(), branch["name"].text()});
    if (branch["product"].isObject()) products.push_back({branch["product"], here + "/product", path});
    readBranches(branch["branches"], path, here + "/branches/");
    path.pop_back();
  }
}

bool CsafDocument::isEnglish() const {
  const std::string_view lang = document["lang"].text();
  return lang.empty() || equalsIgnoreCase(lang, "en") || startsWithIgnoreCase(lang, "en-");
}

std::set<std::string_view> CsafDocument::productsOf(Node item) const {
  std::set<std::string_view> ids;
  for (const std::string_view list : {"product_ids", "products"}) {
    for (const Node id : item[list].items()) ids.insert(id.text());
  }
  for (const Node group : item["group_ids"].items()) {
    const auto members = groups.find(group.text());
    if (members != groups.end()) ids.insert(members->second.begin(), members->second.end());
  }
  return ids;
}

bool CsafDocument::names(Node item, std::string_view product) const {
  return productsOf(item).count(product) > 0;
}

void forEachCsafMetric(Node vulnerability,
                       const std::function<void(Node content, Node item, size_t index)>& call) {
  size_t index = 0;
  for (const Node score : vulnerability["scores"].items()) call(score, score, index++);
  index = 0;
  for (const Node metric : vulnerability["metrics"].items()) call(metric["content"], metric, index++);
}

}  // namespace postern
