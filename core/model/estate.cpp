// SPDX-License-Identifier: Apache-2.0
// Set semantics over batches; see content_hash.h for what equal hashes do not prove.
#include "model/estate.h"

#include <algorithm>

namespace postern {

Result<Estate::Added> Estate::add(std::string batch) {
  if (const Status checked = checkBatch(batch); !checked) return checked.error();
  const ContentHash hash = batchHash(batch);
  const auto at =
      std::lower_bound(batches_.begin(), batches_.end(), hash,
                       [](const std::string& a, const ContentHash& h) { return batchHash(a) < h; });
  if (at != batches_.end() && batchHash(*at) == hash) {
    // Whichever order they came in, the same one stays: the smaller name, then the smaller image.
    const bool replaces = std::pair(batchName(batch), std::string_view(batch)) <
                          std::pair(batchName(*at), std::string_view(*at));
    if (replaces) {
      *at = std::move(batch);
      assembled_ = false;
    }
    return Added{hash, true};
  }
  batches_.insert(at, std::move(batch));
  assembled_ = false;
  return Added{hash, false};
}

bool Estate::remove(const ContentHash& hash) {
  const auto at = std::find_if(batches_.begin(), batches_.end(),
                               [&](const std::string& b) { return batchHash(b) == hash; });
  if (at == batches_.end()) return false;
  batches_.erase(at);
  assembled_ = false;
  return true;
}

void Estate::clear() {
  batches_.clear();
  assembled_ = false;
}

const Tables& Estate::tables() {
  if (!assembled_) {
    tables_ = Tables();
    for (const std::string& batch : batches_) appendBatch(batch, tables_);
    assembled_ = true;
  }
  return tables_;
}

}  // namespace postern
