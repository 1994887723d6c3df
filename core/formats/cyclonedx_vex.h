// SPDX-License-Identifier: Apache-2.0
// The VEX half of a CycloneDX document's vulnerabilities: what their analysis and the versions of what they
// affect state, and the rules that such statements must keep.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/cyclonedx_inventory.h"
#include "model/batch_builder.h"
#include "read/record.h"

namespace postern {

/// The first rule of the schema (bom-1.4 to 1.7) that a vulnerability's analysis or affects break, with the
/// place: "CycloneDX: analysis.state \"fixed\" is not one of …".
std::optional<std::string> brokenCycloneDxRule(Node vulnerability);

/// Whom and when a document's statements are of.
class CycloneDxStatements {
 public:
  CycloneDxStatements(BatchBuilder& out, CycloneDxInventory& inventory) : out_(out), inventory_(inventory) {}

  void heading(Node metadata, std::string_view document);
  /// `named`: one CVE first, then its aliases.
  void state(const Record& record, const IdList& named);

 private:
  void stateOf(const Record& record, VexStatement said, Node target);

  BatchBuilder& out_;
  CycloneDxInventory& inventory_;
  VexStatement heading_;
};

}  // namespace postern
