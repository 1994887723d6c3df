// SPDX-License-Identifier: Apache-2.0
// CSAF 2.0 and 2.1 (advisories and VEX): one result per vulnerability and product, whatever its status; a
// vulnerability without products is one result. https://docs.oasis-open.org/csaf/csaf/v2.0/csaf-v2.0.html
// Ignores: acknowledgments, revision history, recommended products (3.2.3.9.8: advice, no status).
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"

namespace postern {
namespace {

// Nothing nests deeper in practice than vendor, family, name, version, architecture.
constexpr int kMaxBranchDepth = 16;

struct Product {
  std::string vendor, name, version, fullName, purl, cpe;
  std::string platform;  // "as a component of"
};

struct ProductStatus {
  std::string_view word;
  State state;
};

// Section 3.2.3.9; of a product with several the first counts.
constexpr ProductStatus kStatuses[] = {{"known_affected", State::kOpen},
                                       {"first_affected", State::kOpen},
                                       {"last_affected", State::kOpen},
                                       {"known_not_affected", State::kFalsePositive},
                                       {"fixed", State::kFixed},
                                       {"first_fixed", State::kFixed},
                                       {"under_investigation", State::kOpen}};

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node document = probe.root["document"];
  if (document["csaf_version"].exists()) return {100, "document with csaf_version"};
  const bool own = document["tracking"].exists() && document["category"].text().starts_with("csaf_");
  return own ? Match{85, "a document of a CSAF category"} : Match{};
}

class Csaf {
 public:
  explicit Csaf(BatchBuilder& out) : out_(out) {}

  void readTree(Node tree) {
    for (const Node product : tree["full_product_names"].items()) addProduct(product, {});
    for (const Node branch : tree["branches"].items()) readBranch(branch, {}, 0);
    for (const Node relation : tree["relationships"].items()) {
      const Product* part = find(relation["product_reference"].text());
      const Product* whole = find(relation["relates_to_product_reference"].text());
      Product product = part == nullptr ? Product{} : *part;
      if (whole != nullptr) product.platform = whole->fullName;
      addProduct(relation["full_product_name"], product);
    }
    for (const Node group : tree["product_groups"].items()) {
      auto& members = groups_[std::string(group["group_id"].text())];
      for (const Node id : group["product_ids"].items()) members.insert(std::string(id.text()));
    }
  }

  void readVulnerability(const Record& record) {
    const Node vulnerability = record.node;
    std::unordered_set<std::string_view> seen;
    for (const ProductStatus& status : kStatuses) {
      for (const Node id : vulnerability["product_status"][status.word].items()) {
        if (seen.insert(id.text()).second) addResult(record, id.text(), &status);
      }
    }
    if (seen.empty()) addResult(record, {}, nullptr);
  }

 private:
  const Product* find(std::string_view id) const {
    const auto found = products_.find(std::string(id));
    return found == products_.end() ? nullptr : &found->second;
  }

  void addProduct(Node node, Product known) {
    known.fullName = node["name"].text();
    const Node helper = node["product_identification_helper"];
    if (helper.exists()) {
      known.purl = helper["purl"].text();
      if (known.purl.empty()) known.purl = helper["purls"].item(0).text();
      known.cpe = helper["cpe"].text();
    }
    if (known.name.empty()) {
      // "Generic App 1.0.0": what follows the last space is the version if it starts with a digit.
      known.name = known.fullName;
      const size_t space = known.fullName.rfind(' ');
      if (known.version.empty() && space != std::string::npos && space + 1 < known.fullName.size() &&
          isAsciiDigit(known.fullName[space + 1])) {
        known.version = known.fullName.substr(space + 1);
        known.name.resize(space);
      }
    }
    products_.try_emplace(std::string(node["product_id"].text()), std::move(known));
  }

  void readBranch(Node branch, Product known, int depth) {
    const std::string_view category = branch["category"].text();
    const std::string_view name = branch["name"].text();
    if (category == "vendor") known.vendor = name;
    if (category == "product_name") known.name = name;
    if (category == "product_version" || category == "product_version_range") known.version = name;
    if (branch["product"].exists()) addProduct(branch["product"], known);
    if (depth == kMaxBranchDepth)
      return out_.diagnostics().add("too_deep", "branches of products nest too deep", {});
    for (const Node inner : branch["branches"].items()) readBranch(inner, known, depth + 1);
  }

  bool names(Node about, std::string_view product) const {
    for (const std::string_view list : {"products", "product_ids"}) {
      for (const Node id : about[list].items()) {
        if (id.text() == product) return true;
      }
    }
    for (const Node group : about["group_ids"].items()) {
      const auto members = groups_.find(std::string(group.text()));
      if (members != groups_.end() && members->second.count(std::string(product)) > 0) return true;
    }
    return false;
  }

  void setScores(Observation& found, Node vulnerability, std::string_view product) {
    std::string_view word;
    const auto take = [&](Node scores) {
      for (const std::string_view version : {"cvss_v4", "cvss_v3", "cvss_v2"}) {
        const Node score = scores[version];
        if (!score.exists()) continue;
        addCvss(out_, found, score["vectorString"].text());
        setScore(found, score["baseScore"]);
        if (word.empty()) word = score["baseSeverity"].text();
      }
    };
    for (const Node scores : vulnerability["scores"].items()) {
      if (names(scores, product)) take(scores);
    }
    for (const Node metric : vulnerability["metrics"].items()) {
      if (names(metric, product)) take(metric["content"]);
    }
    if (word.empty()) {
      for (const Node threat : vulnerability["threats"].items()) {
        if (threat["category"].text() == "impact" && names(threat, product) && word.empty() &&
            severityFromWord(threat["details"].text()) != Severity::kUnknown)
          word = threat["details"].text();
      }
    }
    setSeverity(out_, found, word, scoreMilli(found));
  }

  void setFix(Observation& found, Node vulnerability, std::string_view product) {
    std::string text;
    for (const Node remedy : vulnerability["remediations"].items()) {
      if (!names(remedy, product)) continue;
      if (remedy["category"].text() == "vendor_fix") found.flags |= kFlagFixAvailable;
      if (!text.empty()) text += '\n';
      text += remedy["details"].text();
      if (const std::string_view url = remedy["url"].text(); !url.empty())
        found.references.add(out_.text(url));
    }
    found.fixText = out_.plain(text, 4000);
  }

  void setComponent(Observation& found, const Product& product) {
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
    IdList named;
    addVulnerabilityId(out_, named, vulnerability["cve"].text());
    for (const Node id : vulnerability["ids"].items()) addVulnerabilityId(out_, named, id["text"].text());
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
      if (names(flag, productId)) found.tags.add(out_.text(flag["label"].text()));
    }
    if (status != nullptr) {
      found.state = status->state;
      found.stateText = out_.text(status->word);
    }
    if (const Product* product = find(productId); product != nullptr) {
      setComponent(found, *product);
      found.resource = out_.text(product->platform);
    } else if (!productId.empty()) {
      found.resource = out_.text(productId);
    }
    out_.add(record, found);
  }

  BatchBuilder& out_;
  std::unordered_map<std::string, Product> products_;
  std::unordered_map<std::string, std::unordered_set<std::string>> groups_;
};

Status import(Document& in, BatchBuilder& out) {
  const Node document = in.probe().root["document"];
  const std::string_view publisher = document["publisher"]["name"].text();
  out.tool(publisher.empty() ? "CSAF" : publisher);
  out.scannedAt(parseTime(document["tracking"]["current_release_date"].text()));
  Csaf reader(out);
  Diagnostics again;  // what it says, the pass over the results says too
  const auto tree = in.read(
      {"/product_tree"}, [&](const Record& record) { reader.readTree(record.node); }, again);
  if (!tree) return tree;
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
