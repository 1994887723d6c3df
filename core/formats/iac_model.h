// SPDX-License-Identifier: Apache-2.0
// The resources of one IaC document by address, and what an attribute of one means by another: an ARN, an id,
// a name, CloudFormation's Ref, Fn::GetAtt and Fn::Sub.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

struct IacResource {
  std::string address;  ///< "module.db.aws_s3_bucket.data[0]", a logical id
  std::string type;     ///< CloudFormation's word where there is one, else the source's own
  AssetRef asset = kNone;
  std::string arn{};  ///< where the document itself gives it
};

class IacModel {
 public:
  explicit IacModel(BatchBuilder& out) : out_(out) {}

  /// `base`: the address without the index of its last step; `names`: its id, name, URL: whatever others may
  /// call it by within its type.
  void add(const IacResource& resource, std::string_view base, std::initializer_list<std::string_view> names);
  /// nullptr where no resource has the address.
  const IacResource* at(std::string_view address) const;
  /// Those of one base address, at most kMaxInstances.
  std::vector<const IacResource*> allOf(std::string_view base) const;
  /// What a value means; `type` "" = any. Texts that name nothing of this document are read as what they are:
  /// ARNs, ids of EC2. kNone otherwise.
  AssetRef find(std::string_view type, Node value) const;
  AssetRef findText(std::string_view type, std::string_view text) const;
  /// The first address that a value refers to by Ref, Fn::GetAtt or Fn::Sub; "" = none.
  std::string_view reference(Node value) const;

  static constexpr size_t kMaxInstances = 64;

 private:
  std::string_view subReference(std::string_view text) const;

  BatchBuilder& out_;
  std::vector<IacResource> resources_;
  std::map<std::string, size_t, std::less<>> byAddress_;
  std::map<std::string, std::vector<size_t>, std::less<>> byBase_;
  std::map<std::pair<std::string, std::string>, size_t, std::less<>> byName_;  // by type and name
};

/// What an attribute of a resource of that type says of another.
struct IacLink {
  std::string_view type;       ///< of the resource, in the source's words
  std::string_view attribute;  ///< path, "*" = each item: "vpc_config/*/security_group_ids/*"
  Relation relation = Relation::kUnknown;
  std::string_view targetType;  ///< CloudFormation's word, "" = any
  std::string_view detail{};
  bool reversed = false;  ///< the other is the start of the relation
};

/// Calls `use` with every value at the path.
template <typename Use>
void eachAt(Node node, std::string_view path, Use use) {
  if (!node.exists()) return;
  if (path.empty()) return use(node);
  const size_t slash = path.find('/');
  const std::string_view step = path.substr(0, slash);
  const std::string_view rest = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  if (step != "*") return eachAt(node[step], rest, use);
  for (const Node item : node.items()) eachAt(item, rest, use);
}

}  // namespace postern
