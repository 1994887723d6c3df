// SPDX-License-Identifier: Apache-2.0
// See likelihood_table.h; the rows themselves are in likelihood_table.cpp.
#include <algorithm>

#include "base/text.h"
#include "enrich/likelihood_table.h"
#include "read/json_parser.h"

namespace postern {
namespace {

constexpr int64_t kVersion = 1;
constexpr int64_t kLeast = -20'000;
constexpr int64_t kMost = 20'000;

Error refuse(std::string message) {
  Error error;
  error.message = "likelihood table: " + std::move(message);
  return error;
}

// "av", "ac", "pr", "ui" … by letters that tell them apart.
char letterOf(std::string_view metric) {
  static constexpr std::pair<std::string_view, char> kLetters[] = {{"av", 'v'}, {"ac", 'x'}, {"pr", 'p'},
                                                                   {"ui", 'u'}, {"s", 's'},  {"c", 'c'},
                                                                   {"i", 'i'},  {"a", 'a'},  {"e", 'e'}};
  for (const auto& [text, letter] : kLetters) {
    if (text == metric) return letter;
  }
  return '\0';
}

uint16_t metricKey(char metric, char value) {
  return static_cast<uint16_t>(static_cast<uint8_t>(metric) << 8U | static_cast<uint8_t>(value));
}

uint64_t weaknessKey(uint32_t cwe, std::string_view access) {
  const uint64_t letters = access.size() == 2 ? static_cast<uint64_t>(static_cast<uint8_t>(access[0])) << 8U |
                                                    static_cast<uint8_t>(access[1])
                                              : 0;
  return uint64_t{cwe} << 16U | letters;
}

uint64_t pairKey(uint32_t first, uint32_t second) { return uint64_t{first} << 32U | second; }

}  // namespace

int32_t LikelihoodTable::of(std::string_view text, const ByText& table) {
  const auto at = table.find(std::string(text));
  return at == table.end() ? 0 : at->second;
}

int32_t LikelihoodTable::metric(char metric, char value) const {
  const auto at = metrics_.find(metricKey(metric, value));
  return at == metrics_.end() ? 0 : at->second;
}

int32_t LikelihoodTable::weakness(uint32_t cwe, std::string_view access) const {
  const auto at = weaknesses_.find(weaknessKey(cwe, access));
  return at == weaknesses_.end() ? 0 : at->second;
}

const LikelihoodTable::Word* LikelihoodTable::word(const std::string& word) const {
  const auto at = words_.find(word);
  return at == words_.end() ? nullptr : &at->second;
}

const LikelihoodTable::Word* LikelihoodTable::pair(const Word& first, const Word& second) const {
  const auto at = pairs_.find(pairKey(first.ordinal, second.ordinal));
  return at == pairs_.end() ? nullptr : &at->second;
}

LikelihoodTable::Word& LikelihoodTable::wordAt(std::string_view text) {
  const auto [at, fresh] = words_.try_emplace(std::string(text));
  if (fresh) at->second.ordinal = static_cast<uint32_t>(words_.size());
  return at->second;
}

bool LikelihoodTable::addWords(std::string_view group, std::string_view key, int16_t weight) {
  const std::vector<std::string_view> parts = split(key, ' ');
  if (parts.empty() || parts.size() > 2) return false;
  Word* word = &wordAt(parts[0]);
  if (parts.size() == 2) {
    const uint32_t first = word->ordinal;
    word = &pairs_[pairKey(first, wordAt(parts[1]).ordinal)];
  }
  (group == "title" ? word->title : word->product) = weight;
  return true;
}

bool LikelihoodTable::add(std::string_view group, std::string_view key, int16_t weight) {
  if (group == "title" || group == "product") return addWords(group, key, weight);
  if (group == "weakness") {
    const std::vector<std::string_view> parts = split(key, ' ');
    const auto cwe = parts.empty() ? std::nullopt : parseInt(parts[0]);
    if (!cwe || *cwe < 0 || *cwe > 1'000'000 || parts.size() > 2) return false;
    if (parts.size() == 2 && parts[1].size() != 2) return false;
    weaknesses_[weaknessKey(static_cast<uint32_t>(*cwe), parts.size() == 2 ? parts[1] : "")] = weight;
    return true;
  }
  if (group == "metric") {
    const size_t colon = key.find(':');
    const char letter = letterOf(key.substr(0, colon));
    if (letter == '\0' || colon == std::string_view::npos || key.size() != colon + 2) return false;
    metrics_[metricKey(letter, key.back())] = weight;
    return true;
  }
  ByText* table = group == "access"   ? &accesses_
                  : group == "impact" ? &impacts_
                  : group == "vendor" ? &vendors_
                                      : nullptr;
  if (table == nullptr) return false;
  (*table)[std::string(key)] = weight;
  return true;
}

const LikelihoodTable& LikelihoodTable::published() {
  static const LikelihoodTable kPublished = [] {
    LikelihoodTable table;
    table.center_ = publishedLikelihoodCenter();
    for (const LikelihoodRow& row : publishedLikelihoodRows()) table.add(row.group, row.key, row.weight);
    return table;
  }();
  return kPublished;
}

Result<LikelihoodTable> LikelihoodTable::parse(std::string_view json) {
  Diagnostics repeated;
  JsonParser parser(json, repeated);
  Tape tape;
  parser.skipSpace();
  if (!parser.parse(tape) || !tape.root().isObject()) return refuse("no JSON object: " + parser.problem());
  parser.skipSpace();
  if (!parser.atEnd()) return refuse("there is something after the JSON object");
  if (tape.root()["postern_likelihood"].integer().value_or(0) != kVersion)
    return refuse("\"postern_likelihood\" is not " + std::to_string(kVersion));
  LikelihoodTable out;
  for (const auto& [group, rows] : tape.root().members()) {
    if (group == "postern_likelihood") continue;
    const auto number = [&](const Node& value) -> std::optional<int32_t> {
      const auto whole = value.isNumber() ? value.integer() : std::nullopt;
      if (!whole || *whole < kLeast || *whole > kMost) return std::nullopt;
      return static_cast<int32_t>(*whole);
    };
    const std::string shown(clipUtf8(group, 60));
    if (group == "center") {
      const auto center = number(rows);
      if (!center) return refuse("\"center\" is no whole number of at most 20000");
      out.center_ = *center;
      continue;
    }
    if (!rows.isObject()) return refuse("\"" + shown + "\" is no object of keys and whole numbers");
    for (const auto& [key, value] : rows.members()) {
      const auto weight = number(value);
      const std::string place = "\"" + shown + "\", \"" + std::string(clipUtf8(key, 60)) + "\"";
      if (!weight) return refuse(place + " is no whole number of at most 20000");
      if (!out.add(group, key, static_cast<int16_t>(*weight)))
        return refuse(place + ": there is no such entry");
    }
  }
  return out;
}

}  // namespace postern
