// SPDX-License-Identifier: Apache-2.0
// Assets of cloud accounts as posture scanners name them: an ARN, an Azure or Google resource path, or a bare
// id with a type such as "AwsS3Bucket" or "Microsoft.Storage/storageAccounts".
#pragma once

#include <string_view>

#include "model/batch_builder.h"

namespace postern {

/// What a resource is, by its type as the scanner says it or else by the service in its ARN; kCloudResource
/// where neither tells.
AssetKind cloudResourceKind(std::string_view type, std::string_view id);
/// The asset of a cloud resource: "arn:" for ARNs, "name:" for everything else. `name` for people, may be "".
/// Tags name the account and region where given. kNone for an empty id.
AssetRef cloudAsset(BatchBuilder& out, std::string_view type, std::string_view id, std::string_view name = {},
                    std::string_view account = {}, std::string_view region = {});

}  // namespace postern
