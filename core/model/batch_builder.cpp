// SPDX-License-Identifier: Apache-2.0
// Rows into columns. Assets stay rows until finish(), because what is said later may fill them.
#include "model/batch_builder.h"

#include <algorithm>

#include "base/text.h"
#include "model/list_column.h"
#include "model/severity_by_kind.h"
#include "vocab/cvss.h"

namespace postern {
namespace {

void fill(StringId& known, StringId said) {
  if (known == kNoString) known = said;
}

template <typename T>
void fillEnum(T& known, T said) {
  if (known == T{}) known = said;
}

void merge(IdList& known, const IdList& said) {
  for (uint32_t i = 0; i < said.size(); ++i) known.add(said[i]);
}

constexpr size_t kMaxText =
    1'000'000;  // a longer text is clipped: no view shows it, every view would carry it

}  // namespace

std::string maskSecret(std::string_view clear) {
  if (clear.size() < 12) return "…";
  const std::string_view head = clipUtf8(clear, 2);
  std::string_view tail = clear.substr(clear.size() - 2);
  while (!tail.empty() && (static_cast<unsigned char>(tail.front()) & 0xC0) == 0x80) tail.remove_prefix(1);
  return std::string(head) + "…" + std::string(tail);
}

BatchBuilder::BatchBuilder(ReportFacts facts, EstateKey key) : facts_(std::move(facts)), key_(key) {}

std::string BatchBuilder::masked(std::string_view text) const {
  std::string out;
  size_t from = 0;
  for (size_t at; (at = text.find(guarded_, from)) != std::string_view::npos; from = at + guarded_.size()) {
    out.append(text, from, at - from);
    out += guardMask_;
  }
  return out.append(text, from);
}

// Bytes at the end of a text that begin the secret: who clips a text (nobody below 100 bytes) may cut one in
// two.
static size_t cutSecret(std::string_view text, std::string_view secret) {
  constexpr size_t kClipped = 100, kTelling = 4;
  if (text.size() + kTelling < kClipped) return 0;
  for (size_t size = std::min(secret.size() - 1, text.size()); size >= kTelling; --size) {
    if (text.ends_with(secret.substr(0, size))) return size;
  }
  return 0;
}

StringId BatchBuilder::text(std::string_view text) {
  if (text.size() > kMaxText) {
    diagnostics_.add("long_text", "a text longer than 1,000,000 bytes was cut",
                     std::string(clipUtf8(text, 40)) + "…");
    text = clipUtf8(text, kMaxText);
  }
  if (!guarded_.empty()) {
    const size_t cut = cutSecret(text, guarded_);
    if (cut > 0) return strings_.intern(masked(text.substr(0, text.size() - cut)) + guardMask_);
    if (text.find(guarded_) != std::string_view::npos) return strings_.intern(masked(text));
  }
  return strings_.intern(text);
}

StringId BatchBuilder::plain(std::string_view raw, size_t bytes) {
  raw = trim(raw);
  if (raw.size() <= bytes && !mayHoldMarkup(raw)) return text(raw);
  return text(clipUtf8(stripMarkup(clipUtf8(raw, kMaxText)), bytes));
}

void BatchBuilder::tool(std::string_view name, std::string_view version) {
  fill(tool_, text(name));
  fill(toolVersion_, text(version));
}

void BatchBuilder::scannedAt(std::optional<UnixSeconds> time) {
  if (time && scannedAt_ == kNoTime) scannedAt_ = *time;
}

void BatchBuilder::date(std::optional<UnixSeconds> time) {
  if (time) date_ = *time;
}

AssetRef BatchBuilder::asset(const Asset& asset) {
  const StringId identity = asset.identities.empty() ? asset.name : asset.identities[0];
  const auto [at, fresh] = assetIndex_.try_emplace(
      uint64_t{static_cast<uint8_t>(asset.kind)} << 32U | identity, static_cast<uint32_t>(assetRows_.size()));
  if (fresh) {
    assetRows_.push_back(asset);
    assetTable_.rows = static_cast<uint32_t>(assetRows_.size());
    return at->second;
  }
  Asset& known = assetRows_[at->second];
  known.declared = known.declared || asset.declared;
  fillEnum(known.criticality, asset.criticality);
  fillEnum(known.exposure, asset.exposure);
  fillEnum(known.environment, asset.environment);
  fill(known.name, asset.name);
  fill(known.owner, asset.owner);
  fill(known.application, asset.application);
  fill(known.zone, asset.zone);
  if (known.value == kNoNumber) known.value = asset.value;
  merge(known.identities, asset.identities);
  merge(known.dataClasses, asset.dataClasses);
  merge(known.credentials, asset.credentials);
  merge(known.tags, asset.tags);
  return at->second;
}

AssetRef BatchBuilder::asset(AssetKind kind, std::string_view scheme, std::string_view identity) {
  identity = trim(identity);
  if (identity.empty()) return kNone;
  // A secret that is to be masked would make another text of it.
  if (guarded_.empty() && newest_.asset != kNone && newest_.kind == kind && newest_.scheme == scheme &&
      newest_.identity == identity)
    return newest_.asset;
  Asset seen;
  seen.kind = kind;
  seen.name = text(identity);
  seen.identities.add(text(std::string(scheme) + std::string(identity)));
  const AssetRef known = asset(seen);
  if (guarded_.empty()) newest_ = {kind, std::string(scheme), std::string(identity), known};
  return known;
}

ComponentRef BatchBuilder::component(const Component& component) {
  const bool byPurl = component.purl != kNoString;
  const ComponentKey key = {component.purl,
                            byPurl ? kNoString : component.ecosystem,
                            byPurl ? kNoString : component.group,
                            byPurl ? kNoString : component.name,
                            byPurl ? kNoString : component.version,
                            component.file};
  const auto [at, fresh] = componentIndex_.try_emplace(key, componentTable_.rows);
  if (!fresh) return at->second;
  ComponentColumns& to = componentTable_;
  to.purl.push_back(component.purl);
  to.ecosystem.push_back(component.ecosystem);
  to.group.push_back(component.group);
  to.name.push_back(component.name);
  to.version.push_back(component.version);
  to.cpe.push_back(component.cpe);
  to.file.push_back(component.file);
  append(to.licences, component.licences);
  ++to.rows;
  return at->second;
}

void BatchBuilder::edge(uint8_t fromKind, uint32_t from, Relation relation, uint8_t toKind, uint32_t to,
                        const RecordPlace& record, std::string_view detail) {
  if (from == kNone || to == kNone || (fromKind == toKind && from == to)) return;
  EdgeColumns& rows = edgeTable_;
  rows.relation.push_back(static_cast<uint8_t>(relation));
  rows.fromKind.push_back(fromKind);
  rows.toKind.push_back(toKind);
  rows.from.push_back(from);
  rows.to.push_back(to);
  rows.detail.push_back(text(detail));
  rows.recordParent.push_back(text(record.parent));
  rows.recordKey.push_back(text(record.key));
  rows.recordIndex.push_back(record.index);
  ++rows.rows;
}

void BatchBuilder::relate(AssetRef from, Relation relation, AssetRef to, const RecordPlace& record,
                          std::string_view detail) {
  edge(0, from, relation, 0, to, record, detail);
}

void BatchBuilder::contains(AssetRef asset, ComponentRef component, const RecordPlace& record) {
  edge(0, asset, Relation::kContains, 1, component, record, {});
}

void BatchBuilder::dependsOn(ComponentRef from, ComponentRef to, const RecordPlace& record) {
  edge(1, from, Relation::kDependsOn, 1, to, record, {});
}

void BatchBuilder::vulnerability(const Vulnerability& said) {
  if (said.id == kNoString) return;
  VulnerabilityColumns& to = vulnerabilityTable_;
  to.id.push_back(said.id);
  append(to.aliases, said.aliases);
  append(to.cvss, said.cvss);
  append(to.weaknesses, said.weaknesses);
  to.epss.push_back(said.epss);
  to.epssPercentile.push_back(said.epssPercentile);
  to.kevAdded.push_back(said.kevAdded);
  to.kevDue.push_back(said.kevDue);
  to.kevRansomware.push_back(said.kevRansomware ? 1 : 0);
  to.title.push_back(said.title);
  to.published.push_back(said.published);
  ++to.rows;
}

void BatchBuilder::owns(std::string_view pattern, std::span<const std::string_view> owners, AssetRef scope,
                        uint32_t line, std::string_view section) {
  IdList list;
  for (const std::string_view owner : owners) list.add(text(owner));
  OwnershipColumns& to = ownershipTable_;
  to.pattern.push_back(text(pattern));
  to.section.push_back(text(section));
  to.asset.push_back(scope);
  to.line.push_back(line);
  append(to.owners, list);
  ++to.rows;
}

void BatchBuilder::vex(const RecordPlace& record, const VexStatement& said) {
  if (said.vulnerability == kNoString || said.products.empty()) return;
  VexColumns& to = vexTable_;
  to.status.push_back(static_cast<uint8_t>(said.status));
  to.authority.push_back(static_cast<uint8_t>(said.authority));
#define POSTERN_COPY(name) to.name.push_back(said.name);
  POSTERN_COPY(statusText)
  POSTERN_COPY(vulnerability)
  POSTERN_COPY(productName)
  POSTERN_COPY(versions)
  POSTERN_COPY(justification)
  POSTERN_COPY(impact)
  POSTERN_COPY(action)
  POSTERN_COPY(author)
  POSTERN_COPY(role)
  POSTERN_COPY(document)
  POSTERN_COPY(documentVersion)
  POSTERN_COPY(at)
  POSTERN_COPY(updated)
#undef POSTERN_COPY
  append(to.aliases, said.aliases);
  append(to.products, said.products);
  append(to.subcomponents, said.subcomponents);
  to.recordParent.push_back(text(record.parent));
  to.recordKey.push_back(text(record.key));
  to.recordIndex.push_back(record.index);
  ++to.rows;
}

void BatchBuilder::grant(const RecordPlace& record, const Grant& said) {
  if (said.asset == kNone || (said.actions.empty() && said.exceptActions.empty())) return;
  GrantColumns& to = grantTable_;
  to.kind.push_back(static_cast<uint8_t>(said.kind));
  to.deny.push_back(said.deny ? 1 : 0);
  to.asset.push_back(said.asset);
  to.system.push_back(said.system);
  to.scope.push_back(said.scope);
  to.condition.push_back(said.condition);
  append(to.actions, said.actions);
  append(to.exceptActions, said.exceptActions);
  append(to.resources, said.resources);
  append(to.exceptResources, said.exceptResources);
  append(to.names, said.names);
  append(to.principals, said.principals);
  append(to.exceptPrincipals, said.exceptPrincipals);
  to.recordParent.push_back(text(record.parent));
  to.recordKey.push_back(text(record.key));
  to.recordIndex.push_back(record.index);
  ++to.rows;
}

void BatchBuilder::called(std::string_view document, std::string_view name, AssetRef asset,
                          ComponentRef component) {
  if (asset == kNone && component == kNone) return;
  nameTable_.name.push_back(text(name));
  nameTable_.asset.push_back(asset);
  nameTable_.component.push_back(component);
  nameTable_.document.push_back(text(document));
  ++nameTable_.rows;
}

void BatchBuilder::secret(Observation& observation, std::string_view clear) {
  clear = trim(clear);
  if (clear.empty()) return;
  observation.secretMasked = strings_.intern(maskSecret(clear));
  observation.secretHash = credential(clear);
  observation.secretLength = static_cast<uint32_t>(clear.size());
  guarded_ = clear;
  guardMask_ = maskSecret(clear);
}

StringId BatchBuilder::credential(std::string_view clear) {
  return strings_.intern(toHex(keyedHash(key_, trim(clear))));
}

Severity BatchBuilder::unstatedSeverity(const Observation& from, uint8_t& flags) const {
  int64_t score = from.cvssScore == 0 ? -1 : int64_t{from.cvssScore} * 100;
  for (uint32_t i = 0; i < from.cvss.size() && from.cvssScore == 0; ++i) {
    const auto cvss = parseCvss(strings_.text(from.cvss[i]));
    if (cvss && cvss->base) score = std::max(score, int64_t{*cvss->base} * 100);
  }
  if (score >= 0) return severityFromScore(score);
  // A word that nobody knows, "unknown" among them, is a statement: it stays visible as it is.
  if (from.severityText != kNoString) return Severity::kUnknown;
  flags |= kFlagSeverityByKind;
  return severityOfKind(from.kind, from.confidence, (flags & kFlagVerified) != 0);
}

StringId BatchBuilder::titleOf(const Observation& from) {
  const StringId vulnerability = from.vulnerabilities.empty() ? kNoString : from.vulnerabilities[0];
  for (const StringId said :
       {from.title, from.rule, vulnerability, from.url, from.file, from.resource, from.host}) {
    if (said != kNoString) return said;
  }
  return text(name(from.kind));
}

void BatchBuilder::add(const RecordPlace& record, const Observation& from) {
  ObservationColumns& to = observationTable_;
  uint8_t flags = from.flags;
  if (!from.fixVersions.empty()) flags |= kFlagFixAvailable;
  const Severity severity =
      from.severity == Severity::kUnknown ? unstatedSeverity(from, flags) : from.severity;
  to.kind.push_back(static_cast<uint8_t>(from.kind));
  to.severity.push_back(static_cast<uint8_t>(severity));
  to.state.push_back(static_cast<uint8_t>(from.state));
  to.confidence.push_back(static_cast<uint8_t>(from.confidence));
  to.reachability.push_back(static_cast<uint8_t>(from.reachability));
  to.flags.push_back(flags);
#define POSTERN_COPY(name) to.name.push_back(from.name);
  to.title.push_back(titleOf(from));
  POSTERN_COPY(description)
  POSTERN_COPY(rule)
  POSTERN_COPY(tool)
  POSTERN_COPY(severityText)
  POSTERN_COPY(stateText)
  POSTERN_COPY(file)
  POSTERN_COPY(line)
  POSTERN_COPY(endLine)
  POSTERN_COPY(column)
  POSTERN_COPY(symbol)
  POSTERN_COPY(snippet)
  POSTERN_COPY(url)
  POSTERN_COPY(method)
  POSTERN_COPY(parameter)
  POSTERN_COPY(host)
  POSTERN_COPY(port)
  POSTERN_COPY(protocol)
  POSTERN_COPY(resource)
  POSTERN_COPY(component)
  POSTERN_COPY(cvssScore)
  POSTERN_COPY(occurrences)
  POSTERN_COPY(fixText)
  POSTERN_COPY(secretMasked)
  POSTERN_COPY(secretHash)
  POSTERN_COPY(secretLength)
  POSTERN_COPY(firstSeen)
#undef POSTERN_COPY
  to.asset.push_back(from.asset);
  to.recordParent.push_back(strings_.intern(record.parent));
  to.recordKey.push_back(text(record.key));
  to.recordIndex.push_back(record.index);
  to.rangeBegin.push_back(static_cast<int64_t>(record.range.begin));
  to.rangeEnd.push_back(static_cast<int64_t>(record.range.end));
  append(to.weaknesses, from.weaknesses);
  append(to.vulnerabilities, from.vulnerabilities);
  append(to.cvss, from.cvss);
  append(to.fixVersions, from.fixVersions);
  append(to.tags, from.tags);
  append(to.references, from.references);
  append(to.fingerprints, from.fingerprints);
  append(to.dependencyPath, from.dependencyPath);
  ++to.rows;
  guarded_.clear();
}

void BatchBuilder::skip(const RecordPlace& record, std::string_view code, std::string_view reason) {
  ++skipped_;
  if (!diagnostics_.addAgain(code, reason)) diagnostics_.add(code, reason, record.path());
  guarded_.clear();
}

}  // namespace postern
