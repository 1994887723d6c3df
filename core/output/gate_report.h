// SPDX-License-Identifier: Apache-2.0
// A verdict as files for machines and people. Texts from reports are hostile: each writer makes them harmless
// in its own language.
#pragma once

#include <string>
#include <string_view>

#include "policy/verdict.h"

namespace postern {

/// Canonical: the same verdict is the same bytes everywhere (protocol.ts, Verdict).
std::string verdictJson(const Verdict& verdict);
/// SARIF 2.1.0 (OASIS, errata 01): a result per violation with its baselineState, waived ones suppressed.
std::string verdictSarif(const Verdict& verdict, std::string_view toolVersion);
/// The JUnit XML that Jenkins' and GitLab's readers share: a suite per rule, a case per violation.
std::string verdictJunit(const Verdict& verdict);
/// A comment for a pull or merge request: at most kMaxComment bytes.
std::string verdictMarkdown(const Verdict& verdict);
/// For a terminal, without colours; lines that say an outcome begin with its word.
std::string verdictText(const Verdict& verdict);

/// GitHub takes 65,536 characters in a comment, and refuses longer ones whole.
inline constexpr size_t kMaxComment = 60'000;
/// Cases of one suite that are told one by one; readers of JUnit keep all of them in memory.
inline constexpr size_t kMaxCases = 1'000;

/// "12 violations of 2 rules", "no rule is broken"
std::string verdictSummary(const Verdict& verdict);

}  // namespace postern
