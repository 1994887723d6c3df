// SPDX-License-Identifier: Apache-2.0
// Every format, in detection order: of equal confidence the earlier wins, so specific before general. A
// format is two lines here: its declaration and its place. No self-registration: linkers drop it, and the
// order would be an accident.
#include "formats/format.h"

namespace postern {

// declarations
extern const Format kTrivy;
extern const Format kGrype;
extern const Format kCycloneDx;

namespace {
constexpr const Format* kFormats[] = {
    // order
    &kTrivy,
    &kGrype,
    &kCycloneDx,
    nullptr,
};
}  // namespace

std::span<const Format* const> formats() { return std::span(kFormats).first(std::size(kFormats) - 1); }

}  // namespace postern
