// SPDX-License-Identifier: Apache-2.0
// See stated_score.h.
#include "query/stated_score.h"

#include "base/json_writer.h"
#include "vocab/cvss.h"

namespace postern {

std::string statedScoreNote(const EstateView& view, uint32_t observation) {
  const ObservationColumns& all = view.tables.observations;
  const uint32_t stated = all.cvssScore[observation];
  std::string note;
  if (stated == 0) return note;
  for (uint32_t i = all.cvss.begin[observation]; i < all.cvss.begin[observation + 1]; ++i) {
    const auto vector = CvssVector::parse(view.text(all.cvss.items[i]));
    if (!vector) continue;
    const CvssScores scores = score(vector.value());
    if (isScoreOf(scores, stated)) return {};
    if (note.empty())
      note = "states " + formatDecimal(stated, 1) + ", but " + vector.value().text() + " is " +
             formatDecimal(scores.overall, 1) + " by the standard";
  }
  return note;
}

}  // namespace postern
