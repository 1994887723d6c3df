// SPDX-License-Identifier: Apache-2.0
// Policies: checking one, holding it against the estate, and the reports of the verdict.
#include "bundle/bundle.h"
#include "engine/engine_state.h"
#include "engine/guarded.h"
#include "engine/policy_clocks.h"
#include "engine/views.h"
#include "output/gate_report.h"
#include "policy/clocks.h"
#include "policy/gate.h"
#include "policy/policy_reader.h"
#include "query/views/query_book.h"
#include "query/views/view_definition.h"
#include "third_party_versions.h"

namespace postern {
namespace {

/// An estate of its own: what it holds is known, not judged.
Result<Baseline> baselineOf(std::string_view name, std::string_view bytes, const EstateView& now,
                            const Decisions& decisions) {
  auto bundle = readBundle(bytes);
  if (!bundle) {
    Error error = bundle.error();
    error.source = name;
    return error;
  }
  Estate before;
  for (BundleBatch& batch : bundle.value().batches) {
    if (const auto added = before.add(std::move(batch.image)); !added) return added.error();
  }
  return compareWith(before.tables(), bundle.value().when, now, decisions);
}

}  // namespace

void takeClocks(Analysis& analysis, std::string_view policy) {
  if (policy.empty()) return;
  const PolicyRead read = readPolicy(policy);
  if (read.policy && !read.policy->sla.clocks.empty())
    analysis.setTimes(timesOf(analysis.view(), read.policy->sla, nullptr));
}

Result<Gated> Engine::gate(std::string_view policy, std::string_view baselineName,
                           std::string_view baseline) {
  return guarded([&]() -> Result<Gated> {
    if (!state_->analysis) return nothingAnalysed();
    const std::string own = policy.empty() ? setting("policy") : std::string();
    if (policy.empty() && own.empty())
      return makeError(ErrorCode::kNotFound, "no policy was given, and the estate has none of its own");
    const PolicyRead read = readPolicy(policy.empty() ? own : policy);
    if (!read.policy) return policyError(read.problems);
    const EstateView& view = state_->analysis->view();
    std::optional<Baseline> known;
    if (!baseline.empty()) {
      auto compared = baselineOf(baselineName, baseline, view, state_->decisions);
      if (!compared) return compared.error();
      known = std::move(compared).value();
    }
    state_->verdict = judge(view, state_->analysis->counts(), *read.policy, known ? &*known : nullptr,
                            {setting(kViewsSetting), setting(kQueriesSetting)});
    return Gated{state_->verdict->passed, verdictJson(*state_->verdict)};
  });
}

Result<std::string> Engine::gateReport(std::string_view kind) const {
  return guarded([&]() -> Result<std::string> {
    if (!state_->verdict) return makeError(ErrorCode::kNotFound, "nothing has been judged yet");
    const Verdict& verdict = *state_->verdict;
    if (kind == "json") return verdictJson(verdict);
    if (kind == "sarif") return verdictSarif(verdict, build_info::kVersion);
    if (kind == "junit") return verdictJunit(verdict);
    if (kind == "markdown") return verdictMarkdown(verdict);
    if (kind == "text") return verdictText(verdict);
    return notFound("report of a verdict", kind);
  });
}

Result<PolicyCheck> Engine::checkPolicy(std::string_view policy) {
  return guarded([&]() -> Result<PolicyCheck> {
    PolicyRead read = readPolicy(policy);
    if (!read.policy) return PolicyCheck{"", 0, 0, 0, std::move(read.problems)};
    return PolicyCheck{read.policy->name,
                       read.policy->rules.size(),
                       read.policy->waivers.size(),
                       read.policy->sla.clocks.size(),
                       {}};
  });
}

}  // namespace postern
