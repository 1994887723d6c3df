// SPDX-License-Identifier: Apache-2.0
// Taught formats: those of a call, and those of the estate.
#include "engine/taught_formats.h"

#include "engine/engine_state.h"
#include "engine/guarded.h"

namespace postern {

Result<TaughtFormats> TaughtFormats::read(const std::vector<std::string>& specs) {
  TaughtFormats all;
  for (const std::string& spec : specs) {
    auto taught = teachFormat("mapping spec", spec);
    if (!taught) return taught.error();
    all.owned_.push_back(std::move(taught).value());
    all.formats_.push_back(&all.owned_.back()->format);
  }
  return all;
}

Result<SpecRow> Engine::addSpec(std::string_view spec) {
  return guarded([&]() -> Result<SpecRow> {
    auto taught = teachFormat("mapping spec", spec);
    if (!taught) return taught.error();
    const SpecRow row{taught.value()->spec->id, taught.value()->spec->title, taught.value()->json};
    state_->specs[row.id] = std::move(taught).value();
    return row;
  });
}

bool Engine::removeSpec(std::string_view id) { return state_->specs.erase(std::string(id)) > 0; }

std::vector<SpecRow> Engine::specs() const {
  std::vector<SpecRow> rows;
  for (const auto& [id, taught] : state_->specs) rows.push_back({id, taught->spec->title, taught->json});
  return rows;
}

}  // namespace postern
