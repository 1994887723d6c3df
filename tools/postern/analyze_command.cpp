// SPDX-License-Identifier: Apache-2.0
// `postern analyze`: everything in, one ranking out.
#include <algorithm>
#include <iostream>

#include "commands.h"
#include "inputs.h"
#include "loading.h"
#include "summary.h"
#include "terminal.h"

namespace postern::cli {
namespace {

/// How many outputs go there.
int toStandardOutput(const AnalyzeOptions& options) {
  return (options.json == "-") + (options.csv == "-") + (options.compliance == "-") +
         (options.coverage == "-") + (options.tickets.file == "-") + (options.patch == "-") +
         (options.patchText == "-") + (options.out == "-") + (options.decisionsOut == "-");
}

class Analysis {
 public:
  explicit Analysis(const AnalyzeOptions& options) : options_(options) {}

  int run(UnixSeconds now, std::optional<EstateKey> key) {
    Loaded loaded = loadEstate(engine_, {options_.inputs, options_.decisions, options_.reading, key});
    if (loaded.refused != kOk) return loaded.refused;
    sources_ = std::move(loaded.sources);
    manifests_ = std::move(loaded.manifests);
    if (!options_.weights.empty()) {
      if (const int refused = setWeights(now); refused != kOk) return refused;
    }
    for (const auto& [setting, file] :
         {std::pair<std::string_view, const std::string&>{"likelihood", options_.likelihood},
          {"attack_rules", options_.attackRules}}) {
      if (file.empty()) continue;
      if (const int refused = setFrom(file, setting, now); refused != kOk) return refused;
    }
    if (sources_.reports == 0) {
      printUnread(sources_);
      std::cerr << "postern: nothing readable\n";
      return kNothingReadable;
    }
    return finish(now);
  }

 private:
  int setWeights(UnixSeconds now) {
    const auto bytes = readInput({options_.weights, options_.weights});
    if (!bytes) return refuse(options_.weights + " cannot be read");
    const std::string by = options_.by.empty() ? "command line" : options_.by;
    const auto set = engine_.setWeights(*bytes, true, by, now);
    return set ? kOk : refuse(options_.weights + ": " + printable(set.error().message));
  }

  int setFrom(const std::string& file, std::string_view setting, UnixSeconds now) {
    const auto bytes = readInput({file, file});
    if (!bytes) return refuse(file + " cannot be read");
    const std::string by = options_.by.empty() ? "command line" : options_.by;
    const auto set = engine_.setSetting(setting, *bytes, by, now);
    if (set) return kOk;
    const std::string& where = set.error().where;
    return refuse(file + (where.empty() ? "" : ", " + where) + ": " + printable(set.error().message));
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
    written =
        writeTo(options_.coverage, [&](ByteSink sink) { (void)engine_.exportCoverage(sink); }) && written;
    written = writeTickets() && writePatch() && written;
    written = writeTo(options_.decisionsOut, [&](ByteSink sink) { (void)engine_.exportDecisions(sink); }) &&
              written;
    if (!options_.out.empty()) {
      const auto bundle = engine_.saveBundle(options_.by, now);
      if (!bundle) std::cerr << "postern: " << bundle.error().message << "\n";
      written = bundle.ok() && writeTo(options_.out, std::string_view(bundle.value())) && written;
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
  const auto now = readNow(options.now);
  if (!now) return kUsage;
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
  return Analysis(options).run(*now, key);
}

}  // namespace postern::cli
