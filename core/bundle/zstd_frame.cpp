// SPDX-License-Identifier: Apache-2.0
// See zstd_frame.h.
#include "bundle/zstd_frame.h"

#include <zstd.h>

#include <memory>

namespace postern {
namespace {

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

Result<std::string> packFrame(std::string_view bytes, int level) {
  const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  if (!context) return makeError(ErrorCode::kTooLarge, "no memory for compressing");
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) return makeError(ErrorCode::kTooLarge, ZSTD_getErrorName(size));
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

Result<std::string> unpackFrame(std::string_view& rest, uint64_t limit) {
  const size_t packed = ZSTD_findFrameCompressedSize(rest.data(), rest.size());
  const uint64_t size = ZSTD_getFrameContentSize(rest.data(), rest.size());
  if (ZSTD_isError(packed) != 0 || size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) {
    return makeError(ErrorCode::kMalformed, "it ends early or is damaged");
  }
  // A block of at least three bytes makes at most 128 KiB (RFC 8878, 3.1.1.2): a larger claim is a lie, found
  // before memory is taken for it.
  if (size / (128 * 1024) > packed / 3)
    return makeError(ErrorCode::kMalformed, "it is damaged: its size cannot be");
  if (size > limit) return makeError(ErrorCode::kTooLarge, "it unpacks to more than the limit");
  std::string out(size, '\0');
  const size_t unpacked = ZSTD_decompress(out.data(), out.size(), rest.data(), packed);
  if (ZSTD_isError(unpacked) != 0 || unpacked != size) {
    return makeError(ErrorCode::kMalformed, "it is damaged: its checksum does not fit");
  }
  rest.remove_prefix(packed);
  return out;
}

}  // namespace postern
