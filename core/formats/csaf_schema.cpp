// SPDX-License-Identifier: Apache-2.0
// The essentials of CSAF's JSON schemas (csaf_schema_table.h): types, required members, words, and in 2.1,
// whose schema closes its objects, unknown members. Of the patterns: CVE, versions and hashes.
#include "formats/csaf_schema_table.h"

#include <algorithm>

#include "base/text.h"
#include "formats/csaf_rules.h"

namespace postern {
namespace {

class Schema {
 public:
  Schema(bool is21, CsafProblems& problems) : version_(is21 ? 2 : 1), problems_(problems) {}

  void object(Node node, const CsafShape& shape, const std::string& where, int depth) {
    if (!node.isObject()) return bad(where, "must be an object");
    if (node.size() == 0) return bad(where, "must not be empty");
    for (const CsafMember& member : shape.members) {
      if ((member.required & version_) != 0 && !node[member.name].exists())
        bad(where, std::string(member.name) + " is required");
    }
    for (const Node::Member given : node.members()) {
      const auto known = std::find_if(shape.members.begin(), shape.members.end(),
                                      [&](const CsafMember& member) { return member.name == given.key; });
      const bool allowed = known != shape.members.end() && (known->allowed & version_) != 0;
      if (!allowed) {
        if (version_ == 2) bad(where, std::string(given.key) + " is not defined");
        continue;
      }
      value(given.value, *known,
            where == "/" ? "/" + std::string(given.key) : where + "/" + std::string(given.key), depth);
    }
  }

 private:
  // Documents nest as deep as their branches; what is deeper than any rule allows is refused for that.
  static constexpr int kMaxDepth = 200;

  void bad(const std::string& where, const std::string& what) {
    problems_.add("schema", where + ": " + what, where);
  }

  void value(Node node, const CsafMember& member, const std::string& where, int depth) {
    switch (member.type) {
      case CsafType::kAny:
        return;
      case CsafType::kText:
        if (!node.isString() || node.text().empty()) return bad(where, "must be a text");
        return pattern(node.text(), member.name, where);
      case CsafType::kWord:
        if (!node.isString() ||
            member.words.find(" " + std::string(node.text()) + " ") == std::string_view::npos)
          bad(where, "\"" + std::string(node.text()) + "\" is not one of" +
                         std::string(member.words.substr(0, member.words.size() - 1)));
        return;
      case CsafType::kTexts:
      case CsafType::kSet:
        return texts(node, member.type == CsafType::kSet, where);
      case CsafType::kObject:
        if (depth < kMaxDepth) object(node, *member.shape, where, depth + 1);
        return;
      case CsafType::kObjects: {
        if (!node.isArray() || node.size() == 0) return bad(where, "must be a list of at least one item");
        if (depth >= kMaxDepth) return;
        size_t index = 0;
        for (const Node item : node.items())
          object(item, *member.shape, where + "/" + std::to_string(index++), depth + 1);
        return;
      }
    }
  }

  void texts(Node node, bool isSet, const std::string& where) {
    if (!node.isArray() || node.size() == 0) return bad(where, "must be a list of at least one text");
    std::set<std::string_view> seen;
    for (const Node item : node.items()) {
      if (!item.isString() || item.text().empty()) return bad(where, "must be a list of texts");
      if (isSet && !seen.insert(item.text()).second)
        return bad(where, "\"" + std::string(item.text()) + "\" is listed twice");
    }
  }

  void pattern(std::string_view text, std::string_view member, const std::string& where) {
    const auto digits = [](std::string_view part) {
      return !part.empty() && std::all_of(part.begin(), part.end(), isAsciiDigit);
    };
    if (member == "cve") {
      const bool isCve = text.size() >= 13 && text.starts_with("CVE-") && text[8] == '-' &&
                         digits(text.substr(4, 4)) && digits(text.substr(9));
      if (!isCve) bad(where, "\"" + std::string(text) + "\" is no CVE id");
    }
    if (where.ends_with("/tracking/version") || member == "number") {
      const auto parts = split(text.substr(0, text.find_first_of("-+")), '.');
      const bool isVersion = (parts.size() == 3 || (parts.size() == 1 && digits(text))) &&
                             std::all_of(parts.begin(), parts.end(), digits);
      if (!isVersion)
        bad(where, "\"" + std::string(text) + "\" is neither a whole number nor a semantic version");
    }
    if (member == "value") {
      const bool isHash = text.size() >= 32 && std::all_of(text.begin(), text.end(), [](char c) {
                            return isAsciiDigit(c) || (c >= 'a' && c <= 'f');
                          });
      if (!isHash) bad(where, "is no hash in lower-case hexadecimal digits");
    }
  }

  uint8_t version_;
  CsafProblems& problems_;
};

}  // namespace

void checkCsafSchema(const CsafDocument& document, CsafProblems& problems) {
  Schema(document.is21, problems).object(document.root, kCsafRoot, "/", 0);
}

}  // namespace postern
