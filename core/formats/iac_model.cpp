// SPDX-License-Identifier: Apache-2.0
// See iac_model.h. Intrinsics:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
#include "formats/iac_model.h"

#include "base/text.h"
#include "formats/aws_asset.h"

namespace postern {

void IacModel::add(const IacResource& resource, std::string_view base,
                   std::initializer_list<std::string_view> names) {
  const size_t index = resources_.size();
  if (!byAddress_.try_emplace(resource.address, index).second) return;
  resources_.push_back(resource);
  byBase_[std::string(base)].push_back(index);
  for (const std::string_view name : names) {
    if (!name.empty()) byName_.try_emplace({resource.type, std::string(name)}, index);
  }
}

const IacResource* IacModel::at(std::string_view address) const {
  const auto at = byAddress_.find(address);
  return at == byAddress_.end() ? nullptr : &resources_[at->second];
}

std::vector<const IacResource*> IacModel::allOf(std::string_view base) const {
  std::vector<const IacResource*> out;
  const auto at = byBase_.find(base);
  if (at == byBase_.end()) return out;
  for (const size_t index : at->second) {
    if (out.size() < kMaxInstances) out.push_back(&resources_[index]);
  }
  return out;
}

AssetRef IacModel::findText(std::string_view type, std::string_view text) const {
  text = trim(text);
  if (text.empty()) return kNone;
  const auto named = byName_.find(std::pair(std::string(type), std::string(text)));
  if (named != byName_.end()) return resources_[named->second].asset;
  if (text.starts_with("arn:")) return awsMention(out_, text, type);
  if (isEc2Id(text) && (type.empty() || type.starts_with("AWS::EC2::")))
    return awsMentionId(out_, text, type);
  return kNone;
}

AssetRef IacModel::find(std::string_view type, Node value) const {
  if (!value.isObject() && !value.isArray()) return findText(type, value.text());
  const IacResource* const target = at(reference(value));
  return target == nullptr || (!type.empty() && target->type != type) ? kNone : target->asset;
}

// "${Bucket.Arn}/*" names Bucket; "${!Literal}" and "${AWS::Region}" name nothing.
std::string_view IacModel::subReference(std::string_view text) const {
  for (size_t from = text.find("${"); from != std::string_view::npos; from = text.find("${", from + 2)) {
    const size_t end = text.find('}', from);
    if (end == std::string_view::npos) break;
    const std::string_view name = text.substr(from + 2, end - from - 2);
    const auto known = byAddress_.find(name.substr(0, name.find('.')));
    if (known != byAddress_.end()) return known->first;
  }
  return {};
}

// Nesting is bounded by limits::kMaxDepth, which the reader enforces.
std::string_view IacModel::reference(Node value) const {
  if (value.isArray()) {
    for (const Node item : value.items()) {
      if (const std::string_view found = reference(item); !found.empty()) return found;
    }
    return {};
  }
  for (const Node::Member member : value.members()) {
    std::string_view found;
    if (member.key == "Ref") {
      found = member.value.text();
    } else if (member.key == "Fn::GetAtt") {
      found = member.value.isArray() ? member.value.item(0).text() : member.value.text();
      found = found.substr(0, found.find('.'));
    } else if (member.key == "Fn::Sub") {
      found = subReference(member.value.isArray() ? member.value.item(0).text() : member.value.text());
    } else {
      found = reference(member.value);
    }
    if (byAddress_.find(found) != byAddress_.end()) return found;
  }
  return {};
}

}  // namespace postern
