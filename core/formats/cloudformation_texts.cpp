// SPDX-License-Identifier: Apache-2.0
// Texts of policies in CloudFormation templates (cloudformation.h). "${Orders.Arn}/*" and
// "arn:aws:s3:::${Orders}/*" are "id:Orders/*": an ARN is made of region, account and a name that no template
// knows. A bucket with a name of its own has its ARN. Ignored: what parameters, mappings and conditions would
// give.
#include <string>

#include "formats/aws_asset.h"
#include "formats/cloudformation.h"
#include "formats/intrinsic_text.h"

namespace postern {

std::string CloudFormationTexts::text(Node value) const { return resolved(intrinsicText(value)); }

AssetRef CloudFormationTexts::asset(Node value) const {
  const IacResource* const named = model_.at(model_.reference(value));
  return named == nullptr ? kNone : named->asset;
}

std::string CloudFormationTexts::resolved(std::string text) const {
  for (size_t open = text.find("${"); open != std::string::npos; open = text.find("${", open + 2)) {
    const size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    const std::string_view inside = std::string_view(text).substr(open + 2, close - open - 2);
    const IacResource* const named = model_.at(inside.substr(0, inside.find('.')));
    if (named == nullptr || named->asset == kNone) continue;
    // Within other words it is a part of a name: "prefix-${Orders}".
    const bool isWhole =
        open == 0 || (text.starts_with("arn:") && (text[open - 1] == ':' || text[open - 1] == '/'));
    if (!isWhole) continue;
    return (named->arn.empty() ? "id:" + named->address : named->arn) + text.substr(close + 1);
  }
  return text;
}

}  // namespace postern
