// SPDX-License-Identifier: Apache-2.0
// See finding_key.h. A key is the hash of a readable text: kind, asset without tag, and what the kind is
// recognised by.
#include "correlate/finding_key.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "correlate/place_text.h"

namespace postern {
namespace {

// "image:reg/app:1.2" is "image:reg/app" tomorrow too.
std::string_view stableAsset(std::string_view key) {
  if (!key.starts_with("image:")) return key;
  const size_t colon = key.rfind(':');
  return colon > key.rfind('/') && key.rfind('/') != std::string_view::npos ? key.substr(0, colon) : key;
}

class KeyMaker {
 public:
  KeyMaker(ObservationFacts& facts, const Findings& findings) : facts_(facts), findings_(findings) {}

  std::string textOf(const Finding& finding) {
    const uint32_t row = finding.representative;
    const Tables& tables = facts_.tables();
    text_.clear();
    // Of one vulnerability of a host some scanners say "in a package", others "by talking to it".
    const bool ofHost =
        facts_.assetKind(row) == AssetKind::kHost && !facts_.vulnerabilities(row).empty() &&
        (finding.kind == ObservationKind::kVulnerability || finding.kind == ObservationKind::kDynamic);
    const ObservationKind kind = ofHost ? ObservationKind::kVulnerability : finding.kind;
    part(name(kind));
    part(stableAsset(facts_.identities().assets[finding.asset].key));
    switch (kind) {
      case ObservationKind::kVulnerability:
        for (const StringId id : facts_.vulnerabilities(row)) part(tables.strings.text(id));
        if (facts_.vulnerabilities(row).empty()) part(facts_.text(facts_.title(row)));
        if (!ofHost) package(finding);
        break;
      case ObservationKind::kCode:
      case ObservationKind::kMisconfiguration:
        part(facts_.text(path(finding)));
        part(facts_.text(facts_.resource(row)));
        part(weakness(finding));
        part(anchor(finding));
        break;
      case ObservationKind::kSecret:
        // The hash depends on the estate's key, the masked text does not.
        part(facts_.text(path(finding)));
        part(tables.strings.text(tables.observations.secretMasked[row]));
        break;
      case ObservationKind::kDynamic:
        part(facts_.text(facts_.url(row)));
        part(facts_.text(facts_.parameter(row)));
        part(weakness(finding));
        break;
      case ObservationKind::kExposure:
        part(std::to_string(tables.observations.port[row]));
        part(tables.strings.text(facts_.rule(row)));
        break;
      default:
        part(facts_.text(facts_.title(row)));
        part(facts_.text(path(finding)));
        part(facts_.text(facts_.url(row)));
        part(facts_.text(facts_.resource(row)));
        package(finding);
    }
    return text_;
  }

  uint32_t firstLine(const Finding& finding) const {
    uint32_t line = kNone;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const uint32_t said = facts_.line(findings_.observations[finding.firstMember + i]);
      if (said != 0) line = std::min(line, said);
    }
    return line;
  }

 private:
  void part(std::string_view text) {
    text_ += text;
    text_ += '\x1f';
  }
  void package(const Finding& finding) {
    // The fullest name any member gives, so that a tool without namespaces changes nothing.
    std::string_view best;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const std::string_view full =
          facts_.text(facts_.package(findings_.observations[finding.firstMember + i]).full);
      if (std::pair(full.size(), full) > std::pair(best.size(), best)) best = full;
    }
    part(best);
    if (best.empty()) part(facts_.text(facts_.path(finding.representative)));
  }
  // The longest path: others are the same seen from a folder further in.
  StringId path(const Finding& finding) {
    StringId best = kNoString;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const StringId said = facts_.path(findings_.observations[finding.firstMember + i]);
      const auto order = [&](StringId id) { return std::pair(facts_.text(id).size(), facts_.text(id)); };
      if (order(said) > order(best)) best = said;
    }
    return best;
  }
  std::string weakness(const Finding& finding) const {
    uint32_t least = kNone;
    for (uint32_t i = 0; i < finding.members; ++i) {
      for (const uint32_t family : facts_.families(findings_.observations[finding.firstMember + i]))
        least = std::min(least, family);
    }
    if (least != kNone) return "CWE-" + std::to_string(least);
    const uint32_t row = finding.representative;
    const StringId rule = facts_.rule(row);
    return std::string(rule != kNoString
                           ? facts_.tables().strings.text(rule)
                           : facts_.tables().strings.text(facts_.tables().observations.title[row]));
  }
  std::string_view anchor(const Finding& finding) {
    std::string_view least;
    for (uint32_t i = 0; i < finding.members; ++i) {
      const std::string_view said =
          facts_.text(facts_.snippet(findings_.observations[finding.firstMember + i]));
      if (!said.empty() && (least.empty() || said < least)) least = said;
    }
    return least;
  }

  ObservationFacts& facts_;
  const Findings& findings_;
  std::string text_;
};

}  // namespace

std::vector<ContentHash> findingKeys(ObservationFacts& facts, const Findings& findings) {
  KeyMaker maker(facts, findings);
  struct Row {
    ContentHash hash;
    std::string_view asset;
    uint32_t line;
    uint32_t finding;
  };
  std::vector<Row> rows;
  rows.reserve(findings.rows.size());
  for (uint32_t i = 0; i < findings.rows.size(); ++i) {
    const Finding& finding = findings.rows[i];
    rows.push_back({hashContent(maker.textOf(finding)), facts.identities().assets[finding.asset].key,
                    maker.firstLine(finding), i});
  }
  // What is alike to here is numbered: by asset (two tags of one image), then by line, then by table order.
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.hash, a.asset, a.line, a.finding) < std::tie(b.hash, b.asset, b.line, b.finding);
  });
  std::vector<ContentHash> keys(findings.rows.size());
  for (size_t i = 0, first = 0; i < rows.size(); ++i) {
    if (i > 0 && rows[i].hash != rows[i - 1].hash) first = i;
    keys[rows[i].finding] = rows[i].hash;
    if (i != first)
      keys[rows[i].finding] = hashContent(toHex(rows[i].hash) + "#" + std::to_string(i - first));
  }
  return keys;
}

}  // namespace postern
