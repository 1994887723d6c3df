// SPDX-License-Identifier: Apache-2.0
// CSAF 2.1 tests of the document's licence: an SPDX expression (6.1.54; SPDX 3.0.1, annex B) without
// DocumentRef, and its text in a note where no list has it (6.1.55): for references of the document's own. A
// plain id that is on no list is a matter of test 6.2.45; LicenseRef-scancode-… are AboutCode's and count as
// listed.
#include <algorithm>

#include "base/text.h"
#include "formats/csaf_rules.h"

namespace postern {
namespace {

bool isIdString(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return isAsciiAlnum(c) || c == '-' || c == '.'; });
}

/// Words and parentheses of an expression; the grammar is a machine of two states and a depth.
class Expression {
 public:
  explicit Expression(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      if (text[at] == ' ') {
        ++at;
        continue;
      }
      size_t end = at + 1;
      if (text[at] != '(' && text[at] != ')') end = std::min(text.find_first_of(" ()", at), text.size());
      tokens_.push_back(text.substr(at, end - at));
      at = end;
    }
  }

  bool isValid() {
    int depth = 0;
    bool wantsOperand = true;
    bool afterWith = false;
    for (const std::string_view token : tokens_) {
      if (token == "(") {
        if (!wantsOperand || afterWith) return false;
        ++depth;
      } else if (token == ")") {
        if (wantsOperand || --depth < 0) return false;
      } else if (isOperator(token)) {
        if (wantsOperand) return false;
        wantsOperand = true;
        afterWith = equalsIgnoreCase(token, "with");
      } else {
        if (!wantsOperand || !isOperand(token, afterWith)) return false;
        wantsOperand = afterWith = false;
      }
    }
    return !wantsOperand && depth == 0;
  }
  /// Operands that no list has.
  bool hasUnlisted() const { return unlisted_; }

 private:
  static bool isOperator(std::string_view token) {
    for (const std::string_view word : {"AND", "OR", "WITH", "and", "or", "with"}) {
      if (token == word) return true;
    }
    return false;
  }

  bool isOperand(std::string_view token, bool isAddition) {
    const std::string_view prefix = isAddition ? "AdditionRef-" : "LicenseRef-";
    if (token.starts_with(prefix)) {
      unlisted_ = unlisted_ || !token.starts_with("LicenseRef-scancode-");
      return isIdString(token.substr(prefix.size()));
    }
    if (!isAddition && token.ends_with('+')) token.remove_suffix(1);
    return isIdString(token);
  }

  std::vector<std::string_view> tokens_;
  bool unlisted_ = false;
};

}  // namespace

void checkCsafLicence(const CsafDocument& document, CsafProblems& problems) {
  const Node licence = document.document["license_expression"];
  if (!document.is21 || !licence.exists()) return;
  Expression expression(licence.text());
  if (!expression.isValid())
    return problems.add("6.1.54", "\"" + std::string(licence.text()) + "\" is no SPDX licence expression",
                        "/document/license_expression");
  if (!expression.hasUnlisted() || !document.isEnglish()) return;
  size_t found = 0;
  bool isDisclaimer = true;
  for (const Node note : document.document["notes"].items()) {
    if (note["title"].text() != "License") continue;
    ++found;
    isDisclaimer = isDisclaimer && note["category"].text() == "legal_disclaimer";
  }
  if (found != 1 || !isDisclaimer)
    problems.add("6.1.55", "exactly one note, a legal_disclaimer, must have the title \"License\"",
                 "/document/notes");
}

}  // namespace postern
