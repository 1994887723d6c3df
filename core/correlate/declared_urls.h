// SPDX-License-Identifier: Apache-2.0
// Where an address belongs: the declared asset below whose URL it is.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "correlate/identity.h"

namespace postern {

class DeclaredUrls {
 public:
  explicit DeclaredUrls(const Identities& identities);

  struct Place {
    AssetId asset = kNone;  ///< kNone = below no declared URL
    std::string_view why;   ///< "" where the address itself says so; else what is assumed
  };
  /// Of an absolute URL or a path ("/shop/cart").
  Place find(std::string_view url) const;
  bool empty() const { return places_.empty(); }

 private:
  struct Declared {
    std::string host, path;  // lower-case host without port; path without trailing slash, "" = all of it
    AssetId asset;
  };
  const Declared* below(const std::vector<uint32_t>& places, std::string_view path) const;

  std::vector<Declared> places_;  // longest path first
  std::unordered_map<std::string, std::vector<uint32_t>> ofHost_;
  std::vector<uint32_t> ofLoopback_, all_;
  AssetId only_ = kNone;  // the only asset that a URL is declared of
};

/// "localhost", 127.0.0.0/8 (RFC 1122), ::1: the machine that the scanner ran on.
bool isLoopback(std::string_view host);

}  // namespace postern
