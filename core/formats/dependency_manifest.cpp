// SPDX-License-Identifier: Apache-2.0
// Manifests of dependencies (package.json, requirements.txt, pom.xml, go.mod, Cargo.toml, Gemfile,
// composer.json, Dockerfile, Helm values), by their name: they hold no results, but the upgrades that
// scanners ask for can be written into them as a patch (output/manifest/patch.h). What they require is not
// read as components: a range is no installed version; lock files and SBOMs say that.
#include "formats/format.h"
#include "vocab/manifest_name.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  const ManifestKind kind = manifestKind(probe.name);
  if (kind == ManifestKind::kUnknown || probe.syntax == Syntax::kBinary || probe.syntax == Syntax::kEmpty)
    return {};
  const bool isJson = kind == ManifestKind::kNpm || kind == ManifestKind::kComposer;
  if (isJson != probe.isJson() || (kind == ManifestKind::kMaven) != (probe.syntax == Syntax::kXml)) return {};
  return {60, name(kind)};
}

Status import(Document& in, BatchBuilder& out) {
  out.tool(name(manifestKind(in.probe().name)));
  return Done{};
}

}  // namespace

extern const Format kDependencyManifest;
const Format kDependencyManifest{"dependency_manifest",
                                 "Dependency manifest",
                                 "https://github.com/package-url/purl-spec",
                                 "JSON, XML, YAML, text",
                                 Family::kContext,
                                 true,
                                 sniff,
                                 import};

}  // namespace postern
