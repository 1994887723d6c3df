// SPDX-License-Identifier: Apache-2.0
// The one way in. Nothing is lost silently: what is not read becomes an error or a diagnostic of its file.
#include "formats/import.h"

#include <algorithm>

#include "base/text.h"
#include "formats/listeners.h"
#include "formats/teach/auto_map.h"
#include "read/archive.h"

namespace postern {
namespace {

// What was understood of a file that no format claims: helps a person to see why.
std::string describeUnknown(const Probe& probe) {
  std::string out = "no format claims this " + std::string(syntaxName(probe.syntax)) + " input";
  const auto list = [&](std::string_view what, const std::vector<std::string_view>& names) {
    if (names.empty()) return;
    out += "; ";
    out += what;
    for (size_t i = 0; i < names.size() && i < 8; ++i) {
      out += i == 0 ? " " : ", ";
      out += clipUtf8(names[i], 40);
    }
  };
  std::vector<std::string_view> names;
  if (probe.syntax == Syntax::kXml) {
    names = {probe.rootName};
    list("its root element is", names);
  } else if (probe.syntax == Syntax::kCsv) {
    list("its columns are", probe.columns);
  } else {
    for (const Node::Member member : probe.first().members()) names.push_back(member.key);
    list("its first keys are", names);
  }
  return out;
}

const Format* find(std::span<const Format* const> all, std::string_view id) {
  const auto at =
      std::find_if(all.begin(), all.end(), [id](const Format* format) { return format->id == id; });
  return at == all.end() ? nullptr : *at;
}

bool isOff(const Format& format, const FormatChoice& choice) {
  return std::any_of(choice.off.begin(), choice.off.end(), [&](const std::string& id) {
    return id == format.id || (id == "specs" && format.spec != nullptr);
  });
}

bool isNamedAfter(const Probe& probe, const Format& format) {
  return containsIgnoreCase(probe.name, format.id);
}

// The chosen format first, whatever it thinks of the input.
std::vector<Candidate> candidates(const Probe& probe, const FormatChoice& choice) {
  std::vector<Candidate> ranked = rankFormats(probe, choice);
  if (choice.format.empty()) return ranked;
  const Format* chosen = find(choice.taught, choice.format);
  if (chosen == nullptr) chosen = find(formats(), choice.format);
  if (chosen == nullptr) return ranked;
  const auto is = [chosen](const Candidate& it) { return it.format == chosen; };
  ranked.erase(std::remove_if(ranked.begin(), ranked.end(), is), ranked.end());
  ranked.insert(ranked.begin(), {chosen, 100, "chosen by a person"});
  return ranked;
}

Error unknown(const Probe& probe) {
  return makeError(ErrorCode::kUnknownFormat,
                   probe.syntax == Syntax::kEmpty ? "the file is empty" : describeUnknown(probe));
}

bool isUsable(const AutoMapping& guess) {
  return guess.taught != nullptr && guess.draft.confidence >= kLeastMapping;
}

Candidate guessed(const AutoMapping& guess) {
  std::string evidence = "no format claims it; a guessed mapping reads";
  for (const DraftRecords& records : guess.draft.records) evidence += " " + records.path;
  return {&kAutoMapped, static_cast<uint8_t>(guess.draft.confidence), std::move(evidence)};
}

void note(const AutoMapping& guess, Diagnostics& diagnostics) {
  if (guess.taught == nullptr) return;
  const std::string& where = guess.draft.records[0].path;
  diagnostics.add("auto_mapped", "no format claims this file: its results and their columns were guessed",
                  where);
  if (isSure(guess.draft)) return;
  if (guess.draft.questions.empty()) diagnostics.add("please_check", "the guess is not sure", where);
  for (const std::string& question : guess.draft.questions) diagnostics.add("please_check", question, where);
}

void fail(ImportOutcome& outcome, Error error) {
  outcome.failed = true;
  outcome.error = std::move(error);
  outcome.error.source = outcome.file;
}

void count(ImportOutcome& outcome, const BatchBuilder& builder) {
  outcome.observations = builder.observations();
  outcome.assets = builder.assets();
  outcome.components = builder.components();
  outcome.edges = builder.edges();
  outcome.skipped = builder.skipped();
}

// Formats whose files say what they say of the place where they lie: one workflow in two repositories is two
// pipelines, one CODEOWNERS file owns two repositories. Reports are known by their content alone: the same
// report dropped from two folders is one.
constexpr std::string_view kOfTheirPlace[] = {"github_workflow", "gitlab_ci", "jenkinsfile", "codeowners",
                                              "docker_compose"};

ContentHash nameOf(std::string_view name, std::string_view bytes, const Format& format) {
  if (std::find(std::begin(kOfTheirPlace), std::end(kOfTheirPlace), format.id) == std::end(kOfTheirPlace))
    return hashContent(bytes);
  std::string placed(name);
  placed += '\0';
  return hashContent(placed += bytes);
}

ReportFacts factsOf(std::string_view name, std::string_view bytes, const Candidate& chosen, Syntax syntax) {
  ReportFacts facts;
  facts.hash = nameOf(name, bytes, *chosen.format);
  facts.bytes = bytes.size();
  facts.name = name;
  facts.format = chosen.format->id;
  facts.title = chosen.format->title;
  facts.syntax = syntaxName(syntax);
  facts.evidence = chosen.evidence;
  facts.family = chosen.format->family;
  facts.confidence = chosen.confidence;
  facts.context = chosen.format->context;
  return facts;
}

}  // namespace

std::vector<Candidate> rankFormats(const Probe& probe, const FormatChoice& choice) {
  std::vector<Candidate> ranked;
  const auto ask = [&](const Format& format) {
    const Match match = sniffFormat(format, probe);
    if (match.confidence > 0) ranked.push_back({&format, match.confidence, std::string(match.evidence)});
  };
  for (const Format* format : choice.taught) ask(*format);
  for (const Format* format : formats()) {
    if (find(choice.taught, format->id) == nullptr && !isOff(*format, choice)) ask(*format);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    return isNamedAfter(probe, *a.format) && !isNamedAfter(probe, *b.format);
  });
  return ranked;
}

const Format kAutoMapped = {"auto_mapped", "Auto-mapped", "docs/mapping-specs.md",
                            "JSON, XML, YAML, CSV, XLSX, HTML"};

ImportOutcome importPlain(std::string_view name, std::string_view bytes, const ImportSettings& settings) {
  ImportOutcome outcome;
  outcome.file = name;
  Diagnostics reading;
  auto opened = Document::open(name, bytes, reading);
  if (!opened) {
    fail(outcome, opened.error());
    return outcome;
  }
  Document document = std::move(opened).value();
  document.onProgress(settings.progress);
  const Probe& probe = document.probe();
  std::vector<Candidate> ranked = candidates(probe, settings.choice);
  AutoMapping guess;
  if (ranked.empty() || ranked[0].confidence < kLeastConfidence) {
    if (settings.autoMap) guess = autoMap(name, document);
    if (!isUsable(guess)) {
      outcome.alternatives = std::move(ranked);
      outcome.diagnostics = reading.entries();
      fail(outcome, unknown(probe));
      return outcome;
    }
    ranked.insert(ranked.begin(), guessed(guess));
    outcome.autoMapped =
        isSure(guess.draft) ? ImportOutcome::AutoMapped::kSure : ImportOutcome::AutoMapped::kCheck;
  }
  const Candidate chosen = ranked[0];
  outcome.format = chosen.format;
  outcome.confidence = chosen.confidence;
  outcome.evidence = chosen.evidence;
  outcome.alternatives.assign(ranked.begin() + 1, ranked.end());

  BatchBuilder builder(factsOf(name, bytes, chosen, probe.syntax), settings.key);
  for (const Diagnostic& entry : reading.entries()) {
    builder.diagnostics().add(entry.code, entry.message, entry.where, entry.count);
  }
  note(guess, builder.diagnostics());
  const Status status = guess.taught != nullptr ? importMapping(*guess.taught->spec, document, builder)
                                                : importFormat(*chosen.format, document, builder);
  stateListeners(builder, chosen.format->family);
  builder.skipMany(document.skippedRecords());
  count(outcome, builder);
  const bool nothing = builder.observations() + builder.assets() + builder.components() == 0;
  if (!status) {
    builder.diagnostics().add(errorCodeName(status.error().code),
                              "reading stopped here: " + status.error().message, status.error().where);
    if (nothing) fail(outcome, status.error());
  }
  // A guess that finds nothing is no clean scan.
  if (nothing && guess.taught != nullptr && !outcome.failed) fail(outcome, unknown(probe));
  outcome.diagnostics = builder.diagnostics().entries();
  if (!outcome.failed) outcome.batch = builder.finish();
  return outcome;
}

void importInput(std::string_view name, std::string_view bytes, const ImportSettings& settings,
                 FunctionRef<void(ImportOutcome&&)> onOutcome) {
  openInput(
      name, bytes,
      [&](std::string_view member, std::string_view plain) {
        onOutcome(importPlain(member, plain, settings));
      },
      [&](std::string_view member, const Error& error) {
        ImportOutcome outcome;
        outcome.file = member;
        fail(outcome, error);
        onOutcome(std::move(outcome));
      });
}

}  // namespace postern
