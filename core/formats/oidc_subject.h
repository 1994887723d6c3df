// SPDX-License-Identifier: Apache-2.0
// Whom a cloud trusts when it trusts the tokens of a CI system or cluster (OpenID Connect): the subject of
// the token, as trust policies, federated credentials and workload identity pools write it.
#pragma once

#include <string_view>

#include "model/batch_builder.h"

namespace postern {

/// "repo:org/app:ref:refs/heads/main" of GitHub, "project_path:group/app:ref_type:branch:ref:main" of GitLab,
/// "system:serviceaccount:shop:web" of a cluster, by the issuer's host. kNone where nobody certain is named.
AssetRef oidcSubject(BatchBuilder& out, std::string_view issuer, std::string_view subject);
/// Whether subjects that match are given to anyone who asks the issuer: a wildcard stands where the owner
/// would ("repo:*", "*", "repo:org*/app").
bool isAnyOidcSubject(std::string_view subject);
/// Whether the issuer serves the whole world, so that its tokens alone prove nothing.
bool isSharedOidcIssuer(std::string_view issuer);
/// Everybody who gets tokens of the issuer: `oidc-anyone:<host>`.
AssetRef oidcAnyone(BatchBuilder& out, std::string_view issuer);
/// "token.actions.githubusercontent.com" of "https://token.actions.githubusercontent.com/".
std::string_view oidcHost(std::string_view issuer);

}  // namespace postern
