// SPDX-License-Identifier: Apache-2.0
// `postern vocab version ECOSYSTEM`: "a<TAB>b" gives which comes first.
#include "engine/vocab_lines.h"
#include "vocab/version_order.h"

namespace postern {

bool isVersionEcosystem(std::string_view argument) { return versionScheme(argument).has_value(); }

std::string versionLine(std::string_view argument, std::string_view line) {
  const auto scheme = versionScheme(argument);
  const size_t tab = line.find('\t');
  if (!scheme || tab == std::string_view::npos)
    return invalidLine("two versions with a tab between them are needed");
  const std::string_view a = line.substr(0, tab), b = line.substr(tab + 1);
  for (const std::string_view version : {a, b}) {
    if (!isVersion(*scheme, version)) return invalidLine("\"" + std::string(version) + "\" is no version");
  }
  const auto order = *compareVersions(*scheme, a, b);
  JsonWriter out;
  return out.beginObject().field("cmp", order < 0 ? -1 : order > 0 ? 1 : 0).endObject().take();
}

}  // namespace postern
