// SPDX-License-Identifier: Apache-2.0
// Comparators of the ecosystems whose versions look like semver (native_dialect.h).
//   npm       node-semver 7, README "Advanced Range Syntax"; ">=1.x" as vers-spec's npm definition has it
//   Cargo     The Cargo Book, "Specifying Dependencies": a bare version is a caret's
//   Pub       "^", ranges, "any";   Hex  Elixir's Version.Requirement: "~> 2.1" is >=2.1.0 <3.0.0
//   Composer  "Versions and constraints": "~1.2" is >=1.2 <2.0
//   Conan     conan 2, version_range.py: upper bounds are before all pre-releases ("2-")
#include <algorithm>

#include "base/text.h"
#include "vocab/native_dialect.h"
#include "vocab/version_families.h"

namespace postern::native {
namespace {

std::string padded(std::vector<std::string> numbers, size_t size) {
  while (numbers.size() < size) numbers.emplace_back("0");
  std::string out;
  for (const std::string& number : numbers) out += (out.empty() ? "" : ".") + number;
  return out;
}

bool isWild(std::string_view part) { return part == "x" || part == "X" || part == "*"; }

void addRange(Constraints& out, std::string low, std::string high) {
  out.push_back({Comparator::kGreaterEqual, std::move(low)});
  out.push_back({Comparator::kLess, std::move(high)});
}

// The first number that is not 0, among those given: what a caret holds fixed.
size_t caretSize(const Parts& parts) {
  for (size_t i = 0; i < parts.numbers.size(); ++i) {
    if (parts.numbers[i] != "0") return i + 1;
  }
  return parts.numbers.size();
}

// "<1.x", "<=1.2" and the like where missing parts stand for any: the bound that node-semver makes of it.
void addWildBound(std::string_view op, const Parts& parts, Constraints& out) {
  const size_t size = parts.numbers.size();
  const std::string low = padded(parts.numbers, 3);
  if (size == 0) {  // "*"; nothing is below or above everything
    out.push_back(op == "<" || op == ">" ? VersionConstraint{Comparator::kLess, "0.0.0-0"}
                                         : VersionConstraint{Comparator::kAny, {}});
  } else if (op == "<") {
    out.push_back({Comparator::kLess, low});
  } else if (op == "<=") {
    out.push_back({Comparator::kLess, bumped(parts, size, 3)});
  } else if (op == ">") {
    out.push_back({Comparator::kGreaterEqual, bumped(parts, size, 3)});
  } else {
    addRange(out, low, bumped(parts, size, 3));
  }
}

Comparator comparatorOf(std::string_view op) {
  if (op == "<") return Comparator::kLess;
  if (op == "<=" || op == "=<") return Comparator::kLessEqual;
  if (op == ">") return Comparator::kGreater;
  if (op == ">=" || op == "=>") return Comparator::kGreaterEqual;
  if (op == "!=" || op == "<>") return Comparator::kNotEqual;
  return op.empty() || op == "=" || op == "==" ? Comparator::kEqual : Comparator::kAny;
}

/// False when the operator is none of a single version.
bool addComparator(std::string_view op, std::string version, Constraints& out) {
  const Comparator comparator = comparatorOf(op);
  if (comparator == Comparator::kAny) return false;
  out.push_back({comparator, std::move(version)});
  return true;
}

}  // namespace

Parts partsOf(std::string_view version) {
  Parts out;
  while (!version.empty() && (version.front() == 'v' || version.front() == 'V' || version.front() == '='))
    version.remove_prefix(1);
  for (;;) {
    const std::string_view digits = versions::takeDigits(version);
    if (digits.empty()) {
      const std::string_view part = version.substr(0, version.find('.'));
      if (isWild(part)) out.isWild = true;
      // "1.x.x": what follows a wildcard says no more.
      if (!out.isWild) out.rest = version;
      return out;
    }
    const std::string_view number = versions::withoutZeros(digits);
    out.numbers.emplace_back(number.empty() ? "0" : number);
    if (version.size() < 2 || version.front() != '.') break;
    if (!isAsciiDigit(version[1]) && !isWild(version.substr(1, version.find('.', 1) - 1))) break;
    version.remove_prefix(1);
  }
  out.rest = version;
  return out;
}

std::string successor(std::string_view digits) {
  std::string out(digits);
  size_t i = out.size();
  while (i > 0 && out[i - 1] == '9') out[--i] = '0';
  if (i == 0) return "1" + out;
  ++out[i - 1];
  return out;
}

std::string bumped(const Parts& parts, size_t count, size_t padTo) {
  std::vector<std::string> numbers = parts.numbers;
  numbers.resize(std::max<size_t>(count, 1), "0");
  numbers.back() = successor(numbers.back());
  return padded(std::move(numbers), padTo);
}

std::string coercedSemver(std::string_view version) {
  Parts parts = partsOf(version);
  if (parts.numbers.empty()) return {};
  if (parts.numbers.size() > 3) {  // a fourth number becomes build metadata
    std::string more;
    for (size_t i = 3; i < parts.numbers.size(); ++i) more += (more.empty() ? "" : ".") + parts.numbers[i];
    // Build metadata keeps its zeros.
    size_t from = 0;
    while (from < version.size() && !isAsciiDigit(version[from])) ++from;
    for (int dots = 0; dots < 3; ++from) dots += version[from] == '.' ? 1 : 0;
    parts.numbers.resize(3);
    parts.rest = "." + std::string(version.substr(from));
  }
  std::string out = padded(parts.numbers, 3), rest = parts.rest;
  for (char& c : rest) c = isAsciiAlnum(c) || c == '+' || c == '.' || c == '-' ? c : '-';
  if (rest.empty()) return out;
  if (rest.front() == '+' || rest.front() == '.') {
    std::replace(rest.begin() + 1, rest.end(), '+', '.');
    return out + "+" + rest.substr(1);
  }
  return out + (rest.front() == '-' ? "" : "-") + rest;
}

std::string coercedComposer(std::string_view version) {
  const size_t at = version.find('@');
  const Parts parts = partsOf(version.substr(0, at));
  if (parts.numbers.empty()) return std::string(version);
  const bool isDate = parts.numbers[0].size() >= 4 && parts.rest.size() > 1 && isAsciiDigit(parts.rest[1]);
  if (isDate) return std::string(version);
  std::string rest = parts.rest;
  if (rest.starts_with(".")) rest.front() = '-';  // "7.0.0.alpha"
  if (!rest.empty() && versions::isLetter(rest.front())) rest.insert(0, "-");
  return padded(parts.numbers, 3) + rest;
}

bool expandSemver(const Dialect& dialect, std::string_view op, std::string_view version, Constraints& out) {
  if (version == "latest" || version == "any" || (op.empty() && isWild(version))) {
    out.push_back({Comparator::kAny, {}});
    return true;
  }
  const Parts parts = partsOf(version);
  if (parts.numbers.empty() && !parts.isWild) return false;
  const bool isCargo = dialect.type == "cargo", isHex = dialect.type == "hex";
  const size_t size = parts.numbers.size();
  if (size == 0) {
    addWildBound(op == "^" || op == "~" ? "" : op, parts, out);
    return true;
  }
  const std::string low = parts.isWild ? padded(parts.numbers, 3) : coercedSemver(version);
  if (op == "^" || (isCargo && op.empty() && !parts.isWild)) {
    addRange(out, low, bumped(parts, caretSize(parts), 3));
  } else if (op == "~" || op == "~>") {
    const size_t fixed = isHex ? std::max<size_t>(size, 2) - 1 : std::min<size_t>(size, 2);
    addRange(out, low, bumped(parts, fixed, 3));
  } else if (parts.isWild && op == ">=") {
    addRange(out, low, bumped(parts, size, 3));
  } else if (parts.isWild || (dialect.partial == PartialVersions::kWildcards && size < 3 && op != ">=")) {
    if (comparatorOf(op) == Comparator::kAny || comparatorOf(op) == Comparator::kNotEqual) return false;
    addWildBound(op, parts, out);
  } else {
    return addComparator(op, low, out);
  }
  return true;
}

bool expandComposer(std::string_view op, std::string_view version, Constraints& out) {
  version = version.substr(0, version.find('@'));
  if (isWild(version)) {
    out.push_back({Comparator::kAny, {}});
    return op.empty();
  }
  const Parts parts = partsOf(version);
  const size_t size = parts.numbers.size();
  if (size == 0) return false;
  const std::string low = parts.isWild ? padded(parts.numbers, 3) : coercedComposer(version);
  if (op == "^") {
    addRange(out, low, bumped(parts, caretSize(parts), 3));
  } else if (op == "~") {
    addRange(out, low, bumped(parts, std::max<size_t>(size, 2) - 1, 3));
  } else if (parts.isWild) {
    if (op.empty() || op == "=" || op == "==" || op == ">=")
      addRange(out, low, bumped(parts, size, 3));
    else
      addWildBound(op, parts, out);
  } else {
    return addComparator(op, low, out);
  }
  return true;
}

bool expandConan(std::string_view op, std::string_view version, Constraints& out) {
  if (op.empty() && (version == "*" || version == "*-")) {
    out.push_back({Comparator::kGreaterEqual, "0.0.0"});
    return true;
  }
  if (version.size() > 1 && version.back() == '-') version.remove_suffix(1);  // "and its pre-releases"
  const Parts parts = partsOf(version);
  if (op == "~" || op == "^") {
    if (parts.numbers.empty()) return false;
    const size_t fixed = op == "~" ? std::min<size_t>(parts.numbers.size(), 2) : caretSize(parts);
    addRange(out, std::string(version), bumped(parts, fixed, 0) + "-");
    return true;
  }
  return expandPlain(op, version, out);
}

bool expandPlain(std::string_view op, std::string_view version, Constraints& out) {
  if (op.empty() && version == "*") {
    out.push_back({Comparator::kAny, {}});
    return true;
  }
  Comparator comparator = comparatorOf(op);
  if (op == "<<") comparator = Comparator::kLess;  // Debian
  if (op == ">>") comparator = Comparator::kGreater;
  if (op == "!") comparator = Comparator::kNotEqual;
  if (comparator == Comparator::kAny) return false;
  out.push_back({comparator, std::string(version)});
  return true;
}

}  // namespace postern::native
