// SPDX-License-Identifier: Apache-2.0
// What AWS Config keeps of a thing says what the service's own call says of it: every relation and grant.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/formats/fixtures.h"
#include "tests/formats/golden_dump.h"

namespace postern {
namespace {

// Relations with their details and grants, without the place they are cited at.
std::set<std::string> facts(const std::string& bytes) {
  const fixtures::Import result = fixtures::import("input.json", bytes);
  EXPECT_EQ(result.problem, "");
  std::set<std::string> out;
  std::string open;
  const std::string dump = dumpTables(result.tables);
  for (size_t begin = 0; begin < dump.size();) {
    const size_t end = dump.find('\n', begin);
    const std::string line = dump.substr(begin, end - begin);
    begin = end + 1;
    if (line.starts_with("  record")) continue;
    if (!line.starts_with("  ")) {
      if (!open.empty()) out.insert(open);
      open = line.starts_with("edge") || line.starts_with("grant") ? line : std::string();
    } else if (!open.empty()) {
      open += "\n" + line;
    }
  }
  if (!open.empty()) out.insert(open);
  return out;
}

std::string item(const std::string& type, const std::string& id, const std::string& arn,
                 const std::string& configuration) {
  return R"({"configurationItems":[{"resourceType":")" + type + R"(","resourceId":")" + id + R"(","ARN":")" +
         arn + R"(","awsAccountId":"444455556666","awsRegion":"eu-west-1","configuration":)" + configuration +
         "}]}";
}

void expectAll(const std::string& described, const std::string& configured) {
  const std::set<std::string> wanted = facts(described);
  const std::set<std::string> have = facts(configured);
  EXPECT_FALSE(wanted.empty());
  for (const std::string& fact : wanted) EXPECT_EQ(have.count(fact), 1U) << fact;
}

TEST(AwsConfig, AnInstanceIsWhatDescribeInstancesSays) {
  expectAll(
      R"({"Reservations":[{"OwnerId":"444455556666","Instances":[{"InstanceId":"i-0aaaaaaaaaaaaaaa1",
        "ImageId":"ami-0aaaaaaaaaaaaaaa1","State":{"Name":"running"},"Placement":{"AvailabilityZone":"eu-west-1a"},
        "IamInstanceProfile":{"Arn":"arn:aws:iam::444455556666:instance-profile/web"},
        "SecurityGroups":[{"GroupId":"sg-0aaaaaaaaaaaaaaa1"}],"SubnetId":"subnet-0aaaaaaaaaaaaaaa1"}]}]})",
      item(
          "AWS::EC2::Instance", "i-0aaaaaaaaaaaaaaa1",
          "arn:aws:ec2:eu-west-1:444455556666:instance/i-0aaaaaaaaaaaaaaa1",
          R"({"instanceId":"i-0aaaaaaaaaaaaaaa1","imageId":"ami-0aaaaaaaaaaaaaaa1","state":{"name":"running"},
             "placement":{"availabilityZone":"eu-west-1a"},
             "iamInstanceProfile":{"arn":"arn:aws:iam::444455556666:instance-profile/web"},
             "securityGroups":[{"groupId":"sg-0aaaaaaaaaaaaaaa1"}],"subnetId":"subnet-0aaaaaaaaaaaaaaa1"})"));
}

TEST(AwsConfig, AGroupAdmitsWhatDescribeSecurityGroupsSays) {
  expectAll(
      R"({"SecurityGroups":[{"GroupId":"sg-0aaaaaaaaaaaaaaa1","OwnerId":"444455556666",
      "VpcId":"vpc-0aaaaaaaaaaaaaaa1","IpPermissions":[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,
      "IpRanges":[{"CidrIp":"10.0.0.0/8"}],"UserIdGroupPairs":[{"GroupId":"sg-0aaaaaaaaaaaaaaa2"}],
      "Ipv6Ranges":[{"CidrIpv6":"::/0"}],"PrefixListIds":[{"PrefixListId":"pl-0aaaaaaaaaaaaaaa1"}]}]}]})",
      item("AWS::EC2::SecurityGroup", "sg-0aaaaaaaaaaaaaaa1", "",
           R"({"groupId":"sg-0aaaaaaaaaaaaaaa1","ownerId":"444455556666","vpcId":"vpc-0aaaaaaaaaaaaaaa1",
                   "ipPermissions":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,
                   "ipRanges":["10.0.0.0/8"],"ipv4Ranges":[{"cidrIp":"10.0.0.0/8"}],
                   "userIdGroupPairs":[{"groupId":"sg-0aaaaaaaaaaaaaaa2"}],
                   "ipv6Ranges":[{"cidrIpv6":"::/0"}],"prefixListIds":[{"prefixListId":"pl-0aaaaaaaaaaaaaaa1"}]}]})"));
}

TEST(AwsConfig, ARoleHoldsWhatAuthorizationDetailsSay) {
  const std::string trust =
      R"({\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]})";
  const std::string rights =
      R"({\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::orders/*\"}]})";
  const std::string arn = "arn:aws:iam::444455556666:role/web";
  const std::string detail =
      R"({"RoleName":"web","Arn":"arn:aws:iam::444455556666:role/web","AssumeRolePolicyDocument":")" + trust +
      R"(","RolePolicyList":[{"PolicyName":"p","PolicyDocument":")" + rights +
      R"("}],"AttachedManagedPolicies":[{"PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}],
      "PermissionsBoundary":{"PermissionsBoundaryArn":"arn:aws:iam::444455556666:policy/limit"}})";
  const std::string kept =
      R"({"roleName":"web","arn":"arn:aws:iam::444455556666:role/web","assumeRolePolicyDocument":")" + trust +
      R"(","rolePolicyList":[{"policyName":"p","policyDocument":")" + rights +
      R"("}],"attachedManagedPolicies":[{"policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}],
      "permissionsBoundary":{"permissionsBoundaryArn":"arn:aws:iam::444455556666:policy/limit"}})";
  const std::string described = R"({"RoleDetailList":[)" + detail + R"(],"Policies":[]})";
  expectAll(described, item("AWS::IAM::Role", "AROAEXAMPLEROLE00001", arn, kept));
  // The same item as queries and histories print it: a configuration that is a text.
  std::string text;
  for (const char c : kept) {
    if (c == '\n') continue;
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  expectAll(described, item("AWS::IAM::Role", "AROAEXAMPLEROLE00001", arn, "\"" + text + "\""));
}

}  // namespace
}  // namespace postern
