// SPDX-License-Identifier: Apache-2.0
// Reads the tables of zones. A history is decoded at each look-up: some hundred steps without an allocation.
#include "query/cypher/temporal_zone.h"

#include <algorithm>

#include "base/text.h"
#include "query/cypher/temporal_calendar.h"
#include "query/cypher/temporal_zone_table.h"

namespace postern::cypher {
namespace {

constexpr size_t kMaxOffsets = 64;  // of one zone; the table's largest has 12

char folded(char c) { return c == ' ' ? '_' : asciiLower(c); }

bool sameName(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return folded(x) == folded(y); });
}

class Varints {
 public:
  explicit Varints(std::string_view base64) : text_(base64) {}

  int64_t next() {
    uint64_t value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      const uint32_t byte = nextByte();
      value |= static_cast<uint64_t>(byte & 127) << shift;
      if (byte < 128) break;
    }
    return static_cast<int64_t>(value);
  }

  int64_t nextSigned() { return unzigzag(next()); }
  static int64_t unzigzag(int64_t value) { return value % 2 != 0 ? -(value + 1) / 2 : value / 2; }

 private:
  static uint32_t digit(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<uint32_t>(c - 'A');
    if (c >= 'a' && c <= 'z') return static_cast<uint32_t>(c - 'a') + 26;
    if (c >= '0' && c <= '9') return static_cast<uint32_t>(c - '0') + 52;
    return c == '+' ? 62 : c == '/' ? 63 : 0;
  }

  uint32_t nextByte() {
    while (bits_ < 8) {
      held_ = held_ << 6 | (at_ < text_.size() ? digit(text_[at_]) : 0);
      ++at_;
      bits_ += 6;
    }
    bits_ -= 8;
    return held_ >> bits_ & 255;
  }

  std::string_view text_;
  size_t at_ = 0;
  uint32_t held_ = 0;
  int bits_ = 0;
};

int64_t changeMoment(int64_t year, int32_t month, int32_t week, int32_t weekday, int32_t time,
                     int32_t offset) {
  const int64_t first = toEpochDays(CivilDate{year, month, 1});
  const int64_t wanted = weekday == 0 ? 7 : weekday;
  int64_t day = first + floorMod(wanted - dayOfWeek(first), 7) + 7 * (week - 1);
  while (day >= first + daysInMonth(year, month)) day -= 7;
  return day * kSecondsPerDay + time - offset;
}

int32_t ruleOffset(const ZoneRule& rule, int64_t moment) {
  if (rule.onMonth == 0) return rule.standard;
  const int64_t year = fromEpochDays(floorDiv(moment + rule.standard, kSecondsPerDay)).year;
  const int64_t on =
      changeMoment(year, rule.onMonth, rule.onWeek, rule.onWeekday, rule.onTime, rule.standard);
  const int64_t off =
      changeMoment(year, rule.offMonth, rule.offWeek, rule.offWeekday, rule.offTime, rule.summer);
  const bool summer = on < off ? moment >= on && moment < off : moment >= on || moment < off;
  return summer ? rule.summer : rule.standard;
}

}  // namespace

const ZoneName* findZone(std::string_view name) {
  const auto* end = kZoneNames + kZoneNameCount;
  const auto* found =
      std::find_if(kZoneNames, end, [&](const ZoneName& zone) { return sameName(zone.name, name); });
  return found == end ? nullptr : found;
}

int32_t offsetAt(const ZoneName& zone, int64_t epochSeconds) {
  const ZoneHistory& history = kZoneHistories[zone.history];
  Varints numbers(history.transitions);
  int32_t offsets[kMaxOffsets] = {};
  const int64_t count = std::min<int64_t>(numbers.next(), kMaxOffsets);
  for (int64_t i = 0; i < count; ++i) offsets[i] = static_cast<int32_t>(numbers.nextSigned());
  const int64_t transitions = numbers.next();
  int32_t offset = offsets[0];
  int64_t moment = 0;
  for (int64_t i = 0; i < transitions; ++i) {
    const int64_t code = numbers.next();
    const int64_t packed = code / count;
    const int64_t step = packed % 2 != 0 ? packed / 2 : packed / 2 * 900;
    moment += i == 0 ? Varints::unzigzag(step) : step;
    if (epochSeconds < moment) return offset;
    offset = offsets[code % count];
  }
  return ruleOffset(kZoneRules[history.rule], epochSeconds);
}

ResolvedLocal resolveLocal(const ZoneName& zone, int64_t localSeconds, std::optional<int32_t> preferred) {
  if (preferred && isOffsetOf(zone, localSeconds, *preferred)) return {localSeconds, *preferred};
  // Around a change, the offsets of a day before and a day after are the two that matter.
  const int32_t before = offsetAt(zone, localSeconds - kSecondsPerDay);
  const int32_t after = offsetAt(zone, localSeconds + kSecondsPerDay);
  for (const int32_t offset : {before, after}) {
    if (isOffsetOf(zone, localSeconds, offset)) return {localSeconds, offset};
  }
  const int32_t direct = offsetAt(zone, localSeconds - before);
  if (isOffsetOf(zone, localSeconds, direct)) return {localSeconds, direct};
  // A gap: what the clock shows when it has been put forward.
  return {localSeconds + (after - before), after};
}

bool isOffsetOf(const ZoneName& zone, int64_t localSeconds, int32_t offsetSeconds) {
  return offsetAt(zone, localSeconds - offsetSeconds) == offsetSeconds;
}

}  // namespace postern::cypher
