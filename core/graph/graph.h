// SPDX-License-Identifier: Apache-2.0
// The attack graph: what an attacker can reach and take over, step by step, from the relations that sources
// state and the findings that make a step possible. Costs are fixed point (-log2 p in 1/65536), so paths are
// the same everywhere.
//
// A state is a node and how far the attacker is with it: kReached (may talk to it) or kControlled (acts as
// it, reads what it holds). Rules (each with a MITRE ATT&CK technique and a probability with its reason) are
// in attack_rules_table.cpp.
#pragma once

#include <cstdint>
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

/// One possible step between two nodes. Parallel steps by different findings are one edge with the likeliest;
/// the others are kept in `findings`. A step that reaches a node and takes it over by a flaw is an edge of
/// its own beside the one that merely reaches it: its cost is the sum of both, its findings those of both.
struct AttackEdge {
  uint32_t from = 0, to = 0;
  bool attack =
      false;          ///< a step of an attacker, as against a relation as a source states it (both are kept)
  bool live = false;  ///< a step whose start an attacker gets to
  Foothold needs = Foothold::kReached;  ///< kReached or kControlled
  Foothold gives = Foothold::kReached;
  std::string_view rule;           ///< stable name, from the rules table; for relations the relation's name
  std::string_view technique;      ///< "T1190"; "" for plain relations
  uint32_t probability = 0;        ///< millionths, probabilityOf(cost), at least 1
  uint32_t cost = 0;               ///< sum of costOf() over its parts; 0 for relations
  std::vector<uint32_t> findings;  ///< rows of Findings::rows that make it possible, likeliest first (at most
                                   ///< kFindingsPerEdge)
  std::string because;             ///< "orders-api calls orders-db (inventory.yaml)"
};

inline constexpr uint32_t kFindingsPerEdge = 50;

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
  std::vector<AttackPath> paths;       ///< the k most likely, highest risk first
  std::vector<Reach> reach;            ///< per AssetId
  std::vector<uint32_t> nodeOfAsset;   ///< per AssetId, kNone where the asset is in no relation
  std::vector<uint32_t> impactBehind;  ///< per AssetId: points of the best target that control of it leads
                                       ///< to, damped by distance
  std::vector<uint32_t> pathThrough;   ///< per finding: the best path (row of paths) that uses it, or kNone
};

/// `pathLimit`: the k of "k most likely paths" (loopless, ties by node keys).
AttackGraph buildAttackGraph(const Tables& tables, const Identities& identities, const Findings& findings,
                             const Enrichment& enrichment, uint32_t pathLimit = 100);

/// The edges to draw, ascending: of parallel ones the likeliest live step, else the relation, else the step
/// that nobody gets to (left out where an edge goes the other way).
std::vector<uint32_t> edgesToDraw(const AttackGraph& graph);

}  // namespace postern
