// SPDX-License-Identifier: Apache-2.0
// The twelve bytes before the frames, and the limits of a bundle.
#pragma once

#include <cstdint>
#include <string_view>

namespace postern {

inline constexpr std::string_view kBundleMagic("POSTERN\0", 8);
inline constexpr size_t kBundleHeaderBytes = 12;
/// Batches are compressed in groups of about this many bytes, so that small reports share their texts and a
/// damaged bundle names the part that is damaged; one batch may be larger.
inline constexpr uint64_t kGroupBytes = 8'000'000;
/// One image, unpacked: WebAssembly addresses 4 GiB.
inline constexpr uint64_t kMaxGroupBytes = 2'000'000'000;
inline constexpr uint64_t kMaxManifestBytes = 64'000'000;
/// Deflating bombs stop here; all of a large company's reports of a week are about a tenth.
inline constexpr uint64_t kMaxBundleBytes = 3'000'000'000;

}  // namespace postern
