// SPDX-License-Identifier: Apache-2.0
// CSAF tests of a document's versions (6.1.14, 6.1.16 to 6.1.22, 6.1.30): whole numbers, or semantic versions
// by SemVer 2.0.0. For comparing, "3" is "3.0.0".
#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/csaf_rules.h"
#include "formats/csaf_time.h"

namespace postern {
namespace {

struct Version {
  bool valid = false, isInteger = false;
  std::array<int64_t, 3> numbers{};
  std::vector<std::string_view> preRelease;
  std::string_view text;

  bool isZero() const { return numbers[0] == 0; }
};

Version parseVersion(std::string_view text) {
  Version version;
  version.text = text;
  std::string_view core = text.substr(0, text.find('+'));
  if (const size_t dash = core.find('-'); dash != std::string_view::npos) {
    version.preRelease = split(core.substr(dash + 1), '.');
    core = core.substr(0, dash);
  }
  const auto parts = split(core, '.');
  if (parts.size() != 1 && parts.size() != 3) return version;
  version.isInteger = parts.size() == 1;
  for (size_t i = 0; i < parts.size(); ++i) {
    const auto number = parseInt(parts[i]);
    if (!number || *number < 0) return version;
    version.numbers[i] = *number;
  }
  version.valid = true;
  return version;
}

/// SemVer 2.0.0, section 11; build metadata does not count.
int comparePreRelease(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.empty() || b.empty()) return a.empty() == b.empty() ? 0 : a.empty() ? 1 : -1;
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto left = parseInt(a[i]);
    const auto right = parseInt(b[i]);
    if (left && right && *left != *right) return *left < *right ? -1 : 1;
    if (left.has_value() != right.has_value()) return left ? -1 : 1;
    if (!left && a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

int compare(const Version& a, const Version& b, bool withPreRelease = true) {
  if (a.numbers != b.numbers) return a.numbers < b.numbers ? -1 : 1;
  return withPreRelease ? comparePreRelease(a.preRelease, b.preRelease) : 0;
}

struct Revision {
  CsafInstant date;
  Version number;
};

class Tracking {
 public:
  Tracking(const CsafDocument& document, CsafProblems& problems)
      : document_(document),
        problems_(problems),
        version_(parseVersion(document.tracking["version"].text())) {
    for (const Node item : document.tracking["revision_history"].items()) {
      const Version number = parseVersion(item["number"].text());
      // What is no date or no version at all is a matter of other rules.
      const auto date = parseCsafTime(item["date"].text());
      if (number.valid) revisions_.push_back({date.value_or(CsafInstant{}), number});
    }
    std::stable_sort(revisions_.begin(), revisions_.end(), [](const Revision& a, const Revision& b) {
      return a.date == b.date ? compare(a.number, b.number) < 0 : a.date < b.date;
    });
  }

  void check() {
    checkOrder();
    checkLatest();
    checkDraft();
    checkGaps();
    checkRepeats();
    checkOneKind();
  }

 private:
  void add(std::string_view test, std::string text) {
    problems_.add(test, std::move(text), "/document/tracking");
  }
  static std::string shown(const Version& version) { return std::string(version.text); }

  void checkOrder() {
    for (size_t i = 1; i < revisions_.size(); ++i) {
      if (compare(revisions_[i].number, revisions_[i - 1].number) < 0)
        add("6.1.14",
            "revision " + shown(revisions_[i].number) + " is dated after " + shown(revisions_[i - 1].number));
    }
  }

  void checkLatest() {
    if (!version_.valid || revisions_.empty()) return;
    const Version& last = revisions_.back().number;
    if (compare(version_, last, document_.status != "draft") != 0)
      add("6.1.16", "the version is " + shown(version_) + ", its latest revision is " + shown(last));
  }

  void checkDraft() {
    const bool isPreRelease = !version_.preRelease.empty();
    if (version_.valid && document_.status != "draft" && (version_.isZero() || isPreRelease))
      add("6.1.17", "version " + shown(version_) + " has the status " + std::string(document_.status));
    if (document_.isFinal() && isPreRelease)
      add("6.1.20", "version " + shown(version_) + " of a released document is a pre-release");
    for (const Revision& revision : revisions_) {
      if (document_.isFinal() && revision.number.isZero())
        add("6.1.18", "a released document lists revision " + shown(revision.number));
      if (!revision.number.preRelease.empty())
        add("6.1.19", "revision " + shown(revision.number) + " is a pre-release");
    }
  }

  void checkGaps() {
    if (revisions_.empty()) return;
    if (revisions_[0].number.numbers[0] > 1)
      add("6.1.21", "the first revision is " + shown(revisions_[0].number) + ", not 0 or 1");
    for (size_t i = 1; i < revisions_.size(); ++i) {
      if (revisions_[i].number.numbers[0] > revisions_[i - 1].number.numbers[0] + 1)
        add("6.1.21", "no revision stands between " + shown(revisions_[i - 1].number) + " and " +
                          shown(revisions_[i].number));
    }
  }

  void checkRepeats() {
    std::vector<Version> numbers;
    for (const Revision& revision : revisions_) numbers.push_back(revision.number);
    std::stable_sort(numbers.begin(), numbers.end(),
                     [](const Version& a, const Version& b) { return compare(a, b) < 0; });
    for (size_t i = 1; i < numbers.size(); ++i) {
      if (compare(numbers[i], numbers[i - 1]) == 0)
        add("6.1.22", "revision " + shown(numbers[i]) + " is listed more than once");
    }
  }

  void checkOneKind() {
    for (const Revision& revision : revisions_) {
      if (version_.valid && revision.number.isInteger != version_.isInteger)
        return add("6.1.30", "whole numbers and semantic versions are mixed: " + shown(revision.number) +
                                 " and " + shown(version_));
    }
  }

  const CsafDocument& document_;
  CsafProblems& problems_;
  Version version_;
  std::vector<Revision> revisions_;
};

}  // namespace

void checkCsafTracking(const CsafDocument& document, CsafProblems& problems) {
  Tracking(document, problems).check();
}

}  // namespace postern
