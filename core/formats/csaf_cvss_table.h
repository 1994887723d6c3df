// SPDX-License-Identifier: Apache-2.0
// The members of FIRST's JSON schemas of CVSS, their metrics, and the words of their values.
#pragma once

#include <span>
#include <string_view>

#include "vocab/cvss.h"

namespace postern {

struct CvssMember {
  std::string_view member, metric;
  /// "NETWORK=N LOCAL=L …"
  std::string_view words;
  /// The value that a word stands for, "" when the schema has no such word.
  std::string_view valueOf(std::string_view word) const;
};

std::span<const CvssMember> cvssMembers(CvssVersion version);

}  // namespace postern
