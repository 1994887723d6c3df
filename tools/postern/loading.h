// SPDX-License-Identifier: Apache-2.0
// Inputs of a command into an estate, and what commands on estates have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands.h"
#include "engine.h"
#include "inputs.h"
#include "summary.h"

namespace postern::cli {

struct Loading {
  std::vector<std::string> inputs, decisions;
  ReadingOptions reading;
  std::optional<EstateKey> key;  ///< nullopt = the bundles', or a random one
};
struct Loaded {
  Sources sources;
  std::vector<Input> manifests;  ///< inputs that name a project's dependencies
  /// A named input, a report that was begun, or an empty file of a report's kind: what is missing then is no
  /// clean scan.
  bool isIncomplete = false;
  int refused = kOk;  ///< kUsage where decisions or specs cannot be read; said already
};

/// Problems of arguments are said on standard error, unread files are in `sources`.
Loaded loadEstate(Engine& engine, const Loading& loading);

/// All inputs of a question into the engine and analysed; kOk, or what the command returns, said already.
int analyseInputs(Engine& engine, const GraphInputs& options);
/// Line by line: lines are ours, what stands in them may be a report's.
void printLines(std::string_view text);

/// "postern: ..." on standard error; kUsage.
int refuse(const std::string& message);
/// `text` as a time, the clock's where it is empty; nullopt, said, where it is none.
std::optional<UnixSeconds> readNow(const std::string& text);
/// `content` into a file or standard output ("-"), nothing for ""; false, said, when that fails.
bool writeTo(const std::string& path, std::string_view content);
bool writeTo(const std::string& path, FunctionRef<void(ByteSink)> write);

}  // namespace postern::cli
