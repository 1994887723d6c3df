// SPDX-License-Identifier: Apache-2.0
// Finds the next interesting byte 16 at a time. SSE2 intrinsics are native on x86-64 and become SIMD128 in
// WebAssembly
// (-msimd128 -msse2); elsewhere the scalar loop does the same.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace postern::scan {

#if defined(__SSE2__)
inline __m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
#endif

/// First '"' or '\\' in [at, end), or end.
inline const char* quoteOrEscape(const char* at, const char* end) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i escape = _mm_set1_epi8('\\');
  while (end - at >= 16) {
    const __m128i block = load(at);
    const auto hits = static_cast<uint32_t>(
        _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(block, quote), _mm_cmpeq_epi8(block, escape))));
    if (hits != 0) return at + std::countr_zero(hits);
    at += 16;
  }
#endif
  while (at < end && *at != '"' && *at != '\\') ++at;
  return at;
}

/// First of `{ } [ ] "` in [at, end), or end. ('{' and '[' differ in bit 5 only, as do '}' and ']'.)
inline const char* structural(const char* at, const char* end) {
#if defined(__SSE2__)
  const __m128i bit5 = _mm_set1_epi8(0x20);
  const __m128i open = _mm_set1_epi8('{');
  const __m128i close = _mm_set1_epi8('}');
  const __m128i quote = _mm_set1_epi8('"');
  while (end - at >= 16) {
    const __m128i block = load(at);
    const __m128i folded = _mm_or_si128(block, bit5);
    const auto hits = static_cast<uint32_t>(_mm_movemask_epi8(
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(folded, open), _mm_cmpeq_epi8(folded, close)),
                     _mm_cmpeq_epi8(block, quote))));
    if (hits != 0) return at + std::countr_zero(hits);
    at += 16;
  }
#endif
  while (at < end && *at != '{' && *at != '}' && *at != '[' && *at != ']' && *at != '"') ++at;
  return at;
}

/// First of two bytes in [at, end), or end. (memchr and memcmp of WebAssembly's C library go byte by byte.)
inline const char* either(const char* at, const char* end, char a, char b) {
#if defined(__SSE2__)
  const __m128i first = _mm_set1_epi8(a);
  const __m128i second = _mm_set1_epi8(b);
  while (end - at >= 16) {
    const __m128i block = load(at);
    const auto hits = static_cast<uint32_t>(
        _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(block, first), _mm_cmpeq_epi8(block, second))));
    if (hits != 0) return at + std::countr_zero(hits);
    at += 16;
  }
#endif
  while (at < end && *at != a && *at != b) ++at;
  return at;
}

/// Whether two texts are equal.
inline bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const char* x = a.data();
  const char* y = b.data();
  const char* end = x + a.size();
#if defined(__SSE2__)
  for (; end - x >= 16; x += 16, y += 16) {
    if (_mm_movemask_epi8(_mm_cmpeq_epi8(load(x), load(y))) != 0xFFFF) return false;
  }
#endif
  for (; x < end; ++x, ++y) {
    if (*x != *y) return false;
  }
  return true;
}

/// First place at or after `from` where `word` (not empty) stands in `text`, or npos. Sixteen places at a
/// time are tried by the word's first and last byte (W. Mula, "SIMD-friendly algorithms for substring
/// searching").
inline size_t find(std::string_view text, std::string_view word, size_t from) {
  if (word.empty() || word.size() > text.size()) return std::string_view::npos;
  const size_t last = word.size() - 1;
  const size_t end = text.size() - last;  // places where the word could begin
#if defined(__SSE2__)
  const __m128i firstByte = _mm_set1_epi8(word.front());
  const __m128i lastByte = _mm_set1_epi8(word.back());
  for (; from + 16 <= end; from += 16) {
    const __m128i begins = _mm_cmpeq_epi8(load(text.data() + from), firstByte);
    const __m128i ends = _mm_cmpeq_epi8(load(text.data() + from + last), lastByte);
    auto hits = static_cast<uint32_t>(_mm_movemask_epi8(_mm_and_si128(begins, ends)));
    for (; hits != 0; hits &= hits - 1) {
      const size_t at = from + static_cast<size_t>(std::countr_zero(hits));
      if (same(text.substr(at, word.size()), word)) return at;
    }
  }
#endif
  for (; from < end; ++from) {
    if (same(text.substr(from, word.size()), word)) return from;
  }
  return std::string_view::npos;
}

/// First byte in [at, end) with its high bit set, or end.
inline const char* nonAscii(const char* at, const char* end) {
#if defined(__SSE2__)
  while (end - at >= 16) {
    const auto hits = static_cast<uint32_t>(_mm_movemask_epi8(load(at)));
    if (hits != 0) return at + std::countr_zero(hits);
    at += 16;
  }
#endif
  while (at < end && static_cast<unsigned char>(*at) < 0x80) ++at;
  return at;
}

}  // namespace postern::scan
