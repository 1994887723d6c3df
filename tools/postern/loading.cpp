// SPDX-License-Identifier: Apache-2.0
// See loading.h.
#include "loading.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <random>

#include "importing.h"
#include "terminal.h"

namespace postern::cli {
namespace {

EstateKey randomKey() {
  std::random_device device;  // the system's own generator on Linux, macOS and under Node
  EstateKey key;
  for (uint8_t& byte : key.bytes) byte = static_cast<uint8_t>(device());
  return key;
}

UnixSeconds clockNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

bool endsWith(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

class Loader {
 public:
  Loader(Engine& engine, const Loading& loading) : engine_(engine), loading_(loading) {}

  Loaded run() {
    const Inputs inputs = expandInputs(loading_.inputs);
    for (const std::string& problem : inputs.problems) std::cerr << "postern: " << problem << "\n";
    loaded_.isIncomplete = !inputs.problems.empty();
    std::vector<Input> reports;
    // Bundles first: they bring the key under which secrets are hashed.
    for (const Input& input : inputs.files) {
      if (isBundleFile(input)) {
        openBundle(input);
      } else {
        reports.push_back(input);
      }
    }
    for (const std::string& path : loading_.decisions) {
      loaded_.refused = joinDecisions(path);
      if (loaded_.refused != kOk) return std::move(loaded_);
    }
    std::optional<EstateKey> key = loading_.key;
    if (!key) key = engine_.estateKey();
    const auto reading = importOptions(loading_.reading, key ? *key : randomKey());
    if (reading) {
      importReports(reports, *reading);
    } else {
      loaded_.refused = kUsage;
    }
    return std::move(loaded_);
  }

 private:
  void openBundle(const Input& input) {
    const auto bytes = readInput(input);
    const auto opened =
        bytes ? engine_.openBundle(input.name, *bytes)
              : Result<Engine::Opened>(makeError(ErrorCode::kNotFound, "the file cannot be read"));
    if (!opened) {
      loaded_.isIncomplete = true;
      loaded_.sources.unread.push_back(failedImport(input.name, opened.error()).entries[0]);
      return;
    }
    loaded_.sources.reports += opened.value().reports;
    loaded_.sources.duplicates += opened.value().duplicates;
  }

  int joinDecisions(const std::string& path) {
    const auto bytes = readInput({path, path});
    if (!bytes) return refuse(path + " cannot be read");
    const auto joined = engine_.importDecisions(path, *bytes);
    if (joined) return kOk;
    const Error& error = joined.error();
    return refuse(path + (error.where.empty() ? "" : ", " + error.where) + ": " + printable(error.message));
  }

  void importReports(const std::vector<Input>& inputs, const ImportOptions& reading) {
    std::vector<Imported> all = importAll(inputs, reading, Keep::kBatches);
    for (size_t at = 0; at < all.size(); ++at) {
      Imported& imported = all[at];
      if (!imported.entries.empty() && imported.entries[0].format == "dependency_manifest")
        loaded_.manifests.push_back(inputs[at]);
      for (size_t i = 0; i < imported.batches.size(); ++i) {
        const auto added = engine_.addBatch(std::move(imported.batches[i]), reading.key);
        if (!added) {
          imported.entries[imported.batchEntry[i]].error = added.error();
        } else {
          ++(added.value().duplicate ? loaded_.sources.duplicates : loaded_.sources.reports);
        }
      }
      for (InspectEntry& entry : imported.entries) {
        if (!entry.error) continue;
        loaded_.isIncomplete = loaded_.isIncomplete || isMissed(inputs[at], entry);
        loaded_.sources.unread.push_back(std::move(entry));
      }
    }
  }

  bool isMissed(const Input& input, const InspectEntry& entry) const {
    if (entry.error->code != ErrorCode::kUnknownFormat) return true;
    const bool isNamed =
        std::find(loading_.inputs.begin(), loading_.inputs.end(), input.path) != loading_.inputs.end();
    if (isNamed && entry.file == input.name) return true;
    // Of a folder: sources and readmes may lie there, but a scanner that broke off leaves an empty file.
    if (endsWith(entry.file, {".sarif", ".fpr", ".nessus"})) return true;
    if (entry.file != input.name || !endsWith(entry.file, {".json", ".xml", ".csv", ".jsonl", ".ndjson"}))
      return false;
    const auto bytes = readInput(input);
    return !bytes || bytes->empty();
  }

  Engine& engine_;
  const Loading& loading_;
  Loaded loaded_;
};

}  // namespace

Loaded loadEstate(Engine& engine, const Loading& loading) { return Loader(engine, loading).run(); }

int refuse(const std::string& message) {
  std::cerr << "postern: " << message << "\n";
  return kUsage;
}

std::optional<UnixSeconds> readNow(const std::string& text) {
  if (text.empty()) return clockNow();
  const auto given = parseTime(text);
  if (!given) refuse("--now needs a time such as 2026-11-24T09:00:00Z, not '" + printable(text) + "'");
  return given;
}

bool writeTo(const std::string& path, FunctionRef<void(ByteSink)> write) {
  if (path.empty()) return true;
  std::ofstream file;
  if (path != "-") file.open(path, std::ios::binary | std::ios::trunc);
  std::ostream& out = path == "-" ? std::cout : file;
  const auto put = [&](std::string_view part) {
    out.write(part.data(), static_cast<std::streamsize>(part.size()));
  };
  if (out) write(put);
  out.flush();
  if (out) return true;
  std::cerr << "postern: " << path << " cannot be written\n";
  return false;
}

bool writeTo(const std::string& path, std::string_view content) {
  const auto put = [&](ByteSink sink) { sink(content); };
  return writeTo(path, FunctionRef<void(ByteSink)>(put));
}

int analyseInputs(Engine& engine, const GraphInputs& options) {
  const auto now = readNow(options.now);
  if (!now) return kUsage;
  const Loaded loaded = loadEstate(engine, {options.inputs, options.decisions, options.reading, {}});
  if (loaded.refused != kOk) return loaded.refused;
  printUnread(loaded.sources);
  if (loaded.sources.reports == 0) {
    std::cerr << "postern: nothing readable\n";
    return kNothingReadable;
  }
  if (const auto analysed = engine.analyze(*now); !analysed) {
    std::cerr << "postern: " << analysed.error().message << "\n";
    return kNothingReadable;
  }
  return kOk;
}

void printLines(std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::cout << printable(text.substr(0, end)) << "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace postern::cli
