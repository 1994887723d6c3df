// SPDX-License-Identifier: Apache-2.0
// The commands and what they return to the shell.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace postern::cli {

inline constexpr int kOk = 0;
inline constexpr int kNotWritten = 1;  ///< an output file could not be written
inline constexpr int kUsage = 2;
inline constexpr int kNothingReadable = 3;

inline constexpr int kUncertain = 4;  ///< a guessed spec that a person should check; a query that hit a limit

/// How reports are read.
struct ReadingOptions {
  std::vector<std::string> specs;  ///< files with mapping specs
  std::string format;              ///< "" = detect
  std::vector<std::string> off;    ///< built-in formats that are not asked
};

struct InspectOptions {
  std::vector<std::string> inputs;
  ReadingOptions reading;
  bool json = false;
};
int inspect(const InspectOptions& options);

struct TicketOptions {
  std::string file, system = "github", per = "fix", filter;
};

struct AnalyzeOptions {
  std::vector<std::string> inputs;
  ReadingOptions reading;
  std::string now, out, json, csv, compliance, coverage, by, estateKey;
  std::string patch, patchText;
  TicketOptions tickets;
  std::vector<std::string> decisions;  ///< files of JSON Lines to join
  std::string decisionsOut, weights, likelihood, attackRules;
};
int analyze(const AnalyzeOptions& options);

struct GateOptions {
  std::vector<std::string> inputs;
  ReadingOptions reading;
  std::string policy, baseline, now, json, sarif, junit, markdown;
  std::vector<std::string> decisions;  ///< files of JSON Lines to join
  bool allowUnread = false;
  int countStandardOutput() const;  ///< outputs that go there
};
/// 0 pass, 1 fail, 2 usage, 3 something that was to be judged could not be read.
int gate(const GateOptions& options);

/// What a question to a graph is asked of.
struct GraphInputs {
  std::vector<std::string> inputs;
  ReadingOptions reading;
  std::string now;
  std::vector<std::string> decisions;  ///< files of JSON Lines to join
};

struct QueryOptions {
  GraphInputs graph;  ///< without `named`, the query is the last input
  std::string view, viewFile, parameters, named;
  bool json = false, csv = false, plan = false, gremlin = false;
  uint64_t maxRows = 100'000;
};
/// 2 for a query that does not read, 4 where it hit a limit.
int query(const QueryOptions& options);

struct ExportGraphOptions {
  GraphInputs graph;
  std::string view, viewFile, to;
};
int exportGraph(const ExportGraphOptions& options);

struct DiffOptions {
  GraphInputs graph;
  std::string before;  ///< a bundle
  bool json = false;
};
/// 3 for an earlier state that is no bundle.
int diff(const DiffOptions& options);

struct SpecOptions {
  std::string input, id, title;
};
int draftSpec(const SpecOptions& options);

struct VocabOptions {
  std::string vocabulary, argument;
};
int vocab(const VocabOptions& options);

int listFormats(bool json);

}  // namespace postern::cli
