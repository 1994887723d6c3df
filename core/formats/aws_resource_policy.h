// SPDX-License-Identifier: Apache-2.0
// Policies of things: who may use them, what calls or feeds them, and which thing a policy is of.
#pragma once

#include <string>
#include <string_view>

#include "formats/aws_policy.h"
#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// Grants of kind resource on the thing; what its conditions on aws:SourceArn let call, feed or notify it
/// (`triggers`; `routes` of API gateways). `document`, `step`: as awsPolicy takes them.
void awsResourcePolicy(BatchBuilder& out, const RecordPlace& record, AssetRef thing, Node document,
                       std::string_view step = {}, const AwsPolicyTexts& texts = AwsPolicyTexts());

/// The ARN of the one thing that the Resource elements name: the bucket of its objects, the function of its
/// versions. "" where they name none, several, or a pattern.
std::string awsPolicySubject(Node document);

/// True for a text that holds an IAM policy.
bool isAwsPolicyText(Node value);

/// One grant of a bucket's access control list, of the API or of AWS Config, as a grant of kind resource; the
/// owner's own and those of log delivery are none, nor, where the bucket ignores public ones, are they.
struct AwsAcl {
  AssetRef bucket = kNone;
  std::string_view owner;
  bool ignoresPublic = false;
};
void awsAclGrant(BatchBuilder& out, const RecordPlace& record, const AwsAcl& acl, Node grant);

/// The switches of a public access block as tags: "block-public-acls:true", "ignore-public-acls:true" ...
void awsAccessBlock(BatchBuilder& out, Asset& bucket, Node block);

}  // namespace postern
