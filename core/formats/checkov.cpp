// SPDX-License-Identifier: Apache-2.0
// Checkov 1 to 3 JSON: one report, or an array of one per check type; failed checks are results, passed and
// skipped ones are counted. Package checks (sca_package, sca_image) are known vulnerabilities, secrets checks
// secrets. Ignores: code of other lines, entity tags, evaluated keys.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

bool isReport(Node node) { return node["check_type"].exists() && node["results"].isObject(); }

Match sniffCheckov(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node first = probe.first();
  if (isReport(first) && first["results"]["failed_checks"].exists())
    return {98, "check_type and failed_checks"};
  if (isReport(first)) return {80, "check_type and results"};
  if (first["checkov_version"].exists() && first["passed"].exists())
    return {95, "checkov_version"};  // nothing to scan
  return {};
}

void setVulnerability(BatchBuilder& out, Observation& found, Node check, Node details, const Record& record) {
  found.kind = ObservationKind::kVulnerability;
  addVulnerabilityId(out, found.vulnerabilities, details["id"].text());
  // The check's own name is "SCA package scan" for all of them.
  found.title = out.plain(check["short_description"].textOr(std::string(details["id"].text()) + " in " +
                                                            std::string(details["package_name"].text())));
  addCvss(out, found, details["vector"].text());
  setScore(found, details["cvss"]);
  const std::string_view severity = details["severity"].text();
  setSeverity(out, found, severity, scoreMilli(found));
  found.description = out.plain(details["description"].text());
  const Node packageType = details["package_type"];
  const std::string_view package = details["package_name"].text();
  if (!package.empty()) {
    Component component = makeComponent(out, packageType.text(), package, details["package_version"].text(),
                                        check["file_path"].text());
    for (const Node licence : details["licenses"].items()) {
      if (!licence.text().empty()) component.licences.add(out.text(licence.text()));
    }
    found.component = out.component(component);
    out.contains(found.asset, found.component, record);
  }
  for (const Node version : details["fixed_versions"].items()) {
    if (found.fixVersions.size() < 16) found.fixVersions.add(out.text(version.text()));
  }
  if (found.fixVersions.empty()) {
    if (const std::string_view lowest = details["lowest_fixed_version"].text(); !lowest.empty()) {
      found.fixVersions.add(out.text(lowest));
    }
  }
  if (const std::string_view status = details["status"].text(); !status.empty())
    found.fixText = out.text(status);
  if (const std::string_view link = details["link"].text(); !link.empty())
    found.references.add(out.text(link));
  found.firstSeen = parseTime(details["published_date"].text()).value_or(kNoTime);
}

// The lines of the resource, [[number, text], …].
StringId codeOf(BatchBuilder& out, Node block) {
  std::string code;
  for (const Node line : block.items()) {
    if (code.size() > 4000) break;
    code += line.item(1).text();
  }
  return out.text(clipUtf8(code, 4000));
}

void readFailed(const Record& record, BatchBuilder& out) {
  const Node check = record.node;
  const std::string_view type = record.up(2)["check_type"].text();
  const std::string_view id = check["check_id"].text();
  const std::string_view name = check["check_name"].text();
  if (id.empty() && name.empty())
    return out.skip(record, "empty_result", "a check has neither an id nor a name");
  Observation found;
  found.kind = type == "secrets" ? ObservationKind::kSecret : ObservationKind::kMisconfiguration;
  found.title = out.plain(firstSentence(name.empty() ? id : name));
  found.rule = out.text(id);
  setSeverity(out, found, check["severity"].text());
  const std::string_view file = check.firstText({"file_path", "repo_file_path", "file_abs_path"});
  found.file = out.text(file);
  found.line = positive(check["file_line_range"].item(0));
  found.endLine = positive(check["file_line_range"].item(1));
  // Of a secret the resource is its unkeyed SHA-1: a short secret could be guessed from it.
  if (found.kind != ObservationKind::kSecret) found.resource = out.text(check["resource"].text());
  found.description = out.plain(check.firstText({"description", "short_description"}));
  if (found.kind != ObservationKind::kSecret) found.snippet = codeOf(out, check["code_block"]);
  if (const std::string_view guide = check["guideline"].text(); !guide.empty())
    found.references.add(out.text(guide));
  if (const std::string_view other = check["bc_check_id"].text(); !other.empty())
    found.tags.add(out.text(other));
  if (!type.empty()) found.tags.add(out.text(type));
  if (found.kind == ObservationKind::kSecret) found.weaknesses.add(798);
  if (const Node details = check["vulnerability_details"]; details.isObject() && details["id"].exists()) {
    setVulnerability(out, found, check, details, record);
  }
  out.add(record, found);
}

void readCheck(const Record& record, BatchBuilder& out) {
  out.tool("Checkov", record.up(2)["summary"]["checkov_version"].text());
  switch (record.spec % 4) {
    case 0:
      return readFailed(record, out);
    case 1:
      return out.skip(record, "passed", "a check passed");
    case 2:
      return out.skip(record, "skipped_check", "a check was skipped by a comment or a setting");
    default:
      return out.skip(record, "parsing_error", "Checkov could not read a file");
  }
}

Status importCheckov(Document& in, BatchBuilder& out) {
  const Node first = in.probe().first();
  out.tool("Checkov", first["checkov_version"].textOr(first["summary"]["checkov_version"].text()));
  const auto onRecord = [&](const Record& record) { readCheck(record, out); };
  if (in.probe().root.isArray()) {
    return in.read({"/*/results/failed_checks/*", "/*/results/passed_checks/*", "/*/results/skipped_checks/*",
                    "/*/results/parsing_errors/*"},
                   onRecord, out.diagnostics());
  }
  return in.read({"/results/failed_checks/*", "/results/passed_checks/*", "/results/skipped_checks/*",
                  "/results/parsing_errors/*"},
                 onRecord, out.diagnostics());
}

}  // namespace

extern const Format kCheckov;
const Format kCheckov = {"checkov",
                         "Checkov",
                         "https://www.checkov.io/8.Outputs/JSON.html",
                         "JSON",
                         Family::kInfrastructure,
                         false,
                         sniffCheckov,
                         importCheckov};

}  // namespace postern
