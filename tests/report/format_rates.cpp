// SPDX-License-Identifier: Apache-2.0
// See format_rates.h.
#include "tests/report/format_rates.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "base/json_writer.h"
#include "formats/import.h"

namespace postern {
namespace {

using Clock = std::chrono::steady_clock;

double microsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

uint64_t whole(double micros) { return micros < 1e18 ? static_cast<uint64_t>(micros) : 0; }

struct Times {
  double open = 1e18, rank = 1e18, read = 1e18, import = 1e18;
  uint64_t records = 0;
  std::string_view syntax;
};

void readOnce(std::string_view name, std::string_view bytes, std::string_view path, Times& times) {
  const auto start = Clock::now();
  Diagnostics ignored;
  auto opened = Document::open(name, bytes, ignored);
  if (!opened) return;
  Document document = std::move(opened).value();
  times.open = std::min(times.open, microsSince(start));
  times.records = 0;
  (void)document.read(
      {path}, [&](const Record&) { ++times.records; }, ignored);
  times.read = std::min(times.read, microsSince(start));
  times.syntax = syntaxName(document.probe().syntax);
  const auto asking = Clock::now();
  (void)rankFormats(document.probe());
  times.rank = std::min(times.rank, microsSince(asking));
}

}  // namespace

std::string measureRates(std::string_view name, std::string_view bytes, std::string_view path, int rounds) {
  Times times;
  ImportOutcome outcome;
  for (int round = 0; round < rounds; ++round) {
    readOnce(name, bytes, path, times);
    const auto start = Clock::now();
    outcome = importPlain(name, bytes, ImportSettings{});
    times.import = std::min(times.import, microsSince(start));
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
  const auto start = Clock::now();
  (void)formats().size();
  return microsSince(start);
}

}  // namespace postern
