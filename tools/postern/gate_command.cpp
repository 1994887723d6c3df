// SPDX-License-Identifier: Apache-2.0
// `postern gate`: everything in, one verdict out. Exit 0 pass, 1 fail, 2 usage (a policy that does not read,
// a file that cannot be written), 3 something that was to be judged could not be read.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "commands.h"
#include "inputs.h"
#include "loading.h"
#include "terminal.h"

namespace postern::cli {
namespace {

constexpr int kFailed = 1;

void printProblem(const std::string& source, const Error& error) {
  std::cerr << "postern: " << printable(source) << (error.where.empty() ? "" : ", " + error.where) << ": "
            << printable(error.message) << "\n";
}

/// A line that begins with an outcome is painted in its colour.
void printText(std::string_view text, std::ostream& out, const Terminal& terminal) {
  static constexpr std::pair<std::string_view, Colour> kWords[] = {
      {"FAIL", Colour::kRed}, {"WARN", Colour::kYellow}, {"TELL", Colour::kBlue}, {"PASS", Colour::kGreen}};
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string line;
    // Indents are ours; the rest may be a report's.
    const size_t begin = std::min(text.find_first_not_of(' '), end);
    line = std::string(begin, ' ') + printable(text.substr(begin, end - begin));
    for (const auto& [word, colour] : kWords) {
      if (line.starts_with(word)) line = terminal.paint(word, colour) + line.substr(word.size());
    }
    out << line << "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

class Gate {
 public:
  explicit Gate(const GateOptions& options) : options_(options) {}

  int run(UnixSeconds now) {
    if (const int refused = readPolicy(); refused != kOk) return refused;
    if (!options_.baseline.empty()) {
      auto bytes = readInput({options_.baseline, options_.baseline});
      if (!bytes || !looksLikeBundle(*bytes)) {
        std::cerr << "postern: " << printable(options_.baseline)
                  << (bytes ? " is no bundle (--baseline takes what `postern analyze --out` wrote)"
                            : " cannot be read")
                  << "\n";
        return kNothingReadable;
      }
      baseline_ = std::move(*bytes);
    }
    const Loaded loaded = loadEstate(engine_, {options_.inputs, options_.decisions, options_.reading, {}});
    if (loaded.refused != kOk) return loaded.refused;
    if (const int refused = setWeights(engine_, options_.weights, {}, now); refused != kOk) return refused;
    printUnread(loaded.sources);
    if (loaded.sources.reports == 0) {
      std::cerr << "postern: nothing readable, so nothing is judged\n";
      return kNothingReadable;
    }
    if (loaded.isIncomplete && !options_.allowUnread) {
      std::cerr << "postern: not everything could be read, and what is missing is not clean: no verdict "
                   "(--allow-unread judges the rest)\n";
      return kNothingReadable;
    }
    if (const auto analysed = engine_.analyze(now); !analysed) {
      std::cerr << "postern: " << analysed.error().message << "\n";
      return kNothingReadable;
    }
    return judge();
  }

 private:
  int readPolicy() {
    if (options_.policy.empty()) return kOk;
    auto bytes = readInput({options_.policy, options_.policy});
    if (!bytes) return refuse(printable(options_.policy) + " cannot be read");
    if (bytes->empty()) return refuse(printable(options_.policy) + " is empty");
    const auto check = Engine::checkPolicy(*bytes);
    if (!check) return refuse(check.error().message);
    for (const Error& problem : check.value().problems) printProblem(options_.policy, problem);
    policy_ = std::move(*bytes);
    return check.value().problems.empty() ? kOk : kUsage;
  }

  int judge() {
    const auto gated = engine_.gate(policy_, options_.baseline, baseline_);
    if (!gated) {
      const Error& error = gated.error();
      if (error.source.empty()) {
        printProblem(options_.policy.empty() ? "the estate's policy" : options_.policy, error);
        return kUsage;
      }
      printProblem(error.source, error);
      return kNothingReadable;
    }
    bool written = true;
    for (const auto& [path, kind] :
         {std::pair(&options_.json, "json"), std::pair(&options_.sarif, "sarif"),
          std::pair(&options_.junit, "junit"), std::pair(&options_.markdown, "markdown")}) {
      if (path->empty()) continue;
      const auto report = engine_.gateReport(kind);
      written = report.ok() && writeTo(*path, std::string_view(report.value())) && written;
    }
    const bool toStandardOutput = options_.countStandardOutput() > 0;
    if (const auto text = engine_.gateReport("text"); text) {
      const Terminal terminal(toStandardOutput ? STDERR_FILENO : STDOUT_FILENO);
      printText(text.value(), toStandardOutput ? std::cerr : std::cout, terminal);
    }
    if (!gated.value().passed) return kFailed;
    return written ? kOk : kUsage;
  }

  const GateOptions& options_;
  Engine engine_;
  std::string policy_, baseline_;
};

}  // namespace

int GateOptions::countStandardOutput() const {
  return (json == "-") + (sarif == "-") + (junit == "-") + (markdown == "-");
}

int gate(const GateOptions& options) {
  const auto now = readNow(options.now);
  if (!now) return kUsage;
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1)
    return refuse("standard input can be read once");
  if (options.countStandardOutput() > 1)
    return refuse("only one of --json, --sarif, --junit and --markdown can go to standard output");
  return Gate(options).run(*now);
}

}  // namespace postern::cli
