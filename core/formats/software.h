// SPDX-License-Identifier: Apache-2.0
// What importers of software reports share: relations and vulnerability facts that a report repeats with
// every result are stated once, and dependencies named before their components are kept until all are known.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

class Software {
 public:
  explicit Software(BatchBuilder& out) : out_(out) {}

  /// The asset holds the component; nothing where either is unknown.
  void contains(AssetRef asset, ComponentRef component, const RecordPlace& record);
  void relate(AssetRef from, Relation relation, AssetRef to, const RecordPlace& record);
  /// A fact about a vulnerability, the first time one is stated of its id, and only if it says something.
  void vulnerability(const Vulnerability& vulnerability);

  /// Names a component as the report's dependencies name it. The first component of a name keeps it.
  void name(std::string_view reference, ComponentRef component);
  ComponentRef named(std::string_view reference) const;
  /// Remembers "from depends on to"; stated by link(), when both names are known by then.
  void dependsOn(std::string_view from, std::string_view to, const RecordPlace& record);
  void link();

 private:
  struct Dependency {
    std::string from, to, parent, key;
    uint32_t index;
  };
  bool isNew(uint32_t from, uint32_t what, uint32_t to);

  BatchBuilder& out_;
  std::unordered_set<std::string> edges_;
  std::unordered_set<StringId> vulnerabilities_;
  std::unordered_map<std::string, ComponentRef> names_;
  std::vector<Dependency> dependencies_;
};

/// What an observation says of the vulnerability it names first, the others being its aliases.
Vulnerability factOf(const Observation& observation);
/// Adds the text of each item (or of the single value).
void addTexts(BatchBuilder& out, IdList& to, Node values);
/// Adds the parts of "1.2.3, 2.0.1" / "1.2.3 || 2.0.1".
void addVersions(BatchBuilder& out, IdList& to, std::string_view versions);
/// The scanned image of a Target such as "alpine:3.11 (alpine 3.11.13)".
std::string_view withoutSuffixInBrackets(std::string_view target);

}  // namespace postern
