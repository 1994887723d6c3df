// SPDX-License-Identifier: Apache-2.0
// See cvss.h: reading and writing vectors, and the words for scores.
#include "vocab/cvss.h"

#include "vocab/cvss_metrics.h"

namespace postern {
namespace {

constexpr std::string_view kNames[] = {"2.0", "3.0", "3.1", "4.0"};

struct Start {
  CvssVersion version;
  std::string_view metrics;
};

std::optional<Start> startOf(std::string_view text) {
  if (text.starts_with("CVSS:3.1/")) return Start{CvssVersion::kV31, text.substr(9)};
  if (text.starts_with("CVSS:3.0/")) return Start{CvssVersion::kV30, text.substr(9)};
  if (text.starts_with("CVSS:4.0/")) return Start{CvssVersion::kV40, text.substr(9)};
  return std::nullopt;
}

std::string quoted(std::string_view text) {
  constexpr size_t kShown = 40;
  std::string out = "\"" + std::string(text.substr(0, kShown));
  // A cut inside a character would not be text any more.
  while (text.size() > kShown && !out.empty() && (out.back() & 0x80) != 0) out.pop_back();
  return out + (text.size() > kShown ? "…\"" : "\"");
}

uint8_t positionOf(const CvssMetric& metric, std::string_view value) {
  for (size_t i = 0; i < metric.values.size() && !metric.values[i].empty(); ++i) {
    if (metric.values[i] == value) return static_cast<uint8_t>(i);
  }
  return CvssVector::kAbsent;
}

}  // namespace

/// Reads metric by metric. `careless` takes what reports write: any order, unknown metrics, half a group.
class CvssReader {
 public:
  CvssReader(CvssVersion version, bool careless) : metrics_(cvssMetrics(version)), careless_(careless) {
    vector_.version_ = version;
    vector_.values_.fill(CvssVector::kAbsent);
  }

  Result<CvssVector> read(std::string_view metrics) {
    while (true) {
      const size_t slash = metrics.find('/');
      if (Status added = add(metrics.substr(0, slash)); !added) return added.error();
      if (slash == std::string_view::npos) break;
      metrics.remove_prefix(slash + 1);
    }
    if (Status whole = checkGroups(); !whole) return whole.error();
    return vector_;
  }

 private:
  static Error refuse(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

  Status add(std::string_view part) {
    const size_t colon = part.find(':');
    if (colon == std::string_view::npos)
      return careless_ ? Status(Done{}) : refuse(quoted(part) + " is no metric with a value");
    const std::string_view name = part.substr(0, colon);
    for (size_t i = 0; i < metrics_.count; ++i) {
      const CvssMetric& metric = metrics_.rows[i];
      if (metric.name != name) continue;
      uint8_t& value = vector_.values_[i];
      if (value != CvssVector::kAbsent) return refuse(quoted(name) + " stands twice");
      value = positionOf(metric, part.substr(colon + 1));
      if (value == CvssVector::kAbsent && !(careless_ && metric.group != CvssGroup::kBase))
        return refuse(quoted(name) + " has no value " + quoted(part.substr(colon + 1)));
      const bool isOrdered = vector_.version_ == CvssVersion::kV2 || vector_.version_ == CvssVersion::kV40;
      if (isOrdered && !careless_ && i < next_) return refuse(quoted(name) + " is out of order");
      next_ = i + 1;
      return Done{};
    }
    return careless_ ? Status(Done{}) : refuse("there is no metric " + quoted(name));
  }

  Status checkGroups() const {
    bool hasGroup[4] = {true};
    for (size_t i = 0; i < metrics_.count; ++i) {
      if (vector_.values_[i] != CvssVector::kAbsent)
        hasGroup[static_cast<size_t>(metrics_.rows[i].group)] = true;
    }
    const bool areWhole = vector_.version_ == CvssVersion::kV2 && !careless_;  // v2 guide, section 2.4
    for (size_t i = 0; i < metrics_.count; ++i) {
      const CvssMetric& metric = metrics_.rows[i];
      const bool isNeeded =
          metric.group == CvssGroup::kBase || (areWhole && hasGroup[static_cast<size_t>(metric.group)]);
      if (isNeeded && vector_.values_[i] == CvssVector::kAbsent)
        return refuse(quoted(metric.name) + " is missing");
    }
    return Done{};
  }

  CvssMetricList metrics_;
  bool careless_;
  CvssVector vector_;
  size_t next_ = 0;
};

Result<CvssVector> CvssVector::parse(std::string_view text) {
  if (const auto start = startOf(text)) return CvssReader(start->version, false).read(start->metrics);
  if (text.starts_with("CVSS") || text.find("/Au:") == std::string_view::npos)
    return makeError(ErrorCode::kMalformed, quoted(text) + " starts as no version of CVSS");
  return CvssReader(CvssVersion::kV2, false).read(text);
}

std::string_view CvssVector::value(std::string_view metric) const {
  const CvssMetricList metrics = cvssMetrics(version_);
  for (size_t i = 0; i < metrics.count; ++i) {
    if (metrics.rows[i].name == metric)
      return values_[i] == kAbsent ? std::string_view() : metrics.rows[i].values[values_[i]];
  }
  return {};
}

std::string CvssVector::text() const {
  std::string out;
  if (version_ != CvssVersion::kV2) out = "CVSS:" + std::string(cvssVersionName(version_));
  const CvssMetricList metrics = cvssMetrics(version_);
  for (size_t i = 0; i < metrics.count; ++i) {
    if (values_[i] == kAbsent) continue;
    const CvssMetric& metric = metrics.rows[i];
    out += (out.empty() ? "" : "/") + std::string(metric.name) + ":" + std::string(metric.values[values_[i]]);
  }
  return out;
}

std::string_view cvssVersionName(CvssVersion version) { return kNames[static_cast<size_t>(version)]; }

bool hasDefined(const CvssVector& vector, CvssGroup group) {
  const CvssMetricList metrics = cvssMetrics(vector.version());
  for (size_t i = 0; i < metrics.count; ++i) {
    if (metrics.rows[i].group == group && vector.at(i) != CvssVector::kAbsent && vector.at(i) != 0)
      return true;
  }
  return false;
}

CvssScores score(const CvssVector& vector) {
  switch (vector.version()) {
    case CvssVersion::kV2:
      return scoreV2(vector);
    case CvssVersion::kV40:
      return scoreV4(vector);
    default:
      return scoreV3(vector);
  }
}

bool isScoreOf(const CvssScores& scores, uint32_t tenths) {
  return tenths == scores.base || tenths == scores.overall || tenths == scores.temporal;
}

std::string_view cvssSeverity(CvssVersion version, uint32_t tenths) {
  if (version == CvssVersion::kV2) return tenths < 40 ? "Low" : tenths < 70 ? "Medium" : "High";
  if (tenths == 0) return "None";
  return tenths < 40 ? "Low" : tenths < 70 ? "Medium" : tenths < 90 ? "High" : "Critical";
}

std::string_view cvssNomenclature(const CvssVector& vector) {
  if (vector.version() != CvssVersion::kV40) return {};
  const bool environmental = hasDefined(vector, CvssGroup::kEnvironmental);
  if (hasDefined(vector, CvssGroup::kTemporal)) return environmental ? "CVSS-BTE" : "CVSS-BT";
  return environmental ? "CVSS-BE" : "CVSS-B";
}

std::optional<Cvss> parseCvss(std::string_view vector) {
  while (!vector.empty() && (vector.back() == '/' || vector.back() == ')')) vector.remove_suffix(1);
  while (!vector.empty() && vector.front() == '(') vector.remove_prefix(1);
  auto start = startOf(vector);
  if (vector.starts_with("CVSS:2.0/")) start = Start{CvssVersion::kV2, vector.substr(9)};
  if (!start && vector.starts_with("AV:")) {
    const bool isV2 = vector.find("/Au:") != std::string_view::npos;
    const bool isV4 = vector.find("/AT:") != std::string_view::npos;
    start = Start{isV2 ? CvssVersion::kV2 : isV4 ? CvssVersion::kV40 : CvssVersion::kV31, vector};
  }
  if (!start) return std::nullopt;
  const auto read = CvssReader(start->version, true).read(start->metrics);
  if (!read) return std::nullopt;
  const CvssVector& is = read.value();
  Cvss out{is.version(), score(is).base, is.value("AV").front()};
  if (is.version() == CvssVersion::kV2) {
    const char authentication = is.value("Au").front();
    out.privileges = authentication == 'N' ? 'N' : authentication == 'S' ? 'L' : 'H';
    out.interaction = 'N';
  } else {
    out.privileges = is.value("PR").front();
    out.interaction = is.value("UI") == "N" ? 'N' : 'R';
  }
  return out;
}

}  // namespace postern
