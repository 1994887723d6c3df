// SPDX-License-Identifier: Apache-2.0
// Records of a YAML stream; each document is a root. Paths of records start with the document's position
// where there are several: "/2/spec".
#pragma once

#include <string_view>

#include "base/error.h"
#include "read/record.h"
#include "read/tape.h"

namespace postern {

/// An error says why reading stopped; documents before it have been handed over.
Status readYaml(std::string_view text, const PathSet& paths, RecordHandler handler);

/// The text is YAML and not merely prose that libyaml accepts; `tape` then holds the first document, as far
/// as the first limits::kProbeBytes go.
bool isYaml(std::string_view text, Tape& tape);

}  // namespace postern
