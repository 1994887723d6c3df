// SPDX-License-Identifier: Apache-2.0
// `postern vocab cvss`: a vector's scores, and whether the score that somebody published for it (after a tab)
// is one of them. Numbers always show their decimals.
#include "base/text.h"
#include "engine/vocab_lines.h"
#include "vocab/cvss.h"

namespace postern {
namespace {

std::string fixed(int64_t value, int places) {
  const bool isNegative = value < 0;
  std::string digits = std::to_string(isNegative ? -value : value);
  const auto least = static_cast<size_t>(places) + 1;
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  digits.insert(digits.size() - static_cast<size_t>(places), 1, '.');
  return isNegative ? "-" + digits : digits;
}

template <typename T>
void number(JsonWriter& out, std::string_view name, const std::optional<T>& value, int places) {
  out.key(name);
  value ? out.raw(fixed(*value, places)) : out.null();
}

}  // namespace

std::string cvssLine(std::string_view, std::string_view line) {
  const auto cells = split(line, '\t');
  const auto read = CvssVector::parse(cells.empty() ? line : cells[0]);
  if (!read) return invalidLine(read.error().message);
  const CvssVector& vector = read.value();
  const CvssScores scores = score(vector);
  const bool isV4 = vector.version() == CvssVersion::kV40;
  // v4.0 gives a vector one score, which publishers call baseScore whatever metrics it is made of (CVE
  // records, NVD); `nomenclature` tells.
  const uint32_t base = isV4 ? scores.overall : scores.base;
  JsonWriter out;
  out.beginObject().field("version", cvssVersionName(vector.version())).field("valid", true);
  out.field("vector", vector.text()).key("base").raw(fixed(base, 1));
  number(out, "impact", scores.impact, 2);
  number(out, "exploitability", scores.exploitability, 2);
  number(out, "temporal", scores.temporal, 1);
  number(out, "environmental", scores.environmental, 1);
  out.key("overall").raw(fixed(scores.overall, 1));
  out.field("severity", cvssSeverity(vector.version(), base));
  out.field("overallSeverity", cvssSeverity(vector.version(), scores.overall));
  if (isV4) out.field("nomenclature", cvssNomenclature(vector)).key("baseAlone").raw(fixed(scores.base, 1));
  if (cells.size() > 1) {
    const auto stated = parseMilli(trim(cells[1]));
    if (!stated || *stated < 0 || *stated > 10'000) return invalidLine("the stated score is no score");
    out.key("stated").decimal(*stated, 3);
    out.field("agrees", *stated % 100 == 0 && isScoreOf(scores, static_cast<uint32_t>(*stated / 100)));
  }
  return out.endObject().take();
}

}  // namespace postern
