// SPDX-License-Identifier: Apache-2.0
// The JSON of what several answers share.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/error.h"
#include "base/json_writer.h"
#include "base/text.h"

namespace postern {

void writeDiagnostics(JsonWriter& out, const std::vector<Diagnostic>& entries);
/// EngineError of protocol.ts: optional fields only where they say something.
void writeError(JsonWriter& out, const Error& error);
void writeTexts(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts);

}  // namespace postern
