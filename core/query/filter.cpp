// SPDX-License-Identifier: Apache-2.0
// A hand-written scanner: the language has one level.
#include "query/filter.h"

#include "base/text.h"

namespace postern {
namespace {

class FilterParser {
 public:
  FilterParser(std::string_view text, std::span<const FilterField> fields) : text_(text), fields_(fields) {}

  Result<Filter> parse() {
    Filter filter;
    for (skipSpace(); at_ < text_.size(); skipSpace()) {
      if (filter.size() == kMaxFilterTerms) return fail("more than 64 terms", at_);
      FilterTerm term;
      if (!parseTerm(term)) return std::move(error_);
      filter.push_back(std::move(term));
    }
    return filter;
  }

 private:
  void skipSpace() {
    while (at_ < text_.size() && isAsciiSpace(text_[at_])) ++at_;
  }
  bool atTermEnd() const { return at_ >= text_.size() || isAsciiSpace(text_[at_]); }

  Error fail(std::string message, size_t at) {
    return makeError(ErrorCode::kBadQuery, std::move(message), at, "column " + std::to_string(at + 1));
  }
  bool refuse(std::string message, size_t at) {
    error_ = fail(std::move(message), at);
    return false;
  }

  // The field's name before a colon at the cursor, without moving it; "" when what follows is no field.
  std::string_view peekField() const {
    size_t end = at_;
    while (end < text_.size() && (isAsciiAlnum(text_[end]) || text_[end] == '_')) ++end;
    if (end == at_ || end >= text_.size() || text_[end] != ':' || text_.substr(end).starts_with("://"))
      return {};
    return text_.substr(at_, end - at_);
  }

  bool parseTerm(FilterTerm& term) {
    const size_t start = at_;
    if (text_[at_] == '-') {
      term.negated = true;
      ++at_;
      if (atTermEnd()) return refuse("a minus needs a term right after it", start);
    }
    const std::string_view name = peekField();
    if (name.empty()) return parseValue(term, /*commas=*/false);
    for (size_t i = 0; i < fields_.size(); ++i) {
      if (equalsIgnoreCase(fields_[i].name, name)) term.field = static_cast<int>(i);
    }
    if (term.field < 0) return refuse(unknownField(name), at_);
    at_ += name.size() + 1;
    if (atTermEnd()) return refuse("\"" + std::string(name) + ":\" needs a value right after it", at_);
    if (fields_[static_cast<size_t>(term.field)].isNumber) return parseNumber(term);
    do {
      if (!parseValue(term, /*commas=*/true)) return false;
    } while (at_ < text_.size() && text_[at_] == ',' && ++at_ <= text_.size() && !atTermEnd());
    return true;
  }

  std::string unknownField(std::string_view name) const {
    std::string message =
        "there is no field \"" + std::string(name) + "\"; put it in quotes to search for it. Fields:";
    for (const FilterField& field : fields_) message += " " + std::string(field.name);
    return message;
  }

  bool parseValue(FilterTerm& term, bool commas) {
    std::string value;
    while (!atTermEnd() && !(commas && text_[at_] == ',')) {
      if (text_[at_] == '"') {
        if (!parseQuoted(value)) return false;
      } else {
        value += asciiLower(text_[at_++]);
      }
    }
    term.values.push_back(std::move(value));
    return true;
  }

  bool parseQuoted(std::string& value) {
    const size_t start = at_++;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
      value += asciiLower(text_[at_]);
    }
    if (at_ >= text_.size()) return refuse("this quote is not closed", start);
    ++at_;
    return true;
  }

  bool parseNumber(FilterTerm& term) {
    static constexpr std::pair<std::string_view, Comparison> kSigns[] = {{">=", Comparison::kAtLeast},
                                                                         {"<=", Comparison::kAtMost},
                                                                         {">", Comparison::kAbove},
                                                                         {"<", Comparison::kBelow},
                                                                         {"=", Comparison::kHas}};
    const size_t start = at_;
    for (const auto& [sign, comparison] : kSigns) {
      if (!text_.substr(at_).starts_with(sign)) continue;
      term.comparison = comparison;
      at_ += sign.size();
      break;
    }
    const size_t digits = at_;
    while (!atTermEnd()) ++at_;
    const auto milli = parseMilli(text_.substr(digits, at_ - digits));
    if (!milli) return refuse("this field needs a number, such as 50, >50 or <=9.8", start);
    term.milli = *milli;
    return true;
  }

  std::string_view text_;
  std::span<const FilterField> fields_;
  size_t at_ = 0;
  Error error_;
};

}  // namespace

Result<Filter> parseFilter(std::string_view text, std::span<const FilterField> fields) {
  return FilterParser(text, fields).parse();
}

}  // namespace postern
