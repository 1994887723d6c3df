// SPDX-License-Identifier: Apache-2.0
// Sets of ports that rules of networks allow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postern {

class PortSet {
 public:
  static PortSet all();
  /// Lower-case protocol ("tcp"); both ends belong to it.
  void add(std::string_view protocol, uint32_t first, uint32_t last);
  void add(const PortSet& other);
  bool empty() const { return ranges_.empty(); }
  PortSet intersect(const PortSet& other) const;
  PortSet without(const PortSet& other) const;
  /// "tcp/80,tcp/8000-8080", "tcp" (all its ports), "*" (everything); in order.
  std::string text() const;

 private:
  struct Range {
    std::string protocol;
    uint32_t first = 0, last = 0;
  };
  void tidy();

  std::vector<Range> ranges_;  // sorted, apart
};

}  // namespace postern
