// SPDX-License-Identifier: Apache-2.0
// The central directory of a zip archive (APPNOTE 6.3.10): names, and the bytes of each member. Stored and
// deflated, zip64. Not read: split archives, encryption, other methods; each says so for the member
// concerned.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "read/decompress.h"

namespace postern {

struct ZipEntry {
  std::string name;  ///< UTF-8; a name that stands twice gets " (2)"
  uint16_t flags = 0;
  uint16_t method = 0;
  uint32_t crc = 0;
  uint64_t packedBytes = 0;
  uint64_t headerAt = 0;
  uint64_t claimedBytes = 0;  ///< unpacked, as the directory says (0xFFFFFFFF: more than fits)
};

/// Members in the directory's order, folders left out. An archive with more than limits::kMaxArchiveEntries
/// is refused.
Result<std::vector<ZipEntry>> listZip(std::string_view archive);

struct ZipContent {
  std::string_view view;  ///< into the archive when stored, else into `owned`
  std::string owned;
};
Result<ZipContent> readZipEntry(std::string_view archive, const ZipEntry& entry, UnpackBudget& budget);

}  // namespace postern
