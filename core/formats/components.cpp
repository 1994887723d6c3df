// SPDX-License-Identifier: Apache-2.0
// Components from what scanners say (fields.h): an ecosystem and a name, or a purl.
#include "base/text.h"
#include "formats/fields.h"
#include "vocab/purl.h"

namespace postern {
std::string makePurl(std::string_view type, std::string_view group, std::string_view name,
                     std::string_view version) {
  if (type.empty() || name.empty()) return {};
  Purl parts;
  parts.type = type;
  parts.nameSpace = group;
  parts.name = name;
  parts.version = version;
  const Result<PurlReading> reading = normalisePurl(std::move(parts));
  return reading.ok() ? purlText(reading.value().purl) : std::string();
}

Component makeComponent(BatchBuilder& out, std::string_view ecosystem, std::string_view name,
                        std::string_view version, std::string_view file) {
  Component component;
  name = trim(name);
  version = trim(version);
  const std::string_view type = purlType(ecosystem);
  std::string_view group;
  std::string_view bare = name;
  if (type == "maven" && name.find(':') != std::string_view::npos) {
    group = name.substr(0, name.find(':'));
    bare = name.substr(name.find(':') + 1);
  } else if (hasSlashNamespaces(type) && name.rfind('/') != std::string_view::npos) {
    group = name.substr(0, name.rfind('/'));
    bare = name.substr(name.rfind('/') + 1);
  }
  // A distribution's purls carry its name: pkg:deb/debian/…
  std::string distribution;
  if (type == "deb" || type == "apk" || type == "rpm") {
    distribution = toLowerAscii(ecosystem.substr(0, ecosystem.find(':')));
    if (distribution != type && distribution != "dpkg") group = distribution;
  }
  component.purl = out.text(makePurl(type, group, bare, version));
  component.ecosystem = out.text(type.empty() ? ecosystem : type);
  component.group = out.text(group);
  component.name = out.text(name);
  component.version = out.text(version);
  component.file = out.text(file);
  return component;
}

Component componentFromPurl(BatchBuilder& out, std::string_view purl, std::string_view file) {
  Component component;
  purl = trim(purl);
  component.file = out.text(file);
  if (!purl.starts_with("pkg:")) return component;
  component.purl = out.text(purl);
  Result<PurlReading> reading = readPurl(purl);
  if (!reading.ok()) return component;
  const Purl& parts = reading.value().purl;
  std::string name = parts.name;
  if (!parts.nameSpace.empty() && (hasSlashNamespaces(parts.type) || parts.type == "maven"))
    name = parts.nameSpace + (parts.type == "maven" ? ":" : "/") + parts.name;
  component.ecosystem = out.text(parts.type);
  component.group = out.text(parts.nameSpace);
  component.name = out.text(name);
  component.version = out.text(parts.version);
  return component;
}

}  // namespace postern
