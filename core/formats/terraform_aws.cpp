// SPDX-License-Identifier: Apache-2.0
// Rights and relations of the AWS provider's resources (terraform.h).
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs  Networks are
// terraform_aws_network.cpp's.
#include <algorithm>

#include "base/text.h"
#include "formats/aws_api_gateway.h"
#include "formats/aws_asset.h"
#include "formats/aws_organization.h"
#include "formats/aws_policy.h"
#include "formats/embedded_json.h"
#include "formats/fields.h"
#include "formats/terraform.h"

namespace postern {
namespace {

constexpr std::string_view kRoleType = "AWS::IAM::Role";
constexpr std::string_view kUserType = "AWS::IAM::User";
constexpr std::string_view kGroupType = "AWS::IAM::Group";
constexpr std::string_view kPolicyType = "AWS::IAM::ManagedPolicy";
constexpr std::string_view kFunctionType = "AWS::Lambda::Function";

constexpr IacLink kLinks[] = {
    {"aws_instance", "iam_instance_profile", Relation::kAssumes, "AWS::IAM::InstanceProfile",
     "instance-profile"},
    {"aws_iam_instance_profile", "role", Relation::kHolds, kRoleType, "instance-profile"},
    {"aws_lambda_function", "role", Relation::kAssumes, kRoleType, "execution-role"},
    {"aws_ecs_task_definition", "task_role_arn", Relation::kAssumes, kRoleType, "task-role"},
    {"aws_ecs_task_definition", "execution_role_arn", Relation::kAssumes, kRoleType, "task-execution-role"},
    {"aws_ecs_service", "task_definition", Relation::kRuns, "AWS::ECS::TaskDefinition"},
    {"aws_ecs_service", "cluster", Relation::kPartOf, "AWS::ECS::Cluster"},
    {"aws_eks_cluster", "role_arn", Relation::kAssumes, kRoleType, "cluster-role"},
    {"aws_eks_node_group", "node_role_arn", Relation::kAssumes, kRoleType, "node-role"},
    {"aws_eks_node_group", "cluster_name", Relation::kPartOf, "AWS::EKS::Cluster"},
    {"aws_codebuild_project", "service_role", Relation::kAssumes, kRoleType, "service-role"},
    {"aws_codepipeline", "role_arn", Relation::kAssumes, kRoleType, "service-role"},
    {"aws_sfn_state_machine", "role_arn", Relation::kAssumes, kRoleType, "service-role"},
    {"aws_glue_job", "role_arn", Relation::kAssumes, kRoleType, "service-role"},
    {"aws_sagemaker_notebook_instance", "role_arn", Relation::kAssumes, kRoleType, "service-role"},
    {"aws_cloudformation_stack", "iam_role_arn", Relation::kAssumes, kRoleType, "service-role"},
    {"aws_rds_cluster_instance", "cluster_identifier", Relation::kPartOf, "AWS::RDS::DBCluster"},
};

/// Whose policy an attribute holds.
struct PolicyOf {
  std::string_view type, target, targetType, policy;
};
constexpr PolicyOf kResourcePolicies[] = {
    {"aws_s3_bucket_policy", "bucket", "AWS::S3::Bucket", "policy"},
    {"aws_s3_bucket", "", "", "policy"},
    {"aws_sqs_queue_policy", "queue_url", "AWS::SQS::Queue", "policy"},
    {"aws_sqs_queue", "", "", "policy"},
    {"aws_sns_topic_policy", "arn", "AWS::SNS::Topic", "policy"},
    {"aws_sns_topic", "", "", "policy"},
    {"aws_kms_key", "", "", "policy"},
    {"aws_kms_key_policy", "key_id", "AWS::KMS::Key", "policy"},
    {"aws_secretsmanager_secret_policy", "secret_arn", "AWS::SecretsManager::Secret", "policy"},
    {"aws_secretsmanager_secret", "", "", "policy"},
    {"aws_ecr_repository_policy", "repository", "AWS::ECR::Repository", "policy"},
    {"aws_opensearch_domain", "", "", "access_policies"},
    {"aws_dynamodb_resource_policy", "resource_arn", "AWS::DynamoDB::Table", "policy"},
    {"aws_efs_file_system_policy", "file_system_id", "AWS::EFS::FileSystem", "policy"},
};
constexpr PolicyOf kRights[] = {
    {"aws_iam_policy", "", "", "policy"},
    {"aws_iam_role_policy", "role", kRoleType, "policy"},
    {"aws_iam_user_policy", "user", kUserType, "policy"},
    {"aws_iam_group_policy", "group", kGroupType, "policy"},
};
struct Attachment {
  std::string_view type, holder, holderType;
};
constexpr Attachment kAttachments[] = {
    {"aws_iam_role_policy_attachment", "role", kRoleType},
    {"aws_iam_user_policy_attachment", "user", kUserType},
    {"aws_iam_group_policy_attachment", "group", kGroupType},
    {"aws_iam_policy_attachment", "roles", kRoleType},
    {"aws_iam_policy_attachment", "users", kUserType},
    {"aws_iam_policy_attachment", "groups", kGroupType},
};

class AwsResource {
 public:
  AwsResource(TerraformFile& file, const TerraformResource& resource)
      : file_(file), out_(file.out), resource_(resource), self_(file.self(resource)) {}

  void state() {
    if (const std::string_view arn = resource_.values["arn"].text(); self_ != kNone)
      inAwsAccount(out_, self_, arn, resource_.place);
    links();
    policies();
    organization();
    identities();
    workloads();
    entrances();
  }

 private:
  void links();
  void policies();
  void organization();
  void identities();
  void holds(AssetRef holder, AssetRef policy, std::string_view arn);
  void workloads();
  void entrances();
  void integration();
  void permission();
  /// Holders that a text, a list or an expression names.
  template <typename Use>
  void each(std::string_view attribute, std::string_view type, Use use) {
    if (const Node list = resource_.values[attribute]; list.isArray()) {
      for (const Node item : list.items()) use(file_.model.find(type, item));
    } else {
      use(file_.target(resource_, attribute, type));
    }
  }
  void tag(std::string_view key, std::string_view value) {
    Asset asset;
    if (value.empty() || !terraformAsset(out_, resource_, asset)) return;
    if (value == "true") {
      asset.tags.add(out_.text(key));
    } else {
      addTag(out_, asset.tags, key, value);
    }
    (void)out_.asset(asset);
  }
  void exposed(Exposure exposure) {
    Asset asset;
    if (!terraformAsset(out_, resource_, asset)) return;
    asset.exposure = exposure;
    (void)out_.asset(asset);
  }

  TerraformFile& file_;
  BatchBuilder& out_;
  const TerraformResource& resource_;
  AssetRef self_;
};

void AwsResource::links() {
  for (const IacLink& link : kLinks) {
    if (link.type != resource_.type) continue;
    out_.relate(self_, link.relation, file_.target(resource_, link.attribute, link.targetType),
                resource_.place, link.detail);
  }
}

void AwsResource::policies() {
  for (const PolicyOf& row : kResourcePolicies) {
    if (row.type != resource_.type) continue;
    const AssetRef thing = row.target.empty() ? self_ : file_.target(resource_, row.target, row.targetType);
    awsPolicy(out_, resource_.place, GrantKind::kResource, thing, resource_.values[row.policy]);
  }
  for (const PolicyOf& row : kRights) {
    if (row.type != resource_.type) continue;
    const AssetRef holder = row.target.empty() ? self_ : file_.target(resource_, row.target, row.targetType);
    awsPolicy(out_, resource_.place, GrantKind::kRights, holder, resource_.values[row.policy]);
  }
  if (resource_.type == "aws_lambda_permission") permission();
}

// Who is under which unit, and which policies limit what.
void AwsResource::organization() {
  const Node values = resource_.values;
  const auto target = [&](std::string_view attribute) {
    const AssetRef known = file_.target(resource_, attribute, {});
    return known != kNone ? known : awsOrganizationTarget(out_, values[attribute].text());
  };
  if (resource_.type == "aws_organizations_account" ||
      resource_.type == "aws_organizations_organizational_unit")
    out_.relate(self_, Relation::kPartOf, target("parent_id"), resource_.place);
  if (resource_.type == "aws_organizations_policy" &&
      values["type"].textOr("SERVICE_CONTROL_POLICY") == "SERVICE_CONTROL_POLICY")
    awsPolicy(out_, resource_.place, GrantKind::kBoundary, self_, values["content"]);
  if (resource_.type == "aws_organizations_policy_attachment")
    out_.relate(target("target_id"), Relation::kLinked,
                file_.target(resource_, "policy_id", "AWS::Organizations::Policy"), resource_.place,
                kServiceControlPolicy);
}

void AwsResource::holds(AssetRef holder, AssetRef policy, std::string_view arn) {
  out_.relate(holder, Relation::kHolds, policy, resource_.place);
  awsManagedPolicy(out_, resource_.place, policy, arn);
}

void AwsResource::identities() {
  const Node values = resource_.values;
  if (resource_.type == "aws_iam_role") {
    awsTrustPolicy(out_, resource_.place, self_, values["assume_role_policy"]);
    for (const Node entry : values["inline_policy"].items())
      awsPolicy(out_, resource_.place, GrantKind::kRights, self_, entry["policy"]);
    for (const Node arn : values["managed_policy_arns"].items())
      holds(self_, file_.model.findText(kPolicyType, arn.text()), arn.text());
  }
  if (resource_.type == "aws_iam_role" || resource_.type == "aws_iam_user")
    out_.relate(self_, Relation::kLinked, file_.target(resource_, "permissions_boundary", kPolicyType),
                resource_.place, "permissions-boundary");
  for (const Attachment& row : kAttachments) {
    if (row.type != resource_.type) continue;
    const AssetRef policy = file_.target(resource_, "policy_arn", kPolicyType);
    each(row.holder, row.holderType,
         [&](AssetRef holder) { holds(holder, policy, values["policy_arn"].text()); });
  }
  if (resource_.type == "aws_iam_user_group_membership") {
    const AssetRef user = file_.target(resource_, "user", kUserType);
    each("groups", kGroupType,
         [&](AssetRef group) { out_.relate(user, Relation::kMemberOf, group, resource_.place); });
  }
  if (resource_.type == "aws_iam_group_membership") {
    const AssetRef group = file_.target(resource_, "group", kGroupType);
    each("users", kUserType,
         [&](AssetRef user) { out_.relate(user, Relation::kMemberOf, group, resource_.place); });
  }
}

// https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
void AwsResource::permission() {
  const Node values = resource_.values;
  Grant grant;
  grant.kind = GrantKind::kResource;
  grant.asset = file_.target(resource_, "function_name", kFunctionType);
  grant.system = out_.text("aws");
  grant.actions.add(out_.text(values["action"].text()));
  const std::string_view principal = values["principal"].text();
  const bool isService = principal.find(".amazonaws.com") != std::string_view::npos;
  if (!principal.empty())
    grant.principals.add(out_.text((isService ? "service:" : "") + std::string(principal)));
  grant.condition = out_.text(values["source_arn"].text());
  if (!values["action"].text().empty()) out_.grant(resource_.place, grant);
  out_.relate(file_.target(resource_, "source_arn", {}), Relation::kTriggers, grant.asset, resource_.place);
}

void AwsResource::workloads() {
  const Node values = resource_.values;
  if (resource_.type == "aws_ecs_task_definition") {
    eachJson(values["container_definitions"], [&](Node container) {
      out_.relate(self_, Relation::kRuns, imageAsset(out_, container["image"].text()), resource_.place,
                  container["name"].text());
      for (const Node secret : container["secrets"].items())
        out_.relate(self_, Relation::kAccesses, file_.model.findText({}, secret["valueFrom"].text()),
                    resource_.place, secret["name"].text());
      for (const Node variable : container["environment"].items()) tag("env", variable["name"].text());
      if (container["privileged"].isTrue()) tag("privileged", "true");
    });
  }
  if (resource_.type == "aws_lambda_function") {
    out_.relate(self_, Relation::kRuns, imageAsset(out_, values["image_uri"].text()), resource_.place);
    eachAt(values, "environment/*/variables", [&](Node variables) {
      for (const Node::Member variable : variables.members()) tag("env", variable.key);
    });
  }
  if (resource_.type == "aws_lambda_event_source_mapping")
    out_.relate(file_.target(resource_, "event_source_arn", {}), Relation::kTriggers,
                file_.target(resource_, "function_name", kFunctionType), resource_.place);
  if (resource_.type == "aws_codebuild_project") {
    for (const Node source : values["source"].items())
      out_.relate(self_, Relation::kBuildsFrom, repositoryAsset(out_, source["location"].text()),
                  resource_.place);
  }
  if (resource_.type == "aws_instance") {
    for (const Node options : values["metadata_options"].items()) tag("imds", options["http_tokens"].text());
    if (!values["user_data"].text().empty() || !values["user_data_base64"].text().empty())
      tag("user-data", "true");
  }
}

// An API and the function that it calls.
void AwsResource::integration() {
  const bool isRest = resource_.type == "aws_api_gateway_integration";
  if (!isRest && resource_.type != "aws_apigatewayv2_integration") return;
  const std::string_view api = isRest ? "rest_api_id" : "api_id";
  const std::string_view uri = isRest ? "uri" : "integration_uri";
  const std::string_view type = isRest ? "AWS::ApiGateway::RestApi" : "AWS::ApiGatewayV2::Api";
  AssetRef function = awsMention(out_, awsIntegratedFunction(resource_.values[uri].text()));
  if (function == kNone) function = file_.target(resource_, uri, kFunctionType);
  out_.relate(file_.target(resource_, api, type), Relation::kRoutes, function, resource_.place,
              resource_.values["http_method"].text());
}

// What answers from outside by the service's own switch.
void AwsResource::entrances() {
  const Node values = resource_.values;
  if (resource_.type == "aws_lb" || resource_.type == "aws_alb" || resource_.type == "aws_elb") {
    if (values["internal"].exists())
      exposed(values["internal"].isTrue() ? Exposure::kInternal : Exposure::kInternet);
  }
  if (resource_.type == "aws_cloudfront_distribution") exposed(Exposure::kInternet);
  integration();
  if (values["publicly_accessible"].isTrue()) tag("publicly-accessible", "true");
  if (resource_.type == "aws_lambda_function_url" && values["authorization_type"].text() == "NONE") {
    Grant grant;
    grant.kind = GrantKind::kResource;
    grant.asset = file_.target(resource_, "function_name", kFunctionType);
    grant.system = out_.text("aws");
    grant.actions.add(out_.text("lambda:InvokeFunctionUrl"));
    grant.principals.add(out_.text("*"));
    out_.grant(resource_.place, grant);
  }
  const std::string_view acl = values["acl"].text();
  if ((resource_.type == "aws_s3_bucket_acl" || resource_.type == "aws_s3_bucket") &&
      acl.starts_with("public-read")) {
    Grant grant;
    grant.kind = GrantKind::kResource;
    grant.asset =
        resource_.type == "aws_s3_bucket" ? self_ : file_.target(resource_, "bucket", "AWS::S3::Bucket");
    grant.system = out_.text("aws");
    for (const std::string_view action : {"s3:ListBucket", "s3:GetObject"})
      grant.actions.add(out_.text(action));
    if (acl == "public-read-write") grant.actions.add(out_.text("s3:PutObject"));
    grant.principals.add(out_.text("*"));
    out_.grant(resource_.place, grant);
  }
}

}  // namespace

void terraformAws(TerraformFile& file, const TerraformResource& resource) {
  AwsResource(file, resource).state();
}

}  // namespace postern
