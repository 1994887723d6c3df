// SPDX-License-Identifier: Apache-2.0
// What a team's tracker should know: one ticket per finding, per fix (query/fix_groups.h) or per owner. A
// ticket's key is that of what it is about, so a second export updates the first: it is the external id of
// Jira's importers and a label elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "query/estate_view.h"
#include "query/fix_groups.h"

namespace postern {

enum class TicketPer : uint8_t { kFinding, kFix, kOwner };
enum class TicketSystem : uint8_t { kJiraCsv, kJiraJson, kGithub, kGitlab };

struct Ticket {
  std::string key;                  ///< "postern-" + 16 hex digits
  std::string title;                ///< one line, plain text, at most 250 bytes (Jira's summary takes 255)
  std::string body;                 ///< Markdown; ends with the key in a comment
  std::vector<std::string> labels;  ///< letters, digits and '-' only
  std::string owner;                ///< "" = nobody known
  Band band = Band::kWatch;
  uint32_t risk = 0;          ///< tenths, of the riskiest finding
  UnixSeconds due = kNoTime;  ///< the earliest
  std::string repository;     ///< "github.com/acme/shop" where the asset is one, for an address to open
  std::vector<std::string> findings;  ///< keys, riskiest first
};

/// Of the open findings among `rows` (of Findings), by the ranking.
std::vector<Ticket> tickets(const EstateView& view, std::span<const uint32_t> rows, TicketPer per);

/// The same ticket that tickets() makes of all findings of the fix.
Ticket ticketOf(const EstateView& view, const FixGroup& group);

/// Jira: a CSV for its importer, or JSON for "External system import"; GitHub and GitLab: JSON Lines with the
/// bodies of their REST calls ("create an issue").
void writeTickets(const std::vector<Ticket>& tickets, TicketSystem system,
                  FunctionRef<void(std::string_view)> sink);

/// An address that opens a filled form of the ticket in the repository's own tracker; the body is cut to what
/// an address holds. "" when the repository is on no forge whose form is known.
std::string newTicketUrl(const Ticket& ticket);

/// "finding", "fix", "owner" and "jira-csv", "jira-json", "github", "gitlab". Errors: bad_query.
Result<TicketPer> ticketPerFromName(std::string_view name);
Result<TicketSystem> ticketSystemFromName(std::string_view name);

}  // namespace postern
