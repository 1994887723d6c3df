// SPDX-License-Identifier: Apache-2.0
// See auto_map.h.
#include "formats/teach/auto_map.h"

#include "base/text.h"

namespace postern {
namespace {

// The whole file becomes a tree for a moment; larger ones wait for a spec.
constexpr size_t kMaxGuessedBytes = 200'000'000;

}  // namespace

AutoMapping autoMap(std::string_view name, Document& in) {
  AutoMapping out;
  if (in.text().size() > kMaxGuessedBytes) return out;
  const auto shape = readShape(in);
  if (!shape) return out;
  out.draft = guessDraft(shape.value());
  if (out.draft.records.empty()) return out;
  out.draft.id = "auto_mapped";
  out.draft.title = "Auto-mapped";
  auto taught = teachFormat(name, specOf(out.draft, shape.value()));
  if (taught) out.taught = std::move(taught).value();
  return out;
}

}  // namespace postern
