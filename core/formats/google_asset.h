// SPDX-License-Identifier: Apache-2.0
// Things of Google Cloud as assets: identities, tags and kinds as docs/structure-cloud.md says.
#pragma once

#include <string>
#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// A resource by its full name ("//compute.googleapis.com/projects/p/zones/z/instances/i"). Builds, does not
/// add.
Asset googleAsset(BatchBuilder& out, std::string_view fullName, std::string_view type = {},
                  std::string_view name = {});
/// A thing that is only named here, by its full name; kNone for "".
AssetRef googleMention(BatchBuilder& out, std::string_view fullName, std::string_view type = {});
/// "user:a@example.org", "serviceAccount:…", "group:…", "domain:…", "allUsers": kNone for what is no one
/// certain (projectOwner:, deleted:, principalSet:).
AssetRef googleMember(BatchBuilder& out, std::string_view member);
/// "roles/owner", "projects/p/roles/custom".
AssetRef googleRole(BatchBuilder& out, std::string_view role);
/// The members of one role on one thing: grants and `holds`. `resource`: the full name that the policy is on.
void googleBinding(BatchBuilder& out, const RecordPlace& record, std::string_view resource,
                   std::string_view role, Node members, Node condition);
/// "https://www.googleapis.com/compute/v1/projects/p/…" and "projects/p/…" as a full name of that service; ""
/// where it is neither.
std::string googleFullName(std::string_view service, std::string_view link);
/// A resource of Terraform's google provider.
Asset googleTerraformAsset(BatchBuilder& out, std::string_view type, Node values, std::string_view name);

}  // namespace postern
