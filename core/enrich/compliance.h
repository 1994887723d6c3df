// SPDX-License-Identifier: Apache-2.0
// Which controls of which frameworks a finding speaks about: by its weaknesses (CWE tree), by what kind of
// result it is, and by what scanners say themselves; and what that says of a framework as a whole. A control
// without an open finding is "clear" only where a scan could have spoken about it: what nobody looked at is a
// gap. A mapping is evidence for an auditor, never a certificate.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/findings.h"

namespace postern {

struct Framework {
  std::string_view id, title, edition;
  std::string_view url;  ///< of its publisher
};
std::span<const Framework> frameworks();
const Framework* findFramework(std::string_view id);

/// A control, as it is or as a scanner names it.
struct Control {
  std::string framework, id;
  std::string title;      ///< "" when only a scanner names it
  std::string source;     ///< what the mapping rests on, in words
  uint32_t families = 0;  ///< bit per Family: the classes of scan that can speak about it; 0 = not known
};

enum class ControlStatus : uint8_t { kNotLookedAt, kClear, kOpen };
std::string_view name(ControlStatus status);

struct ControlResult {
  Control control;
  ControlStatus status = ControlStatus::kNotLookedAt;
  std::vector<uint32_t> open;    ///< rows of Findings, ascending
  std::vector<uint32_t> closed;  ///< decided, fixed or otherwise not open
};

/// What a scanner's tag says: "PCI-DSS-4.0 6.2.4", "NIST.800-53.r5 AC-3(7)", "OWASP-A03:2021", "SOC2
/// cc_6_1". Framework "" for anything that is not a control of one of frameworks(); the tag stays a tag.
struct ControlName {
  std::string framework, id;
};
ControlName controlOfTag(std::string_view tag);

/// All controls, by framework in the order of frameworks(), in the framework's own order, those that only
/// scanners name last. `open`: per row of findings, whether it is still open.
std::vector<ControlResult> complianceOf(const Tables& tables, const Identities& identities,
                                        const Findings& findings, const std::vector<uint8_t>& open);

/// Controls of one finding over all frameworks, in the order of frameworks().
std::vector<Control> controlsOf(const Tables& tables, const Findings& findings, uint32_t row);

}  // namespace postern
