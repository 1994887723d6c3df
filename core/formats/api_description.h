// SPDX-License-Identifier: Apache-2.0
// What OpenAPI and AsyncAPI documents have in common: a service by its title, and the addresses it offers.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

class ApiDescription {
 public:
  ApiDescription(BatchBuilder& out, Node info);

  AssetRef self() { return out_.asset(service_); }
  void tag(std::string_view word, std::string_view value);
  /// An address where it answers; what is relative, or has parts that are not known, is none.
  void server(std::string_view url);
  /// An endpoint at each server; its tags are "<word>:<method>" for each of `words`.
  void offer(std::string_view path, std::string_view method, std::span<const std::string_view> words,
             const RecordPlace& r);

 private:
  BatchBuilder& out_;
  Asset service_;
  std::string title_;
  std::vector<std::string> servers_;
};

/// A server's address with its variables at their defaults: "https://{region}.example.com" and "variables".
std::string serverAddress(std::string_view url, Node variables);

/// Addresses times paths is what a hostile document can make many.
inline constexpr size_t kMaxServers = 8;

}  // namespace postern
