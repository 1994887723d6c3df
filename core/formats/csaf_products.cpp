// SPDX-License-Identifier: Apache-2.0
// See csaf_products.h.
#include "formats/csaf_products.h"

#include <algorithm>

#include "base/text.h"
#include "formats/vex_identifiers.h"

namespace postern {
namespace {

// Nobody combines combinations deeper; circles are refused (6.1.3), but a reader does not rely on that.
constexpr int kMaxSteps = 16;

void setNames(CsafProducts::Product& product, const std::vector<CsafBranch>& branches) {
  product.name = {};
  for (const CsafBranch& branch : branches) {
    if (branch.category == "vendor") product.vendor = branch.name;
    if (branch.category == "product_name") product.name = branch.name;
    if (branch.category == "product_version" || branch.category == "product_version_range")
      product.version = branch.name;
  }
  if (!product.name.empty()) return;
  // "Generic App 1.0.0": what follows the last space is the version if it starts with a digit.
  product.name = product.fullName;
  const size_t space = product.fullName.rfind(' ');
  if (product.version.empty() && space != std::string::npos && space + 1 < product.fullName.size() &&
      isAsciiDigit(product.fullName[space + 1])) {
    product.version = product.fullName.substr(space + 1);
    product.name.resize(space);
  }
}

void setIdentifiers(CsafProducts::Product& product, Node helper, BatchBuilder& out) {
  product.purl = helper["purl"].textOr(helper["purls"].item(0).text());
  product.cpe = helper["cpe"].text();
  addVexIdentifier(out, product.identifiers, helper["purl"].text());
  for (const Node purl : helper["purls"].items()) addVexIdentifier(out, product.identifiers, purl.text());
  addVexIdentifier(out, product.identifiers, product.cpe);
  for (const Node file : helper["hashes"].items()) {
    for (const Node hash : file["file_hashes"].items())
      addVexDigest(out, product.identifiers, hash["algorithm"].text(), hash["value"].text());
  }
  for (const Node uri : helper["x_generic_uris"].items())
    addVexIdentifier(out, product.identifiers, uri["uri"].text());
}

}  // namespace

void CsafProducts::add(const CsafProduct& from, BatchBuilder& out) {
  Product product;
  product.fullName = from.node["name"].text();
  setNames(product, from.branches);
  setIdentifiers(product, from.node["product_identification_helper"], out);
  products_.try_emplace(std::string(from.id()), std::move(product));
}

void CsafProducts::read(const CsafDocument& document, BatchBuilder& out) {
  for (const CsafProduct& product : document.products) add(product, out);
  for (const auto& [id, members] : document.groups)
    groups_[std::string(id)].assign(members.begin(), members.end());
  for (const Node relation : document.tree["relationships"].items()) {
    Product& combined = products_[std::string(relation["full_product_name"]["product_id"].text())];
    combined.part = relation["product_reference"].text();
    combined.whole = relation["relates_to_product_reference"].text();
  }
  for (const Node path : document.tree["product_paths"].items()) {
    Product& combined = products_[std::string(path["full_product_name"]["product_id"].text())];
    combined.part = path["beginning_product_reference"].text();
    for (const Node step : path["subpaths"].items()) combined.whole = step["next_product_reference"].text();
  }
  for (auto& [id, product] : products_) {
    if (product.part.empty())
      addVexName(out, product.identifiers, product.vendor, product.name, product.version);
  }
}

const CsafProducts::Product* CsafProducts::find(std::string_view id) const {
  const auto at = products_.find(id);
  return at == products_.end() ? nullptr : &at->second;
}

bool CsafProducts::names(Node item, std::string_view id) const {
  if (!item.exists()) return false;
  const auto [at, fresh] = named_.try_emplace(item.cell());
  if (!fresh) return at->second.count(id) > 0;
  for (const std::string_view list : {"product_ids", "products"}) {
    for (const Node each : item[list].items()) at->second.insert(each.text());
  }
  for (const Node group : item["group_ids"].items()) {
    const auto members = groups_.find(group.text());
    if (members != groups_.end()) at->second.insert(members->second.begin(), members->second.end());
  }
  return at->second.count(id) > 0;
}

const CsafProducts::Product* CsafProducts::follow(std::string_view id, std::string Product::*step) const {
  const Product* product = find(id);
  for (int i = 0; product != nullptr && !(product->*step).empty() && i < kMaxSteps; ++i) {
    const Product* next = find(product->*step);
    if (next == nullptr) break;
    product = next;
  }
  return product;
}

const CsafProducts::Product* CsafProducts::partOf(std::string_view id) const {
  return follow(id, &Product::part);
}
const CsafProducts::Product* CsafProducts::wholeOf(std::string_view id) const {
  return follow(id, &Product::whole);
}

}  // namespace postern
