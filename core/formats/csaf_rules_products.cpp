// SPDX-License-Identifier: Apache-2.0
// CSAF tests of the product tree: ids defined and used (6.1.1 to 6.1.5), depth and categories of branches
// (6.1.34, 6.1.57, 6.1.58).
#include <map>
#include <unordered_map>

#include "formats/csaf_rules.h"

namespace postern {
namespace {

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view each : words) {
    if (each == word) return true;
  }
  return false;
}

/// Every place that holds a product or group id that is defined elsewhere, by the members' names; 2.1 has
/// more of them than 2.0.
class References {
 public:
  References(const CsafDocument& document, CsafProblems& problems)
      : document_(document), problems_(problems) {
    for (const CsafProduct& product : document.products) defined_[product.id()]++;
    walk(document.document, "/document");
    walk(document.tree, "/product_tree");
    size_t index = 0;
    for (const Node vulnerability : document.vulnerabilities.items())
      walk(vulnerability, "/vulnerabilities/" + std::to_string(index++));
  }

 private:
  void walk(Node node, const std::string& where) {
    if (node.isArray()) {
      size_t index = 0;
      for (const Node item : node.items()) walk(item, where + "/" + std::to_string(index++));
      return;
    }
    for (const Node::Member member : node.members()) {
      const std::string here = where + "/" + std::string(member.key);
      if (member.key == "x_extensions" || member.key == "content") continue;
      if (member.key == "product_status") {
        for (const Node::Member status : member.value.members())
          products(status.value, here + "/" + std::string(status.key));
      } else if (isOneOf(member.key,
                         {"product_ids", "products", "product_reference", "relates_to_product_reference",
                          "beginning_product_reference", "next_product_reference"})) {
        products(member.value, here);
      } else if (member.key == "group_ids") {
        groups(member.value, here);
      } else {
        walk(member.value, here);
      }
    }
  }

  void products(Node ids, const std::string& where) {
    for (const Node id : ids.items()) {
      if (id.isString() && defined_.count(id.text()) == 0)
        problems_.add("6.1.1", "the product id " + std::string(id.text()) + " is not defined", where);
    }
  }
  void groups(Node ids, const std::string& where) {
    for (const Node id : ids.items()) {
      if (id.isString() && document_.groups.count(id.text()) == 0)
        problems_.add("6.1.4", "the product group " + std::string(id.text()) + " is not defined", where);
    }
  }

  const CsafDocument& document_;
  CsafProblems& problems_;
  std::unordered_map<std::string_view, int> defined_;
};

void checkDefinedOnce(const CsafDocument& document, CsafProblems& problems) {
  std::set<std::string_view> seen;
  for (const CsafProduct& product : document.products) {
    if (!product.id().empty() && !seen.insert(product.id()).second)
      problems.add("6.1.2", std::string(product.id()) + " is defined more than once", product.where);
  }
  std::set<std::string_view> groups;
  size_t index = 0;
  for (const Node group : document.tree["product_groups"].items()) {
    const std::string_view id = group["group_id"].text();
    if (!groups.insert(id).second)
      problems.add("6.1.5", "the product group " + std::string(id) + " is defined more than once",
                   "/product_tree/product_groups/" + std::to_string(index));
    ++index;
  }
}

/// Products that are made of others, and of which.
std::map<std::string_view, std::vector<std::string_view>> partsOf(Node tree) {
  std::map<std::string_view, std::vector<std::string_view>> parts;
  for (const Node relation : tree["relationships"].items()) {
    auto& of = parts[relation["full_product_name"]["product_id"].text()];
    of.push_back(relation["product_reference"].text());
    of.push_back(relation["relates_to_product_reference"].text());
  }
  for (const Node path : tree["product_paths"].items()) {
    auto& of = parts[path["full_product_name"]["product_id"].text()];
    of.push_back(path["beginning_product_reference"].text());
    for (const Node step : path["subpaths"].items()) of.push_back(step["next_product_reference"].text());
  }
  return parts;
}

void checkCircles(const CsafDocument& document, CsafProblems& problems) {
  const auto parts = partsOf(document.tree);
  // Products whose parts are all settled are taken away until none is left or the rest runs in circles.
  std::map<std::string_view, size_t> open;
  std::map<std::string_view, std::vector<std::string_view>> usedBy;
  for (const auto& [id, of] : parts) {
    size_t& count = open[id];
    for (const std::string_view part : of) {
      if (parts.count(part) == 0) continue;
      ++count;
      usedBy[part].push_back(id);
    }
  }
  std::vector<std::string_view> settled;
  for (const auto& [id, count] : open) {
    if (count == 0) settled.push_back(id);
  }
  for (size_t at = 0; at < settled.size(); ++at) {
    for (const std::string_view user : usedBy[settled[at]]) {
      if (--open[user] == 0) settled.push_back(user);
    }
  }
  if (settled.size() == parts.size()) return;
  for (const auto& [id, count] : open) {
    if (count > 0) problems.add("6.1.3", std::string(id) + " is defined by way of itself", "/product_tree");
  }
}

void checkBranches(const CsafDocument& document, CsafProblems& problems) {
  if (!document.is21) return;
  if (document.isTooDeep) problems.add("6.1.34", "branches nest deeper than 30", "/product_tree/branches");
  for (const CsafProduct& product : document.products) {
    if (product.branches.size() > 30) problems.add("6.1.34", "branches nest deeper than 30", product.where);
    std::set<std::string_view> seen;
    for (const CsafBranch& branch : product.branches) {
      if (branch.category != "product_family" && !seen.insert(branch.category).second)
        problems.add("6.1.57", "the category " + std::string(branch.category) + " stands twice in one path",
                     product.where);
    }
    if (seen.count("product_version") > 0 && seen.count("product_version_range") > 0)
      problems.add("6.1.58", "product_version and product_version_range stand in one path", product.where);
  }
}

}  // namespace

void checkCsafProducts(const CsafDocument& document, CsafProblems& problems) {
  References(document, problems);
  checkDefinedOnce(document, problems);
  checkCircles(document, problems);
  checkBranches(document, problems);
}

}  // namespace postern
