// SPDX-License-Identifier: Apache-2.0
// CPE names read and written (cpe.h): NISTIR 7695, sections 6.1 (URI) and 6.2 (formatted string).
#include "vocab/cpe.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace postern {
namespace {

using Kind = CpeValue::Kind;

Error malformed(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

bool isPlain(char c) { return isAsciiAlnum(c) || c == '_' || c == '.' || c == '-'; }

// Parts between separators that no backslash quotes.
std::vector<std::string_view> splitUnescaped(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  size_t from = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '\\') {
      ++i;
    } else if (i >= text.size() || text[i] == separator) {
      out.push_back(text.substr(from, std::min(i, text.size()) - from));
      from = i + 1;
    }
  }
  return out;
}

// A value being put together: characters and wildcards in their order.
class ValueBuilder {
 public:
  void character(char c) {
    text_ += asciiLower(c);
    after_ = 0;
  }
  /// False where a wildcard stands inside.
  bool wildcard(char mark) {
    int& count = text_.empty() ? before_ : after_;
    if (count == CpeValue::kStar || (mark == '*' && count != 0)) return false;
    count = mark == '*' ? CpeValue::kStar : count + 1;
    return true;
  }
  bool endsInWildcard() const { return after_ != 0; }
  CpeValue take() {
    CpeValue value;
    value.kind = Kind::kText;
    value.text = std::move(text_);
    value.before = before_;
    value.after = after_;
    // "*" on its own is ANY.
    if (value.text.empty() && value.before == CpeValue::kStar) return CpeValue{};
    return value;
  }

 private:
  std::string text_;
  int before_ = 0, after_ = 0;
};

class Reader {
 public:
  Result<CpeReading> read(std::string_view text) {
    if (text.size() > kMaxCpeBytes) return makeError(ErrorCode::kTooLarge, "longer than any CPE name");
    if (std::any_of(text.begin(), text.end(), [](char c) { return c <= ' ' || c >= 0x7F; }))
      return malformed("a CPE name holds printable ASCII characters only");
    Status status = malformed("a CPE name starts with \"cpe:2.3:\" or \"cpe:/\"");
    if (startsWithIgnoreCase(text, "cpe:2.3:"))
      status = readFormatted(text.substr(8));
    else if (startsWithIgnoreCase(text, "cpe:/"))
      status = readUri(text.substr(5));
    if (!status.ok()) return status.error();
    check();
    return std::move(out_);
  }

 private:
  void note(std::string_view problem) {
    if (out_.problem.empty()) out_.problem = problem;
  }

  Status readFormatted(std::string_view text) {
    const auto parts = splitUnescaped(text, ':');
    if (parts.size() > kCpeAttributes) return malformed("a CPE name has eleven attributes");
    if (parts.size() < kCpeAttributes) note("a formatted string has all eleven attributes");
    for (size_t i = 0; i < parts.size(); ++i) {
      const Status status = formattedValue(parts[i], out_.cpe.values[i]);
      if (!status.ok()) return status;
    }
    return Done{};
  }

  Status formattedValue(std::string_view text, CpeValue& value) {
    if (text.empty()) note("an attribute is empty");
    if (text.empty() || text == "*") return Done{};
    if (text == "-") {
      value.kind = Kind::kNotApplicable;
      return Done{};
    }
    ValueBuilder builder;
    for (size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '*' || c == '?') {
        if (!builder.wildcard(c)) return malformed("a wildcard stands inside a value");
        continue;
      }
      if (builder.endsInWildcard()) return malformed("a wildcard stands inside a value");
      if (c == '\\') {
        if (++i >= text.size()) return malformed("a value ends in a backslash");
        if (isAsciiAlnum(text[i]) || text[i] == '_') note("a character is escaped that needs none");
        builder.character(text[i]);
      } else {
        if (!isPlain(c)) note("a special character is not escaped");
        builder.character(c);
      }
    }
    value = builder.take();
    return Done{};
  }

  Status readUri(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() > 7) return malformed("a CPE URI has seven components");
    for (size_t i = 0; i < parts.size(); ++i) {
      const bool isPacked = i == 5 && parts[i].starts_with("~");
      const Status status = isPacked ? packedEdition(parts[i]) : uriValue(parts[i], out_.cpe.values[i]);
      if (!status.ok()) return status;
    }
    return Done{};
  }

  // "~edition~sw_edition~target_sw~target_hw~other"
  Status packedEdition(std::string_view text) {
    static constexpr CpeAttribute kOrder[] = {CpeAttribute::kEdition, CpeAttribute::kSwEdition,
                                              CpeAttribute::kTargetSw, CpeAttribute::kTargetHw,
                                              CpeAttribute::kOther};
    const auto parts = split(text.substr(1), '~');
    if (parts.size() != std::size(kOrder)) return malformed("a packed edition has five parts");
    for (size_t i = 0; i < parts.size(); ++i) {
      const Status status = uriValue(parts[i], out_.cpe.values[static_cast<size_t>(kOrder[i])]);
      if (!status.ok()) return status;
    }
    return Done{};
  }

  Status uriValue(std::string_view text, CpeValue& value) {
    if (text.empty()) return Done{};
    if (text == "-") {
      value.kind = Kind::kNotApplicable;
      return Done{};
    }
    ValueBuilder builder;
    for (size_t i = 0; i < text.size(); ++i) {
      std::string decoded(1, text[i]);
      const bool isEncoded = text[i] == '%';
      if (isEncoded) {
        decoded = decodePercent(text.substr(i, 3));
        if (decoded.size() != 1) return malformed("bad percent-encoding");
        i += 2;
      }
      const char c = decoded.front();
      if (isEncoded && (c == 1 || c == 2)) {
        if (!builder.wildcard(c == 1 ? '?' : '*')) return malformed("a wildcard stands inside a value");
        continue;
      }
      if (c <= ' ' || c >= 0x7F) return malformed("a CPE name holds printable ASCII characters only");
      if (builder.endsInWildcard()) return malformed("a wildcard stands inside a value");
      if (!isEncoded && !isPlain(c) && c != '~') note("a special character is not percent-encoded");
      builder.character(c);
    }
    value = builder.take();
    return Done{};
  }

  void check() {
    const CpeValue& part = out_.cpe.at(CpeAttribute::kPart);
    if (part.isText() && part.text != "a" && part.text != "o" && part.text != "h")
      note("a part is a, o or h");
    const CpeValue& language = out_.cpe.at(CpeAttribute::kLanguage);
    if (language.isText() && !isLanguage(language.text)) note("this is no language tag");
  }

  // RFC 5646 as the naming specification narrows it: a language of two or three letters, perhaps a region.
  static bool isLanguage(std::string_view text) {
    const auto isLetters = [](std::string_view part) {
      return std::all_of(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    };
    const std::string_view language = text.substr(0, text.find('-'));
    if (language.size() < 2 || language.size() > 3 || !isLetters(language)) return false;
    if (language.size() == text.size()) return true;
    const std::string_view region = text.substr(language.size() + 1);
    return (region.size() == 2 && isLetters(region)) ||
           (region.size() == 3 && std::all_of(region.begin(), region.end(), isAsciiDigit));
  }

  CpeReading out_;
};

std::string marks(int wildcards, std::string_view star, std::string_view one) {
  std::string out;
  if (wildcards == CpeValue::kStar) return std::string(star);
  for (int i = 0; i < wildcards; ++i) out += one;
  return out;
}

std::string formatted(const CpeValue& value) {
  if (value.kind == Kind::kAny) return "*";
  if (value.kind == Kind::kNotApplicable) return "-";
  std::string out = marks(value.before, "*", "?");
  for (const char c : value.text) {
    if (!isPlain(c) || value.text == "-") out += '\\';
    out += c;
  }
  return out + marks(value.after, "*", "?");
}

std::string uriText(const CpeValue& value) {
  static constexpr char kHex[] = "0123456789abcdef";
  if (value.kind == Kind::kAny) return "";
  if (value.kind == Kind::kNotApplicable) return "-";
  std::string out = marks(value.before, "%02", "%01");
  for (const char c : value.text) {
    if (isPlain(c) && value.text != "-") {
      out += c;
    } else {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out + marks(value.after, "%02", "%01");
}

constexpr std::string_view kNames[] = {"part",      "vendor",    "product",  "version",
                                       "update",    "edition",   "language", "sw_edition",
                                       "target_sw", "target_hw", "other"};

}  // namespace

std::string_view cpeAttributeName(CpeAttribute attribute) { return kNames[static_cast<size_t>(attribute)]; }

Result<CpeReading> readCpe(std::string_view text) { return Reader().read(text); }

Result<Cpe> parseCpe(std::string_view text) {
  Result<CpeReading> reading = readCpe(text);
  if (!reading.ok()) return reading.error();
  if (!reading.value().problem.empty()) return malformed(reading.value().problem);
  return std::move(reading.value().cpe);
}

std::string cpeText(const Cpe& cpe) {
  std::string out = "cpe:2.3";
  for (const CpeValue& value : cpe.values) out += ":" + formatted(value);
  return out;
}

std::string cpeUri(const Cpe& cpe) {
  std::string out = "cpe:/";
  std::string more;  // edition and the four attributes that 2.2 did not have
  bool isPacked = false;
  for (const CpeAttribute it : {CpeAttribute::kEdition, CpeAttribute::kSwEdition, CpeAttribute::kTargetSw,
                                CpeAttribute::kTargetHw, CpeAttribute::kOther}) {
    const std::string text = uriText(cpe.at(it));
    isPacked = isPacked || (it != CpeAttribute::kEdition && !text.empty());
    more += "~" + text;
  }
  for (size_t i = 0; i < 7; ++i) {
    if (i > 0) out += ':';
    out += i == 5 && isPacked ? more : uriText(cpe.values[i]);
  }
  while (out.back() == ':') out.pop_back();
  return out;
}

std::string cpeWfn(const Cpe& cpe) {
  std::string out = "wfn:[";
  for (size_t i = 0; i < kCpeAttributes; ++i) {
    const CpeValue& value = cpe.values[i];
    if (value.kind == Kind::kAny) continue;
    if (out.back() != '[') out += ',';
    out += std::string(kNames[i]) + "=";
    if (value.kind == Kind::kNotApplicable) {
      out += "NA";
      continue;
    }
    out += '"' + marks(value.before, "*", "?");
    for (const char c : value.text) {
      if (!isAsciiAlnum(c) && c != '_') out += '\\';
      out += c;
    }
    out += marks(value.after, "*", "?") + '"';
  }
  return out + "]";
}

}  // namespace postern
