// SPDX-License-Identifier: Apache-2.0
// IAM policy documents, of any source, as grants (docs/structure-cloud.md).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#pragma once

#include <string>
#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// What a text of a policy is in a template, where it may be made of references.
class AwsPolicyTexts {
 public:
  virtual ~AwsPolicyTexts() = default;
  /// "arn:aws:s3:::orders/*"; of a resource of the same file without an ARN its identity there:
  /// "id:Orders/*".
  virtual std::string text(Node value) const;
  /// The resource of the same file that text() names; kNone = none.
  virtual AssetRef asset(Node value) const;
};

/// Each statement is a grant of that kind on `asset`. `document`: an object or its JSON text; `step`: its key
/// in the record, for the path of what is cited. Statements without action are noted and left out.
void awsPolicy(BatchBuilder& out, const RecordPlace& record, GrantKind kind, AssetRef asset, Node document,
               std::string_view step = {}, const AwsPolicyTexts& texts = AwsPolicyTexts());

/// A role's trust policy: grants of kind resource, and `trusts` to every principal that it allows, among them
/// the repositories, pipelines and service accounts that conditions on an identity provider's subject name.
void awsTrustPolicy(BatchBuilder& out, const RecordPlace& record, AssetRef role, Node document,
                    std::string_view step = {}, const AwsPolicyTexts& texts = AwsPolicyTexts());

/// Rights that AWS publishes of its own managed policies, as grants on `policy`; nothing where `arn` is none
/// of those known. For sources that name a policy and do not hold it.
void awsManagedPolicy(BatchBuilder& out, const RecordPlace& record, AssetRef policy, std::string_view arn);

}  // namespace postern
