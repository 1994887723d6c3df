// SPDX-License-Identifier: Apache-2.0
// What the parts of the CloudFormation reader share.
#pragma once

#include <string_view>

#include "formats/aws_policy.h"
#include "formats/iac_model.h"
#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

struct CloudFormationResource {
  std::string_view logicalId, type;
  Node properties;
  RecordPlace place;
  AssetRef self = kNone;
  Asset
      asset;  ///< self as it was stated, for tags that are found later; AWS Config's where the record is its
};

/// The asset of a template's resource; false for what is no thing of its own (attachments, policies of
/// others).
bool cloudFormationAsset(BatchBuilder& out, const CloudFormationResource& resource, Asset& asset);
/// Policies of a template: what they name of its resources.
class CloudFormationTexts final : public AwsPolicyTexts {
 public:
  explicit CloudFormationTexts(const IacModel& model) : model_(model) {}
  std::string text(Node value) const override;
  AssetRef asset(Node value) const override;

 private:
  std::string resolved(std::string text) const;

  const IacModel& model_;
};

/// Rights, policies and memberships of IAM.
void cloudFormationIam(BatchBuilder& out, const IacModel& model, const CloudFormationResource& resource);
/// Whom a resource runs as, what it runs, its networks, policies and entrances.
void cloudFormationLinks(BatchBuilder& out, const IacModel& model, const CloudFormationResource& resource);

}  // namespace postern
