// SPDX-License-Identifier: Apache-2.0
// The `.postern` file: batches with a manifest of what they are and the estate's keys, and what people
// decided. Version 2:
//   8 bytes "POSTERN\0", u16 version, u16 zero (both little endian)
//   a zstd frame: the manifest (manifest.fbs)
//   a zstd frame: the decisions (decisions.fbs); version 1 has none
//   a zstd frame per group: images of batches one after the other, in the order of the manifest
// Every frame states its size and carries a checksum. The same content gives the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/keyed_hash.h"
#include "base/time.h"
#include "model/decision.h"

namespace postern {

inline constexpr uint16_t kBundleVersion = 2;

struct BundleBatch {
  std::string image;  ///< FlatBuffers image of a batch (model.fbs)
  EstateKey key;      ///< under which its secrets are hashed
};

struct Bundle {
  uint16_t version = kBundleVersion;
  std::string toolVersion;  ///< of the Postern that wrote it
  std::string by;           ///< who, if they said so
  UnixSeconds when = kNoTime;
  std::vector<BundleBatch> batches;
  std::vector<std::string> specs;  ///< taught formats: mapping specs as JSON, unchecked
  Decisions decisions;             ///< checked
};

/// What a bundle is written from; borrows.
struct BundleContent {
  std::string_view toolVersion, by;
  UnixSeconds when = kNoTime;
  struct Batch {
    std::string_view image;
    EstateKey key;
  };
  std::vector<Batch> batches;  ///< checked (checkBatch), in the order of their content hashes
  std::vector<std::string_view> specs;
  const Decisions* decisions = nullptr;  ///< nullptr = none
};

bool looksLikeBundle(std::string_view bytes);
/// Errors: too_large.
Result<std::string> writeBundle(const BundleContent& content);
/// Everything is checked: what is returned may be used without looking twice. Errors: malformed (no bundle,
/// cut short, damaged), unsupported_version (newer), too_large.
Result<Bundle> readBundle(std::string_view bytes);

}  // namespace postern
