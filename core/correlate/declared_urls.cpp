// SPDX-License-Identifier: Apache-2.0
// See declared_urls.h. An address of a test (loopback, private, a bare machine name) below the path of the
// only declared URL is taken for that one's, and so is any address below a path that has a name of its own:
// said, and stated as an assumption.
#include "correlate/declared_urls.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"
#include "correlate/endpoint_handlers.h"

namespace postern {
namespace {

struct Parts {
  std::string host;
  std::string_view path;
};

Parts partsOf(std::string_view url) {
  Parts out;
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos && !url.starts_with('/')) {  // "host/path"
    const std::string identity = normaliseIdentity("host:" + std::string(url));
    out.host = identity.substr(identity.find(':') + 1);
  } else if (scheme != std::string_view::npos) {
    const std::string identity = normaliseIdentity("host:" + std::string(url));
    out.host = identity.substr(identity.find(':') + 1);
    url.remove_prefix(scheme + 3);
  }
  const size_t slash = url.find('/');
  out.path = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
  out.path = out.path.substr(0, out.path.find_first_of("?#"));
  return out;
}

bool isBelow(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// Not an address that others know: this machine, a private range (RFC 1918), or a name without a dot.
bool isOfATest(std::string_view host) {
  if (isLoopback(host)) return true;
  const bool address = host.find_first_not_of("0123456789.:abcdef") == std::string_view::npos &&
                       host.find_first_of(".:") != std::string_view::npos;
  return address ? !isPublicAddress(host) : host.find('.') == std::string_view::npos;
}

bool isUrlOf(const UnitedAsset& asset, std::string_view identity) {
  if (asset.kind == AssetKind::kRepository) return false;  // where its code is kept
  if (identity.starts_with("url:")) return true;
  const bool runs = asset.kind == AssetKind::kService || asset.kind == AssetKind::kApplication ||
                    asset.kind == AssetKind::kEndpoint;
  return runs && (identity.starts_with("host:") || identity.starts_with("ip:"));
}

}  // namespace

bool isLoopback(std::string_view host) {
  return host == "localhost" || host == "::1" || host.ends_with(".localhost") ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

DeclaredUrls::DeclaredUrls(const Identities& identities) {
  bool several = false;
  for (AssetId id = 0; id < identities.assets.size(); ++id) {
    const UnitedAsset& asset = identities.assets[id];
    if (!asset.declared) continue;
    for (const std::string& identity : asset.identities) {
      if (!isUrlOf(asset, identity)) continue;
      const std::string_view rest = std::string_view(identity).substr(identity.find(':') + 1);
      const size_t slash = rest.find('/');
      const bool whole = slash == std::string_view::npos;
      places_.push_back(
          {std::string(rest.substr(0, slash)), whole ? "" : std::string(rest.substr(slash)), id});
      several |= only_ != kNone && only_ != id;
      only_ = id;
    }
  }
  if (several) only_ = kNone;
  std::stable_sort(places_.begin(), places_.end(),
                   [](const Declared& a, const Declared& b) { return a.path.size() > b.path.size(); });
  for (uint32_t i = 0; i < places_.size(); ++i) {
    ofHost_[places_[i].host].push_back(i);
    if (isLoopback(places_[i].host)) ofLoopback_.push_back(i);
    if (only_ != kNone) all_.push_back(i);
  }
}

const DeclaredUrls::Declared* DeclaredUrls::below(const std::vector<uint32_t>& places,
                                                  std::string_view path) const {
  for (const uint32_t i : places) {
    if (isBelow(path, places_[i].path)) return &places_[i];
  }
  return nullptr;
}

DeclaredUrls::Place DeclaredUrls::find(std::string_view url) const {
  const Parts parts = partsOf(url);
  if (const auto at = ofHost_.find(parts.host); at != ofHost_.end()) {
    if (const Declared* place = below(at->second, parts.path)) return {place->asset, ""};
  }
  if (isLoopback(parts.host)) {
    if (const Declared* place = below(ofLoopback_, parts.path))
      return {place->asset, "both addresses are the scanner's own machine"};
  }
  if (only_ == kNone) return {};
  if (parts.host.empty() && !parts.path.empty())
    return {only_, "names no host; this is the only URL declared"};
  const Declared* place = below(all_, parts.path);
  if (place == nullptr) return {};
  if (isOfATest(parts.host)) return {only_, "a test's address; this is the only URL declared"};
  if (!handlerName(lastSegment(place->path)).empty())
    return {only_, "another address with the path of the only URL declared"};
  return {};
}

}  // namespace postern
