// SPDX-License-Identifier: Apache-2.0
// A secret scanner's reports (Gitleaks 8) of five repositories: lines move, files are renamed, keys are
// exchanged for others in the same place.
#include <algorithm>

#include "tools/drift/drift_reports.h"

namespace postern::drift {
namespace {

struct Result {
  uint32_t label, file, line;
  std::string secret;
};

std::string number(uint32_t n) { return std::to_string(n); }

std::string makeSecret(Random& random) {
  std::string out = "AKIA";
  for (int i = 0; i < 16; ++i) out += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[random.below(32)];
  return out;
}

void addNew(Random& random, Labels& labels, std::vector<Result>& results) {
  Result result{labels.next(), random.below(150), 1 + random.below(300), makeSecret(random)};
  const bool taken = std::any_of(results.begin(), results.end(), [&](const Result& other) {
    return other.file == result.file && other.line == result.line;
  });
  if (!taken) results.push_back(std::move(result));
}

Report gitleaks(uint32_t repository, const std::vector<Result>& results, uint32_t renamed) {
  Report report{"secrets_" + number(repository) + "/gitleaks.json", "[\n", {}};
  for (const Result& result : results) {
    if (!report.labels.empty()) report.text += ",\n";
    const bool isRenamed = renamed != 0 && result.file % 11 == 0;
    const std::string file =
        (isRenamed ? "settings/renamed_" : "config/file_") + number(result.file) + ".env";
    report.text += "{\"Description\":\"AWS access key\",\"StartLine\":" + number(result.line) +
                   ",\"EndLine\":" + number(result.line) +
                   ",\"StartColumn\":5,\"EndColumn\":24,\"Match\":\"key=" + result.secret +
                   "\",\"Secret\":\"" + result.secret + "\",\"File\":" + quoted(file) +
                   ",\"SymlinkFile\":\"\",\"Commit\":\"\",\"Entropy\":3.5,\"Author\":\"\",\"Email\":\"\","
                   "\"Date\":\"\",\"Message\":\"\","
                   "\"Tags\":[],\"RuleID\":\"aws-access-token\",\"Fingerprint\":" +
                   quoted(file + ":aws-access-token:" + number(result.line)) + "}";
    report.labels.push_back(result.label);
  }
  report.text += "]\n";
  return report;
}

}  // namespace

void addSecretScans(Random& random, Labels& labels, const Options& options, Scans& to) {
  constexpr uint32_t kRepositories = 5;
  for (uint32_t i = 0; i < kRepositories; ++i) {
    std::vector<Result> results;
    while (results.size() < options.findings / 10 / kRepositories) addNew(random, labels, results);
    to.before.push_back(gitleaks(i, results, 0));
    for (Result& result : results) result.line += 400 + result.file;  // each file grew at its head
    if (!options.onlyLines) {
      for (Result& result : results) {
        if (!random.chance(4)) continue;
        result.secret = makeSecret(random);  // another key at that place is another finding
        result.label = labels.next();
      }
      for (uint32_t gone = random.below(10); gone > 0; --gone)
        results.erase(results.begin() + random.below(static_cast<uint32_t>(results.size())));
      for (uint32_t fresh = random.below(10); fresh > 0; --fresh) addNew(random, labels, results);
    }
    to.after.push_back(gitleaks(i, results, options.onlyLines ? 0 : 1));
  }
}

}  // namespace postern::drift
