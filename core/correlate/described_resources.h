// SPDX-License-Identifier: Apache-2.0
// What a scanner of infrastructure as code speaks of by its address in the code ("aws_s3_bucket.logs",
// "AWS::S3::Bucket.Logs", "Deployment.shop.web") is an asset that a plan, state, template, manifest or
// cluster states. The result stays with its repository, where it is fixed; this says what it is about out
// there.
#pragma once

#include "correlate/identity.h"

namespace postern {

/// The tag by which a format says such an address where its result names the resource otherwise:
/// "address:aws_s3_bucket.logs", "address:Deployment/web".
inline constexpr std::string_view kAddressTag = "address:";

/// Fills observationResource. A wrong join is worse than none: nothing is said where two things could be
/// meant, where repository and configuration are known to differ, or where scans of several folders claim one
/// configuration.
void findDescribedResources(const Tables& tables, Identities& identities);

}  // namespace postern
