// SPDX-License-Identifier: Apache-2.0
// Which finding of today is the one that something was said of earlier. docs/correlation.md, "Keys".
//
// How to use it
//   decisions   When a person decides about a finding, keep `traitsText(index.traits(finding))` beside it (a
//               decision of the same subject, field "traits"). To look a decision up:
//                 1. `findKey(findings, key)` (findings.h) resolves every key a finding has or had;
//                 2. for all subjects that step 1 did not resolve together:
//                    `adopt(parsed traits of them, index)` says which findings inherit, and why.
//   baselines   `adopt(index of the baseline, index of now)`: a finding of now that no earlier one is adopted
//               by is new; an earlier one without adoption is gone.
// An earlier finding is adopted by at most one finding and a finding adopts at most one that it does not
// have the key of. Whatever could mean two findings, then or now, means none.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "correlate/findings.h"

namespace postern {

/// By what an earlier finding was recognised, strongest first.
enum class AdoptedBy : uint8_t {
  kKey,            ///< one of its keys
  kFingerprint,    ///< the tool's own fingerprint
  kSecret,         ///< the same secret (its keyed hash) in the same asset
  kPlaceAndCode,   ///< same file, same code, same tool: the rule or its CWE changed
  kPlaceAndTitle,  ///< same place, same title: the rule changed
  kRenamedFile,    ///< same code and weakness in a file that is called otherwise now
  kVulnerability,  ///< same vulnerability of the same asset, the package named otherwise
  kNeighbour       ///< another tool names the same weakness in the same place
};
/// "same file, same code" ...
std::string_view describe(AdoptedBy by);

/// What of a finding outlives its key. Hashes only; still, who knows a path can test whether it is there: a
/// bundle's decisions are as confidential as its reports.
struct FindingTraits {
  struct Trait {
    AdoptedBy by = AdoptedBy::kKey;
    uint64_t hash = 0;
    auto operator<=>(const Trait&) const = default;
  };
  std::vector<ContentHash> keys;  ///< the finding's key first, then its others
  std::vector<Trait> traits;  ///< those that no other finding of its estate had (kNeighbour aside); ascending
  std::vector<uint64_t> tools;     ///< ascending
  std::vector<uint64_t> packages;  ///< folded package names without namespace, ascending
  uint64_t what = 0;               ///< the weakness, else the rule or control
  uint64_t place = 0;              ///< asset and file (or URL); 0 = none
  uint64_t name = 0;               ///< the file's own name
  uint64_t code = 0;               ///< the snippet, else the symbol; 0 = none
  uint32_t line = 0;               ///< the first line; 0 = not said
  bool operator==(const FindingTraits&) const = default;
};

/// One line of printable ASCII, at most 4,000 bytes; and back (nullopt for what it did not write).
std::string traitsText(const FindingTraits& traits);
std::optional<FindingTraits> parseTraits(std::string_view text);

/// The traits of an estate's findings, made when first asked for: that costs about as much as correlating.
/// Keeps references: tables, identities and findings must outlive it.
class KeyIndex {
 public:
  KeyIndex(const Tables& tables, const Identities& identities, const Findings& findings)
      : tables_(tables), identities_(identities), findings_(findings) {}

  const Findings& findings() const { return findings_; }
  const std::vector<FindingTraits>& all() const;
  const FindingTraits& traits(uint32_t finding) const { return all()[finding]; }
  /// Whether some finding is there.
  bool hasPlace(uint64_t place) const;

 private:
  const Tables& tables_;
  const Identities& identities_;
  const Findings& findings_;
  mutable std::vector<FindingTraits> traits_;
  mutable std::unordered_set<uint64_t> places_;
};

struct Adoption {
  uint32_t earlier = 0;      ///< index into what was given
  uint32_t finding = kNone;  ///< row of Findings::rows
  AdoptedBy by = AdoptedBy::kKey;
};

/// In the order of `earlier`; those that nothing adopts are left out.
std::vector<Adoption> adopt(std::span<const FindingTraits> earlier, const KeyIndex& now);
/// Of all findings of an earlier estate (its rows are the indices). Traits are made only where keys leave
/// findings over on both sides.
std::vector<Adoption> adopt(const KeyIndex& earlier, const KeyIndex& now);

}  // namespace postern
