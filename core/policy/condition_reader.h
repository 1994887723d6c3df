// SPDX-License-Identifier: Apache-2.0
// Conditions of a policy: a text in the filter language of the lists, or a mapping of fields to values
// (docs/policies.md, "Conditions").
#pragma once

#include "policy/policy.h"
#include "read/located_yaml.h"

namespace postern {

/// `value`: a text, a mapping, or missing (holds always). Problems go to `yaml`.
PolicyCondition readCondition(LocatedYaml& yaml, Node value, Subject subject);
/// A term that one of `values`, whole, names: for environments, teams, components.
FilterTerm exactTerm(Subject subject, std::string_view field, std::vector<std::string> values);
/// `values` as names of a team: "payments" is "@acme/payments" too.
std::vector<std::string> teamPatterns(const std::vector<std::string>& values);
/// Folds and checks the words of a term of a field with a closed list, at `at`.
void checkWords(LocatedYaml& yaml, Node at, Subject subject, FilterTerm& term);
/// Terms, however deep.
size_t countTerms(const PolicyCondition& condition);
/// Some term, however deep, asks for the field.
bool asksFor(const PolicyCondition& condition, Subject subject, std::string_view field);

}  // namespace postern
