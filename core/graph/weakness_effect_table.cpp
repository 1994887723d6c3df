// SPDX-License-Identifier: Apache-2.0
// Ascending by CWE number (MITRE CWE 4.x). Judged by the "Common Consequences" of each entry: code execution
// 800-1000, access as another 400-700, reading files 200-400, acting on one user 50-200, availability only 0.
#include "graph/weakness_effect.h"

#include <algorithm>
#include <iterator>

namespace postern {
namespace {

constexpr WeaknessEffect kEffects[] = {
    {20, 200, 0},                                                   // improper input validation
    {22, 350, 0},                                                   // path traversal
    {23, 350, 0},     {36, 350, 0},   {73, 250, 0},  {74, 600, 0},  // injection
    {77, 1000, 0},    {78, 1000, 0},  {79, 100, 0},  {80, 100, 0},
    {88, 700, 0},     {89, 800, 0},  // SQL injection
    {90, 500, 0},     {91, 400, 0},   {94, 1000, 0}, {95, 1000, 0},
    {96, 1000, 0},    {98, 900, 200},  // remote file inclusion
    {113, 50, 0},     {116, 100, 0},  {119, 500, 0}, {120, 600, 0},
    {121, 600, 0},    {122, 600, 0},  {125, 100, 0}, {134, 600, 0},
    {190, 300, 0},    {200, 100, 0},  // exposure of information
    {209, 50, 0},     {259, 500, 0},  {269, 500, 0}, {276, 200, 0},
    {284, 400, 0},    {285, 400, 0},  {287, 600, 0}, {288, 600, 0},
    {290, 400, 0},    {294, 300, 0},  {295, 50, 0},  {306, 700, 0},
    {307, 100, 0},    {311, 50, 0},   {312, 50, 0},  {319, 50, 0},
    {320, 20, 0},     {321, 300, 0},  {326, 20, 0},  {327, 20, 0},
    {328, 20, 0},     {330, 50, 0},   {338, 50, 0},  {345, 200, 0},
    {346, 100, 0},    {347, 400, 0},  {352, 100, 0}, {377, 20, 0},
    {384, 200, 0},    {400, 0, 0},    {401, 0, 0},   {404, 0, 0},
    {415, 400, 0},    {416, 500, 0},  {425, 300, 0}, {434, 900, 0},   // unrestricted upload
    {441, 100, 700},                                                  // confused deputy
    {444, 200, 200},  {470, 600, 0},  {476, 0, 0},   {502, 1000, 0},  // deserialisation
    {521, 100, 0},    {522, 300, 0},  {532, 50, 0},  {538, 100, 0},
    {548, 50, 0},     {552, 200, 0},  {601, 50, 50}, {611, 300, 600},  // XML external entities
    {613, 50, 0},     {614, 20, 0},   {639, 300, 0}, {643, 300, 0},
    {668, 100, 0},    {674, 0, 0},    {693, 20, 0},  {732, 200, 0},
    {770, 0, 0},      {776, 0, 0},    {787, 600, 0}, {798, 600, 0},
    {829, 300, 0},    {835, 0, 0},    {862, 500, 0}, {863, 500, 0},
    {915, 400, 0},    {917, 1000, 0},  // expression language injection
    {918, 250, 1000},                  // server-side request forgery
    {942, 50, 0},     {943, 600, 0},  {1004, 20, 0}, {1021, 20, 0},
    {1104, 50, 0},    {1188, 300, 0}, {1275, 20, 0}, {1321, 400, 0},
    {1333, 0, 0},     {1336, 900, 0},
};

}  // namespace

const WeaknessEffect* weaknessEffect(uint32_t cwe) {
  const auto* at = std::lower_bound(std::begin(kEffects), std::end(kEffects), cwe,
                                    [](const WeaknessEffect& a, uint32_t number) { return a.cwe < number; });
  return at != std::end(kEffects) && at->cwe == cwe ? at : nullptr;
}

}  // namespace postern
