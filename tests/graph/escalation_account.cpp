// SPDX-License-Identifier: Apache-2.0
// See escalation_account.h.
#include "escalation_account.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "read/located_yaml.h"

namespace postern {
namespace {

constexpr std::string_view kArn = "arn:aws:iam::111122223333:";
constexpr std::string_view kAdministrator =
    R"([{"PolicyName":"AdministratorAccess","PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}])";

std::string arn(std::string_view resource) { return std::string(kArn) + std::string(resource); }

std::string list(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "\"" : ", \"") + text + "\"";
  return "[" + out + "]";
}

std::string document(const std::vector<std::string>& actions, const AccountVariant& variant) {
  std::string out = R"({"Effect":"Allow","Action":)" + list(actions) + R"(,"Resource":")" + variant.resource +
                    "\"" + (variant.condition.empty() ? "" : R"(,"Condition":)" + variant.condition) + "}";
  if (!variant.deny.empty()) out += R"(,{"Effect":"Deny","Action":")" + variant.deny + R"(","Resource":"*"})";
  return R"({"Version":"2012-10-17","Statement":[)" + out + "]}";
}

std::string policy(std::string_view name, const std::string& text) {
  return R"({"PolicyName":")" + std::string(name) + R"(","Arn":")" + arn("policy/" + std::string(name)) +
         R"(","DefaultVersionId":"v1","PolicyVersionList":[{"VersionId":"v1","IsDefaultVersion":true,"Document":)" +
         text + "}]}";
}

std::string attached(std::string_view name) {
  return R"("AttachedManagedPolicies":[{"PolicyName":")" + std::string(name) + R"(","PolicyArn":")" +
         arn("policy/" + std::string(name)) + "\"}]";
}

std::string trust(const std::string& service, bool account) {
  std::string principal = account ? R"("AWS":")" + arn("root") + "\"" : "";
  if (!service.empty()) {
    const bool isService = service.ends_with(".amazonaws.com") && !service.starts_with("cognito-identity");
    const bool isProvider = service.starts_with("arn:");
    principal += std::string(principal.empty() ? "" : ",") +
                 (isService && !isProvider ? R"("Service":")" : R"("Federated":")") + service + "\"";
  }
  const std::string statement =
      principal.empty() ? ""
                        : R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{)" + principal + "}}";
  return R"({"Version":"2012-10-17","Statement":[)" + statement + "]}";
}

std::string rightsOf(const Escalation& e, const std::vector<std::string>& permissions,
                     const AccountVariant& variant) {
  if (e.own) return attached("own");
  if (permissions.empty()) return R"("AttachedManagedPolicies":[])";
  return std::string(e.role ? R"("RolePolicyList":)" : R"("UserPolicyList":)") +
         R"([{"PolicyName":"p","PolicyDocument":)" + document(permissions, variant) + "}]";
}

std::string boundary(const AccountVariant& variant) {
  return variant.bounded
             ? R"(,"PermissionsBoundary":{"PermissionsBoundaryType":"Policy","PermissionsBoundaryArn":")" +
                   arn("policy/little") + "\"}"
             : "";
}

std::string roles(const Escalation& e, const std::string& rights, const AccountVariant& variant) {
  const std::string profile = R"([{"InstanceProfileName":"target","Arn":")" + arn("instance-profile/target") +
                              R"(","Roles":[{"RoleName":"target","Arn":")" + arn("role/target") + R"("}]}])";
  std::string out = R"({"RoleName":"target","Arn":")" + arn("role/target") +
                    R"(","AssumeRolePolicyDocument":)" + trust(e.trusts, e.assumable) +
                    R"(,"InstanceProfileList":)" + (e.trusts == "ec2.amazonaws.com" ? profile : "[]") + "," +
                    attached("weak") + "}";
  if (e.role)
    out += R"(,{"RoleName":"start","Arn":")" + arn("role/start") + R"(","AssumeRolePolicyDocument":)" +
           trust({}, false) + "," + rights + boundary(variant) + "}";
  return out;
}

std::string configItem(std::string_view line) {
  const size_t space = line.find(' ');
  const std::string type(line.substr(0, space));
  const std::string arnText(line.substr(space + 1));
  const std::string name = arnText.substr(arnText.find_last_of(":/") + 1);
  return R"({"configurationItemStatus":"OK","resourceType":")" + type + R"(","resourceId":")" + name +
         R"(","resourceName":")" + name + R"(","ARN":")" + arnText +
         R"(","awsRegion":"eu-west-1","awsAccountId":"111122223333","configuration":{},"relationships":[],"tags":{}})";
}

}  // namespace

std::string escalationStart(const Escalation& escalation) {
  return arn(escalation.role ? "role/start" : "user/start");
}

EstateFiles escalationAccount(const Escalation& e, const std::vector<std::string>& permissions,
                              const AccountVariant& variant) {
  const std::string rights = rightsOf(e, permissions, variant);
  std::string users = R"({"UserName":"victim","Arn":")" + arn("user/victim") +
                      R"(","AttachedManagedPolicies":)" + std::string(kAdministrator) + "}";
  if (!e.role)
    users += R"(,{"UserName":"start","Arn":")" + arn("user/start") + R"(","GroupList":)" +
             (e.group ? R"(["mine"])" : "[]") + "," + rights + boundary(variant) + "}";
  const std::string groups = R"({"GroupName":"admins","Arn":")" + arn("group/admins") +
                             R"(","AttachedManagedPolicies":)" + std::string(kAdministrator) +
                             R"(},{"GroupName":"mine","Arn":")" + arn("group/mine") + "\"," +
                             attached("team") + "}";
  const AccountVariant plain;
  const std::vector<std::string> little{"s3:ListAllMyBuckets"};
  std::string policies = policy("weak", document(little, plain)) + "," +
                         policy("team", document(little, plain)) + "," +
                         policy("little", document(little, plain));
  if (e.own && !permissions.empty()) policies += "," + policy("own", document(permissions, variant));
  EstateFiles out;
  out["account.json"] = R"({"UserDetailList":[)" + users + R"(],"GroupDetailList":[)" + groups +
                        R"(],"RoleDetailList":[)" + roles(e, rights, variant) + R"(],"Policies":[)" +
                        policies + "]}";
  std::string items;
  for (const std::string& line : e.exists) items += (items.empty() ? "" : ",") + configItem(line);
  if (!items.empty())
    out["snapshot.json"] =
        R"({"fileVersion":"1.0","configSnapshotId":"s","configurationItems":[)" + items + "]}";
  if (e.keys) {
    out["credentials.csv"] =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
        "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
        "access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
        "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,"
        "cert_2_active,cert_2_last_rotated\n"
        "victim," +
        arn("user/victim") +
        ",2024-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,true,2024-01-01T00:00:00+00:00,N/A,N/A,N/A,true,"
        "2024-01-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,false,N/A\n";
  }
  return out;
}

std::vector<Escalation> readEscalations(const std::filesystem::path& path) {
  const std::string text = readText(path);
  LocatedYaml yaml(text, "the escalations", ErrorCode::kMalformed);
  std::vector<Escalation> out;
  EXPECT_TRUE(yaml.isReadable()) << path << (yaml.problems().empty() ? "" : yaml.problems()[0].message);
  if (!yaml.isReadable()) return out;
  for (const Node node : yaml.root()["escalations"].items()) {
    Escalation e;
    e.rule = node["rule"].text();
    e.trusts = node["trusts"].text();
    e.to = node["to"].text();
    for (const Node permission : node["permissions"].items()) e.permissions.emplace_back(permission.text());
    for (const Node thing : node["exists"].items()) e.exists.emplace_back(thing.text());
    for (const Node is : node["start"].items()) {
      e.group = e.group || is.text() == "group";
      e.own = e.own || is.text() == "own-policy";
      e.role = e.role || is.text() == "role";
      e.keys = e.keys || is.text() == "two-keys";
      e.assumable = e.assumable || is.text() == "assumable";
    }
    out.push_back(std::move(e));
  }
  return out;
}

}  // namespace postern
