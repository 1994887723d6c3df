// SPDX-License-Identifier: Apache-2.0
// Families after CWE 4.x: children of one class (MITRE, view 1003 and view 1000), narrowed to what a person
// would call one flaw. Reviewed by hand; a family never mixes different fixes (SQL and OS command injection
// stay apart).
#include <algorithm>
#include <iterator>
#include <utility>

#include "correlate/weakness_family.h"

namespace postern {
namespace {

// {member, family}, ascending by member.
constexpr std::pair<uint16_t, uint16_t> kFamilies[] = {
    {23, 22},     {24, 22},    {25, 22},     {35, 22},     {36, 22},   {73, 22},   {77, 78},     {80, 79},
    {81, 79},     {82, 79},    {83, 79},     {84, 79},     {85, 79},   {86, 79},   {87, 79},     {88, 78},
    {90, 90},     {91, 91},    {95, 94},     {96, 94},     {98, 98},   {113, 93},  {116, 79},    {119, 119},
    {120, 119},   {121, 119},  {122, 119},   {125, 119},   {126, 119}, {127, 119}, {131, 119},   {134, 134},
    {190, 190},   {191, 190},  {208, 208},   {209, 200},   {215, 200}, {256, 522}, {257, 522},   {259, 798},
    {260, 522},   {261, 522},  {284, 284},   {285, 285},   {287, 287}, {295, 295}, {296, 295},   {297, 295},
    {306, 306},   {311, 311},  {312, 311},   {319, 311},   {321, 798}, {322, 798}, {326, 327},   {327, 327},
    {328, 327},   {330, 330},  {331, 330},   {335, 330},   {336, 330}, {337, 330}, {338, 330},   {340, 330},
    {352, 352},   {400, 400},  {489, 489},   {497, 200},   {501, 501}, {502, 502}, {522, 522},   {523, 311},
    {532, 532},   {538, 200},  {540, 200},   {548, 548},   {564, 89},  {566, 639}, {601, 601},   {606, 400},
    {611, 611},   {613, 613},  {614, 614},   {639, 639},   {643, 643}, {644, 93},  {693, 693},   {732, 732},
    {770, 400},   {780, 327},  {787, 119},   {798, 798},   {823, 119}, {827, 611}, {862, 285},   {863, 285},
    {915, 915},   {916, 327},  {917, 94},    {918, 918},   {942, 942}, {943, 943}, {1004, 1004}, {1021, 1021},
    {1188, 1188}, {1275, 352}, {1321, 1321}, {1333, 1333}, {1336, 94}};

}  // namespace

uint32_t weaknessFamily(uint32_t cwe) {
  const auto at = std::lower_bound(std::begin(kFamilies), std::end(kFamilies), cwe,
                                   [](const auto& row, uint32_t value) { return row.first < value; });
  return at != std::end(kFamilies) && at->first == cwe ? at->second : cwe;
}

}  // namespace postern
