// SPDX-License-Identifier: Apache-2.0
// The order of the tests matters: an ARN holds colons, an image reference slashes, both look like hosts
// (inventory_alias.h).
#include "formats/inventory_alias.h"

#include <algorithm>

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/cloud_asset.h"
#include "formats/network_host.h"

namespace postern {
namespace {

constexpr std::string_view kCodeHosts[] = {"github.com",   "gitlab.com", "bitbucket.org", "dev.azure.com",
                                           "codeberg.org", "git.sr.ht",  "gitea.com"};

bool isCodeHost(std::string_view host) {
  for (const std::string_view known : kCodeHosts) {
    if (equalsIgnoreCase(host, known)) return true;
  }
  return startsWithIgnoreCase(host, "git.") || startsWithIgnoreCase(host, "github.") ||
         startsWithIgnoreCase(host, "gitlab.") || startsWithIgnoreCase(host, "bitbucket.");
}

// "host/owner/name…" where the host keeps code.
bool isRepositoryPath(std::string_view text) {
  const auto parts = split(text, '/');
  return parts.size() >= 3 && !parts[1].empty() && !parts[2].empty() && isCodeHost(parts[0]);
}

bool isHostName(std::string_view text) {
  if (text.size() > 253 || text.find('.') == std::string_view::npos || text.front() == '.' ||
      text.back() == '.')
    return false;
  bool letter = false;
  for (const char c : text) {
    if (!isAsciiAlnum(c) && c != '-' && c != '.' && c != '*') return false;
    letter |= !isAsciiDigit(c) && c != '.';
  }
  return letter && text.find("..") == std::string_view::npos;
}

bool isKubernetesName(std::string_view text) {
  static constexpr std::string_view kKinds[] = {"deployment", "statefulset",   "daemonset", "replicaset",
                                                "pod",        "job",           "cronjob",   "service",
                                                "ingress",    "serviceaccount"};
  const auto parts = split(text, '/');
  return parts.size() == 3 && !parts[0].empty() && !parts[2].empty() &&
         std::any_of(std::begin(kKinds), std::end(kKinds),
                     [&](std::string_view kind) { return equalsIgnoreCase(parts[1], kind); });
}

AssetKind kubernetesKind(std::string_view text) {
  const std::string_view kind = split(text, '/')[1];
  if (equalsIgnoreCase(kind, "service")) return AssetKind::kService;
  if (equalsIgnoreCase(kind, "ingress")) return AssetKind::kIngress;
  if (equalsIgnoreCase(kind, "serviceaccount")) return AssetKind::kIdentity;
  return AssetKind::kWorkload;
}

// name[:tag][@digest]: a tag or digest after the last slash, or a registry's host before the first one.
bool isImage(std::string_view text) {
  if (text.find_first_of(" \t") != std::string_view::npos) return false;
  if (text.find("@sha256:") != std::string_view::npos) return true;
  const size_t slash = text.rfind('/');
  const std::string_view last = slash == std::string_view::npos ? text : text.substr(slash + 1);
  const size_t colon = last.rfind(':');
  if (colon != std::string_view::npos && colon > 0 && colon + 1 < last.size()) {
    const std::string_view tag = last.substr(colon + 1);
    const bool isPort = tag.size() <= 5 && tag.find_first_not_of("0123456789") == std::string_view::npos;
    return slash != std::string_view::npos || !isPort;  // "db:5432" is a host and its port
  }
  if (slash == std::string_view::npos) return false;
  const std::string_view first = text.substr(0, text.find('/'));
  return first == "localhost" || first.find(':') != std::string_view::npos || isHostName(first);
}

}  // namespace

AliasLook lookOfAlias(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {"name:"};
  if (text.starts_with("arn:")) return {"", cloudResourceKind({}, text)};
  // As structure formats write them (docs/structure.md).
  if (text.starts_with("pipeline:") || text.starts_with("workflow:")) return {"", AssetKind::kPipeline};
  if (text.starts_with("k8s:"))
    return {"", isKubernetesName(text.substr(4)) ? kubernetesKind(text.substr(4)) : AssetKind::kUnknown};
  if (text.starts_with("git@") || text.starts_with("ssh://git@") || text.starts_with("git://"))
    return {"repo:", AssetKind::kRepository};
  if (const size_t scheme = text.find("://"); scheme != std::string_view::npos) {
    std::string_view path = text.substr(scheme + 3);
    const bool isHttp = startsWithIgnoreCase(text, "http");
    if (path.ends_with(".git") || (isHttp && isRepositoryPath(path)))
      return {"repo:", AssetKind::kRepository};
    return {"url:", AssetKind::kEndpoint};
  }
  if (isRepositoryPath(text)) return {"repo:", AssetKind::kRepository};
  if (text.starts_with("sha256:")) return {"digest:", AssetKind::kImage};
  if (isIpLiteral(text)) return {"ip:", AssetKind::kHost};
  if (isKubernetesName(text)) return {"k8s:", kubernetesKind(text)};
  if (isImage(text)) return {"image:", AssetKind::kImage};
  if (const size_t colon = text.rfind(':');  // "db.example:5432"
      colon != std::string_view::npos && colon > 0 && parseInt(text.substr(colon + 1)))
    text = text.substr(0, colon);
  if (isIpLiteral(text)) return {"ip:", AssetKind::kHost};
  if (isHostName(text)) return {"host:", AssetKind::kHost};
  return {"name:"};
}

}  // namespace postern
