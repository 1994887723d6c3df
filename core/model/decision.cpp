// SPDX-License-Identifier: Apache-2.0
// See decision.h.
#include "model/decision.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace postern {
namespace {

void append(std::string& to, std::string_view text) {
  to += std::to_string(text.size());
  to += ':';
  to += text;
}

}  // namespace

ContentHash idOf(const Decision& decision) {
  std::string bytes;
  for (const std::string* text :
       {&decision.subject, &decision.field, &decision.value, &decision.reason, &decision.by})
    append(bytes, *text);
  append(bytes, std::to_string(decision.at));
  append(bytes, std::to_string(decision.expires));
  for (const ContentHash& hash : decision.after) append(bytes, toHex(hash));
  return hashContent(bytes);
}

std::string findingSubject(const ContentHash& key) { return "finding " + toHex(key); }

std::string pairSubject(std::string_view kind, std::string_view a, std::string_view b) {
  if (b < a) std::swap(a, b);
  return std::string(kind) + " " + std::string(a) + "\t" + std::string(b);
}

std::optional<SubjectPair> parsePairSubject(std::string_view subject) {
  const size_t space = subject.find(' ');
  const size_t tab = subject.find('\t');
  if (space == std::string_view::npos || tab == std::string_view::npos || tab < space) return std::nullopt;
  return SubjectPair{subject.substr(0, space), subject.substr(space + 1, tab - space - 1),
                     subject.substr(tab + 1)};
}

bool holds(const Decision& decision, UnixSeconds now) {
  return !decision.value.empty() && (decision.expires == kNoTime || now < decision.expires);
}

bool Decisions::add(Decision decision) {
  std::sort(decision.after.begin(), decision.after.end());
  decision.after.erase(std::unique(decision.after.begin(), decision.after.end()), decision.after.end());
  const ContentHash id = idOf(decision);
  const auto [at, fresh] = records_.try_emplace(id, std::move(decision));
  if (!fresh) return false;
  subjects_[at->second.subject].push_back(id);
  ++revision_;
  return true;
}

ContentHash Decisions::decide(Decision decision) {
  decision.after.clear();
  for (const Decision* head : heads(decision.subject, decision.field)) decision.after.push_back(idOf(*head));
  std::sort(decision.after.begin(), decision.after.end());
  const ContentHash id = idOf(decision);
  add(std::move(decision));
  return id;
}

void Decisions::merge(const Decisions& other) {
  for (const auto& [id, decision] : other.records_) add(decision);
}

std::vector<const Decision*> Decisions::heads(std::string_view subject, std::string_view field) const {
  const auto at = subjects_.find(subject);
  if (at == subjects_.end()) return {};
  std::set<ContentHash> replaced;
  for (const ContentHash& id : at->second) {
    const Decision& decision = records_.at(id);
    if (decision.field == field) replaced.insert(decision.after.begin(), decision.after.end());
  }
  std::vector<std::pair<const Decision*, ContentHash>> found;
  for (const ContentHash& id : at->second) {
    const Decision& decision = records_.at(id);
    if (decision.field == field && replaced.count(id) == 0) found.emplace_back(&decision, id);
  }
  std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) {
    return std::tuple(y.first->at, y.second) < std::tuple(x.first->at, x.second);
  });
  std::vector<const Decision*> heads;
  for (const auto& [decision, id] : found) heads.push_back(decision);
  return heads;
}

std::optional<Decisions::Standing> Decisions::standing(std::string_view subject,
                                                       std::string_view field) const {
  const std::vector<const Decision*> found = heads(subject, field);
  if (found.empty()) return std::nullopt;
  Standing standing{found.front(), {}};
  for (const Decision* other : found) {
    if (std::tie(other->value, other->expires) != std::tie(found.front()->value, found.front()->expires))
      standing.others.push_back(other);
  }
  return standing;
}

std::string_view Decisions::value(std::string_view subject, std::string_view field, UnixSeconds now) const {
  const auto found = standing(subject, field);
  return found && holds(*found->decision, now) ? std::string_view(found->decision->value)
                                               : std::string_view();
}

std::vector<const Decision*> Decisions::history(std::string_view subject) const {
  const auto at = subjects_.find(subject);
  if (at == subjects_.end()) return {};
  std::vector<std::pair<const Decision*, ContentHash>> found;
  for (const ContentHash& id : at->second) found.emplace_back(&records_.at(id), id);
  std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) {
    return std::tuple(x.first->at, x.second) < std::tuple(y.first->at, y.second);
  });
  std::vector<const Decision*> decisions;
  for (const auto& [decision, id] : found) decisions.push_back(decision);
  return decisions;
}

void Decisions::clear() {
  records_.clear();
  subjects_.clear();
  ++revision_;
}

}  // namespace postern
