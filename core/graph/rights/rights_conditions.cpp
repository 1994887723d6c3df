// SPDX-License-Identifier: Apache-2.0
// See rights_conditions.h, and for the operators
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html The
// formats write conditions compactly, so the texts can be found without a tree:
// "StringEquals":{"iam:PassedToService":["ec2.amazonaws.com"]}
#include "graph/rights/rights_conditions.h"

#include "base/diagnostics.h"
#include "base/text.h"
#include "graph/rights/rights_of_system.h"
#include "read/document.h"

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

enum class Test : uint8_t { kUnknown, kFails, kHolds };

// One test: "ArnNotLike" of "aws:PrincipalArn" with its values. Operators over sets of values are not known.
Test test(std::string_view op, std::string_view key, Node values, std::string_view arn) {
  const auto parts = split(arn, ':');
  if (parts.size() < 6) return Test::kUnknown;
  std::string_view asked;
  if (equalsIgnoreCase(key, "aws:PrincipalArn")) asked = arn;
  if (equalsIgnoreCase(key, "aws:PrincipalAccount")) asked = parts[4];
  std::string word = toLowerAscii(op);
  if (word.ends_with("ifexists")) word.resize(word.size() - 8);
  const bool negated = word.find("not") != std::string::npos;
  if (negated) word.erase(word.find("not"), 3);
  const bool ignoreCase = word == "stringequalsignorecase";
  const bool isPattern = word == "stringlike" || word == "arnlike" || word == "arnequals";
  if (asked.empty() || (!ignoreCase && !isPattern && word != "stringequals")) return Test::kUnknown;
  bool named = false;
  for (const Node value : values.items()) {
    const std::string_view said = value.text();
    if (said.find("${") != std::string_view::npos) return Test::kUnknown;
    named = named || (isPattern    ? matchesPattern(said, asked, false)
                      : ignoreCase ? equalsIgnoreCase(said, asked)
                                   : said == asked);
  }
  return named != negated ? Test::kHolds : Test::kFails;
}

}  // namespace

bool isMetBy(std::string_view condition, std::string_view arn) {
  if (!containsIgnoreCase(condition, "aws:principal")) return false;
  Diagnostics unheard;
  auto document = Document::open("", condition, unheard);
  if (!document) return false;
  bool isMet = false;
  const Status read = document.value().read(
      {"/"},
      [&](const Record& record) {
        isMet = record.node.size() > 0;
        for (const Node::Member op : record.node.members()) {
          for (const Node::Member key : op.value.members())
            isMet = isMet && test(op.key, key.key, key.value, arn) == Test::kHolds;
        }
      },
      unheard);
  return read.ok() && isMet;
}

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
