// SPDX-License-Identifier: Apache-2.0
// One Prowler result, whichever layout it comes from, and how it becomes an observation.
#pragma once

#include <string_view>
#include <vector>

#include "model/batch_builder.h"

namespace postern {

/// Views into the record; all may be empty.
struct ProwlerResult {
  std::string_view status;  ///< PASS, FAIL, MANUAL, and in version 2 INFO and WARNING
  std::string_view check, title, detail, description, risk, severity;
  std::string_view provider, account, region, service;
  std::string_view resource, resourceName, resourceType, space;
  std::string_view fix, id, time;
  std::vector<std::string_view> links, categories, requirements;
  bool muted = false;
};

/// A passed check is skipped, as is one that only informs. FAIL and MANUAL (a person has to look) are
/// results.
void addProwlerResult(const RecordPlace& r, BatchBuilder& out, const ProwlerResult& result);

}  // namespace postern
