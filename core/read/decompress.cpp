// SPDX-License-Identifier: Apache-2.0
// Output grows by pieces, so that a bomb is noticed when it passes the limit and not when it has burst.
#include "read/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

#include "read/limits.h"

namespace postern {
namespace {

constexpr size_t kFirstPiece = 64 * 1024;
constexpr uint64_t kZlibPiece = 1U << 30U;  // zlib counts in unsigned int

Error cutOff(std::string_view what) {
  return makeError(ErrorCode::kMalformed, std::string(what) + ": the data ends too early");
}

// A string that grows as it is filled, never beyond the limit. `expected` (as the input claims) saves growing
// when it is right; it is believed only up to what `packed` bytes can hold.
class Output {
 public:
  Output(uint64_t limit, uint64_t expected, uint64_t packed)
      : limit_(limit),
        first_(std::clamp<uint64_t>(expected, kFirstPiece, packed * 64 + kFirstPiece) + kSlack) {}

  /// Room for more; false at the limit.
  bool grow() {
    if (used_ < buffer_.size()) return true;
    if (buffer_.size() >= limit_) return false;
    buffer_.resize(static_cast<size_t>(std::min(std::max<uint64_t>(first_, buffer_.size() * 2), limit_)));
    return true;
  }
  char* at() { return buffer_.data() + used_; }
  size_t room() const { return buffer_.size() - used_; }
  void filled(size_t bytes) { used_ += bytes; }
  std::string take() {
    buffer_.resize(used_);
    return std::move(buffer_);
  }

 private:
  static constexpr uint64_t kSlack = 64;  // so that the end is seen before the room is used up

  std::string buffer_;
  size_t used_ = 0;
  uint64_t limit_;
  uint64_t first_;
};

// RFC 1952: the last four bytes are the size of the last member, modulo 2^32.
uint64_t gzipClaim(std::string_view bytes) {
  uint64_t size = 0;
  for (size_t i = 1; i <= 4 && i <= bytes.size(); ++i) {
    size = size << 8U | static_cast<unsigned char>(bytes[bytes.size() - i]);
  }
  return size;
}

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

Result<Unpacked> inflateStream(std::string_view bytes, int windowBits, uint64_t expected,
                               std::string_view what, UnpackBudget& budget) {
  z_stream stream{};
  if (inflateInit2(&stream, windowBits) != Z_OK)
    return makeError(ErrorCode::kTooLarge, "no memory to decompress");
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
  Output out(budget.left(), expected, bytes.size());
  size_t fed = 0;
  for (;;) {
    if (stream.avail_in == 0 && fed < bytes.size()) {
      const auto piece = static_cast<uInt>(std::min<uint64_t>(kZlibPiece, bytes.size() - fed));
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + fed));
      stream.avail_in = piece;
      fed += piece;
    }
    if (!out.grow()) return budget.refusal();
    const auto room = static_cast<uInt>(std::min<uint64_t>(kZlibPiece, out.room()));
    stream.next_out = reinterpret_cast<Bytef*>(out.at());
    stream.avail_out = room;
    const int status = inflate(&stream, Z_NO_FLUSH);
    out.filled(room - stream.avail_out);
    if (status == Z_STREAM_END) {
      const std::string_view rest = bytes.substr(fed - stream.avail_in);
      if (windowBits < 0 || !isGzip(rest)) return Unpacked{out.take(), std::nullopt};
      if (inflateReset(&stream) != Z_OK)
        return makeError(ErrorCode::kMalformed, std::string(what) + " cannot be read");
    } else if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
      if (fed >= bytes.size() && stream.avail_out > 0) return Unpacked{out.take(), cutOff(what)};
    } else if (status != Z_OK) {
      return makeError(
          ErrorCode::kMalformed,
          std::string(what) + " is damaged: " + (stream.msg != nullptr ? stream.msg : "unknown fault"),
          fed - stream.avail_in);
    }
  }
}

}  // namespace

UnpackBudget::UnpackBudget(uint64_t archiveBytes) {
  const uint64_t byRatio = std::max(limits::kRatioFreeBytes, archiveBytes * limits::kMaxCompressionRatio);
  ratio_ = byRatio < limits::kMaxArchiveBytes;
  total_ = std::min(byRatio, limits::kMaxArchiveBytes);
}

uint64_t UnpackBudget::left() const {
  return spent_ >= total_ ? 0 : std::min(total_ - spent_, limits::kMaxFileBytes);
}

Error UnpackBudget::refusal() const {
  if (left() == limits::kMaxFileBytes) {
    return makeError(ErrorCode::kTooLarge, "unpacks to more than 2,000,000,000 bytes");
  }
  return makeError(ErrorCode::kTooLarge,
                   ratio_ ? "unpacks to more than 300 times its size (a bomb, or a mistake)"
                          : "the archive unpacks to more than 20,000,000,000 bytes");
}

Result<Unpacked> gunzip(std::string_view bytes, UnpackBudget& budget) {
  return inflateStream(bytes, 15 + 16, gzipClaim(bytes), "gzip", budget);
}

Result<std::string> inflateRaw(std::string_view bytes, uint64_t expected, UnpackBudget& budget) {
  Result<Unpacked> unpacked = inflateStream(bytes, -15, expected, "deflate", budget);
  if (!unpacked) return unpacked.error();
  if (unpacked.value().cut) return *unpacked.value().cut;
  return std::move(unpacked.value().plain);
}

Result<Unpacked> unzstd(std::string_view bytes, UnpackBudget& budget) {
  const std::unique_ptr<ZSTD_DCtx, size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  if (!context) return makeError(ErrorCode::kTooLarge, "no memory to decompress");
  const uint64_t claim = ZSTD_getFrameContentSize(bytes.data(), bytes.size());  // huge when unknown
  Output out(budget.left(), claim > limits::kMaxFileBytes ? 0 : claim, bytes.size());
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  for (;;) {
    if (!out.grow()) return budget.refusal();
    ZSTD_outBuffer piece{out.at(), out.room(), 0};
    const size_t status = ZSTD_decompressStream(context.get(), &piece, &in);
    out.filled(piece.pos);
    if (ZSTD_isError(status) != 0) {
      return makeError(ErrorCode::kMalformed, std::string("zstd is damaged: ") + ZSTD_getErrorName(status),
                       in.pos);
    }
    if (in.pos < in.size || piece.pos == piece.size) {
      if (status == 0 && in.pos == in.size) return Unpacked{out.take(), std::nullopt};
      continue;
    }
    if (status != 0) return Unpacked{out.take(), cutOff("zstd")};
    return Unpacked{out.take(), std::nullopt};
  }
}

uint32_t crc32Of(std::string_view bytes) {
  return static_cast<uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

}  // namespace postern
