// SPDX-License-Identifier: Apache-2.0
// One waiver of a policy. What it is for is named whole: a waiver never grows with the estate by accident.
#include <algorithm>

#include "base/text.h"
#include "policy/condition_reader.h"
#include "policy/policy_parts.h"
#include "policy/subject_fields.h"

namespace postern {
namespace {

constexpr int64_t kDay = 86'400;

/// A date is its last moment: "until 31 December" includes that day. UTC.
UnixSeconds readEnd(LocatedYaml& yaml, Node object) {
  const std::string text = yaml.text(object, "expires");
  const auto time = parseTime(text);
  if (text.empty() || !time) {
    yaml.problem(object["expires"].exists() ? object["expires"] : object,
                 "a waiver needs expires: with a date such as 2027-01-31: what never ends is no exception");
    return kNoTime;
  }
  const bool dateOnly = text.size() == 10;
  return dateOnly ? *time + kDay : *time;
}

/// Terms of a filter that name values name them whole.
void moveToExact(PolicyCondition& condition) {
  for (FilterTerm& term : condition.terms) {
    if (term.field >= 0) condition.exact.push_back(std::move(term));
  }
  condition.terms.erase(std::remove_if(condition.terms.begin(), condition.terms.end(),
                                       [](const FilterTerm& term) { return term.field >= 0; }),
                        condition.terms.end());
  for (std::vector<PolicyCondition>* parts : {&condition.all, &condition.any, &condition.none}) {
    for (PolicyCondition& part : *parts) moveToExact(part);
  }
}

void readMatch(LocatedYaml& yaml, Node object, Waiver& waiver) {
  for (const std::string& key : yaml.texts(object, "finding")) {
    if (const auto hash = contentHashFromHex(key)) {
      waiver.findings.push_back(*hash);
    } else {
      yaml.problem(object["finding"], "a finding is named by its key, 32 hex digits (in every export)");
    }
  }
  std::sort(waiver.findings.begin(), waiver.findings.end());
  if (!waiver.findings.empty() && waiver.on != Subject::kFindings)
    yaml.problem(object["finding"], "finding: belongs to a waiver on: findings");
  if (object["filter"].exists()) {
    waiver.match = readCondition(yaml, object["filter"], waiver.on);
    moveToExact(waiver.match);
  }
  for (const std::string_view field : {"vulnerability", "component", "asset"}) {
    std::vector<std::string> values = yaml.texts(object, field);
    if (values.empty()) continue;
    for (const std::string& value : values) {
      if (value.size() > kMaxTermValue) yaml.problem(object[field], "a value of more than 1,000 bytes");
    }
    if (fieldIndex(waiver.on, field) < 0) {
      yaml.problem(object[field], std::string(name(waiver.on)) + " have no " + std::string(field));
    } else {
      waiver.match.exact.push_back(exactTerm(waiver.on, field, std::move(values)));
    }
  }
  const bool none = waiver.findings.empty() && !object["filter"].exists() && waiver.match.exact.empty();
  if (none)
    yaml.problem(object, "a waiver needs what it is for: finding, vulnerability, component, asset or filter");
}

}  // namespace

Waiver readWaiver(LocatedYaml& yaml, Node object) {
  Waiver waiver;
  if (!object.isObject()) {
    yaml.problem(object, "a waiver is a mapping (finding, owner, reason, expires ...)");
    return waiver;
  }
  waiver.where = yaml.where(object);
  yaml.expectKeys(object, "a waiver",
                  {"id", "on", "finding", "vulnerability", "component", "asset", "filter", "rules", "owner",
                   "reason", "expires", "link"});
  waiver.id = yaml.text(object, "id");
  const std::string on = yaml.text(object, "on");
  const auto subject = subjectFromName(on.empty() ? "findings" : on);
  if (!subject)
    yaml.problem(object["on"], "on: is findings, assets, components, paths, vulnerabilities or coverage");
  waiver.on = subject.value_or(Subject::kFindings);
  readMatch(yaml, object, waiver);
  waiver.rules = yaml.texts(object, "rules");
  waiver.owner = yaml.text(object, "owner");
  if (trim(waiver.owner).empty()) yaml.problem(object, "a waiver needs an owner: who answers for it");
  waiver.reason = yaml.text(object, "reason");
  if (trim(waiver.reason).empty()) yaml.problem(object, "a waiver needs a reason");
  waiver.link = yaml.text(object, "link");
  waiver.expires = readEnd(yaml, object);
  waiver.expiresText = yaml.text(object, "expires");
  return waiver;
}

}  // namespace postern
