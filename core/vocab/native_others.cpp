// SPDX-License-Identifier: Apache-2.0
// Comparators and notations of the other ecosystems (native_dialect.h).
//   PyPI      PEP 440, "Version specifiers"        RubyGems  Gem::Requirement
//   Hackage   Cabal, "Version constraints"         Maven     "Dependency Version Requirement Specification"
//   NuGet     "Version ranges"                     nginx     its security advisories: "1.5.0+, 1.4.1+"
#include <algorithm>

#include "base/text.h"
#include "vocab/native_dialect.h"
#include "vocab/version_families.h"

namespace postern::native {
namespace {

Error malformed(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

void addRange(Constraints& out, std::string low, std::string high) {
  out.push_back({Comparator::kGreaterEqual, std::move(low)});
  out.push_back({Comparator::kLess, std::move(high)});
}

void addToAll(std::vector<Constraints>& alternatives, const Constraints& added) {
  for (Constraints& alternative : alternatives)
    alternative.insert(alternative.end(), added.begin(), added.end());
}

std::string joined(const std::vector<std::string>& numbers) {
  std::string out;
  for (const std::string& number : numbers) out += (out.empty() ? "" : ".") + number;
  return out;
}

// "!=1.4.*" is two alternatives: before and after.
void excludeSeries(std::vector<Constraints>& alternatives, const Parts& parts) {
  std::vector<Constraints> doubled;
  for (const Constraints& alternative : alternatives) {
    doubled.push_back(alternative);
    doubled.back().push_back({Comparator::kLess, joined(parts.numbers)});
    doubled.push_back(alternative);
    doubled.back().push_back({Comparator::kGreaterEqual, bumped(parts, parts.numbers.size(), 0)});
  }
  alternatives = std::move(doubled);
}

Result<Constraints> readInterval(std::string_view inside, bool lowClosed, bool highClosed) {
  const size_t comma = inside.find(',');
  Constraints out;
  const auto floating = [](std::string_view version) {  // NuGet: "1.0.*" starts at 1.0
    version = trim(version);
    const size_t star = version.find('*');
    if (star != std::string_view::npos) version = version.substr(0, star);
    while (!version.empty() && (version.back() == '.' || version.back() == '-')) version.remove_suffix(1);
    return std::string(version);
  };
  if (comma == std::string_view::npos) {
    const std::string version = floating(inside);
    if (version.empty() || !lowClosed || !highClosed)
      return malformed("an interval of one version is written [1.0]");
    return Constraints{{Comparator::kEqual, version}};
  }
  const std::string low = floating(inside.substr(0, comma)), high = floating(inside.substr(comma + 1));
  if (!low.empty()) out.push_back({lowClosed ? Comparator::kGreaterEqual : Comparator::kGreater, low});
  if (!high.empty()) out.push_back({highClosed ? Comparator::kLessEqual : Comparator::kLess, high});
  if (out.empty()) out.push_back({Comparator::kAny, {}});
  // "[1.0,1.0]"
  if (out.size() == 2 && lowClosed && highClosed && low == high) out = {{Comparator::kEqual, low}};
  return out;
}

}  // namespace

bool expandPypi(std::string_view op, std::string_view version, std::vector<Constraints>& alternatives) {
  if (op.empty() && version == "*") {
    addToAll(alternatives, {{Comparator::kAny, {}}});
    return true;
  }
  const bool isSeries = version.ends_with(".*");
  const Parts parts = partsOf(isSeries ? version.substr(0, version.size() - 2) : version);
  if (isSeries) {
    if (parts.numbers.empty() || !parts.rest.empty()) return false;
    Constraints series;
    addRange(series, joined(parts.numbers), bumped(parts, parts.numbers.size(), 0));
    if (op == "!=")
      excludeSeries(alternatives, parts);
    else if (op == "==" || op.empty() || op == "=")
      addToAll(alternatives, series);
    else
      return false;
    return true;
  }
  if (!versions::isPypi(version)) return false;
  const std::string normal = versions::normalPypi(version);
  if (op == "~=") {
    if (parts.numbers.size() < 2) return false;
    Constraints compatible;
    addRange(compatible, normal, bumped(parts, parts.numbers.size() - 1, 0));
    addToAll(alternatives, compatible);
    return true;
  }
  Constraints plain;
  if (!expandPlain(op == "===" ? "=" : op, normal, plain)) return false;
  addToAll(alternatives, plain);
  return true;
}

bool expandGem(std::string_view op, std::string_view version, Constraints& out) {
  if (op != "~>") return expandPlain(op, version, out);
  // Gem::Version#bump: without words, the last number but one goes up.
  Parts parts = partsOf(version);
  if (parts.numbers.empty()) return false;
  const size_t size = parts.numbers.size();
  addRange(out, std::string(version), bumped(parts, size > 1 ? size - 1 : 1, 0));
  return true;
}

bool expandHackage(std::string_view op, std::string_view version, Constraints& out) {
  if (version == "-any" || version == "*") {
    out.push_back({Comparator::kAny, {}});
    return true;
  }
  const Parts parts = partsOf(version);
  if (parts.numbers.empty()) return false;
  if (op == "^>=") {  // the major version of the PVP is the first two numbers
    addRange(out, std::string(version), bumped(parts, 2, 0));
  } else if (parts.isWild) {
    if (op != "==") return false;
    addRange(out, joined(parts.numbers), bumped(parts, parts.numbers.size(), 0));
  } else {
    return expandPlain(op, version, out);
  }
  return true;
}

std::optional<Result<NativeRange>> readIntervals(const NativeRange& empty, std::string_view text) {
  if (empty.scheme != VersionScheme::kMaven && empty.scheme != VersionScheme::kNuget) return std::nullopt;
  NativeRange range = empty;
  if (text.empty()) return std::nullopt;
  if (text.front() != '[' && text.front() != '(') {
    // Comparators are advisories'. A bare version: NuGet's is a minimum, Maven's the one that is wanted.
    if (empty.scheme == VersionScheme::kMaven || text.find_first_of("<>=!~^, |") != std::string_view::npos)
      return std::nullopt;
    if (text == "*") return std::nullopt;
    Result<Constraints> minimum = readInterval(std::string(text) + ",", true, false);
    if (!minimum.ok()) return Result<NativeRange>(minimum.error());
    range.alternatives.push_back(std::move(minimum.value()));
    return Result<NativeRange>(std::move(range));
  }
  while (!text.empty()) {
    const size_t end = text.find_first_of("])");
    if ((text.front() != '[' && text.front() != '(') || end == std::string_view::npos)
      return Result<NativeRange>(malformed("an interval is not closed"));
    Result<Constraints> interval =
        readInterval(text.substr(1, end - 1), text.front() == '[', text[end] == ']');
    if (!interval.ok()) return Result<NativeRange>(interval.error());
    range.alternatives.push_back(std::move(interval.value()));
    if (range.alternatives.size() > kMaxConstraints)
      return Result<NativeRange>(makeError(ErrorCode::kTooLarge, "more intervals than a range has"));
    text.remove_prefix(end + 1);
    while (!text.empty() && (isAsciiSpace(text.front()) || text.front() == ',' || text.front() == '|'))
      text.remove_prefix(1);
  }
  return Result<NativeRange>(std::move(range));
}

// "0.7.52-0.8.39", "1.5.0+, 1.4.1+", "all": a fix on a stable branch (an even second number) says nothing of
// the next branch.
Result<NativeRange> readNginx(NativeRange range, std::string_view text) {
  if (equalsIgnoreCase(text, "all") || text == "*") {
    range.alternatives.push_back({{Comparator::kAny, {}}});
    return range;
  }
  for (const std::string_view part : splitList(text, ",")) {
    if (range.alternatives.size() >= kMaxConstraints)
      return makeError(ErrorCode::kTooLarge, "more versions than a range has");
    const size_t dash = part.find('-');
    Constraints constraints;
    if (part.ends_with("+")) {
      const std::string_view low = part.substr(0, part.size() - 1);
      const Parts parts = partsOf(low);
      if (parts.numbers.size() < 2) return malformed("an nginx version has three numbers");
      constraints.push_back({Comparator::kGreaterEqual, std::string(low)});
      const bool isStable = (parts.numbers[1].back() - '0') % 2 == 0;
      if (isStable) constraints.push_back({Comparator::kLess, bumped(parts, 2, 3)});
    } else if (dash != std::string_view::npos) {
      constraints = {{Comparator::kGreaterEqual, std::string(trim(part.substr(0, dash)))},
                     {Comparator::kLessEqual, std::string(trim(part.substr(dash + 1)))}};
    } else {
      size_t at = 0;
      while (at < part.size() && std::string_view("<>=! ").find(part[at]) != std::string_view::npos) ++at;
      if (!expandPlain(trim(part.substr(0, at)), part.substr(at), constraints))
        return malformed("\"" + std::string(part) + "\" is no constraint on a version");
    }
    range.alternatives.push_back(std::move(constraints));
  }
  if (range.alternatives.empty()) return malformed("the range is empty");
  return range;
}

}  // namespace postern::native
