// SPDX-License-Identifier: Apache-2.0
// Lists of comparators in any ecosystem (native_range.h): alternatives, comparators, versions. What a
// comparator means is the dialect's (native_semver.cpp, native_others.cpp).
#include "vocab/native_range.h"

#include <algorithm>

#include "base/text.h"
#include "vocab/native_dialect.h"
#include "vocab/purl.h"
#include "vocab/version_families.h"

namespace postern {
namespace {

using native::Constraints;
using native::Dialect;

Error malformed(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

bool isOperatorCharacter(char c) { return std::string_view("<>=!~^").find(c) != std::string_view::npos; }

bool isSemverLike(VersionScheme scheme) {
  return scheme == VersionScheme::kSemver || scheme == VersionScheme::kNpm ||
         scheme == VersionScheme::kGolang || scheme == VersionScheme::kPub;
}

// Alternatives: "||" everywhere, "|" where versions cannot hold it, "or" for Hex; for lists of versions the
// comma.
std::vector<std::string> alternativesOf(std::string_view type, std::string_view text) {
  std::vector<std::string> out(1);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '|') {
      if (i + 1 < text.size() && text[i + 1] == '|') ++i;
      out.emplace_back();
    } else if (type == "openssl" && text[i] == ',') {
      out.emplace_back();
    } else if (type == "hex" && text.substr(i, 4) == " or ") {
      out.emplace_back();
      i += 3;
    } else {
      out.back() += text[i];
    }
  }
  return out;
}

struct Clause {
  std::string op, version;
};

// The clauses of one alternative: comparators and versions, apart or together, separated by spaces, commas or
// "&&".
class ClauseReader {
 public:
  explicit ClauseReader(std::string_view text) : rest_(text) {}

  Result<std::vector<Clause>> read() {
    std::vector<Clause> out;
    for (;;) {
      takeSeparators();
      if (rest_.empty()) return out;
      Clause clause;
      clause.op = takeOperator();
      clause.version = takeVersion();
      if (clause.version.empty() && clause.op.empty()) return malformed("a range has a stray character");
      if (clause.version.empty()) return malformed("a comparator has no version");
      if (out.size() >= kMaxConstraints)
        return makeError(ErrorCode::kTooLarge, "more constraints than a range has");
      if (clause.op.empty() && clause.version == "and") continue;
      // "1.2.3 - 2.0.0"
      const bool isHyphen =
          clause.op.empty() && clause.version == "-" && !out.empty() && out.back().op.empty();
      if (isHyphen) {
        takeSeparators();
        out.back().op = ">=";
        out.push_back({"<=", takeVersion()});
        if (out.back().version.empty()) return malformed("a range has no end");
        continue;
      }
      out.push_back(std::move(clause));
    }
  }

 private:
  void takeSeparators() {
    while (!rest_.empty() && (isAsciiSpace(rest_.front()) ||
                              std::string_view(",&()").find(rest_.front()) != std::string_view::npos))
      rest_.remove_prefix(1);
  }

  std::string takeOperator() {
    std::string op;
    while (!rest_.empty() && (isOperatorCharacter(rest_.front()) || isAsciiSpace(rest_.front()))) {
      if (!isAsciiSpace(rest_.front())) op += rest_.front();
      rest_.remove_prefix(1);
    }
    return op;
  }

  std::string takeVersion() {
    size_t end = 0;
    while (end < rest_.size() && !isAsciiSpace(rest_[end]) &&
           std::string_view(",<>=&()").find(rest_[end]) == std::string_view::npos)
      ++end;
    std::string version(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return version;
  }

  std::string_view rest_;
};

bool expand(const Dialect& dialect, const Clause& clause, std::vector<Constraints>& alternatives) {
  if (dialect.scheme == VersionScheme::kPypi)
    return native::expandPypi(clause.op, clause.version, alternatives);
  Constraints added;
  bool good = false;
  if (isSemverLike(dialect.scheme))
    good = native::expandSemver(dialect, clause.op, clause.version, added);
  else if (dialect.scheme == VersionScheme::kComposer)
    good = native::expandComposer(clause.op, clause.version, added);
  else if (dialect.scheme == VersionScheme::kGem)
    good = native::expandGem(clause.op, clause.version, added);
  else if (dialect.scheme == VersionScheme::kConan)
    good = native::expandConan(clause.op, clause.version, added);
  else if (dialect.scheme == VersionScheme::kHackage)
    good = native::expandHackage(clause.op, clause.version, added);
  else
    good = native::expandPlain(clause.op, clause.version, added);
  for (Constraints& alternative : alternatives)
    alternative.insert(alternative.end(), added.begin(), added.end());
  return good;
}

// What stands after the range proper: a Conan option, a Python marker, a Composer alias or stability.
std::string_view withoutOptions(const NativeRange& range, std::string_view text) {
  if (range.scheme == VersionScheme::kConan) {
    const size_t comma = text.find(',');
    const std::string_view after = comma == std::string_view::npos ? "" : trim(text.substr(comma + 1));
    return !after.empty() && versions::isLetter(after.front()) ? text.substr(0, comma) : text;
  }
  if (range.scheme == VersionScheme::kPypi) return text.substr(0, text.find(';'));
  if (range.scheme == VersionScheme::kComposer) return text.substr(0, text.find(" as "));
  return text;
}

Result<NativeRange> readComparators(NativeRange range, std::string_view text, PartialVersions partial) {
  const Dialect dialect{range.type, range.scheme, partial};
  Constraints any = {{Comparator::kAny, {}}};
  if (range.scheme == VersionScheme::kConan) any = {{Comparator::kGreaterEqual, "0.0.0"}};
  const std::vector<std::string> parts = alternativesOf(range.type, withoutOptions(range, text));
  for (const std::string& part : parts) {
    // Advisories end in "||"; in a manifest an empty alternative is any version, as is an empty range.
    if (parts.size() > 1 && trim(part).empty() && partial == PartialVersions::kZeros) continue;
    Result<std::vector<Clause>> clauses = ClauseReader(part).read();
    if (!clauses.ok()) return clauses.error();
    std::vector<Constraints> alternatives(1);
    for (const Clause& clause : clauses.value()) {
      if (!expand(dialect, clause, alternatives))
        return malformed("\"" + clause.op + clause.version + "\" is no constraint on a version");
      if (alternatives.size() > 64)
        return makeError(ErrorCode::kTooLarge, "more alternatives than a range has");
    }
    for (Constraints& alternative : alternatives)
      range.alternatives.push_back(alternative.empty() ? any : std::move(alternative));
    if (range.alternatives.size() > kMaxConstraints)
      return makeError(ErrorCode::kTooLarge, "more alternatives than a range has");
  }
  if (range.alternatives.empty()) return malformed("the range is empty");
  return range;
}

Status checkVersions(const NativeRange& range) {
  size_t count = 0;
  for (const Constraints& alternative : range.alternatives) {
    count += alternative.size();
    for (const VersionConstraint& it : alternative) {
      const bool isPrintable =
          std::all_of(it.version.begin(), it.version.end(), [](char c) { return c >= ' ' && c < 0x7F; });
      if (it.comparator != Comparator::kAny && !(isPrintable && isVersion(range.scheme, it.version)))
        return malformed("\"" + it.version + "\" is no version");
    }
  }
  if (count > kMaxConstraints) return makeError(ErrorCode::kTooLarge, "more constraints than a range has");
  return Done{};
}

}  // namespace

Result<NativeRange> readNativeRange(std::string_view ecosystem, std::string_view text,
                                    PartialVersions partial) {
  const auto scheme = versionScheme(ecosystem);
  if (!scheme) return makeError(ErrorCode::kBadQuery, "no ecosystem with an order of versions");
  if (text.size() > kMaxRangeBytes) return makeError(ErrorCode::kTooLarge, "longer than any range");
  NativeRange range;
  range.scheme = *scheme;
  range.type = versScheme(ecosystem) ? toLowerAscii(trim(ecosystem)) : std::string(purlType(ecosystem));
  if (range.type.empty()) range.type = "generic";
  text = trim(text);
  Result<NativeRange> read = range;
  if (range.type == "nginx")
    read = native::readNginx(std::move(range), text);
  else if (auto intervals = native::readIntervals(range, text))
    read = std::move(*intervals);
  else
    read = readComparators(std::move(range), text, partial);
  if (!read.ok()) return read;
  const Status checked = checkVersions(read.value());
  if (!checked.ok()) return checked.error();
  return read;
}

Vers flatVers(const NativeRange& range) {
  Vers vers{range.type, {}};
  for (const Constraints& alternative : range.alternatives) {
    for (const VersionConstraint& it : alternative) {
      if (it.comparator == Comparator::kAny) {
        // "*" stands alone: nothing else narrows a union with it, and an intersection with it says nothing.
        if (alternative.size() == 1) return {range.type, {it}};
        continue;
      }
      vers.constraints.push_back(it);
    }
  }
  if (vers.constraints.empty()) vers.constraints.push_back({Comparator::kAny, {}});
  std::stable_sort(vers.constraints.begin(), vers.constraints.end(),
                   [&](const VersionConstraint& a, const VersionConstraint& b) {
                     const auto order = compareVersions(range.scheme, a.version, b.version);
                     if (order && *order != 0) return *order < 0;
                     return comparatorText(a.comparator) < comparatorText(b.comparator);
                   });
  return vers;
}

VersionSet versionSet(const NativeRange& range) {
  VersionSet out(range.scheme);
  for (const Constraints& alternative : range.alternatives) {
    VersionSet common = VersionSet::all(range.scheme);
    for (const VersionConstraint& it : alternative) {
      if (const auto part = VersionSet::of(range.scheme, it)) common = common.intersectedWith(*part);
    }
    out = out.unitedWith(common);
  }
  return out;
}

}  // namespace postern
