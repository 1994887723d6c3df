// SPDX-License-Identifier: Apache-2.0
// See cvss_v4_table.h.
#include "vocab/cvss_v4_table.h"

namespace postern {
namespace {

constexpr uint8_t kNone = 0xFF;  // EQ3 = 2 (no high impact) leaves EQ6 no 0 (a high impact that matters most)

// A row per EQ1, EQ2, EQ3; in it a group per EQ4, in that a pair per EQ5 for EQ6 = 0 and 1.
constexpr uint8_t kScores[18][18] = {
    /* 000 */ {100, 99, 98, 95, 95, 92, 100, 96, 93, 87, 91, 81, 93, 90, 89, 80, 81, 68},
    /* 001 */ {98, 95, 95, 92, 90, 84, 93, 92, 89, 81, 81, 65, 88, 80, 78, 70, 69, 48},
    /* 002 */
    {kNone, 92, kNone, 82, kNone, 72, kNone, 79, kNone, 69, kNone, 50, kNone, 69, kNone, 55, kNone, 27},
    /* 010 */ {99, 97, 95, 92, 92, 85, 95, 91, 90, 83, 84, 71, 92, 81, 82, 71, 72, 53},
    /* 011 */ {95, 93, 92, 85, 85, 73, 92, 82, 80, 72, 70, 59, 84, 70, 71, 52, 50, 30},
    /* 012 */
    {kNone, 86, kNone, 75, kNone, 52, kNone, 71, kNone, 52, kNone, 29, kNone, 63, kNone, 29, kNone, 17},
    /* 100 */ {98, 95, 94, 87, 91, 81, 94, 89, 86, 74, 77, 64, 87, 75, 74, 63, 63, 49},
    /* 101 */ {94, 89, 88, 77, 76, 67, 86, 76, 74, 58, 59, 50, 72, 57, 57, 52, 52, 25},
    /* 102 */
    {kNone, 83, kNone, 70, kNone, 54, kNone, 65, kNone, 58, kNone, 26, kNone, 53, kNone, 21, kNone, 13},
    /* 110 */ {95, 90, 88, 76, 76, 70, 90, 77, 75, 62, 61, 53, 77, 66, 68, 59, 52, 30},
    /* 111 */ {89, 78, 76, 67, 62, 58, 74, 59, 57, 57, 47, 23, 61, 52, 57, 29, 24, 16},
    /* 112 */
    {kNone, 71, kNone, 59, kNone, 30, kNone, 58, kNone, 26, kNone, 15, kNone, 23, kNone, 13, kNone, 6},
    /* 200 */ {93, 87, 86, 72, 75, 58, 86, 74, 74, 61, 56, 34, 70, 54, 52, 40, 40, 22},
    /* 201 */ {85, 75, 74, 55, 62, 51, 72, 57, 55, 41, 46, 19, 53, 36, 34, 19, 19, 8},
    /* 202 */
    {kNone, 64, kNone, 51, kNone, 20, kNone, 47, kNone, 21, kNone, 11, kNone, 24, kNone, 9, kNone, 4},
    /* 210 */ {88, 75, 73, 53, 60, 50, 73, 55, 59, 40, 41, 20, 54, 43, 45, 22, 20, 11},
    /* 211 */ {75, 55, 58, 45, 40, 21, 61, 51, 48, 18, 20, 9, 46, 18, 17, 7, 8, 2},
    /* 212 */
    {kNone, 53, kNone, 24, kNone, 14, kNone, 24, kNone, 12, kNone, 5, kNone, 10, kNone, 3, kNone, 1},
};

constexpr uint8_t kLevels[] = {3, 2, 3, 3, 3, 2};

}  // namespace

std::optional<int64_t> macroVectorScore(const MacroVector& levels) {
  for (size_t i = 0; i < levels.size(); ++i) {
    if (levels[i] >= kLevels[i]) return std::nullopt;
  }
  const uint8_t score =
      kScores[levels[0] * 6 + levels[1] * 3 + levels[2]][levels[3] * 6 + levels[4] * 2 + levels[5]];
  if (score == kNone) return std::nullopt;
  return score;
}

}  // namespace postern
