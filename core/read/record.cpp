// SPDX-License-Identifier: Apache-2.0
// Matching of record paths; a bit per path keeps a step to a few compares.
#include "read/record.h"

#include "base/text.h"

namespace postern {

void appendStep(std::string& path, std::string_view key, uint32_t index) {
  path += key.empty() ? std::to_string(index) : escapedStep(key);
  path += '/';
}

PathSet::PathSet(std::span<const std::string_view> paths) {
  for (std::string_view path : paths) {
    Path parsed;
    parsed.skipped = path.starts_with('-');
    if (parsed.skipped) path.remove_prefix(1);
    if (path.starts_with("//")) {
      parsed.anywhere = true;
      hasAnywhere_ = true;
      parsed.steps = {path.substr(2)};
    } else {
      parsed.steps = split(path.substr(path.empty() ? 0 : 1), '/');
      all_ |= 1U << paths_.size();
    }
    paths_.push_back(std::move(parsed));
  }
}

uint32_t PathSet::step(uint32_t active, uint32_t depth, std::string_view key) const {
  uint32_t next = 0;
  for (uint32_t rest = active, i = 0; rest != 0; rest >>= 1U, ++i) {
    if ((rest & 1U) == 0) continue;
    const auto& steps = paths_[i].steps;
    if (depth < steps.size() && (steps[depth] == "*" || (!key.empty() && steps[depth] == key)))
      next |= 1U << i;
  }
  return next;
}

uint32_t PathSet::stepIf(uint32_t active, uint32_t depth, FunctionRef<bool(std::string_view)> fits) const {
  uint32_t next = 0;
  for (uint32_t rest = active, i = 0; rest != 0; rest >>= 1U, ++i) {
    if ((rest & 1U) == 0) continue;
    const auto& steps = paths_[i].steps;
    if (depth < steps.size() && (steps[depth] == "*" || fits(steps[depth]))) next |= 1U << i;
  }
  return next;
}

int PathSet::recordAt(uint32_t active, uint32_t depth) const {
  for (uint32_t rest = active, i = 0; rest != 0; rest >>= 1U, ++i) {
    if ((rest & 1U) != 0 && paths_[i].steps.size() == depth) return static_cast<int>(i);
  }
  return -1;
}

int PathSet::anywhere(std::string_view name) const {
  for (size_t i = 0; i < paths_.size(); ++i) {
    if (paths_[i].anywhere && paths_[i].steps[0] == name) return static_cast<int>(i);
  }
  return -1;
}

int PathSet::anywhereIf(FunctionRef<bool(std::string_view)> fits) const {
  for (size_t i = 0; i < paths_.size(); ++i) {
    if (paths_[i].anywhere && fits(paths_[i].steps[0])) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace postern
