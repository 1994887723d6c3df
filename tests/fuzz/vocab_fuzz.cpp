// SPDX-License-Identifier: Apache-2.0
// The field's own languages: package URLs, ranges, versions, CPE names, and every row of `postern vocab`.
// Input: a byte that picks the scheme of versions, then a line.
#include <cstdlib>

#include "engine.h"
#include "vocab/cpe.h"
#include "vocab/native_range.h"
#include "vocab/purl.h"
#include "vocab/upgrade.h"
#include "vocab/vers.h"
#include "vocab/version_order.h"

namespace postern {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void tryPurl(std::string_view line) {
  const auto read = readPurl(line);
  if (!read.ok()) return;
  const std::string text = purlText(read.value().purl);
  const auto again = readPurl(text);
  require(again.ok() && purlText(again.value().purl) == text &&
          again.value().purl.name == read.value().purl.name);
}

void tryCpe(std::string_view line) {
  const auto read = readCpe(line);
  if (!read.ok()) return;
  const Cpe& cpe = read.value().cpe;
  const auto again = readCpe(cpeText(cpe));
  require(again.ok() && again.value().cpe == cpe);
  const auto uri = readCpe(cpeUri(cpe));
  require(uri.ok() && uri.value().cpe == cpe);
  require(cpeRelation(cpe, cpe) == CpeRelation::kEqual);
}

void tryVers(std::string_view line) {
  const auto read = readVers(line);
  if (!read.ok()) return;
  const std::string text = versText(read.value().vers);
  const auto again = readVers(text);
  require(again.ok() && versText(again.value().vers) == text);
  for (const VersionConstraint& it : read.value().vers.constraints)
    (void)versContains(read.value().vers, it.version);
  (void)versionSet(read.value().vers);
}

void tryVersions(VersionScheme scheme, std::string_view a, std::string_view b) {
  const auto order = compareVersions(scheme, a, b), back = compareVersions(scheme, b, a);
  require(order.has_value() == back.has_value());
  if (order) require((*order < 0) == (*back > 0) && (*order == 0) == (*back == 0));
  if (isVersion(scheme, a)) require(compareVersions(scheme, a, a) == std::strong_ordering::equal);
}

// What a range means and what its canonical text means is the same for every version it names.
void tryNative(std::string_view ecosystem, VersionScheme scheme, std::string_view line) {
  const auto read = readNativeRange(ecosystem, line);
  if (!read.ok()) return;
  const VersionSet set = versionSet(read.value());
  const Vers vers = set.toVers(read.value().type);
  const auto again = readVers(versText(vers));
  require(again.ok());
  if (scheme == VersionScheme::kArch) return;  // its equality is not carried on (version_order.h)
  for (const auto& alternative : read.value().alternatives) {
    for (const VersionConstraint& it : alternative) {
      if (it.version.empty() || set.isEmpty()) continue;
      const auto in = versContains(again.value().vers, it.version);
      if (scheme != VersionScheme::kMaven) require(!in.ok() || in.value() == set.contains(it.version));
    }
  }
  const FixAdvice advice{{std::string(line)}, {std::string(line)}};
  (void)planUpgrade(scheme, ecosystem, "1.0", std::span(&advice, 1));
}

constexpr std::string_view kEcosystems[] = {
    "semver",  "npm",   "Go",        "Pub",      "PyPI",    "Maven",     "Debian",   "rpm",
    "Alpine",  "arch",  "gentoo",    "RubyGems", "NuGet",   "Packagist", "hackage",  "CRAN",
    "conan",   "conda", "cpan",      "nix",      "openssl", "intdot",    "datetime", "lexicographic",
    "generic", "nginx", "crates.io", "Hex",
};

}  // namespace
}  // namespace postern

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace postern;
  if (size == 0) return 0;
  const std::string_view ecosystem = kEcosystems[data[0] % std::size(kEcosystems)];
  const std::string_view line(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto scheme = versionScheme(ecosystem);
  require(scheme.has_value());
  tryPurl(line);
  tryCpe(line);
  tryVers(line);
  tryNative(ecosystem, *scheme, line);
  const size_t tab = line.find('\t');
  tryVersions(*scheme, line.substr(0, tab), tab == std::string_view::npos ? "1.0" : line.substr(tab + 1));
  for (const std::string_view vocabulary : {"cvss", "ssvc", "cwe", "purl", "cpe", "vers"})
    require(Engine::vocab(vocabulary, "", line).ok());
  for (const std::string_view vocabulary : {"vers", "version"})
    require(Engine::vocab(vocabulary, ecosystem, line).ok());
  return 0;
}
