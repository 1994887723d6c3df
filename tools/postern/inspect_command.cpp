// SPDX-License-Identifier: Apache-2.0
// `postern inspect`: what each file is understood as, and on what evidence.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "commands.h"
#include "importing.h"
#include "terminal.h"

namespace postern::cli {
namespace {

/// A bundle is no report; it is shown as what it holds.
Imported inspectBundle(const Input& input) {
  const auto bytes = readInput(input);
  if (!bytes) return failedImport(input.name, makeError(ErrorCode::kNotFound, "the file cannot be read"));
  Engine engine;
  const auto opened = engine.openBundle(input.name, *bytes);
  if (!opened) return failedImport(input.name, opened.error());
  const auto summary = engine.analyze(0);
  if (!summary) return failedImport(input.name, summary.error());
  Imported imported;
  InspectEntry& entry = imported.entries.emplace_back();
  entry.file = input.name;
  entry.format = "postern_bundle";
  entry.title = "Postern bundle";
  entry.confidence = 100;
  entry.evidence = "bundle version " + std::to_string(opened.value().version) + " of " +
                   counted(opened.value().reports, "report");
  entry.observations = static_cast<uint32_t>(summary.value().observations);
  entry.assets = static_cast<uint32_t>(summary.value().assets);
  entry.components = static_cast<uint32_t>(summary.value().components);
  entry.skipped = summary.value().skipped;
  return imported;
}

void print(const InspectEntry& entry, const Terminal& terminal) {
  std::cout << terminal.paint(printable(entry.file), Colour::kBold) << "\n";
  if (entry.error) {
    std::cout << "  " << terminal.paint("not read", Colour::kRed) << ": " << printable(entry.error->message);
    if (!entry.error->where.empty()) std::cout << " (" << printable(entry.error->where) << ")";
    std::cout << "\n";
    for (const InspectEntry::Alternative& other : entry.alternatives) {
      std::cout << "  nearest to " << other.title << ", " << int{other.confidence}
                << " %: " << printable(other.evidence) << "\n";
    }
    return;
  }
  std::cout << "  " << entry.title << ", " << int{entry.confidence}
            << " % sure: " << printable(entry.evidence) << "\n  "
            << counted(entry.observations, "observation") << ", " << counted(entry.assets, "asset") << ", "
            << counted(entry.components, "component") << ", " << counted(entry.edges, "relation");
  if (entry.skipped > 0)
    std::cout << ", " << terminal.paint(counted(entry.skipped, "record") + " skipped", Colour::kYellow);
  std::cout << "\n";
  for (const Diagnostic& note : entry.diagnostics) {
    std::cout << "  " << terminal.paint("note", Colour::kYellow) << ": " << printable(note.message);
    if (note.count > 1) std::cout << " (" << note.count << " times)";
    if (!note.where.empty()) std::cout << ", " << clipped(note.where, 120);
    std::cout << "\n";
  }
}

}  // namespace

int inspect(const InspectOptions& options) {
  const auto reading = importOptions(options.reading, EstateKey());
  if (!reading) return kUsage;
  const Inputs inputs = expandInputs(options.inputs);
  std::vector<Input> reports, bundles;
  for (const Input& input : inputs.files) (isBundleFile(input) ? bundles : reports).push_back(input);
  std::vector<InspectEntry> entries;
  const auto take = [&](Imported& imported) {
    std::move(imported.entries.begin(), imported.entries.end(), std::back_inserter(entries));
  };
  for (Imported& imported : importAll(reports, *reading, Keep::kEntries)) take(imported);
  for (const Input& bundle : bundles) {
    Imported imported = inspectBundle(bundle);
    take(imported);
  }
  for (const std::string& problem : inputs.problems) std::cerr << "postern: " << problem << "\n";
  if (options.json) {
    std::cout << inspectJson(entries) << "\n";
  } else {
    const Terminal terminal(STDOUT_FILENO);
    for (const InspectEntry& entry : entries) print(entry, terminal);
  }
  const bool anyRead =
      std::any_of(entries.begin(), entries.end(), [](const InspectEntry& entry) { return !entry.error; });
  return anyRead ? kOk : kNothingReadable;
}

}  // namespace postern::cli
