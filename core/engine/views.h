// SPDX-License-Identifier: Apache-2.0
// From rows of the estate to what the boundary shows, and that as JSON.
#pragma once

#include <string>

#include "base/json_writer.h"
#include "engine.h"
#include "engine/analysis.h"

namespace postern {

/// `maxText`: bytes of the longest text; lists clip, drawers do not.
FindingRow findingRow(const Analysis& analysis, uint32_t finding, size_t maxText = kMaxCell);
PathView pathView(const Analysis& analysis, uint32_t path);
std::string nodeId(uint32_t node);

/// The fields of a FindingRow, into an open object.
void writeFields(JsonWriter& out, const FindingRow& row);
void write(JsonWriter& out, const PathView& path);
void write(JsonWriter& out, const Summary& summary);
void write(JsonWriter& out, const ReportRow& row);
void write(JsonWriter& out, const PatchRow& row);

/// "a17" is 17 for the prefix "a"; kNone for anything else or from `count` on.
uint32_t parseId(std::string_view id, char prefix, size_t count);

inline Error notFound(std::string_view what, std::string_view id) {
  return makeError(ErrorCode::kNotFound,
                   "there is no " + std::string(what) + " \"" + std::string(id.substr(0, 80)) + "\"");
}

inline Error nothingAnalysed() { return makeError(ErrorCode::kNotFound, "nothing has been analysed yet"); }

/// Rows from..to of `total`, whatever was asked.
struct Window {
  uint64_t from, to;
  Window(uint64_t askedFrom, uint64_t askedTo, uint64_t total)
      : from(askedFrom < total ? askedFrom : total),
        to(askedTo < from    ? from
           : askedTo < total ? askedTo
                             : total) {}
};

}  // namespace postern
