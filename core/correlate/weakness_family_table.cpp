// SPDX-License-Identifier: Apache-2.0
// Families after CWE 4.x: what one fix closes. Reviewed by hand against the tree (MITRE, view 1000) and what
// scanners write for one and the same line; rows say where the tree alone would split or unite wrongly.
// Families never mix different fixes: SQL and OS command injection stay apart, so do a broken cipher (327)
// and a weak hash (328), a cookie's Secure (614) and HttpOnly (1004).
#include <algorithm>
#include <iterator>
#include <utility>

#include "correlate/weakness_family.h"
#include "vocab/cwe.h"

namespace postern {
namespace {

// {member, family}, ascending by member. A member that is its own family is not climbed from.
constexpr std::pair<uint16_t, uint16_t> kFamilies[] = {
    // Path traversal: tools pick relative, absolute or "external control" for one unchecked path.
    {22, 22},
    {23, 22},
    {24, 22},
    {25, 22},
    {35, 22},
    {36, 22},
    {73, 22},
    // A shell's command: 77 is the class of 78, 88 an argument of the same call.
    {77, 78},
    {78, 78},
    {79, 79},
    {80, 79},
    {81, 79},
    {82, 79},
    {83, 79},
    {84, 79},
    {85, 79},
    {86, 79},
    {87, 79},
    {88, 78},
    {89, 89},
    {90, 90},
    {91, 91},
    {94, 94},
    {95, 94},
    {96, 94},
    {98, 98},
    {113, 93},
    {116, 79},  // output that is not encoded: what its tools mean by it is cross-site scripting
    // Memory: the same out-of-bounds access, named by direction, region or arithmetic.
    {119, 119},
    {120, 119},
    {121, 119},
    {122, 119},
    {125, 119},
    {126, 119},
    {127, 119},
    {131, 119},
    {134, 134},
    {190, 190},
    {191, 190},
    {208, 208},
    {209, 200},
    {215, 200},
    // How credentials are kept.
    {256, 522},
    {257, 522},
    {259, 798},  // a hard-coded password is a hard-coded credential
    {260, 522},
    {261, 522},
    {284, 284},
    {285, 285},
    {287, 287},
    {295, 295},
    {296, 295},
    {297, 295},
    {306, 306},
    {311, 311},
    {312, 311},
    {319, 311},
    {321, 798},  // a hard-coded key
    {322, 798},
    {326, 327},  // too weak a cipher or key: tools use both for the same call
    {327, 327},
    {328, 328},
    {330, 330},
    {331, 330},
    {335, 330},
    {336, 330},
    {337, 330},
    {338, 330},
    {340, 330},
    {352, 352},
    {400, 400},
    {489, 489},
    {497, 200},
    {501, 501},
    {502, 502},
    {522, 522},
    {523, 311},
    {532, 532},
    {538, 200},
    {540, 200},
    {548, 548},
    {564, 89},
    {566, 639},
    {601, 601},
    {606, 400},
    {611, 611},
    {613, 613},
    {614, 614},
    {639, 639},
    {643, 643},
    {644, 93},
    {693, 693},
    {732, 732},
    {759, 328},  // a hash without salt, an unsuitable hash for passwords: the same call of a digest
    {760, 328},
    {770, 400},
    {776, 611},  // entity expansion and external entities are closed by the same switch of the parser
    {780, 327},
    {787, 119},
    {798, 798},
    {823, 119},
    {827, 611},
    {862, 285},
    {863, 285},
    {915, 915},
    {916, 328},
    {917, 94},
    {918, 918},
    {942, 942},
    {943, 943},
    {1004, 1004},
    {1021, 1021},
    {1188, 1188},
    {1240, 327},
    {1275, 352},
    {1321, 1321},
    {1333, 1333},
    {1336, 94}};

constexpr int kSteps = 2;

}  // namespace

uint32_t weaknessFamily(uint32_t cwe) {
  for (int step = 0; step <= kSteps; ++step) {
    const auto at = std::lower_bound(std::begin(kFamilies), std::end(kFamilies), cwe,
                                     [](const auto& row, uint32_t value) { return row.first < value; });
    if (at != std::end(kFamilies) && at->first == cwe) return at->second;
    const auto entry = findCwe(cwe);
    if (!entry || entry->abstraction != CweAbstraction::kVariant || entry->parents.empty()) return cwe;
    cwe = entry->parents[0];
  }
  return cwe;
}

}  // namespace postern
