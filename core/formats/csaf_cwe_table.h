// SPDX-License-Identifier: Apache-2.0
// What weaknesses of MITRE's CWE were called in earlier releases, and since which release they are there.
// Releases as numbers: 4.13 is 4130, 1.8.1 is 1081.
#pragma once

#include <cstddef>
#include <cstdint>

namespace postern::csaf_cwe_table {

/// By number, then release. A name holds up to `until` (65535: still); after the last the vocabulary's does,
/// where it knows the weakness.
struct PastName {
  uint16_t id, until;
  const char* name;
};
extern const PastName kPastNames[];
extern const size_t kPastNameCount;

/// By number; weaknesses that are not listed are there since 1.0.
struct Since {
  uint16_t id, version;
};
extern const Since kSince[];
extern const size_t kSinceCount;

}  // namespace postern::csaf_cwe_table
