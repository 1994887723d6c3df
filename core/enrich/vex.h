// SPDX-License-Identifier: Apache-2.0
// What VEX documents say of findings. A statement applies where its vulnerability is one of the finding's and
// its product is the finding's component or asset, or something that the component is in on every path. Of
// several the latest stands; of one time the one by the greater authority (vendor, coordinator, others, users
// and tools), then of the higher document version, then the later one in its document. Statements of a
// document that has a newer version at hand stand for nothing.
#pragma once

#include <string>
#include <vector>

#include "enrich/triage.h"

namespace postern {

struct VexOfFinding {
  uint32_t finding = 0;
  uint32_t statement = kNone;  ///< row of Tables::vex that stands; kNone: none of them closes it on all paths
  std::vector<uint32_t> others;  ///< further rows that apply, or apply to some of its paths; best first
  uint32_t restates = kNone;     ///< it is only a document's statement, and the finding that this is about
};

struct VexOfFindings {
  /// Per Findings::rows where any statement applies to any; otherwise empty. For triage().
  std::vector<FindingStatus> status;
  std::vector<VexOfFinding> said;  ///< ascending by finding; those of which nothing is said are left out

  /// nullptr where no statement applies.
  const VexOfFinding* of(uint32_t finding) const;
};

VexOfFindings applyVex(const Tables& tables, const Identities& identities, const Findings& findings);

/// "not affected by Example Corp on 2026-11-24 (EX-1 version 2): vulnerable_code_not_present: Removed."
std::string describeVex(const Tables& tables, uint32_t statement);

}  // namespace postern
