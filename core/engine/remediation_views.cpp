// SPDX-License-Identifier: Apache-2.0
// What to mend with one act, and tickets about it.
#include <algorithm>

#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/json_parts.h"
#include "engine/views.h"
#include "output/manifest/patch.h"
#include "output/tickets.h"
#include "query/fix_groups.h"
#include "vocab/manifest_name.h"

namespace postern {
namespace {

/// Findings of a fix that the view names; the rest is behind its count.
constexpr size_t kNamedFindings = 10;

void writeFix(JsonWriter& out, const Analysis& analysis, const FixGroup& group) {
  const EstateView& view = analysis.view();
  const Score& score = view.scores.findings[group.findings.front()];
  out.beginObject()
      .field("key", toHex(group.key))
      .field("kind", name(group.kind))
      .field("title", group.title);
  out.field("asset", view.identities.assets[group.asset].name);
  out.field("assetId", "a" + std::to_string(group.asset));
  out.field("owner", view.enrichment.ownerOf(group.findings.front()).name)
      .field("effort", name(group.effort));
  out.key("risk").decimal(score.risk, 1).field("band", name(score.band));
  out.field("count", group.findings.size()).field("unfixed", group.unfixed.size());
  out.field("package", group.package).field("ecosystem", group.ecosystem).field("from", group.from);
  out.field("to", group.to).field("staysInMajor", group.staysInMajor).field("manifest", group.manifest);
  out.field("guidance", group.guidance).field("reference", group.reference).key("findings").beginArray();
  for (size_t i = 0; i < std::min(group.findings.size(), kNamedFindings); ++i) {
    out.beginObject();
    writeFields(out, findingRow(analysis, group.findings[i]));
    out.endObject();
  }
  out.endArray().endObject();
}

void write(JsonWriter& out, const Ticket& ticket) {
  out.beginObject().field("key", ticket.key).field("title", ticket.title).field("body", ticket.body);
  out.field("owner", ticket.owner).key("risk").decimal(ticket.risk, 1).field("band", name(ticket.band));
  out.field("due", formatDate(ticket.due)).field("url", newTicketUrl(ticket));
  writeTexts(out, "labels", ticket.labels);
  writeTexts(out, "findings", ticket.findings);
  out.endObject();
}

Error nothingAnalysed() { return makeError(ErrorCode::kNotFound, "nothing has been analysed yet"); }

Result<std::vector<Ticket>> ticketsOf(Analysis& analysis, std::string_view per, std::string_view filter) {
  const auto wanted = ticketPerFromName(per);
  if (!wanted) return wanted.error();
  const auto rows = analysis.findings().view(filter, "rank", false);
  if (!rows) return rows.error();
  return tickets(analysis.view(), rows.value(), wanted.value());
}

}  // namespace

Result<std::string> Engine::fixes(uint64_t from, uint64_t to) {
  return guarded([&]() -> Result<std::string> {
    JsonWriter out;
    out.beginObject();
    if (!state_->analysis)
      return out.field("total", 0).key("rows").beginArray().endArray().endObject().take();
    const std::vector<FixGroup>& groups = state_->analysis->fixes();
    const Window window(from, to, groups.size());
    out.field("total", groups.size()).key("rows").beginArray();
    for (uint64_t i = window.from; i < window.to; ++i) writeFix(out, *state_->analysis, groups[i]);
    return out.endArray().endObject().take();
  });
}

Result<PatchRow> Engine::patch(std::string_view name, std::string_view bytes) {
  return guarded([&]() -> Result<PatchRow> {
    if (!state_->analysis) return nothingAnalysed();
    if (manifestKind(name) == ManifestKind::kUnknown) return notFound("manifest", name);
    const EstateView& view = state_->analysis->view();
    ManifestPatch made = patchManifest(view, state_->analysis->fixes(), name, bytes);
    PullRequest request = pullRequest(view, {made});
    PatchRow row{std::move(made.file),
                 std::move(made.diff),
                 std::move(request.title),
                 std::move(request.body),
                 {},
                 {}};
    for (const ManifestChange& change : made.changes)
      row.changes.push_back(
          {change.package, change.before, change.after, change.findings.size(), change.staysInMajor});
    for (const ManifestLeft& left : made.left) row.left.push_back({left.package, left.why});
    return row;
  });
}

Result<std::string> Engine::tickets(std::string_view per, std::string_view filter) {
  return guarded([&]() -> Result<std::string> {
    if (!state_->analysis) return nothingAnalysed();
    const auto made = ticketsOf(*state_->analysis, per, filter);
    if (!made) return made.error();
    JsonWriter out;
    out.beginArray();
    for (const Ticket& ticket : made.value()) write(out, ticket);
    return out.endArray().take();
  });
}

Status Engine::exportTickets(std::string_view system, std::string_view per, std::string_view filter,
                             ByteSink sink) {
  return guarded([&]() -> Status {
    if (!state_->analysis) return nothingAnalysed();
    const auto wanted = ticketSystemFromName(system);
    if (!wanted) return wanted.error();
    const auto made = ticketsOf(*state_->analysis, per, filter);
    if (!made) return made.error();
    writeTickets(made.value(), wanted.value(), sink);
    return Done{};
  });
}

}  // namespace postern
