// SPDX-License-Identifier: Apache-2.0
// MITRE's Common Weakness Enumeration: the tree of view 1000 ("Research Concepts") and the lists that people
// sort by. Categories and views are no weaknesses: nothing is found for their numbers but what a list says.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace postern {

enum class CweAbstraction : uint8_t { kPillar, kClass, kBase, kVariant, kCompound };
std::string_view name(CweAbstraction abstraction);

struct Cwe {
  uint32_t id = 0;
  CweAbstraction abstraction = CweAbstraction::kBase;
  bool deprecated = false;
  std::string_view name;
  std::span<const uint16_t> parents;  ///< the primary one first; empty for pillars and deprecated entries
};

std::optional<Cwe> findCwe(uint32_t id);
/// "CWE-79", "cwe79", "79": ASCII case ignored. 0 is no weakness. nullopt for anything else.
std::optional<uint32_t> parseCweId(std::string_view text);

/// All ancestors over every parent, nearest first (by steps, then number); without `id` itself.
std::vector<uint32_t> cweAncestors(uint32_t id);
bool isCweAncestor(uint32_t ancestor, uint32_t id);

/// Steps from both up to the ancestor where the sum of steps is smallest (0 where one is the other's
/// ancestor or the same); ties by the smaller number. nullopt when only the root of all has both.
struct CweKinship {
  uint32_t common = 0;
  uint32_t up = 0, upOther = 0;
};
std::optional<CweKinship> cweKinship(uint32_t a, uint32_t b);

/// OWASP Top Ten of `year` (2017, 2021, 2025): the numbers of the categories, ascending, that list the
/// weakness itself; with `inherited`, where none does, those that list its nearest listed ancestor.
std::vector<uint32_t> owaspTopTen(uint32_t year, uint32_t id, bool inherited = false);
/// "Injection" for 2021, 3; "" outside 1..10 or for another year.
std::string_view owaspCategory(uint32_t year, uint32_t category);
/// Its place in the CWE Top 25 of `year` (2021 .. 2025), from 1; 0 = not on it.
uint32_t cweTop25(uint32_t year, uint32_t id);

}  // namespace postern
