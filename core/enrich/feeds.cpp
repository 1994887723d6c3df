// SPDX-License-Identifier: Apache-2.0
// Only reports of kind "context" count as feeds; what a scanner repeats of EPSS and KEV is used but not dated
// as one.
#include "enrich/feeds.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace postern {
namespace {

constexpr int64_t kDay = 86'400;

}  // namespace

VulnerabilityFactsById::VulnerabilityFactsById(const Tables& tables, const Identities& identities)
    : rowOf_(tables.strings.size(), kNone) {
  const VulnerabilityColumns& rows = tables.vulnerabilities;
  facts_.reserve(rows.rows);
  for (uint32_t row = 0; row < rows.rows; ++row) {
    uint32_t& at = rowOf_[identities.canonicalVulnerability[rows.id[row]]];
    if (at == kNone) {
      at = static_cast<uint32_t>(facts_.size());
      facts_.emplace_back();
    }
    VulnerabilityFacts& to = facts_[at];
    const UnixSeconds date = tables.reports[tables.vulnerabilityReport[row]].date;
    if (rows.epss[row] != kNone &&
        std::tuple(date, rows.epss[row]) > std::tuple(to.epssDate, to.epss == kNone ? 0 : to.epss)) {
      to.epss = rows.epss[row];
      to.epssPercentile = rows.epssPercentile[row];
      to.epssDate = date;
    }
    if (rows.kevAdded[row] != kNoNumber) {
      to.kevAdded = to.kevAdded == kNoNumber ? rows.kevAdded[row] : std::min(to.kevAdded, rows.kevAdded[row]);
      if (rows.kevDue[row] != kNoNumber) {
        to.kevDue = to.kevDue == kNoNumber ? rows.kevDue[row] : std::min(to.kevDue, rows.kevDue[row]);
      }
      to.kevRansomware = to.kevRansomware || rows.kevRansomware[row] != 0;
    }
    for (uint32_t i = rows.cvss.begin[row]; i < rows.cvss.begin[row + 1]; ++i)
      to.cvss.push_back(rows.cvss.items[i]);
  }
}

namespace {

struct FeedKind {
  std::string_view inTitle;  ///< a part of the format's title
  int64_t staleAfter;
  std::string_view misses;  ///< what an old one leaves out
};
// EPSS is published daily, KEV grows several times a week.
constexpr FeedKind kEpss{"EPSS", 7 * kDay, "newer forecasts are not in it"};
constexpr FeedKind kKev{"KEV", 7 * kDay, "newer exploitation is not in it"};
// What people declare changes as systems do; half a year of them is a guess.
constexpr FeedKind kDeclared{"", 180 * kDay, "what has changed since is not in it"};

const FeedKind& kindOf(std::string_view title) {
  if (title.find(kEpss.inTitle) != std::string_view::npos) return kEpss;
  return title.find(kKev.inTitle) != std::string_view::npos ? kKev : kDeclared;
}

/// "" while it is fresh.
std::string staleNote(const Feed& feed, const FeedKind& kind, UnixSeconds now) {
  if (feed.date == kNoTime)
    return &kind == &kDeclared ? "" : feed.name + " gives no date: how old it is cannot be told";
  const int64_t age = now == kNoTime ? 0 : now - feed.date;
  if (age <= kind.staleAfter) return {};
  return feed.name + " is " + std::to_string(age / kDay) + " days old (" + formatDate(feed.date) +
         "): " + std::string(kind.misses);
}

}  // namespace

void describeFeeds(const Tables& tables, UnixSeconds now, Enrichment& out) {
  std::vector<uint64_t> entries(tables.reports.size());
  for (const uint32_t report : tables.vulnerabilityReport) ++entries[report];
  std::map<std::string, Feed> feeds;
  for (uint32_t row = 0; row < tables.reports.size(); ++row) {
    const Report& report = tables.reports[row];
    const std::string title(tables.strings.text(report.title));
    // Inventories are told by their dates only where they give one.
    const bool told = report.context || (report.family == Family::kInventory && report.date != kNoTime);
    if (!told || (report.date == kNoTime && &kindOf(title) == &kDeclared)) continue;
    Feed& feed = feeds[title];
    feed.name = title;
    feed.date = std::max(feed.date, report.date);
    feed.entries += entries[row];
  }
  for (auto& [title, feed] : feeds) {
    const FeedKind& kind = kindOf(title);
    std::string note = staleNote(feed, kind, now);
    feed.stale = !note.empty();
    if (feed.stale) out.notes.push_back(std::move(note));
    FeedsAtHand& atHand = out.atHand;
    if (&kind == &kEpss) {
      atHand.epssStale = feed.stale && (!atHand.epss || atHand.epssStale);
      atHand.epss = true;
    } else if (&kind == &kKev) {
      atHand.kevStale = feed.stale && (!atHand.kev || atHand.kevStale);
      atHand.kev = true;
    }
    out.feeds.push_back(feed);
  }
  if (tables.observations.rows == 0) return;
  if (!out.atHand.epss)
    out.notes.emplace_back("no EPSS file is loaded: likelihood rests on CVSS, KEV and what the scanners say");
  if (!out.atHand.kev)
    out.notes.emplace_back("no KEV catalogue is loaded: known exploitation is not taken into account");
}

}  // namespace postern
