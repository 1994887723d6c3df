// SPDX-License-Identifier: Apache-2.0
// See subject_rows.h.
#include "policy/subject_rows.h"

#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "policy/condition_reader.h"
#include "policy/path_source.h"
#include "policy/subject_fields.h"
#include "query/finding_facts.h"
#include "query/finding_source.h"
#include "query/inventory_source.h"
#include "query/path_text.h"

namespace postern {
namespace {

void addReason(std::string& reason, std::string_view part) {
  if (part.empty()) return;
  if (!reason.empty()) reason += "; ";
  reason += part;
}

/// "due 2026-11-20, 4 days overdue"
std::string dueReason(UnixSeconds due, UnixSeconds now) {
  if (due == kNoTime) return {};
  const int64_t days = daysBetween(due, now);
  std::string text = "due " + formatDate(due - 1);
  if (due < now)
    text +=
        days == 0 ? ", overdue" : ", " + std::to_string(days) + (days == 1 ? " day" : " days") + " overdue";
  return text;
}

std::string countOf(uint64_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

}  // namespace

SubjectRows::SubjectRows(const EstateView& view, const InventoryCounts& counts)
    : view_(view), counts_(counts) {}

const std::vector<uint8_t>& SubjectRows::isOpen() {
  if (isOpen_.empty() && view_.findingCount() > 0) {
    const bool hasStatus = fieldIndex(Subject::kFindings, "status") >= 0;
    const FilterTerm open = exactTerm(Subject::kFindings, hasStatus ? "status" : "state", {"open"});
    isOpen_ = matcher(Subject::kFindings).holds(open, Naming::kExact);
  }
  return isOpen_;
}

ListSource& SubjectRows::source(Subject subject) {
  std::unique_ptr<ListSource>& source = sources_[static_cast<size_t>(subject)];
  if (source) return *source;
  switch (subject) {
    case Subject::kFindings:
      source = findingSource(view_);
      break;
    case Subject::kComponents:
      source = componentSource(view_, counts_);
      break;
    case Subject::kPaths:
      source = pathSource(view_);
      break;
    case Subject::kVulnerabilities:
      vulnerabilities_ = vulnerabilitiesOf(view_, isOpen());
      source = vulnerabilitySource(view_, vulnerabilities_);
      break;
    case Subject::kQuery:
    case Subject::kAssets:
    case Subject::kCoverage:
      source = assetSource(view_, counts_);
  }
  return *source;
}

Matcher& SubjectRows::matcher(Subject subject) {
  std::unique_ptr<Matcher>& matcher = matchers_[static_cast<size_t>(subject)];
  if (!matcher) matcher = std::make_unique<Matcher>(source(subject));
  return *matcher;
}

uint32_t SubjectRows::rows(Subject subject) { return source(subject).rows(); }

std::vector<uint32_t> SubjectRows::ordered(Subject subject) {
  if (subject == Subject::kFindings) return view_.scores.ranked;
  std::vector<uint32_t> rows(source(subject).rows());
  for (uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
  return rows;
}

const Coverage& SubjectRows::coverage() {
  if (!coverage_) coverage_ = std::make_unique<Coverage>(view_);
  return *coverage_;
}

Matched SubjectRows::describe(Subject subject, uint32_t row) {
  source(subject);
  Matched matched = subject == Subject::kFindings          ? ofFinding(row)
                    : subject == Subject::kComponents      ? ofComponent(row)
                    : subject == Subject::kPaths           ? ofPath(row)
                    : subject == Subject::kVulnerabilities ? ofVulnerability(row)
                                                           : ofAsset(row);
  matched.row = row;
  for (std::string* text : {&matched.title, &matched.asset, &matched.owner, &matched.location,
                            &matched.component, &matched.fix, &matched.reason}) {
    if (text->size() > kMaxCell) *text = std::string(clipUtf8(*text, kMaxCell)) + "…";
  }
  return matched;
}

Matched SubjectRows::ofFinding(uint32_t row) const {
  const Finding& finding = view_.findings.rows[row];
  const ObservationColumns& all = view_.tables.observations;
  const FindingContext& context = view_.enrichment.findings[row];
  Matched out;
  out.key = toHex(finding.key);
  out.title = titleOf(view_, row);
  out.asset = view_.identities.assets[finding.asset].name;
  out.owner = ownerNameOf(view_, row);
  out.location = locationOf(view_, finding.representative);
  out.component = componentLabel(view_, finding.component);
  out.file = view_.text(all.file[finding.representative]);
  out.line = out.file.empty() ? 0 : all.line[finding.representative];
  out.endLine = out.file.empty() ? 0 : all.endLine[finding.representative];
  out.severity = name(finding.severity);
  out.band = name(view_.scores.findings[row].band);
  out.risk = view_.scores.findings[row].risk;
  out.fix = fixOf(view_, row);
  out.firstSeen = seenSince(view_, row);
  out.due = view_.times->due[row];
  if (out.due != kNoTime && out.due < view_.now) out.overdueDays = daysBetween(out.due, view_.now);
  out.isNew = view_.times->isNew.empty() || view_.times->isNew[row] != 0;
  addReason(out.reason, out.severity == "unknown" ? "" : out.severity);
  addReason(out.reason, "risk " + formatDecimal(out.risk, 1) + " (" + out.band + ")");
  if (context.kev) addReason(out.reason, "known to be exploited (CISA KEV)");
  if (!context.kev && isExploited(view_, row)) addReason(out.reason, "exploited, as a scanner says");
  if (context.epss != kNone)
    addReason(out.reason, "EPSS " + formatDecimal((int64_t{context.epss} + 500) / 1000, 1) + " %");
  const std::string reach = reachLabel(view_, finding.asset);
  if (reach != "unknown") addReason(out.reason, reach);
  addReason(out.reason, dueReason(out.due, view_.now));
  if (const FindingSaid* said = view_.enrichment.triage.of(row); said != nullptr && said->expired)
    addReason(out.reason, "its acceptance by " + said->by + " ended on " + formatDate(said->expires));
  return out;
}

Matched SubjectRows::ofAsset(uint32_t row) const {
  const UnitedAsset& asset = view_.identities.assets[row];
  Matched out;
  out.key = asset.key;
  out.title = out.asset = asset.name;
  out.owner = view_.enrichment.assetOwners[row];
  out.risk = counts_.assets[row].worst;
  addReason(out.reason, name(asset.kind));
  addReason(out.reason, knownName(asset.environment));
  if (asset.exposure != Exposure::kUnknown)
    addReason(out.reason, "exposure " + std::string(name(asset.exposure)));
  if (asset.criticality != Criticality::kUnknown)
    addReason(out.reason, "criticality " + std::string(name(asset.criticality)));
  if (!asset.declared) addReason(out.reason, "in no inventory");
  addReason(out.reason, countOf(counts_.assets[row].findings, "finding"));
  return out;
}

Matched SubjectRows::ofComponent(uint32_t row) const {
  const UnitedComponent& component = view_.identities.components[row];
  Matched out;
  out.key = component.key;
  out.title = out.component = componentLabel(view_, row);
  out.risk = counts_.components[row].worst;
  std::string licences;
  for (const std::string& licence : component.licences) licences += (licences.empty() ? "" : ", ") + licence;
  addReason(out.reason, component.ecosystem);
  addReason(out.reason, licences.empty() ? "no licence stated" : "licence " + licences);
  addReason(out.reason, "on " + countOf(counts_.components[row].assets, "asset"));
  addReason(out.reason, countOf(counts_.components[row].findings, "finding"));
  return out;
}

Matched SubjectRows::ofPath(uint32_t row) const {
  const AttackPath& path = view_.graph.paths[row];
  Matched out;
  out.key = toHex(pathKey(view_, path));
  out.title = pathTitle(view_, path);
  out.risk = static_cast<uint32_t>(path.risk) / 100;
  if (const AssetId target = targetOf(view_, path); target != kNone) {
    out.asset = view_.identities.assets[target].name;
    out.owner = view_.enrichment.assetOwners[target];
  }
  addReason(out.reason, "risk " + formatDecimal(out.risk, 1));
  addReason(out.reason, formatDecimal((int64_t{path.probability} + 500) / 1000, 1) + " % likely");
  addReason(out.reason, pathSummary(view_, path));
  out.fix = weakestFix(view_, path);
  return out;
}

Matched SubjectRows::ofVulnerability(uint32_t row) const {
  const VulnerabilityRow& it = vulnerabilities_[row];
  // Told by its worst finding.
  uint32_t worst = it.findings[0];
  for (const uint32_t finding : it.findings) {
    if (view_.scores.findings[finding].logOdds > view_.scores.findings[worst].logOdds) worst = finding;
  }
  Matched out = ofFinding(worst);
  out.key = view_.text(it.id);
  out.title = out.key + (out.title == out.key ? "" : ": " + out.title);
  out.location.clear();
  out.file.clear();
  out.line = out.endLine = 0;
  std::string reason = countOf(it.findings.size(), "finding");
  addReason(reason, out.reason);
  out.reason = std::move(reason);
  return out;
}

}  // namespace postern
