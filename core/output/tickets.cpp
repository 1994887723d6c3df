// SPDX-License-Identifier: Apache-2.0
// See tickets.h.
#include "output/tickets.h"

#include <algorithm>
#include <map>

#include "base/json_writer.h"
#include "base/text.h"
#include "output/markdown_text.h"

namespace postern {
namespace {

constexpr size_t kMaxTitle = 250;
/// Findings that a ticket tells one by one; a longer list is behind its count.
constexpr size_t kMaxListed = 50;
constexpr size_t kMaxText = 2'000;

std::string ticketKey(std::string_view about) { return "postern-" + toHex(hashContent(about)).substr(0, 16); }

std::string labelOf(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (isAsciiAlnum(c))
      out += asciiLower(c);
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.substr(0, 60);
}

std::string oneLine(std::string text) {
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return std::string(clipUtf8(text, kMaxTitle));
}

std::string repositoryOf(const UnitedAsset& asset) {
  for (const std::string& identity : asset.identities) {
    if (identity.starts_with("repo:")) return identity.substr(5);
  }
  return {};
}

/// Builds the tickets one by one; all share the estate.
class TicketMaker {
 public:
  explicit TicketMaker(const EstateView& view) : view_(view) {}

  Ticket ofFinding(uint32_t row) const {
    Ticket ticket = about("finding\n" + toHex(view_.findings.rows[row].key), {row});
    ticket.title = oneLine(titleOf(view_, row) + " in " + assetOf(row).name);
    ticket.body = findingBody(row);
    finish(ticket);
    return ticket;
  }

  Ticket ofFix(const FixGroup& group, const std::vector<uint32_t>& rows) const {
    Ticket ticket = about("fix\n" + toHex(group.key), rows);
    // Several assets have the same package; what else is mended names its asset already.
    const std::string asset = group.kind == FixKind::kUpgrade ? ", " + assetOf(rows.front()).name : "";
    ticket.title = oneLine(group.title + asset);
    ticket.body = fixBody(group, rows);
    ticket.labels.push_back("effort-" + std::string(name(group.effort)));
    finish(ticket);
    return ticket;
  }

  Ticket ofOwner(const std::string& owner, const std::vector<const FixGroup*>& groups,
                 const std::vector<uint32_t>& rows) const {
    Ticket ticket = about("owner\n" + owner, rows);
    ticket.title =
        oneLine("Security fixes for " + (owner.empty() ? std::string("nobody's assets") : owner) + ": " +
                std::to_string(rows.size()) + (rows.size() == 1 ? " finding" : " findings"));
    ticket.repository.clear();
    for (size_t i = 0; i < std::min(groups.size(), kMaxListed); ++i) {
      ticket.body += "- [ ] " + markdownLiteral(groups[i]->title) + " (" +
                     std::to_string(groups[i]->findings.size()) + ")\n";
    }
    if (groups.size() > kMaxListed)
      ticket.body += "\nand " + std::to_string(groups.size() - kMaxListed) + " more fixes\n";
    finish(ticket);
    return ticket;
  }

 private:
  const UnitedAsset& assetOf(uint32_t row) const {
    return view_.identities.assets[view_.findings.rows[row].asset];
  }
  Ticket about(std::string_view what, const std::vector<uint32_t>& rows) const;
  std::string findingBody(uint32_t row) const;
  std::string fixBody(const FixGroup& group, const std::vector<uint32_t>& rows) const;
  std::string listed(const std::vector<uint32_t>& rows) const;
  void finish(Ticket& ticket) const {
    ticket.body += "\n<!-- " + ticket.key + " -->\n";
    std::sort(ticket.labels.begin(), ticket.labels.end());
  }

  const EstateView& view_;
};

Ticket TicketMaker::about(std::string_view what, const std::vector<uint32_t>& rows) const {
  Ticket ticket;
  ticket.key = ticketKey(what);
  const uint32_t first = rows.front();
  ticket.risk = view_.scores.findings[first].risk;
  ticket.band = view_.scores.findings[first].band;
  ticket.owner = view_.enrichment.ownerOf(first).name;
  ticket.repository = repositoryOf(assetOf(first));
  ticket.labels = {"postern", ticket.key, "risk-" + std::string(name(ticket.band))};
  const std::string application = labelOf(assetOf(first).application);
  if (!application.empty()) ticket.labels.push_back("app-" + application);
  for (const uint32_t row : rows) {
    ticket.findings.push_back(toHex(view_.findings.rows[row].key));
    if (view_.times == nullptr || view_.times->due[row] == kNoTime) continue;
    if (ticket.due == kNoTime || view_.times->due[row] < ticket.due) ticket.due = view_.times->due[row];
  }
  return ticket;
}

std::string TicketMaker::listed(const std::vector<uint32_t>& rows) const {
  std::string out = "| Risk | Finding | Asset | Where |\n|---:|---|---|---|\n";
  for (size_t i = 0; i < std::min(rows.size(), kMaxListed); ++i) {
    const uint32_t row = rows[i];
    out += "| " + formatDecimal(view_.scores.findings[row].risk, 1) + " | " +
           markdownLiteral(titleOf(view_, row)) + " | " + markdownLiteral(assetOf(row).name) + " | " +
           markdownLiteral(locationOf(view_, view_.findings.rows[row].representative)) + " |\n";
  }
  if (rows.size() > kMaxListed) out += "\nand " + std::to_string(rows.size() - kMaxListed) + " more\n";
  return out;
}

std::string TicketMaker::findingBody(uint32_t row) const {
  const Finding& finding = view_.findings.rows[row];
  std::string ids;
  for (const StringId id : finding.vulnerabilities)
    ids += (ids.empty() ? "" : ", ") + std::string(view_.text(id));
  for (const uint32_t number : finding.weaknesses) ids += (ids.empty() ? "" : ", ") + weaknessId(number);
  std::string tools;
  for (const std::string& tool : toolsOf(view_, row)) tools += (tools.empty() ? "" : ", ") + tool;
  std::string body = listed({row}) + "\n";
  if (!ids.empty()) body += "**What:** " + markdownLiteral(ids, kMaxText) + "\n\n";
  body += "**Said by:** " + markdownLiteral(tools, kMaxText) + "\n\n";
  std::string fix = fixOf(view_, row);
  if (fix.empty()) fix = fixGuidance(finding.kind, finding.weaknesses).text;
  body += "**Fix:** " + markdownLiteral(fix, kMaxText) + "\n\n**Why this risk:**\n\n";
  for (const ExplainedTerm& term : explain(view_.scoreInput(), view_.scores.weights, row).terms)
    body += "- " + markdownLiteral(term.because, kMaxText) + "\n";
  return body;
}

std::string TicketMaker::fixBody(const FixGroup& group, const std::vector<uint32_t>& rows) const {
  std::string body = markdownLiteral(group.guidance, kMaxText) + "\n\n";
  if (!group.reference.empty()) body += "See <" + group.reference + ">\n\n";
  if (group.kind == FixKind::kUpgrade && !group.to.empty() && !group.staysInMajor)
    body += "This is a new major version: expect changes.\n\n";
  if (!group.unfixed.empty() && !group.to.empty())
    body += std::to_string(group.unfixed.size()) + " of the findings below have no fix in that version.\n\n";
  return body + listed(rows);
}

}  // namespace

std::vector<Ticket> tickets(const EstateView& view, std::span<const uint32_t> rows, TicketPer per) {
  std::vector<uint8_t> wanted(view.findingCount());
  for (const uint32_t row : rows) wanted[row] = view.enrichment.findings[row].state == State::kOpen;
  const TicketMaker maker(view);
  std::vector<Ticket> made;
  if (per == TicketPer::kFinding) {
    for (const uint32_t row : view.scores.ranked) {
      if (wanted[row] != 0) made.push_back(maker.ofFinding(row));
    }
    return made;
  }
  struct Owned {
    std::vector<const FixGroup*> groups;
    std::vector<uint32_t> rows;
  };
  std::map<std::string, Owned> byOwner;
  const std::vector<FixGroup> groups = fixGroups(view);
  for (const FixGroup& group : groups) {
    std::vector<uint32_t> kept;
    for (const uint32_t row : group.findings) {
      if (wanted[row] != 0) kept.push_back(row);
    }
    if (kept.empty()) continue;
    if (per == TicketPer::kFix) {
      made.push_back(maker.ofFix(group, kept));
      continue;
    }
    Owned& owned = byOwner[view.enrichment.ownerOf(kept.front()).name];
    owned.groups.push_back(&group);
    owned.rows.insert(owned.rows.end(), kept.begin(), kept.end());
  }
  const std::vector<uint32_t> place = placesOf(view.scores);
  for (auto& [owner, owned] : byOwner) {
    std::sort(owned.rows.begin(), owned.rows.end(),
              [&](uint32_t a, uint32_t b) { return place[a] < place[b]; });
    made.push_back(maker.ofOwner(owner, owned.groups, owned.rows));
  }
  return made;
}

Ticket ticketOf(const EstateView& view, const FixGroup& group) {
  return TicketMaker(view).ofFix(group, group.findings);
}

Result<TicketPer> ticketPerFromName(std::string_view name) {
  if (name == "finding") return TicketPer::kFinding;
  if (name == "fix") return TicketPer::kFix;
  if (name == "owner") return TicketPer::kOwner;
  return makeError(ErrorCode::kBadQuery, "tickets are per \"finding\", \"fix\" or \"owner\"");
}

Result<TicketSystem> ticketSystemFromName(std::string_view name) {
  if (name == "jira-csv") return TicketSystem::kJiraCsv;
  if (name == "jira-json") return TicketSystem::kJiraJson;
  if (name == "github") return TicketSystem::kGithub;
  if (name == "gitlab") return TicketSystem::kGitlab;
  return makeError(ErrorCode::kBadQuery,
                   "tickets are for \"jira-csv\", \"jira-json\", \"github\" or \"gitlab\"");
}

}  // namespace postern
