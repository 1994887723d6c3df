// SPDX-License-Identifier: Apache-2.0
// See aws_config_relations.h. The words are sentences: "Is contained in Vpc", "Is associated with
// SecurityGroup"; those that have no relation of ours stay as they are.
#include "formats/aws_config_relations.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"

namespace postern {
namespace {

constexpr std::string_view kGroupType = "AWS::EC2::SecurityGroup";
constexpr std::string_view kStackType = "AWS::CloudFormation::Stack";
constexpr std::string_view kVolumeType = "AWS::EC2::Volume";
constexpr std::string_view kInstanceType = "AWS::EC2::Instance";

std::string keyOf(std::string_view account, std::string_view type, std::string_view word) {
  return std::string(account) + "\n" + std::string(type) + "\n" + std::string(word);
}

bool isIdentity(std::string_view type) {
  return type == "AWS::IAM::User" || type == "AWS::IAM::Role" || type == "AWS::IAM::Group";
}

}  // namespace

std::string awsConfigArn(const AwsConfigItem& item) {
  if (!item.arn.empty()) return std::string(item.arn);
  if (item.type == "AWS::S3::Bucket" && !item.id.empty()) return "arn:aws:s3:::" + std::string(item.id);
  return item.id.starts_with("arn:") ? std::string(item.id) : std::string();
}

void AwsConfigRelations::learn(const AwsConfigItem& item) {
  const std::string arn = awsConfigArn(item);
  if (arn.empty() || item.isDeleted) return;
  for (const std::string_view word : {item.id, item.name}) {
    if (!word.empty()) arns_.try_emplace(keyOf(item.account, item.type, word), arn);
  }
}

AssetRef AwsConfigRelations::other(const AwsConfigItem& item, Node relationship) {
  std::string_view type = relationship["resourceType"].text();
  const std::string_view id = relationship["resourceId"].text();
  const std::string_view name = relationship["resourceName"].text();
  for (const std::string_view word : {id, name}) {
    const auto known = arns_.find(keyOf(item.account, type, word));
    if (known != arns_.end() && !word.empty())
      return awsMention(out_, known->second, type == "AWS::IAM::Policy" ? "AWS::IAM::ManagedPolicy" : type);
  }
  if (type == "AWS::IAM::Policy") type = "AWS::IAM::ManagedPolicy";
  if (id.starts_with("arn:")) return awsMention(out_, id, type);
  if (isAwsId(id)) return awsMentionId(out_, id, type);
  const std::string_view bucket = id.empty() ? name : id;
  if (type == "AWS::S3::Bucket" && !bucket.empty())
    return awsMention(out_, "arn:aws:s3:::" + std::string(bucket), type);
  return kNone;
}

void AwsConfigRelations::relate(const RecordPlace& record, const End& self, const End& other,
                                std::string_view word) {
  const auto say = [&](const End& from, Relation relation, const End& to) {
    out_.relate(from.asset, relation, to.asset, record);
  };
  const bool isContained = word.starts_with("Is contained in");
  if (isContained || word.starts_with("Contains")) {
    const End& part = isContained ? self : other;
    const End& whole = isContained ? other : self;
    return whole.type == kStackType ? say(whole, Relation::kDeploys, part)
                                    : say(part, Relation::kPartOf, whole);
  }
  const auto between = [&](std::string_view a, std::string_view b) {
    return self.type == a && other.type == b ? &self : self.type == b && other.type == a ? &other : nullptr;
  };
  if (isIdentity(self.type) && other.type == "AWS::IAM::Policy") return say(self, Relation::kHolds, other);
  if (self.type == "AWS::IAM::Policy" && isIdentity(other.type)) return say(other, Relation::kHolds, self);
  if (const End* const user = between("AWS::IAM::User", "AWS::IAM::Group"); user != nullptr)
    return say(*user, Relation::kMemberOf, user == &self ? other : self);
  if (const End* const instance = between(kInstanceType, kVolumeType); instance != nullptr)
    return say(*instance, Relation::kMounts, instance == &self ? other : self);
  if (other.type == kGroupType && self.type != kGroupType) return say(self, Relation::kMemberOf, other);
  if (self.type == kGroupType && other.type != kGroupType) return say(other, Relation::kMemberOf, self);
  out_.relate(self.asset, Relation::kLinked, other.asset, record, clipUtf8(word, 200));
}

void AwsConfigRelations::state(const RecordPlace& record, const AwsConfigItem& item, AssetRef self) {
  for (const Node relationship : item.node["relationships"].items()) {
    const End other{relationship["resourceType"].text(), this->other(item, relationship)};
    if (other.asset == kNone) {
      out_.diagnostics().add("unknown_resource", "a relationship with a resource that has no item here",
                             record.path());
      continue;
    }
    relate(record, {item.type, self}, other, trim(relationship.firstText({"name", "relationshipName"})));
  }
}

}  // namespace postern
