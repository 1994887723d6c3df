// SPDX-License-Identifier: Apache-2.0
// OpenVEX 0.0.1 to 0.2.0, alone or as the predicate of an in-toto statement: a VEX statement per product, and
// one result per product and subcomponent, so that what a document says of software that no scan saw is seen.
// https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md Ignored: supplier. A document that breaks a rule
// (openvex_rules.h) is refused.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/openvex_rules.h"
#include "formats/same_vulnerability.h"
#include "formats/software.h"
#include "formats/vex_identifiers.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  const Node root = probe.root;
  if (root["@context"].text().find("openvex") != std::string_view::npos && root["statements"].exists())
    return {96, "@context holds openvex, has statements"};
  if (root["predicateType"].text().find("openvex") != std::string_view::npos && root["predicate"].isObject())
    return {96, "predicateType holds openvex"};
  const Node first = root["statements"].item(0);
  if (root["author"].exists() && first["vulnerability"].exists() && isOpenVexStatus(first["status"].text()))
    return {80, "statements with vulnerability and status"};
  return {};
}

/// What its statements inherit from the document.
struct Heading {
  StringId author = 0, role = 0, document = 0, version = 0;
  VexAuthority authority = VexAuthority::kOther;
  UnixSeconds at = kNoTime;
  IdList subjects;  ///< of the in-toto statement around it
};

class OpenVex {
 public:
  explicit OpenVex(BatchBuilder& out) : out_(out), software_(out) {}

  void readHeading(Node document, Node subjects) {
    heading_.author = out_.text(document["author"].text());
    heading_.role = out_.text(document["role"].text());
    heading_.document = out_.text(document["@id"].textOr(document["id"].text()));
    heading_.version = out_.text(document["version"].text());
    heading_.authority = vexAuthorityOfRole(document["role"].text());
    heading_.at = parseTime(document["timestamp"].text()).value_or(kNoTime);
    for (const Node subject : subjects.items()) {
      addVexIdentifier(out_, heading_.subjects, subject["name"].text());
      for (const Node::Member digest : subject["digest"].members())
        addVexDigest(out_, heading_.subjects, digest.key, digest.value.text());
    }
    out_.tool(document["tooling"].textOr(document["author"].text()));
    out_.scannedAt(parseTime(document["timestamp"].text()));
  }

  void readStatement(const Record& record) {
    const Node node = record.node;
    VexStatement said;
    Observation result;
    setVulnerability(node, said, result);
    setWords(node, said, result);
    const Node products = node["products"];
    for (const Node product : products.items()) readProduct(record, product, said, result);
    if (products.size() > 0) return;
    said.products = heading_.subjects;
    out_.vex(record, said);
    out_.add(record, result);
  }

 private:
  void addIdentifiers(IdList& to, Node component) {
    addVexIdentifier(out_, to, component["identifiers"]["purl"].text());
    addVexIdentifier(out_, to, component["@id"].textOr(component.isString() ? component.text() : ""));
    addVexIdentifier(out_, to, component["identifiers"]["cpe23"].text());
    addVexIdentifier(out_, to, component["identifiers"]["cpe22"].text());
    for (const Node::Member hash : component["hashes"].members())
      addVexDigest(out_, to, hash.key, hash.value.text());
  }

  void setVulnerability(Node node, VexStatement& said, Observation& result) {
    const Node vulnerability = node["vulnerability"];
    const std::string_view id = vulnerability["@id"].text();
    const std::string_view name = vulnerability["name"].textOr(id.empty() ? vulnerability.text() : id);
    IdList named;
    addVulnerabilityId(out_, named, name);
    for (const Node alias : vulnerability["aliases"].items()) addVulnerabilityId(out_, named, alias.text());
    setVulnerabilities(out_, result, named);
    said.vulnerability = named.empty() ? out_.text(name) : named[0];
    for (uint32_t i = 1; i < named.size(); ++i) said.aliases.add(named[i]);
    result.kind = ObservationKind::kVulnerability;
    result.title = out_.plain(vulnerability["description"].textOr(name), 400);
    if (id.find("://") != std::string_view::npos) result.references.add(out_.text(id));
    software_.vulnerability(factOf(result));
  }

  void setWords(Node node, VexStatement& said, Observation& result) {
    const std::string_view status = node["status"].text();
    const std::string_view justification = node["justification"].text();
    said.status = vexStatusFromName(status).value_or(VexStatus::kUnstated);
    said.statusText = result.stateText = out_.text(status);
    said.authority = heading_.authority;
    said.justification = out_.text(justification);
    const std::string_view notes = node["status_notes"].textOr(node["statement"].text());
    said.impact = out_.plain(node["impact_statement"].textOr(notes), 4000);
    said.action = result.fixText = out_.plain(node["action_statement"].text(), 4000);
    said.author = heading_.author;
    said.role = heading_.role;
    said.document = heading_.document;
    said.documentVersion = heading_.version;
    said.at = parseTime(node["timestamp"].text()).value_or(heading_.at);
    said.updated = parseTime(node["last_updated"].text()).value_or(kNoTime);
    result.firstSeen = said.at;
    if (said.status == VexStatus::kNotAffected) result.state = State::kFalsePositive;
    if (said.status == VexStatus::kFixed) result.state = State::kFixed;
    std::string text = "Status: " + std::string(status);
    if (!justification.empty()) text += "\nJustification: " + std::string(justification);
    for (const std::string_view member : {"impact_statement", "status_notes"}) {
      if (!node[member].text().empty()) text += "\n" + std::string(node[member].text());
    }
    result.description = out_.plain(text);
  }

  void readProduct(const Record& record, Node product, VexStatement said, Observation result) {
    addIdentifiers(said.products, product);
    if (!said.products.empty()) said.productName = said.products[0];
    // Before 0.2.0 a statement listed the subcomponents of all its products.
    const Node parts =
        product["subcomponents"].exists() ? product["subcomponents"] : record.node["subcomponents"];
    for (const Node part : parts.items()) addIdentifiers(said.subcomponents, part);
    out_.vex(record, said);
    addResults(record, said, parts, result);
  }

  /// What the results are about: the product, as an image where it is one, or each part of it.
  void addResults(const Record& record, const VexStatement& said, Node parts, Observation result) {
    const std::string_view product = said.products.empty() ? std::string_view() : out_.view(said.products[0]);
    result.asset = imageOfPurl(out_, product);
    uint32_t named = 0;
    for (const Node part : parts.items()) {
      IdList names;
      addIdentifiers(names, part);
      if (names.empty()) continue;
      ++named;
      Observation of = result;
      if (of.asset == kNone) of.resource = out_.text(shown(product));
      setComponent(of, out_.view(names[0]));
      out_.add(record, of);
    }
    if (named > 0) return;
    if (result.asset == kNone) setComponent(result, product);
    out_.add(record, result);
  }

  static std::string_view shown(std::string_view identifier) {
    return identifier.starts_with("id:") ? identifier.substr(3) : identifier;
  }

  void setComponent(Observation& result, std::string_view identifier) {
    if (identifier.starts_with("pkg:")) {
      result.component = out_.component(componentFromPurl(out_, identifier));
    } else if (startsWithIgnoreCase(identifier, "cpe:")) {
      Component component;
      component.cpe = component.name = out_.text(identifier);
      result.component = out_.component(component);
    } else if (!identifier.empty()) {
      result.resource = out_.text(shown(identifier));
    }
  }

  BatchBuilder& out_;
  Software software_;
  Heading heading_;
};

Status import(Document& in, BatchBuilder& out) {
  OpenVex reader(out);
  std::optional<BrokenRule> broken;
  bool wrapped = false;
  const auto whole = [&](const Record& record) {
    wrapped = record.node["predicate"].isObject();
    const Node document = wrapped ? record.node["predicate"] : record.node;
    broken = brokenOpenVexRule(document, out.diagnostics());
    if (!broken) reader.readHeading(document, record.node["subject"]);
  };
  if (const Status read = in.survey({"/"}, whole); !read) return read;
  if (broken) {
    Error refused = makeError(ErrorCode::kMalformed, broken->rule);
    refused.where = broken->where;
    return refused;
  }
  return in.read(
      {wrapped ? "/predicate/statements/*" : "/statements/*"},
      [&](const Record& record) { reader.readStatement(record); }, out.diagnostics());
}

}  // namespace

extern const Format kOpenVex;
const Format kOpenVex{"openvex",
                      "OpenVEX",
                      "https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md",
                      "JSON",
                      Family::kDependencies,
                      false,
                      sniff,
                      import};

}  // namespace postern
