// SPDX-License-Identifier: Apache-2.0
// How VEX documents name products and their parts, as the typed identifiers of POSTERN_VEX_COLUMNS, and who
// speaks in them.
#pragma once

#include <string>
#include <string_view>

#include "model/batch_builder.h"

namespace postern {

/// A purl or CPE as it is, anything else (an IRI, an image reference, a plain name) as "id:…". Empty texts
/// are ignored.
void addVexIdentifier(BatchBuilder& out, IdList& to, std::string_view text);
/// "digest:sha256:<hex>"; the algorithm as any standard spells it ("sha-256", "SHA256").
void addVexDigest(BatchBuilder& out, IdList& to, std::string_view algorithm, std::string_view value);
/// "named:" vendor TAB name TAB version; the version may be a range. Nothing without a name.
void addVexName(BatchBuilder& out, IdList& to, std::string_view vendor, std::string_view name,
                std::string_view version);

/// From the free words in which a document tells its author's role ("Project Release Bot", "vendor").
VexAuthority vexAuthorityOfRole(std::string_view role);

/// The image that a purl of type oci or docker names: its asset, or kNone for other purls. Reference from
/// repository_url, name and tag; a digest in the version is a second identity.
AssetRef imageOfPurl(BatchBuilder& out, std::string_view purl);

}  // namespace postern
