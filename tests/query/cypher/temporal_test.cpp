// SPDX-License-Identifier: Apache-2.0
// Temporal values of openCypher: the examples of CIP2015-08-06 and edges around them (leap years, week years,
// summer time, signs of durations, limits).
#include <gtest/gtest.h>

#include "query/cypher/functions.h"
#include "query/cypher/memory_graph.h"
#include "query/cypher/temporal_zone.h"

namespace postern::cypher {
namespace {

using Fields = std::vector<std::pair<std::string, Value>>;

Value text(std::string value) { return Value::string(std::move(value)); }
Value number(int64_t value) { return Value::integer(value); }

class TemporalTest : public testing::Test {
 protected:
  Value call(std::string_view name, std::vector<Value> arguments) {
    for (const Function& function : temporalFunctions()) {
      if (function.name == name) {
        CallContext context(graph_, Moment{1'448'367'043, 250'000'000});
        const Value value = function.call(context, arguments);
        error_ = context.error;
        return context.failed() ? Value() : value;
      }
    }
    ADD_FAILURE() << "no function " << name;
    return {};
  }

  std::string make(std::string_view name, std::vector<Value> arguments) {
    const Value value = call(name, std::move(arguments));
    return error_.none() ? temporalText(value) : error_.type + ": " + error_.detail;
  }

  Value from(std::string_view name, std::string written) { return call(name, {text(std::move(written))}); }
  std::string parsed(std::string_view name, std::string written) {
    return make(name, {text(std::move(written))});
  }

  static Value map(Fields fields) {
    Map entries;
    for (auto& [key, value] : fields) entries.set(key, value);
    return Value::map(std::move(entries));
  }
  std::string made(std::string_view name, Fields fields) { return make(name, {map(std::move(fields))}); }

  template <typename Operation>
  std::string apply(Operation operation, const Value& a, const Value& b) {
    CallContext context(graph_, Moment{});
    const Value value = operation(context, a, b);
    return context.failed() ? context.error.type : temporalText(value);
  }

  int64_t part(const Value& value, std::string_view name) {
    Value out;
    EXPECT_TRUE(temporalComponent(value, name, out)) << name;
    return out.is(Kind::kInteger) ? out.asInteger() : INT64_MIN;
  }

  MemoryGraph graph_;
  QueryError error_;
};

constexpr std::string_view kBad = "ArgumentError: InvalidArgumentValue";

TEST_F(TemporalTest, DatesAreReadInEveryForm) {
  for (const char* written : {"2015-07-21", "20150721", "2015-W30-2", "2015W302", "2015-202", "2015202",
                              "2015-Q3-21", "2015Q321"}) {
    EXPECT_EQ(parsed("date", written), "2015-07-21") << written;
  }
  EXPECT_EQ(parsed("date", "2015-07"), "2015-07-01");
  EXPECT_EQ(parsed("date", "201507"), "2015-07-01");
  EXPECT_EQ(parsed("date", "2015W30"), "2015-07-20");
  EXPECT_EQ(parsed("date", "2015-Q3"), "2015-07-01");
  EXPECT_EQ(parsed("date", "2015"), "2015-01-01");
  EXPECT_EQ(parsed("date", "-0044-03-15"), "-0044-03-15");
  EXPECT_EQ(parsed("date", "+12345-01-01"), "+12345-01-01");
  EXPECT_EQ(parsed("date", "2016-02-29"), "2016-02-29");
  for (const char* written : {"", "15", "2015-02-29", "2015-13-01", "2015-366", "2015-W54", "2015-7-1",
                              "2015-07-21T", "2015-07-21x", "+2015-7"}) {
    EXPECT_EQ(parsed("date", written), kBad) << written;
  }
}

TEST_F(TemporalTest, TimesAreReadWithFractionsAndOffsets) {
  EXPECT_EQ(parsed("localtime", "214032.142"), "21:40:32.142");
  EXPECT_EQ(parsed("localtime", "21:40:32,1"), "21:40:32.1");
  EXPECT_EQ(parsed("localtime", "21"), "21:00");
  EXPECT_EQ(parsed("time", "2140-00:00"), "21:40Z");
  EXPECT_EQ(parsed("time", "22+18:00"), "22:00+18:00");
  EXPECT_EQ(parsed("time", "12:34:56-02:05:07"), "12:34:56-02:05:07");
  EXPECT_EQ(parsed("time", "12"), "12:00Z");
  for (const char* written :
       {"24", "21:60", "21:4032", "2140:32", "21:40:32.", "21:40+19", "21:40+18:30", "9:00"}) {
    EXPECT_EQ(parsed("time", written), kBad) << written;
  }
}

TEST_F(TemporalTest, DateTimesKnowTheirZones) {
  EXPECT_EQ(parsed("datetime", "2015-07-21T21:40:32.142[Europe/London]"),
            "2015-07-21T21:40:32.142+01:00[Europe/London]");
  EXPECT_EQ(parsed("datetime", "2015-07-21T21:40:32.142-04[America/New_York]"),
            "2015-07-21T21:40:32.142-04:00[America/New_York]");
  EXPECT_EQ(parsed("datetime", "1818-07-21T21:40:32.142[Europe/Stockholm]"),
            "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]");
  EXPECT_EQ(parsed("datetime", "2015-07-21T21:40+08:45[Australia/Eucla]"),
            "2015-07-21T21:40+08:45[Australia/Eucla]");
  EXPECT_EQ(parsed("datetime", "2055-01-15T12:00[Australia/Sydney]"),
            "2055-01-15T12:00+11:00[Australia/Sydney]");
  EXPECT_EQ(parsed("datetime", "2015-07-21T21:40[America/Los Angeles]"),
            "2015-07-21T21:40-07:00[America/Los_Angeles]");
  EXPECT_EQ(parsed("datetime", "2015-07-21"), "2015-07-21T00:00Z");
  EXPECT_EQ(parsed("localdatetime", "-999999999-01-01"), "-999999999-01-01T00:00");
  // In the hour that happens twice, the offset tells which; without one it is the first.
  EXPECT_EQ(parsed("datetime", "2017-10-29T02:30[Europe/Stockholm]"),
            "2017-10-29T02:30+02:00[Europe/Stockholm]");
  EXPECT_EQ(parsed("datetime", "2017-10-29T02:30+01:00[Europe/Stockholm]"),
            "2017-10-29T02:30+01:00[Europe/Stockholm]");
  // The hour that does not happen.
  EXPECT_EQ(parsed("datetime", "2017-03-26T02:30[Europe/Stockholm]"),
            "2017-03-26T03:30+02:00[Europe/Stockholm]");
  EXPECT_EQ(parsed("datetime", "2015-07-21T21:40+05:00[Europe/London]"), kBad);
  EXPECT_EQ(parsed("datetime", "2015-07-21T21:40[Europe/Atlantis]"), kBad);
}

TEST_F(TemporalTest, DatesAreMadeOfMaps) {
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"month", number(10)}, {"day", number(11)}}), "1984-10-11");
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"week", number(10)}, {"dayOfWeek", number(3)}}),
            "1984-03-07");
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"week", number(10)}}), "1984-03-05");
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"ordinalDay", number(202)}}), "1984-07-20");
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"quarter", number(3)}, {"dayOfQuarter", number(45)}}),
            "1984-08-14");
  EXPECT_EQ(made("date", {{"year", number(1817)}, {"week", number(1)}}), "1816-12-30");
  EXPECT_EQ(made("date", {{"date", from("date", "1816-12-31")}, {"week", number(2)}}), "1817-01-07");
  EXPECT_EQ(made("date", {{"date", from("date", "1984-11-11")}, {"quarter", number(3)}}), "1984-08-11");
  EXPECT_EQ(made("date", {{"date", from("date", "2016-02-29")}, {"year", number(2015)}}), "2015-02-28");
  EXPECT_EQ(made("date", {{"month", number(10)}}), kBad);
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"day", number(10)}}), kBad);
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"month", number(2)}, {"day", number(30)}}), kBad);
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"hour", number(2)}}), kBad);
  EXPECT_EQ(made("date", {{"year", number(1984)}, {"week", number(2)}, {"month", number(2)}}), kBad);
  EXPECT_EQ(made("date", {{"year", text("1984")}}), "TypeError: InvalidArgumentType");
  EXPECT_EQ(made("date", {{"year", number(INT64_MAX)}}), kBad);
}

TEST_F(TemporalTest, PartsOfASecondAdd) {
  EXPECT_EQ(made("localtime", {{"hour", number(12)},
                               {"minute", number(31)},
                               {"second", number(14)},
                               {"millisecond", number(123)},
                               {"microsecond", number(456)},
                               {"nanosecond", number(789)}}),
            "12:31:14.123456789");
  EXPECT_EQ(made("localtime", {{"hour", number(12)},
                               {"minute", number(31)},
                               {"second", number(14)},
                               {"microsecond", number(645'876)}}),
            "12:31:14.645876");
  EXPECT_EQ(made("localtime", {{"hour", number(12)},
                               {"minute", number(31)},
                               {"second", number(14)},
                               {"millisecond", number(1)},
                               {"microsecond", number(1'000)}}),
            kBad);
  EXPECT_EQ(made("localtime", {{"hour", number(12)}, {"second", number(14)}}), kBad);
  EXPECT_EQ(made("localtime", {{"hour", number(24)}}), kBad);
}

TEST_F(TemporalTest, SelectingKeepsTheMomentOfWhatHasAZone) {
  const Value other = from("time", "12:31:14.645876+01:00");
  EXPECT_EQ(made("time", {{"time", other}, {"timezone", text("+05:00")}}), "16:31:14.645876+05:00");
  EXPECT_EQ(made("time", {{"time", from("localtime", "12:31")}, {"timezone", text("+05:00")}}),
            "12:31+05:00");
  EXPECT_EQ(make("time", {from("localtime", "12:31")}), "12:31Z");
  EXPECT_EQ(
      made("datetime",
           {{"date", from("date", "1984-10-11")}, {"time", other}, {"timezone", text("Pacific/Honolulu")}}),
      "1984-10-11T01:31:14.645876-10:00[Pacific/Honolulu]");
  EXPECT_EQ(made("datetime", {{"date", from("date", "1984-10-11")},
                              {"time", other},
                              {"day", number(28)},
                              {"second", number(42)}}),
            "1984-10-28T12:31:42.645876+01:00");
  EXPECT_EQ(made("datetime", {{"datetime", from("datetime", "1984-10-11T12:00[Europe/Stockholm]")},
                              {"timezone", text("+05:00")}}),
            "1984-10-11T16:00+05:00");
  EXPECT_EQ(make("datetime", {from("localdatetime", "1984-10-11T12:31:14")}), "1984-10-11T12:31:14Z");
  EXPECT_EQ(make("localdatetime", {from("datetime", "1984-10-11T12:31:14+01:00")}), "1984-10-11T12:31:14");
  EXPECT_EQ(make("date", {from("datetime", "1984-10-11T12:31:14+01:00")}), "1984-10-11");
  EXPECT_EQ(make("date", {from("time", "12")}), "TypeError: InvalidArgumentType");
}

TEST_F(TemporalTest, EpochsAndTheMomentOfTheCaller) {
  EXPECT_EQ(make("datetime.fromepoch", {number(416'779), number(999'999'999)}),
            "1970-01-05T19:46:19.999999999Z");
  EXPECT_EQ(make("datetime.fromepochmillis", {number(237'821'673'987)}), "1977-07-15T13:34:33.987Z");
  EXPECT_EQ(made("datetime", {{"epochSeconds", number(-1)}, {"timezone", text("+01:00")}}),
            "1970-01-01T00:59:59+01:00");
  EXPECT_EQ(make("datetime", {}), "2015-11-24T12:10:43.25Z");
  EXPECT_EQ(make("date.statement", {text("Pacific/Auckland")}), "2015-11-25");
  EXPECT_EQ(made("localtime", {{"timezone", text("Asia/Tokyo")}}), "21:10:43.25");
}

TEST_F(TemporalTest, Components) {
  const Value moment = from("datetime", "1984-11-11T12:31:14.645876123[Europe/Stockholm]");
  EXPECT_EQ(part(moment, "quarter"), 4);
  EXPECT_EQ(part(moment, "dayOfQuarter"), 42);
  EXPECT_EQ(part(moment, "ordinalDay"), 316);
  EXPECT_EQ(part(moment, "microsecond"), 645'876);
  EXPECT_EQ(part(moment, "offsetMinutes"), 60);
  EXPECT_EQ(part(moment, "epochSeconds"), 469'020'674);
  EXPECT_EQ(part(moment, "epochMillis"), 469'020'674'645);
  EXPECT_EQ(part(from("date", "1984-01-01"), "weekYear"), 1983);
  EXPECT_EQ(part(from("date", "1984-01-01"), "week"), 52);
  EXPECT_EQ(part(from("duration", "P1Y4M10DT1H1M1.111111111S"), "monthsOfYear"), 4);
  Value out;
  EXPECT_FALSE(temporalComponent(from("date", "1984-01-01"), "hour", out));
  ASSERT_TRUE(temporalComponent(moment, "timezone", out));
  EXPECT_EQ(out.asString(), "Europe/Stockholm");
}

TEST_F(TemporalTest, Truncation) {
  const Value moment = from("datetime", "1984-10-11T12:31:14.645876123-01:00");
  const auto cut = [&](std::string_view function, std::string unit, Fields fields) {
    return make(function, {text(std::move(unit)), moment, map(std::move(fields))});
  };
  EXPECT_EQ(cut("date.truncate", "millennium", {{"day", number(2)}}), "1000-01-02");
  EXPECT_EQ(cut("date.truncate", "century", {}), "1900-01-01");
  EXPECT_EQ(cut("date.truncate", "decade", {}), "1980-01-01");
  EXPECT_EQ(cut("date.truncate", "weekYear", {}), "1984-01-02");
  EXPECT_EQ(cut("date.truncate", "quarter", {{"day", number(2)}}), "1984-10-02");
  EXPECT_EQ(cut("date.truncate", "week", {{"dayOfWeek", number(2)}}), "1984-10-09");
  EXPECT_EQ(cut("datetime.truncate", "month", {}), "1984-10-01T00:00-01:00");
  EXPECT_EQ(cut("datetime.truncate", "year", {{"timezone", text("Europe/Stockholm")}}),
            "1984-01-01T00:00+01:00[Europe/Stockholm]");
  EXPECT_EQ(cut("localdatetime.truncate", "hour", {}), "1984-10-11T12:00");
  EXPECT_EQ(cut("time.truncate", "millisecond", {{"nanosecond", number(2)}}), "12:31:14.645000002-01:00");
  EXPECT_EQ(cut("localtime.truncate", "microsecond", {{"nanosecond", number(2)}}), "12:31:14.645876002");
  EXPECT_EQ(cut("localtime.truncate", "day", {}), "00:00");
  EXPECT_EQ(cut("localtime.truncate", "month", {}), kBad);
  EXPECT_EQ(cut("date.truncate", "hour", {}), kBad);
  EXPECT_EQ(cut("date.truncate", "fortnight", {}), kBad);
}

TEST_F(TemporalTest, DurationsAreReadMadeAndPrinted) {
  EXPECT_EQ(parsed("duration", "P5M1.5D"), "P5M1DT12H");
  EXPECT_EQ(parsed("duration", "P0.75M"), "P22DT19H51M49.5S");
  EXPECT_EQ(parsed("duration", "P2.5W"), "P17DT12H");
  EXPECT_EQ(parsed("duration", "P1.25Y"), "P1Y3M");
  EXPECT_EQ(parsed("duration", "-P1DT0.1S"), "P-1DT-0.1S");
  EXPECT_EQ(parsed("duration", "P2012-02-02T14:37:21.545"), "P2012Y2M2DT14H37M21.545S");
  EXPECT_EQ(parsed("duration", "P20120202T143721"), "P2012Y2M2DT14H37M21S");
  EXPECT_EQ(parsed("duration", "PT0S"), "PT0S");
  for (const char* written :
       {"P", "PT", "P1", "1D", "P1DT", "PD", "P1H", "P1D1M", "P1.D", "P99999999999999999999D"}) {
    EXPECT_EQ(parsed("duration", written), kBad) << written;
  }
  EXPECT_EQ(made("duration", {{"months", Value::real(0.75)}}), "P22DT19H51M49.5S");
  EXPECT_EQ(made("duration", {{"years", Value::real(12.5)},
                              {"months", Value::real(5.5)},
                              {"days", Value::real(14.5)},
                              {"hours", Value::real(16.5)},
                              {"minutes", Value::real(12.5)},
                              {"seconds", Value::real(70.5)},
                              {"nanoseconds", number(3)}}),
            "P12Y11M29DT33H58M13.500000003S");
  EXPECT_EQ(made("duration", {{"seconds", number(-2)}, {"milliseconds", number(1)}}), "PT-1.999S");
  EXPECT_EQ(made("duration", {{"days", number(1)}, {"milliseconds", number(-1)}}), "P1DT-0.001S");
  EXPECT_EQ(made("duration", {{"seconds", number(-60)}, {"milliseconds", number(-1)}}), "PT-1M-0.001S");
  EXPECT_EQ(made("duration", {{"months", number(-23)}}), "P-1Y-11M");
  EXPECT_EQ(made("duration", {{"years", number(INT64_MAX)}}), "ArgumentError: NumberOutOfRange");
  EXPECT_EQ(made("duration", {{"days", Value::real(1e300)}}), "ArgumentError: NumberOutOfRange");
}

TEST_F(TemporalTest, Arithmetic) {
  const Value length = from("duration", "P12Y5M14DT16H13M10.000000002S");
  EXPECT_EQ(apply(addTemporal, from("date", "1984-10-11"), length), "1997-03-25");
  EXPECT_EQ(apply(subtractTemporal, from("date", "1984-10-11"), length), "1972-04-27");
  EXPECT_EQ(apply(addTemporal, length, from("date", "1984-10-11")), "1997-03-25");
  EXPECT_EQ(apply(addTemporal, from("localtime", "12:31:14.000000001"), length), "04:44:24.000000003");
  EXPECT_EQ(apply(subtractTemporal, from("time", "12:31:14+01:00"), length), "20:18:03.999999998+01:00");
  EXPECT_EQ(apply(addTemporal, from("localdatetime", "2016-01-31T12:00"), from("duration", "P1MT12H")),
            "2016-03-01T00:00");
  EXPECT_EQ(
      apply(addTemporal, from("datetime", "2017-10-28T12:00[Europe/Stockholm]"), from("duration", "P1D")),
      "2017-10-29T12:00+01:00[Europe/Stockholm]");
  EXPECT_EQ(
      apply(addTemporal, from("datetime", "2017-10-28T12:00[Europe/Stockholm]"), from("duration", "PT24H")),
      "2017-10-29T11:00+01:00[Europe/Stockholm]");
  EXPECT_EQ(apply(divideDuration, from("duration", "P12Y5M14DT16H13M10.000000001S"), number(2)),
            "P6Y2M22DT13H21M8S");
  EXPECT_EQ(apply(multiplyDuration, from("duration", "P12Y5M14DT16H13M10.000000001S"), Value::real(0.5)),
            "P6Y2M22DT13H21M8S");
  EXPECT_EQ(apply(divideDuration, from("duration", "P1M"), number(3)), "P10DT3H29M42S");
  EXPECT_EQ(apply(addTemporal, from("duration", "P1D"), from("duration", "PT-24H")), "P1DT-24H");
  EXPECT_EQ(apply(divideDuration, length, number(0)), "ArithmeticError");
  EXPECT_EQ(apply(subtractTemporal, from("date", "1984-10-11"), from("date", "1984-10-11")), "TypeError");
  EXPECT_EQ(apply(addTemporal, from("date", "+999999999-12-31"), from("duration", "P1D")), "ArgumentError");
  EXPECT_EQ(apply(multiplyDuration, length, number(INT64_MAX)), "ArgumentError");
}

TEST_F(TemporalTest, BetweenTakesWhatIsMissingFromTheOtherSide) {
  const auto between = [&](const Value& a, const Value& b) { return make("duration.between", {a, b}); };
  EXPECT_EQ(between(from("date", "1984-10-11"), from("date", "2015-06-24")), "P30Y8M13D");
  EXPECT_EQ(between(from("localtime", "14:30"), from("date", "2015-06-24")), "PT-14H-30M");
  EXPECT_EQ(between(from("time", "14:30"), from("localtime", "16:30")), "PT2H");
  EXPECT_EQ(between(from("date", "2016-01-31"), from("date", "2016-03-01")), "P1M1D");
  EXPECT_EQ(between(from("date", "2016-03-31"), from("date", "2016-02-29")), "P-1M");
  EXPECT_EQ(make("duration.inseconds",
                 {from("datetime", "2017-10-29T00:00[Europe/Stockholm]"), from("date", "2017-10-30")}),
            "PT25H");
  EXPECT_EQ(make("duration.inseconds", {from("localdatetime", "-999999999-01-01"),
                                        from("localdatetime", "+999999999-12-31T23:59:59")}),
            "PT17531639991215H59M59S");
  EXPECT_EQ(make("duration.between", {from("date", "1984-10-11"), text("1984")}),
            "TypeError: InvalidArgumentType");
}

TEST_F(TemporalTest, OrderIsByMoment) {
  EXPECT_LT(compareTemporal(from("time", "10:00+01:00"), from("time", "09:35:14+00:00")), 0);
  EXPECT_GT(
      compareTemporal(from("datetime", "1980-12-11T12:00Z"), from("datetime", "1980-12-11T12:00+05:00")), 0);
  EXPECT_NE(
      compareTemporal(from("datetime", "1980-12-11T12:00Z"), from("datetime", "1980-12-11T13:00+01:00")), 0);
  EXPECT_LT(compareTemporal(from("duration", "P1M"), from("duration", "P31D")), 0);
  EXPECT_EQ(compareTemporal(from("duration", "PT60S"), from("duration", "PT1M")), 0);
}

TEST(TemporalZones, HistoryAndRuleMeet) {
  const auto offset = [](std::string_view name, int64_t moment) { return offsetAt(*findZone(name), moment); };
  EXPECT_EQ(offset("America/New_York", -2'717'650'801), -17'762);  // local mean time until noon of 1883-11-18
  EXPECT_EQ(offset("America/New_York", -2'717'650'800), -18'000);
  EXPECT_EQ(offset("Europe/Dublin", 1'720'000'000), 3'600);
  EXPECT_EQ(offset("Europe/Dublin", 1'735'000'000), 0);
  EXPECT_EQ(offset("Pacific/Apia", 1'325'239'199), -36'000);  // 2011-12-30 did not happen there
  EXPECT_EQ(offset("Pacific/Apia", 1'325'239'200), 50'400);
  EXPECT_EQ(offset("Asia/Kathmandu", 4'000'000'000), 20'700);
  EXPECT_EQ(offset("us/eastern", 4'118'000'000), -14'400);  // July 2100, by the rule
  EXPECT_EQ(findZone("Mars/Olympus"), nullptr);
}

}  // namespace
}  // namespace postern::cypher
