// SPDX-License-Identifier: Apache-2.0
// Users, groups, roles and managed policies in the shape of IAM's API (UserDetail, GroupDetail, RoleDetail,
// ManagedPolicyDetail), which AWS Config keeps too: who holds what.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/batch_builder.h"
#include "read/record.h"

namespace postern {

enum class AwsIamKind : uint8_t { kUser, kGroup, kRole, kPolicy };

class AwsIamReader {
 public:
  /// `citesParts`: policies are cited at their place within the record; else as the record.
  AwsIamReader(BatchBuilder& out, bool citesParts) : out_(out), citesParts_(citesParts) {}

  /// Names of groups and boundaries of identities are needed before the records that they belong to are read.
  void learn(AwsIamKind kind, Node node);
  void read(AwsIamKind kind, const Record& r);
  /// After the last record: what AWS publishes of its policies that something holds and no record has.
  void unheldPolicies();

 private:
  /// Who holds a policy, and where the source says so.
  struct Holder {
    std::string parent, key;
    uint32_t index = 0;
  };

  AssetRef principal(const Record& r, std::string_view type, std::string_view inlineList);
  void inlinePolicies(const Record& r, AssetRef self, std::string_view list);
  void user(const Record& r);
  void role(const Record& r);
  void policy(const Record& r);

  BatchBuilder& out_;
  bool citesParts_;
  std::map<std::string, std::string, std::less<>> groupArns_;             // by account and name
  std::map<std::string, std::vector<std::string>, std::less<>> limited_;  // per policy: ARNs that it bounds
  std::set<std::string, std::less<>> held_;                               // policies whose text is here
  std::map<std::string, Holder, std::less<>> named_;  // policies that something holds, first to say so
};

}  // namespace postern
