// SPDX-License-Identifier: Apache-2.0
// CycloneDX 1.0-1.7 in JSON and XML: components, services and dependencies (cyclonedx_inventory.h), and
// vulnerabilities (VDR, VEX, scanners' output), including the XML extension
// http://cyclonedx.org/schema/ext/vulnerability/1.0 that came before 1.4 and nests them in components. One
// observation per affected reference. https://cyclonedx.org/docs/latest/ Ignored: annotations, credits, risk
// ratings that are not CVSS (their severity is read).
#include "base/text.h"
#include "formats/cyclonedx_inventory.h"
#include "formats/cyclonedx_vex.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.syntax == Syntax::kXml) {
    if (probe.rootName != "bom") return {};
    if (probe.rootNamespace.find("cyclonedx.org/schema/bom") != std::string_view::npos)
      return {100, "root element bom in CycloneDX's namespace"};
    return probe.root["components"].exists() ? Match{50, "root element bom with components"} : Match{};
  }
  if (!probe.isJson()) return {};
  const Node root = probe.first();
  if (root["bomFormat"].text() == "CycloneDX") return {100, "bomFormat is CycloneDX"};
  if (root["$schema"].text().find("cyclonedx.org/schema/bom") != std::string_view::npos)
    return {95, "$schema names CycloneDX"};
  if (root["specVersion"].isString() && root["components"].isArray())
    return {60, "specVersion and components"};
  return {};
}

class Vulnerabilities {
 public:
  Vulnerabilities(BatchBuilder& out, CycloneDxInventory& inventory, CycloneDxStatements& statements)
      : out_(out), inventory_(inventory), statements_(statements) {}
  void record(const Record& r);

 private:
  void addRatings(Observation& observation, Node node);
  void addTexts(Observation& observation, Node node, std::string_view id);
  void addReferences(Observation& observation, Node node);
  void addState(Observation& observation, Node node);
  void addFact(const Observation& observation, Node node);
  void affect(const Record& r, Observation observation, std::string_view reference, Node target);

  BatchBuilder& out_;
  CycloneDxInventory& inventory_;
  CycloneDxStatements& statements_;
};

// Vectors are written with and without "CVSS:3.1/"; the method then says which version they are of.
std::string vectorOf(std::string_view vector, std::string_view method) {
  if (!vector.starts_with("AV:")) return std::string(vector);
  const std::string_view prefix = method == "CVSSv31"  ? "CVSS:3.1/"
                                  : method == "CVSSv4" ? "CVSS:4.0/"
                                  : method == "CVSSv3" ? "CVSS:3.0/"
                                                       : "";
  return std::string(prefix) + std::string(vector);
}

// Severity: the rating of the vulnerability's own source, or else the first that has one.
void Vulnerabilities::addRatings(Observation& observation, Node node) {
  const std::string_view source = node["source"]["name"].textOr(node["source"]["@name"].text());
  std::string_view first;
  std::string_view own;
  eachOf(node, "ratings", "rating", [&](Node rating) {
    const std::string_view method = rating["method"].text();
    addCvss(out_, observation, vectorOf(rating["vector"].text(), method));
    const bool isCvss = method.empty() || method.starts_with("CVSS");
    if (isCvss) setScore(observation, rating["score"].isObject() ? rating["score"]["base"] : rating["score"]);
    const std::string_view severity = rating["severity"].text();
    if (first.empty()) first = severity;
    if (own.empty() && !source.empty() && rating["source"]["name"].text() == source) own = severity;
  });
  setSeverity(out_, observation, own.empty() ? first : own, scoreMilli(observation));
}

void Vulnerabilities::addTexts(Observation& observation, Node node, std::string_view id) {
  const std::string_view description = node["description"].textOr(node["detail"].text());
  observation.title = out_.plain(
      description.empty() ? std::string(id) : firstSentence(stripMarkup(clipUtf8(description, 2000))), 400);
  observation.description = out_.plain(description);
  std::string fix(node["recommendation"].textOr(node["workaround"].text()));
  eachOf(node, "recommendations", "recommendation", [&](Node recommendation) {
    if (!fix.empty()) fix += "\n";
    fix += recommendation.text();
  });
  observation.fixText = out_.plain(fix, 4000);
  if (node["proofOfConcept"].isObject()) observation.flags |= kFlagExploitKnown;
}

void Vulnerabilities::addReferences(Observation& observation, Node node) {
  const auto add = [&](std::string_view url) {
    if (!trim(url).empty()) observation.references.add(out_.text(trim(url)));
  };
  add(node["source"]["url"].text());
  eachOf(node, "advisories", "advisory",
         [&](Node advisory) { add(advisory["url"].textOr(advisory.text())); });
  eachOf(node, "references", "reference", [&](Node reference) {
    // "Pointers to vulnerabilities that are the equivalent of the vulnerability specified."
    addVulnerabilityId(out_, observation.vulnerabilities, reference["id"].text());
    add(reference["source"]["url"].text());
  });
}

void Vulnerabilities::addState(Observation& observation, Node node) {
  const Node analysis = node["analysis"];
  const std::string_view state = analysis["state"].text();
  const std::string_view why = analysis["justification"].text();
  if (state == "resolved" || state == "resolved_with_pedigree") observation.state = State::kFixed;
  if (state == "not_affected" || state == "false_positive") observation.state = State::kFalsePositive;
  if (why == "code_not_reachable" || why == "code_not_present")
    observation.reachability = Reachability::kNotReachable;
  std::string text(state);
  if (!why.empty()) text += ": " + std::string(why);
  observation.stateText = out_.text(text);
}

void Vulnerabilities::addFact(const Observation& observation, Node node) {
  if (observation.vulnerabilities.empty()) return;
  Vulnerability fact = factOf(observation);
  fact.published = parseTime(node["published"].text()).value_or(kNoTime);
  inventory_.software().vulnerability(fact);
}

void Vulnerabilities::affect(const Record& r, Observation observation, std::string_view reference,
                             Node target) {
  observation.component = inventory_.find(reference);
  observation.asset = inventory_.assetOf(reference);
  observation.file = inventory_.fileOf(reference);
  if (observation.component == kNone && observation.asset == kNone)
    observation.resource = out_.text(reference);
  bool affected = false;
  bool versions = false;
  eachOf(target, "versions", "version", [&](Node version) {
    versions = true;
    const std::string_view status = version["status"].textOr("affected");
    affected = affected || status != "unaffected";
    if (status == "unaffected")
      observation.fixVersions.add(out_.text(version.firstText({"version", "range"})));
  });
  if (versions && !affected && observation.state == State::kOpen) observation.state = State::kFalsePositive;
  out_.add(r, observation);
}

void Vulnerabilities::record(const Record& r) {
  const Node node = r.node;
  const std::string_view id = trim(node["id"].text());
  if (id.empty() && node["description"].text().empty())
    return out_.skip(r, "empty", "a vulnerability without id and description");
  Observation observation;
  observation.kind = ObservationKind::kVulnerability;
  addVulnerabilityId(out_, observation.vulnerabilities, id);
  addReferences(observation, node);
  addTexts(observation, node, id);
  addRatings(observation, node);
  addState(observation, node);
  eachOf(node, "cwes", "cwe", [&](Node weakness) { addWeaknesses(observation.weaknesses, weakness.text()); });
  addFact(observation, node);
  statements_.state(r, observation.vulnerabilities);

  bool any = false;
  eachOf(node, "affects", "target", [&](Node target) {
    any = true;
    affect(r, observation, target["ref"].textOr(target["@ref"].text()), target);
  });
  if (any) return;
  // Before 1.4: within a component, or beside the components with a ref to one.
  const Node holder = r.up(2);
  if (holder["name"].exists()) {
    observation.component = inventory_.describe(holder);
  } else if (const std::string_view reference = node["@ref"].text(); !reference.empty()) {
    return affect(r, observation, reference, Node());
  }
  out_.add(r, observation);
}

void readTools(BatchBuilder& out, Node metadata) {
  const Node tools = metadata["tools"];
  Node tool = tools.isArray() ? tools.item(0) : tools["tool"];
  if (!tool.exists())
    tool = tools["components"].isArray() ? tools["components"].item(0) : tools["components"]["component"];
  out.tool(tool["name"].textOr("CycloneDX"), tool["version"].text());
  out.scannedAt(parseTime(metadata["timestamp"].text()));
}

/// "urn:cdx:<serial>/<version>", as BOM-Links name the document; "" without a serial number.
std::string linkOf(Node root) {
  constexpr std::string_view kUuid = "urn:uuid:";
  std::string_view serial = cyclonedxAttribute(root, "serialNumber");
  if (!serial.starts_with(kUuid)) return {};
  return "urn:cdx:" + std::string(serial.substr(kUuid.size())) + "/" +
         std::string(root["version"].textOr(root["@version"].textOr("1")));
}

/// Statements that cannot be understood are believed by nobody: the document is refused before anything of it
/// is stated.
Status checkRules(Document& in, bool xml) {
  std::optional<Error> refused;
  const auto check = [&](const Record& r) {
    const auto broken = refused ? std::nullopt : brokenCycloneDxRule(r.node);
    if (broken) refused = makeError(ErrorCode::kMalformed, *broken, 0, r.path());
  };
  const Status read =
      xml ? in.survey({"/bom/vulnerabilities/vulnerability"}, check)
          : in.survey({"/vulnerabilities/*", "-/metadata", "-/components", "-/services", "-/dependencies"},
                      check);
  // What keeps the document from being read is for the passes to say that read it.
  if (read && refused) return *refused;
  return Done{};
}

Status import(Document& in, BatchBuilder& out) {
  const bool xml = in.probe().syntax == Syntax::kXml;
  const Node root = in.probe().root;
  const bool hasVulnerabilities = root["vulnerabilities"].exists();
  if (hasVulnerabilities) {
    if (const Status checked = checkRules(in, xml); !checked) return checked;
  }
  readTools(out, root["metadata"]);
  CycloneDxInventory inventory(out);
  inventory.document(linkOf(root));
  if (hasVulnerabilities) inventory.keepIdentifiers();
  CycloneDxStatements statements(out, inventory);
  statements.heading(root["metadata"], linkOf(root));
  const auto onInventory = [&](const Record& r) {
    if (r.spec == 0) inventory.metadata(r);
    if (r.spec == 1) inventory.component(r);
    if (r.spec == 2) inventory.service(r);
    if (r.spec == 3) inventory.dependency(r);
  };
  Vulnerabilities vulnerabilities(out, inventory, statements);
  const auto onVulnerability = [&](const Record& r) { vulnerabilities.record(r); };
  Status status = Done{};
  if (xml) {
    status = in.read({"/bom/metadata/component", "/bom/components/component", "/bom/services/service",
                      "/bom/dependencies/dependency"},
                     onInventory, out.diagnostics());
    inventory.link();
    if (status) status = in.read({"//vulnerability"}, onVulnerability, out.diagnostics());
  } else {
    // Two passes: what a document is about may come after what it holds, and references come before their
    // components.
    status =
        in.read({"/metadata/component", "-/components", "-/services", "-/dependencies", "-/vulnerabilities"},
                onInventory, out.diagnostics());
    if (status) {
      status = in.read({"-/metadata", "/components/*", "/services/*", "/dependencies/*", "-/vulnerabilities"},
                       onInventory, out.diagnostics());
      inventory.link();
    }
    if (status)
      status = in.read({"/vulnerabilities/*", "-/components", "-/services", "-/dependencies"},
                       onVulnerability, out.diagnostics());
  }
  return status;
}

}  // namespace

extern const Format kCycloneDx;
const Format kCycloneDx{"cyclonedx", "CycloneDX",   "https://cyclonedx.org/docs/latest/json/",
                        "JSON, XML", Family::kSbom, false,
                        sniff,       import};

}  // namespace postern
