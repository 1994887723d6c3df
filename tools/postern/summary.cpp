// SPDX-License-Identifier: Apache-2.0
// See summary.h.
#include "summary.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "terminal.h"

namespace postern::cli {
namespace {

constexpr uint64_t kTop = 20;
constexpr uint64_t kPaths = 5;
/// Unrecognised files that are named one by one; a folder of sources has thousands.
constexpr size_t kNamedUnread = 20;

Colour colourOf(std::string_view band) {
  return band == "now"       ? Colour::kRed
         : band == "soon"    ? Colour::kYellow
         : band == "planned" ? Colour::kBlue
                             : Colour::kDim;
}

std::string decimal(uint64_t value, uint64_t unit) {
  return std::to_string(value / unit) + "." + std::to_string(value % unit * 10 / unit);
}

/// Ten cells for 0..1000 tenths.
std::string riskBar(uint32_t tenths) {
  std::string bar;
  for (uint32_t i = 0; i < 10; ++i) bar += tenths >= 100 * i + 50 ? "█" : "·";
  return bar;
}

void printFindings(Engine& engine, const Summary& summary, const Terminal& terminal) {
  const auto top = engine.findings({"", "rank", false, 0, kTop});
  if (!top || top.value().rows.empty()) return;
  const int rest = terminal.width() - 5 - 17 - 18 - 16 - 6;
  const int titleWidth = std::max(24, rest * 6 / 10);
  const int assetWidth = std::max(16, rest - titleWidth);
  const std::string head = padded("#", -4) + " " + padded("risk", 16) + padded("finding", titleWidth + 1) +
                           padded("asset", assetWidth + 1) + padded("reach", 18) + padded("owner", 16) +
                           "tools";
  std::cout << "\n" << terminal.paint(head, Colour::kDim) << "\n";
  for (const FindingRow& row : top.value().rows) {
    std::cout << padded(std::to_string(row.rank), -4) << " "
              << terminal.paint(padded(decimal(row.risk, 10), -4) + " " + riskBar(row.risk),
                                colourOf(row.band))
              << " " << padded(row.title, titleWidth) << " " << padded(row.asset, assetWidth) << " "
              << padded(row.reach, 17) << " " << padded(row.owner.empty() ? "-" : row.owner, 15) << " "
              << row.tools.size() << "\n";
  }
  if (summary.findings > kTop) {
    std::cout << terminal.paint("     and " + counted(summary.findings - kTop, "more", "more") +
                                    " (--json, --csv, --out keep all)",
                                Colour::kDim)
              << "\n";
  }
}

void printPaths(const Engine& engine, const Summary& summary, const Terminal& terminal) {
  const auto paths = engine.paths(kPaths);
  if (!paths || paths.value().empty()) return;
  std::cout << "\n" << terminal.paint("Attack paths", Colour::kBold) << " (" << summary.paths << ")\n";
  for (const PathView& path : paths.value()) {
    std::string way;
    for (const Hop& hop : path.hops) way += (way.empty() ? "" : " → ") + clipped(hop.title, 40);
    const uint64_t percent = (path.probability + 5'000) / 10'000;
    std::cout << "  " << padded(decimal(static_cast<uint64_t>(path.risk), 1000), -4) << "  "
              << clipped(way, 300) << "  " << (percent == 0 ? "<1" : std::to_string(percent))
              << " % likely\n        " << terminal.paint(clipped(path.summary, 160), Colour::kDim) << "\n";
    if (!path.weakestFix.empty())
      std::cout << "        " << terminal.paint(clipped(path.weakestFix, 200), Colour::kGreen) << "\n";
  }
}

void printNotes(const Engine& engine, const Summary& summary, const Terminal& terminal) {
  std::vector<std::string> notes = summary.notes;
  for (const Summary::Feed& feed : summary.feeds) {
    notes.push_back(feed.name + (feed.date.empty() ? "" : " of " + feed.date) + ": " +
                    counted(feed.entries, "entry", "entries"));
  }
  if (const auto reports = engine.reports()) {
    for (const ReportRow& row : reports.value()) {
      if (row.skipped > 0) notes.push_back(row.file + ": " + counted(row.skipped, "record") + " skipped");
    }
  }
  if (notes.empty()) return;
  std::cout << "\n" << terminal.paint("Notes", Colour::kBold) << "\n";
  for (const std::string& note : notes) std::cout << "  " << clipped(note, 400) << "\n";
}

}  // namespace

void printUnread(const Sources& sources) {
  const Terminal terminal(STDERR_FILENO);
  size_t unnamed = 0, named = 0;
  for (const InspectEntry& entry : sources.unread) {
    const bool isUnknown = entry.error->code == ErrorCode::kUnknownFormat;
    if (isUnknown && ++named > kNamedUnread) {
      ++unnamed;
      continue;
    }
    std::cerr << terminal.paint(isUnknown ? "not recognised" : "not read", Colour::kYellow) << "  "
              << printable(entry.file) << ": " << clipped(entry.error->message, 300);
    if (!entry.error->where.empty()) std::cerr << " (" << clipped(entry.error->where, 120) << ")";
    std::cerr << "\n";
  }
  if (unnamed > 0) std::cerr << "and " << counted(unnamed, "more file") << " not recognised\n";
}

void printSummary(Engine& engine, const Summary& summary, const Sources& sources) {
  const Terminal terminal(STDOUT_FILENO);
  std::cout << terminal.paint(counted(summary.findings, "finding"), Colour::kBold) << " of "
            << counted(summary.observations, "observation") << " in " << counted(summary.reports, "report")
            << ", on " << counted(summary.assets, "asset") << " with "
            << counted(summary.components, "component") << ", as of " << formatTime(summary.now) << "\n";
  if (sources.duplicates > 0)
    std::cout << counted(sources.duplicates, "input") << " told the same again and changed nothing\n";
  const auto band = [&](std::string_view title, uint64_t count, std::string_view name) {
    std::cout << terminal.paint("■ ", colourOf(name)) << title << " " << count << "   ";
  };
  band("now", summary.bandNow, "now");
  band("soon", summary.bandSoon, "soon");
  band("planned", summary.bandPlanned, "planned");
  band("watch", summary.bandWatch, "watch");
  std::cout << "\n";
  if (!summary.coverage.empty())
    std::cout << "coverage: " << clipped(summary.coverage, 400)
              << terminal.paint(" (--coverage FILE lists them)", Colour::kDim) << "\n";
  printFindings(engine, summary, terminal);
  printPaths(engine, summary, terminal);
  printNotes(engine, summary, terminal);
}

}  // namespace postern::cli
