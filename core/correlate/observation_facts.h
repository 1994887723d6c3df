// SPDX-License-Identifier: Apache-2.0
// What the rules of correlation compare, computed once per text instead of once per observation: folded
// paths, packages, URL templates and texts as small numbers. Equal number, equal meaning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "correlate/identity.h"

namespace postern {

class ObservationFacts {
 public:
  ObservationFacts(const Tables& tables, const Identities& identities);

  AssetId asset(uint32_t row) const { return identities_.observationAsset[row]; }
  AssetKind assetKind(uint32_t row) const { return identities_.assets[asset(row)].kind; }
  uint32_t report(uint32_t row) const { return tables_.observationReport[row]; }
  uint32_t line(uint32_t row) const { return columns_.line[row]; }
  /// Folded ids; 0 where the observation has none.
  StringId path(uint32_t row) { return folded(columns_.file[row], Fold::kPath); }
  StringId baseName(uint32_t row) { return folded(columns_.file[row], Fold::kBaseName); }
  StringId url(uint32_t row) { return folded(columns_.url[row], Fold::kUrl); }
  StringId title(uint32_t row) { return folded(columns_.title[row], Fold::kText); }
  StringId snippet(uint32_t row) { return folded(columns_.snippet[row], Fold::kText); }
  StringId resource(uint32_t row) { return folded(columns_.resource[row], Fold::kText); }
  StringId parameter(uint32_t row) { return folded(columns_.parameter[row], Fold::kText); }
  StringId rule(uint32_t row) const { return columns_.rule[row]; }
  /// The tool that speaks: the observation's own, else the report's.
  StringId tool(uint32_t row) const;

  struct Package {
    StringId type = 0;  ///< "npm"; 0 = not said
    StringId full = 0;  ///< with namespace
    StringId bare = 0;  ///< last part of the name
    StringId version = 0;
  };
  Package package(uint32_t row) const;

  /// Distinct weakness families of an observation, at most four.
  std::vector<uint32_t> families(uint32_t row) const;
  /// Distinct canonical vulnerabilities, ascending by id.
  std::vector<StringId> vulnerabilities(uint32_t row) const;

  std::string_view text(StringId folded) const { return pool_.text(folded); }
  const Tables& tables() const { return tables_; }
  const Identities& identities() const { return identities_; }

 private:
  enum class Fold : uint8_t { kPath, kBaseName, kUrl, kText };
  StringId folded(StringId text, Fold how);

  const Tables& tables_;
  const Identities& identities_;
  const ObservationColumns& columns_;
  StringPool pool_;
  std::vector<StringId> cache_[4];  // per kind of folding, per StringId of the tables; kNone = not yet
  std::vector<Package> packages_;   // per component row
};

}  // namespace postern
