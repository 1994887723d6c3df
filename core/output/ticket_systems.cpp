// SPDX-License-Identifier: Apache-2.0
// Tickets in the shapes of trackers. Jira: the CSV importer ("Preparing data for CSV import") and the JSON of
// "Importing data from JSON" (externalId); GitHub: REST "Create an issue"; GitLab: REST "New issue".
#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "output/csv_export.h"
#include "output/tickets.h"

namespace postern {
namespace {

/// Browsers and forges take addresses of about 8 kB.
constexpr size_t kMaxUrl = 7'500;

std::string_view priorityOf(Band band) {
  switch (band) {
    case Band::kNow:
      return "Highest";
    case Band::kSoon:
      return "High";
    case Band::kPlanned:
      return "Medium";
    case Band::kWatch:
      return "Low";
  }
  return "Low";
}

/// application/x-www-form-urlencoded without '+': every byte that is not unreserved (RFC 3986, 2.3).
std::string encoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (isAsciiAlnum(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

std::string joinedLabels(const Ticket& ticket, char separator) {
  std::string out;
  for (const std::string& label : ticket.labels)
    out += (out.empty() ? "" : std::string(1, separator)) + label;
  return out;
}

void writeJiraCsv(const std::vector<Ticket>& tickets, FunctionRef<void(std::string_view)> sink) {
  std::string out =
      "External issue ID,Summary,Description,Issue Type,Priority,Labels,Due Date,Security owner\r\n";
  for (const Ticket& ticket : tickets) {
    out += ticket.key + "," + csvCell(ticket.title) + "," + csvCell(ticket.body) + ",Bug," +
           std::string(priorityOf(ticket.band)) + "," + csvCell(joinedLabels(ticket, ' ')) + "," +
           formatDate(ticket.due) + "," + csvCell(ticket.owner) + "\r\n";
  }
  sink(out);
}

void writeJiraJson(const std::vector<Ticket>& tickets, FunctionRef<void(std::string_view)> sink) {
  JsonWriter out;
  out.beginObject().key("projects").beginArray().beginObject();
  out.field("name", "Postern findings").field("key", "POSTERN").key("issues").beginArray();
  for (const Ticket& ticket : tickets) {
    out.beginObject().field("externalId", ticket.key).field("summary", ticket.title);
    out.field("description", ticket.body)
        .field("issueType", "Bug")
        .field("priority", priorityOf(ticket.band));
    out.key("labels").beginArray();
    for (const std::string& label : ticket.labels) out.string(label);
    out.endArray();
    if (ticket.due != kNoTime) out.field("duedate", formatDate(ticket.due));
    out.endObject();
  }
  out.endArray().endObject().endArray().endObject();
  sink(out.take() + "\n");
}

void writeIssues(const std::vector<Ticket>& tickets, bool isGitlab,
                 FunctionRef<void(std::string_view)> sink) {
  for (const Ticket& ticket : tickets) {
    JsonWriter out;
    out.beginObject().field("title", ticket.title);
    out.field(isGitlab ? "description" : "body", ticket.body).key("labels");
    if (isGitlab) {
      out.string(joinedLabels(ticket, ','));
      if (ticket.due != kNoTime) out.field("due_date", formatDate(ticket.due));
    } else {
      out.beginArray();
      for (const std::string& label : ticket.labels) out.string(label);
      out.endArray();
    }
    sink(out.endObject().take() + "\n");
  }
}

}  // namespace

void writeTickets(const std::vector<Ticket>& tickets, TicketSystem system,
                  FunctionRef<void(std::string_view)> sink) {
  switch (system) {
    case TicketSystem::kJiraCsv:
      return writeJiraCsv(tickets, sink);
    case TicketSystem::kJiraJson:
      return writeJiraJson(tickets, sink);
    case TicketSystem::kGithub:
      return writeIssues(tickets, false, sink);
    case TicketSystem::kGitlab:
      return writeIssues(tickets, true, sink);
  }
}

std::string newTicketUrl(const Ticket& ticket) {
  const std::string_view host = std::string_view(ticket.repository).substr(0, ticket.repository.find('/'));
  const bool isGithub = host == "github.com";
  const bool isGitlab = host == "gitlab.com" || host.starts_with("gitlab.");
  if ((!isGithub && !isGitlab) || host.size() == ticket.repository.size()) return {};
  std::string path;
  for (const char c : std::string_view(ticket.repository).substr(host.size()))
    path += c == '/' ? std::string("/") : encoded({&c, 1});
  std::string url = "https://" + std::string(host) + path;
  const std::string labels = encoded(joinedLabels(ticket, ','));
  url += isGithub ? "/issues/new?title=" + encoded(ticket.title) + "&labels=" + labels + "&body="
                  : "/-/issues/new?issue%5Btitle%5D=" + encoded(ticket.title) + "&issue%5Bdescription%5D=";
  // The key must survive the cut: it is what tells a second ticket from a first.
  const std::string end = encoded("\n<!-- " + ticket.key + " -->\n");
  const std::string_view body = std::string_view(ticket.body).substr(0, ticket.body.rfind("\n<!-- "));
  // Character by character, so that the cut leaves no half of one.
  std::string written;
  for (size_t from = 0; from < body.size();) {
    size_t to = from + 1;
    while (to < body.size() && (static_cast<unsigned char>(body[to]) & 0xC0) == 0x80) ++to;
    const std::string next = encoded(body.substr(from, to - from));
    if (url.size() + written.size() + next.size() + end.size() > kMaxUrl) break;
    written += next;
    from = to;
  }
  return url + written + end;
}

}  // namespace postern
