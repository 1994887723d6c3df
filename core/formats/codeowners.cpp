// SPDX-License-Identifier: Apache-2.0
// CODEOWNERS of GitHub and GitLab (vocab/owner_rules.h has their documents): patterns as written, in their
// order. Which of the two it is says the place (.github/, .gitlab/), else the content. A section is kept as
// GitLab heads it ("^[Docs][2]": optional, two approvals; "[]" the unnamed one), so a rule without one is
// GitHub's.
#include <deque>
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/format.h"
#include "vocab/owner_file.h"

namespace postern {
namespace {

bool isNamedCodeowners(std::string_view name) {
  const size_t slash = name.find_last_of("/\\!");
  const std::string_view base = slash == std::string_view::npos ? name : name.substr(slash + 1);
  return startsWithIgnoreCase(base, "codeowners");
}

Match sniff(const Probe& probe) {
  if (probe.syntax == Syntax::kBinary || probe.syntax == Syntax::kEmpty || probe.syntax == Syntax::kXml ||
      probe.isJson())
    return {};
  std::string_view text = probe.head;
  if (text.size() >= 4096) text = text.substr(0, text.rfind('\n') + 1);  // the last line may be cut
  int rules = 0;
  int owned = 0;
  int other = 0;
  const OwnerDialect dialect = ownerDialect(probe.name, text);
  for (const std::string_view raw : split(text, '\n')) {
    const OwnerLine line = readOwnerLine(dialect, raw.substr(0, raw.find(" #")));
    if (line.kind == OwnerLine::kNothing) continue;
    // "@user something" is prose, or a rule of nobody's.
    const bool isLikely =
        line.malformed == 0 && line.kind != OwnerLine::kInvalid && !line.text.starts_with('@');
    other += isLikely ? 0 : 1;
    rules += isLikely && line.kind == OwnerLine::kRule ? 1 : 0;
    owned += isLikely && !line.owners.empty() ? 1 : 0;
  }
  const bool named = isNamedCodeowners(probe.name);
  if (owned == 0)
    return named && rules > 0 && other == 0 ? Match{40, "named CODEOWNERS, patterns without owners"}
                                            : Match{};
  if (other == 0 && 2 * owned >= rules)
    return {static_cast<uint8_t>(named ? 85 : 75), "lines of pattern and @owner"};
  if (named && 10 * other <= rules + owned)
    return {60, "named CODEOWNERS, most lines are pattern and @owner"};
  return {};
}

// Sections of one name, whatever its case, are one, by the name of the first; so is what comes before any.
class Sections {
 public:
  std::string_view named(std::string_view name) {
    if (name == "codeowners") return {};  // what GitLab calls the unnamed one
    for (const std::string& known : names_) {
      if (equalsIgnoreCase(known, name)) return known;
    }
    return names_.emplace_back(name);
  }

 private:
  std::deque<std::string> names_;
};

class Importer {
 public:
  Importer(OwnerDialect dialect, BatchBuilder& out) : out_(out) {
    if (dialect == OwnerDialect::kGitLab) heading_ = ownerHeading({}, false, 0);
  }

  void take(const OwnerLine& line, uint32_t number) {
    if (line.kind == OwnerLine::kSection) {
      heading_ = ownerHeading(sections_.named(line.text), line.isOptional, line.approvals);
      defaults_.assign(line.owners.begin(), line.owners.end());
    } else if (line.kind == OwnerLine::kRule) {
      const bool areDefault = !line.statesOwners && !line.isExclusion;
      const std::string pattern = (line.isExclusion ? "!" : "") + std::string(line.text);
      const std::vector<std::string_view> none;
      out_.owns(pattern,
                line.isExclusion ? none
                : areDefault     ? defaults_
                                 : line.owners,
                kNone, number, heading_);
    } else if (line.kind == OwnerLine::kInvalid) {
      RecordPlace place;
      place.parent = "/";
      place.index = number - 1;
      out_.skip(place, "not_a_rule", line.reason);
    }
  }

 private:
  BatchBuilder& out_;
  Sections sections_;
  std::string heading_;
  std::vector<std::string_view> defaults_;  // of the section
};

Status import(Document& in, BatchBuilder& out) {
  const OwnerDialect dialect = ownerDialect(in.probe().name, in.text());
  if (dialect == OwnerDialect::kGitHub && in.text().size() >= kMaxGitHubOwnerFile)
    return makeError(ErrorCode::kTooLarge, "GitHub loads no CODEOWNERS of 3 MB or more");
  out.tool("CODEOWNERS");
  Importer importer(dialect, out);
  uint32_t number = 0;
  for (std::string_view text = in.text(); !text.empty();) {
    const size_t end = text.find('\n');
    importer.take(readOwnerLine(dialect, text.substr(0, end)), ++number);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return Done{};
}

}  // namespace

extern const Format kCodeowners;
const Format kCodeowners{
    "codeowners",
    "CODEOWNERS",
    "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/"
    "customizing-your-repository/about-code-owners",
    "text",
    Family::kInventory,
    true,
    sniff,
    import};

}  // namespace postern
