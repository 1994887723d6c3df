// SPDX-License-Identifier: Apache-2.0
// See prior_facts.h.
#include "enrich/prior_facts.h"

#include <algorithm>
#include <cstdlib>

#include "base/json_writer.h"
#include "vocab/cpe.h"

namespace postern {
namespace {

constexpr size_t kMostReasons = 4;  // named; the rest is counted

/// The row that the finding's observation names, else any of its component; kNone = no component.
uint32_t componentRow(const Tables& tables, const Identities& identities, const Finding& finding) {
  const uint32_t row = tables.observations.component[finding.representative];
  if (row != kNone || finding.component == kNone) return row;
  const std::vector<uint32_t>& rows = identities.components[finding.component].rows;
  return rows.empty() ? kNone : rows.front();
}

struct Named {
  std::string vendor, product;
};

/// As the source says, else as its CPE does.
Named namesOf(const Tables& tables, uint32_t row) {
  const ComponentColumns& components = tables.components;
  Named named{std::string(tables.strings.text(components.group[row])),
              std::string(tables.strings.text(components.name[row]))};
  // Where no ecosystem says how names are made, "vendor/product" is the name.
  const size_t slash = named.vendor.empty() ? named.product.find('/') : std::string::npos;
  if (slash != std::string::npos) {
    named.vendor = named.product.substr(0, slash);
    named.product.erase(0, slash + 1);
  }
  if ((named.vendor.empty() || named.product.empty()) && components.cpe[row] != kNoString) {
    if (const auto cpe = readCpe(tables.strings.text(components.cpe[row])); cpe) {
      if (named.vendor.empty()) named.vendor = cpe.value().cpe.text(CpeAttribute::kVendor);
      if (named.product.empty()) named.product = cpe.value().cpe.text(CpeAttribute::kProduct);
    }
  }
  return named;
}

int16_t sum(int32_t a, int32_t b) { return static_cast<int16_t>(std::clamp(a + b, -20'000, 20'000)); }

/// `more: "a", "b"; less: "c"`: those that say most first.
std::string listed(std::vector<LikelihoodReason> reasons) {
  std::stable_sort(reasons.begin(), reasons.end(), [](const LikelihoodReason& a, const LikelihoodReason& b) {
    return std::abs(a.weight) > std::abs(b.weight);
  });
  std::string more;
  std::string less;
  for (size_t i = 0; i < std::min(reasons.size(), kMostReasons); ++i) {
    std::string& side = reasons[i].weight > 0 ? more : less;
    side += (side.empty() ? "" : ", ") + reasons[i].text;
  }
  std::string text = more.empty() ? "" : "more often: " + more;
  if (!less.empty()) text += (text.empty() ? "" : "; ") + std::string("less often: ") + less;
  if (reasons.size() > kMostReasons)
    text += "; and " + std::to_string(reasons.size() - kMostReasons) + " more";
  return text;
}

}  // namespace

PriorFacts::PriorFacts(const Tables& tables, const Identities& identities, const LikelihoodTable& table)
    : tables_(tables),
      identities_(identities),
      table_(table),
      titles_(tables.strings.size(), kUnseen),
      titlesAsProducts_(tables.strings.size(), kUnseen),
      vendors_(tables.components.rows, kUnseen),
      products_(tables.components.rows, kUnseen) {}

const PriorFacts::OfVector& PriorFacts::ofVector(const FindingContext& context) {
  const auto [at, fresh] = vectors_.try_emplace(context.cvssVector);
  OfVector& known = at->second;
  if (fresh && context.cvssVector != kNoString) {
    known.metrics = likelihoodMetrics(tables_.strings.text(context.cvssVector));
    known.points = likelihoodOfMetrics(table_, known.metrics, context.cvss);
  }
  return known;
}

int16_t PriorFacts::vendorOf(const Finding& finding) {
  const uint32_t row = componentRow(tables_, identities_, finding);
  int16_t vendor = 0;
  int16_t product = kNamesNone;
  if (row != kNone) {
    if (vendors_[row] == kUnseen) {
      const Named named = namesOf(tables_, row);
      vendors_[row] = likelihoodOfVendor(table_, named.vendor);
      products_[row] = likelihoodOfProduct(table_, named.product).value_or(kNamesNone);
    }
    vendor = vendors_[row];
    product = products_[row];
  }
  if (product == kNamesNone) {
    const StringId title = tables_.observations.title[finding.representative];
    if (titlesAsProducts_[title] == kUnseen)
      titlesAsProducts_[title] = likelihoodOfProduct(table_, tables_.strings.text(title)).value_or(0);
    product = titlesAsProducts_[title];
  }
  return sum(vendor, product);
}

LikelihoodPrior PriorFacts::of(const Finding& finding, const FindingContext& context) {
  LikelihoodPrior prior;
  const OfVector& vector = ofVector(context);
  prior.metrics = vector.points;
  prior.weakness = likelihoodOfWeaknesses(table_, finding.weaknesses, vector.metrics);
  const StringId title = tables_.observations.title[finding.representative];
  if (titles_[title] == kUnseen) titles_[title] = likelihoodOfTitle(table_, tables_.strings.text(title));
  prior.words = titles_[title];
  prior.vendor = vendorOf(finding);
  return prior;
}

std::string priorBecause(const Tables& tables, const Identities& identities, const Finding& finding,
                         const FindingContext& context, const LikelihoodTable& table, const Term& term) {
  const std::string_view title = tables.strings.text(tables.observations.title[finding.representative]);
  std::vector<LikelihoodReason> reasons;
  switch (term.factor) {
    case Factor::kPriorCvss:
      return std::string("flaws with its CVSS metrics are exploited ") + (term.points > 0 ? "more" : "less") +
             " often than a score of " + formatDecimal(context.cvss, 1) + " suggests";
    case Factor::kPriorWeakness:
      likelihoodOfWeaknesses(table, finding.weaknesses,
                             likelihoodMetrics(tables.strings.text(context.cvssVector)), &reasons);
      return "such weaknesses are exploited " + listed(std::move(reasons));
    case Factor::kPriorWords:
      likelihoodOfTitle(table, title, &reasons);
      return "flaws with such words in the title are exploited " + listed(std::move(reasons));
    case Factor::kPriorVendor: {
      const uint32_t row = componentRow(tables, identities, finding);
      const Named named = row == kNone ? Named{} : namesOf(tables, row);
      likelihoodOfVendor(table, named.vendor, &reasons);
      if (!likelihoodOfProduct(table, named.product, &reasons)) likelihoodOfProduct(table, title, &reasons);
      return "flaws of such vendors and products are exploited " + listed(std::move(reasons));
    }
    default:
      return {};
  }
}

}  // namespace postern
