// SPDX-License-Identifier: Apache-2.0
// Finds secrets in a text without holding them: a piece is a secret when its keyed hash is a mask's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine.h"

namespace postern {

class SecretMasking {
 public:
  /// Masks without a key of their own are under `key`.
  SecretMasking(const std::vector<SecretMask>& masks, const EstateKey& key);

  bool empty() const { return wanted_.empty(); }
  /// The longest secret looked for, bytes.
  size_t longest() const { return longest_; }
  /// `text` with every secret replaced by its masked form. Costs text times length of the secrets.
  std::string apply(std::string_view text);
  /// Every secret was seen by some apply().
  bool foundAll() const;

 private:
  struct Wanted {
    ContentHash hash;
    size_t length;
    EstateKey key;
    bool found = false;
  };
  std::vector<Wanted> wanted_;
  size_t longest_ = 0;
};

}  // namespace postern
