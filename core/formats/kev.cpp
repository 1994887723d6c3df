// SPDX-License-Identifier: Apache-2.0
// CISA's catalog of Known Exploited Vulnerabilities, JSON and CSV.
// https://www.cisa.gov/known-exploited-vulnerabilities-catalog  Ignored: notes, required action, vendor and
// product.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.isJson()) {
    const Node entry = probe.root["vulnerabilities"].item(0);
    if (entry["cveID"].exists() && entry["dateAdded"].exists())
      return {95, "vulnerabilities[].cveID and dateAdded"};
    if (probe.root["catalogVersion"].exists() && probe.root["dateReleased"].exists())
      return {90, "catalogVersion and dateReleased"};
    return {};
  }
  return probe.hasColumn("cveID") && probe.hasColumn("dateAdded") && probe.hasColumn("dueDate")
             ? Match{95, "columns cveID, dateAdded, dueDate"}
             : Match{};
}

void addEntry(const Record& r, BatchBuilder& out) {
  IdList ids;
  addVulnerabilityId(out, ids, r.node["cveID"].text());
  if (ids.empty()) return out.skip(r, "no_id", "an entry without cveID");
  Vulnerability fact;
  fact.id = ids[0];
  fact.title = out.plain(r.node["vulnerabilityName"].text(), 400);
  // An entry is in the catalog, whatever became of its date.
  fact.kevAdded = parseTime(r.node["dateAdded"].text()).value_or(0);
  if (const auto due = parseTime(r.node["dueDate"].text())) fact.kevDue = *due;
  fact.kevRansomware = equalsIgnoreCase(trim(r.node["knownRansomwareCampaignUse"].text()), "known");
  addWeaknesses(fact.weaknesses, r.node["cwes"]);
  out.vulnerability(fact);
}

Status import(Document& in, BatchBuilder& out) {
  const Node root = in.probe().root;
  const bool isJson = in.probe().isJson();
  out.tool("CISA KEV", isJson ? root["catalogVersion"].text() : std::string_view());
  if (isJson) out.date(parseTime(root["dateReleased"].text()));
  return in.read(
      {isJson ? std::string_view("/vulnerabilities/*") : std::string_view("/*")},
      [&](const Record& r) { addEntry(r, out); }, out.diagnostics());
}

}  // namespace

extern const Format kKev;
const Format kKev{"kev",
                  "CISA KEV",
                  "https://www.cisa.gov/known-exploited-vulnerabilities-catalog",
                  "JSON, CSV",
                  Family::kContext,
                  true,
                  sniff,
                  import};

}  // namespace postern
