// SPDX-License-Identifier: Apache-2.0
// Hosts and CPE names (network_host.h).
#include "formats/network_host.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"

namespace postern {
namespace {

constexpr size_t kMaxNames = 64;  // of one host; certificates and PTR records give a few

// A CPE part: URI bindings percent-encode, formatted strings escape with a backslash; "*", "-" and "" say
// nothing.
std::string cpePart(std::string_view part) {
  if (part == "*" || part == "-") return {};
  std::string out;
  for (size_t i = 0; i < part.size(); ++i) {
    if (part[i] == '\\') continue;
    if (part[i] == '%' && i + 2 < part.size()) {
      const std::string_view digits = "0123456789abcdef";
      const size_t high = digits.find(asciiLower(part[i + 1]));
      const size_t low = digits.find(asciiLower(part[i + 2]));
      if (high != std::string_view::npos && low != std::string_view::npos) {
        out += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    out += part[i];
  }
  return out;
}

}  // namespace

void NetworkHost::add(std::string_view name) {
  name = trim(name);
  while (name.size() > 1 && name.back() == '.') name.remove_suffix(1);
  if (name.empty() || name.size() > 253 || names_.size() >= kMaxNames) return;
  if (name.find_first_of(" \t\n/\\") != std::string_view::npos) return;
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.emplace_back(name);
}

AssetRef NetworkHost::asset(BatchBuilder& out, const IdList& tags) const {
  if (names_.empty()) return kNone;
  Asset host;
  host.kind = AssetKind::kHost;
  host.name = out.text(names_[0]);
  for (const std::string& name : names_)
    host.identities.add(out.text((isIpLiteral(name) ? "ip:" : "host:") + name));
  host.tags = tags;
  return out.asset(host);
}

Component componentFromCpe(BatchBuilder& out, std::string_view cpe, std::string_view version) {
  Component component;
  cpe = trim(cpe);
  cpe = cpe.substr(0, cpe.find_first_of(" \t\r\n"));  // Nessus: "cpe:/a:php:php:5.6 -> PHP PHP"
  std::string_view rest;
  if (startsWithIgnoreCase(cpe, "cpe:/")) {
    rest = cpe.substr(5);
  } else if (startsWithIgnoreCase(cpe, "cpe:2.3:")) {
    rest = cpe.substr(8);
  } else {
    return component;
  }
  std::vector<std::string_view> parts;
  size_t from = 0;
  for (size_t i = 0; i <= rest.size() && parts.size() < 5; ++i) {
    if (i < rest.size() && (rest[i] != ':' || (i > 0 && rest[i - 1] == '\\'))) continue;
    parts.push_back(rest.substr(from, i - from));
    from = i + 1;
  }
  if (parts.size() < 3) return component;
  const std::string product = cpePart(parts[2]);
  if (product.empty()) return component;
  const std::string stated = parts.size() > 3 ? cpePart(parts[3]) : std::string();
  component.cpe = out.text(cpe);
  component.group = out.text(cpePart(parts[1]));
  component.name = out.text(product);
  component.version = out.text(stated.empty() ? version : std::string_view(stated));
  return component;
}

}  // namespace postern
