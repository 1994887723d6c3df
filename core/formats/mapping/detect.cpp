// SPDX-License-Identifier: Apache-2.0
// Whether an input is a spec's own (docs/mapping-specs.md, detect).
#include <algorithm>

#include "base/text.h"
#include "formats/mapping/layout_choice.h"
#include "formats/mapping/scope.h"

namespace postern {
namespace {

bool exists(const ValuePath& path, Node root, bool xml) {
  bool found = false;
  visitBelow(path, root, xml, [&](Node node) { return !(found = node.exists()); });
  return found;
}

bool hasText(const Detection::Text& it, Node root, bool xml) {
  bool found = false;
  visitBelow(it.path, root, xml, [&](Node node) {
    for (const Node item : node.items()) {
      const std::string_view text = trim(item.text());
      for (const std::string& wanted : it.texts) {
        found = found || (it.whole ? equalsIgnoreCase(text, wanted) : containsIgnoreCase(text, wanted));
      }
    }
    return !found;
  });
  return found;
}

bool hasLine(const Pattern& pattern, std::string_view head) {
  std::vector<std::string_view> captures;
  for (std::string_view line : split(head, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (pattern.match(line, captures)) return true;
  }
  return false;
}

struct Counted {
  size_t held = 0, failed = 0;
  size_t missing = 0;  // of the failed: members and columns that are not there
  void add(bool holds) { ++(holds ? held : failed); }
};

constexpr size_t kLeastHeld = 4;  // of a layout that lacks one member
constexpr uint8_t kNearly = 31, kMostNearly = 45;

// The conditions one by one, until so many do not hold.
Counted count(const Detection& detect, const Probe& probe, size_t enough) {
  const bool xml = probe.syntax == Syntax::kXml || probe.syntax == Syntax::kHtml;
  const Node root = probe.first();
  Counted found;
  const auto check = [&](const auto& conditions, const auto& holds) {
    const size_t before = found.failed;
    for (const auto& condition : conditions) {
      if (found.failed >= enough) break;
      found.add(holds(condition));
    }
    return found.failed - before;
  };
  if (!detect.roots.empty())
    found.add(std::find(detect.roots.begin(), detect.roots.end(), probe.rootName) != detect.roots.end());
  found.missing +=
      check(detect.columns, [&](const std::string& column) { return probe.hasColumn(trim(column)); });
  found.missing += check(detect.has, [&](const ValuePath& path) { return exists(path, root, xml); });
  check(detect.lacks, [&](const ValuePath& path) { return !exists(path, root, xml); });
  check(detect.texts, [&](const Detection::Text& text) { return hasText(text, root, xml); });
  check(detect.head, [&](const std::string& text) { return containsIgnoreCase(probe.head, text); });
  check(detect.lines, [&](const Pattern& pattern) { return hasLine(pattern, probe.head); });
  return found;
}

// Formats change: one member less than expected is still likely the format, if nothing is surer.
bool isNearly(const Counted& found) {
  return found.failed == 1 && found.missing == 1 && found.held >= kLeastHeld;
}

bool isOfSyntax(const ReportLayout& layout, Syntax syntax) {
  const auto& all = layout.detect.syntaxes;
  return std::find(all.begin(), all.end(), syntax) != all.end();
}

}  // namespace

const ReportLayout* surestLayout(const MappingSpec& spec, const Probe& probe) {
  const ReportLayout* surest = nullptr;
  for (const ReportLayout& layout : spec.layouts) {
    if (!isOfSyntax(layout, probe.syntax) || count(layout.detect, probe, 1).failed > 0) continue;
    if (surest == nullptr || layout.detect.confidence > surest->detect.confidence) surest = &layout;
  }
  return surest;
}

const ReportLayout* nearestLayout(const MappingSpec& spec, const Probe& probe) {
  const ReportLayout* nearest = nullptr;
  std::pair<bool, size_t> most;
  for (const ReportLayout& layout : spec.layouts) {
    if (!isOfSyntax(layout, probe.syntax)) continue;
    const std::pair<bool, size_t> common = {hasPlaceOfRecords(layout, probe),
                                            count(layout.detect, probe, SIZE_MAX).held};
    if (nearest != nullptr && common <= most) continue;
    nearest = &layout;
    most = common;
  }
  return nearest;
}

bool hasPlaceOfRecords(const ReportLayout& layout, const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return true;
  return std::any_of(layout.records.begin(), layout.records.end(), [&](const RecordRule& rule) {
    Node node = probe.first();
    for (const std::string_view step : split(std::string_view(rule.path).substr(1), '/')) {
      if (step == "*") break;
      node = node[step];
    }
    return node.exists();
  });
}

Match sniffMapping(const MappingSpec& spec, const Probe& probe) {
  const ReportLayout* surest = nullptr;
  const ReportLayout* nearest = nullptr;
  size_t held = 0;
  for (const ReportLayout& layout : spec.layouts) {
    if (!isOfSyntax(layout, probe.syntax)) continue;
    const Counted found = count(layout.detect, probe, 2);
    if (found.failed == 0) {
      if (surest == nullptr || layout.detect.confidence > surest->detect.confidence) surest = &layout;
    } else if (isNearly(found) && found.held > held && hasPlaceOfRecords(layout, probe)) {
      nearest = &layout;
      held = found.held;
    }
  }
  if (surest != nullptr) return {surest->detect.confidence, surest->detect.evidence};
  if (nearest == nullptr) return {};
  const size_t confidence = std::min<size_t>(kMostNearly, kNearly + 2 * (held - kLeastHeld));
  return {static_cast<uint8_t>(confidence), nearest->detect.nearEvidence};
}

}  // namespace postern
