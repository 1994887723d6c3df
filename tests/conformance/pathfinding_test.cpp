// SPDX-License-Identifier: Apache-2.0
// The published privilege escalation paths of pathfinding.cloud (../shared/vectors/attack): an account made
// of exactly the permissions and prerequisites of a path yields the escalation, and one permission less does
// not. IAM comes in as `aws iam get-account-authorization-details` prints it; what runs in the account is
// told in the words of docs/structure-cloud.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "correlate/findings.h"
#include "enrich/enrich.h"
#include "formats/import.h"
#include "graph/graph.h"
#include "model/batch.h"
#include "read/located_yaml.h"
#include "tests/conformance/corpus.h"
#include "tests/support/told_batch.h"

namespace postern::corpus {
namespace {

constexpr std::string_view kAccount = "111122223333";

struct Published {
  std::string id, category, words;  // words: of prerequisites, in lower case
  std::vector<std::string> permissions;
};

// All texts of a node and below it.
void gather(Node node, std::string& out) {
  if (node.isObject()) {
    for (const Node::Member member : node.members()) gather(member.value, out);
  } else if (node.isArray()) {
    for (const Node item : node.items()) gather(item, out);
  } else {
    out += toLowerAscii(node.text()) + "\n";
  }
}

Published read(const std::string& bytes) {
  LocatedYaml yaml(bytes, "a path", ErrorCode::kMalformed);
  Published out;
  if (!yaml.isReadable()) return out;
  const Node root = yaml.root();
  out.id = root["id"].text();
  out.category = root["category"].text();
  gather(root["prerequisites"], out.words);
  for (const Node permission : root.at("permissions/required").items())
    out.permissions.emplace_back(permission["permission"].text());
  return out;
}

bool has(const Published& path, std::string_view permission) {
  return std::any_of(path.permissions.begin(), path.permissions.end(),
                     [&](const std::string& p) { return equalsIgnoreCase(p, permission); });
}

bool says(const Published& path, std::string_view words) {
  return path.words.find(words) != std::string::npos;
}

std::string arn(std::string_view resource) {
  return "arn:aws:iam::" + std::string(kAccount) + ":" + std::string(resource);
}

// Services that the prerequisites say the role trusts, else those that the permissions' services act as.
std::set<std::string> services(const Published& path) {
  std::set<std::string> out;
  const std::regex name("[a-z0-9.-]+\\.amazonaws\\.com");
  for (std::sregex_iterator at(path.words.begin(), path.words.end(), name), end; at != end; ++at)
    out.insert(at->str());
  if (!out.empty()) return out;
  for (const std::string& permission : path.permissions) {
    const std::string service = permission.substr(0, permission.find(':'));
    if (service == "iam" || service == "sts") continue;
    if (service == "ecs")
      out.insert("ecs-tasks.amazonaws.com");
    else if (service == "apprunner")
      out.insert("tasks.apprunner.amazonaws.com");
    else if (service == "ssm" || service.starts_with("ec2"))
      out.insert("ec2.amazonaws.com");
    else
      out.insert(service + ".amazonaws.com");
  }
  return out;
}

std::string quoted(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "\"" : ", \"") + text + "\"";
  return "[" + out + "]";
}

constexpr std::string_view kAdministrator =
    R"([{"PolicyName":"AdministratorAccess","PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}])";

std::string statement(const std::vector<std::string>& actions) {
  return R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":)" + quoted(actions) +
         R"(,"Resource":"*"}]})";
}

std::string trustOf(const std::set<std::string>& who, bool account) {
  std::string principals;
  for (const std::string& service : who)
    principals += std::string(principals.empty() ? "" : ",") + "\"" + service + "\"";
  std::string out =
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":[)" + principals + "]}}";
  if (account)
    out += R"(,{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":")" + arn("root") + "\"}}";
  return R"({"Version":"2012-10-17","Statement":[)" + out + "]}";
}

bool hasAny(const Published& path, std::initializer_list<std::string_view> permissions) {
  return std::any_of(permissions.begin(), permissions.end(),
                     [&](std::string_view permission) { return has(path, permission); });
}

// What the path itself widens has no rights before: whoever else gets there gains nothing.
bool widensRole(const Published& path) {
  return has(path, "sts:AssumeRole") &&
         hasAny(path, {"iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:CreatePolicyVersion",
                       "iam:SetDefaultPolicyVersion"});
}
bool widensUser(const Published& path) {
  return hasAny(path, {"iam:PutUserPolicy", "iam:AttachUserPolicy"}) &&
         hasAny(path, {"iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"});
}
bool rewritesPolicy(const Published& path) {
  return hasAny(path, {"iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"});
}

// The start holds the permissions by its own policy where it can rewrite that, else in line.
std::string rightsOf(const Published& path, const std::vector<std::string>& permissions) {
  const bool own = has(path, "iam:CreatePolicyVersion") || has(path, "iam:SetDefaultPolicyVersion");
  if (own)
    return R"("AttachedManagedPolicies":[{"PolicyName":"own","PolicyArn":")" + arn("policy/own") + "\"}]";
  if (permissions.empty()) return R"("AttachedManagedPolicies":[])";
  return std::string(path.words.find("must be a role") != std::string::npos ? R"("RolePolicyList":)"
                                                                            : R"("UserPolicyList":)") +
         R"([{"PolicyName":"p","PolicyDocument":)" + statement(permissions) + "}]";
}

std::string rightsOfTarget(const Published& path) {
  if (!widensRole(path)) return std::string(kAdministrator);
  return rewritesPolicy(path) ? R"([{"PolicyName":"role","PolicyArn":")" + arn("policy/role") + "\"}]" : "[]";
}

std::string accountOf(const Published& path, const std::vector<std::string>& permissions) {
  const bool isRole = says(path, "must be a role");
  const bool ownGroup = says(path, "member of the target group") || says(path, "member of the group");
  const std::string rights = rightsOf(path, permissions);
  std::string users = R"({"UserName":"victim","Arn":")" + arn("user/victim") +
                      R"(","AttachedManagedPolicies":)" +
                      (widensUser(path) ? "[]" : std::string(kAdministrator)) + "}";
  if (!isRole)
    users += R"(,{"UserName":"start","Arn":")" + arn("user/start") + R"(","GroupList":)" +
             (ownGroup ? R"(["mine"])" : "[]") + "," + rights + "}";
  const bool assumes = has(path, "sts:AssumeRole") || path.category == "principal-access";
  const std::string profile =
      says(path, "instance profile") || services(path).count("ec2.amazonaws.com") != 0
          ? R"([{"InstanceProfileName":"target","Arn":")" + arn("instance-profile/target") +
                R"(","Roles":[{"RoleName":"target","Arn":")" + arn("role/target") + R"("}]}])"
          : "[]";
  std::string roles = R"({"RoleName":"target","Arn":")" + arn("role/target") +
                      R"(","AssumeRolePolicyDocument":)" + trustOf(services(path), assumes) +
                      R"(,"InstanceProfileList":)" + profile + R"(,"AttachedManagedPolicies":)" +
                      rightsOfTarget(path) + "}";
  if (isRole)
    roles += R"(,{"RoleName":"start","Arn":")" + arn("role/start") + R"(","AssumeRolePolicyDocument":)" +
             trustOf({}, false) + "," + rights + "}";
  const std::string groups = R"({"GroupName":"admins","Arn":")" + arn("group/admins") +
                             R"(","AttachedManagedPolicies":)" + std::string(kAdministrator) +
                             R"(},{"GroupName":"mine","Arn":")" + arn("group/mine") + "\"}";
  const std::string policies =
      R"({"PolicyName":"own","Arn":")" + arn("policy/own") +
      R"(","DefaultVersionId":"v1","PolicyVersionList":[{"VersionId":"v1","IsDefaultVersion":true,"Document":)" +
      statement(permissions) + "}]}";
  const std::string ofRole =
      R"({"PolicyName":"role","Arn":")" + arn("policy/role") +
      R"(","DefaultVersionId":"v1","PolicyVersionList":[{"VersionId":"v1","IsDefaultVersion":true,"Document":)" +
      statement({"ec2:DescribeTags"}) + "}]}";
  return R"({"UserDetailList":[)" + users + R"(],"GroupDetailList":[)" + groups + R"(],"RoleDetailList":[)" +
         roles + R"(],"Policies":[)" + (permissions.empty() ? "" : policies + ",") + ofRole + "]}";
}

struct Existing {
  std::string_view service, type, resource, detail;
  AssetKind kind;
};

// What runs in the account as the target role, by the service of the permissions.
constexpr Existing kExisting[] = {
    {"lambda", "AWS::Lambda::Function", "lambda:eu-west-1:111122223333:function:job", "execution-role",
     AssetKind::kFunction},
    {"ec2", "AWS::EC2::Instance", "ec2:eu-west-1:111122223333:instance/i-1", "instance-profile",
     AssetKind::kHost},
    {"ec2-instance-connect", "AWS::EC2::Instance", "ec2:eu-west-1:111122223333:instance/i-1",
     "instance-profile", AssetKind::kHost},
    {"ssm", "AWS::EC2::Instance", "ec2:eu-west-1:111122223333:instance/i-1", "instance-profile",
     AssetKind::kHost},
    {"cloudformation", "AWS::CloudFormation::Stack", "cloudformation:eu-west-1:111122223333:stack/s/1",
     "service-role", AssetKind::kPipeline},
    {"cloudformation", "AWS::CloudFormation::StackSet", "cloudformation:eu-west-1:111122223333:stackset/s",
     "service-role", AssetKind::kPipeline},
    {"codebuild", "AWS::CodeBuild::Project", "codebuild:eu-west-1:111122223333:project/p", "service-role",
     AssetKind::kPipeline},
    {"glue", "AWS::Glue::DevEndpoint", "glue:eu-west-1:111122223333:devEndpoint/d", "service-role",
     AssetKind::kWorkload},
    {"glue", "AWS::Glue::Job", "glue:eu-west-1:111122223333:job/j", "service-role", AssetKind::kWorkload},
    {"sagemaker", "AWS::SageMaker::NotebookInstance", "sagemaker:eu-west-1:111122223333:notebook-instance/n",
     "execution-role", AssetKind::kWorkload},
    {"ecs", "AWS::ECS::Task", "ecs:eu-west-1:111122223333:task/c/1", "task-role", AssetKind::kContainer},
    {"ecs", "AWS::ECS::Service", "ecs:eu-west-1:111122223333:service/c/s", "task-role", AssetKind::kService},
    {"apprunner", "AWS::AppRunner::Service", "apprunner:eu-west-1:111122223333:service/s/1", "service-role",
     AssetKind::kService},
    {"states", "AWS::StepFunctions::StateMachine", "states:eu-west-1:111122223333:stateMachine:m",
     "execution-role", AssetKind::kWorkload},
    {"bedrock-agentcore", "AWS::BedrockAgentCore::CodeInterpreterCustom",
     "bedrock-agentcore:eu-west-1:111122223333:code-interpreter/c", "execution-role", AssetKind::kWorkload},
};

AssetRef told(BatchBuilder& out, AssetKind kind, std::string_view type, std::string_view identity) {
  Asset asset;
  asset.kind = kind;
  asset.name = out.text(identity);
  asset.identities.add(out.text("arn:aws:" + std::string(identity)));
  asset.tags.add(out.text("type:" + std::string(type)));
  asset.tags.add(out.text("account:" + std::string(kAccount)));
  return out.asset(asset);
}

// Only what the prerequisites speak of: a path that makes something new finds nothing that exists.
std::string runningIn(const Published& path) {
  return tell(
      "running.json",
      [&](BatchBuilder& out) {
        const AssetRef target =
            told(out, AssetKind::kIdentity, "AWS::IAM::Role", "iam::111122223333:role/target");
        std::set<std::string> named;
        for (const std::string& permission : path.permissions)
          named.insert(permission.substr(0, permission.find(':')));
        if (says(path, "cluster must exist") || says(path, "existing ecs cluster") ||
            says(path, "cluster with"))
          told(out, AssetKind::kAccount, "AWS::ECS::Cluster", "ecs:eu-west-1:111122223333:cluster/c");
        const bool exists = path.category == "existing-passrole" || says(path, "existing");
        for (const Existing& each : kExisting) {
          if (!exists || named.count(std::string(each.service)) == 0) continue;
          const AssetRef ref = told(out, each.kind, each.type, each.resource);
          // Of a new-passrole path it has no role worth having.
          if (path.category != "new-passrole")
            out.relate(ref, Relation::kAssumes, target, place(), each.detail);
          if (says(path, "automatic trigger") || says(path, "event source"))
            out.relate(
                told(out, AssetKind::kCloudResource, "AWS::SQS::Queue", "sqs:eu-west-1:111122223333:q"),
                Relation::kTriggers, ref, place());
        }
        if (says(path, "2 access keys (maximum")) {
          Asset victim;
          victim.kind = AssetKind::kIdentity;
          victim.identities.add(out.text(arn("user/victim")));
          victim.tags.add(out.text("access-keys:2"));
          out.asset(victim);
        }
      },
      Family::kInventory, true);
}

// Whether control of `start` leads to control of the account, by steps of an attacker.
bool escalates(const AttackGraph& graph) {
  std::vector<int> held(graph.nodes.size(), 0);  // 1 reached, 2 controlled
  const auto node = [&](std::string_view key) {
    for (uint32_t i = 0; i < graph.nodes.size(); ++i)
      if (graph.nodes[i].key == key) return i;
    return kNone;
  };
  const uint32_t account = node(arn("root"));
  for (const std::string_view start : {"user/start", "role/start"}) {
    if (const uint32_t at = node(arn(start)); at != kNone) held[at] = 2;
  }
  for (bool grew = true; grew;) {
    grew = false;
    for (const AttackEdge& edge : graph.edges) {
      const int needs = edge.needs == Foothold::kReached ? 1 : 2;
      const int gives = edge.gives == Foothold::kReached ? 1 : 2;
      if (!edge.attack || held[edge.from] < needs || held[edge.to] >= gives) continue;
      held[edge.to] = gives;
      grew = true;
    }
  }
  return account != kNone && held[account] == 2;
}

bool escalatesWith(const Published& path, const std::vector<std::string>& permissions) {
  Tables tables;
  const std::string account = accountOf(path, permissions);
  const ImportOutcome outcome = importPlain("account.json", account, {});
  EXPECT_FALSE(outcome.failed) << outcome.error.message << account;
  if (outcome.failed) return false;
  EXPECT_EQ(outcome.format->id, "aws_account_authorization");
  appendBatch(outcome.batch, tables);
  appendBatch(runningIn(path), tables);
  const Identities identities = resolveIdentities(tables);
  const Findings findings = correlate(tables, identities);
  Enrichment enrichment;
  enrichment.findings.resize(findings.rows.size());
  return escalates(buildAttackGraph(tables, identities, findings, enrichment, 1));
}

TEST(AwsPaths, ExactlyThePermissionsYieldTheEscalation) {
  const auto folder = shared("vectors/attack/pathfinding.cloud/data/paths");
  if (!folder) GTEST_SKIP() << "skipped: ../shared/vectors is not there";
  const std::vector<std::filesystem::path> files = filesBelow(*folder);
  size_t good = 0;
  std::string differences;
  for (const auto& file : files) {
    const Published path = read(readFile(file));
    ASSERT_FALSE(path.permissions.empty()) << file;
    std::string wrong = escalatesWith(path, path.permissions) ? "" : " no escalation";
    for (size_t i = 0; i < path.permissions.size(); ++i) {
      std::vector<std::string> less = path.permissions;
      less.erase(less.begin() + static_cast<ptrdiff_t>(i));
      if (escalatesWith(path, less)) wrong += " also without " + path.permissions[i];
    }
    if (wrong.empty()) ++good;
    if (!wrong.empty()) differences += path.id + ":" + wrong + "\n";
  }
  std::printf("aws paths: %zu of %zu\n%s", good, files.size(), differences.c_str());
  EXPECT_GE(good * 100, files.size() * 95) << differences;
}

}  // namespace
}  // namespace postern::corpus
