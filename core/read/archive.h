// SPDX-License-Identifier: Apache-2.0
// Opens compressed inputs: gzip (RFC 1952), zstd (RFC 8878), zip (APPNOTE 6.3: stored and deflated, zip64),
// tar (tar_reader.h), told by their magic numbers. Every entry of a zip or tar becomes an input of its own,
// "reports.zip!a/b.json"; a workbook is one input (xlsx_reader.h). Of gzip, zstd and tar that end too early
// the part that can be read is an input, followed by the error. Archives in archives are opened once more
// (limits::kMaxArchiveNesting), then refused.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/function_ref.h"

namespace postern {

/// A plain input. `bytes` is valid during the call only.
using PlainInput = FunctionRef<void(std::string_view name, std::string_view bytes)>;
/// A member (or the whole input) that could not be opened; the others go on.
using BadInput = FunctionRef<void(std::string_view name, const Error& error)>;

void openInput(std::string_view name, std::string_view bytes, PlainInput onInput, BadInput onError);

/// A member: a part of the archive's own bytes where it is not packed, else a copy.
struct ExtractedInput {
  std::string_view view;
  std::string owned;
  bool isPart = false;

  std::string_view bytes() const { return isPart ? view : std::string_view(owned); }
};

/// Only the named member (as openInput named it), for showing a raw record again.
Result<ExtractedInput> extractInput(std::string_view name, std::string_view bytes, std::string_view member);

}  // namespace postern
