// SPDX-License-Identifier: Apache-2.0
// EPSS scores of FIRST: the daily CSV (a comment line with model version and date, then cve,epss,percentile;
// about 300,000 rows) and the JSON of the API. https://www.first.org/epss/data_stats,
// https://api.first.org/epss/ The CSV is read line by line here: its rows hold no quotes, and its first line
// is no row.
#include <string>

#include "base/text.h"
#include "formats/format.h"

namespace postern {
namespace {

struct Columns {
  size_t cve = 0, epss = 1, percentile = 2;
  bool isHeader = false;
};

std::string_view unquoted(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return text;
}

Columns columnsOf(std::string_view line) {
  Columns columns;
  const auto names = split(line, ',');
  bool cve = false;
  bool epss = false;
  columns.percentile = names.size();
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string_view name = unquoted(names[i]);
    if (equalsIgnoreCase(name, "cve")) {
      columns.cve = i;
      cve = true;
    } else if (equalsIgnoreCase(name, "epss") || equalsIgnoreCase(name, "probability")) {
      columns.epss = i;
      epss = true;
    } else if (containsIgnoreCase(name, "percentile")) {
      columns.percentile = i;
    }
  }
  columns.isHeader = cve && epss && names.size() <= 8;
  return columns;
}

std::string_view takeLine(std::string_view& text) {
  const size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Match sniff(const Probe& probe) {
  if (probe.isJson()) {
    const Node score = probe.root["data"].item(0);
    return score["cve"].exists() && score["epss"].exists() ? Match{95, "data[].cve and epss"} : Match{};
  }
  if (probe.syntax != Syntax::kCsv && probe.syntax != Syntax::kText) return {};
  std::string_view text = probe.head;
  std::string_view line = takeLine(text);
  if (line.starts_with('#')) {
    const bool isModel = line.find("model_version:") != std::string_view::npos;
    line = takeLine(text);
    if (isModel) return {100, "#model_version, score_date"};
  }
  return columnsOf(line).isHeader ? Match{85, "columns cve, epss"} : Match{};
}

// Adds a score; false when the row is none.
bool addScore(BatchBuilder& out, std::string_view cve, std::string_view epss, std::string_view percentile) {
  const auto score = parseMicro(epss);
  if (cve.empty() || cve.size() > 40 || !score || *score < 0 || *score > 1'000'000) return false;
  Vulnerability fact;
  fact.id = out.text(cve);
  fact.epss = static_cast<uint32_t>(*score);
  const auto rank = parseMicro(percentile);
  if (rank && *rank >= 0 && *rank <= 1'000'000) fact.epssPercentile = static_cast<uint32_t>(*rank);
  out.vulnerability(fact);
  return true;
}

void skipRow(BatchBuilder& out, uint32_t index) {
  RecordPlace place;
  place.parent = "/";
  place.index = index;
  out.skip(place, "bad_row", "a row without a CVE id and a score from 0 to 1");
}

Status importCsv(std::string_view text, BatchBuilder& out) {
  Columns columns;
  uint32_t index = 0;
  std::string_view cells[8];
  while (!text.empty()) {
    std::string_view line = takeLine(text);
    if (trim(line).empty()) continue;
    if (line.front() == '#') {  // "#model_version:v2025.03.14,score_date:2026-11-20T00:00:00+0000"
      if (const size_t date = line.find("score_date:"); date != std::string_view::npos)
        out.date(parseTime(line.substr(date + 11, line.find(',', date) - date - 11)));
      if (const size_t model = line.find("model_version:"); model != std::string_view::npos)
        out.tool("EPSS", line.substr(model + 14, line.find(',', model) - model - 14));
      continue;
    }
    if (index == 0) {
      const Columns found = columnsOf(line);
      if (found.isHeader && !columns.isHeader) {
        columns = found;
        continue;
      }
    }
    size_t count = 0;
    for (; count < std::size(cells); ++count) {
      const size_t comma = line.find(',');
      cells[count] = unquoted(line.substr(0, comma));
      if (comma == std::string_view::npos) {
        ++count;
        break;
      }
      line = line.substr(comma + 1);
    }
    const auto cell = [&](size_t i) { return i < count ? cells[i] : std::string_view(); };
    if (!addScore(out, cell(columns.cve), cell(columns.epss), cell(columns.percentile))) skipRow(out, index);
    ++index;
  }
  return Done{};
}

Status import(Document& in, BatchBuilder& out) {
  if (!in.probe().isJson()) {
    const Status read = importCsv(in.text(), out);
    out.tool("EPSS");
    return read;
  }
  out.tool("EPSS");
  return in.read(
      {"/data/*"},
      [&](const Record& r) {
        out.date(parseTime(r.node.firstText({"date", "score_date"})));
        if (!addScore(out, r.node["cve"].text(), r.node["epss"].text(), r.node["percentile"].text()))
          out.skip(r, "bad_row", "an entry without a CVE id and a score from 0 to 1");
      },
      out.diagnostics());
}

}  // namespace

extern const Format kEpss;
const Format kEpss{
    "epss", "EPSS", "https://www.first.org/epss/data_stats", "CSV, JSON", Family::kContext, true,
    sniff,  import};

}  // namespace postern
