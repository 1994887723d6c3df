// SPDX-License-Identifier: Apache-2.0
// See network_ports.h. Protocols of Kubernetes: TCP, UDP, SCTP.
#include "formats/network_ports.h"

#include <algorithm>
#include <tuple>

namespace postern {
namespace {

constexpr std::string_view kProtocols[] = {"sctp", "tcp", "udp"};
constexpr uint32_t kLast = 65'535;

}  // namespace

PortSet PortSet::all() {
  PortSet out;
  for (const std::string_view protocol : kProtocols) out.add(protocol, 1, kLast);
  return out;
}

void PortSet::add(std::string_view protocol, uint32_t first, uint32_t last) {
  if (first > last || last > kLast) return;
  ranges_.push_back({std::string(protocol), first, last});
  tidy();
}

void PortSet::add(const PortSet& other) {
  ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
  tidy();
}

void PortSet::tidy() {
  std::sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) {
    return std::tie(a.protocol, a.first, a.last) < std::tie(b.protocol, b.first, b.last);
  });
  std::vector<Range> out;
  for (Range& range : ranges_) {
    if (!out.empty() && out.back().protocol == range.protocol && range.first <= out.back().last + 1)
      out.back().last = std::max(out.back().last, range.last);
    else
      out.push_back(std::move(range));
  }
  ranges_ = std::move(out);
}

PortSet PortSet::intersect(const PortSet& other) const {
  PortSet out;
  for (const Range& a : ranges_) {
    for (const Range& b : other.ranges_) {
      if (a.protocol == b.protocol) out.add(a.protocol, std::max(a.first, b.first), std::min(a.last, b.last));
    }
  }
  return out;
}

PortSet PortSet::without(const PortSet& other) const {
  PortSet out = *this;
  for (const Range& b : other.ranges_) {
    PortSet rest;
    for (const Range& a : out.ranges_) {
      if (a.protocol != b.protocol || b.last < a.first || a.last < b.first) {
        rest.add(a.protocol, a.first, a.last);
        continue;
      }
      if (a.first < b.first) rest.add(a.protocol, a.first, b.first - 1);
      if (b.last < a.last) rest.add(a.protocol, b.last + 1, a.last);
    }
    out = std::move(rest);
  }
  return out;
}

std::string PortSet::text() const {
  size_t whole = 0;
  std::string out;
  for (const Range& range : ranges_) {
    const bool isAll = range.first <= 1 && range.last == kLast;
    whole += isAll ? 1 : 0;
    out += (out.empty() ? "" : ",") + range.protocol;
    if (!isAll) out += "/" + std::to_string(range.first);
    if (!isAll && range.last != range.first) out += "-" + std::to_string(range.last);
  }
  return whole == std::size(kProtocols) ? "*" : out;
}

}  // namespace postern
