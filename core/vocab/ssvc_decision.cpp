// SPDX-License-Identifier: Apache-2.0
// See ssvc_decision.h.
#include "vocab/ssvc_decision.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace postern {
namespace {

using Choice = SsvcDecision::Choice;

Error refuse(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }
std::string quoted(std::string_view text) { return "\"" + std::string(clipUtf8(text, 60)) + "\""; }

// Letters, digits and '*' (Track*) in lower case.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (isAsciiAlnum(c) || c == '*') out += asciiLower(c);
  }
  return out;
}

// "ssvc:DT_DP:1.0.0", "ssvc:DT_DP" or "DT_DP" for the id of something.
bool namesId(std::string_view text, std::string_view id) {
  if (equalsIgnoreCase(text, id) || equalsIgnoreCase(text, id.substr(0, id.rfind(':')))) return true;
  const size_t first = id.find(':') + 1;
  return equalsIgnoreCase(text, id.substr(first)) ||
         equalsIgnoreCase(text, id.substr(first, id.rfind(':') - first));
}

const SsvcTable* findTable(std::string_view text) {
  const std::string name = plain(text);
  for (const SsvcTable& table : ssvcTables()) {
    std::string title = plain(table.title);
    if (namesId(text, table.id) || name == plain(table.alias) || name == title) return &table;
    // "cisa:CISA Coordinator"; "cisa_coordinator_2_0_3", as the publisher's files are called
    const size_t colon = table.id.find(':');
    const std::string version = plain(table.id.substr(table.id.rfind(':')));
    if (name == title + version || name == plain(table.id.substr(0, colon)) + title) return &table;
  }
  return nullptr;
}

std::optional<uint8_t> valueOf(const SsvcPoint& point, std::string_view text) {
  const size_t n = point.count();
  for (uint8_t i = 0; i < n; ++i) {
    if (point.values[i].key == text) return i;
  }
  std::string name = plain(text);
  if (name == "poc") name = "publicpoc";  // as CISA's own records call it
  for (uint8_t i = 0; i < n; ++i) {
    if (plain(point.values[i].name) == name || equalsIgnoreCase(point.values[i].key, text)) return i;
  }
  return std::nullopt;
}

bool isName(const SsvcPoint& point, std::string_view text) {
  if (namesId(text, point.id) || plain(text) == plain(point.name)) return true;
  // "In KEV" also as KEV; "(without Not Defined)" says what every value here is.
  const size_t without = point.name.find(" (without");
  if (without != std::string_view::npos && plain(text) == plain(point.name.substr(0, without))) return true;
  const size_t noX = point.key().find("_NoX");
  if (noX != std::string_view::npos && equalsIgnoreCase(text, point.key().substr(0, noX))) return true;
  // The name this point has in later editions of the table.
  return point.name == "Publicly Exposed" && plain(text) == "assetexposure";
}

// The table's inputs, then those of the tables that make them.
void gatherPoints(const SsvcTable& table, std::vector<const SsvcPoint*>& points) {
  for (size_t i = 0; i < table.count(); ++i) {
    if (std::find(points.begin(), points.end(), table.inputs[i]) == points.end())
      points.push_back(table.inputs[i]);
  }
  for (size_t i = 0; i < table.count(); ++i) {
    for (const SsvcTable& maker : ssvcTables()) {
      if (maker.outcome == table.inputs[i]) gatherPoints(maker, points);
    }
  }
}

class Reader {
 public:
  explicit Reader(const SsvcTable& table) : table_(table) { gatherPoints(table, points_); }

  Status take(std::string_view name, std::string_view value) {
    const SsvcPoint* point = pointOf(name);
    if (point == nullptr) return refuse(quoted(table_.title) + " has no decision point " + quoted(name));
    return take(*point, value);
  }
  Status take(const SsvcPoint& point, std::string_view value) {
    const auto at = valueOf(point, value);
    if (!at) return refuse(quoted(point.name) + " has no value " + quoted(value));
    if (known(point)) return refuse(quoted(point.name) + " stands twice");
    given_.push_back({&point, *at});
    return Done{};
  }

  // "Human Impact=very high Automatable=yes": words before a '=' are the rest of a value, then a name.
  Status takeSpaced(std::string_view text) {
    std::vector<std::string_view> words = splitList(text, " ");
    std::string name;
    std::string value;
    std::vector<std::string> rest;  // words since the last '='
    bool isFirst = true;
    const auto flush = [&](size_t ofValue) -> Status {
      if (isFirst) return ofValue == 0 ? Status(Done{}) : refuse(quoted(rest.front()) + " has no value");
      for (size_t i = 0; i < ofValue; ++i) value += " " + rest[i];
      return take(name, value);
    };
    for (const std::string_view word : words) {
      const size_t equal = word.find('=');
      if (equal == std::string_view::npos) {
        rest.emplace_back(word);
        continue;
      }
      size_t from = 0;  // where the name begins in `rest`
      for (; from < rest.size() && pointOf(joined(rest, from, word.substr(0, equal))) == nullptr; ++from) {
      }
      if (Status taken = flush(from); !taken) return taken;
      isFirst = false;
      name = joined(rest, from, word.substr(0, equal));
      value = word.substr(equal + 1);
      rest.clear();
    }
    return flush(rest.size());
  }

  SsvcDecision decision() const {
    SsvcDecision out;
    out.table = &table_;
    std::vector<uint8_t> values(table_.count(), 0);
    for (size_t i = 0; i < table_.count(); ++i) {
      const SsvcPoint& point = *table_.inputs[i];
      if (const auto value = resolve(point)) {
        out.inputs.push_back({&point, *value});
        values[i] = *value;
      } else {
        out.unknown.push_back(&point);
      }
    }
    bool isPossible[SsvcPoint::kMaxValues] = {};
    tryAll(out, 0, values, isPossible);
    for (uint8_t i = 0; i < SsvcPoint::kMaxValues; ++i) {
      if (isPossible[i]) out.possible.push_back(i);
    }
    return out;
  }

 private:
  static std::string joined(const std::vector<std::string>& words, size_t from, std::string_view last) {
    std::string out;
    for (size_t i = from; i < words.size(); ++i) out += words[i] + " ";
    return out + std::string(last);
  }
  const SsvcPoint* pointOf(std::string_view name) const {
    for (const SsvcPoint* point : points_) {
      if (isName(*point, name)) return point;
    }
    return nullptr;
  }
  std::optional<uint8_t> known(const SsvcPoint& point) const {
    for (const Choice& choice : given_) {
      if (choice.point == &point) return choice.value;
    }
    return std::nullopt;
  }
  // Tables make each other's inputs two deep at most (ratings of CVSS).
  std::optional<uint8_t> resolve(const SsvcPoint& point) const {
    if (const auto value = known(point)) return value;
    for (const SsvcTable& maker : ssvcTables()) {
      if (maker.outcome != &point) continue;
      uint8_t values[SsvcTable::kMaxInputs];
      size_t n = 0;
      for (; n < maker.count(); ++n) {
        const auto value = resolve(*maker.inputs[n]);
        if (!value) break;
        values[n] = *value;
      }
      if (n == maker.count()) return static_cast<uint8_t>(maker.decide(values));
    }
    return std::nullopt;
  }
  void tryAll(const SsvcDecision& decision, size_t unknown, std::vector<uint8_t>& values,
              bool* isPossible) const {
    if (unknown == decision.unknown.size()) {
      isPossible[table_.decide(values.data())] = true;
      return;
    }
    const SsvcPoint& point = *decision.unknown[unknown];
    const auto* at = std::find(table_.inputs, table_.inputs + table_.count(), &point);
    for (uint8_t value = 0; value < point.count(); ++value) {
      values[static_cast<size_t>(at - table_.inputs)] = value;
      tryAll(decision, unknown + 1, values, isPossible);
    }
  }

  const SsvcTable& table_;
  std::vector<const SsvcPoint*> points_;
  std::vector<Choice> given_;
};

// CISA-Coordinator-v2.0.3: P (Mission Prevalence) and B (Public Well-being Impact) are what M is made of.
Result<SsvcDecision> decideComputed(std::string_view metrics) {
  static constexpr struct {
    std::string_view key, point;
  } kKeys[] = {{"E", "E"}, {"A", "A"}, {"T", "TI"}, {"M", "MWI"}};
  static constexpr std::string_view kOutcomes = "TRAC";  // Track, Track*, Attend, Act
  const SsvcTable* table = findTable("cisa");
  Reader reader(*table);
  const SsvcValue* stated = nullptr;
  for (const std::string_view part : split(metrics, '/')) {
    const size_t colon = part.find(':');
    if (part.empty() || isAsciiDigit(part.front())) continue;  // the end, the time
    if (colon == std::string_view::npos) return refuse(quoted(part) + " is no decision point with a value");
    const std::string_view key = part.substr(0, colon);
    const std::string_view value = part.substr(colon + 1);
    if (key == "P" || key == "B") continue;
    if (key == "D") {
      const size_t at = value.size() == 1 ? kOutcomes.find(value) : std::string_view::npos;
      if (at == std::string_view::npos) return refuse("there is no decision " + quoted(value));
      stated = &table->outcome->values[at];
      continue;
    }
    const auto* row =
        std::find_if(std::begin(kKeys), std::end(kKeys), [&](auto& it) { return it.key == key; });
    if (row == std::end(kKeys)) return refuse("there is no decision point " + quoted(key));
    if (Status taken = reader.take(row->point, value); !taken) return taken.error();
  }
  SsvcDecision out = reader.decision();
  out.stated = stated;
  return out;
}

}  // namespace

Result<SsvcDecision> decideSsvc(std::string_view text) {
  text = trim(text);
  if (text.starts_with("SSVCv2/")) return decideComputed(text.substr(7));
  const bool isNamed = text.find('=') != std::string_view::npos;
  const size_t end = text.find_first_of(isNamed ? "\t;, " : "\t;,");
  const std::string_view name = trim(text.substr(0, end));
  const SsvcTable* table = findTable(name);
  if (table == nullptr) return refuse("there is no decision table " + quoted(name));
  Reader reader(*table);
  const std::string_view rest = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  if (isNamed) {
    for (const std::string_view part : splitList(rest, "\t;,")) {
      if (Status taken = reader.takeSpaced(part); !taken) return taken.error();
    }
    return reader.decision();
  }
  const std::vector<std::string_view> values = splitList(rest, "\t;,");
  if (values.size() != table->count())
    return refuse(quoted(table->title) + " needs " + std::to_string(table->count()) + " values");
  for (size_t i = 0; i < values.size(); ++i) {
    if (Status taken = reader.take(*table->inputs[i], values[i]); !taken) return taken.error();
  }
  return reader.decision();
}

}  // namespace postern
