// SPDX-License-Identifier: Apache-2.0
// Manifests and lock files by name (lock_files.h), as the package managers document them.
#include "formats/lock_files.h"

#include <utility>

namespace postern {

std::string_view ecosystemOfFile(std::string_view path) {
  static constexpr std::pair<std::string_view, std::string_view> kFiles[] = {{"package-lock.json", "npm"},
                                                                             {"npm-shrinkwrap.json", "npm"},
                                                                             {"yarn.lock", "npm"},
                                                                             {"pnpm-lock.yaml", "npm"},
                                                                             {"package.json", "npm"},
                                                                             {"go.sum", "go"},
                                                                             {"go.mod", "go"},
                                                                             {"Gemfile.lock", "gem"},
                                                                             {"gems.locked", "gem"},
                                                                             {"requirements.txt", "pypi"},
                                                                             {"Pipfile.lock", "pypi"},
                                                                             {"Pipfile", "pypi"},
                                                                             {"poetry.lock", "pypi"},
                                                                             {"uv.lock", "pypi"},
                                                                             {"setup.py", "pypi"},
                                                                             {"pom.xml", "maven"},
                                                                             {"build.gradle", "maven"},
                                                                             {"build.gradle.kts", "maven"},
                                                                             {"gradle.lockfile", "maven"},
                                                                             {"build.sbt", "maven"},
                                                                             {"maven.graph.json", "maven"},
                                                                             {"composer.lock", "composer"},
                                                                             {"packages.lock.json", "nuget"},
                                                                             {"conan.lock", "conan"},
                                                                             {"Cargo.lock", "cargo"},
                                                                             {"pubspec.lock", "pub"},
                                                                             {"Podfile.lock", "cocoapods"},
                                                                             {"mix.lock", "hex"}};
  const std::string_view name =
      path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  for (const auto& [known, ecosystem] : kFiles) {
    if (name == known) return ecosystem;
  }
  if (name.ends_with(".csproj")) return "nuget";
  return name.starts_with("requirements") && name.ends_with(".txt") ? "pypi" : std::string_view();
}

}  // namespace postern
