// SPDX-License-Identifier: Apache-2.0
// Sizes come from the central directory, which is right also where the local headers defer to data
// descriptors.
#include "read/zip_reader.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/text.h"
#include "read/encoding.h"
#include "read/limits.h"

namespace postern {
namespace {

constexpr size_t kEndBytes = 22;
constexpr size_t kCentralBytes = 46;
constexpr size_t kLocalBytes = 30;
constexpr size_t kMaxName = 1024;  // longer names are clipped; they are labels only

uint64_t little(std::string_view bytes, uint64_t at, size_t size) {
  uint64_t value = 0;
  for (size_t i = 0; i < size; ++i)
    value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}
uint16_t u16(std::string_view bytes, uint64_t at) { return static_cast<uint16_t>(little(bytes, at, 2)); }
uint32_t u32(std::string_view bytes, uint64_t at) { return static_cast<uint32_t>(little(bytes, at, 4)); }

bool fits(std::string_view bytes, uint64_t at, uint64_t size) {
  return at <= bytes.size() && size <= bytes.size() - at;
}

Error bad(std::string_view what, uint64_t at = 0) {
  return makeError(ErrorCode::kMalformed, std::string(what), at, "byte " + std::to_string(at));
}

struct Directory {
  uint64_t at = 0;
  uint64_t entries = 0;
};

std::optional<uint64_t> findEnd(std::string_view archive) {
  if (archive.size() < kEndBytes) return std::nullopt;
  const uint64_t last = archive.size() - kEndBytes;
  const uint64_t first = last > 65535 ? last - 65535 : 0;  // the comment's longest
  for (uint64_t at = last + 1; at-- > first;) {
    if (archive.substr(at, 4) == "PK\x05\x06") return at;
  }
  return std::nullopt;
}

Result<Directory> findDirectory(std::string_view archive) {
  const auto end = findEnd(archive);
  if (!end) return bad("the zip's directory is missing: the file is cut off or damaged", archive.size());
  Directory found{u32(archive, *end + 16), u16(archive, *end + 10)};
  const bool zip64 =
      found.at == 0xFFFFFFFFU || found.entries == 0xFFFFU || u32(archive, *end + 12) == 0xFFFFFFFFU;
  if (zip64 && *end >= 20 && archive.substr(*end - 20, 4) == "PK\x06\x07") {
    const uint64_t record = little(archive, *end - 20 + 8, 8);
    if (!fits(archive, record, 56) || archive.substr(record, 4) != "PK\x06\x06")
      return bad("the zip64 directory is damaged", *end);
    found.entries = little(archive, record + 32, 8);
    found.at = little(archive, record + 48, 8);
  }
  if (found.at > *end)
    return bad("the zip's directory lies outside of the file: cut off, split or damaged", *end);
  return found;
}

// Zip64's extra field holds, in this order, those of size, packed size and offset that did not fit.
void applyZip64(std::string_view extra, ZipEntry& entry, bool sizeIsBig) {
  for (uint64_t at = 0; at + 4 <= extra.size();) {
    const uint64_t size = u16(extra, at + 2);
    if (u16(extra, at) == 1 && fits(extra, at + 4, size)) {
      std::string_view field = extra.substr(at + 4, size);
      if (sizeIsBig && field.size() >= 8) field.remove_prefix(8);
      for (uint64_t* value : {&entry.packedBytes, &entry.headerAt}) {
        if (*value != 0xFFFFFFFFU || field.size() < 8) continue;
        *value = little(field, 0, 8);
        field.remove_prefix(8);
      }
      return;
    }
    at += 4 + size;
  }
}

}  // namespace

Result<std::vector<ZipEntry>> listZip(std::string_view archive) {
  const Result<Directory> directory = findDirectory(archive);
  if (!directory) return directory.error();
  std::vector<ZipEntry> entries;
  std::unordered_map<std::string, uint32_t> seen;
  uint64_t at = directory.value().at;
  for (uint64_t i = 0; i < directory.value().entries; ++i) {
    if (!fits(archive, at, kCentralBytes) || archive.substr(at, 4) != "PK\x01\x02")
      return bad("the zip's directory is damaged", at);
    const uint64_t nameBytes = u16(archive, at + 28);
    const uint64_t extraBytes = u16(archive, at + 30);
    const uint64_t tailBytes = nameBytes + extraBytes + u16(archive, at + 32);
    if (!fits(archive, at + kCentralBytes, tailBytes)) return bad("the zip's directory is cut off", at);
    ZipEntry entry{{},
                   u16(archive, at + 8),
                   u16(archive, at + 10),
                   u32(archive, at + 16),
                   u32(archive, at + 20),
                   u32(archive, at + 42),
                   u32(archive, at + 24)};
    applyZip64(archive.substr(at + kCentralBytes + nameBytes, extraBytes), entry,
               u32(archive, at + 24) == 0xFFFFFFFFU);
    entry.name = clipUtf8(toUtf8(archive.substr(at + kCentralBytes, nameBytes)), kMaxName);
    at += kCentralBytes + tailBytes;
    if (entry.name.ends_with('/')) continue;
    if (entries.size() >= limits::kMaxArchiveEntries)
      return makeError(ErrorCode::kTooLarge, "the archive has more than 20,000 members");
    if (const uint32_t times = ++seen[entry.name]; times > 1)
      entry.name += " (" + std::to_string(times) + ")";
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<ZipContent> readZipEntry(std::string_view archive, const ZipEntry& entry, UnpackBudget& budget) {
  if ((entry.flags & 1U) != 0) return makeError(ErrorCode::kUnsupportedVersion, "the member is encrypted");
  if (entry.method != 0 && entry.method != 8) {
    return makeError(ErrorCode::kUnsupportedVersion, "the member is packed by method " +
                                                         std::to_string(entry.method) +
                                                         "; stored and deflated can be read");
  }
  if (!fits(archive, entry.headerAt, kLocalBytes) || archive.substr(entry.headerAt, 4) != "PK\x03\x04") {
    return bad("the member's header is missing", entry.headerAt);
  }
  const uint64_t from =
      entry.headerAt + kLocalBytes + u16(archive, entry.headerAt + 26) + u16(archive, entry.headerAt + 28);
  if (!fits(archive, from, entry.packedBytes)) return bad("the member is cut off", from);
  const std::string_view packed = archive.substr(from, entry.packedBytes);
  ZipContent content;
  if (entry.method == 0) {
    if (packed.size() > budget.left()) return budget.refusal();
    content.view = packed;
  } else {
    Result<std::string> plain = inflateRaw(packed, entry.claimedBytes, budget);
    if (!plain) return plain.error();
    content.owned = std::move(plain).value();
    content.view = content.owned;
  }
  budget.spend(content.view.size());
  if (crc32Of(content.view) != entry.crc)
    return bad("the member is damaged: its checksum does not match", from);
  return content;
}

}  // namespace postern
