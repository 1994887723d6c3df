// SPDX-License-Identifier: Apache-2.0
// See software.h.
#include "formats/software.h"

#include "base/text.h"

namespace postern {

bool Software::isNew(uint32_t from, uint32_t what, uint32_t to) {
  const uint32_t parts[] = {from, what, to};
  return edges_.emplace(reinterpret_cast<const char*>(parts), sizeof parts).second;
}

void Software::contains(AssetRef asset, ComponentRef component, const RecordPlace& record) {
  if (asset == kNone || component == kNone) return;
  if (isNew(asset, static_cast<uint32_t>(Relation::kContains), component))
    out_.contains(asset, component, record);
}

void Software::relate(AssetRef from, Relation relation, AssetRef to, const RecordPlace& record) {
  if (from == kNone || to == kNone || from == to) return;
  // Components and assets are numbered apart: the upper bits keep their edges apart too.
  if (isNew(from, 0x100U + static_cast<uint32_t>(relation), to)) out_.relate(from, relation, to, record);
}

void Software::vulnerability(const Vulnerability& said) {
  const bool saysSomething = !said.aliases.empty() || !said.cvss.empty() || !said.weaknesses.empty() ||
                             said.epss != kNone || said.kevAdded != kNoNumber || said.published != kNoTime;
  if (said.id == kNoString || !saysSomething) return;
  if (vulnerabilities_.insert(said.id).second) out_.vulnerability(said);
}

void Software::name(std::string_view reference, ComponentRef component) {
  if (!reference.empty()) names_.try_emplace(std::string(reference), component);
}

ComponentRef Software::named(std::string_view reference) const {
  const auto at = names_.find(std::string(reference));
  return at == names_.end() ? kNone : at->second;
}

void Software::dependsOn(std::string_view from, std::string_view to, const RecordPlace& record) {
  if (from.empty() || to.empty()) return;
  dependencies_.push_back({std::string(from), std::string(to), std::string(record.parent),
                           std::string(record.key), record.index});
}

void Software::link() {
  for (const Dependency& dependency : dependencies_) {
    const ComponentRef from = named(dependency.from);
    const ComponentRef to = named(dependency.to);
    if (from == kNone || to == kNone || from == to) continue;
    if (!isNew(from, static_cast<uint32_t>(Relation::kDependsOn), to)) continue;
    RecordPlace place;
    place.parent = dependency.parent;
    place.key = dependency.key;
    place.index = dependency.index;
    out_.dependsOn(from, to, place);
  }
  dependencies_.clear();
}

Vulnerability factOf(const Observation& observation) {
  Vulnerability fact;
  if (observation.vulnerabilities.empty()) return fact;
  fact.id = observation.vulnerabilities[0];
  fact.title = observation.title;
  for (uint32_t i = 1; i < observation.vulnerabilities.size(); ++i)
    fact.aliases.add(observation.vulnerabilities[i]);
  fact.cvss = observation.cvss;
  fact.weaknesses = observation.weaknesses;
  return fact;
}

void addTexts(BatchBuilder& out, IdList& to, Node values) {
  for (const Node value : values.items()) {
    const std::string_view text = trim(value.text());
    if (!text.empty()) to.add(out.text(text));
  }
}

void addVersions(BatchBuilder& out, IdList& to, std::string_view versions) {
  for (const std::string_view version : splitList(versions, ",|")) to.add(out.text(version));
}

std::string_view withoutSuffixInBrackets(std::string_view target) {
  target = trim(target);
  if (!target.ends_with(')')) return target;
  const size_t open = target.rfind(" (");
  return open == std::string_view::npos ? target : trim(target.substr(0, open));
}

}  // namespace postern
