// SPDX-License-Identifier: Apache-2.0
// Rows that are known by a name only, and the one asset that the name can mean.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/function_ref.h"
#include "model/batch.h"

namespace postern {

class NamedRows {
 public:
  struct Match {
    uint32_t row, is;  ///< rows of Tables::assets
    std::string reason;
  };
  /// `identities` per asset row, normalised.
  NamedRows(const Tables& tables, const std::vector<std::vector<std::string>>& identities);
  /// `setOf` gives the set a row is in so far: candidates in one set are one candidate.
  std::vector<Match> matches(FunctionRef<uint32_t(uint32_t)> setOf) const;

 private:
  enum class Group : uint8_t { kRepositories, kServices, kApplications };
  using Candidates = std::map<std::pair<Group, std::string>, std::vector<uint32_t>>;

  void noteCandidates(uint32_t row);
  void noteNamed(uint32_t row);
  /// The only candidate of a name, kNone when there is none or several.
  uint32_t only(Group group, const std::string& name, FunctionRef<uint32_t(uint32_t)> setOf) const;

  const Tables& tables_;
  const std::vector<std::vector<std::string>>& identities_;
  Candidates candidates_;
  struct Named {
    uint32_t row;
    AssetKind kind;
    std::string name;
  };
  std::vector<Named> named_;
  std::map<std::string, std::vector<std::string>>
      namespaces_;  ///< per name of a cluster object: its namespaces
};

}  // namespace postern
