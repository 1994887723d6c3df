// SPDX-License-Identifier: Apache-2.0
// `postern vocab vers [ECOSYSTEM]`: "range" or "range<TAB>version". With an ecosystem, ranges are as it
// writes them.
#include "engine/vocab_lines.h"
#include "vocab/native_range.h"
#include "vocab/vers.h"
#include "vocab/version_order.h"

namespace postern {
namespace {

void writeVers(JsonWriter& out, const Vers& vers) {
  out.field("canonical", versText(vers)).field("type", vers.type).key("constraints").beginArray();
  for (const VersionConstraint& it : vers.constraints)
    out.beginArray().string(comparatorText(it.comparator)).string(it.version).endArray();
  out.endArray();
}

std::string nativeLine(std::string_view ecosystem, std::string_view range, std::string_view version,
                       bool asks) {
  const Result<NativeRange> read = readNativeRange(ecosystem, range);
  if (!read.ok()) return invalidLine(read.error().message);
  const VersionSet set = versionSet(read.value());
  if (asks && !isVersion(set.scheme(), version))
    return invalidLine("\"" + std::string(version) + "\" is no version");
  JsonWriter out;
  out.beginObject().field("valid", true);
  writeVers(out, flatVers(read.value()));
  out.field("simplified", versText(set.toVers(read.value().type)));
  if (asks) out.field("contains", set.contains(version));
  return out.endObject().take();
}

}  // namespace

bool isRangeEcosystem(std::string_view argument) {
  return argument.empty() || versionScheme(argument).has_value();
}

std::string versLine(std::string_view argument, std::string_view line) {
  const size_t tab = line.find('\t');
  const bool asks = tab != std::string_view::npos;
  const std::string_view range = line.substr(0, tab), version = asks ? line.substr(tab + 1) : "";
  if (!argument.empty()) return nativeLine(argument, range, version, asks);
  const Result<VersReading> read = readVers(range);
  if (!read.ok()) return invalidLine(read.error().message);
  const auto& [vers, problem] = read.value();
  JsonWriter out;
  out.beginObject().field("valid", problem.empty());
  if (!problem.empty()) out.field("error", problem);
  writeVers(out, vers);
  if (asks) {
    const Result<bool> contains = versContains(vers, version);
    if (!contains.ok()) return invalidLine(contains.error().message);
    out.field("contains", contains.value());
  }
  return out.endObject().take();
}

}  // namespace postern
