// SPDX-License-Identifier: Apache-2.0
// The package of a SARIF result, as Dependency-Check (purl in a logical location), Grype (rule's purls,
// labelled help), Trivy (labelled message), OSV-Scanner ('name@version' in the message) and Snyk
// (name@version as a logical location) write it. Checked against their templates of 2021 to 2025.
#include "formats/sarif_component.h"

#include "base/text.h"
#include "formats/lock_files.h"
#include "vocab/purl.h"

namespace postern::sarif {
namespace {

// The rest of the line that begins with `label`, as in "Installed Version: 1.2".
std::string_view labelled(std::string_view text, std::string_view label) {
  for (size_t at = text.find(label); at != std::string_view::npos; at = text.find(label, at + 1)) {
    if (at > 0 && text[at - 1] != '\n') continue;
    const size_t end = text.find('\n', at);
    return trim(
        text.substr(at + label.size(), end == std::string_view::npos ? end : end - at - label.size()));
  }
  return {};
}

// The first 'name@version' in quotes.
std::pair<std::string_view, std::string_view> quotedPackage(std::string_view text) {
  for (size_t open = text.find('\''); open != std::string_view::npos; open = text.find('\'', open + 1)) {
    const size_t close = text.find('\'', open + 1);
    if (close == std::string_view::npos) break;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const size_t at = inside.rfind('@');
    if (at != std::string_view::npos && at > 0 && inside.find(' ') == std::string_view::npos) {
      return {inside.substr(0, at), inside.substr(at + 1)};
    }
    open = close;
  }
  return {};
}

void addFixVersions(BatchBuilder& out, Observation& observation, std::string_view versions) {
  for (const std::string_view version : splitList(versions, ", ")) {
    if (observation.fixVersions.size() < 32) observation.fixVersions.add(out.text(version));
  }
}

std::string_view onlyPurl(Node list) {
  std::string_view purl;
  for (const Node item : list.items()) {
    if (!purl.empty() && purl != item.text()) return {};
    purl = item.text();
  }
  return purl.starts_with("pkg:") ? purl : std::string_view();
}

std::string_view ecosystemOf(BatchBuilder& out, const Rule& rule, std::string_view file) {
  for (uint32_t i = 0; i < rule.tags.size(); ++i) {
    const std::string_view tag = out.view(rule.tags[i]);
    if (!purlType(tag).empty()) return tag;
  }
  return ecosystemOfFile(file);
}

}  // namespace

std::optional<Component> componentOf(BatchBuilder& out, Observation& observation, Node result, Node location,
                                     const Rule& rule, std::string_view message) {
  const std::string file(out.view(observation.file));
  const Node logical = location["logicalLocations"].item(0);
  const std::string_view name = logical.firstText({"fullyQualifiedName", "name"});
  if (name.starts_with("pkg:")) return componentFromPurl(out, name, file);
  for (const Node properties : {result["properties"], rule.node["properties"]}) {
    std::string_view purl = properties.firstText({"purl", "packageUrl", "package_url"});
    if (purl.empty()) purl = onlyPurl(properties["purls"]);
    if (purl.starts_with("pkg:")) return componentFromPurl(out, purl, file);
  }
  if (const std::string_view package = labelled(message, "Package:"); !package.empty()) {  // Trivy
    addFixVersions(out, observation, labelled(message, "Fixed Version:"));
    return makeComponent(out, ecosystemOf(out, rule, file), package, labelled(message, "Installed Version:"),
                         file);
  }
  const Node helpNode = rule.node["help"];
  const std::string_view help = helpNode.isString() ? helpNode.text() : helpNode["text"].text();
  if (const std::string_view package = labelled(help, "Package:"); !package.empty()) {  // Grype
    addFixVersions(out, observation, labelled(help, "Fix Version:"));
    return makeComponent(out, labelled(help, "Type:"), package, labelled(help, "Version:"), file);
  }
  if (const auto [package, version] = quotedPackage(message); !package.empty()) {  // OSV-Scanner
    return makeComponent(out, ecosystemOf(out, rule, file), package, version, file);
  }
  if (const size_t at = name.rfind('@');
      rule.id.starts_with("SNYK-") && at != std::string_view::npos && at > 0) {
    return makeComponent(out, ecosystemOf(out, rule, file), name.substr(0, at), name.substr(at + 1), file);
  }
  return std::nullopt;
}

}  // namespace postern::sarif
