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

/// Findings of a fix that a list names, and that the fix itself names; the rest is behind its count.
constexpr size_t kListed = 5;
constexpr size_t kNamed = 500;

void writeRows(JsonWriter& out, const Analysis& analysis, std::string_view key,
               const std::vector<uint32_t>& rows, size_t most) {
  out.key(key).beginArray();
  for (size_t i = 0; i < std::min(rows.size(), most); ++i) {
    out.beginObject();
    writeFields(out, findingRow(analysis, rows[i]));
    out.endObject();
  }
  out.endArray();
}

/// Into an open object.
void writeFix(JsonWriter& out, const Analysis& analysis, const FixGroup& group, size_t most) {
  const EstateView& view = analysis.view();
  const Score& score = view.scores.findings[group.findings.front()];
  out.field("key", toHex(group.key)).field("kind", name(group.kind)).field("title", group.title);
  out.field("asset", view.identities.assets[group.asset].name);
  out.field("assetId", "a" + std::to_string(group.asset));
  out.field("owner", view.enrichment.ownerOf(group.findings.front()).name)
      .field("effort", name(group.effort));
  out.key("risk").decimal(score.risk, 1).field("band", name(score.band));
  out.field("count", group.findings.size()).field("unfixed", group.unfixed.size());
  out.field("package", group.package).field("ecosystem", group.ecosystem).field("from", group.from);
  out.field("to", group.to).field("staysInMajor", group.staysInMajor).field("manifest", group.manifest);
  out.field("guidance", group.guidance).field("reference", group.reference);
  std::vector<uint32_t> mended;
  for (const uint32_t row : group.findings) {
    if (std::find(group.unfixed.begin(), group.unfixed.end(), row) == group.unfixed.end())
      mended.push_back(row);
  }
  writeRows(out, analysis, "findings", mended, most);
  writeRows(out, analysis, "left", group.unfixed, most);
}

/// The group of that key, or the one that has the finding of that key.
const FixGroup* findFix(Analysis& analysis, std::string_view key) {
  const uint32_t row = analysis.findingByKey(key);
  for (const FixGroup& group : analysis.fixes()) {
    if (toHex(group.key) == key) return &group;
    if (row != kNone && std::find(group.findings.begin(), group.findings.end(), row) != group.findings.end())
      return &group;
  }
  return nullptr;
}

void write(JsonWriter& out, const Ticket& ticket) {
  out.beginObject().field("key", ticket.key).field("title", ticket.title).field("body", ticket.body);
  out.field("owner", ticket.owner).key("risk").decimal(ticket.risk, 1).field("band", name(ticket.band));
  out.field("due", formatDate(ticket.due)).field("url", newTicketUrl(ticket));
  writeTexts(out, "labels", ticket.labels);
  writeTexts(out, "findings", ticket.findings);
  out.endObject();
}

Result<std::vector<Ticket>> ticketsOf(Analysis& analysis, std::string_view per, std::string_view filter) {
  const auto wanted = ticketPerFromName(per);
  if (!wanted) return wanted.error();
  const auto rows = analysis.findings().view(filter, "rank", false);
  if (!rows) return rows.error();
  return tickets(analysis.view(), rows.value(), wanted.value());
}

}  // namespace

Result<std::string> Engine::fixes(std::string_view filter, uint64_t from, uint64_t to) {
  return guarded([&]() -> Result<std::string> {
    std::vector<const FixGroup*> groups;
    size_t all = 0;
    if (state_->analysis) {
      Analysis& analysis = *state_->analysis;
      const auto rows = analysis.findings().view(filter, "rank", false);
      if (!rows) return rows.error();
      std::vector<uint8_t> wanted(analysis.view().findingCount());
      for (const uint32_t row : rows.value()) wanted[row] = 1;
      all = analysis.fixes().size();
      for (const FixGroup& group : analysis.fixes()) {
        if (std::any_of(group.findings.begin(), group.findings.end(),
                        [&](uint32_t row) { return wanted[row] != 0; }))
          groups.push_back(&group);
      }
    }
    uint64_t findings = 0;
    for (const FixGroup* group : groups) findings += group->findings.size() - group->unfixed.size();
    const Window window(from, to, groups.size());
    JsonWriter out;
    out.beginObject().field("total", groups.size()).field("of", all).field("mended", findings);
    out.key("rows").beginArray();
    for (uint64_t i = window.from; i < window.to; ++i) {
      out.beginObject();
      writeFix(out, *state_->analysis, *groups[i], kListed);
      out.endObject();
    }
    return out.endArray().endObject().take();
  });
}

Result<std::string> Engine::fix(std::string_view key) {
  return guarded([&]() -> Result<std::string> {
    const FixGroup* group = state_->analysis ? findFix(*state_->analysis, key) : nullptr;
    if (group == nullptr) return notFound("fix", key);
    JsonWriter out;
    out.beginObject();
    writeFix(out, *state_->analysis, *group, kNamed);
    out.key("ticket");
    write(out, ticketOf(state_->analysis->view(), *group));
    return out.endObject().take();
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
