// SPDX-License-Identifier: Apache-2.0
// How likely a vulnerability is to be exploited where no feed says so: from its CVSS vector, weaknesses,
// title, vendor and product, by a table learned from what attackers did (docs/likelihood.md). Integers
// throughout.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "enrich/likelihood_table.h"

namespace postern {

/// A vector's metrics in the words of version 3, '\0' where there is none.
struct LikelihoodMetrics {
  char attackVector = '\0', complexity = '\0', privileges = '\0', interaction = '\0', scope = '\0';
  char confidentiality = '\0', integrity = '\0', availability = '\0';
  char exploit = '\0';  ///< F (functional or attacked), P, U
  bool complete() const;
};
/// Of any version. v4.0: attack requirements count as complexity, active and passive interaction as R, an
/// impact on subsequent systems as a changed scope. v2: medium complexity as interaction, partial as low.
LikelihoodMetrics likelihoodMetrics(std::string_view vector);

/// Thousandths of a log-odds unit of exploitation, beyond the median flaw.
struct LikelihoodPrior {
  /// What the metrics say beyond the base score: the score already counts with kScoreTenth for each tenth
  /// above kMedianScore.
  int16_t metrics = 0;
  int16_t weakness = 0;
  int16_t words = 0;   ///< of the title
  int16_t vendor = 0;  ///< and product
  bool operator==(const LikelihoodPrior&) const = default;
};
inline constexpr int32_t kLikelihoodScoreTenth = 100;
/// The base score, in tenths, that stands for as much as the median flaw's metrics.
inline constexpr int32_t kLikelihoodMedianScore = 70;

/// Of the published table over every vector of v3.1, before the score is taken off.
inline constexpr int32_t kLikelihoodMetricsLeast = -2800;
inline constexpr int32_t kLikelihoodMetricsMost = 3100;

/// An entry of the table that spoke, for people.
struct LikelihoodReason {
  std::string text;  ///< "use after free", "CWE-416", "Microsoft"
  int32_t weight = 0;
};

int16_t likelihoodOfMetrics(const LikelihoodTable& table, const LikelihoodMetrics& metrics,
                            uint32_t scoreTenths);
int16_t likelihoodOfWeaknesses(const LikelihoodTable& table, std::span<const uint32_t> cwes,
                               const LikelihoodMetrics& metrics,
                               std::vector<LikelihoodReason>* reasons = nullptr);
int16_t likelihoodOfTitle(const LikelihoodTable& table, std::string_view title,
                          std::vector<LikelihoodReason>* reasons = nullptr);
int16_t likelihoodOfVendor(const LikelihoodTable& table, std::string_view vendor,
                           std::vector<LikelihoodReason>* reasons = nullptr);
/// nullopt where the text names no product: then the title is asked, in which scanners name it.
std::optional<int16_t> likelihoodOfProduct(const LikelihoodTable& table, std::string_view product,
                                           std::vector<LikelihoodReason>* reasons = nullptr);

}  // namespace postern
