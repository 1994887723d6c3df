// SPDX-License-Identifier: Apache-2.0
// Finds the next interesting byte 16 at a time. SSE2 intrinsics are native on x86-64 and become SIMD128 in
// WebAssembly
// (-msimd128 -msse2); elsewhere the scalar loop does the same.
#pragma once

#include <bit>
#include <cstdint>

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
