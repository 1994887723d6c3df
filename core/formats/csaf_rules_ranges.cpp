// SPDX-License-Identifier: Apache-2.0
// CSAF tests of versions in branches: a product_version is no range (6.1.31), a product_version_range is a
// canonical `vers` or the constraints of one (6.1.50) and no single version (6.1.59).
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "formats/csaf_rules.h"
#include "vocab/version_order.h"

namespace postern {
namespace {

bool looksLikeRange(std::string_view name, bool bySubstring) {
  if (name.find_first_of("<>") != std::string_view::npos) return true;
  constexpr std::string_view kWords[] = {"after", "all", "before", "earlier", "later", "prior", "versions"};
  const std::string folded = toLowerAscii(name);
  for (const std::string_view word : kWords) {
    for (size_t at = folded.find(word); at != std::string::npos; at = folded.find(word, at + 1)) {
      const bool begins = at == 0 || isAsciiSpace(folded[at - 1]);
      const size_t end = at + word.size();
      const bool ends = end == folded.size() || isAsciiSpace(folded[end]);
      if ((begins && ends) || (bySubstring && !isAsciiAlnum(at == 0 ? ' ' : folded[at - 1]) &&
                               !isAsciiAlnum(end == folded.size() ? ' ' : folded[end])))
        return true;
    }
  }
  return false;
}

struct Constraint {
  std::string_view comparator, version;
};

std::optional<std::vector<Constraint>> parseConstraints(std::string_view text) {
  std::vector<Constraint> out;
  for (const std::string_view part : split(text, '|')) {
    const size_t version = part.find_first_not_of("<>=!");
    if (version == std::string_view::npos) return std::nullopt;
    Constraint constraint{part.substr(0, version), part.substr(version)};
    const std::string_view comparators[] = {"", "=", "<", "<=", ">", ">=", "!="};
    if (std::find(std::begin(comparators), std::end(comparators), constraint.comparator) ==
        std::end(comparators))
      return std::nullopt;
    if (std::any_of(constraint.version.begin(), constraint.version.end(), isAsciiSpace)) return std::nullopt;
    out.push_back(constraint);
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

bool isSingle(const std::vector<Constraint>& constraints) {
  return constraints.size() == 1 && (constraints[0].comparator.empty() || constraints[0].comparator == "=");
}

/// Ascending, each version once, and no bound that another makes needless (vers-spec, "Normalized, canonical
/// representation"). Why it is not, or "".
std::string_view notCanonical(const std::vector<Constraint>& constraints, VersionScheme scheme) {
  const Constraint* bound = nullptr;
  for (size_t i = 0; i < constraints.size(); ++i) {
    const Constraint& now = constraints[i];
    if (now.comparator == "=") return "\"=\" is left out";
    if (!isVersion(scheme, now.version)) return "a version is none of its type";
    if (i > 0) {
      const auto order = compareVersions(scheme, constraints[i - 1].version, now.version);
      if (order && *order >= 0) return "versions must ascend";
    }
    if (now.comparator.empty() || now.comparator == "!=") continue;
    if (bound != nullptr && bound->comparator[0] == now.comparator[0]) return "a bound is needless";
    bound = &now;
  }
  return {};
}

class Ranges {
 public:
  Ranges(std::string_view name, const std::string& where, CsafProblems& problems)
      : name_(name), where_(where), problems_(problems) {}

  void check() {
    if (name_.starts_with("vers:")) return checkVers(name_.substr(5));
    const auto constraints = parseConstraints(name_);
    if (!constraints) return bad("it is neither a vers range nor constraints of one");
    if (isSingle(*constraints)) single();
    for (const Constraint& constraint : *constraints) {
      if (constraint.version == "*") bad("\"*\" is no constraint");
    }
  }

 private:
  void bad(std::string_view why) {
    problems_.add("6.1.50", "the range \"" + std::string(name_) + "\": " + std::string(why), where_);
  }
  void single() {
    problems_.add("6.1.59", "the range \"" + std::string(name_) + "\" is a single version", where_);
  }

  void checkVers(std::string_view text) {
    const size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0) return bad("it has no version type");
    const std::string_view type = text.substr(0, slash);
    const std::string_view rest = text.substr(slash + 1);
    if (type != toLowerAscii(type)) return bad("the version type must be lower case");
    if (type == "all" || type == "none") {
      if (rest != "*") bad("of this version type only \"*\" can be said");
      return;
    }
    if (rest == "*") return bad("all versions are \"vers:all/*\"");
    const auto constraints = parseConstraints(rest);
    if (!constraints) return bad("its constraints cannot be read");
    if (isSingle(*constraints)) single();
    // Types that nobody registered are a warning, not a failure.
    const auto scheme = versScheme(type);
    if (!scheme) return;
    if (const std::string_view why = notCanonical(*constraints, *scheme); !why.empty()) bad(why);
  }

  std::string_view name_;
  const std::string& where_;
  CsafProblems& problems_;
};

}  // namespace

void checkCsafVersionRanges(const CsafDocument& document, CsafProblems& problems) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const CsafProduct& product : document.products) {
    for (const CsafBranch& branch : product.branches) {
      if (!seen.insert({branch.category, branch.name}).second) continue;
      if (branch.category == "product_version" && looksLikeRange(branch.name, !document.is21))
        problems.add("6.1.31", "the version \"" + std::string(branch.name) + "\" is a range", product.where);
      if (document.is21 && branch.category == "product_version_range")
        Ranges(branch.name, product.where, problems).check();
    }
  }
}

}  // namespace postern
