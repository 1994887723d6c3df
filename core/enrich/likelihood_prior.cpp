// SPDX-License-Identifier: Apache-2.0
// See likelihood_prior.h. The entries looked up are those of tools/likelihood/features.mjs, each once.
#include "enrich/likelihood_prior.h"

#include <algorithm>

#include "base/text.h"
#include "enrich/likelihood_words.h"

namespace postern {
namespace {

int16_t bounded(int64_t sum) { return static_cast<int16_t>(std::clamp<int64_t>(sum, -20'000, 20'000)); }

char only(std::string_view value) { return value.size() == 1 ? value[0] : '\0'; }

struct Metric {
  std::string_view name, value;
};

std::vector<Metric> metricsIn(std::string_view vector) {
  std::vector<Metric> metrics;
  if (vector.starts_with('(')) vector.remove_prefix(1);
  if (vector.ends_with(')')) vector.remove_suffix(1);
  for (const std::string_view part : split(vector, '/')) {
    const size_t colon = part.find(':');
    if (colon != std::string_view::npos && colon > 0)
      metrics.push_back({part.substr(0, colon), part.substr(colon + 1)});
  }
  return metrics;
}

// v2's none, partial, complete.
char lossOf(char value) {
  switch (value) {
    case 'N':
      return 'N';
    case 'P':
      return 'L';
    case 'C':
      return 'H';
    default:
      return '\0';
  }
}

char exploitOf(std::string_view value) {
  if (value == "F" || value == "H" || value == "A") return 'F';
  if (value == "P" || value == "POC") return 'P';
  return value == "U" ? 'U' : '\0';
}

/// The pairs of neighbours, the words themselves, each text once.
template <typename F>
int64_t sumOfWords(const LikelihoodTable& table, std::vector<std::string> words, F&& weightOf,
                   std::vector<LikelihoodReason>* reasons) {
  int64_t sum = 0;
  std::vector<const LikelihoodTable::Word*> seen;
  const auto count = [&](const LikelihoodTable::Word* row, const std::string& a, const std::string* b) {
    if (row == nullptr || std::find(seen.begin(), seen.end(), row) != seen.end()) return;
    seen.push_back(row);
    const int32_t weight = weightOf(*row);
    sum += weight;
    if (reasons != nullptr && weight != 0) reasons->push_back({b == nullptr ? a : a + " " + *b, weight});
  };
  const LikelihoodTable::Word* before = nullptr;
  for (size_t i = 0; i < words.size(); ++i) {
    const LikelihoodTable::Word* word = table.word(words[i]);
    count(word, words[i], nullptr);
    if (before != nullptr && word != nullptr) count(table.pair(*before, *word), words[i - 1], &words[i]);
    before = word;
  }
  return sum;
}

}  // namespace

bool LikelihoodMetrics::complete() const {
  return attackVector != '\0' && complexity != '\0' && privileges != '\0' && interaction != '\0' &&
         scope != '\0' && confidentiality != '\0' && integrity != '\0' && availability != '\0';
}

LikelihoodMetrics likelihoodMetrics(std::string_view vector) {
  const std::vector<Metric> stated = metricsIn(vector);
  const auto value = [&](std::string_view name) {
    // The last one counts, as in the script.
    const auto at =
        std::find_if(stated.rbegin(), stated.rend(), [&](const Metric& it) { return it.name == name; });
    return at == stated.rend() ? std::string_view() : at->value;
  };
  LikelihoodMetrics out;
  out.attackVector = only(value("AV"));
  out.exploit = exploitOf(value("E"));
  if (!value("VC").empty()) {
    out.complexity = value("AC") == "L" && value("AT") == "N" ? 'L' : 'H';
    out.privileges = only(value("PR"));
    out.interaction = value("UI") == "N" ? 'N' : 'R';
    const auto affected = [&](std::string_view name) { return !value(name).empty() && value(name) != "N"; };
    out.scope = affected("SC") || affected("SI") || affected("SA") ? 'C' : 'U';
    out.confidentiality = only(value("VC"));
    out.integrity = only(value("VI"));
    out.availability = only(value("VA"));
    return out;
  }
  if (!value("Au").empty()) {
    out.complexity = value("AC") == "H" ? 'H' : 'L';
    out.privileges = value("Au") == "N" ? 'N' : 'L';
    out.interaction = value("AC") == "M" ? 'R' : 'N';
    out.scope = 'U';
    out.confidentiality = lossOf(only(value("C")));
    out.integrity = lossOf(only(value("I")));
    out.availability = lossOf(only(value("A")));
    return out;
  }
  out.complexity = only(value("AC"));
  out.privileges = only(value("PR"));
  out.interaction = only(value("UI"));
  out.scope = only(value("S"));
  out.confidentiality = only(value("C"));
  out.integrity = only(value("I"));
  out.availability = only(value("A"));
  return out;
}

int16_t likelihoodOfMetrics(const LikelihoodTable& table, const LikelihoodMetrics& m, uint32_t scoreTenths) {
  if (!m.complete()) return 0;
  const char access[] = {m.attackVector, m.privileges, m.interaction};
  const char impact[] = {m.confidentiality, m.integrity, m.availability};
  const int64_t sum = int64_t{table.metric('v', m.attackVector)} + table.metric('x', m.complexity) +
                      table.metric('p', m.privileges) + table.metric('u', m.interaction) +
                      table.metric('s', m.scope) + table.metric('c', m.confidentiality) +
                      table.metric('i', m.integrity) + table.metric('a', m.availability) +
                      table.metric('e', m.exploit) + table.access({access, 3}) + table.impact({impact, 3});
  return bounded(sum - table.center() -
                 (int64_t{scoreTenths} - kLikelihoodMedianScore) * kLikelihoodScoreTenth);
}

int16_t likelihoodOfWeaknesses(const LikelihoodTable& table, std::span<const uint32_t> cwes,
                               const LikelihoodMetrics& metrics, std::vector<LikelihoodReason>* reasons) {
  int64_t sum = 0;
  const char access[] = {metrics.attackVector, metrics.privileges};
  for (const uint32_t cwe : cwes) {
    int32_t weight = table.weakness(cwe, "");
    if (metrics.complete()) weight += table.weakness(cwe, {access, 2});
    sum += weight;
    if (reasons != nullptr && weight != 0) reasons->push_back({"CWE-" + std::to_string(cwe), weight});
  }
  return bounded(sum);
}

int16_t likelihoodOfTitle(const LikelihoodTable& table, std::string_view title,
                          std::vector<LikelihoodReason>* reasons) {
  return bounded(sumOfWords(
      table, likelihoodWords(title), [](const LikelihoodTable::Word& row) { return row.title; }, reasons));
}

int16_t likelihoodOfVendor(const LikelihoodTable& table, std::string_view vendor,
                           std::vector<LikelihoodReason>* reasons) {
  const std::string maker = likelihoodVendor(vendor);
  const int32_t weight = maker.empty() ? 0 : table.vendor(maker);
  if (reasons != nullptr && weight != 0) reasons->push_back({maker, weight});
  return bounded(weight);
}

std::optional<int16_t> likelihoodOfProduct(const LikelihoodTable& table, std::string_view product,
                                           std::vector<LikelihoodReason>* reasons) {
  std::vector<std::string> words = likelihoodWords(product);
  if (words.empty()) return std::nullopt;
  return bounded(sumOfWords(
      table, std::move(words), [](const LikelihoodTable::Word& row) { return row.product; }, reasons));
}

}  // namespace postern
