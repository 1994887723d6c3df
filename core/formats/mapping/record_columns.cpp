// SPDX-License-Identifier: Apache-2.0
// Texts of a record into the columns of its observation (record_reader.h).
#include <algorithm>

#include "base/text.h"
#include "base/time.h"
#include "formats/cloud_asset.h"
#include "formats/fields.h"
#include "formats/mapping/record_reader.h"
#include "formats/network_host.h"
#include "formats/web_links.h"

namespace postern {
namespace {

constexpr size_t kTitleBytes = 300;

bool isYes(std::string_view text) {
  static constexpr std::string_view kYes[] = {"true", "yes", "1", "y"};
  text = trim(text);
  return std::any_of(std::begin(kYes), std::end(kYes),
                     [text](std::string_view yes) { return equalsIgnoreCase(text, yes); });
}

uint32_t number(std::string_view text) {
  const auto milli = parseMilli(trim(text));  // "12.0" where a writer has only floats
  return milli && *milli >= 1000 && *milli % 1000 == 0 && *milli / 1000 < 0xFFFFFFFFLL
             ? static_cast<uint32_t>(*milli / 1000)
             : 0;
}

Reachability reachabilityFromWord(std::string_view word) {
  if (equalsIgnoreCase(word, "reachable")) return Reachability::kReachable;
  return equalsIgnoreCase(word, "not_reachable") ? Reachability::kNotReachable : Reachability::kUnknown;
}

}  // namespace

void RecordReader::setColumn(Column column, const Value& value, Scope& scope, Observation& found) {
  switch (column) {
    case Column::kSecret:
      if (const std::string clear(firstText(value, scope)); !clear.empty()) out_.secret(found, clear);
      return;
    case Column::kSeverity:
      return setSeverityColumn(value, scope, found);
    case Column::kState:
      return setStateColumn(value, scope, found);
    case Column::kCwe:
    case Column::kIds:
    case Column::kId:
    case Column::kCvss:
    case Column::kFixVersions:
    case Column::kTags:
    case Column::kReferences:
    case Column::kFingerprints:
    case Column::kDependencyPath:
      return setListColumn(column, value, scope, found);
    case Column::kScore:
    case Column::kLine:
    case Column::kEndLine:
    case Column::kColumn:
    case Column::kPort:
    case Column::kFirstSeen:
    case Column::kOccurrences:
    case Column::kFixAvailable:
    case Column::kVerified:
    case Column::kExploited:
    case Column::kExploitKnown:
      return setNumberColumn(column, value, scope, found);
    default:
      return setTextColumn(column, value, scope, found);
  }
}

void RecordReader::setTextColumn(Column column, const Value& value, Scope& scope, Observation& found) {
  const std::string_view text = trim(firstText(value, scope));
  if (text.empty()) return noteRetyped(column, value, scope);
  switch (column) {
    case Column::kTitle: {
      found.title = out_.text(firstSentence(stripMarkup(text), kTitleBytes));
      return;
    }
    case Column::kDescription:
      found.description = out_.plain(text);
      return;
    case Column::kFix:
      found.fixText = out_.plain(text, 4000);
      return;
    case Column::kSnippet:
      found.snippet = out_.text(clipUtf8(text, 4000));
      return;
    case Column::kRule:
      found.rule = out_.text(clipUtf8(text, 500));
      return;
    case Column::kConfidence:
      found.confidence = confidenceFromWord(text);
      return;
    case Column::kReachability:
      found.reachability = reachabilityFromWord(text);
      return;
    case Column::kUrl:
      url_ = text;
      return;
    case Column::kHost:
      host_ = text;
      return;
    case Column::kProtocol:
      protocol_ = text;
      return;
    default:
      break;
  }
  static constexpr std::pair<Column, StringId Observation::*> kPlain[] = {
      {Column::kSymbol, &Observation::symbol},     {Column::kFile, &Observation::file},
      {Column::kMethod, &Observation::method},     {Column::kParameter, &Observation::parameter},
      {Column::kResource, &Observation::resource}, {Column::kTool, &Observation::tool}};
  for (const auto& [known, member] : kPlain) {
    if (known == column) found.*member = out_.text(clipUtf8(text, 4000));
  }
}

void RecordReader::setListColumn(Column column, const Value& value, Scope& scope, Observation& found) {
  Texts texts;
  allTexts(value, scope, texts);
  if (texts.size() > kListTexts) {
    note("long_list", std::string(columnName(column)) + " of more than 1,000 texts was cut", scope);
    texts.resize(kListTexts);
  }
  if (texts.empty()) noteRetyped(column, value, scope);
  for (std::string_view text : texts) {
    text = trim(text);
    if (text.empty()) continue;
    if (column == Column::kCwe) addWeaknesses(found.weaknesses, text);
    if (column == Column::kIds) addVulnerabilityIds(out_, ids_, text);
    if (column == Column::kId) addVulnerabilityId(out_, ids_, text);
    if (column == Column::kCvss) addCvss(out_, found, text);
    if (column == Column::kReferences) addLinks(out_, found.references, text);
    if (column == Column::kFixVersions) addVersions(out_, found.fixVersions, text);
    if (column == Column::kTags) found.tags.add(out_.text(clipUtf8(text, 200)));
    if (column == Column::kFingerprints) found.fingerprints.add(out_.text(clipUtf8(text, 500)));
    if (column == Column::kDependencyPath) found.dependencyPath.add(out_.text(clipUtf8(text, 500)));
  }
  if (!found.fixVersions.empty()) found.flags |= kFlagFixAvailable;
}

void RecordReader::setNumberColumn(Column column, const Value& value, Scope& scope, Observation& found) {
  const std::string_view text = trim(firstText(value, scope));
  if (text.empty()) return noteRetyped(column, value, scope);
  const auto flag = [&](uint8_t bit) {
    if (isYes(text)) found.flags |= bit;
  };
  const bool isNumber = column >= Column::kLine && column <= Column::kColumn;
  if ((isNumber || column == Column::kScore || column == Column::kPort) && !parseMilli(text))
    note("not_a_number", std::string(columnName(column)) + " is not a number", scope);
  switch (column) {
    case Column::kScore:
      return setScore(found, text);
    case Column::kLine:
      found.line = number(text);
      return;
    case Column::kEndLine:
      found.endLine = number(text);
      return;
    case Column::kColumn:
      found.column = number(text);
      return;
    case Column::kPort:
      port_ = number(text);
      return;
    case Column::kFirstSeen:
      if (const auto time = parseTime(text)) {
        found.firstSeen = *time;
      } else {
        note("not_a_time", "first_seen is in no form of time that is known", scope);
      }
      return;
    case Column::kOccurrences:
      if (const uint32_t times = number(text)) found.occurrences = times;
      return;
    case Column::kFixAvailable:
      return flag(kFlagFixAvailable);
    case Column::kVerified:
      return flag(kFlagVerified);
    case Column::kExploited:
      return flag(kFlagExploited);
    default:
      return flag(kFlagExploitKnown);
  }
}

void RecordReader::note(std::string_view code, const std::string& message, const Scope& scope) {
  out_.diagnostics().add(code, message, scope.place == nullptr ? std::string() : scope.place->path());
}

// A field that used to hold a text and holds an object now: the format has changed.
void RecordReader::noteRetyped(Column column, const Value& value, const Scope& scope) {
  using Root = ValuePath::Root;
  if (value.kind != Value::Kind::kPath || scope.xml) return;
  if (value.path.root == Root::kCapture || value.path.root == Root::kKey) return;
  bool object = false;
  visitNodes(value.path, scope, [&](Node node) {
    for (const Node item : node.items()) object = object || item.size() > 0;
    return !object;
  });
  if (object)
    note("not_a_text", std::string(columnName(column)) + " is an object where a text was expected", scope);
}

// A word that is not known is kept and shown; the score speaks for it.
void RecordReader::setSeverityColumn(const Value& value, Scope& scope, Observation& found) {
  std::string_view written;
  const std::string_view word = trim(firstText(value, scope, written));
  if (word.empty() && written.empty()) return noteRetyped(Column::kSeverity, value, scope);
  setSeverity(out_, found, word, scoreMilli(found));
  found.severityText = out_.text(clipUtf8(trim(written), 100));
  if (word.empty() || severityFromWord(word) != Severity::kUnknown || equalsIgnoreCase(word, "unknown"))
    return;
  note("unknown_severity",
       "\"" + std::string(out_.view(out_.text(clipUtf8(word, 40)))) + "\" is no known severity", scope);
}

void RecordReader::setStateColumn(const Value& value, Scope& scope, Observation& found) {
  std::string_view written;
  const std::string_view word = trim(firstText(value, scope, written));
  if (word.empty()) return;
  found.stateText = out_.text(clipUtf8(trim(written), 100));
  if (const auto state = stateFromName(word)) found.state = *state;
}

namespace {

// A machine with all its names and addresses.
AssetRef namedHost(const Value& names, Scope& scope, BatchBuilder& out) {
  Texts texts;
  allTexts(names, scope, texts);
  NetworkHost host;
  for (const std::string_view text : texts) host.add(trim(text));
  const AssetRef known = host.asset(out);
  return known != kNone || texts.empty() ? known : hostAsset(out, texts[0]);
}

}  // namespace

AssetRef readAsset(const AssetRule& rule, Scope& scope, BatchBuilder& out) {
  if (rule.kind == AssetRule::Kind::kNothing) return kNone;
  const std::string_view identity = trim(firstText(rule.identity, scope));
  const auto text = [&](const Value& value) { return trim(firstText(value, scope)); };
  switch (rule.kind) {
    case AssetRule::Kind::kImage:
      if (const std::string_view digest = text(rule.digest); !identity.empty() || !digest.empty())
        return imageAsset(out, identity, digest);
      return kNone;
    case AssetRule::Kind::kRepository:
      return identity.empty() ? kNone : repositoryAsset(out, identity);
    case AssetRule::Kind::kHost:
      return namedHost(rule.identity, scope, out);
    case AssetRule::Kind::kApplication:
      return out.asset(AssetKind::kApplication, "name:", identity);
    case AssetRule::Kind::kCloud:
      return cloudAsset(out, text(rule.type), identity, text(rule.name), text(rule.account),
                        text(rule.region));
    default:
      break;
  }
  if (identity.empty()) return kNone;
  Asset asset;
  asset.kind = assetKindFromName(text(rule.assetKind)).value_or(AssetKind::kUnknown);
  const std::string_view scheme = text(rule.scheme);
  asset.identities.add(out.text(std::string(scheme.empty() ? "name:" : scheme) + std::string(identity)));
  const std::string_view name = text(rule.name);
  asset.name = out.text(name.empty() ? identity : name);
  return out.asset(asset);
}

}  // namespace postern
