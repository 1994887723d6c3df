// SPDX-License-Identifier: Apache-2.0
// The lines of a CODEOWNERS file, as GitHub and as GitLab read them (owner_rules.h names their documents).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vocab/owner_rules.h"

namespace postern {

/// "@user", "@org/team", "@@role", a mail address.
bool isOwnerReference(std::string_view word);

struct OwnerLine {
  enum Kind : uint8_t { kNothing, kSection, kRule, kInvalid } kind = kNothing;
  std::string_view text;                 ///< the pattern as written, without '!'; or the section's name
  std::vector<std::string_view> owners;  ///< of a section: its default owners
  bool statesOwners = false;             ///< something stands where owners do, be it none
  bool isExclusion = false;              ///< GitLab: "!pattern"
  bool isOptional = false;               ///< GitLab: "^[Section]"
  uint32_t approvals = 0;                ///< GitLab: "[Section][2]"; 0 = not said, which is 1
  uint32_t malformed = 0;                ///< words that are no owners: GitLab passes over them
  std::string_view reason;               ///< why a line is invalid
};

/// A line without its end. GitHub: a line with a word that is no owner, a negation or an escaped '#' is
/// invalid and skipped, and a '#' after a space begins a comment; GitLab: everything that is no heading is a
/// rule.
OwnerLine readOwnerLine(OwnerDialect dialect, std::string_view text);

/// A heading as GitLab writes one: "[Docs]", "^[Docs][2]"; "[]" is the unnamed section.
std::string ownerHeading(std::string_view section, bool isOptional, uint32_t approvals);

/// By place (".github/", ".gitlab/"), else by content: what only GitLab has (headings of sections, "!",
/// "@@role", groups in groups).
OwnerDialect ownerDialect(std::string_view fileName, std::string_view text);

/// A file that is larger is not loaded by GitHub.
inline constexpr size_t kMaxGitHubOwnerFile = 3U << 20U;

}  // namespace postern
