// SPDX-License-Identifier: Apache-2.0
// What the formats make of the real reports beside the repository, file by file, for whoever writes a format:
// the specs of core/formats/specs are read at run time, so that nothing is compiled between two looks.
//   corpus_report FOLDER...    one line a file and what it misses
//   corpus_report --all        totals of every folder
//   corpus_report --spec-check only whether the specs read
//   corpus_report --others     who claims files whose own formats are switched off
//   corpus_report --guess [v]  auto-mapping with all specs switched off (those of the build)
#include <algorithm>
#include <cstdio>
#include <memory>

#include "formats/mapping/spec.h"
#include "tests/conformance/corpus.h"
#include "tests/conformance/guessing.h"

namespace postern::corpus {
namespace {

constexpr const char* kFields[] = {"cwe", "id", "component", "version", "file", "line", "host", "severity"};
constexpr size_t kShownMisses = 6;

struct Specs {
  std::vector<std::unique_ptr<TaughtFormat>> owned;
  std::vector<const Format*> all;
  bool good = true;
};

Specs readSpecs() {
  Specs specs;
  for (const auto& path : filesBelow(std::filesystem::path(POSTERN_SOURCE_DIR) / "core/formats/specs")) {
    if (path.extension() != ".json") continue;
    auto taught = teachFormat(path.filename().string(), readFile(path));
    if (!taught) {
      std::printf("%s: %s: %s\n", path.filename().c_str(), taught.error().where.c_str(),
                  taught.error().message.c_str());
      specs.good = false;
      continue;
    }
    if (taught.value()->spec->id + ".json" != path.filename().string())
      std::printf("%s: its id is %s\n", path.filename().c_str(), taught.value()->spec->id.c_str());
    specs.owned.push_back(std::move(taught).value());
    specs.all.push_back(&specs.owned.back()->format);
  }
  return specs;
}

struct Totals {
  size_t files = 0, named = 0, recognised = 0, counted = 0, equal = 0;
  size_t wanted[std::size(kFields)] = {}, had[std::size(kFields)] = {};
};

void print(const std::string& name, const Totals& it) {
  std::printf("== %s: %zu files, recognised %zu/%zu, counts %zu/%zu |", name.c_str(), it.files, it.recognised,
              it.named, it.equal, it.counted);
  for (size_t i = 0; i < std::size(kFields); ++i) {
    if (it.wanted[i] > 0)
      std::printf(" %s %zu%% of %zu", kFields[i], it.had[i] * 100 / it.wanted[i], it.wanted[i]);
  }
  std::printf("\n");
}

void recall(const File& file, const Fields& ours, bool details, Totals& totals) {
  for (size_t i = 0; i < std::size(kFields); ++i) {
    const auto wanted = file.fields.find(kFields[i]);
    if (wanted == file.fields.end()) continue;
    const auto had = ours.find(kFields[i]);
    std::string missed;
    size_t misses = 0;
    for (const std::string& value : wanted->second) {
      ++totals.wanted[i];
      if (had != ours.end() && had->second.count(value) > 0) {
        ++totals.had[i];
      } else if (++misses <= kShownMisses) {
        missed += " [" + value + "]";
      }
    }
    if (details && misses > 0)
      std::printf("     %s misses %zu of %zu:%s\n", kFields[i], misses, wanted->second.size(),
                  missed.c_str());
  }
}

void look(const File& file, const Specs& specs, bool details, Totals& totals) {
  const std::string bytes = readFile(*shared("corpus") / file.name);
  ImportSettings settings;
  settings.choice.taught = specs.all;
  const Import result = import(file.name, bytes, settings);
  ++totals.files;
  const bool nothing = saysNothing(bytes);
  const bool recognised = isRecognised(file, result);
  const bool equal = !file.expected || static_cast<int64_t>(result.observations) == *file.expected;
  totals.named += nothing ? 0 : 1;
  totals.recognised += !nothing && recognised ? 1 : 0;
  totals.counted += file.expected ? 1 : 0;
  totals.equal += file.expected && equal ? 1 : 0;
  if (details || (!nothing && !recognised)) {
    for (const ImportOutcome& outcome : result.outcomes) {
      std::printf("  %s %s: ", outcome.file.c_str(), recognised ? "" : "NOT OWN FORMAT");
      if (outcome.format != nullptr) std::printf("%s %d ", outcome.format->id.data(), outcome.confidence);
      for (size_t i = 0; i < outcome.alternatives.size() && i < 2; ++i)
        std::printf("(or %s %d) ", outcome.alternatives[i].format->id.data(),
                    outcome.alternatives[i].confidence);
      if (outcome.failed) std::printf("FAILED: %s", outcome.error.message.c_str());
      std::printf("\n");
      if (!details) continue;
      for (const Diagnostic& it : outcome.diagnostics)
        std::printf("     %s ×%llu: %s (%s)\n", it.code.c_str(), static_cast<unsigned long long>(it.count),
                    it.message.c_str(), it.where.c_str());
    }
  }
  if (details) {
    std::printf("     expected %lld, observed %llu%s; skipped %llu\n",
                static_cast<long long>(file.expected.value_or(-1)),
                static_cast<unsigned long long>(result.observations), equal ? "" : "   <<<<<< DIFFERENT",
                static_cast<unsigned long long>(result.skipped()));
  }
  recall(file, fieldsOf(result.tables), details, totals);
}

// The guess for every file that a spec reads, with all specs switched off.
void guess(bool details) {
  std::vector<Guess> all;
  for (const File& file : files(*shared("corpus"))) {
    const auto one = guessCount(file);
    if (!one) continue;
    all.push_back(*one);
    if (details && !one->right())
      std::printf("%s %s: %lld expected, %llu; %s\n", one->unmarked ? "UNMARKED" : "wrong", file.name.c_str(),
                  static_cast<long long>(*file.expected), static_cast<unsigned long long>(one->observations),
                  one->evidence.c_str());
  }
  printGuesses(all);
}

// Who claims a file when its own formats are switched off: nobody should.
void claimedByOthers() {
  size_t claimed = 0;
  for (const File& file : files(*shared("corpus"))) {
    std::vector<std::string> off;
    for (const std::string_view id : formatsOf(file.folder)) off.emplace_back(id);
    ImportSettings settings;
    settings.choice.off = off;
    settings.autoMap = false;
    const Import result = import(file.name, readFile(*shared("corpus") / file.name), settings);
    for (const ImportOutcome& outcome : result.outcomes) {
      if (outcome.failed) continue;
      ++claimed;
      std::printf("%s is taken for %s, %d, %u results: %s\n", file.name.c_str(), outcome.format->id.data(),
                  outcome.confidence, outcome.observations, outcome.evidence.substr(0, 120).c_str());
    }
  }
  std::printf("%zu files claimed\n", claimed);
}

int run(const std::vector<std::string>& arguments) {
  const Specs specs = readSpecs();
  if (arguments.empty() || arguments[0] == "--spec-check") return specs.good ? 0 : 1;
  if (!shared("corpus")) return std::puts("../shared/corpus is not there"), 1;
  if (arguments[0] == "--guess") return guess(arguments.size() > 1), 0;
  if (arguments[0] == "--others") return claimedByOthers(), 0;
  const bool everything = arguments[0] == "--all";
  std::map<std::string, Totals> folders;
  Totals all;
  for (const File& file : files(*shared("corpus"))) {
    if (!everything && std::find(arguments.begin(), arguments.end(), file.folder) == arguments.end())
      continue;
    look(file, specs, !everything, folders[file.folder]);
  }
  for (const auto& [name, totals] : folders) {
    print(name, totals);
    all.files += totals.files, all.named += totals.named, all.recognised += totals.recognised;
    all.counted += totals.counted, all.equal += totals.equal;
    for (size_t i = 0; i < std::size(kFields); ++i)
      all.wanted[i] += totals.wanted[i], all.had[i] += totals.had[i];
  }
  print("ALL", all);
  return 0;
}

}  // namespace
}  // namespace postern::corpus

int main(int count, char** values) { return postern::corpus::run({values + 1, values + count}); }
