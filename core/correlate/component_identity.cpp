// SPDX-License-Identifier: Apache-2.0
// Package names folded so that tools which spell them differently agree (component_identity.h).
#include "correlate/component_identity.h"

#include <map>

#include "base/text.h"
#include "correlate/identity.h"

namespace postern {
namespace {

bool isDistribution(std::string_view ecosystem) {
  return ecosystem == "deb" || ecosystem == "rpm" || ecosystem == "apk";
}

// PEP 503: runs of "-", "_" and "." are one "-".
std::string foldPython(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool separator = c == '-' || c == '_' || c == '.';
    if (separator && !out.empty() && out.back() == '-') continue;
    out += separator ? '-' : c;
  }
  return out;
}

}  // namespace

std::string packageKey(std::string_view ecosystem, std::string_view group, std::string_view name) {
  const std::string type = toLowerAscii(ecosystem);
  std::string folded = toLowerAscii(trim(name));
  if (isDistribution(type)) {
    folded = folded.substr(folded.rfind('/') == std::string::npos ? 0 : folded.rfind('/') + 1);
  } else if (type == "pypi") {
    folded = foldPython(folded);
  } else if (type == "maven" && folded.find(':') == std::string::npos) {
    // Some tools write "group/artifact", some put the group beside the name.
    const size_t slash = folded.rfind('/');
    if (slash != std::string::npos)
      folded[slash] = ':';
    else if (!group.empty())
      folded = toLowerAscii(group) + ":" + folded;
  } else if (!group.empty() && folded.find('/') == std::string::npos && type != "maven") {
    folded = toLowerAscii(group) + "/" + folded;
  }
  return type + "/" + folded;
}

void uniteComponents(const Tables& tables, Identities& out) {
  const ComponentColumns& rows = tables.components;
  const auto text = [&](StringId id) { return tables.strings.text(id); };
  std::map<std::string, std::vector<uint32_t>> groups;
  for (uint32_t row = 0; row < rows.rows; ++row) {
    std::string key = packageKey(text(rows.ecosystem[row]), text(rows.group[row]), text(rows.name[row]));
    groups[key + "@" + std::string(text(rows.version[row]))].push_back(row);
  }
  out.componentOf.resize(rows.rows);
  for (auto& [key, members] : groups) {
    UnitedComponent component;
    component.key = key;
    for (const uint32_t row : members) {
      out.componentOf[row] = static_cast<ComponentId>(out.components.size());
      const auto fill = [&](std::string& to, StringId from) {
        if (to.empty()) to = text(from);
      };
      fill(component.ecosystem, rows.ecosystem[row]);
      fill(component.name, rows.name[row]);
      fill(component.version, rows.version[row]);
      fill(component.purl, rows.purl[row]);
      for (uint32_t i = rows.licences.begin[row]; i < rows.licences.begin[row + 1]; ++i) {
        const std::string licence(text(rows.licences.items[i]));
        bool known = false;
        for (const std::string& other : component.licences) known = known || other == licence;
        if (!known) component.licences.push_back(licence);
      }
    }
    component.rows = std::move(members);
    out.components.push_back(std::move(component));
  }
}

}  // namespace postern
