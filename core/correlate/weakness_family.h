// SPDX-License-Identifier: Apache-2.0
// Which weaknesses say the same about a place. Two tools rarely pick the same entry of the CWE tree for one
// flaw, and some pick none: a family is what a person would call one flaw with one fix.
#pragma once

#include <cstdint>
#include <string_view>

namespace postern {

/// The CWE that stands for the family; the CWE itself where it is in none. A reviewed table first
/// (weakness_family_table.cpp); else variants are the base above them (at most two steps of the tree).
uint32_t weaknessFamily(uint32_t cwe);

/// The CWE of a rule of a tool that states none, by the rule's id as the tool writes it ("java:S2077",
/// "PATH_TRAVERSAL_IN"); 0 = not listed. ASCII case ignored.
uint32_t weaknessOfRule(std::string_view rule);

/// The CWE that the words of a title or of a rule's name mean ("Cross-Site Scripting: Reflected",
/// "attSqlInjectionChecks"); 0 = none is named. The table's first phrase that occurs decides.
uint32_t weaknessOfWords(std::string_view text);

}  // namespace postern
