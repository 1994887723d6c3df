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
constexpr int64_t kStaleEpss = 7 * kDay;  // published daily
constexpr int64_t kStaleKev = 14 * kDay;  // grows weekly

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

void describeFeeds(const Tables& tables, UnixSeconds now, Enrichment& out) {
  std::vector<uint64_t> entries(tables.reports.size());
  for (const uint32_t report : tables.vulnerabilityReport) ++entries[report];
  std::map<std::string, Feed> feeds;
  for (uint32_t row = 0; row < tables.reports.size(); ++row) {
    const Report& report = tables.reports[row];
    if (!report.context || report.date == kNoTime) continue;
    Feed& feed = feeds[std::string(tables.strings.text(report.title))];
    feed.date = std::max(feed.date, report.date);
    feed.entries += entries[row];
  }
  bool epss = false;
  bool kev = false;
  for (auto& [title, feed] : feeds) {
    feed.name = title;
    const bool isEpss = title.find("EPSS") != std::string::npos;
    const bool isKev = title.find("KEV") != std::string::npos;
    epss = epss || isEpss;
    kev = kev || isKev;
    const int64_t age = now == kNoTime ? 0 : now - feed.date;
    if ((isEpss && age > kStaleEpss) || (isKev && age > kStaleKev)) {
      out.notes.push_back(title + " is " + std::to_string(age / kDay) + " days old (" +
                          formatDate(feed.date) + "): newer exploitation is not in it");
    }
    out.feeds.push_back(feed);
  }
  if (tables.observations.rows == 0) return;
  if (!epss)
    out.notes.emplace_back("no EPSS file is loaded: likelihood rests on CVSS, KEV and what the scanners say");
  if (!kev)
    out.notes.emplace_back("no KEV catalogue is loaded: known exploitation is not taken into account");
}

}  // namespace postern
