// SPDX-License-Identifier: Apache-2.0
// Validation steps over ASCII 16 bytes at a time; only what follows a high byte is looked at one by one.
#include "read/encoding.h"

#include <algorithm>
#include <optional>

#include "base/scan.h"
#include "read/limits.h"

namespace postern {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// WHATWG Encoding Standard, index windows-1252, 0x80 to 0x9F; 0 where it has no character.
constexpr char16_t kWindows1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char byteAt(const char* at) { return static_cast<unsigned char>(*at); }

// Length of the well-formed multi-byte sequence at `at` (Unicode 15, table 3-7), or 0.
size_t sequenceLength(const char* at, const char* end) {
  const unsigned char lead = byteAt(at);
  const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || static_cast<size_t>(end - at) < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byteAt(at + i) & 0xC0U) != 0x80) return 0;
  }
  const unsigned char second = byteAt(at + 1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return length;
}

struct Utf8Census {
  uint64_t sequences = 0;  // well-formed, multi-byte
  uint64_t badBytes = 0;
  uint64_t firstBad = 0;
};

Utf8Census takeCensus(std::string_view text) {
  Utf8Census census;
  const char* const end = text.data() + text.size();
  for (const char* at = scan::nonAscii(text.data(), end); at < end;) {
    const size_t length = sequenceLength(at, end);
    if (length == 0) {
      if (census.badBytes++ == 0) census.firstBad = static_cast<uint64_t>(at - text.data());
      ++at;
    } else {
      ++census.sequences;
      at += length;
    }
    if (at < end && byteAt(at) < 0x80) at = scan::nonAscii(at, end);
  }
  return census;
}

char32_t fromWindows1252(unsigned char byte) {
  if (byte >= 0xA0) return byte;
  const char16_t code = kWindows1252[byte - 0x80];
  return code == 0 ? kReplacement : code;
}

// A file cut inside a character ends in the start of a sequence: that is damage, not another encoding.
size_t cutSequence(std::string_view text) {
  for (size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const unsigned char byte = byteAt(text.data() + text.size() - back);
    if ((byte & 0xC0U) == 0x80) continue;
    const size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
    return wanted > back && byte <= 0xF4 ? back : 0;
  }
  return 0;
}

std::string repairUtf8(std::string_view text, const Utf8Census& census) {
  // More bad bytes than sequences: the sequences are chance. Otherwise one foreign text was pasted into
  // UTF-8.
  const bool allForeign = census.sequences < census.badBytes;
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end;) {
    const char* high = scan::nonAscii(at, end);
    out.append(at, high);
    at = high;
    if (at >= end) break;
    const size_t length = allForeign ? 0 : sequenceLength(at, end);
    if (length == 0) {
      appendUtf8(out, fromWindows1252(byteAt(at++)));
    } else {
      out.append(at, length);
      at += length;
    }
  }
  return out;
}

char32_t unitAt(std::string_view bytes, size_t index, bool bigEndian) {
  const unsigned char first = byteAt(bytes.data() + index);
  const unsigned char second = byteAt(bytes.data() + index + 1);
  return bigEndian ? static_cast<char32_t>(first << 8 | second) : static_cast<char32_t>(second << 8 | first);
}

std::string fromUtf16(std::string_view bytes, bool bigEndian, uint64_t& repaired) {
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 8);
  size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t code = unitAt(bytes, i, bigEndian);
    if (code >= 0xD800 && code < 0xE000) {
      const char32_t low = code < 0xDC00 && i + 3 < bytes.size() ? unitAt(bytes, i + 2, bigEndian) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      } else {
        code = kReplacement;
        ++repaired;
      }
    }
    appendUtf8(out, code);
  }
  if (i < bytes.size()) ++repaired;  // half a unit at the end
  return out;
}

// UTF-16 without a mark: of mostly Latin text, every other byte is zero. Returns big-endianness.
std::optional<bool> guessUtf16(std::string_view bytes) {
  const size_t units = std::min<size_t>(bytes.size(), 2048) / 2;
  if (units < 2) return std::nullopt;
  size_t zeroFirst = 0;
  size_t zeroSecond = 0;
  for (size_t i = 0; i < units; ++i) {
    zeroFirst += bytes[2 * i] == 0 ? 1 : 0;
    zeroSecond += bytes[2 * i + 1] == 0 ? 1 : 0;
  }
  if (zeroSecond * 10 >= units * 7 && zeroFirst * 20 <= units) return false;
  if (zeroFirst * 10 >= units * 7 && zeroSecond * 20 <= units) return true;
  return std::nullopt;
}

// Text has next to no control characters; compressed or machine data has about one in ten bytes.
bool looksBinary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, limits::kProbeBytes);
  size_t controls = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    controls += byte < 0x20 && (byte < '\b' || byte > '\r') && byte != 0x1B ? 1 : 0;
  }
  return controls * 64 > sample.size();
}

DecodedText decodeUtf16(std::string_view bytes, bool bigEndian, Diagnostics& diagnostics) {
  DecodedText out;
  uint64_t repaired = 0;
  out.owned = fromUtf16(bytes, bigEndian, repaired);
  if (looksBinary(out.owned)) return {bytes, {}, false, true};
  out.converted = true;
  diagnostics.add("encoding",
                  bigEndian ? "UTF-16 (big-endian) was converted" : "UTF-16 (little-endian) was converted",
                  "");
  if (repaired > 0) diagnostics.add("encoding", "halves of UTF-16 characters were replaced", "", repaired);
  return out;
}

}  // namespace

void appendUtf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 63));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 63));
    out += static_cast<char>(0x80 | (code & 63));
  } else {
    out += static_cast<char>(0xF0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 63));
    out += static_cast<char>(0x80 | (code >> 6 & 63));
    out += static_cast<char>(0x80 | (code & 63));
  }
}

DecodedText decodeText(std::string_view bytes, Diagnostics& diagnostics) {
  if (bytes.starts_with("\xFF\xFE")) return decodeUtf16(bytes.substr(2), false, diagnostics);
  if (bytes.starts_with("\xFE\xFF")) return decodeUtf16(bytes.substr(2), true, diagnostics);
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  } else if (const auto bigEndian = guessUtf16(bytes)) {
    return decodeUtf16(bytes, *bigEndian, diagnostics);
  }
  DecodedText out;
  out.view = bytes;
  out.binary = looksBinary(bytes);
  if (out.binary) return out;
  const Utf8Census census = takeCensus(bytes);
  if (census.badBytes == 0) return out;
  out.converted = true;
  const size_t cut = cutSequence(bytes);
  if (cut == census.badBytes) {
    out.owned = bytes.substr(0, bytes.size() - cut);
    appendUtf8(out.owned, kReplacement);
    diagnostics.add("encoding", "the text ends inside a character",
                    "byte " + std::to_string(census.firstBad));
    return out;
  }
  out.owned = repairUtf8(bytes, census);
  diagnostics.add("encoding", "bytes that are no UTF-8 were read as Windows-1252",
                  "byte " + std::to_string(census.firstBad), census.badBytes);
  return out;
}

void noteXmlControls(std::string_view text, Diagnostics& diagnostics) {
  const auto first = std::find_if(text.begin(), text.end(), isXmlControl);
  if (first == text.end()) return;
  diagnostics.add("encoding", "control characters, which XML forbids, were replaced by spaces",
                  "byte " + std::to_string(first - text.begin()),
                  static_cast<uint64_t>(std::count_if(first, text.end(), isXmlControl)));
}

std::string toUtf8(std::string_view bytes) {
  const Utf8Census census = takeCensus(bytes);
  return census.badBytes == 0 ? std::string(bytes) : repairUtf8(bytes, census);
}

}  // namespace postern
