// SPDX-License-Identifier: Apache-2.0
// See importing.h.
#include "importing.h"

#include <algorithm>
#include <atomic>
#include <iostream>
#include <mutex>
#include <system_error>
#include <thread>

#include "terminal.h"

namespace postern::cli {
namespace {

Imported importOne(const Input& input, const ImportOptions& options) {
  const auto bytes = readInput(input);
  if (!bytes) return failedImport(input.name, makeError(ErrorCode::kNotFound, "the file cannot be read"));
  auto imported = Engine::importFile(input.name, *bytes, options);
  return imported ? std::move(imported).value() : failedImport(input.name, imported.error());
}

}  // namespace

Imported failedImport(const std::string& name, Error error) {
  Imported imported;
  imported.entries.emplace_back();
  imported.entries[0].file = name;
  error.source = name;
  imported.entries[0].error = std::move(error);
  return imported;
}

std::optional<ImportOptions> importOptions(const ReadingOptions& reading, const EstateKey& key) {
  ImportOptions options(key);
  options.format = reading.format;
  options.off = reading.off;
  Engine engine;
  for (const std::string& path : reading.specs) {
    auto text = readInput({path, path});
    const auto added = text ? engine.addSpec(*text)
                            : Result<SpecRow>(makeError(ErrorCode::kNotFound, "the file cannot be read"));
    if (!added) {
      std::cerr << "postern: " << path << ": "
                << (added.error().where.empty() ? "" : added.error().where + ": ")
                << printable(added.error().message) << "\n";
      return std::nullopt;
    }
    options.specs.push_back(std::move(*text));
  }
  std::vector<std::string> known;
  for (const FormatRow& row : Engine::formats()) known.emplace_back(row.id);
  for (const SpecRow& row : engine.specs()) known.push_back(row.id);
  if (!options.format.empty() && std::find(known.begin(), known.end(), options.format) == known.end()) {
    std::cerr << "postern: no format is named '" << printable(options.format)
              << "'; `postern formats` lists them\n";
    return std::nullopt;
  }
  return options;
}

std::vector<Imported> importAll(const std::vector<Input>& inputs, const ImportOptions& options, Keep keep) {
  std::vector<Imported> results(inputs.size());
  Progress progress("reading", inputs.size());
  std::atomic<size_t> next{0};
  std::mutex turn;
  const auto work = [&] {
    for (size_t i; (i = next.fetch_add(1)) < inputs.size();) {
      results[i] = importOne(inputs[i], options);
      if (keep == Keep::kEntries) results[i].batches.clear();
      const std::lock_guard lock(turn);
      progress.advance();
    }
  };
  std::vector<std::thread> helpers;
  const size_t wanted = std::min<size_t>(std::max(1U, std::thread::hardware_concurrency()), inputs.size());
  try {
    while (helpers.size() + 1 < wanted) helpers.emplace_back(work);
  } catch (const std::system_error&) {
    // As many threads as the system gives; this one does the rest.
  }
  work();
  for (std::thread& helper : helpers) helper.join();
  return results;
}

}  // namespace postern::cli
