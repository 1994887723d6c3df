// SPDX-License-Identifier: Apache-2.0
// Headers and contents alternate in blocks of 512 bytes; two blocks of zeros end the archive, or its end
// does.
#include "read/tar_reader.h"

#include <algorithm>

#include "base/text.h"
#include "read/encoding.h"

namespace postern {
namespace {

constexpr size_t kBlock = 512;
constexpr size_t kMaxName = 4096;  // longer names are clipped; they are labels only

std::string_view field(std::string_view header, size_t at, size_t size) {
  const std::string_view raw = header.substr(at, size);
  return raw.substr(0, std::min(raw.find('\0'), raw.size()));
}

// Octal text, or (GNU) a set top bit and a big-endian number.
std::optional<uint64_t> numberAt(std::string_view header, size_t at, size_t size) {
  uint64_t value = 0;
  if ((static_cast<unsigned char>(header[at]) & 0x80U) != 0) {
    value = static_cast<unsigned char>(header[at]) & 0x7FU;
    for (size_t i = at + 1; i < at + size; ++i) {
      if (value >> 55U != 0) return std::nullopt;
      value = value << 8U | static_cast<unsigned char>(header[i]);
    }
    return value;
  }
  const std::string_view digits = trim(field(header, at, size));
  for (const char c : digits) {
    if (c < '0' || c > '7' || value >> 60U != 0) return std::nullopt;
    value = value << 3U | static_cast<unsigned>(c - '0');
  }
  return value;
}

// The sum of the header's bytes, its own field taken as spaces. Old tars added signed bytes.
bool isHeader(std::string_view header) {
  const auto stated = numberAt(header, 148, 8);
  if (!stated || *stated == 0 || header[0] == '\0') return false;
  uint64_t sum = 0;
  int64_t signedSum = 0;
  for (size_t i = 0; i < kBlock; ++i) {
    const char c = i >= 148 && i < 156 ? ' ' : header[i];
    sum += static_cast<unsigned char>(c);
    signedSum += static_cast<signed char>(c);
  }
  return sum == *stated || signedSum == static_cast<int64_t>(*stated);
}

std::string nameIn(std::string_view header) {
  std::string name(field(header, 0, 100));
  const std::string_view prefix = field(header, 345, 155);
  // GNU's own header has times where ustar has the prefix.
  if (header.substr(257, 6) == std::string_view("ustar\0", 6) && !prefix.empty())
    name = std::string(prefix) + "/" + name;
  return name;
}

// "27 path=some/where.json\n", one after the other.
template <typename OnRecord>
void readPax(std::string_view records, OnRecord onRecord) {
  while (!records.empty()) {
    const size_t space = records.find(' ');
    const auto size = parseInt(records.substr(0, space));
    if (space == std::string_view::npos || !size || *size <= static_cast<int64_t>(space) + 1 ||
        static_cast<uint64_t>(*size) > records.size()) {
      return;
    }
    const auto length = static_cast<size_t>(*size);
    const std::string_view record = records.substr(space + 1, length - space - 2);
    const size_t equals = record.find('=');
    if (equals != std::string_view::npos) onRecord(record.substr(0, equals), record.substr(equals + 1));
    records.remove_prefix(length);
  }
}

Error cutOff(uint64_t at) {
  return makeError(ErrorCode::kMalformed, "the tar archive is cut off or damaged here", at,
                   "byte " + std::to_string(at));
}

}  // namespace

bool isTar(std::string_view bytes) { return bytes.size() >= kBlock && isHeader(bytes.substr(0, kBlock)); }

std::string_view TarReader::content(uint64_t size) const {
  return at_ >= archive_.size() ? std::string_view() : archive_.substr(at_, size);
}

std::optional<TarMember> TarReader::member(std::string_view header, uint64_t size, Extended& extended) {
  TarMember found;
  found.name = extended.name.empty() ? nameIn(header) : extended.name;
  found.name = clipUtf8(toUtf8(found.name), kMaxName);
  while (found.name.starts_with("./")) found.name.erase(0, 2);
  found.content = content(size);
  if (found.content.size() < size) {
    found.fault = makeError(ErrorCode::kMalformed, "the member is cut off: its last " +
                                                       std::to_string(size - found.content.size()) +
                                                       " bytes are missing");
  }
  extended = {};
  return found;
}

std::optional<TarMember> TarReader::next() {
  Extended extended;
  while (at_ + kBlock <= archive_.size() && !fault_) {
    const std::string_view header = archive_.substr(at_, kBlock);
    if (header.find_first_not_of('\0') == std::string_view::npos) return std::nullopt;
    const auto stated = numberAt(header, 124, 12);
    if (!isHeader(header) || !stated) {
      fault_ = cutOff(at_);
      return std::nullopt;
    }
    at_ += kBlock;
    const char type = header[156];
    const bool describes = type == 'L' || type == 'K' || type == 'x' || type == 'X' || type == 'g';
    const uint64_t size = describes ? *stated : extended.size.value_or(*stated);
    std::optional<TarMember> found;
    if (type == 'L') {
      extended.name = field(content(size), 0, kMaxName);
    } else if (type == 'x' || type == 'X') {
      readPax(content(size), [&](std::string_view key, std::string_view value) {
        if (key == "path") extended.name = value.substr(0, kMaxName);
        const auto number = parseInt(value);
        if (key == "size" && number && *number >= 0) extended.size = static_cast<uint64_t>(*number);
      });
    } else if (!describes) {
      const bool folder = type == '\0' && field(header, 0, 100).ends_with('/');
      if ((type == '0' || type == '\0' || type == '7') && !folder) {
        found = member(header, size, extended);
      } else if (type == 'S') {
        found = member(header, 0, extended);
        found->fault =
            makeError(ErrorCode::kUnsupportedVersion, "the member is a sparse file, which is not read");
      }
      extended = {};
    }
    const uint64_t left = archive_.size() - at_;
    at_ = size >= left ? archive_.size()
                       : std::min<uint64_t>(at_ + (size + kBlock - 1) / kBlock * kBlock, archive_.size());
    if (found) return found;
  }
  if (!fault_ && at_ < archive_.size()) fault_ = cutOff(at_);
  return std::nullopt;
}

}  // namespace postern
