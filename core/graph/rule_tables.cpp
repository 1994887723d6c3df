// SPDX-License-Identifier: Apache-2.0
// See rule_tables.h.
#include "graph/rule_tables.h"

#include <algorithm>

namespace postern {
namespace {

bool hasDetail(const std::vector<std::string>& words, std::string_view detail) {
  return words.empty() || std::any_of(words.begin(), words.end(), [&](const std::string& word) {
           return word.starts_with('!') ? !matchesPattern(std::string_view(word).substr(1), detail)
                                        : matchesPattern(word, detail);
         });
}

std::string keyOf(const RuleCondition& condition) {
  std::string key = std::to_string(static_cast<int>(condition.predicate)) + " " +
                    std::to_string(condition.relations) + " " + std::to_string(condition.kinds) + " " +
                    std::to_string(condition.bits) + (condition.b == kNone ? " open " : " both ") +
                    condition.system + " " + condition.action;
  for (const std::string& word : condition.words) key += "|" + word;
  return key;
}

// Conditions on one asset that a candidate can be judged by.
bool isUnary(const RuleCondition& c) {
  return c.predicate == Predicate::kKind || c.predicate == Predicate::kTag ||
         c.predicate == Predicate::kNamed || c.predicate == Predicate::kExposure ||
         c.predicate == Predicate::kNamespaced;
}

}  // namespace

bool RuleTables::holds(const RuleCondition& condition, Entity a) const {
  if (a >= facts_.assets()) return false;  // data is nothing but held
  const UnitedAsset& asset = facts_.identities().assets[a];
  switch (condition.predicate) {
    case Predicate::kKind:
      return has(condition.kinds, asset.kind);
    case Predicate::kTag:
      return facts_.hasTag(a, condition.words);
    case Predicate::kNamed:
      return facts_.isNamed(a, condition.words);
    case Predicate::kExposure:
      return (condition.bits >> static_cast<uint32_t>(asset.exposure) & 1U) != 0;
    case Predicate::kAnswers:
      return asset.answersPublicly;
    case Predicate::kNamespaced:
      return !facts_.kubernetesName(a).space.empty();
    case Predicate::kForgery:
      return !facts_.flaws().forgeries(a).empty();
    default:
      return false;
  }
}

bool RuleTables::Question::holds(Entity a) {
  if (answers_ == nullptr || a >= answers_->size()) return tables_->holds(*condition_, a);
  uint8_t& answer = (*answers_)[a];
  if (answer == 0) answer = tables_->holds(*condition_, a) ? 2 : 1;
  return answer == 2;
}

RuleTables::Question RuleTables::question(const RuleCondition& condition) {
  const Predicate p = condition.predicate;
  if (p != Predicate::kTag && p != Predicate::kNamed && p != Predicate::kForgery)
    return {*this, condition, nullptr};
  std::vector<uint8_t>& answers = answers_[keyOf(condition)];
  answers.resize(facts_.assets());
  return {*this, condition, &answers};
}

const std::vector<Entity>& RuleTables::holders(const RuleCondition& condition) {
  const auto [at, fresh] = holders_.try_emplace(keyOf(condition));
  if (fresh) at->second = findHolders(condition);
  return at->second;
}

std::vector<Entity> RuleTables::findHolders(const RuleCondition& condition) const {
  if (condition.predicate == Predicate::kTag) return facts_.withTag(condition.words);
  if (condition.predicate == Predicate::kNamed) return facts_.named(condition.words);
  std::vector<Entity> out;
  for (AssetId asset = 0; asset < facts_.assets(); ++asset) {
    if (facts_.nodeOf(asset) != kNone && holds(condition, asset)) out.push_back(asset);
  }
  return out;
}

std::unique_ptr<PairTable> RuleTables::relations(const RuleCondition& condition) const {
  auto table = std::make_unique<PairTable>();
  for (const AssetRelation& relation : facts_.relations()) {
    if ((condition.relations >> static_cast<uint32_t>(relation.relation) & 1U) == 0) continue;
    if (!condition.words.empty() && !hasDetail(condition.words, facts_.detailOf(relation))) continue;
    table->add(relation.from, relation.to, groundOf(GroundKind::kRelation, relation.row));
  }
  return table;
}

std::unique_ptr<PairTable> RuleTables::leaks(bool inItself) {
  auto table = std::make_unique<PairTable>();
  std::map<AssetId, std::vector<Leak>> in;
  for (const Leak& leak : facts_.flaws().leaks()) in[leak.in].push_back(leak);
  if (inItself) {
    for (const auto& [asset, found] : in) table->add(asset, asset, groundOf(GroundKind::kReadable, asset));
    return table;
  }
  std::map<std::pair<AssetId, AssetId>, std::vector<Leak>> steps;
  for (const auto& [asset, found] : in) {
    for (const Leak& leak : found) steps[{asset, leak.opens}].push_back(leak);
  }
  // What runs holds the secrets of what it is made of.
  for (AssetId whole = 0; whole < facts_.assets() && !in.empty(); ++whole) {
    for (const Part& part : facts_.composition().parts(whole)) {
      const auto found = part.asset == whole || part.dynamicOnly ? in.end() : in.find(part.asset);
      if (found == in.end()) continue;
      for (const Leak& leak : found->second) {
        if (leak.opens != whole) steps[{whole, leak.opens}].push_back(leak);
      }
    }
  }
  for (auto& [ends, found] : steps) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Leak& a, const Leak& b) { return a.probability > b.probability; });
    table->add(ends.first, ends.second, static_cast<uint32_t>(leaks_.size()));
    leaks_.push_back({std::move(found)});
  }
  return table;
}

std::unique_ptr<PairTable> RuleTables::data() const {
  auto table = std::make_unique<PairTable>();
  for (uint32_t i = 0; i < facts_.dataNodes(); ++i) {
    const Entity data = facts_.assets() + i;
    table->add(facts_.holderOf(data), data, groundOf(GroundKind::kHolds, facts_.dataNode(data)));
  }
  return table;
}

// What the rule's other conditions leave for a variable; an answer for a million assets would be no answer.
std::vector<Entity> RuleTables::candidates(const AttackRule& rule, uint32_t variable) {
  std::vector<Entity> out;
  bool any = false;
  for (const RuleCondition& c : rule.when) {
    if (c.negated || (c.predicate != Predicate::kRelation && !isUnary(c))) continue;
    if (c.a != variable && c.b != variable) continue;
    std::vector<Entity> next;
    if (isUnary(c)) {
      next = holders(c);
    } else {
      for (const PairRow& row : of(rule, c).all()) next.push_back(c.a == variable ? row.a : row.b);
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
    }
    if (any) {
      std::vector<Entity> both;
      std::set_intersection(out.begin(), out.end(), next.begin(), next.end(), std::back_inserter(both));
      next = std::move(both);
    }
    out = std::move(next);
    any = true;
  }
  if (any) return out;
  for (AssetId asset = 0; asset < facts_.assets(); ++asset) {
    if (facts_.nodeOf(asset) != kNone) out.push_back(asset);
  }
  return out;
}

std::unique_ptr<PairTable> RuleTables::rights(const AttackRule& rule, const RuleCondition& condition) {
  auto table = std::make_unique<PairTable>();
  const std::vector<Permit> permits =
      condition.b == kNone ? rights_.anyone(condition.system, condition.action)
                           : rights_.on(condition.system, condition.action, candidates(rule, condition.b));
  for (const Permit& permit : permits)
    table->add(permit.who, permit.on, groundOf(GroundKind::kGrant, permit.grant));
  return table;
}

const PairTable& RuleTables::of(const AttackRule& rule, const RuleCondition& condition) {
  std::string key = keyOf(condition);
  if (condition.predicate == Predicate::kMay && condition.b != kNone) {
    // The answer depends on the candidates, and those on the rule.
    key += " " + std::to_string(rule.number) + " " + std::to_string(condition.b);
  }
  if (const auto at = tables_.find(key); at != tables_.end()) return *at->second;
  std::unique_ptr<PairTable> table;
  switch (condition.predicate) {
    case Predicate::kRelation:
      table = relations(condition);
      break;
    case Predicate::kLeak:
      table = leaks(condition.b == kNone);
      break;
    case Predicate::kHoldsData:
      table = data();
      break;
    case Predicate::kMay:
      table = rights(rule, condition);
      break;
    default:
      table = std::make_unique<PairTable>();
      break;
  }
  table->finish();
  return *tables_.emplace(std::move(key), std::move(table)).first->second;
}

}  // namespace postern
