// SPDX-License-Identifier: Apache-2.0
// See intrinsic_text.h. Nesting is bounded by limits::kMaxDepth, which the reader enforces.
#include "formats/intrinsic_text.h"

namespace postern {
namespace {

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
    out = sub.isArray() ? sub.item(0).text() : sub.text();
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
