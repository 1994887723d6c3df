// SPDX-License-Identifier: Apache-2.0
// CSAF tests of scores and metrics: one CVSS of a version per product and source (6.1.7), and no qualitative
// rating beside it (6.1.56).
#include <tuple>

#include "formats/csaf_rules.h"

namespace postern {

void checkCsafMetrics(const CsafDocument& document, CsafProblems& problems) {
  size_t at = 0;
  for (const Node vulnerability : document.vulnerabilities.items()) {
    const std::string where = "/vulnerabilities/" + std::to_string(at++);
    using Key = std::tuple<std::string_view, std::string_view, std::string>;  // product, source, version
    std::set<Key> scored;
    std::set<std::pair<std::string_view, std::string_view>> hasCvss, hasRating;
    forEachCsafMetric(vulnerability, [&](Node content, Node item, size_t) {
      const std::string_view source = document.is21 ? item["source"].text() : std::string_view();
      for (const std::string_view id : document.productsOf(item)) {
        for (const Node::Member metric : content.members()) {
          if (metric.key == "qualitative_severity_rating") hasRating.insert({id, source});
          if (!metric.key.starts_with("cvss_v")) continue;
          hasCvss.insert({id, source});
          const std::string version(metric.value["version"].textOr(metric.key));
          if (!scored.insert({id, source, version}).second)
            problems.add("6.1.7", std::string(id) + " has more than one CVSS " + version, where);
        }
      }
    });
    if (!document.is21) continue;
    for (const auto& rated : hasRating) {
      if (hasCvss.count(rated) > 0)
        problems.add("6.1.56", std::string(rated.first) + " has both CVSS and a qualitative rating", where);
    }
  }
}

}  // namespace postern
