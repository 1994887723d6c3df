// SPDX-License-Identifier: Apache-2.0
// See importing.h.
#include "importing.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <system_error>
#include <thread>

#include "terminal.h"

namespace postern::cli {
namespace {

Imported importOne(const Input& input, const EstateKey& key) {
  const auto bytes = readInput(input);
  if (!bytes) return failedImport(input.name, makeError(ErrorCode::kNotFound, "the file cannot be read"));
  auto imported = Engine::importFile(input.name, *bytes, key);
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

std::vector<Imported> importAll(const std::vector<Input>& inputs, const EstateKey& key, Keep keep) {
  std::vector<Imported> results(inputs.size());
  Progress progress("reading", inputs.size());
  std::atomic<size_t> next{0};
  std::mutex turn;
  const auto work = [&] {
    for (size_t i; (i = next.fetch_add(1)) < inputs.size();) {
      results[i] = importOne(inputs[i], key);
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
