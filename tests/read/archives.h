// SPDX-License-Identifier: Apache-2.0
// Makes archives byte by byte: gzip, zstd, zip (stored, deflated, zip64, streamed, damaged).
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>
#include <vector>

#include "read/decompress.h"

namespace postern {

inline std::string deflated(std::string_view text, int windowBits) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(std::string_view text) { return deflated(text, 15 + 16); }

inline std::string zstd(std::string_view text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

inline void put(std::string& out, uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

struct Member {
  std::string name;
  std::string text;
  bool deflate = true;
  uint16_t flags = 0;
  uint16_t method = 0xFFFF;  // 0xFFFF: as `deflate` says
  bool zip64 = false;
  bool wrongCrc = false;
};

// APPNOTE 4.3: local headers with the members, the central directory, its end.
inline std::string zip(const std::vector<Member>& members) {
  std::string out;
  std::string directory;
  for (const Member& member : members) {
    const std::string packed = member.deflate ? deflated(member.text, -15) : member.text;
    const uint16_t method = member.method != 0xFFFF ? member.method : member.deflate ? 8 : 0;
    const uint32_t crc = crc32Of(member.text) ^ (member.wrongCrc ? 1U : 0U);
    const uint64_t at = out.size();
    const bool streamed = (member.flags & 8U) != 0;  // sizes follow in a data descriptor
    out += "PK\x03\x04";
    for (const auto& [value, bytes] :
         std::vector<std::pair<uint64_t, int>>{{20, 2},
                                               {member.flags, 2},
                                               {method, 2},
                                               {0, 4},
                                               {streamed ? 0 : crc, 4},
                                               {streamed ? 0 : packed.size(), 4},
                                               {streamed ? 0 : member.text.size(), 4},
                                               {member.name.size(), 2},
                                               {0, 2}}) {
      put(out, value, bytes);
    }
    out += member.name + packed;
    if (streamed) {
      out += "PK\x07\x08";
      put(out, crc, 4);
      put(out, packed.size(), 4);
      put(out, member.text.size(), 4);
    }
    std::string extra;
    if (member.zip64) {
      put(extra, 1, 2);
      put(extra, 24, 2);
      put(extra, member.text.size(), 8);
      put(extra, packed.size(), 8);
      put(extra, at, 8);
    }
    directory += "PK\x01\x02";
    const uint64_t big = 0xFFFFFFFFU;
    for (const auto& [value, bytes] :
         std::vector<std::pair<uint64_t, int>>{{45, 2},
                                               {20, 2},
                                               {member.flags, 2},
                                               {method, 2},
                                               {0, 4},
                                               {crc, 4},
                                               {member.zip64 ? big : packed.size(), 4},
                                               {member.zip64 ? big : member.text.size(), 4},
                                               {member.name.size(), 2},
                                               {extra.size(), 2},
                                               {0, 2},
                                               {0, 2},
                                               {0, 2},
                                               {0, 4},
                                               {member.zip64 ? big : at, 4}}) {
      put(directory, value, bytes);
    }
    directory += member.name + extra;
  }
  const uint64_t at = out.size();
  out += directory + "PK\x05\x06";
  for (const auto& [value, bytes] : std::vector<std::pair<uint64_t, int>>{
           {0, 4}, {members.size(), 2}, {members.size(), 2}, {directory.size(), 4}, {at, 4}, {0, 2}}) {
    put(out, value, bytes);
  }
  return out;
}

inline std::string padded(std::string text, size_t size, char with = '\0') {
  text.resize(size, with);
  return text;
}

inline std::string octal(uint64_t value, size_t digits) {
  std::string out(digits, '0');
  for (size_t i = digits; i-- > 0; value >>= 3U) out[i] = static_cast<char>('0' + (value & 7U));
  return out + '\0';
}

struct TarEntry {
  std::string name;
  std::string content;
  char type = '0';
  std::string prefix = {};
  std::string magic = std::string(
      "ustar\0"
      "00",
      8);
};

/// POSIX ustar headers with their contents, without the blocks of zeros at the end.
inline std::string tar(const std::vector<TarEntry>& entries) {
  std::string out;
  for (const TarEntry& entry : entries) {
    std::string header = padded(entry.name, 100) + octal(0644, 7) + octal(0, 7) + octal(0, 7) +
                         octal(entry.content.size(), 11) + octal(0, 11) + "        " + entry.type +
                         std::string(100, '\0') + padded(entry.magic, 8) + std::string(80, '\0') +
                         padded(entry.prefix, 155);
    header.resize(512, '\0');
    uint64_t sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    header.replace(148, 8, octal(sum, 6) + " ");
    out += header + padded(entry.content, (entry.content.size() + 511) / 512 * 512);
  }
  return out;
}

}  // namespace postern
