// SPDX-License-Identifier: Apache-2.0
// See decision.h.
#include "model/decision.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"

namespace postern {
namespace {

void append(std::string& to, std::string_view text) {
  to += std::to_string(text.size());
  to += ':';
  to += text;
}

/// 9999-12-31T23:59:59Z
constexpr UnixSeconds kLastTime = 253'402'300'799;

Error tooLong(std::string_view what, size_t limit) {
  return makeError(ErrorCode::kTooLarge, "a decision's " + std::string(what) + " is longer than " +
                                             std::to_string(limit) + " bytes");
}

}  // namespace

Status checkDecision(const Decision& decision) {
  const struct {
    std::string_view what, text;
    size_t limit;
  } texts[] = {{"subject", decision.subject, kMaxDecisionSubject},
               {"field", decision.field, kMaxDecisionName},
               {"value", decision.value, kMaxDecisionValue},
               {"reason", decision.reason, kMaxDecisionReason},
               {"author", decision.by, kMaxDecisionName}};
  for (const auto& it : texts) {
    if (it.text.size() > it.limit) return tooLong(it.what, it.limit);
    if (!isUtf8(it.text))
      return makeError(ErrorCode::kMalformed, "a decision's " + std::string(it.what) + " is no UTF-8");
  }
  if (decision.subject.empty() || decision.field.empty())
    return makeError(ErrorCode::kMalformed, "a decision says nothing of what it is about");
  if (decision.at < 0 || decision.at > kLastTime)
    return makeError(ErrorCode::kMalformed, "a decision does not say when it was made");
  if (decision.expires != kNoTime && (decision.expires < 0 || decision.expires > kLastTime))
    return makeError(ErrorCode::kMalformed, "a decision expires outside the years 1970 to 9999");
  if (decision.after.size() > kMaxDecisionAfter)
    return makeError(ErrorCode::kTooLarge,
                     "a decision replaces more than " + std::to_string(kMaxDecisionAfter) + " others");
  return Done{};
}

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
  subjects_[at->second.subject].insert(id);
  ++revision_;
  return true;
}

ContentHash Decisions::decide(Decision decision) {
  decision.after.clear();
  for (const Decision* head : heads(decision.subject, decision.field)) {
    if (decision.after.size() < kMaxDecisionAfter) decision.after.push_back(idOf(*head));
  }
  std::sort(decision.after.begin(), decision.after.end());
  const ContentHash id = idOf(decision);
  add(std::move(decision));
  return id;
}

size_t Decisions::merge(const Decisions& other) {
  size_t fresh = 0;
  for (const auto& [id, decision] : other.records_) fresh += add(decision) ? 1 : 0;
  return fresh;
}

std::vector<const Decision*> Decisions::heads(std::string_view subject, std::string_view field) const {
  const auto at = subjects_.find(subject);
  if (at == subjects_.end()) return {};
  std::vector<std::pair<const Decision*, ContentHash>> found;
  for (const ContentHash& id : at->second) {
    const Decision& decision = records_.at(id);
    if (decision.field == field) found.emplace_back(&decision, id);
  }
  if (found.size() > 1) {  // of most fields one thing is said
    std::set<ContentHash> replaced;
    for (const auto& [decision, id] : found) replaced.insert(decision->after.begin(), decision->after.end());
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const auto& it) { return replaced.count(it.second) > 0; }),
                found.end());
    std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) {
      return std::tuple(y.first->at, y.second) < std::tuple(x.first->at, x.second);
    });
  }
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

// Clocks differ, and two records may be of one second: what was there when a record was made comes first.
std::vector<const Decision*> Decisions::history(std::string_view subject) const {
  const auto at = subjects_.find(subject);
  if (at == subjects_.end()) return {};
  const std::set<ContentHash>& ids = at->second;
  if (ids.size() == 1) return {&records_.at(*ids.begin())};
  using Entry = std::pair<UnixSeconds, ContentHash>;
  std::set<Entry> ready, left;
  std::map<ContentHash, size_t> waitsFor;
  std::map<ContentHash, std::vector<ContentHash>> followers;
  for (const ContentHash& id : ids) {
    const Decision& decision = records_.at(id);
    size_t known = 0;
    for (const ContentHash& before : decision.after) {
      if (ids.count(before) == 0 || before == id) continue;
      followers[before].push_back(id);
      ++known;
    }
    waitsFor[id] = known;
    (known == 0 ? ready : left).insert({decision.at, id});
  }
  std::vector<const Decision*> decisions;
  while (!ready.empty() || !left.empty()) {
    // Records in a ring are forged; they come in the order of their times.
    std::set<Entry>& from = ready.empty() ? left : ready;
    const Entry entry = *from.begin();
    from.erase(from.begin());
    decisions.push_back(&records_.at(entry.second));
    for (const ContentHash& follower : followers[entry.second]) {
      const Entry next{records_.at(follower).at, follower};
      if (--waitsFor[follower] == 0 && left.erase(next) > 0) ready.insert(next);
    }
  }
  return decisions;
}

void Decisions::clear() {
  records_.clear();
  subjects_.clear();
  ++revision_;
}

}  // namespace postern
