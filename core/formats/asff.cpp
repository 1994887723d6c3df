// SPDX-License-Identifier: Apache-2.0
// AWS Security Finding Format, schema 2018-10-08: exports of Security Hub (get-findings), EventBridge events,
// and what Inspector, GuardDuty, Prowler and others write in it. One result per finding; what passed or was
// archived is fixed.
// https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
// Ignored: network paths, process and threat details, user notes.
#include <string>

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/cloud_asset.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/network_host.h"
#include "formats/software.h"

namespace postern {
namespace {

bool isFinding(Node finding) {
  return finding["SchemaVersion"].exists() && finding["AwsAccountId"].exists() &&
         (finding["ProductArn"].exists() || finding["GeneratorId"].exists());
}

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.first();
  for (const Node finding :
       {root, root["Findings"].item(0), root["findings"].item(0), root["detail"]["findings"].item(0)}) {
    if (isFinding(finding)) return {98, "SchemaVersion, ProductArn, AwsAccountId"};
  }
  return {};
}

Severity severityOfNormalized(int64_t value) {
  if (value >= 90) return Severity::kCritical;
  if (value >= 70) return Severity::kHigh;
  if (value >= 40) return Severity::kMedium;
  return value >= 1 ? Severity::kLow : Severity::kInfo;
}

void setSeverityOf(BatchBuilder& out, Observation& observation, Node finding) {
  const Node severity = finding["Severity"];
  setSeverity(out, observation,
              severity["Label"].textOr(finding.at("FindingProviderFields/Severity/Label").text()));
  if (observation.severity != Severity::kUnknown) return;
  const auto normalized = severity["Normalized"].integer();
  if (normalized && *normalized >= 0 && *normalized <= 100) {
    observation.severity = severityOfNormalized(*normalized);
  } else {
    setSeverity(out, observation, severity["Original"].text());
  }
}

void setStateOf(BatchBuilder& out, Observation& observation, Node finding) {
  const std::string_view compliance = finding["Compliance"]["Status"].text();
  const std::string_view workflow = finding["Workflow"]["Status"].textOr(finding["WorkflowState"].text());
  const std::string_view record = finding["RecordState"].text();
  const std::string_view inspector = finding["ProductFields"]["aws/inspector/FindingStatus"].text();
  std::string_view word = workflow;
  if (compliance == "PASSED" || workflow == "RESOLVED" || record == "ARCHIVED" || inspector == "CLOSED") {
    observation.state = State::kFixed;
    word = compliance == "PASSED" ? compliance : record == "ARCHIVED" ? record : workflow;
  } else if (workflow == "SUPPRESSED" || inspector == "SUPPRESSED") {
    observation.state = State::kSuppressed;
  }
  observation.stateText = out.text(word);
}

ObservationKind kindOf(Node finding) {
  if (finding["Vulnerabilities"].size() > 0) return ObservationKind::kVulnerability;
  for (const Node type : finding["Types"].items()) {
    const std::string_view text = type.text();
    if (text.find("Vulnerabilities") != std::string_view::npos) return ObservationKind::kVulnerability;
    if (text.find("Network Reachability") != std::string_view::npos) return ObservationKind::kExposure;
    if (containsIgnoreCase(text, "malware")) return ObservationKind::kMalware;
    if (text.starts_with("Software and Configuration Checks")) return ObservationKind::kMisconfiguration;
    if (text.starts_with("TTPs") || text.starts_with("Unusual Behaviors") || text.starts_with("Effects"))
      return ObservationKind::kOther;
  }
  return finding["Compliance"].isObject() ? ObservationKind::kMisconfiguration : ObservationKind::kOther;
}

// The first resource is what the finding is about; an instance is also known by its addresses.
void addResources(BatchBuilder& out, Observation& observation, Node finding) {
  bool isFirst = true;
  for (const Node resource : finding["Resources"].items()) {
    const std::string_view id = resource["Id"].text();
    const std::string_view type = resource["Type"].text();
    const std::string_view label = resource["Tags"]["Name"].text();
    const AssetRef asset = cloudAsset(out, type, id, label, finding["AwsAccountId"].text(),
                                      resource["Region"].textOr(finding["Region"].text()));
    if (!isFirst) {
      observation.tags.add(out.text("resource:" + std::string(id)));
      if (!type.empty()) observation.tags.add(out.text(type));
      continue;
    }
    isFirst = false;
    observation.asset = asset;
    observation.resource = out.text(id);
    if (!type.empty()) observation.tags.add(out.text(type));
    if (asset == kNone) continue;
    Asset named;
    named.kind = cloudResourceKind(type, id);
    named.identities.add(out.text((id.starts_with("arn:") ? "" : "name:") + std::string(trim(id))));
    const Node details = resource["Details"];
    for (const Node address : details["AwsEc2Instance"]["IpV4Addresses"].items()) {
      if (!isIpLiteral(address.text()) || address.text() == "0.0.0.0") continue;
      // Private addresses repeat from network to network: they tell no two machines apart.
      const bool isPublic = isPublicAddress(address.text());
      if (isPublic) named.identities.add(out.text("ip:" + std::string(address.text())));
      // A private address is the instance's own; what is public may be a gateway's.
      if (observation.host == 0 || (!isPublic && isPublicAddress(out.view(observation.host))))
        observation.host = out.text(address.text());
    }
    if (const Node image = details["AwsEcrContainerImage"]; image.isObject()) {
      const std::string_view digest = image["ImageDigest"].text();
      if (digest.starts_with("sha256:")) named.identities.add(out.text("digest:" + std::string(digest)));
    }
    out.asset(named);
  }
}

// Inspector's package managers; "OS" packages are of the platform's distribution.
std::string_view ecosystemOf(std::string_view manager, Node finding) {
  if (!equalsIgnoreCase(manager, "OS")) return equalsIgnoreCase(manager, "PYTHONPKG") ? "python" : manager;
  for (const Node::Member field : finding["ProductFields"].members()) {
    if (!field.key.ends_with("/platform")) continue;
    for (const std::string_view name : {"UBUNTU", "DEBIAN", "ALPINE"}) {
      if (field.value.text().starts_with(name))
        return name == "ALPINE" ? "alpine" : name == "UBUNTU" ? "ubuntu" : "debian";
    }
    return "rpm";
  }
  return {};
}

void addPackages(const Record& r, BatchBuilder& out, Software& software, Observation& observation,
                 Node vulnerability) {
  for (const Node package : vulnerability["VulnerablePackages"].items()) {
    const std::string_view name = package["Name"].text();
    if (name.empty()) continue;
    std::string version(package["Version"].text());
    if (const std::string_view release = package["Release"].text(); !release.empty() && release != "0")
      version += "-" + std::string(release);
    const Component component = makeComponent(out, ecosystemOf(package["PackageManager"].text(), r.node),
                                              name, version, package["FilePath"].text());
    const ComponentRef ref = out.component(component);
    if (observation.component == kNone) {
      observation.component = ref;
      observation.file = component.file;
    }
    software.contains(observation.asset, ref, r);
    const std::string_view fixed = package["FixedInVersion"].text();
    if (!fixed.empty() && !equalsIgnoreCase(fixed, "NotAvailable"))
      observation.fixVersions.add(out.text(fixed));
  }
}

void addVulnerability(const Record& r, BatchBuilder& out, Software& software, Observation& observation,
                      Node vulnerability) {
  IdList ids;
  addVulnerabilityId(out, ids, vulnerability["Id"].text());
  // An advisory that relates one CVE is its other name; a CVE's relatives are others.
  const bool isAdvisory = !ids.empty() && !out.view(ids[0]).starts_with("CVE-");
  IdList related;
  for (const Node other : vulnerability["RelatedVulnerabilities"].items())
    addVulnerabilityId(out, related, other.text());
  uint32_t cves = 0;
  for (uint32_t i = 0; i < related.size(); ++i) cves += out.view(related[i]).starts_with("CVE-") ? 1 : 0;
  for (uint32_t i = 0; i < related.size(); ++i) {
    const bool isCve = out.view(related[i]).starts_with("CVE-");
    if (isAdvisory && isCve && cves == 1)
      ids.add(related[i]);
    else if (ids.empty() || related[i] != ids[0])
      observation.tags.add(related[i]);
  }
  const bool isFirst = observation.vulnerabilities.empty();
  for (uint32_t i = 0; i < ids.size(); ++i)
    (isFirst ? observation.vulnerabilities : observation.tags).add(ids[i]);
  for (const Node score : vulnerability["Cvss"].items()) {
    setScore(observation, score["BaseScore"]);
    addCvss(out, observation, score["BaseVector"].text());
  }
  for (const Node cwe : vulnerability["Cwes"].items()) addWeaknesses(observation.weaknesses, cwe.text());
  addPackages(r, out, software, observation, vulnerability);
  for (const Node link : vulnerability["ReferenceUrls"].items())
    observation.references.add(out.text(link.text()));
  if (const std::string_view link = vulnerability["Vendor"]["Url"].text(); !link.empty())
    observation.references.add(out.text(link));
  if (vulnerability["ExploitAvailable"].text() == "YES") observation.flags |= kFlagExploitKnown;
  if (vulnerability["FixAvailable"].text() == "YES") observation.flags |= kFlagFixAvailable;
  for (const Node code : vulnerability["CodeVulnerabilities"].items()) {
    for (const Node cwe : code["Cwes"].items()) addWeaknesses(observation.weaknesses, cwe.text());
    observation.file = out.text(code["FilePath"]["FilePath"].text());
    observation.line = positive(code["FilePath"]["StartLine"]);
    observation.endLine = positive(code["FilePath"]["EndLine"]);
  }
  if (ids.empty()) return;
  Vulnerability fact;
  fact.id = ids[0];
  for (uint32_t i = 1; i < ids.size(); ++i) fact.aliases.add(ids[i]);
  if (isFirst) fact.cvss = observation.cvss;
  const auto epss = parseMicro(vulnerability["EpssScore"].textOr(r.node["EpssScore"].text()));
  if (epss && *epss >= 0 && *epss <= 1'000'000) fact.epss = static_cast<uint32_t>(*epss);
  software.vulnerability(fact);
}

void addFinding(const Record& r, BatchBuilder& out, Software& software) {
  const Node finding = r.node;
  if (finding["Title"].text().empty() && finding["Id"].text().empty())
    return out.skip(r, "no_title", "a finding without Title and Id");
  Observation observation;
  observation.kind = kindOf(finding);
  observation.tool =
      out.text(finding["ProductName"].textOr(finding["ProductFields"]["aws/securityhub/ProductName"].text()));
  observation.title = out.plain(finding["Title"].textOr(finding["Id"].text()), 400);
  observation.description = out.plain(finding["Description"].text());
  std::string_view rule = finding["Compliance"]["SecurityControlId"].text();
  if (rule.empty()) rule = finding["ProductFields"].firstText({"ControlId", "RuleId"});
  observation.rule = out.text(rule.empty() ? finding["GeneratorId"].text() : rule);
  setSeverityOf(out, observation, finding);
  setStateOf(out, observation, finding);
  addResources(out, observation, finding);
  for (const Node vulnerability : finding["Vulnerabilities"].items())
    addVulnerability(r, out, software, observation, vulnerability);
  const Node fix = finding["Remediation"]["Recommendation"];
  observation.fixText = out.plain(fix["Text"].text(), 4000);
  for (const std::string_view link : {fix["Url"].text(), finding["SourceUrl"].text()}) {
    if (!link.empty()) observation.references.add(out.text(link));
  }
  for (const Node type : finding["Types"].items()) observation.tags.add(out.text(type.text()));
  for (const Node requirement : finding["Compliance"]["RelatedRequirements"].items())
    observation.tags.add(out.text(requirement.text()));
  if (const std::string_view id = finding["Id"].text(); !id.empty())
    observation.fingerprints.add(out.text(id));
  observation.firstSeen = parseTime(finding.firstText({"FirstObservedAt", "CreatedAt"})).value_or(kNoTime);
  out.add(r, observation);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("AWS Security Hub");
  const Node root = in.probe().first();
  Software software(out);
  const auto add = [&](const Record& r) { addFinding(r, out, software); };
  if (isFinding(root)) return in.read({"/", "/*"}, add, out.diagnostics());
  return in.read({"/Findings/*", "/findings/*", "/detail/findings/*", "/*/Findings/*", "/*/findings/*"}, add,
                 out.diagnostics());
}

}  // namespace

extern const Format kAsff;
const Format kAsff{
    "asff",
    "AWS Security Hub (ASFF)",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html",
    "JSON, JSON Lines",
    Family::kCloud,
    false,
    sniff,
    import};

}  // namespace postern
