// SPDX-License-Identifier: Apache-2.0
// Package names folded so that tools which spell them differently agree (component_identity.h).
#include "correlate/component_identity.h"

#include <algorithm>
#include <map>
#include <vector>

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

std::string componentKey(const Tables& tables, uint32_t row) {
  const ComponentColumns& rows = tables.components;
  const auto text = [&](StringId id) { return tables.strings.text(id); };
  std::string_view name = text(rows.name[row]);
  // cpe:2.3:part:vendor:product:version… and cpe:/part:vendor:product:version…
  if (name.empty() && rows.cpe[row] != kNoString) {
    const auto parts = split(text(rows.cpe[row]), ':');
    const size_t product = text(rows.cpe[row]).starts_with("cpe:/") ? 3 : 4;
    if (parts.size() > product) name = parts[product];
  }
  return packageKey(text(rows.ecosystem[row]), text(rows.group[row]), name);
}

std::string sourcePackage(const Tables& tables, uint32_t row) {
  const ComponentColumns& rows = tables.components;
  const std::string type = toLowerAscii(tables.strings.text(rows.ecosystem[row]));
  if (!isDistribution(type)) return {};
  const std::string_view purl = tables.strings.text(rows.purl[row]);
  if (const size_t at = purl.find("upstream="); at != std::string_view::npos) {
    const std::string_view rest = purl.substr(at + 9);
    const std::string value = decodePercent(rest.substr(0, rest.find_first_of("&#")));
    return toLowerAscii(std::string_view(value).substr(0, value.find('@')));
  }
  const std::string_view name = tables.strings.text(rows.name[row]);
  const size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string() : toLowerAscii(name.substr(0, slash));
}

namespace {

using Groups = std::map<std::string, std::vector<uint32_t>>;

void fillComponent(const Tables& tables, UnitedComponent& component) {
  const ComponentColumns& rows = tables.components;
  const auto fill = [&](std::string& to, StringId from) {
    if (to.empty()) to = tables.strings.text(from);
  };
  for (const uint32_t row : component.rows) {
    fill(component.ecosystem, rows.ecosystem[row]);
    fill(component.name, rows.name[row]);
    fill(component.version, rows.version[row]);
    fill(component.purl, rows.purl[row]);
    for (uint32_t i = rows.licences.begin[row]; i < rows.licences.begin[row + 1]; ++i) {
      std::string licence(tables.strings.text(rows.licences.items[i]));
      if (std::find(component.licences.begin(), component.licences.end(), licence) ==
          component.licences.end())
        component.licences.push_back(std::move(licence));
    }
  }
}

// What people said, then bare names; as (from, into) by key.
class Merges {
 public:
  Merges(const Groups& groups, const std::vector<SaidPair>& said, Identities& out)
      : groups_(groups), said_(said), out_(out) {}

  std::map<std::string, std::string> run() {
    for (const SaidPair& pair : said_) {
      if (pair.same && groups_.count(pair.a) > 0 && groups_.count(pair.b) > 0)
        merge(pair.b, pair.a, describe(pair));
    }
    nameless();
    return std::move(into_);
  }

 private:
  void merge(const std::string& from, const std::string& into, std::string reason) {
    if (from == into || into_.count(from) > 0) return;
    const auto at = into_.find(into);
    const std::string target = at == into_.end() ? into : at->second;
    if (target == from) return;
    for (auto& [other, its] : into_) its = its == from ? target : its;
    into_[from] = target;
    out_.componentUnions.push_back({groups_.at(from)[0], groups_.at(into)[0], std::move(reason)});
  }
  // "/lodash@4.17.20" (no ecosystem is said) is "npm/lodash@4.17.20" where there is no other of that name.
  void nameless() {
    std::map<std::string, std::vector<std::string>> byName;  // last part of the name and version
    for (const auto& [key, rows] : groups_) {
      if (key.starts_with('/')) continue;
      const size_t at = key.rfind('@');
      const size_t part = key.find_last_of("/:", at);
      byName[key.substr(part + 1)].push_back(key);
    }
    for (const auto& [key, rows] : groups_) {
      if (!key.starts_with('/') || key.ends_with('@')) continue;
      const auto found = byName.find(key.substr(1));
      if (found == byName.end() || found->second.size() != 1 || areApart(key, found->second[0])) continue;
      merge(key, found->second[0], "the only component of that name and version");
    }
  }
  bool areApart(const std::string& a, const std::string& b) const {
    return std::any_of(said_.begin(), said_.end(), [&](const SaidPair& pair) {
      return !pair.same && ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a));
    });
  }

  const Groups& groups_;
  const std::vector<SaidPair>& said_;
  Identities& out_;
  std::map<std::string, std::string> into_;
};

}  // namespace

void uniteComponents(const Tables& tables, const std::vector<SaidPair>& said, Identities& out) {
  const ComponentColumns& rows = tables.components;
  Groups groups;
  for (uint32_t row = 0; row < rows.rows; ++row)
    groups[componentKey(tables, row) + "@" + std::string(tables.strings.text(rows.version[row]))].push_back(
        row);
  const auto into = Merges(groups, said, out).run();
  for (const auto& [from, target] : into) {
    std::vector<uint32_t>& to = groups[target];
    to.insert(to.end(), groups[from].begin(), groups[from].end());
    std::sort(to.begin(), to.end());
    groups.erase(from);
  }
  out.componentOf.resize(rows.rows);
  for (auto& [key, members] : groups) {
    UnitedComponent component;
    component.key = key;
    for (const uint32_t row : members) out.componentOf[row] = static_cast<ComponentId>(out.components.size());
    component.rows = std::move(members);
    fillComponent(tables, component);
    out.components.push_back(std::move(component));
  }
}

}  // namespace postern
