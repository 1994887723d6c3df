// SPDX-License-Identifier: Apache-2.0
// See score_fields.h.
#include "query/score_fields.h"

#include "query/dictionary.h"
#include "score/published_scores.h"
#include "score/ssvc_facts.h"

namespace postern {

std::optional<Dimension> scoreField(const EstateView& view, std::string_view field) {
  if (field != "ssvc" && field != "bod" && field != "prioritizer") return std::nullopt;
  DimensionBuilder built;
  for (uint32_t row = 0; row < view.findingCount(); ++row) {
    const FindingContext& context = view.enrichment.findings[row];
    if (field == "prioritizer") {
      const std::string_view priority = cvePrioritizer(context.kev, context.cvss, context.epss);
      if (!priority.empty()) built.add(built.value(priority));
    } else {
      const SsvcFacts facts = ssvcFacts(view.scoreInput(), row);
      built.add(built.value(field == "ssvc" ? ssvcPriorityName(deployerPriority(facts))
                                            : bod2604TimelineName(bod2604(facts))));
    }
    built.endRow();
  }
  return built.take();
}

std::vector<int64_t> scoreFieldNumbers(const EstateView& view, std::string_view field) {
  std::vector<int64_t> numbers;
  if (field != "low" && field != "high" && field != "unsure") return numbers;
  numbers.reserve(view.findingCount());
  for (const Score& score : view.scores.findings) {
    const int64_t tenths = field == "low" ? score.low : field == "high" ? score.high : score.high - score.low;
    numbers.push_back(tenths * 100);
  }
  return numbers;
}

std::span<const std::string_view> scoredFields() {
  static constexpr std::string_view kFields[] = {"band",   "risk", "rank", "low",    "high",
                                                 "unsure", "sla",  "due",  "overdue"};
  return kFields;
}

}  // namespace postern
