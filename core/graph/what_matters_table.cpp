// SPDX-License-Identifier: Apache-2.0
// High: data whose loss must be reported or is money (GDPR art. 4 and 9, HIPAA, PCI DSS), or that opens the
// rest.
#include "graph/what_matters.h"

#include "base/text.h"

namespace postern {
namespace {

struct DataClass {
  std::string_view word;  // a part of the class's name
  uint32_t impact;
};

// The first row whose word is in the name counts.
constexpr DataClass kClasses[] = {
    {"health", 2800},   {"phi", 2800},          {"medical", 2800},      {"biometric", 2800},
    {"pii", 2500},      {"personal", 2500},     {"customer", 2500},     {"payment", 2600},
    {"pci", 2600},      {"card", 2600},         {"credential", 2600},   {"secret", 2600},
    {"password", 2600}, {"key", 2600},          {"financ", 1700},       {"source", 1200},
    {"code", 1200},     {"intellectual", 1500}, {"confidential", 1500},
};
constexpr uint32_t kUnknownClass = 1200;  // somebody found it worth a name
constexpr std::string_view kHarmless[] = {"",        "public", "internal",  "none",
                                          "unknown", "test",   "synthetic", "open"};

}  // namespace

uint32_t dataImpact(std::string_view dataClass) {
  const std::string_view word = trim(dataClass);
  for (const std::string_view harmless : kHarmless) {
    if (equalsIgnoreCase(word, harmless)) return 0;
  }
  for (const DataClass& known : kClasses) {
    if (containsIgnoreCase(word, known.word)) return known.impact;
  }
  return kUnknownClass;
}

uint32_t assetImpact(Criticality criticality) { return criticality == Criticality::kCritical ? 2000 : 0; }

uint32_t holderImpact(Criticality criticality) {
  if (criticality == Criticality::kCritical) return 300;
  return criticality == Criticality::kHigh ? 150 : 0;
}

}  // namespace postern
