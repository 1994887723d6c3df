// SPDX-License-Identifier: Apache-2.0
// See rights_conditions.h. The formats write conditions compactly, so the texts can be found without a tree:
// "StringEquals":{"iam:PassedToService":["ec2.amazonaws.com"]}
#include "graph/rights/rights_conditions.h"

#include "base/text.h"
#include "graph/rights/rights_of_system.h"

namespace postern {
namespace {

constexpr std::string_view kKey = "\"iam:passedtoservice\":";

// The strings of the value that begins at `at`, a string or an array of strings.
template <typename Use>
void eachText(std::string_view json, size_t at, Use use) {
  const size_t end = at < json.size() && json[at] == '[' ? json.find(']', at) : json.find('"', at + 1) + 1;
  while (at < json.size() && at < end) {
    const size_t open = json.find('"', at);
    if (open == std::string_view::npos || open >= end) return;
    const size_t close = json.find('"', open + 1);
    if (close == std::string_view::npos) return;
    use(json.substr(open + 1, close - open - 1));
    at = close + 1;
  }
}

}  // namespace

bool forbidsPassingTo(std::string_view condition, std::string_view service) {
  const std::string folded = toLowerAscii(condition);
  for (size_t at = folded.find(kKey); at != std::string::npos; at = folded.find(kKey, at + 1)) {
    const size_t open = folded.rfind('{', at);
    const size_t end = open == std::string::npos || open < 2 ? std::string::npos : folded.rfind('"', open);
    const size_t begin =
        end == std::string::npos || end == 0 ? std::string::npos : folded.rfind('"', end - 1);
    if (begin == std::string::npos) continue;
    const std::string_view op = std::string_view(folded).substr(begin + 1, end - begin - 1);
    bool named = false;
    eachText(folded, at + kKey.size(),
             [&](std::string_view said) { named = named || matchesPattern(said, service, true); });
    const bool negated = op.find("not") != std::string_view::npos;
    if (named == negated) return true;
  }
  return false;
}

}  // namespace postern
