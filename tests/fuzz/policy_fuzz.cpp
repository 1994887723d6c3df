// SPDX-License-Identifier: Apache-2.0
// Policies: any text. What reads is held against a small estate and told in every way; each report is of the
// shape that its readers need.
#include "engine.h"
#include "policy/policy_reader.h"
#include "read/json_parser.h"

namespace {

// Two findings of one asset, read once.
postern::Engine& estate() {
  static postern::Engine engine = [] {
    constexpr std::string_view kReport =
        R"({"version":"2.1.0","runs":[{"tool":{"driver":{"name":"S"}},"results":[
{"ruleId":"a","level":"error","message":{"text":"A"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.c"},"region":{"startLine":1}}}]},
{"ruleId":"b","level":"note","message":{"text":"B"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"b.c"}}}]}]}]})";
    postern::Engine made;
    auto imported =
        postern::Engine::importFile("a.sarif", kReport, postern::ImportOptions(postern::EstateKey{}));
    for (std::string& batch : imported.value().batches) (void)made.addBatch(std::move(batch), {});
    (void)made.analyze(1'764'000'000);
    return made;
  }();
  return engine;
}

void expectJson(const std::string& text) {
  postern::Diagnostics diagnostics;
  postern::JsonParser parser(text, diagnostics);
  postern::Tape tape;
  if (!parser.parse(tape)) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (text.empty()) return 0;
  const postern::PolicyRead read = postern::readPolicy(text);
  if (read.policy.has_value() != read.problems.empty()) __builtin_trap();
  for (const postern::Error& problem : read.problems) {
    if (problem.where.empty() || problem.message.empty()) __builtin_trap();
  }
  const auto gated = estate().gate(text, "", "");
  if (gated.ok() != read.policy.has_value()) __builtin_trap();
  if (!gated) return 0;
  expectJson(gated.value().verdict);
  expectJson(estate().gateReport("sarif").value());
  for (const std::string_view kind : {"junit", "markdown", "text"}) {
    if (estate().gateReport(kind).value().empty()) __builtin_trap();
  }
  return 0;
}
