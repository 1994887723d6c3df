// SPDX-License-Identifier: Apache-2.0
// See gate_warnings.h.
#include "policy/gate_warnings.h"

#include <algorithm>

#include "base/text.h"
#include "policy/condition_reader.h"
#include "query/finding_facts.h"

namespace postern {
namespace {

/// Waivers that end within this many days are said.
constexpr int64_t kSoon = 14;
constexpr int64_t kDay = 86'400;
/// Reports with skipped records that are named.
constexpr size_t kNamed = 10;

class Warnings {
 public:
  Warnings(const EstateView& view, const Policy& policy, const Verdict& verdict,
           const std::vector<uint8_t>& isOpen)
      : view_(view), policy_(policy), verdict_(verdict), isOpen_(isOpen) {}

  std::vector<std::string> all() {
    aboutReports();
    aboutFeeds();
    aboutRules();
    aboutTimes();
    aboutWaivers();
    return std::move(out_);
  }

 private:
  void say(std::string text) { out_.push_back(std::move(text)); }

  void aboutReports() {
    std::vector<std::pair<std::string, uint64_t>> skipped;
    for (const Report& report : view_.tables.reports) {
      if (report.skipped > 0) skipped.emplace_back(report.name, report.skipped);
    }
    std::sort(skipped.begin(), skipped.end());
    for (size_t i = 0; i < std::min(skipped.size(), kNamed); ++i) {
      say(std::string(clipUtf8(skipped[i].first, kMaxCell)) + ": " + std::to_string(skipped[i].second) +
          (skipped[i].second == 1 ? " record" : " records") + " could not be read and were not judged");
    }
    if (skipped.size() > kNamed)
      say(std::to_string(skipped.size() - kNamed) + " more reports have records that could not be read");
  }

  bool asks(std::string_view field) const {
    const auto rule = [&](const PolicyRule& it) { return asksFor(it.when, it.on, field); };
    const auto clock = [&](const Clock& it) { return asksFor(it.when, Subject::kFindings, field); };
    return std::any_of(policy_.rules.begin(), policy_.rules.end(), rule) ||
           std::any_of(policy_.sla.clocks.begin(), policy_.sla.clocks.end(), clock);
  }

  // Nothing can be found by a feed that is not there: that would look like a pass.
  void aboutFeeds() {
    bool kev = false, epss = false;
    for (const FindingContext& context : view_.enrichment.findings) {
      kev = kev || context.kev;
      epss = epss || context.epss != kNone;
    }
    for (const Feed& feed : view_.enrichment.feeds) {
      kev = kev || feed.name.find("KEV") != std::string::npos;
      epss = epss || feed.name.find("EPSS") != std::string::npos;
    }
    const bool kevClock = std::any_of(policy_.sla.clocks.begin(), policy_.sla.clocks.end(),
                                      [](const Clock& it) { return it.due == Clock::Due::kKev; });
    if (!kev && (kevClock || asks("kev") || asks("ransomware")))
      say("the policy asks what is known to be exploited, and no KEV catalogue was read: nothing can match");
    if (!epss && asks("epss"))
      say("the policy asks for EPSS, and no EPSS scores were read: nothing can match");
  }

  void aboutRules() {
    uint64_t unknown = 0;
    for (uint32_t row = 0; row < view_.findingCount(); ++row) {
      const AssetId asset = view_.findings.rows[row].asset;
      if (isOpen_[row] != 0 && view_.identities.assets[asset].environment == Environment::kUnknown) ++unknown;
    }
    bool asksEnvironment = false, asksNew = false;
    for (size_t i = 0; i < policy_.rules.size(); ++i) {
      const PolicyRule& rule = policy_.rules[i];
      // A scope that lists "unknown" asks for the empty value, too.
      const bool listsUnknown =
          std::any_of(rule.when.exact.begin(), rule.when.exact.end(), [](const FilterTerm& term) {
            return std::find(term.values.begin(), term.values.end(), std::string()) != term.values.end();
          });
      asksEnvironment =
          asksEnvironment || (rule.asksEnvironment && !listsUnknown && rule.on == Subject::kFindings);
      asksNew = asksNew || rule.onlyNew || asksFor(rule.when, rule.on, "new");
      if (rule.on != Subject::kFindings && rule.on != Subject::kPaths && verdict_.rules[i].checked == 0)
        say("rule " + rule.id + ": there are no " + std::string(name(rule.on)) + " to look at");
    }
    if (asksEnvironment && unknown > 0) {
      say(std::to_string(unknown) + (unknown == 1 ? " open finding is" : " open findings are") +
          " on assets whose environment nobody states: rules for some environments do not see them (an "
          "inventory says it, or environments: [production, unknown])");
    }
    if (asksNew && !verdict_.baseline.given) say("no baseline was given: every finding counts as new");
  }

  void aboutTimes() {
    uint64_t undated = 0;
    for (uint32_t row = 0; row < view_.findingCount(); ++row) {
      if (isOpen_[row] != 0 && view_.times->due[row] != kNoTime && seenSince(view_, row) == kNoTime)
        ++undated;
    }
    if (undated > 0) {
      say(std::to_string(undated) + (undated == 1 ? " open finding says" : " open findings say") +
          " not since when; the clock runs from now (keep a bundle and give it as the baseline)");
    }
  }

  void aboutWaivers() {
    for (size_t i = 0; i < verdict_.waivers.size(); ++i) {
      const WaiverResult& waiver = verdict_.waivers[i];
      const std::string who = "waiver \"" + waiver.id + "\"";
      if (waiver.waived == 0) {
        say(who + " waives nothing: remove it, or is the scan missing that it is for? (" +
            policy_.waivers[i].where + ")");
      } else if (!waiver.expired && policy_.waivers[i].expires <= view_.now + kSoon * kDay) {
        say(who + " ends on " + waiver.expires + ": " + waiver.owner + " decides what then");
      }
    }
  }

  const EstateView& view_;
  const Policy& policy_;
  const Verdict& verdict_;
  const std::vector<uint8_t>& isOpen_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> gateWarnings(const EstateView& view, const Policy& policy, const Verdict& verdict,
                                      const std::vector<uint8_t>& isOpen) {
  return Warnings(view, policy, verdict, isOpen).all();
}

}  // namespace postern
