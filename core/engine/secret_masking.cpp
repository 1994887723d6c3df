// SPDX-License-Identifier: Apache-2.0
// Windows of each secret's length over the text; see secret_masking.h.
#include "engine/secret_masking.h"

#include <algorithm>

#include "base/text.h"
#include "model/batch_builder.h"

namespace postern {
namespace {

/// 32 hex digits back to the hash; hashes that are none are never found.
bool parseHash(std::string_view hex, ContentHash& hash) {
  if (hex.size() != 32) return false;
  uint64_t halves[2] = {0, 0};
  for (size_t i = 0; i < 32; ++i) {
    const char c = asciiLower(hex[i]);
    if (!isAsciiDigit(c) && (c < 'a' || c > 'f')) return false;
    halves[i / 16] = halves[i / 16] * 16 + static_cast<uint64_t>(isAsciiDigit(c) ? c - '0' : c - 'a' + 10);
  }
  hash = {halves[0], halves[1]};
  return true;
}

size_t endOfPair(std::string_view text, size_t at) {
  if (at + 1 >= text.size() || text[at] != ':' || isAsciiSpace(text[at + 1])) return at;
  const size_t end = text.find_first_of(" \t\r\n\"'<>@,;", at);
  return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

SecretMasking::SecretMasking(const std::vector<SecretMask>& masks, const EstateKey& key) {
  for (const SecretMask& mask : masks) {
    Wanted wanted{{}, mask.length, mask.key.value_or(key)};
    if (mask.length == 0 || !parseHash(mask.hash, wanted.hash)) continue;
    longest_ = std::max(longest_, wanted.length);
    wanted_.push_back(wanted);
  }
  // A long secret may hold a short one; its mask must win.
  std::stable_sort(wanted_.begin(), wanted_.end(),
                   [](const Wanted& a, const Wanted& b) { return a.length > b.length; });
}

std::string SecretMasking::apply(std::string_view text) {
  std::string out;
  size_t kept = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    for (Wanted& wanted : wanted_) {
      if (at + wanted.length > text.size()) continue;
      const std::string_view piece = text.substr(at, wanted.length);
      if (keyedHash(wanted.key, piece) != wanted.hash) continue;
      out.append(text, kept, at - kept);
      out += maskSecret(piece);
      wanted.found = true;
      kept = at + wanted.length;
      // "id:secret" pairs: of a secret that is a key's id, what follows the colon is the key (TruffleHog's
      // RawV2).
      if (const size_t end = endOfPair(text, kept); end != kept) {
        out += ":…";
        kept = end;
      }
      at = kept - 1;
      break;
    }
  }
  return out.append(text, kept);
}

bool SecretMasking::foundAll() const {
  return std::all_of(wanted_.begin(), wanted_.end(), [](const Wanted& wanted) { return wanted.found; });
}

}  // namespace postern
