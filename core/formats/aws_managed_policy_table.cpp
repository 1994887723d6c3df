// SPDX-License-Identifier: Apache-2.0
// The statements of AWS-managed policies that matter most, shortened to what they allow on "*", as AWS
// publishes them (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/). The text of others is
// with the account.
#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "formats/aws_policy.h"

namespace postern {
namespace {

struct Managed {
  std::string_view name;     // after "policy/"
  std::string_view actions;  // separated by spaces
  std::string_view notActions{};
};

constexpr Managed kManaged[] = {
    {"AdministratorAccess", "*"},
    {"PowerUserAccess",
     "iam:CreateServiceLinkedRole iam:DeleteServiceLinkedRole iam:ListRoles "
     "organizations:DescribeOrganization "
     "account:ListRegions account:GetAccountInformation",
     "iam:* organizations:* account:*"},
    {"IAMFullAccess", "iam:*"},
    {"AmazonEC2FullAccess", "ec2:* elasticloadbalancing:* cloudwatch:* autoscaling:*"},
    {"AmazonS3FullAccess", "s3:* s3-object-lambda:*"},
    {"AmazonS3ReadOnlyAccess", "s3:Get* s3:List* s3:Describe* s3-object-lambda:Get* s3-object-lambda:List*"},
    {"AmazonDynamoDBFullAccess", "dynamodb:*"},
    {"AmazonRDSFullAccess", "rds:*"},
    {"AmazonSQSFullAccess", "sqs:*"},
    {"AmazonSNSFullAccess", "sns:*"},
    {"AmazonSSMFullAccess", "ssm:*"},
    {"AWSCloudFormationFullAccess", "cloudformation:*"},
    {"SecretsManagerReadWrite", "secretsmanager:*"},
    {"AWSKeyManagementServicePowerUser",
     "kms:CreateAlias kms:CreateKey kms:DeleteAlias kms:Describe* kms:GenerateRandom "
     "kms:Get* kms:List* kms:TagResource kms:UntagResource iam:ListGroups iam:ListRoles iam:ListUsers"},
};

void addWords(BatchBuilder& out, IdList& to, std::string_view words) {
  for (const std::string_view word : splitList(words, " ")) to.add(out.text(word));
}

void state(BatchBuilder& out, const RecordPlace& record, AssetRef policy, std::string_view actions,
           std::string_view notActions) {
  Grant grant;
  grant.asset = policy;
  grant.system = out.text("aws");
  addWords(out, grant.actions, actions);
  addWords(out, grant.exceptActions, notActions);
  grant.resources.add(out.text("*"));
  out.grant(record, grant);
}

}  // namespace

void awsManagedPolicy(BatchBuilder& out, const RecordPlace& record, AssetRef policy, std::string_view arn) {
  constexpr std::string_view kOwner = ":iam::aws:policy/";
  const size_t owner = arn.find(kOwner);
  if (owner == std::string_view::npos) return;
  const std::string_view name = arn.substr(owner + kOwner.size());
  const auto at = std::find_if(std::begin(kManaged), std::end(kManaged),
                               [&](const Managed& known) { return known.name == name; });
  if (at == std::end(kManaged)) return;
  state(out, record, policy, at->actions, {});
  if (!at->notActions.empty()) state(out, record, policy, {}, at->notActions);
}

}  // namespace postern
