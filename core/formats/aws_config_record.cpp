// SPDX-License-Identifier: Apache-2.0
// See aws_config_record.h. AWS Config writes most configurations as Java's beans of the API are named (the
// first letter small, some runs of capitals folded), newer ones as CloudFormation's properties.
#include "formats/aws_config_record.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_resource_policy.h"
#include "formats/embedded_json.h"

namespace postern {
namespace {

bool isPlainWord(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return isAsciiAlnum(c); });
}

std::string_view apiKey(Tape& tape, std::string_view key) {
  if (!isPlainWord(key) || key[0] < 'a' || key[0] > 'z') return tape.arena().copy(key);
  if (key == "dnsname") return "DNSName";
  std::string word(key);
  word[0] = static_cast<char>(word[0] - 'a' + 'A');
  if (word.size() > 2 && word.starts_with("Db") && word[2] >= 'A' && word[2] <= 'Z') word[1] = 'B';
  return tape.arena().copy(word);
}

// Nesting is bounded by limits::kMaxDepth, which the reader enforces.
void copyAs(Tape& tape, Node value) {
  switch (value.kind()) {
    case NodeKind::kObject: {
      const uint32_t at = tape.open(NodeKind::kObject);
      for (const Node::Member member : value.members()) {
        tape.key(apiKey(tape, member.key));
        if (equalsIgnoreCase(member.key, "variables")) {
          tape.copy(member.value);
        } else {
          copyAs(tape, member.value);
        }
      }
      return tape.close(at, value.size());
    }
    case NodeKind::kArray: {
      const uint32_t at = tape.open(NodeKind::kArray);
      for (const Node item : value.items()) copyAs(tape, item);
      return tape.close(at, value.size());
    }
    case NodeKind::kMissing:
      return tape.scalar(NodeKind::kNull, {});
    default:
      return tape.scalar(value.kind(), value.text());
  }
}

constexpr int kMaxWraps = 4;

void unwrapPolicy(Node value, int wraps, FunctionRef<void(Node)> use) {
  if (wraps == 0) return;
  const auto unwrap = [&](Node inner) { unwrapPolicy(inner, wraps - 1, use); };
  if (value.isObject()) return value["Statement"].exists() ? use(value) : unwrap(value["policyText"]);
  if (isAwsPolicyText(value)) return use(value);
  if (!trim(value.text()).starts_with('"')) {
    (void)eachJson(value, unwrap);
    return;
  }
  const std::string wrapped = "[" + std::string(value.text()) + "]";  // the text of a text
  Tape tape;
  tape.scalar(NodeKind::kString, wrapped);
  (void)eachJson(tape.root(), unwrap);
}

}  // namespace

AwsConfigItem::AwsConfigItem(Node item)
    : node(item),
      type(item["resourceType"].text()),
      id(item["resourceId"].text()),
      name(item["resourceName"].text()),
      arn(item.firstText({"ARN", "arn"})),
      account(item.firstText({"awsAccountId", "accountId"})),
      region(item["awsRegion"].text()),
      captured(item.firstText({"configurationItemCaptureTime", "configurationStateId"})) {
  const std::string_view status = item["configurationItemStatus"].text();
  isDeleted = containsIgnoreCase(status, "Deleted") || status == "ResourceNotRecorded";
}

std::string AwsConfigItem::key() const {
  std::string out;
  for (const std::string_view part : {account, region, type, id}) out += std::string(part) + "\n";
  return out;
}

void eachAwsConfigItem(Node record, FunctionRef<void(const AwsConfigItem&)> use) {
  if (record.isObject()) return use(AwsConfigItem(record));
  if (!record.isString()) return;
  (void)eachJson(record, [&](Node item) {
    if (item.isObject()) use(AwsConfigItem(item));
  });
}

void eachAwsConfigPolicy(Node value, FunctionRef<void(Node)> use) { unwrapPolicy(value, kMaxWraps, use); }

Node awsApiShape(Tape& tape, Node value, std::pair<std::string_view, std::string_view> given) {
  tape.clear();
  const uint32_t at = tape.open(NodeKind::kObject);
  uint32_t count = 0;
  for (const Node::Member member : value.members()) {
    tape.key(apiKey(tape, member.key));
    copyAs(tape, member.value);
    ++count;
  }
  if (!given.first.empty()) {
    tape.key(given.first);
    tape.scalar(NodeKind::kString, given.second);
    ++count;
  }
  tape.close(at, count);
  return tape.root();
}

}  // namespace postern
