// SPDX-License-Identifier: Apache-2.0
// Whole-buffer decompression (zlib, zstd), stopped as soon as a limit is passed. Checksums are verified.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postern {

/// What one dropped archive may still unpack to; shared by all its members, however deep.
class UnpackBudget {
 public:
  explicit UnpackBudget(uint64_t archiveBytes);

  /// Bytes that the next output may have; 0 when nothing is left.
  uint64_t left() const;
  void spend(uint64_t bytes) { spent_ += bytes; }
  bool isSpent() const { return left() == 0; }
  /// The limit that stops the next output at left() bytes.
  Error refusal() const;

 private:
  uint64_t total_;
  bool ratio_;
  uint64_t spent_ = 0;
};

struct Unpacked {
  std::string plain;
  std::optional<Error> cut;  ///< the packed data ends too early: `plain` is what could be read
};

/// Gzip, all members of the stream.
Result<Unpacked> gunzip(std::string_view bytes, UnpackBudget& budget);
/// A raw deflate stream (zip's method 8); `expected` is only a hint for its size.
Result<std::string> inflateRaw(std::string_view bytes, uint64_t expected, UnpackBudget& budget);
/// Zstandard, all frames of the stream.
Result<Unpacked> unzstd(std::string_view bytes, UnpackBudget& budget);

/// CRC-32 as zip and gzip use it.
uint32_t crc32Of(std::string_view bytes);

}  // namespace postern
