// SPDX-License-Identifier: Apache-2.0
// CSAF 2.0 and 2.1 (advisories and VEX): a VEX statement and one result per vulnerability and product,
// whatever its status; a vulnerability without products is one result. Documents that break the schema or a
// mandatory test are refused (csaf_rules.h). https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html
// Ignores: acknowledgments, revision history; recommended and unknown products are statements, no results.
#include <string>
#include <unordered_set>

#include "base/text.h"
#include "formats/csaf_products.h"
#include "formats/csaf_rules.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"
#include "formats/vex_identifiers.h"

namespace postern {
namespace {

struct ProductStatus {
  std::string_view word;
  VexStatus status;
  State state;
};

// Section 3.2.3.9; of a product with several the first counts.
constexpr ProductStatus kStatuses[] = {{"known_affected", VexStatus::kAffected, State::kOpen},
                                       {"first_affected", VexStatus::kAffected, State::kOpen},
                                       {"last_affected", VexStatus::kAffected, State::kOpen},
                                       {"known_not_affected", VexStatus::kNotAffected, State::kFalsePositive},
                                       {"fixed", VexStatus::kFixed, State::kFixed},
                                       {"first_fixed", VexStatus::kFixed, State::kFixed},
                                       {"under_investigation", VexStatus::kUnderInvestigation, State::kOpen},
                                       {"unknown", VexStatus::kUnstated, State::kOpen},
                                       {"recommended", VexStatus::kUnstated, State::kOpen}};

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node document = probe.root["document"];
  if (document["csaf_version"].exists()) return {100, "document with csaf_version"};
  const bool own = document["tracking"].exists() && document["category"].text().starts_with("csaf_");
  return own ? Match{85, "a document of a CSAF category"} : Match{};
}

VexAuthority authorityOf(std::string_view category) {
  if (category == "vendor") return VexAuthority::kVendor;
  if (category == "coordinator") return VexAuthority::kCoordinator;
  return category == "user" ? VexAuthority::kUser : VexAuthority::kOther;
}

class Csaf {
 public:
  explicit Csaf(BatchBuilder& out) : out_(out) {}

  void readHeading(const CsafDocument& document) {
    products_.read(document, out_);
    const Node publisher = document.document["publisher"];
    const std::string_view released = document.tracking["current_release_date"].text();
    out_.tool(publisher["name"].textOr("CSAF"));
    out_.scannedAt(parseTime(released));
    heading_.authority = authorityOf(publisher["category"].text());
    heading_.author = out_.text(publisher["name"].text());
    heading_.role = out_.text(publisher["category"].text());
    heading_.document = out_.text(document.tracking["id"].text());
    heading_.documentVersion = out_.text(document.tracking["version"].text());
    heading_.at = parseTime(released).value_or(kNoTime);
  }

  void readVulnerability(const Record& record) {
    products_.forget();
    const Node vulnerability = record.node;
    std::unordered_set<std::string_view> seen;
    for (const ProductStatus& status : kStatuses) {
      for (const Node id : vulnerability["product_status"][status.word].items()) {
        if (!seen.insert(id.text()).second) continue;
        addStatement(record, id.text(), status);
        if (status.status != VexStatus::kUnstated) addResult(record, id.text(), &status);
      }
    }
    if (seen.empty()) addResult(record, {}, nullptr);
  }

 private:
  IdList namesOf(Node vulnerability) {
    IdList named;
    addVulnerabilityId(out_, named, vulnerability["cve"].text());
    for (const Node id : vulnerability["ids"].items()) addVulnerabilityId(out_, named, id["text"].text());
    return named;
  }

  void addStatement(const Record& record, std::string_view id, const ProductStatus& status) {
    const Node vulnerability = record.node;
    const CsafProducts::Product* product = products_.find(id);
    if (product == nullptr) return;
    VexStatement said = heading_;
    said.status = status.status;
    said.statusText = out_.text(status.word);
    Observation named;  // one CVE and its aliases
    setVulnerabilities(out_, named, namesOf(vulnerability));
    if (named.vulnerabilities.empty()) return;
    said.vulnerability = named.vulnerabilities[0];
    for (uint32_t i = 1; i < named.vulnerabilities.size(); ++i) said.aliases.add(named.vulnerabilities[i]);
    said.productName = out_.text(product->fullName);
    for (const Node flag : vulnerability["flags"].items()) {
      if (products_.names(flag, id)) said.justification = out_.text(flag["label"].text());
    }
    said.impact = out_.plain(detailsFor(vulnerability["threats"], "impact", id), 4000);
    said.action = out_.plain(detailsFor(vulnerability["remediations"], {}, id), 4000);
    // A combined product is known by its parts, and by what it has of its own.
    said.products = product->identifiers;
    if (!said.products.empty()) out_.vex(record, said);
    if (product->part.empty()) return;
    said.products = products_.wholeOf(id)->identifiers;
    said.subcomponents = products_.partOf(id)->identifiers;
    out_.vex(record, said);
  }

  std::string detailsFor(Node items, std::string_view category, std::string_view product) const {
    std::string text;
    for (const Node item : items.items()) {
      if (!category.empty() && item["category"].text() != category) continue;
      if (!products_.names(item, product)) continue;
      if (!text.empty()) text += '\n';
      text += item["details"].text();
    }
    return text;
  }

  void setScores(Observation& found, Node vulnerability, std::string_view product) {
    std::string_view word;
    forEachCsafMetric(vulnerability, [&](Node scores, Node item, size_t) {
      if (!products_.names(item, product)) return;
      for (const std::string_view version : {"cvss_v4", "cvss_v3", "cvss_v2"}) {
        const Node score = scores[version];
        if (!score.exists()) continue;
        addCvss(out_, found, score["vectorString"].text());
        setScore(found, score["baseScore"]);
        if (word.empty()) word = score["baseSeverity"].text();
      }
      if (word.empty()) word = scores["qualitative_severity_rating"].text();
      setExploitation(found, scores["ssvc_v2"]);
    });
    if (word.empty()) {
      for (const Node threat : vulnerability["threats"].items()) {
        if (threat["category"].text() == "impact" && products_.names(threat, product) && word.empty() &&
            severityFromWord(threat["details"].text()) != Severity::kUnknown)
          word = threat["details"].text();
      }
    }
    setSeverity(out_, found, word, scoreMilli(found));
  }

  /// SSVC's decision point Exploitation, where one value of it is left.
  static void setExploitation(Observation& found, Node selections) {
    for (const Node point : selections["selections"].items()) {
      if (point["namespace"].text() != "ssvc" || point["key"].text() != "E" || point["values"].size() != 1)
        continue;
      const std::string_view value = point["values"].item(0)["key"].text();
      if (value == "A") found.flags |= kFlagExploited;
      if (value == "P") found.flags |= kFlagExploitKnown;
    }
  }

  void setFix(Observation& found, Node vulnerability, std::string_view product) {
    for (const Node remedy : vulnerability["remediations"].items()) {
      if (!products_.names(remedy, product)) continue;
      if (remedy["category"].text() == "vendor_fix") found.flags |= kFlagFixAvailable;
      if (const std::string_view url = remedy["url"].text(); !url.empty())
        found.references.add(out_.text(url));
    }
    found.fixText = out_.plain(detailsFor(vulnerability["remediations"], {}, product), 4000);
    for (const Node known : vulnerability["first_known_exploitation_dates"].items()) {
      if (products_.names(known, product)) found.flags |= kFlagExploited;
    }
    // Microsoft's way of writing it: "Publicly Disclosed:No;Exploited:Yes;…".
    for (const Node threat : vulnerability["threats"].items()) {
      if (threat["category"].text() == "exploit_status" &&
          containsIgnoreCase(threat["details"].text(), "exploited:yes") && products_.names(threat, product))
        found.flags |= kFlagExploited;
    }
  }

  void setComponent(Observation& found, const CsafProducts::Product& product) {
    Component component;
    if (!product.purl.empty()) {
      found.component = out_.component(componentFromPurl(out_, product.purl));
      return;
    }
    component.group = out_.text(product.vendor);
    component.name = out_.text(product.name);
    component.version = out_.text(product.version);
    component.cpe = out_.text(product.cpe);
    found.component = out_.component(component);
  }

  void setTexts(Observation& found, Node vulnerability) {
    const IdList named = namesOf(vulnerability);
    setVulnerabilities(out_, found, named);
    const std::string_view first = named.size() > 0 ? out_.view(named[0]) : std::string_view();
    const std::string_view title = vulnerability["title"].text();
    found.title = out_.plain(title.empty() ? first : title, 400);
    found.rule = out_.text(first);
    std::string text;
    for (const Node note : vulnerability["notes"].items()) {
      const std::string_view category = note["category"].text();
      if (category != "description" && category != "summary" && category != "details") continue;
      if (!text.empty()) text += '\n';
      text += note["text"].text();
    }
    found.description = out_.plain(text);
    addWeaknesses(found.weaknesses, vulnerability["cwe"]["id"]);
    for (const Node cwe : vulnerability["cwes"].items()) addWeaknesses(found.weaknesses, cwe["id"]);
    for (const Node reference : vulnerability["references"].items())
      found.references.add(out_.text(reference["url"].text()));
  }

  void addResult(const Record& record, std::string_view productId, const ProductStatus* status) {
    const Node vulnerability = record.node;
    Observation found;
    found.kind = ObservationKind::kVulnerability;
    setTexts(found, vulnerability);
    if (found.title == 0) return out_.skip(record, "no_title", "a vulnerability without a title or an id");
    setScores(found, vulnerability, productId);
    setFix(found, vulnerability, productId);
    for (const Node flag : vulnerability["flags"].items()) {
      if (products_.names(flag, productId)) found.tags.add(out_.text(flag["label"].text()));
    }
    if (status != nullptr) {
      found.state = status->state;
      found.stateText = out_.text(status->word);
    }
    if (const CsafProducts::Product* part = products_.partOf(productId); part != nullptr) {
      setComponent(found, *part);
      const CsafProducts::Product* whole = products_.wholeOf(productId);
      if (whole != part) found.resource = out_.text(whole->fullName);
    } else if (!productId.empty()) {
      found.resource = out_.text(productId);
    }
    out_.add(record, found);
  }

  BatchBuilder& out_;
  CsafProducts products_;
  VexStatement heading_;  // what all statements of the document share
};

Status import(Document& in, BatchBuilder& out) {
  Csaf reader(out);
  std::optional<Error> refused;
  const auto whole = [&](const Record& record) {
    const CsafDocument document(record.node);
    const CsafProblems problems = checkCsaf(document);
    if (problems.empty()) return reader.readHeading(document);
    refused = makeError(ErrorCode::kMalformed, problems.describe());
    refused->where = problems.found()[0].where;
  };
  if (const Status read = in.survey({"/"}, whole); !read) return read;
  if (refused) return *refused;
  return in.read(
      {"/vulnerabilities/*"}, [&](const Record& record) { reader.readVulnerability(record); },
      out.diagnostics());
}

}  // namespace

extern const Format kCsaf;
const Format kCsaf{"csaf",
                   "CSAF",
                   "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html",
                   "JSON",
                   Family::kDependencies,
                   false,
                   sniff,
                   import};

}  // namespace postern
