// SPDX-License-Identifier: Apache-2.0
// Places and the assets they name: URLs, hosts, images, repositories (fields.h). As written; correlate/
// normalises.
#include "base/ip_address.h"
#include "base/text.h"
#include "formats/fields.h"

namespace postern {
AssetRef hostAsset(BatchBuilder& out, std::string_view host) {
  host = trim(host);
  if (host.size() > 253) host = {};
  return out.asset(AssetKind::kHost, isIpLiteral(host) ? "ip:" : "host:", host);
}

void setHost(BatchBuilder& out, Observation& observation, std::string_view host, int64_t port,
             std::string_view protocol) {
  host = trim(host);
  observation.host = out.text(host);
  if (port > 0 && port < 65536) observation.port = static_cast<uint32_t>(port);
  observation.protocol = out.text(protocol);
  if (observation.asset == kNone) observation.asset = hostAsset(out, host);
}

void setUrl(BatchBuilder& out, Observation& observation, std::string_view url) {
  url = trim(url);
  if (url.empty()) return;
  const size_t scheme = url.find("://");
  std::string_view authority = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
  const std::string_view protocol =
      scheme == std::string_view::npos ? std::string_view() : url.substr(0, scheme);
  const bool hasPath = authority.find_first_of("/?#") != std::string_view::npos;
  authority = authority.substr(0, authority.find_first_of("/?#"));
  if (const size_t user = authority.rfind('@'); user != std::string_view::npos)
    authority.remove_prefix(user + 1);
  std::string_view host = authority;
  std::string_view port;
  if (!authority.empty() && authority.front() == '[') {
    const size_t close = authority.find(']');
    host = authority.substr(1, close == std::string_view::npos ? close : close - 1);
    if (close != std::string_view::npos && authority.substr(close + 1).starts_with(":"))
      port = authority.substr(close + 2);
  } else if (const size_t colon = authority.rfind(':');
             colon != std::string_view::npos && authority.find(':') == colon) {
    host = authority.substr(0, colon);
    port = authority.substr(colon + 1);
  }
  if (scheme != std::string_view::npos || hasPath) observation.url = out.text(url);
  if (host.find(' ') != std::string_view::npos) return;  // prose, not an authority
  setHost(out, observation, host, parseInt(port).value_or(0), protocol);
}

AssetRef imageAsset(BatchBuilder& out, std::string_view reference, std::string_view digest) {
  reference = trim(reference);
  if (reference.empty()) return kNone;
  Asset image;
  image.kind = AssetKind::kImage;
  image.name = out.text(reference);
  image.identities.add(out.text("image:" + std::string(reference)));
  if (const size_t at = reference.find('@'); digest.empty() && at != std::string_view::npos)
    digest = reference.substr(at + 1);
  if (const size_t at = digest.find('@'); at != std::string_view::npos) digest = digest.substr(at + 1);
  if (digest.starts_with("sha256:")) image.identities.add(out.text("digest:" + std::string(digest)));
  return out.asset(image);
}

AssetRef repositoryAsset(BatchBuilder& out, std::string_view repository) {
  return out.asset(AssetKind::kRepository, "repo:", repository);
}

}  // namespace postern
