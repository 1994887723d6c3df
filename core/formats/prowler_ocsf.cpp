// SPDX-License-Identifier: Apache-2.0
// Prowler's OCSF output (json-ocsf, Prowler 3 to 5): Detection Findings of OCSF 1.x, and Security Findings
// of 1.0-rc. Other producers' Detection, Compliance and Vulnerability Findings are read by the same fields.
// https://docs.prowler.com/projects/prowler-open-source/en/latest/tutorials/reporting/
// https://schema.ocsf.io/
#include <string>

#include "base/text.h"
#include "formats/format.h"
#include "formats/prowler_result.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node finding = probe.first();
  const Node product = finding["metadata"]["product"];
  if (!product["name"].exists() || !(finding["finding_info"].isObject() || finding["finding"].isObject()))
    return {};
  if (equalsIgnoreCase(product["name"].text(), "prowler")) return {100, "metadata.product.name Prowler"};
  return finding["class_uid"].exists() ? Match{60, "OCSF metadata, class_uid and finding_info"} : Match{};
}

std::string_view statusOf(Node finding) {
  const std::string_view code = finding["status_code"].text();
  if (!code.empty()) return code;
  // OCSF 1.0-rc: "Failure" and "Success".
  const std::string_view status = finding["compliance"]["status"].textOr(finding["status"].text());
  if (startsWithIgnoreCase(status, "succ") || equalsIgnoreCase(status, "pass")) return "PASS";
  return startsWithIgnoreCase(status, "fail") ? "FAIL" : status;
}

// Names of frameworks with the requirements that a check answers: {"CIS-2.0": ["5.3.1"]}.
void addRequirements(Node compliance, std::vector<std::string>& texts) {
  for (const Node::Member framework : compliance.members()) {
    for (const Node requirement : framework.value.items()) {
      if (texts.size() < 200 && !requirement.text().empty())
        texts.push_back(std::string(framework.key) + " " + std::string(requirement.text()));
    }
  }
}

void addFinding(const Record& r, BatchBuilder& out) {
  const Node finding = r.node;
  const Node info = finding["finding_info"].isObject() ? finding["finding_info"] : finding["finding"];
  const Node unmapped = finding["unmapped"];
  const Node resource = finding["resources"].item(0);
  const Node cloud = finding["cloud"];
  ProwlerResult result;
  result.status = statusOf(finding);
  result.muted = equalsIgnoreCase(finding["status"].text(), "suppressed");
  result.check = finding["metadata"]["event_code"].textOr(finding.at("metadata/product/feature/uid").text());
  result.title = info["title"].text();
  result.detail = finding.firstText({"status_detail", "message"});
  result.description = info["desc"].text();
  result.risk = finding["risk_details"].text();
  result.severity = finding["severity"].text();
  result.provider = cloud["provider"].textOr(unmapped["provider"].text());
  result.account = cloud["account"]["uid"].textOr(cloud["account_uid"].text());
  result.region = cloud["region"].textOr(resource["region"].text());
  result.space = resource["namespace"].text();
  result.service = resource["group"]["name"].textOr(resource["group_name"].text());
  result.resource = resource["uid"].text();
  result.resourceName = resource["name"].text();
  result.resourceType = resource["type"].text();
  if (result.provider.empty() && resource["namespace"].exists()) result.provider = "kubernetes";
  const Node remediation = finding["remediation"].isObject() ? finding["remediation"] : info["remediation"];
  result.fix = remediation["desc"].text();
  result.id = info["uid"].text();
  result.time = info.firstText({"created_time_dt", "created_time"});
  if (result.time.empty()) result.time = finding.firstText({"time_dt", "event_time", "time"});
  for (const std::string_view list : {"references", "kb_articles"}) {
    for (const Node link : remediation[list].items()) result.links.push_back(link.text());
  }
  result.links.push_back(unmapped["related_url"].text());
  for (const Node link : unmapped["additional_urls"].items()) result.links.push_back(link.text());
  for (const Node category : unmapped["categories"].items()) result.categories.push_back(category.text());
  for (const Node type : info["types"].items()) result.categories.push_back(type.text());
  std::vector<std::string> requirements;
  addRequirements(unmapped["compliance"], requirements);
  for (const Node requirement : finding["compliance"]["requirements"].items())
    requirements.emplace_back(requirement.text());
  result.requirements.assign(requirements.begin(), requirements.end());
  addProwlerResult(r, out, result);
}

Status import(Document& in, BatchBuilder& out) {
  const Node product = in.probe().first()["metadata"]["product"];
  out.tool(product["name"].textOr("Prowler"), product["version"].text());
  return in.read(
      {"/", "/*"}, [&](const Record& r) { addFinding(r, out); }, out.diagnostics());
}

}  // namespace

extern const Format kProwlerOcsf;
const Format kProwlerOcsf{
    "prowler_ocsf",
    "Prowler (OCSF)",
    "https://docs.prowler.com/projects/prowler-open-source/en/latest/tutorials/reporting/",
    "JSON, JSON Lines",
    Family::kCloud,
    false,
    sniff,
    import};

}  // namespace postern
