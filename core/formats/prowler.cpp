// SPDX-License-Identifier: Apache-2.0
// Prowler's own layouts: CSV of versions 2 (","), 3, 4 and 5 (";"), JSON Lines of version 2, JSON array of
// version 3. https://docs.prowler.com/projects/prowler-open-source/en/latest/tutorials/reporting/  Its OCSF
// is prowler_ocsf.cpp.
#include <string>

#include "base/text.h"
#include "formats/format.h"
#include "formats/prowler_result.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  const auto has = [&](std::string_view name) { return probe.hasColumn(name); };
  if (probe.syntax == Syntax::kCsv) {
    if (has("CHECK_ID") && has("STATUS_EXTENDED")) return {98, "columns CHECK_ID, STATUS_EXTENDED"};
    if (has("TITLE_ID") && has("CHECK_RESULT") && has("CHECK_RESULT_EXTENDED"))
      return {98, "columns TITLE_ID, CHECK_RESULT, CHECK_RESULT_EXTENDED"};
    return {};
  }
  if (!probe.isJson()) return {};
  const Node result = probe.first();
  if (result["CheckID"].exists() && result["StatusExtended"].exists())
    return {98, "CheckID and StatusExtended"};
  if (result["Control"].exists() && result["Control ID"].exists() && result["Message"].exists())
    return {95, "Control, Control ID, Message"};
  return {};
}

// "[check11] Avoid the use of the root account (Scored)": the check, and what it is about.
void setControl(ProwlerResult& result, std::string_view control) {
  if (!control.starts_with('[')) {
    result.title = control;
    return;
  }
  const size_t close = control.find(']');
  result.check = control.substr(1, close == std::string_view::npos ? close : close - 1);
  result.title = close == std::string_view::npos ? control : trim(control.substr(close + 1));
  for (const std::string_view suffix : {"(Scored)", "(Not Scored)"}) {
    if (result.title.ends_with(suffix))
      result.title = trim(result.title.substr(0, result.title.size() - suffix.size()));
  }
}

void addLists(ProwlerResult& result, std::string_view categories, std::string_view requirements) {
  for (const std::string_view part : splitList(categories, "|,")) result.categories.push_back(part);
  for (const std::string_view part : splitList(requirements, "|")) result.requirements.push_back(part);
}

void addRow(const Record& r, BatchBuilder& out) {
  const Node row = r.node;
  ProwlerResult result;
  if (row["CHECK_RESULT"].exists()) {  // version 2
    setControl(result, row["TITLE_TEXT"].text());
    result.status = row["CHECK_RESULT"].text();
    result.detail = row["CHECK_RESULT_EXTENDED"].text();
    result.severity = row["CHECK_SEVERITY"].text();
    result.service = row["CHECK_SERVICENAME"].text();
    result.resourceType = row["CHECK_ASFF_RESOURCE_TYPE"].text();
    result.resource = row["CHECK_RESOURCE_ID"].text();
    result.risk = row["CHECK_RISK"].text();
    result.fix = row["CHECK_REMEDIATION"].text();
    result.links.push_back(row["CHECK_DOC"].text());
    result.account = row["ACCOUNT_NUM"].text();
    result.provider = "aws";
    addLists(result, row["CHECK_CAF_EPIC"].text(), row["CHECK_ASFF_COMPLIANCE_TYPE"].text());
  } else {
    result.status = row["STATUS"].text();
    result.check = row["CHECK_ID"].text();
    result.title = row["CHECK_TITLE"].text();
    result.detail = row["STATUS_EXTENDED"].text();
    result.description = row["DESCRIPTION"].text();
    result.risk = row["RISK"].text();
    result.severity = row["SEVERITY"].text();
    result.service = row["SERVICE_NAME"].text();
    result.provider = row["PROVIDER"].text();
    result.account = row.firstText({"ACCOUNT_UID", "ACCOUNT_ID", "SUBSCRIPTION", "PROJECT_ID"});
    result.resource = row.firstText({"RESOURCE_UID", "RESOURCE_ARN", "RESOURCE_ID"});
    result.resourceName = row.firstText({"RESOURCE_NAME", "RESOURCE_ID"});
    result.resourceType = row["RESOURCE_TYPE"].text();
    result.fix = row["REMEDIATION_RECOMMENDATION_TEXT"].text();
    result.id = row.firstText({"FINDING_UID", "FINDING_UNIQUE_ID"});
    result.time = row.firstText({"TIMESTAMP", "ASSESSMENT_START_TIME"});
    for (const std::string_view link : {"RELATED_URL", "REMEDIATION_RECOMMENDATION_URL", "ADDITIONAL_URLS"})
      result.links.push_back(row[link].text());
    result.muted = equalsIgnoreCase(row["MUTED"].text(), "true");
    addLists(result, row["CATEGORIES"].text(), row["COMPLIANCE"].text());
  }
  result.region = row["REGION"].text();
  addProwlerResult(r, out, result);
}

void addObject(const Record& r, BatchBuilder& out) {
  const Node node = r.node;
  ProwlerResult result;
  result.status = node["Status"].text();
  result.severity = node["Severity"].text();
  result.region = node["Region"].text();
  result.risk = node["Risk"].text();
  if (node["Control"].exists()) {  // version 2
    setControl(result, node["Control"].text());
    result.detail = node["Message"].text();
    result.account = node["Account Number"].text();
    result.service = node["Service"].text();
    result.resource = node["Resource ID"].text();
    result.fix = node["Remediation"].text();
    result.links.push_back(node["Doc link"].text());
    result.time = node["Timestamp"].text();
    result.provider = "aws";
    addLists(result, node["CAF Epic"].text(), node["Compliance"].text());
    return addProwlerResult(r, out, result);
  }
  result.check = node["CheckID"].text();
  result.title = node["CheckTitle"].text();
  result.detail = node["StatusExtended"].text();
  result.description = node["Description"].text();
  result.service = node["ServiceName"].text();
  result.provider = node["Provider"].text();
  result.account = node.firstText({"AccountId", "Subscription", "ProjectId"});
  result.resource = node.firstText({"ResourceArn", "ResourceId"});
  result.resourceName = node.firstText({"ResourceName", "ResourceId"});
  result.resourceType = node["ResourceType"].text();
  const Node fix = node["Remediation"]["Recommendation"];
  result.fix = fix["Text"].text();
  result.links = {node["RelatedUrl"].text(), fix["Url"].text()};
  result.id = node["FindingUniqueId"].text();
  result.time = node["AssessmentStartTime"].text();
  for (const Node category : node["Categories"].items()) result.categories.push_back(category.text());
  addProwlerResult(r, out, result);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Prowler");
  if (in.probe().syntax == Syntax::kCsv)
    return in.read(
        {"/*"}, [&](const Record& r) { addRow(r, out); }, out.diagnostics());
  return in.read(
      {"/", "/*"}, [&](const Record& r) { addObject(r, out); }, out.diagnostics());
}

}  // namespace

extern const Format kProwler;
const Format kProwler{"prowler",
                      "Prowler (CSV, JSON)",
                      "https://docs.prowler.com/projects/prowler-open-source/en/latest/tutorials/reporting/",
                      "CSV, JSON, JSON Lines",
                      Family::kCloud,
                      false,
                      sniff,
                      import};

}  // namespace postern
