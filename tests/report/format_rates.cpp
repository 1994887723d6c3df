// SPDX-License-Identifier: Apache-2.0
// See format_rates.h.
#include "tests/report/format_rates.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>

#include "base/json_writer.h"
#include "formats/import.h"

namespace postern {
namespace {

#ifdef __EMSCRIPTEN__
double micros() {
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}
#else
double micros() {
  return static_cast<double>(std::clock()) * 1e6 / CLOCKS_PER_SEC;
}  // others may use the processor
#endif

uint64_t whole(double micros) { return micros < 1e18 ? static_cast<uint64_t>(micros) : 0; }

struct Times {
  double open = 1e18, rank = 1e18, read = 1e18, import = 1e18;
  uint64_t records = 0;
  std::string_view syntax;
};

void readOnce(std::string_view name, std::string_view bytes, std::string_view path, Times& times) {
  const auto start = micros();
  Diagnostics ignored;
  auto opened = Document::open(name, bytes, ignored);
  if (!opened) return;
  Document document = std::move(opened).value();
  times.open = std::min(times.open, micros() - start);
  times.records = 0;
  (void)document.read(
      {path}, [&](const Record&) { ++times.records; }, ignored);
  times.read = std::min(times.read, micros() - start);
  times.syntax = syntaxName(document.probe().syntax);
  const auto asking = micros();
  (void)rankFormats(document.probe());
  times.rank = std::min(times.rank, micros() - asking);
}

}  // namespace

std::string measureRates(std::string_view name, std::string_view bytes, std::string_view path, int rounds) {
  Times times;
  ImportOutcome outcome;
  for (int round = 0; round < rounds; ++round) {
    readOnce(name, bytes, path, times);
    const auto start = micros();
    outcome = importPlain(name, bytes, ImportSettings{});
    times.import = std::min(times.import, micros() - start);
  }
  JsonWriter json;
  json.beginObject();
  json.field("format", outcome.format == nullptr ? std::string_view() : outcome.format->id);
  json.field("syntax", times.syntax).field("bytes", bytes.size()).field("records", times.records);
  json.field("found", uint64_t{outcome.observations} + outcome.assets + outcome.components);
  json.field("skipped", outcome.skipped).field("open", whole(times.open)).field("rank", whole(times.rank));
  json.field("read", whole(times.read)).field("import", whole(times.import));
  json.endObject();
  return json.take();
}

double startFormats() {
  const auto start = micros();
  (void)formats().size();
  return micros() - start;
}

}  // namespace postern
