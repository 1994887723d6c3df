// SPDX-License-Identifier: Apache-2.0
// See oidc_subject.h. https://docs.github.com/en/actions/reference/openid-connect-reference,
// https://docs.gitlab.com/ci/cloud_services/
#include "formats/oidc_subject.h"

#include <string>

#include "base/text.h"
#include "formats/fields.h"

namespace postern {
namespace {

constexpr std::string_view kGithub = "token.actions.githubusercontent.com";
// Issuers whose tokens any customer gets.
constexpr std::string_view kShared[] = {kGithub,
                                        "gitlab.com",
                                        "app.terraform.io",
                                        "agent.buildkite.com",
                                        "oidc.circleci.com",
                                        "api.bitbucket.org",
                                        "vstoken.dev.azure.com",
                                        "app.spacelift.io",
                                        "oidc.vercel.com"};

bool hasWildcard(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

}  // namespace

std::string_view oidcHost(std::string_view issuer) {
  issuer = trim(issuer);
  if (const size_t scheme = issuer.find("://"); scheme != std::string_view::npos)
    issuer.remove_prefix(scheme + 3);
  while (issuer.ends_with('/')) issuer.remove_suffix(1);
  return issuer;
}

AssetRef oidcSubject(BatchBuilder& out, std::string_view issuer, std::string_view subject) {
  std::string_view rest = subject;
  const auto next = [&rest] {
    const size_t colon = rest.find(':');
    const std::string_view part = rest.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    return part;
  };
  const std::string_view kind = next();
  const std::string_view name = next();
  if (kind == "system" && name == "serviceaccount") {
    const std::string_view space = next();
    const std::string_view account = next();
    if (space.empty() || account.empty() || hasWildcard(subject)) return kNone;
    return out.asset(AssetKind::kIdentity,
                     "k8s:", std::string(space) + "/ServiceAccount/" + std::string(account));
  }
  if (name.empty() || hasWildcard(name) || name.find('/') == std::string_view::npos) return kNone;
  const std::string_view host = oidcHost(issuer);
  if (host == kGithub && kind == "repo") return repositoryAsset(out, "github.com/" + std::string(name));
  if (kind == "project_path") return repositoryAsset(out, std::string(host) + "/" + std::string(name));
  return kNone;
}

bool isAnyOidcSubject(std::string_view subject) {
  const size_t colon = subject.find(':');
  const bool isNamed = colon != std::string_view::npos && !hasWildcard(subject.substr(0, colon));
  if (!isNamed) return hasWildcard(subject);
  const std::string_view rest = subject.substr(colon + 1);
  const size_t wildcard = rest.find_first_of("*?");
  return wildcard != std::string_view::npos && wildcard < std::min(rest.find('/'), rest.find(':'));
}

bool isSharedOidcIssuer(std::string_view issuer) {
  const std::string_view host = oidcHost(issuer);
  for (const std::string_view known : kShared) {
    if (host == known || (host.starts_with(known) && host[known.size()] == '/')) return true;
  }
  return false;
}

AssetRef oidcAnyone(BatchBuilder& out, std::string_view issuer) {
  Asset asset;
  asset.kind = AssetKind::kIdentity;
  asset.name = out.text("anyone at " + std::string(oidcHost(issuer)));
  asset.identities.add(out.text("oidc-anyone:" + std::string(oidcHost(issuer))));
  asset.tags.add(out.text("oidc-anyone"));
  return out.asset(asset);
}

}  // namespace postern
