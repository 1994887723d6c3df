// SPDX-License-Identifier: Apache-2.0
// What the rules of correlation compare, computed once per text instead of once per observation: folded
// paths, packages, URL templates and texts as small numbers. Equal number, equal meaning.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
  /// What the result is about. A source that has only one word for all results (a mapping that was guessed)
  /// does not decide: a URL makes it dynamic, a file with a weakness code.
  ObservationKind kind(uint32_t row) const { return static_cast<ObservationKind>(kinds_[row]); }

  /// Folded ids; 0 where the observation has none.
  StringId path(uint32_t row) { return folded(columns_.file[row], Fold::kPath); }
  StringId baseName(uint32_t row) { return folded(columns_.file[row], Fold::kBaseName); }
  StringId url(uint32_t row) { return folded(columns_.url[row], Fold::kUrl); }
  StringId title(uint32_t row) { return folded(columns_.title[row], Fold::kText); }
  StringId snippet(uint32_t row) { return folded(columns_.snippet[row], Fold::kText); }
  StringId symbol(uint32_t row) { return folded(columns_.symbol[row], Fold::kText); }
  StringId resource(uint32_t row) { return folded(columns_.resource[row], Fold::kText); }
  /// Kind and name of a cluster's object, name of a cloud resource: see resourceKey().
  StringId resourceName(uint32_t row) { return folded(columns_.resource[row], Fold::kResource); }
  StringId parameter(uint32_t row) { return folded(columns_.parameter[row], Fold::kText); }
  StringId rule(uint32_t row) const { return columns_.rule[row]; }
  /// The tool that speaks: the observation's own, else the report's.
  StringId tool(uint32_t row) const {
    return columns_.tool[row] != kNoString ? columns_.tool[row] : tables_.reports[report(row)].tool;
  }
  /// Who made that tool, folded: "Snyk Code" and "Snyk Open Source" are one voice.
  StringId vendor(uint32_t row) { return folded(tool(row), Fold::kVendor); }
  /// The control that a misconfiguration's rule checks, whatever the tool calls it; 0 = not known.
  uint32_t control(uint32_t row) const;

  struct Package {
    StringId type = 0;  ///< "npm"; 0 = not said
    StringId full = 0;  ///< with namespace
    StringId bare = 0;  ///< last part of the name
    StringId version = 0;
    StringId source = 0;  ///< a distribution's source package; 0 = not said
  };
  Package package(uint32_t row) const {
    const uint32_t component = columns_.component[row];
    return component == kNone ? Package() : packages_[component];
  }

  /// Whether any package says what source it is built from.
  bool hasSources() const { return hasSources_; }

  /// Distinct weakness families of an observation, at most four: those of its CWEs, else of its rule, else of
  /// the words of its title.
  std::span<const uint32_t> families(uint32_t row) const {
    return {familyItems_.data() + familyBegin_[row], familyItems_.data() + familyBegin_[row + 1]};
  }
  bool sharesFamily(uint32_t a, uint32_t b) const;
  /// "src/a.js" is "services/orders/src/a.js" seen from a folder further in. Two machines' checkouts
  /// ("C:/ci/17/src/main/java/x/A.java", "work/src/main/java/x/A.java") agree from some folder on: four parts
  /// at least, and what differs is in front of every path of either report.
  bool samePath(uint32_t a, uint32_t b);
  /// Distinct canonical vulnerabilities, ascending by id.
  std::span<const StringId> vulnerabilities(uint32_t row) const {
    return {vulnerabilityItems_.data() + vulnerabilityBegin_[row],
            vulnerabilityItems_.data() + vulnerabilityBegin_[row + 1]};
  }
  /// Equal where the vulnerabilities are; 0 = none.
  uint32_t vulnerabilitySet(uint32_t row) const { return vulnerabilitySet_[row]; }

  /// Both name a method, and not the same one ("a.B.doGet" and "doPost()"). The file's class is no method.
  bool inOtherMethods(uint32_t a, uint32_t b);
  /// The number of a folded text that is no observation's own.
  StringId intern(std::string_view folded) { return pool_.intern(folded); }
  std::string_view text(StringId folded) const { return pool_.text(folded); }
  /// 64 bits of a folded text, the same in every estate; of "" it is 0.
  uint64_t hash(StringId folded);
  /// The same of a text of the tables, as it is.
  uint64_t rawHash(StringId text);
  /// Of a fingerprint of the tables, as lastingFingerprint() has it; 0 = it says nothing.
  uint64_t fingerprintHash(StringId text);
  const Tables& tables() const { return tables_; }
  const Identities& identities() const { return identities_; }

 private:
  enum class Fold : uint8_t { kPath, kBaseName, kUrl, kText, kVendor, kResource };
  StringId folded(StringId text, Fold how) {
    const StringId known = cache_[static_cast<size_t>(how)][text];
    return known != kNone ? known : fold(text, how);
  }
  StringId fold(StringId text, Fold how);
  void gatherPackages();
  void gatherVulnerabilities();
  void gatherFamilies();
  void gatherKinds();
  void gatherRoots();

  const Tables& tables_;
  const Identities& identities_;
  const ObservationColumns& columns_;
  StringPool pool_;
  std::vector<StringId> cache_[6];   // per kind of folding, per StringId of the tables; kNone = not yet
  std::vector<uint64_t> hashes_;     // per folded id; 0 = not yet
  std::vector<uint64_t> rawHashes_;  // per StringId of the tables
  std::vector<uint64_t> fingerprintHashes_;
  std::vector<Package> packages_;  // per component row
  bool hasSources_ = false;
  std::vector<uint8_t> kinds_;
  std::vector<uint32_t> familyBegin_, familyItems_;
  std::vector<uint32_t> vulnerabilityBegin_, vulnerabilitySet_;
  std::vector<StringId> vulnerabilityItems_;
  mutable std::vector<uint32_t> controls_;  // per StringId of the tables, when first asked; kNone = not yet
  std::vector<uint32_t> roots_;             // per report: folders that all its paths begin with
};

}  // namespace postern
