// SPDX-License-Identifier: Apache-2.0
// What loading and asking a graph costs: an inventory of services that call each other at random, from its
// bytes to the answers that the page gets, beside plain searches over compressed rows. Usage: query_rates
// [NODES EDGES]; tools/bench graph runs it, natively and as WebAssembly.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine.h"
#include "tests/report/stopwatch.h"
#include "tests/support/random.h"

namespace postern {
namespace {

constexpr int kStarts = 21;  // nodes asked from, medians over them
constexpr uint32_t kFar = 6;

struct Calls {
  uint32_t nodes = 0;
  std::vector<std::pair<uint32_t, uint32_t>> edges;
};

Calls randomCalls(uint32_t nodes, uint32_t edges) {
  Random random;
  Calls calls{nodes, {}};
  while (calls.edges.size() < edges) {
    const uint32_t from = random.below(nodes);
    calls.edges.emplace_back(from, random.below(nodes));
  }
  return calls;
}

std::string nameOf(uint32_t node) { return "s" + std::to_string(node); }

std::string inventoryOf(const Calls& calls) {
  std::string out = R"({"postern":"inventory/1","assets":[)";
  for (uint32_t i = 0; i < calls.nodes; ++i) {
    out += i == 0 ? "" : ",";
    out += R"({"id":")" + nameOf(i) + R"(","kind":"service","name":")" + nameOf(i) + R"(","owner":"team-)" +
           std::to_string(i % 50) + R"(","exposure":")" + (i % 100 == 0 ? "internet" : "internal") + R"("})";
  }
  out += R"(],"relations":[)";
  for (size_t i = 0; i < calls.edges.size(); ++i) {
    out += i == 0 ? "" : ",";
    out += R"({"from":")" + nameOf(calls.edges[i].first) + R"(","calls":")" + nameOf(calls.edges[i].second) +
           R"("})";
  }
  return out + "]}";
}

// What a program that knows nothing but these edges would do.
class PlainRows {
 public:
  explicit PlainRows(const Calls& calls)
      : begin_(calls.nodes + 1), seen_(calls.nodes), to_(calls.edges.size()) {
    for (const auto& edge : calls.edges) ++begin_[edge.first + 1];
    for (uint32_t i = 0; i < calls.nodes; ++i) begin_[i + 1] += begin_[i];
    std::vector<uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (const auto& edge : calls.edges) to_[next[edge.first]++] = edge.second;
  }
  /// Nodes within so many steps; or, where `wanted` is one of them, its distance.
  uint32_t search(uint32_t from, uint32_t depths, uint32_t wanted) {
    ++run_;
    std::vector<uint32_t> front{from};
    uint32_t reached = 0;
    seen_[from] = run_;
    for (uint32_t depth = 1; depth <= depths && !front.empty(); ++depth) {
      std::vector<uint32_t> following;
      for (const uint32_t node : front) {
        for (uint32_t i = begin_[node]; i < begin_[node + 1]; ++i) {
          if (seen_[to_[i]] == run_) continue;
          if (to_[i] == wanted) return depth;
          seen_[to_[i]] = run_;
          following.push_back(to_[i]);
          ++reached;
        }
      }
      front = std::move(following);
    }
    return reached;
  }

 private:
  std::vector<uint32_t> begin_, seen_, to_;
  uint32_t run_ = 0;
};

void say(const char* what, Spent spent, const std::string& result) {
  std::printf("  %-64s %9.2f ms  (by the clock %.2f ms)  %s\n", what, spent.processor * 1000,
              spent.clock * 1000, result.c_str());
  std::fflush(stdout);
}

class Rates {
 public:
  explicit Rates(Calls calls) : calls_(std::move(calls)), plain_(calls_) {}

  void load() {
    const std::string inventory = inventoryOf(calls_);
    std::printf("%u nodes, %zu edges, %.1f MB of JSON\n", calls_.nodes, calls_.edges.size(),
                static_cast<double>(inventory.size()) / 1e6);
    Stopwatch watch;
    const EstateKey key{};
    auto imported = Engine::importFile("calls.json", inventory, ImportOptions(key));
    say("inventory read", watch.lap(), "");
    if (!imported) return;
    for (std::string& batch : imported.value().batches) (void)engine_.addBatch(std::move(batch), key);
    say("batch checked and added", watch.lap(), "");
    const bool analysed = engine_.analyze(1'764'000'000).ok();
    say("analysed: identities, rules, 100 paths, reach, scores", watch.lap(), analysed ? "" : "failed");
    const std::string first = ask("RETURN 1 AS one");
    say("graph view loaded: rows, nodes, labels, edges, both adjacencies", watch.lap(), first);
  }

  void askAll() {
    const std::string from = "MATCH (a:Service {name: '%a'})";
    const std::string walk = from + "-[:CALLS*1..6]->(b) ";
    Stopwatch watch;
    const std::string cold = ask(with(from + "-[:CALLS]->(b) RETURN count(b) AS n", 0));
    say("first question to it, with the index of names", watch.lap(), cold);
    measure("count(DISTINCT b) within 1..6", walk + "RETURN count(DISTINCT b) AS n");
    measure("count(*) within 1..6: every walk without a repeated edge", walk + "RETURN count(*) AS n");
    measure("DISTINCT b within 1..6 LIMIT 1000", walk + "RETURN DISTINCT b LIMIT 1000", false);
    measure("b within 1..6 LIMIT 1000", walk + "RETURN b LIMIT 1000", false);
    measure("length of one shortest path",
            "MATCH (a:Service {name: '%a'}), (b:Service {name: '%b'}), p = shortestPath((a)-[:CALLS*]->(b)) "
            "RETURN length(p) AS n");
    search("plain search: nodes within 6", kFar, false);
    search("plain search: length of one shortest path", UINT32_MAX, true);
    std::printf("  memory at its highest %.0f MB\n", static_cast<double>(peakBytes()) / 1e6);
  }

 private:
  uint32_t startOf(int i) const { return static_cast<uint32_t>(i) * 4'001 % calls_.nodes; }
  uint32_t endOf(int i) const { return (startOf(i) + calls_.nodes / 2) % calls_.nodes; }

  std::string with(std::string text, int i) const {
    const auto replace = [&](const char* mark, uint32_t node) {
      const size_t at = text.find(mark);
      if (at != std::string::npos) text.replace(at, 2, nameOf(node));
    };
    replace("%a", startOf(i));
    replace("%b", endOf(i));
    return text;
  }
  /// As the page asks, and gets it.
  std::string ask(const std::string& text) {
    return engine_.call("query", R"({"text":")" + text + R"("})", {}).envelope;
  }
  static std::string rowsOf(const std::string& envelope) {
    const size_t at = envelope.find("\"rows\":");
    return at == std::string::npos ? envelope.substr(0, 200) : envelope.substr(at, 24);
  }
  void measure(const char* what, const std::string& text, bool tell = true) {
    std::vector<Spent> runs;
    std::string answer;
    for (int i = 0; i < kStarts; ++i) {
      const std::string own = with(text, i);
      Stopwatch watch;
      answer = ask(own);
      runs.push_back(watch.lap());
    }
    say(what, median(runs), tell ? rowsOf(answer) : std::to_string(answer.size()) + " bytes");
  }
  void search(const char* what, uint32_t depths, bool toEnd) {
    std::vector<Spent> runs;
    uint32_t answer = 0;
    for (int i = 0; i < kStarts; ++i) {
      Stopwatch watch;
      answer = plain_.search(startOf(i), depths, toEnd ? endOf(i) : UINT32_MAX);
      runs.push_back(watch.lap());
    }
    say(what, median(runs), std::to_string(answer));
  }

  Calls calls_;
  PlainRows plain_;
  Engine engine_;
};

}  // namespace
}  // namespace postern

int main(int argc, char** argv) {
  const auto count = [&](int i) { return static_cast<uint32_t>(std::strtoul(argv[i], nullptr, 10)); };
  postern::Rates rates(postern::randomCalls(argc > 2 ? count(1) : 100'000, argc > 2 ? count(2) : 400'000));
  rates.load();
  rates.askAll();
  return 0;
}
