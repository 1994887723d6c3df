// SPDX-License-Identifier: Apache-2.0
// See rule_matcher.h.
#include "graph/rule_matcher.h"

#include <algorithm>

namespace postern {
namespace {

bool looksAtPairs(const RuleCondition& c) {
  switch (c.predicate) {
    case Predicate::kRelation:
    case Predicate::kLeak:
    case Predicate::kHoldsData:
    case Predicate::kMay:
    case Predicate::kDerived:
      return true;
    default:
      return false;
  }
}

bool comparesTwo(const RuleCondition& c) {
  return c.predicate == Predicate::kSame || c.predicate == Predicate::kSamePlace;
}

// Rights and secrets that open nothing in particular are pairs of one end.
bool hasOneEnd(const RuleCondition& c) {
  return c.b == kNone && (c.predicate == Predicate::kMay || c.predicate == Predicate::kLeak);
}

// Prices of conditions. Of scans the shorter comes first, and what leads on from what is known before any: a
// name may be a million assets', which would be tried with each match so far.
constexpr uint32_t kScan = 15;
constexpr uint32_t kNotYet = 1000;

}  // namespace

RuleMatcher::RuleMatcher(RuleEngine& engine, const AttackRule& rule, uint32_t fresh)
    : engine_(engine),
      rule_(rule),
      fresh_(fresh),
      pairs_(rule.when.size()),
      holders_(rule.when.size()),
      grounds_(rule.when.size()) {
  values_.fill(kNone);
  for (uint32_t i = 0; i < rule.when.size(); ++i) {
    const RuleCondition& c = rule.when[i];
    questions_.push_back(engine.tables_.question(c));
    if (c.predicate == Predicate::kDerived) {
      RuleEngine::Derived& word = engine.derived_[c.derived];
      pairs_[i] = i == fresh ? &word.fresh : &word.all;
    } else if (looksAtPairs(c)) {
      pairs_[i] = &engine.tables_.of(rule, c);
    }
  }
  plan();
}

// The cheapest first; 0 = only a question.
uint32_t RuleMatcher::price(const RuleCondition& c, uint32_t bound) const {
  const auto known = [&](uint32_t variable) { return variable == kNone || (bound >> variable & 1U) != 0; };
  const auto opened = [&](uint32_t variable) { return variable != kNone && known(variable); };
  if (c.negated || comparesTwo(c)) return known(c.a) && known(c.b) ? 0 : kNotYet;
  if (!looksAtPairs(c)) {
    if (known(c.a)) return 0;
    return c.predicate == Predicate::kNamed || c.predicate == Predicate::kTag ? kScan : 60;
  }
  if (known(c.a) && known(c.b)) return 1;
  if (opened(c.a) || opened(c.b)) return c.predicate == Predicate::kMay ? 6 : 4;
  return kScan;
}

void RuleMatcher::plan() {
  uint32_t bound = 0;
  std::vector<bool> used(rule_.when.size());
  const auto take = [&](uint32_t i) {
    used[i] = true;
    order_.push_back(i);
    for (const uint32_t v : {rule_.when[i].a, rule_.when[i].b}) {
      if (v != kNone) bound |= 1U << v;
    }
  };
  if (fresh_ != kNone) take(fresh_);
  while (order_.size() < rule_.when.size()) {
    uint32_t best = kNone;
    uint32_t bestPrice = kNone;
    for (uint32_t i = 0; i < rule_.when.size(); ++i) {
      if (used[i]) continue;
      uint32_t cost = price(rule_.when[i], bound);
      if (cost == kScan) {
        const RuleCondition& c = rule_.when[i];
        const size_t rows =
            pairs_[i] != nullptr ? pairs_[i]->all().size() : engine_.tables_.holders(c).size();
        cost += static_cast<uint32_t>(std::min<size_t>(rows, kNotYet - kScan - 1));
      }
      if (cost >= bestPrice) continue;
      best = i;
      bestPrice = cost;
    }
    const RuleCondition& c = rule_.when[best];
    if (!looksAtPairs(c) && !comparesTwo(c) && !c.negated && c.a != kNone && (bound >> c.a & 1U) == 0)
      holders_[best] = &engine_.tables_.holders(c);
    take(best);
  }
}

void RuleMatcher::run(const std::function<void(const RuleMatch&)>& found) {
  found_ = &found;
  next(0);
}

bool RuleMatcher::isSamePlace(const RuleCondition& c) const {
  const Entity a = values_[c.a];
  const Entity b = values_[c.b];
  if (c.predicate == Predicate::kSame) return a == b;
  const FactBase& facts = engine_.facts_;
  if (a >= facts.assets() || b >= facts.assets()) return false;
  const std::string_view first = c.byAccount ? facts.awsAccount(a) : facts.kubernetesName(a).space;
  return !first.empty() && first == (c.byAccount ? facts.awsAccount(b) : facts.kubernetesName(b).space);
}

bool RuleMatcher::pairExists(const RuleCondition& c) {
  const PairTable& table = *pairs_[static_cast<size_t>(&c - rule_.when.data())];
  if (c.a == kNone) return c.b == kNone ? !table.all().empty() : !table.ofB(values_[c.b]).empty();
  for (const PairRow& row : table.ofA(values_[c.a])) {
    if (c.b == kNone || row.b == values_[c.b]) return true;
  }
  return false;
}

void RuleMatcher::next(size_t depth) {
  if (matches_ >= kMaxMatchesPerRule) {
    engine_.bounded_ = true;
    return;
  }
  if (depth == order_.size()) return report();
  const RuleCondition& c = rule_.when[order_[depth]];
  if (comparesTwo(c)) {
    if (isSamePlace(c) != c.negated) next(depth + 1);
  } else if (c.negated) {
    if (!(looksAtPairs(c) ? pairExists(c) : questions_[order_[depth]].holds(values_[c.a]))) next(depth + 1);
  } else if (looksAtPairs(c)) {
    bindPair(depth, c);
  } else {
    bindOne(depth, c);
  }
}

void RuleMatcher::bindOne(size_t depth, const RuleCondition& c) {
  const size_t at = order_[depth];
  const auto go = [&](Entity entity) {
    const Entity before = values_[c.a];
    values_[c.a] = entity;
    if (c.predicate == Predicate::kExposure &&
        (c.bits >> static_cast<uint32_t>(Exposure::kInternet) & 1U) != 0)
      addGround(at, groundOf(GroundKind::kExposed, entity));
    if (c.predicate == Predicate::kAnswers) addGround(at, groundOf(GroundKind::kAnswers, entity));
    if (c.predicate == Predicate::kTag) addGround(at, groundOf(GroundKind::kAsset, entity));
    if (c.predicate == Predicate::kForgery) {
      addGround(at, groundOf(GroundKind::kFinding, engine_.facts_.flaws().forgeries(entity)[0].finding));
      forger_ = entity;
    }
    next(depth + 1);
    grounds_[at].clear();
    if (c.predicate == Predicate::kForgery) forger_ = kNone;
    values_[c.a] = before;
  };
  if (isBound(c.a)) {
    if (questions_[at].holds(values_[c.a])) go(values_[c.a]);
    return;
  }
  for (const Entity entity : *holders_[at]) go(entity);
}

void RuleMatcher::takeRow(size_t depth, const RuleCondition& c, const PairRow& row) {
  if (isBound(c.a) && values_[c.a] != row.a) return;
  if (isBound(c.b) && values_[c.b] != row.b) return;
  if (c.a != kNone && c.a == c.b && row.a != row.b) return;
  const size_t at = order_[depth];
  const bool bindA = c.a != kNone && !isBound(c.a);
  const bool bindB = c.b != kNone && c.b != c.a && !isBound(c.b);
  if (bindA) values_[c.a] = row.a;
  if (bindB) values_[c.b] = row.b;
  if (c.predicate == Predicate::kDerived) {
    const GroundList& grounds = engine_.grounds_[row.fact];
    grounds_[at].assign(grounds.begin(), grounds.end());
  } else if (c.predicate == Predicate::kLeak && c.b != kNone) {
    leaks_ = &engine_.tables_.leaks()[row.fact];
    addGround(at, groundOf(GroundKind::kFinding, leaks_->leaks[0].finding));
    addGround(at, groundOf(GroundKind::kOpens, row.b));
  } else {
    addGround(at, row.fact);
  }
  next(depth + 1);
  grounds_[at].clear();
  if (bindA) values_[c.a] = kNone;
  if (bindB) values_[c.b] = kNone;
}

void RuleMatcher::bindPair(size_t depth, const RuleCondition& c) {
  const PairTable& table = *pairs_[order_[depth]];
  if (isBound(c.a)) {
    bool one = false;  // with an open end one is enough
    for (const PairRow& row : table.ofA(values_[c.a])) {
      if (one) break;
      takeRow(depth, c, row);
      one = c.b == kNone;
    }
  } else if (isBound(c.b) && !hasOneEnd(c)) {
    const auto rows = table.ofB(values_[c.b]);
    for (const uint32_t row : rows) {
      takeRow(depth, c, table.all()[row]);
      if (c.a == kNone) break;
    }
  } else {
    Entity last = kNone;
    for (const PairRow& row : table.all()) {
      if (c.b == kNone && row.a == last) continue;
      last = row.a;
      takeRow(depth, c, row);
    }
  }
}

void RuleMatcher::report() {
  ++matches_;
  RuleMatch match;
  if (rule_.fromPlace == StepPlace::kVariable || rule_.derives != kNone) match.from = values_[rule_.from];
  match.to = values_[rule_.to];
  if (rule_.also != kNone) match.also = values_[rule_.also];
  for (const std::vector<Ground>& grounds : grounds_) {
    for (const Ground ground : grounds) {
      // One is left for a takeover's flaw.
      if (match.grounds.size() + 1 < kGroundsPerEdge && !match.grounds.holds(ground))
        match.grounds.push_back(ground);
    }
  }
  match.leaks = leaks_;
  match.forger = forger_;
  (*found_)(match);
}

}  // namespace postern
