// SPDX-License-Identifier: Apache-2.0
// See record_reader.h.
#include "formats/mapping/record_reader.h"

#include <algorithm>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/lock_files.h"
#include "formats/network_host.h"
#include "formats/same_vulnerability.h"
#include "vocab/purl.h"

namespace postern {
namespace {

ObservationKind kindOfFamily(Family family) {
  switch (family) {
    case Family::kCode:
      return ObservationKind::kCode;
    case Family::kDependencies:
    case Family::kImage:
    case Family::kSbom:
      return ObservationKind::kVulnerability;
    case Family::kSecrets:
      return ObservationKind::kSecret;
    case Family::kInfrastructure:
    case Family::kCloud:
      return ObservationKind::kMisconfiguration;
    case Family::kDynamic:
      return ObservationKind::kDynamic;
    case Family::kNetwork:
      return ObservationKind::kExposure;
    default:
      return ObservationKind::kOther;
  }
}

// What a spec cannot leave empty (method, flags, a kind of reading) counts as filled.
bool isFilled(Column column, const Observation& found) {
  static constexpr std::pair<Column, StringId Observation::*> kTexts[] = {
      {Column::kTitle, &Observation::title},       {Column::kDescription, &Observation::description},
      {Column::kRule, &Observation::rule},         {Column::kSymbol, &Observation::symbol},
      {Column::kSnippet, &Observation::snippet},   {Column::kFix, &Observation::fixText},
      {Column::kFile, &Observation::file},         {Column::kUrl, &Observation::url},
      {Column::kHost, &Observation::host},         {Column::kProtocol, &Observation::protocol},
      {Column::kMethod, &Observation::method},     {Column::kParameter, &Observation::parameter},
      {Column::kResource, &Observation::resource}, {Column::kSecret, &Observation::secretHash},
      {Column::kState, &Observation::stateText},   {Column::kTool, &Observation::tool}};
  static constexpr std::pair<Column, uint32_t Observation::*> kNumbers[] = {
      {Column::kLine, &Observation::line},
      {Column::kEndLine, &Observation::endLine},
      {Column::kColumn, &Observation::column},
      {Column::kPort, &Observation::port},
      {Column::kScore, &Observation::cvssScore}};
  static constexpr std::pair<Column, IdList Observation::*> kLists[] = {
      {Column::kCwe, &Observation::weaknesses},
      {Column::kIds, &Observation::vulnerabilities},
      {Column::kId, &Observation::vulnerabilities},
      {Column::kCvss, &Observation::cvss},
      {Column::kFixVersions, &Observation::fixVersions},
      {Column::kTags, &Observation::tags},
      {Column::kReferences, &Observation::references},
      {Column::kFingerprints, &Observation::fingerprints},
      {Column::kDependencyPath, &Observation::dependencyPath}};
  for (const auto& [known, member] : kTexts) {
    if (known == column) return found.*member != kNoString;
  }
  for (const auto& [known, member] : kNumbers) {
    if (known == column) return found.*member != 0;
  }
  for (const auto& [known, member] : kLists) {
    if (known == column) return !(found.*member).empty();
  }
  if (column == Column::kSeverity)
    return found.severityText != kNoString || found.cvssScore != 0 || !found.cvss.empty();
  return column != Column::kFirstSeen || found.firstSeen != kNoTime;
}

}  // namespace

void RecordReader::capture(const RecordRule& rule, Scope& scope) {
  scope.captures.assign(rule.captureCount, {});
  for (const CaptureRule& it : rule.captures) {
    const std::string_view text = trim(firstText(it.from, scope));
    for (const Pattern& pattern : it.patterns) {
      if (pattern.match(text, scope.captures)) break;
    }
  }
}

bool RecordReader::isSkipped(const RecordRule& rule, const Record& record, Scope& scope) {
  for (const SkipRule& skip : rule.skip) {
    if (!holds(skip.when, scope)) continue;
    out_.skip(record, skip.code.empty() ? "no_result" : skip.code, skip.reason);
    return true;
  }
  return false;
}

bool RecordReader::isDuplicate(const RecordRule& rule, Scope& scope) {
  if (rule.unique.empty()) return false;
  std::string all;
  bool says = false;
  Texts texts;
  for (const Value& value : rule.unique) {
    texts.clear();
    allTexts(value, scope, texts);
    for (const std::string_view text : texts) all.append(text).append(1, '\x1f');
    says = says || !texts.empty();
    all += '\x1e';
  }
  if (!says) return false;  // records without an identity are not the same record
  return !seen_.emplace(&rule, hashContent(all)).second;
}

void RecordReader::read(const RecordRule& rule, const Record& record, Scope& scope) {
  std::vector<Node> items;
  if (rule.hasEach) {
    visitBelow(rule.each, scope.record, scope.xml, [&](Node node) {
      if (!node.isNull()) items.push_back(node);
      return true;
    });
  }
  if (items.empty()) items.emplace_back();
  for (const Node item : items) {
    scope.clear();
    scope.item = item;
    capture(rule, scope);
    if (isSkipped(rule, record, scope)) continue;
    if (isDuplicate(rule, scope)) {
      out_.skip(record, "duplicate", "the same result said twice");
      continue;
    }
    observe(rule, record, scope);
  }
}

void RecordReader::observe(const RecordRule& rule, const Record& record, Scope& scope) {
  Observation found;
  ids_ = {};
  url_.clear();
  host_.clear();
  protocol_.clear();
  port_ = 0;
  setKind(rule, scope, found);
  for (const auto& [column, value] : rule.fields) setColumn(column, value, scope, found);
  found.asset = readAsset(rule.asset, scope, out_);  // else the host's
  if (!url_.empty()) setUrl(out_, found, url_);
  if (!host_.empty()) {
    setHost(out_, found, host_, port_ == 0 ? static_cast<int64_t>(found.port) : port_,
            protocol_.empty() ? std::string(out_.view(found.protocol)) : protocol_);
  } else {
    if (port_ > 0 && port_ < 65536) found.port = static_cast<uint32_t>(port_);
    if (!protocol_.empty()) found.protocol = out_.text(protocol_);
  }
  setVulnerabilities(out_, found, ids_);
  found.component = component(rule, scope);
  if (found.title == 0) found.title = found.rule;
  if (found.title == 0 && !found.vulnerabilities.empty()) found.title = found.vulnerabilities[0];
  if (found.title == 0) found.title = out_.text(firstSentence(out_.view(found.description)));
  // What a spec lets through without a title is called by its place.
  if (found.title == 0 && rule.must.empty()) {
    for (const StringId place : {found.url, found.file, found.resource, found.host})
      found.title = found.title == 0 ? place : found.title;
  }
  if (found.title == 0) found.title = componentName_;
  if (scope.isTired())
    note("long_record", "a record gives more than 200,000,000 bytes to its mapping; some were left out",
         scope);
  if (!isComplete(rule, record, found)) return;
  software_.contains(found.asset == kNone ? target_ : found.asset, found.component, record);
  if (found.kind == ObservationKind::kVulnerability) software_.vulnerability(factOf(found));
  out_.add(record, found);
}

bool RecordReader::isComplete(const RecordRule& rule, const Record& record, const Observation& found) {
  for (const Column column : rule.must) {
    if (isFilled(column, found)) continue;
    out_.skip(record, "incomplete", "a record has no " + std::string(columnName(column)));
    return false;
  }
  return true;
}

void RecordReader::setKind(const RecordRule& rule, Scope& scope, Observation& found) {
  found.kind = kindOfFamily(spec_.family);
  if (!rule.kind.exists()) return;
  if (const auto kind = observationKindFromName(firstText(rule.kind, scope))) found.kind = *kind;
}

ComponentRef RecordReader::component(const RecordRule& rule, Scope& scope) {
  componentName_ = kNoString;
  if (rule.component.empty()) return kNone;
  std::string_view texts[kComponentColumnCount];
  Texts licences;
  for (const auto& [column, value] : rule.component) {
    if (column == ComponentColumn::kLicences) {
      allTexts(value, scope, licences);
    } else {
      texts[static_cast<size_t>(column)] = trim(firstText(value, scope));
    }
  }
  const auto text = [&](ComponentColumn column) { return texts[static_cast<size_t>(column)]; };
  const std::string_view file = text(ComponentColumn::kFile);
  std::string_view ecosystem = text(ComponentColumn::kEcosystem);
  if (ecosystem.empty()) ecosystem = ecosystemOfFile(text(ComponentColumn::kFileNamesEcosystem));
  Component said;
  const std::string_view version = text(ComponentColumn::kVersion);
  const bool named = !text(ComponentColumn::kName).empty();
  if (text(ComponentColumn::kPurl).starts_with("pkg:")) {
    said = componentFromPurl(out_, text(ComponentColumn::kPurl), file);
    if (said.version == 0) said.version = out_.text(version);
    if (named) said.name = out_.text(text(ComponentColumn::kName));  // as the scanner shows it
  } else if (named) {
    std::string name(text(ComponentColumn::kName));
    const std::string_view group = text(ComponentColumn::kGroup);
    if (!group.empty()) name = std::string(group) + (purlType(ecosystem) == "maven" ? ":" : "/") + name;
    said = makeComponent(out_, ecosystem, name, version, file);
  } else if (!text(ComponentColumn::kCpe).empty()) {
    said = componentFromCpe(out_, text(ComponentColumn::kCpe), version);
    said.file = out_.text(file);
  }
  if (said.name == 0) return kNone;
  componentName_ = said.name;
  said.cpe = out_.text(text(ComponentColumn::kCpe));
  for (const std::string_view licence : licences) said.licences.add(out_.text(licence));
  return out_.component(said);
}

}  // namespace postern
