// SPDX-License-Identifier: Apache-2.0
// The products of a CSAF document as importers need them: what each is called and known by, and of which
// parts the combined ones are ("A as a component of B").
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/csaf_document.h"
#include "model/batch_builder.h"

namespace postern {

class CsafProducts {
 public:
  struct Product {
    std::string fullName, vendor, name, version;
    std::string purl, cpe;
    std::string part, whole;  ///< ids, of a combined product
    IdList identifiers;       ///< typed as in POSTERN_VEX_COLUMNS; empty for combined ones without a helper
  };

  /// Nothing of the document is referred to afterwards.
  void read(const CsafDocument& document, BatchBuilder& out);
  const Product* find(std::string_view id) const;
  /// Whether the item's product_ids, products or group_ids name the product. Lists are looked through once:
  /// call forget() before nodes of another record are asked about.
  bool names(Node item, std::string_view id) const;
  void forget() { named_.clear(); }
  /// The innermost part of a combined product, or the product itself; and the outermost whole.
  const Product* partOf(std::string_view id) const;
  const Product* wholeOf(std::string_view id) const;

 private:
  void add(const CsafProduct& product, BatchBuilder& out);
  const Product* follow(std::string_view id, std::string Product::*step) const;

  std::map<std::string, Product, std::less<>> products_;
  std::map<std::string, std::vector<std::string>, std::less<>> groups_;
  mutable std::unordered_map<const TapeCell*, std::unordered_set<std::string_view>> named_;
};

}  // namespace postern
