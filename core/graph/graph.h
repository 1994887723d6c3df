// SPDX-License-Identifier: Apache-2.0
// The attack graph: what an attacker can reach and take over, step by step, from the relations that sources
// state and the findings that make a step possible. Costs are fixed point (-log2 p in 1/65536), so paths are
// the same everywhere.
//
// A state is a node and how far the attacker is with it: kReached (may talk to it) or kControlled (acts as
// it, reads what it holds). Rules (each with a MITRE ATT&CK technique and a probability with its reason) are
// data: rules/*.yaml.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "correlate/findings.h"
#include "enrich/enrich.h"

namespace postern {

enum class NodeRole : uint8_t { kInternet, kInsider /* whoever may read a repository */, kAsset, kData };

struct AttackNode {
  NodeRole role = NodeRole::kAsset;
  AssetId asset = kNone;
  std::string key;       ///< stable, total order of nodes
  std::string title;     ///< "orders-db", "Internet", "pii of orders-db"
  std::string zone;      ///< band it is drawn in
  bool matters = false;  ///< a target: data worth protecting, or an asset declared critical
  uint32_t impact = 0;   ///< points (thousandths of log-odds) of what its loss would mean; 0 for the rest
};

/// What a step gives: talking to the node, taking it over by a flaw of it, or acting as it without one.
enum class Foothold : uint8_t { kReached, kTakenOver, kControlled };

/// What a step rests on: a row of a table of the estate, or a circumstance of an asset (explain.h words
/// them).
enum class GroundKind : uint8_t {
  kRelation,   ///< a row of EdgeColumns
  kGrant,      ///< a row of GrantColumns
  kFinding,    ///< a row of Findings::rows
  kExposed,    ///< an asset: a source says that it is exposed to the internet
  kIngress,    ///< an asset that is an ingress
  kAnswers,    ///< an asset that answers at a public address
  kReadable,   ///< an asset that whoever may read it finds secrets in
  kOpens,      ///< an asset that the secret opens
  kHolds,      ///< a node: data of an asset
  kOpenStore,  ///< an asset: a store that may let in whoever reaches it
  kAsset       ///< an asset as a source describes it (its kind, its tags)
};
using Ground = uint32_t;  ///< kind in the upper 4 bits, row in the lower 28
constexpr uint32_t kGroundRowBits = 28;
constexpr Ground groundOf(GroundKind kind, uint32_t row) {
  return static_cast<uint32_t>(kind) << kGroundRowBits | (row & ((1U << kGroundRowBits) - 1));
}
constexpr GroundKind groundKind(Ground ground) { return static_cast<GroundKind>(ground >> kGroundRowBits); }
constexpr uint32_t groundRow(Ground ground) { return ground & ((1U << kGroundRowBits) - 1); }

/// What a step is called, and what is known about steps of its kind.
struct StepRule {
  std::string name;       ///< stable; of a relation as a source states it the relation's name
  std::string technique;  ///< "T1190"; "" for plain relations
  std::string title, reason, mitigation, source;
};

/// One possible step between two nodes. Parallel steps by different findings are one edge with the likeliest;
/// the others are kept in its findings. A step that reaches a node and takes it over by a flaw is an edge of
/// its own beside the one that merely reaches it: its cost is the sum of both, its findings those of both.
/// A million nodes have five million of these: words and lists are pooled in the graph.
struct AttackEdge {
  uint32_t from = 0, to = 0;
  /// Sum of costOf() over its parts (its rule, secrets, flaws): the sum that is left when some are mended. 0
  /// for relations.
  uint32_t cost = 0;
  uint32_t probability = 0;   ///< millionths: about 2^-(cost / 65536), at least 1
  uint32_t firstFinding = 0;  ///< in AttackGraph::findingPool
  uint32_t firstGround = 0;   ///< in AttackGraph::groundPool
  uint32_t also = kNone;      ///< a second state (node * 3 + Foothold) that the attacker must hold; its cost
                              ///< is added to the path's. kNone = none
  uint16_t rule : 12 = 0;     ///< row of AttackGraph::rules
  uint16_t groundCount : 4 = 0;             ///< at most kGroundsPerEdge
  uint8_t findingCount = 0;                 ///< at most kFindingsPerEdge
  Foothold needs : 2 = Foothold::kReached;  ///< kReached or kControlled
  Foothold gives : 2 = Foothold::kReached;
  bool attack : 1 = false;  ///< a step of an attacker, as against a relation as a source states it (both are
                            ///< kept)
  bool live : 1 = false;    ///< a step whose start (and second precondition) an attacker gets to
  bool based : 1 = false;   ///< its rule rests on findings: AttackGraph::basisOf
};
static_assert(sizeof(AttackEdge) == 32);

inline constexpr uint32_t kGroundsPerEdge = 15;
inline constexpr uint32_t kMaxStepRules = 4095;
inline constexpr uint32_t kFindingsPerEdge = 50;

/// The findings that the rule of a step rests on, apart from those that take over what it reaches: secrets
/// found in one asset that open another, flaws that make an asset send requests. All of them, where the edge
/// names some.
struct StepBasis {
  uint32_t firstFinding = 0;  ///< as of its edges: tells which they are
  AssetId leakIn = kNone, leakOpens = kNone;
  AssetId forger = kNone;
};

/// Two paths of one list never have the same nodes in the same order: of several ways along them the
/// likeliest is kept. A node may come twice only as read first and controlled later. A target with several
/// classes of data is one target (the class with the highest impact).
struct AttackPath {
  std::vector<uint32_t> edges;  ///< from the attacker's start to the target
  uint64_t cost = 0;
  uint32_t probability = 0;  ///< millionths
  int32_t risk = 0;  ///< 0..100000: thousandths of 100·σ(log-odds of the probability + impact of the target)
  uint32_t target = 0;  ///< node
};

/// How an attacker gets to an asset, per AssetId, by the likeliest way. What an asset is made of (its image,
/// the repository that is built from, its endpoints) is reached where the asset is.
struct Reach {
  uint32_t hops = kNone;       ///< steps of that way; kNone = no path known
  uint32_t probability = 0;    ///< of being reached, millionths
  bool internet = false;       ///< it starts at the internet
  bool exposureKnown = false;  ///< some source says how it is exposed, or relates what is exposed to it
};

struct AttackGraph {
  std::vector<AttackNode> nodes;       ///< by key
  std::vector<AttackEdge> edges;       ///< by (from, to, rule)
  std::vector<StepRule> rules;         ///< by name
  std::vector<uint32_t> findingPool;   ///< edges may share a part of it
  std::vector<Ground> groundPool;      ///< edges may share a part of it
  std::vector<StepBasis> bases;        ///< by firstFinding
  std::vector<AttackPath> paths;       ///< the k most likely, highest risk first
  std::vector<Reach> reach;            ///< per AssetId
  std::vector<uint32_t> nodeOfAsset;   ///< per AssetId, kNone where the asset is in no relation
  std::vector<uint32_t> impactBehind;  ///< per AssetId: points of the best target that control of it leads
                                       ///< to, damped by distance
  std::vector<Error> ruleProblems;     ///< of the rules that users added
  bool bounded = false;                ///< a rule matched more than is kept (rule_engine.h)
  std::vector<uint32_t> pathThrough;   ///< per finding: the best path (row of paths) that uses it, or kNone

  std::string_view ruleName(const AttackEdge& edge) const { return rules[edge.rule].name; }
  std::string_view technique(const AttackEdge& edge) const { return rules[edge.rule].technique; }
  /// Rows of Findings::rows that make the step possible, likeliest first.
  std::span<const uint32_t> findings(const AttackEdge& edge) const {
    return std::span(findingPool).subspan(edge.firstFinding, edge.findingCount);
  }
  std::span<const Ground> grounds(const AttackEdge& edge) const {
    return std::span(groundPool).subspan(edge.firstGround, edge.groundCount);
  }
  /// nullptr where its rule rests on no finding.
  const StepBasis* basisOf(const AttackEdge& edge) const;
};

/// `pathLimit`: the k of "k most likely paths" (loopless, ties by node keys). `userRules`: YAML of rules that
/// are added to the built-in ones (docs/attack-rules.md); where it has problems none of them is.
AttackGraph buildAttackGraph(const Tables& tables, const Identities& identities, const Findings& findings,
                             const Enrichment& enrichment, uint32_t pathLimit = 100,
                             std::string_view userRules = {});

/// The steps that rules which are being written would add: nodes, and of edges only those steps. ruleProblems
/// says what is wrong with the text.
AttackGraph tryRules(const Tables& tables, const Identities& identities, const Findings& findings,
                     const Enrichment& enrichment, std::string_view yaml);

/// The edges to draw, ascending: of parallel ones the likeliest live step, else the relation, else the step
/// that nobody gets to (left out where an edge goes the other way).
std::vector<uint32_t> edgesToDraw(const AttackGraph& graph);

}  // namespace postern
