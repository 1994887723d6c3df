// SPDX-License-Identifier: Apache-2.0
// See intrinsic_text.h. Nesting is bounded by limits::kMaxDepth, which the reader enforces.
#include "formats/intrinsic_text.h"

namespace postern {
namespace {

constexpr size_t kMaxText = 100'000;
constexpr size_t kMaxVariables = 64;

// The partition is "aws" but for China and GovCloud, whose ARNs no template can tell from it.
void replacePartition(std::string& text) {
  constexpr std::string_view kPartition = "${AWS::Partition}";
  for (size_t at = text.find(kPartition); at != std::string::npos; at = text.find(kPartition, at))
    text.replace(at, kPartition.size(), "aws");
}

std::string joined(Node arguments) {
  std::string out;
  bool isFirst = true;
  for (const Node part : arguments.item(1).items()) {
    if (!isFirst) out += arguments.item(0).text();
    isFirst = false;
    out += intrinsicText(part);
  }
  return out;
}

// ["${Bucket}/${Path}", {"Path": "public"}]: what the map has no word for stays a reference.
std::string substituted(Node sub) {
  if (!sub.isArray()) return std::string(sub.text());
  std::string out(sub.item(0).text());
  size_t variables = 0;
  for (const Node::Member variable : sub.item(1).members()) {
    if (++variables > kMaxVariables || out.size() > kMaxText) break;
    const std::string reference = "${" + std::string(variable.key) + "}";
    const std::string value = intrinsicText(variable.value);
    if (value.empty()) continue;
    for (size_t at = out.find(reference); at != std::string::npos && out.size() < kMaxText;
         at = out.find(reference, at + value.size()))
      out.replace(at, reference.size(), value);
  }
  return out;
}

std::string attribute(Node argument) {
  if (!argument.isArray()) return "${" + std::string(argument.text()) + "}";
  return "${" + std::string(argument.item(0).text()) + "." + std::string(argument.item(1).text()) + "}";
}

}  // namespace

std::string intrinsicText(Node value) {
  std::string out;
  if (!value.isObject()) {
    out = value.text();
  } else if (const Node ref = value["Ref"]; ref.exists()) {
    out = "${" + std::string(ref.text()) + "}";
  } else if (const Node sub = value["Fn::Sub"]; sub.exists()) {
    out = substituted(sub);
  } else if (const Node get = value["Fn::GetAtt"]; get.exists()) {
    out = attribute(get);
  } else if (const Node join = value["Fn::Join"]; join.exists()) {
    out = joined(join);
  } else if (const Node imported = value["Fn::ImportValue"]; imported.exists()) {
    out = "${import:" + intrinsicText(imported) + "}";
  }
  replacePartition(out);
  return out;
}

}  // namespace postern
