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

bool holds(const Detection& detect, const Probe& probe) {
  const bool xml = probe.syntax == Syntax::kXml || probe.syntax == Syntax::kHtml;
  const Node root = probe.first();
  const auto has = [&](const ValuePath& path) { return exists(path, root, xml); };
  const auto says = [&](const Detection::Text& text) { return hasText(text, root, xml); };
  const auto hasColumn = [&](const std::string& column) { return probe.hasColumn(trim(column)); };
  const auto inHead = [&](const std::string& text) { return containsIgnoreCase(probe.head, text); };
  const auto line = [&](const Pattern& pattern) { return hasLine(pattern, probe.head); };
  if (!detect.roots.empty() &&
      std::find(detect.roots.begin(), detect.roots.end(), probe.rootName) == detect.roots.end())
    return false;
  return std::all_of(detect.columns.begin(), detect.columns.end(), hasColumn) &&
         std::all_of(detect.has.begin(), detect.has.end(), has) &&
         std::none_of(detect.lacks.begin(), detect.lacks.end(), has) &&
         std::all_of(detect.texts.begin(), detect.texts.end(), says) &&
         std::all_of(detect.head.begin(), detect.head.end(), inHead) &&
         std::all_of(detect.lines.begin(), detect.lines.end(), line);
}

bool isOfSyntax(const ReportLayout& layout, Syntax syntax) {
  const auto& all = layout.detect.syntaxes;
  return std::find(all.begin(), all.end(), syntax) != all.end();
}

}  // namespace

const ReportLayout* surestLayout(const MappingSpec& spec, const Probe& probe) {
  const ReportLayout* surest = nullptr;
  for (const ReportLayout& layout : spec.layouts) {
    if (!isOfSyntax(layout, probe.syntax) || !holds(layout.detect, probe)) continue;
    if (surest == nullptr || layout.detect.confidence > surest->detect.confidence) surest = &layout;
  }
  return surest;
}

const ReportLayout* layoutOfSyntax(const MappingSpec& spec, Syntax syntax) {
  for (const ReportLayout& layout : spec.layouts) {
    if (isOfSyntax(layout, syntax)) return &layout;
  }
  return nullptr;
}

Match sniffMapping(const MappingSpec& spec, const Probe& probe) {
  const ReportLayout* layout = surestLayout(spec, probe);
  return layout == nullptr ? Match{} : Match{layout->detect.confidence, layout->detect.evidence};
}

}  // namespace postern
