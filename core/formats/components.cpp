// SPDX-License-Identifier: Apache-2.0
// Components from what scanners say: ecosystems to purl types, purls from parts and back (fields.h).
// Source: package-url/purl-spec, "How to build/parse purl string", and the type definitions' namespaces and
// cases.
#include "base/text.h"
#include "formats/fields.h"

namespace postern {
namespace {

// purl-spec: everything but unreserved characters is percent-encoded; ':' stays.
std::string encode(std::string_view text, bool keepSlash) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (isAsciiAlnum(c) || c == '.' || c == '-' || c == '_' || c == '~' || c == ':' ||
        (keepSlash && c == '/')) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

bool hasLowerCaseNames(std::string_view type) {
  return type == "pypi" || type == "github" || type == "bitbucket" || type == "composer" || type == "deb" ||
         type == "apk" || type == "hex";
}

// Types whose "a/b" names are namespace/name.
bool hasSlashNamespaces(std::string_view type) {
  return type == "npm" || type == "golang" || type == "composer" || type == "github" || type == "docker" ||
         type == "swift" || type == "bitbucket";
}

}  // namespace

std::string makePurl(std::string_view type, std::string_view group, std::string_view name,
                     std::string_view version) {
  if (type.empty() || name.empty()) return {};
  std::string lowered;
  if (hasLowerCaseNames(type)) {
    lowered = toLowerAscii(name);
    if (type == "pypi") {
      for (char& c : lowered) c = c == '_' ? '-' : c;
    }
    name = lowered;
  }
  std::string out = "pkg:" + std::string(type) + "/";
  if (!group.empty()) out += encode(group, true) + "/";
  out += encode(name, false);
  if (!version.empty()) out += "@" + encode(version, false);
  return out;
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
  std::string_view rest = purl.substr(4);
  while (!rest.empty() && rest.front() == '/') rest.remove_prefix(1);
  rest = rest.substr(0, rest.find_first_of("?#"));
  const size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return component;
  const std::string type = toLowerAscii(rest.substr(0, slash));
  rest = rest.substr(slash + 1);
  const size_t at = rest.rfind('@');
  std::string version;
  if (at != std::string_view::npos && at > 0) {
    version = decodePercent(rest.substr(at + 1));
    rest = rest.substr(0, at);
  }
  const size_t nameAt = rest.rfind('/');
  const std::string group =
      nameAt == std::string_view::npos ? std::string() : decodePercent(rest.substr(0, nameAt));
  const std::string bare = decodePercent(nameAt == std::string_view::npos ? rest : rest.substr(nameAt + 1));
  std::string name = bare;
  if (!group.empty() && (hasSlashNamespaces(type) || type == "maven"))
    name = group + (type == "maven" ? ":" : "/") + bare;
  component.ecosystem = out.text(type);
  component.group = out.text(group);
  component.name = out.text(name);
  component.version = out.text(version);
  return component;
}

}  // namespace postern
