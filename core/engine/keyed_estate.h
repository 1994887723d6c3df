// SPDX-License-Identifier: Apache-2.0
// The estate with the key of every batch: hashes of secrets join under one key only, and a raw record's
// secrets are found with the key they were hashed with. A set like the estate: order does not matter.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/keyed_hash.h"
#include "bundle/bundle.h"
#include "model/estate.h"

namespace postern {

class KeyedEstate {
 public:
  /// As Estate::add. Of the same image under two keys (it holds no secret) the smaller key stays.
  Result<Estate::Added> add(std::string batch, const EstateKey& key);
  bool remove(const ContentHash& hash);
  void clear();

  /// The smallest key in use.
  std::optional<EstateKey> key() const;
  size_t keyCount() const;
  EstateKey keyOf(const ContentHash& hash) const;
  Estate& estate() { return estate_; }
  /// All batches with their keys; borrows.
  BundleContent content() const;
  /// Raised by every change of the set.
  uint64_t revision() const { return revision_; }

 private:
  struct Origin {
    EstateKey key;
    ContentHash image;
  };
  Estate estate_;
  std::map<ContentHash, Origin> origins_;  // per batch of estate_
  uint64_t revision_ = 0;
};

}  // namespace postern
