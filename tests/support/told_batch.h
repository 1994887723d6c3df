// SPDX-License-Identifier: Apache-2.0
// Batches told by lambdas instead of files: each gets a BatchBuilder and says what one report would have
// said.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/batch_builder.h"

namespace postern {

using Telling = std::function<void(BatchBuilder&)>;

/// A batch of one report; its content hash is that of its name.
inline std::string tell(std::string_view name, const Telling& say, Family family = Family::kCode,
                        bool context = false) {
  ReportFacts facts;
  facts.hash = hashContent(name);
  facts.bytes = name.size();
  facts.name = name;
  facts.format = "told";
  facts.title = "Told";
  facts.family = family;
  facts.context = context;
  BatchBuilder builder(facts, EstateKey{});
  say(builder);
  return builder.finish();
}

/// Where a told observation comes from.
inline RecordPlace place(uint32_t index = 0) {
  RecordPlace at;
  at.parent = "/results/";
  at.index = index;
  return at;
}

struct CodeResult {
  std::string_view file;
  uint32_t line = 0;
  uint32_t cwe = 0;
  std::string_view rule = "rule";
  std::string_view title = "Title";
  std::string_view snippet = "";
};

inline void sayCode(BatchBuilder& out, std::string_view tool, std::string_view repository,
                    const std::vector<CodeResult>& results) {
  out.tool(tool);
  if (!repository.empty()) out.target(out.asset(AssetKind::kRepository, "repo:", repository));
  uint32_t index = 0;
  for (const CodeResult& result : results) {
    Observation observation;
    observation.kind = ObservationKind::kCode;
    observation.severity = Severity::kMedium;
    observation.title = out.text(result.title);
    observation.rule = out.text(result.rule);
    observation.file = out.text(result.file);
    observation.line = result.line;
    observation.snippet = out.text(result.snippet);
    if (result.cwe != 0) observation.weaknesses.add(result.cwe);
    out.add(place(index++), observation);
  }
}

}  // namespace postern
