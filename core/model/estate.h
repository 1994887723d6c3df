// SPDX-License-Identifier: Apache-2.0
// The estate: all batches a person holds, as one set of tables. A set, not a list: adding is commutative,
// associative and idempotent, and the tables depend on the set alone (batches are laid out in the order of
// their content hashes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/batch.h"

namespace postern {

class Estate {
 public:
  struct Added {
    ContentHash hash;
    bool duplicate = false;  ///< the same input was there (under whatever name; the smaller name stays)
  };
  /// Checks and takes a batch. Errors of checkBatch(); the estate is then as before.
  Result<Added> add(std::string batch);
  /// Forgets the input of that hash; false when there is none.
  bool remove(const ContentHash& hash);
  void clear();

  /// In the order of content hashes.
  const std::vector<std::string>& batches() const { return batches_; }
  /// All tables, assembled at most once per change of the set.
  const Tables& tables();

 private:
  std::vector<std::string> batches_;
  Tables tables_;
  bool assembled_ = false;
};

}  // namespace postern
