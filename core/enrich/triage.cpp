// SPDX-License-Identifier: Apache-2.0
// See triage.h. Goes over what was decided, not over the findings: few of a million have been looked at.
#include "enrich/triage.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace postern {
namespace {

constexpr std::string_view kPrefix = "finding ";

/// What stands of a finding's field, whichever of its keys it was said under.
class Standings {
 public:
  Standings(const Decisions& decisions, std::string ownSubject, const std::vector<std::string_view>& subjects)
      : decisions_(decisions), own_(std::move(ownSubject)), subjects_(subjects) {}

  struct Word {
    const Decision* decision = nullptr;
    bool contested = false;
  };
  Word of(std::string_view field) const {
    if (const auto own = decisions_.standing(own_, field)) return {own->decision, own->contested()};
    Word word;
    for (const std::string_view subject : subjects_) {
      const auto other = decisions_.standing(subject, field);
      if (!other) continue;
      const bool differs = word.decision != nullptr && word.decision->value != other->decision->value;
      word.contested = word.contested || other->contested() || differs;
      if (word.decision == nullptr || isLater(*other->decision, *word.decision))
        word.decision = other->decision;
    }
    return word;
  }

 private:
  static bool isLater(const Decision& a, const Decision& b) {
    return std::tuple(a.at, idOf(a)) > std::tuple(b.at, idOf(b));
  }

  const Decisions& decisions_;
  std::string own_;
  const std::vector<std::string_view>& subjects_;
};

std::string textOf(const Standings::Word& word, UnixSeconds now) {
  return word.decision != nullptr && holds(*word.decision, now) ? word.decision->value : std::string();
}

FindingSaid saidOf(const Standings& standings, uint32_t finding, UnixSeconds now) {
  FindingSaid said;
  said.finding = finding;
  const Standings::Word status = standings.of("status"), assignee = standings.of("assignee"),
                        note = standings.of("note");
  said.contested = status.contested || assignee.contested || note.contested;
  said.assignee = textOf(assignee, now);
  said.note = textOf(note, now);
  if (status.decision == nullptr) return said;
  const auto state = stateFromName(status.decision->value);
  if (!state) return said;  // withdrawn, or a newer Postern's word
  said.decided = *state;
  said.by = status.decision->by;
  said.reason = status.decision->reason;
  said.at = status.decision->at;
  said.expires = status.decision->expires;
  said.expired = *state != State::kOpen && !holds(*status.decision, now);
  return said;
}

bool saysNothing(const FindingSaid& said) {
  return said.at == kNoTime && !said.contested && said.assignee.empty() && said.note.empty();
}

using Subjects = std::map<uint32_t, std::vector<std::string_view>>;  // per finding, ascending

/// What was said under keys that no finding has any more goes to the findings that have their traits.
void adoptSubjects(const Decisions& decisions, const std::vector<std::string_view>& lost,
                   const KeyIndex& keys, Subjects& to) {
  std::vector<FindingTraits> earlier;
  std::vector<std::string_view> subjects;
  for (const std::string_view subject : lost) {
    const auto standing = decisions.standing(subject, kTraitsField);
    auto traits = standing ? parseTraits(standing->decision->value) : std::nullopt;
    if (!traits) continue;
    earlier.push_back(std::move(*traits));
    subjects.push_back(subject);
  }
  if (earlier.empty()) return;
  for (const Adoption& adoption : adopt(earlier, keys))
    to[adoption.finding].push_back(subjects[adoption.earlier]);
}

Subjects resolve(const Findings& findings, const Decisions& decisions, const KeyIndex* keys) {
  Subjects subjects;
  std::vector<std::string_view> lost;
  for (auto at = decisions.subjects().lower_bound(kPrefix);
       at != decisions.subjects().end() && at->first.starts_with(kPrefix); ++at) {
    const auto key = contentHashFromHex(std::string_view(at->first).substr(kPrefix.size()));
    if (!key) continue;
    const uint32_t row = findKey(findings, *key);
    if (row == kNone) {
      lost.push_back(at->first);
    } else {
      subjects[row].push_back(at->first);
    }
  }
  if (keys != nullptr && !lost.empty()) adoptSubjects(decisions, lost, *keys, subjects);
  return subjects;
}

}  // namespace

std::vector<std::string> Triage::subjectsOf(uint32_t finding, const Findings& findings) const {
  std::vector<std::string> found = {findingSubject(findings.rows[finding].key)};
  auto at = std::lower_bound(subjects.begin(), subjects.end(), finding,
                             [](const SaidUnder& it, uint32_t wanted) { return it.finding < wanted; });
  for (; at != subjects.end() && at->finding == finding; ++at) {
    if (at->subject != found[0]) found.push_back(at->subject);
  }
  return found;
}

const FindingSaid* Triage::of(uint32_t finding) const {
  const auto at =
      std::lower_bound(said.begin(), said.end(), finding,
                       [](const FindingSaid& it, uint32_t wanted) { return it.finding < wanted; });
  return at != said.end() && at->finding == finding ? &*at : nullptr;
}

Triage triage(const Findings& findings, const Decisions& decisions, UnixSeconds now,
              std::span<const FindingStatus> vex, const KeyIndex* keys) {
  Triage out;
  out.status.resize(findings.rows.size());
  for (size_t row = 0; row < findings.rows.size(); ++row) {
    const bool hasVex = row < vex.size() && vex[row].from == StatusFrom::kVex;
    out.status[row] = hasVex ? vex[row] : FindingStatus{findings.rows[row].state, StatusFrom::kSource};
  }
  const Subjects subjects = resolve(findings, decisions, keys);
  for (const auto& [row, of] : subjects) {
    for (const std::string_view subject : of) out.subjects.push_back({row, std::string(subject)});
    FindingSaid said = saidOf({decisions, findingSubject(findings.rows[row].key), of}, row, now);
    if (saysNothing(said)) continue;
    const bool isOver = said.expires != kNoTime && now >= said.expires;
    if (said.at != kNoTime && !isOver) out.status[row] = {said.decided, StatusFrom::kDecision};
    out.said.push_back(std::move(said));
  }
  return out;
}

void noteTriage(const Triage& triage, std::vector<std::string>& notes) {
  const auto expired =
      std::count_if(triage.said.begin(), triage.said.end(), [](const auto& it) { return it.expired; });
  const auto contested =
      std::count_if(triage.said.begin(), triage.said.end(), [](const auto& it) { return it.contested; });
  if (expired > 0)
    notes.push_back(std::to_string(expired) + (expired == 1 ? " decision has" : " decisions have") +
                    " expired: what was closed by it is open again (expired:yes)");
  if (contested > 0)
    notes.push_back(std::to_string(contested) + (contested == 1 ? " finding is" : " findings are") +
                    " contested: people decided differently, the latest word stands (contested:yes)");
}

std::string describeStatus(const FindingSaid& said) {
  if (said.at == kNoTime) return {};
  std::string words(name(said.decided));
  std::replace(words.begin(), words.end(), '_', ' ');
  words += " by " + said.by + " on " + formatDate(said.at);
  if (said.expires != kNoTime) words += ", until " + formatDate(said.expires);
  return said.reason.empty() ? words : words + ": " + said.reason;
}

}  // namespace postern
