// SPDX-License-Identifier: Apache-2.0
// The rules that an OpenVEX document must keep: the specification's MUSTs and the JSON schema of 0.2.0.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "read/node.h"

namespace postern {

/// A rule that is broken, and where.
struct BrokenRule {
  std::string rule;   ///< "OpenVEX: a not_affected statement needs a justification or an impact_statement"
  std::string where;  ///< "/statements/3"
};

/// The first rule that makes statements meaningless or ambiguous; nothing when the document can be believed.
/// What the schema asks for beside that, and tools of the OpenVEX project themselves leave out ("@id",
/// "version", unknown members), is only noted, as are the stricter rules of 0.2.0 in earlier documents.
std::optional<BrokenRule> brokenOpenVexRule(Node document, Diagnostics& notes);

/// The status of a statement as the document writes it.
bool isOpenVexStatus(std::string_view word);

}  // namespace postern
