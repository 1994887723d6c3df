// SPDX-License-Identifier: Apache-2.0
// Which code file answers an endpoint: stated by a result that names both (a route), or told by the name -
// the file's base name is the last segment of the URL's path, case, extensions and the suffixes of frameworks
// (Controller, Servlet ...) aside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "correlate/deployment.h"
#include "correlate/observation_facts.h"

namespace postern {

/// "OrderItemsController.java", "/shop/order-items" and "order_items.php" give "orderitems"; "" for names
/// that say nothing ("index", "main", a number, an id).
std::string handlerName(std::string_view lastSegment);

class EndpointHandlers {
 public:
  explicit EndpointHandlers(ObservationFacts& facts);

  struct Handler {
    uint32_t file = 0;  ///< one number per file of a scope; 0 = none is known
    bool byRoute = false;
  };
  /// Of a result with a URL: the file that answers it.
  Handler ofEndpoint(uint32_t row) const;
  ScopeId scopeOfEndpoint(uint32_t row) const;
  const Deployment& deployment() const { return deployment_; }
  bool any() const { return !files_.empty(); }
  /// Of a result in code: its file's number in each scope of its asset; 0 = answers nothing known.
  struct Files {
    Deployment::Scopes scopes;
    uint32_t inChain = 0, inApplication = 0;
  };
  Files ofCode(uint32_t row) const;

 private:
  struct Group;
  using Key = uint64_t;  // scope and a text
  static Key keyOf(ScopeId scope, StringId text) { return static_cast<uint64_t>(scope) << 32 | text; }
  void noteCode(uint32_t row, ScopeId scope, std::unordered_map<Key, Group>& names);
  StringId nameOf(StringId text, bool isUrl);
  void noteEndpoint(uint32_t row, std::unordered_map<Key, Group>& names);
  void settle(const std::unordered_map<Key, Group>& names, const std::unordered_map<Key, StringId>& routes);

  ObservationFacts& facts_;
  Deployment deployment_;
  StringPool names_;
  std::unordered_map<StringId, StringId> nameOfText_[2];
  std::unordered_map<Key, Handler> endpoints_;  // scope and URL template
  std::unordered_map<Key, uint32_t> files_;     // scope and path; 0 = answers no endpoint
};

}  // namespace postern
