// SPDX-License-Identifier: Apache-2.0
// Which purl type each ecosystem, package manager or lock file means, as scanners write them (purl-spec,
// PURL-TYPES).
#include <string_view>
#include <utility>

#include "base/text.h"
#include "formats/fields.h"

namespace postern {

std::string_view purlType(std::string_view ecosystem) {
  static constexpr std::pair<std::string_view, std::string_view> kTypes[] = {{"npm", "npm"},
                                                                             {"node-pkg", "npm"},
                                                                             {"javascript", "npm"},
                                                                             {"yarn", "npm"},
                                                                             {"pnpm", "npm"},
                                                                             {"node", "npm"},
                                                                             {"nodejs", "npm"},
                                                                             {"pypi", "pypi"},
                                                                             {"pip", "pypi"},
                                                                             {"python", "pypi"},
                                                                             {"python-pkg", "pypi"},
                                                                             {"pipenv", "pypi"},
                                                                             {"poetry", "pypi"},
                                                                             {"uv", "pypi"},
                                                                             {"maven", "maven"},
                                                                             {"java", "maven"},
                                                                             {"jar", "maven"},
                                                                             {"java-archive", "maven"},
                                                                             {"pom", "maven"},
                                                                             {"gradle", "maven"},
                                                                             {"sbt", "maven"},
                                                                             {"go", "golang"},
                                                                             {"golang", "golang"},
                                                                             {"gomod", "golang"},
                                                                             {"go-module", "golang"},
                                                                             {"gobinary", "golang"},
                                                                             {"gomodules", "golang"},
                                                                             {"crates.io", "cargo"},
                                                                             {"cargo", "cargo"},
                                                                             {"rust", "cargo"},
                                                                             {"rust-crate", "cargo"},
                                                                             {"rustbinary", "cargo"},
                                                                             {"gem", "gem"},
                                                                             {"rubygems", "gem"},
                                                                             {"bundler", "gem"},
                                                                             {"gemspec", "gem"},
                                                                             {"ruby", "gem"},
                                                                             {"nuget", "nuget"},
                                                                             {"dotnet", "nuget"},
                                                                             {"dotnet-core", "nuget"},
                                                                             {"packagist", "composer"},
                                                                             {"composer", "composer"},
                                                                             {"php", "composer"},
                                                                             {"php-composer", "composer"},
                                                                             {"hex", "hex"},
                                                                             {"mix", "hex"},
                                                                             {"mix-lock", "hex"},
                                                                             {"pub", "pub"},
                                                                             {"dart", "pub"},
                                                                             {"debian", "deb"},
                                                                             {"ubuntu", "deb"},
                                                                             {"deb", "deb"},
                                                                             {"dpkg", "deb"},
                                                                             {"alpine", "apk"},
                                                                             {"apk", "apk"},
                                                                             {"wolfi", "apk"},
                                                                             {"chainguard", "apk"},
                                                                             {"redhat", "rpm"},
                                                                             {"rhel", "rpm"},
                                                                             {"centos", "rpm"},
                                                                             {"rpm", "rpm"},
                                                                             {"fedora", "rpm"},
                                                                             {"amazon", "rpm"},
                                                                             {"oracle", "rpm"},
                                                                             {"rocky", "rpm"},
                                                                             {"alma", "rpm"},
                                                                             {"suse", "rpm"},
                                                                             {"opensuse", "rpm"},
                                                                             {"photon", "rpm"},
                                                                             {"cbl-mariner", "rpm"},
                                                                             {"azurelinux", "rpm"},
                                                                             {"hackage", "hackage"},
                                                                             {"cran", "cran"},
                                                                             {"conan", "conan"},
                                                                             {"cocoapods", "cocoapods"},
                                                                             {"swift", "swift"},
                                                                             {"swifturl", "swift"},
                                                                             {"conda", "conda"},
                                                                             {"conda-pkg", "conda"},
                                                                             {"github actions", "github"},
                                                                             {"github-action", "github"},
                                                                             {"githubactions", "github"},
                                                                             {"bitnami", "bitnami"},
                                                                             {"julia", "julia"}};
  ecosystem = ecosystem.substr(0, ecosystem.find(':'));  // OSV: "Debian:12"
  for (const auto& [known, type] : kTypes) {
    if (equalsIgnoreCase(ecosystem, known)) return type;
  }
  return {};
}

}  // namespace postern
