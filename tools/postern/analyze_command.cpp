// SPDX-License-Identifier: Apache-2.0
// `postern analyze`: everything in, one ranking out.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <random>

#include "commands.h"
#include "importing.h"
#include "summary.h"
#include "terminal.h"

namespace postern::cli {
namespace {

int refuse(const std::string& message) {
  std::cerr << "postern: " << message << "\n";
  return kUsage;
}

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

/// `write` into a file or standard output ("-"); false when that fails.
template <typename Write>
bool writeTo(const std::string& path, Write write) {
  if (path.empty()) return true;
  std::ofstream file;
  if (path != "-") file.open(path, std::ios::binary | std::ios::trunc);
  std::ostream& out = path == "-" ? std::cout : file;
  if (out)
    write([&](std::string_view part) { out.write(part.data(), static_cast<std::streamsize>(part.size())); });
  out.flush();
  if (out) return true;
  std::cerr << "postern: " << path << " cannot be written\n";
  return false;
}

/// How many outputs go there.
int toStandardOutput(const AnalyzeOptions& options) {
  return (options.json == "-") + (options.csv == "-") + (options.compliance == "-") +
         (options.tickets.file == "-") + (options.patch == "-") + (options.patchText == "-") +
         (options.out == "-") + (options.decisionsOut == "-");
}

class Analysis {
 public:
  explicit Analysis(const AnalyzeOptions& options) : options_(options) {}

  int run(UnixSeconds now, std::optional<EstateKey> key) {
    const Inputs inputs = expandInputs(options_.inputs);
    for (const std::string& problem : inputs.problems) std::cerr << "postern: " << problem << "\n";
    std::vector<Input> reports;
    // Bundles first: they bring the key under which secrets are hashed.
    for (const Input& input : inputs.files) {
      if (isBundleFile(input)) {
        openBundle(input);
      } else {
        reports.push_back(input);
      }
    }
    for (const std::string& path : options_.decisions) {
      if (const int refused = joinDecisions(path); refused != kOk) return refused;
    }
    if (!options_.weights.empty()) {
      if (const int refused = setWeights(now); refused != kOk) return refused;
    }
    if (!key) key = engine_.estateKey();
    const auto reading = importOptions(options_.reading, key ? *key : randomKey());
    if (!reading) return kUsage;
    importReports(reports, *reading);
    if (sources_.reports == 0) {
      printUnread(sources_);
      std::cerr << "postern: nothing readable\n";
      return kNothingReadable;
    }
    return finish(now);
  }

 private:
  void openBundle(const Input& input) {
    const auto bytes = readInput(input);
    const auto opened =
        bytes ? engine_.openBundle(input.name, *bytes)
              : Result<Engine::Opened>(makeError(ErrorCode::kNotFound, "the file cannot be read"));
    if (!opened) {
      sources_.unread.push_back(failedImport(input.name, opened.error()).entries[0]);
      return;
    }
    sources_.reports += opened.value().reports;
    sources_.duplicates += opened.value().duplicates;
  }

  int joinDecisions(const std::string& path) {
    const auto bytes = readInput({path, path});
    if (!bytes) return refuse(path + " cannot be read");
    const auto joined = engine_.importDecisions(path, *bytes);
    if (joined) return kOk;
    const Error& error = joined.error();
    return refuse(path + (error.where.empty() ? "" : ", " + error.where) + ": " + printable(error.message));
  }

  int setWeights(UnixSeconds now) {
    const auto bytes = readInput({options_.weights, options_.weights});
    if (!bytes) return refuse(options_.weights + " cannot be read");
    const std::string by = options_.by.empty() ? "command line" : options_.by;
    const auto set = engine_.setWeights(*bytes, true, by, now);
    return set ? kOk : refuse(options_.weights + ": " + printable(set.error().message));
  }

  void importReports(const std::vector<Input>& inputs, const ImportOptions& reading) {
    std::vector<Imported> results = importAll(inputs, reading, Keep::kBatches);
    for (size_t input = 0; input < results.size(); ++input) {
      Imported& imported = results[input];
      if (!imported.entries.empty() && imported.entries[0].format == "dependency_manifest")
        manifests_.push_back(inputs[input]);
      for (size_t i = 0; i < imported.batches.size(); ++i) {
        const auto added = engine_.addBatch(std::move(imported.batches[i]), reading.key);
        if (!added) {
          imported.entries[imported.batchEntry[i]].error = added.error();
        } else {
          ++(added.value().duplicate ? sources_.duplicates : sources_.reports);
        }
      }
      for (InspectEntry& entry : imported.entries) {
        if (entry.error) sources_.unread.push_back(std::move(entry));
      }
    }
  }

  int finish(UnixSeconds now) {
    const auto summary = engine_.analyze(now);
    if (!summary) {
      std::cerr << "postern: " << summary.error().message << "\n";
      return kNothingReadable;
    }
    bool written = writeTo(options_.json, [&](ByteSink sink) { (void)engine_.exportJson(sink); });
    written = writeTo(options_.csv, [&](ByteSink sink) { (void)engine_.exportCsv(sink); }) && written;
    written =
        writeTo(options_.compliance, [&](ByteSink sink) { (void)engine_.exportCompliance(sink); }) && written;
    written = writeTickets() && writePatch() && written;
    written = writeTo(options_.decisionsOut, [&](ByteSink sink) { (void)engine_.exportDecisions(sink); }) &&
              written;
    if (!options_.out.empty()) {
      const auto bundle = engine_.saveBundle(options_.by, now);
      if (!bundle) std::cerr << "postern: " << bundle.error().message << "\n";
      written = bundle.ok() && writeTo(options_.out, [&](ByteSink sink) { sink(bundle.value()); }) && written;
    }
    printUnread(sources_);
    if (toStandardOutput(options_) == 0) printSummary(engine_, summary.value(), sources_);
    return written ? kOk : kNotWritten;
  }

  /// Of every manifest among the inputs, in their order.
  bool writePatch() {
    if (options_.patch.empty() && options_.patchText.empty()) return true;
    std::string diff, text;
    for (const Input& manifest : manifests_) {
      const auto bytes = readInput(manifest);
      const auto made = bytes ? engine_.patch(manifest.name, *bytes)
                              : Result<PatchRow>(makeError(ErrorCode::kNotFound, "the file cannot be read"));
      if (!made) {
        std::cerr << "postern: " << manifest.name << ": " << printable(made.error().message) << "\n";
        return false;
      }
      if (made.value().changes.empty() && made.value().left.empty()) continue;
      diff += made.value().diff;
      text += "# " + made.value().title + "\n\n" + made.value().body;
    }
    if (diff.empty()) std::cerr << "postern: no manifest among the inputs has an upgrade to make\n";
    return writeTo(options_.patch, [&](ByteSink sink) { sink(diff); }) &&
           writeTo(options_.patchText, [&](ByteSink sink) { sink(text); });
  }

  bool writeTickets() {
    const TicketOptions& wanted = options_.tickets;
    Status made = Done{};
    const bool written = writeTo(wanted.file, [&](ByteSink sink) {
      made = engine_.exportTickets(wanted.system, wanted.per, wanted.filter, sink);
    });
    if (!made) std::cerr << "postern: no tickets: " << printable(made.error().message) << "\n";
    return written && made.ok();
  }

  const AnalyzeOptions& options_;
  Engine engine_;
  std::vector<Input> manifests_;
  Sources sources_;
};

}  // namespace

int analyze(const AnalyzeOptions& options) {
  UnixSeconds now = clockNow();
  if (!options.now.empty()) {
    const auto given = parseTime(options.now);
    if (!given)
      return refuse("--now needs a time such as 2026-11-24T09:00:00Z, not '" + printable(options.now) + "'");
    now = *given;
  }
  std::optional<EstateKey> key;
  if (!options.estateKey.empty()) {
    key = parseEstateKey(options.estateKey);
    if (!key) return refuse("--estate-key needs 64 hex digits");
  }
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
    return refuse("standard input can be read once");
  if (toStandardOutput(options) > 1)
    return refuse(
        "only one of --json, --csv, --compliance, --tickets, --patch, --patch-text, --out and "
        "--decisions-out can go to standard "
        "output");
  return Analysis(options).run(now, key);
}

}  // namespace postern::cli
