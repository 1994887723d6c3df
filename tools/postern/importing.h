// SPDX-License-Identifier: Apache-2.0
// Reads many files with as many threads as there are processors. Which thread reads what changes nothing in
// the result.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "commands.h"
#include "engine.h"
#include "inputs.h"

namespace postern::cli {

/// Whether batches are wanted, or only what files are understood as.
enum class Keep : uint8_t { kBatches, kEntries };

/// One answer per input, in their order. A file that cannot be read is an entry with the error not_found.
std::vector<Imported> importAll(const std::vector<Input>& inputs, const ImportOptions& options, Keep keep);

/// The options that the command line asks for, the specs read and checked; nullopt after having said on
/// standard error what is wrong.
std::optional<ImportOptions> importOptions(const ReadingOptions& reading, const EstateKey& key);

/// The sole entry of something that failed as a whole.
Imported failedImport(const std::string& name, Error error);

}  // namespace postern::cli
