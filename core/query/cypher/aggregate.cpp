// SPDX-License-Identifier: Apache-2.0
// Aggregating functions. Each ignores nulls; DISTINCT is by equivalence.
#include "query/cypher/aggregate.h"

#include <algorithm>
#include <cmath>

#include "query/cypher/value_set.h"

namespace postern::cypher {

namespace {

class Count final : public Aggregator {
 public:
  void add(CallContext&, std::span<const Value>) override { ++count_; }
  Value result(CallContext&) override { return Value::integer(count_); }

 private:
  int64_t count_ = 0;
};

/// sum and avg: integers as long as all are, durations, or floats (added with Neumaier's correction).
class Sum final : public Aggregator {
 public:
  explicit Sum(bool average) : average_(average) {}

  void add(CallContext& context, std::span<const Value> arguments) override {
    const Value& value = arguments[0];
    ++count_;
    if (value.is(Kind::kDuration)) {
      duration_ = duration_.isNull() ? value : addTemporal(context, duration_, value);
    } else if (!value.isNumber()) {
      context.badArgument(average_ ? "avg" : "sum", "a number", value);
    } else if (value.is(Kind::kFloat)) {
      isFloat_ = true;
      addFloat(value.asFloat());
    } else {
      if (__builtin_add_overflow(integers_, value.asInteger(), &integers_)) overflow_ = true;
      addFloat(static_cast<double>(value.asInteger()));
    }
  }

  Value result(CallContext& context) override {
    if (count_ == 0) return average_ ? Value() : Value::integer(0);
    if (!duration_.isNull()) {
      return average_ ? divideDuration(context, duration_, Value::integer(count_)) : duration_;
    }
    double total = sum_ + correction_;
    if (average_) return Value::real(total / static_cast<double>(count_));
    if (isFloat_) return Value::real(total);
    if (overflow_)
      return context.fail("ArithmeticError", "IntegerOverflow", "the sum does not fit into 64 bits");
    return Value::integer(integers_);
  }

 private:
  void addFloat(double value) {
    double next = sum_ + value;
    if (std::isfinite(next)) {
      correction_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - next) + value : (value - next) + sum_;
    }
    sum_ = next;
  }

  bool average_;
  bool isFloat_ = false;
  bool overflow_ = false;
  int64_t count_ = 0;
  int64_t integers_ = 0;
  double sum_ = 0;
  double correction_ = 0;
  Value duration_;
};

class Extreme final : public Aggregator {
 public:
  explicit Extreme(bool maximum) : maximum_(maximum) {}
  void add(CallContext&, std::span<const Value> arguments) override {
    int order = best_.isNull() ? 0 : orderValues(arguments[0], best_);
    if (best_.isNull() || (maximum_ ? order > 0 : order < 0)) best_ = arguments[0];
  }
  Value result(CallContext&) override { return best_; }

 private:
  bool maximum_;
  Value best_;
};

class Collect final : public Aggregator {
 public:
  void add(CallContext&, std::span<const Value> arguments) override { list_.push_back(arguments[0]); }
  Value result(CallContext&) override { return Value::list(std::move(list_)); }

 private:
  List list_;
};

/// Standard deviation by Welford's recurrence.
class Deviation final : public Aggregator {
 public:
  explicit Deviation(bool population) : population_(population) {}
  void add(CallContext& context, std::span<const Value> arguments) override {
    if (!arguments[0].isNumber()) {
      context.badArgument("stDev", "a number", arguments[0]);
      return;
    }
    double value = arguments[0].asNumber();
    double delta = value - mean_;
    mean_ += delta / static_cast<double>(++count_);
    squares_ += delta * (value - mean_);
  }
  Value result(CallContext&) override {
    int64_t divisor = population_ ? count_ : count_ - 1;
    return Value::real(divisor <= 0 ? 0.0 : std::sqrt(squares_ / static_cast<double>(divisor)));
  }

 private:
  bool population_;
  int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

class Percentile final : public Aggregator {
 public:
  explicit Percentile(bool continuous) : continuous_(continuous) {}

  void add(CallContext& context, std::span<const Value> arguments) override {
    const Value& value = arguments[0];
    const Value& rank = arguments[1];
    if (!value.isNumber()) {
      context.badArgument("percentile", "a number", value);
    } else if (!rank.isNumber()) {
      context.badArgument("percentile", "a number", rank);
    } else if (!(rank.asNumber() >= 0 && rank.asNumber() <= 1)) {
      context.fail("ArgumentError", "NumberOutOfRange", "a percentile is between 0.0 and 1.0");
    } else {
      rank_ = rank.asNumber();
      values_.push_back(value);
    }
  }

  Value result(CallContext&) override {
    if (values_.empty()) return Value();
    std::sort(values_.begin(), values_.end(),
              [](const Value& a, const Value& b) { return orderValues(a, b) < 0; });
    auto count = static_cast<double>(values_.size());
    if (!continuous_) {
      double index = std::ceil(rank_ * count) - 1;
      return values_[static_cast<size_t>(std::max(index, 0.0))];
    }
    double position = rank_ * (count - 1);
    double below = std::floor(position);
    auto at = static_cast<size_t>(below);
    double low = values_[at].asNumber();
    double high = values_[std::min(at + 1, values_.size() - 1)].asNumber();
    return Value::real(low + (high - low) * (position - below));
  }

 private:
  bool continuous_;
  double rank_ = 0;
  std::vector<Value> values_;
};

/// Leaves out nulls, and with DISTINCT what came before.
class Filtered final : public Aggregator {
 public:
  Filtered(std::unique_ptr<Aggregator> inner, bool distinct)
      : inner_(std::move(inner)), distinct_(distinct), seen_(1) {}
  void add(CallContext& context, std::span<const Value> arguments) override {
    if (!arguments.empty() && arguments[0].isNull()) return;
    if (distinct_ && !arguments.empty() && !seen_.insert(arguments.first(1)).second) return;
    inner_->add(context, arguments);
  }
  Value result(CallContext& context) override { return inner_->result(context); }

 private:
  std::unique_ptr<Aggregator> inner_;
  bool distinct_;
  ValueSet seen_;
};

using Make = std::unique_ptr<Aggregator> (*)();
template <typename T, bool... kArguments>
std::unique_ptr<Aggregator> makeOne() {
  return std::make_unique<T>(kArguments...);
}

struct Entry {
  std::string_view name;
  int arguments;
  Make make;
};
constexpr Entry kEntries[] = {
    {"avg", 1, makeOne<Sum, true>},
    {"collect", 1, makeOne<Collect>},
    {"count", 1, makeOne<Count>},
    {"max", 1, makeOne<Extreme, true>},
    {"min", 1, makeOne<Extreme, false>},
    {"percentilecont", 2, makeOne<Percentile, true>},
    {"percentiledisc", 2, makeOne<Percentile, false>},
    {"stdev", 1, makeOne<Deviation, false>},
    {"stdevp", 1, makeOne<Deviation, true>},
    {"sum", 1, makeOne<Sum, false>},
};

const Entry* findEntry(std::string_view name) {
  auto at =
      std::find_if(std::begin(kEntries), std::end(kEntries), [&](const Entry& e) { return e.name == name; });
  return at == std::end(kEntries) ? nullptr : at;
}

}  // namespace

bool isAggregate(std::string_view name) { return findEntry(name) != nullptr; }

int aggregateArguments(std::string_view name) { return findEntry(name)->arguments; }

std::unique_ptr<Aggregator> makeAggregator(std::string_view name, bool distinct) {
  return std::make_unique<Filtered>(findEntry(name)->make(), distinct);
}

}  // namespace postern::cypher
