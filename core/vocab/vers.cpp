// SPDX-License-Identifier: Apache-2.0
// See vers.h.
#include "vocab/vers.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "vocab/version_order.h"

namespace postern {
namespace {

Error malformed(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

bool isVersType(std::string_view type) {
  return !type.empty() && isAsciiAlnum(type.front()) && !isAsciiDigit(type.front()) &&
         std::all_of(type.begin(), type.end(),
                     [](char c) { return isAsciiAlnum(c) || c == '.' || c == '-'; });
}

bool isReserved(std::string_view type) { return type == "example" || type == "test"; }

int hexValue(char c) {
  if (isAsciiDigit(c)) return c - '0';
  const char lower = asciiLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Decoded once. Errors: a '%' without two hex digits, a byte that is no printable ASCII character.
Result<std::string> decodeVersion(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
      const int low = high >= 0 ? hexValue(text[i + 2]) : -1;
      if (low < 0) return malformed("invalid percent-encoding in a version");
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c < ' ' || c == 0x7F) return malformed("a version holds printable ASCII characters only");
    out += c;
  }
  return out;
}

std::string encodeVersion(std::string_view version) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : version) {
    if (std::string_view("><=!*|% ").find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

Comparator takeComparator(std::string_view& text) {
  static constexpr std::pair<std::string_view, Comparator> kTexts[] = {
      {">=", Comparator::kGreaterEqual}, {"<=", Comparator::kLessEqual}, {"!=", Comparator::kNotEqual},
      {"<", Comparator::kLess},          {">", Comparator::kGreater},
  };
  for (const auto& [mark, comparator] : kTexts) {
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      return comparator;
    }
  }
  return Comparator::kEqual;
}

class Reader {
 public:
  Result<VersReading> read(std::string_view text) {
    if (text.size() > kMaxRangeBytes) return makeError(ErrorCode::kTooLarge, "longer than any range");
    const std::string packed = withoutSpace(text);
    std::string_view rest = packed;
    if (!startsWithIgnoreCase(rest, "vers:")) return malformed("a range starts with \"vers:\"");
    if (!rest.starts_with("vers:")) note("the scheme is not in lower case");
    rest.remove_prefix(5);
    const size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return malformed("a range needs a type and constraints");
    const std::string_view type = rest.substr(0, slash);
    if (!isVersType(type)) return malformed("this is no type of a range");
    out_.vers.type = toLowerAscii(type);
    if (out_.vers.type != type) note("the type is not in lower case");
    if (out_.vers.type == "invalid") return malformed("type \"invalid\" is always invalid");
    const Status status = readConstraints(rest.substr(slash + 1));
    if (!status.ok()) return status.error();
    return std::move(out_);
  }

 private:
  void note(std::string_view problem) {
    if (out_.problem.empty()) out_.problem = problem;
  }

  std::string withoutSpace(std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (!isAsciiSpace(c)) out += c;
    }
    if (out.size() != text.size()) note("whitespace is not permitted");
    return out;
  }

  Status readConstraints(std::string_view text) {
    if (text.empty()) return malformed("a range needs constraints");
    if (text == "*") {
      out_.vers.constraints.push_back({Comparator::kAny, {}});
      return Done{};
    }
    if (out_.vers.type == "all" || out_.vers.type == "none")
      return malformed("type \"" + out_.vers.type + "\" takes \"*\" alone");
    if (text.front() == '|') note("a leading pipe is not permitted");
    if (text.back() == '|') note("a trailing pipe is not permitted");
    if (text.find("||") != std::string_view::npos) note("consecutive pipes are not permitted");
    for (const std::string_view part : split(text, '|')) {
      if (part.empty()) continue;
      const Status status = readConstraint(part);
      if (!status.ok()) return status;
      if (out_.vers.constraints.size() > kMaxConstraints)
        return makeError(ErrorCode::kTooLarge, "more constraints than a range is read with");
    }
    if (out_.vers.constraints.empty()) return malformed("a range needs constraints");
    return order();
  }

  Status readConstraint(std::string_view text) {
    VersionConstraint constraint;
    constraint.comparator = takeComparator(text);
    if (text.starts_with("=")) {
      note("equality is written without \"=\"");
      text.remove_prefix(1);
    }
    if (text.empty()) return malformed("a constraint has no version");
    if (text.find_first_of("<>=!*") != std::string_view::npos)
      return malformed("a version holds a character that must be percent-encoded");
    Result<std::string> version = decodeVersion(text);
    if (!version.ok()) return version.error();
    constraint.version = std::move(version.value());
    if (constraint.version.empty()) return malformed("a constraint has no version");
    if (encodeVersion(constraint.version) != text) note("percent-encoding in a version is not canonical");
    if (out_.vers.type == "datetime") foldDatetime(constraint.version);
    out_.vers.constraints.push_back(std::move(constraint));
    return Done{};
  }

  void foldDatetime(std::string& version) {
    const std::string upper = toUpperAscii(version);
    if (upper != version) note("datetime must use uppercase T and Z");
    version = upper;
  }

  Status order() {
    auto& constraints = out_.vers.constraints;
    const auto scheme = versScheme(out_.vers.type);
    if (constraints.size() < 2) return Done{};
    if (!scheme) {  // a type without an order: the constraints stay as they are
      noteTwins();
      return Done{};
    }
    for (const VersionConstraint& it : constraints) {
      if (!isVersion(*scheme, it.version))
        return malformed("\"" + it.version + "\" is no version of its type");
    }
    const auto isBefore = [&](const VersionConstraint& a, const VersionConstraint& b) {
      return *compareVersions(*scheme, a.version, b.version) < 0;
    };
    if (!std::is_sorted(constraints.begin(), constraints.end(), isBefore)) {
      note("constraints are not sorted by version");
      std::stable_sort(constraints.begin(), constraints.end(), isBefore);
    }
    for (size_t i = 1; i < constraints.size(); ++i) {
      if (!isBefore(constraints[i - 1], constraints[i])) note("a version is there twice");
    }
    noteSequence();
    return Done{};
  }

  void noteTwins() {
    std::vector<std::string_view> versions;
    for (const VersionConstraint& it : out_.vers.constraints) versions.push_back(it.version);
    std::sort(versions.begin(), versions.end());
    if (std::adjacent_find(versions.begin(), versions.end()) != versions.end())
      note("a version is there twice");
  }

  // Ignoring "!=": equality goes before equality, ">" and ">="; ignoring both: "<" and ">" take turns.
  void noteSequence() {
    const VersionConstraint* previous = nullptr;
    const VersionConstraint* bound = nullptr;
    const auto isLower = [](Comparator it) {
      return it == Comparator::kGreater || it == Comparator::kGreaterEqual;
    };
    for (const VersionConstraint& it : out_.vers.constraints) {
      if (it.comparator == Comparator::kNotEqual) continue;
      const bool isUpper = it.comparator == Comparator::kLess || it.comparator == Comparator::kLessEqual;
      if (previous != nullptr && previous->comparator == Comparator::kEqual && isUpper)
        note("an equality lies in the range of the next constraint");
      previous = &it;
      if (it.comparator == Comparator::kEqual) {
        if (bound != nullptr && isLower(bound->comparator))
          note("an equality lies in the range of the constraint before");
        continue;
      }
      if (bound != nullptr && isLower(bound->comparator) == isLower(it.comparator))
        note("two constraints in a row bound the same side");
      bound = &it;
    }
  }

  VersReading out_;
};

}  // namespace

std::string_view comparatorText(Comparator comparator) {
  static constexpr std::string_view kTexts[] = {"=", "!=", "<", "<=", ">", ">=", "*"};
  return kTexts[static_cast<size_t>(comparator)];
}

Result<VersReading> readVers(std::string_view text) { return Reader().read(text); }

Result<Vers> parseVers(std::string_view text) {
  Result<VersReading> reading = readVers(text);
  if (!reading.ok()) return reading.error();
  if (!reading.value().problem.empty()) return malformed(reading.value().problem);
  return std::move(reading.value().vers);
}

std::string versText(const Vers& vers) {
  std::string out = "vers:" + vers.type + "/";
  for (size_t i = 0; i < vers.constraints.size(); ++i) {
    const VersionConstraint& it = vers.constraints[i];
    if (i > 0) out += '|';
    if (it.comparator != Comparator::kEqual) out += comparatorText(it.comparator);
    out += encodeVersion(it.version);
  }
  return out;
}

Result<bool> versContains(const Vers& vers, std::string_view version) {
  if (vers.constraints.size() == 1 && vers.constraints[0].comparator == Comparator::kAny)
    return vers.type != "none";
  const auto scheme = versScheme(vers.type);
  if (!scheme || isReserved(vers.type))
    return malformed("type \"" + vers.type + "\" has no order of versions");
  if (!isVersion(*scheme, version)) return malformed("\"" + std::string(version) + "\" is no version");
  // The nearest bounds on both sides decide, whatever else there is; without bounds, only what is excluded.
  bool excludes = false, includes = false;
  std::optional<Comparator> below, above;
  for (const VersionConstraint& it : vers.constraints) {
    const auto order = compareVersions(*scheme, version, it.version);
    if (!order) return malformed("\"" + it.version + "\" is no version");
    const Comparator sort = it.comparator;
    if (*order == 0) {
      if (sort == Comparator::kNotEqual || sort == Comparator::kLess || sort == Comparator::kGreater)
        excludes = true;
      else
        includes = true;
    }
    if (sort == Comparator::kEqual || sort == Comparator::kNotEqual) continue;
    if (*order > 0) below = sort;
    if (*order < 0 && !above) above = sort;
  }
  if (includes || excludes) return includes;
  if (!below && !above) {
    return std::all_of(vers.constraints.begin(), vers.constraints.end(),
                       [](const VersionConstraint& it) { return it.comparator == Comparator::kNotEqual; });
  }
  return (below && (*below == Comparator::kGreater || *below == Comparator::kGreaterEqual)) ||
         (above && (*above == Comparator::kLess || *above == Comparator::kLessEqual));
}

}  // namespace postern
