// SPDX-License-Identifier: Apache-2.0
// What correlating and scoring cost, by the number of observations: an estate of the usual mixture (two code
// scanners, two dependency scanners, a web scanner, a secret scanner, a configuration scanner) is told, not
// read. Usage: correlate_rates [OBSERVATIONS...]; writes one line per size. tools/bench runs it.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "engine/analysis.h"
#include "model/estate.h"
#include "tests/support/told_batch.h"

namespace postern {
namespace {

// Numerical Recipes' linear congruential generator: the same estate everywhere.
class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed) {}
  uint32_t below(uint32_t n) {
    state_ = state_ * 1664525 + 1013904223;
    return static_cast<uint32_t>((static_cast<uint64_t>(state_) * n) >> 32);
  }

 private:
  uint32_t state_;
};

constexpr uint32_t kCwes[] = {22, 78, 79, 89, 94, 200, 295, 327, 352, 502, 601, 611, 798, 918};
constexpr uint32_t kPerReport = 5000;

std::string number(uint32_t n) { return std::to_string(n); }

void sayCodeResult(BatchBuilder& out, Random& random, uint32_t scanner, Observation& observation) {
  const uint32_t cwe = kCwes[random.below(std::size(kCwes))];
  observation.kind = ObservationKind::kCode;
  observation.rule = out.text("scanner" + number(scanner) + "/rule-" + number(cwe));
  observation.title = out.text("A value of the user reaches a sink of kind " + number(cwe));
  observation.file =
      out.text("src/part" + number(random.below(40)) + "/file_" + number(random.below(200)) + ".js");
  observation.line = 1 + random.below(900);
  observation.snippet = out.text("sink" + number(random.below(4000)) + "(value, options)");
  observation.weaknesses.add(cwe);
}

void sayVulnerability(BatchBuilder& out, Random& random, Observation& observation) {
  observation.kind = ObservationKind::kVulnerability;
  const uint32_t package = random.below(3000);
  const uint32_t id = package * 7 + random.below(7);
  observation.title = out.text("A flaw of package " + number(package));
  observation.vulnerabilities.add(out.text("CVE-2024-" + number(10000 + id)));
  Component component;
  component.ecosystem = out.text("npm");
  component.name = out.text("package-" + number(package));
  component.version = out.text("1." + number(random.below(9)) + ".0");
  observation.component = out.component(component);
}

void sayOther(BatchBuilder& out, Random& random, Observation& observation) {
  const uint32_t which = random.below(3);
  if (which == 0) {
    observation.kind = ObservationKind::kDynamic;
    observation.url = out.text("https://shop.example/api/thing" + number(random.below(900)) +
                               "?q=" + number(random.below(90000)));
    observation.parameter = out.text("p" + number(random.below(9)));
    observation.weaknesses.add(kCwes[random.below(std::size(kCwes))]);
    observation.title = out.text("Injection");
  } else if (which == 1) {
    observation.kind = ObservationKind::kSecret;
    observation.title = out.text("A key");
    out.secret(observation, "AKIA" + number(1'000'000'000 + random.below(800'000'000)));
    observation.file = out.text("config/file_" + number(random.below(900)) + ".env");
    observation.line = 1 + random.below(40);
  } else {
    observation.kind = ObservationKind::kMisconfiguration;
    observation.rule = out.text("CKV_AWS_" + number(1 + random.below(150)));
    observation.title = out.text("A setting");
    observation.file = out.text("infra/file_" + number(random.below(300)) + ".tf");
    observation.line = 1 + random.below(400);
    observation.resource = out.text("aws_s3_bucket.b" + number(random.below(2000)));
  }
}

// Reports in pairs of one asset: the second scanner sees much of what the first one saw.
std::string report(uint32_t index, uint32_t rows) {
  return tell("report-" + number(index), [&](BatchBuilder& out) {
    const uint32_t pair = index / 2;
    const uint32_t scanner = index % 2;
    const uint32_t family = pair % 3;
    out.tool((family == 0   ? "Code scanner "
              : family == 1 ? "Package scanner "
                            : "Scanner ") +
             number(scanner));
    out.target(out.asset(AssetKind::kRepository, "repo:", "git.example/team/service-" + number(pair)));
    Random random(pair + 1);
    for (uint32_t i = 0; i < rows; ++i) {
      Observation observation;
      observation.severity = static_cast<Severity>(1 + random.below(5));
      if (family == 0)
        sayCodeResult(out, random, scanner, observation);
      else if (family == 1)
        sayVulnerability(out, random, observation);
      else
        sayOther(out, random, observation);
      if (scanner == 1 && random.below(4) == 0) random.below(9);  // from here on the two differ a little
      out.add(place(i), observation);
    }
  });
}

// Processor time where there is one: others may use the machine.
#ifdef __EMSCRIPTEN__
double secondsNow() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
#else
double secondsNow() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
#endif

class Watch {
 public:
  double lap() {
    const double now = secondsNow();
    const double seconds = now - from_;
    from_ = now;
    return seconds;
  }

 private:
  double from_ = secondsNow();
};

/// A report of what is known about vulnerabilities: EPSS of all, KEV of some.
std::string feeds() {
  return tell(
      "feeds",
      [](BatchBuilder& out) {
        Random random(7);
        for (uint32_t id = 0; id < 21'000; ++id) {
          Vulnerability fact;
          fact.id = out.text("CVE-2024-" + number(10000 + id));
          fact.epss = random.below(20) == 0 ? random.below(900'000) : 100 + random.below(4'000);
          if (random.below(200) == 0) fact.kevAdded = 86'400;
          fact.cvss.add(out.text(random.below(2) == 0 ? "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
                                                      : "CVSS:3.1/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:L/A:N"));
          out.vulnerability(fact);
        }
      },
      Family::kContext, true);
}

/// As an engine does it, so that the list's first window after a change of weights is the page's.
struct Reranked {
  double first = 0, again = 0;
};
Reranked rerank(Analysis& analysis) {
  Watch watch;
  Reranked out;
  (void)analysis.findings().view("", "rank", false).ok();
  (void)watch.lap();
  for (const int32_t kev : {3000, 2200}) {
    Weights weights;
    (void)weights.set(Weight::kKev, kev).ok();
    analysis.reweigh(weights);
    (void)analysis.findings().view("", "rank", false).ok();
    (out.first == 0 ? out.first : out.again) = watch.lap();
  }
  return out;
}

void measure(uint32_t observations) {
  Estate estate;
  (void)estate.add(feeds());
  for (uint32_t i = 0, said = 0; said < observations; ++i, said += kPerReport)
    (void)estate.add(report(i, std::min(kPerReport, observations - said)));
  const Tables& tables = estate.tables();
  Watch watch;
  auto made = std::make_shared<Correlated>();
  made->identities = resolveIdentities(tables);
  const double identities = watch.lap();
  made->findings = correlate(tables, made->identities);
  const double correlating = watch.lap();
  const Enrichment enrichment = enrich({tables, made->identities, made->findings});
  const double enriching = watch.lap();
  const AttackGraph graph = buildAttackGraph(tables, made->identities, made->findings, enrichment);
  const double graphing = watch.lap();
  const auto knowledge = assetKnowledge(tables, made->identities, graph);
  const size_t ranked =
      score({tables, made->identities, made->findings, enrichment, graph, knowledge}, Weights::published())
          .ranked.size();
  const double scoring = watch.lap();
  Analysis analysis(tables, made, Decisions(), kNoTime, Weights::published());
  const double all = identities + correlating + watch.lap();
  const Reranked again = rerank(analysis);
  std::printf(
      "%u observations, %zu findings: %.2f s in all (identities %.2f, correlate %.2f, enrich %.2f, graph "
      "%.2f, "
      "score %.2f), %.2f us each; ranked anew with its list in %.0f ms, then %.0f ms\n",
      observations, ranked, all, identities, correlating, enriching, graphing, scoring,
      all * 1e6 / observations, again.first * 1000, again.again * 1000);
}

}  // namespace
}  // namespace postern

int main(int argc, char** argv) {
  if (argc < 2) {
    for (const uint32_t size : {10'000U, 100'000U, 1'000'000U}) postern::measure(size);
  }
  for (int i = 1; i < argc; ++i) postern::measure(static_cast<uint32_t>(std::strtoul(argv[i], nullptr, 10)));
  return 0;
}
