// SPDX-License-Identifier: Apache-2.0
// CSAF tests of CVSS objects: their schema (6.1.8), scores and severities as the vector gives them (6.1.9),
// and members that say the same as the vector (6.1.10).
#include <map>
#include <optional>

#include "base/text.h"
#include "formats/csaf_cvss_table.h"
#include "formats/csaf_rules.h"
#include "vocab/cvss_metrics.h"

namespace postern {
namespace {

std::optional<CvssVersion> versionOf(std::string_view member, std::string_view version) {
  if (member == "cvss_v2" && version == "2.0") return CvssVersion::kV2;
  if (member == "cvss_v3" && version == "3.0") return CvssVersion::kV30;
  if (member == "cvss_v3" && version == "3.1") return CvssVersion::kV31;
  if (member == "cvss_v4" && version == "4.0") return CvssVersion::kV40;
  return std::nullopt;
}

class CvssObject {
 public:
  CvssObject(std::string_view member, Node node, std::string where, CsafProblems& problems)
      : member_(member), node_(node), where_(std::move(where)), problems_(problems) {}

  void check() {
    const auto version = versionOf(member_, node_["version"].text());
    if (!version) return invalid("its version is missing or not of " + std::string(member_));
    version_ = *version;
    if (!node_["vectorString"].isString() || !readMetrics())
      return invalid("vectorString \"" + std::string(node_["vectorString"].text()) +
                     "\" is no vector of CVSS " + std::string(cvssVersionName(version_)));
    checkScores();
    checkMembers();
    checkComputation();
  }

 private:
  void invalid(std::string text) { problems_.add("6.1.8", std::move(text), where_); }

  /// The schemas take metrics in any order, and v2's groups in part; each metric once, with a defined value.
  bool readMetrics() {
    std::string_view vector = node_["vectorString"].text();
    if (version_ != CvssVersion::kV2) {
      const std::string prefix = "CVSS:" + std::string(cvssVersionName(version_)) + "/";
      if (!vector.starts_with(prefix)) return false;
      vector.remove_prefix(prefix.size());
    }
    for (const std::string_view part : split(vector, '/')) {
      const size_t colon = part.find(':');
      if (colon == std::string_view::npos) return false;
      if (!isDefined(part.substr(0, colon), part.substr(colon + 1))) return false;
      if (!values_.try_emplace(part.substr(0, colon), part.substr(colon + 1)).second) return false;
    }
    for (const CvssMetric& metric : cvssMetrics(version_)) {
      if (metric.group == CvssGroup::kBase && values_.count(metric.name) == 0) return false;
    }
    return true;
  }
  bool isDefined(std::string_view name, std::string_view value) const {
    for (const CvssMetric& metric : cvssMetrics(version_)) {
      if (metric.name != name) continue;
      for (const std::string_view each : metric.values) {
        if (!each.empty() && each == value) return true;
      }
    }
    return false;
  }

  void checkScores() {
    if (!node_["baseScore"].exists()) invalid("baseScore is missing");
    if (version_ != CvssVersion::kV2 && !node_["baseSeverity"].exists()) invalid("baseSeverity is missing");
    for (const std::string_view member : {"baseScore", "temporalScore", "environmentalScore"}) {
      const Node score = node_[member];
      if (score.exists() && (!score.isNumber() || !tenths(score)))
        invalid(std::string(member) + " is no score from 0 to 10");
    }
    if (version_ == CvssVersion::kV2) return;
    for (const std::string_view member : {"baseSeverity", "temporalSeverity", "environmentalSeverity"}) {
      const Node severity = node_[member];
      bool known = !severity.exists();
      for (const std::string_view word : {"NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"})
        known = known || severity.text() == word;
      if (!known) invalid(std::string(member) + " is no severity");
    }
  }

  static std::optional<uint32_t> tenths(Node score) {
    const auto milli = parseMilli(score.text());
    if (!milli || *milli < 0 || *milli > 10'000 || *milli % 100 != 0) return std::nullopt;
    return static_cast<uint32_t>(*milli / 100);
  }

  void checkMembers() {
    for (const CvssMember& member : cvssMembers(version_)) {
      const Node stated = node_[member.member];
      if (!stated.exists()) continue;
      const std::string_view value = member.valueOf(stated.text());
      if (value.empty()) {
        invalid(std::string(member.member) + " cannot be " + std::string(stated.text()));
        continue;
      }
      // Of what the vector does not state it says nothing otherwise.
      const auto at = values_.find(member.metric);
      if (at != values_.end() && at->second != value)
        problems_.add(
            "6.1.10",
            std::string(member.member) + " is " + std::string(stated.text()) + ", the vector says otherwise",
            where_);
    }
  }

  /// The vector as the standard wants it: in order, and of v2's groups all metrics or none.
  std::string strictVector() const {
    std::string text;
    if (version_ != CvssVersion::kV2) text = "CVSS:" + std::string(cvssVersionName(version_)) + "/";
    bool first = true;
    for (const CvssMetric& metric : cvssMetrics(version_)) {
      const auto at = values_.find(metric.name);
      if (at == values_.end() && !(version_ == CvssVersion::kV2 && isGroupStated(metric.group))) continue;
      if (!first) text += '/';
      first = false;
      text += std::string(metric.name) + ":" + std::string(at == values_.end() ? "ND" : at->second);
    }
    return text;
  }
  bool isGroupStated(CvssGroup group) const {
    for (const CvssMetric& metric : cvssMetrics(version_)) {
      if (metric.group == group && values_.count(metric.name) > 0) return true;
    }
    return false;
  }

  void checkComputation() {
    const Result<CvssVector> vector = CvssVector::parse(strictVector());
    if (!vector.ok()) return;
    const CvssScores scores = score(vector.value());
    // v4.0 has one score, whatever metrics it is of.
    const bool isV4 = version_ == CvssVersion::kV40;
    const uint32_t base = isV4 ? scores.overall : scores.base;
    const uint32_t temporal = scores.temporal.value_or(scores.base);
    compare("base", base);
    if (isV4) return;
    compare("temporal", temporal);
    compare("environmental", scores.environmental.value_or(temporal));
  }

  void compare(const std::string& kind, uint32_t computed) {
    const Node stated = node_[kind + "Score"];
    const std::string shown = std::to_string(computed / 10) + "." + std::to_string(computed % 10);
    if (stated.exists() && tenths(stated) && *tenths(stated) != computed)
      problems_.add("6.1.9", kind + "Score is " + std::string(stated.text()) + ", the vector gives " + shown,
                    where_);
    const Node severity = node_[kind + "Severity"];
    if (version_ == CvssVersion::kV2 || !severity.exists()) return;
    if (!equalsIgnoreCase(severity.text(), cvssSeverity(version_, computed)))
      problems_.add(
          "6.1.9",
          kind + "Severity is " + std::string(severity.text()) + ", that of " + shown + " is another",
          where_);
  }

  std::string_view member_;
  Node node_;
  std::string where_;
  CsafProblems& problems_;
  CvssVersion version_ = CvssVersion::kV31;
  std::map<std::string_view, std::string_view> values_;
};

}  // namespace

void checkCsafCvss(const CsafDocument& document, CsafProblems& problems) {
  size_t at = 0;
  for (const Node vulnerability : document.vulnerabilities.items()) {
    const std::string where = "/vulnerabilities/" + std::to_string(at++);
    forEachCsafMetric(vulnerability, [&](Node content, Node, size_t index) {
      const std::string here =
          where + (document.is21 ? "/metrics/" : "/scores/") + std::to_string(index) + "/";
      for (const std::string_view member : {"cvss_v2", "cvss_v3", "cvss_v4"}) {
        if (content[member].exists())
          CvssObject(member, content[member], here + std::string(member), problems).check();
      }
    });
  }
}

}  // namespace postern
