// SPDX-License-Identifier: Apache-2.0
// Runs numbered cases so that one that crashes or hangs costs only itself.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "tests/tck/case_runner.h"

namespace postern::tck {

std::vector<CaseResult> runIsolated(size_t count, const std::function<CaseResult(size_t)>& run);

}  // namespace postern::tck
