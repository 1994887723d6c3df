// SPDX-License-Identifier: Apache-2.0
// Nodes and edges of BloodHound as facts, whichever collector wrote them (docs/structure-cloud.md).
#pragma once

#include <string>
#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// A node by its object id; `kind` as BloodHound has it ("Computer", "AZVM", "Base"); "" = not said. kNone
/// for an empty id.
AssetRef bloodhoundMention(BatchBuilder& out, std::string_view objectId, std::string_view kind);
/// The same with its name and properties.
AssetRef bloodhoundNode(BatchBuilder& out, std::string_view objectId, std::string_view kind, Node object,
                        Node properties);
/// `linked` with the edge's kind; `member-of` and `part-of` too where it is MemberOf or Contains.
void bloodhoundEdge(BatchBuilder& out, const RecordPlace& record, AssetRef start, std::string_view kind,
                    AssetRef end);
/// AzureHound's objects: {"kind": "AZUser", "data": {…}}.
void azureHoundObject(BatchBuilder& out, const RecordPlace& record, std::string_view kind, Node data);

/// Certificate services: which certificates an authority has and a domain trusts, the policies of templates,
/// who may manage an authority. What BloodHound joins by thumbprint or OID meets in an asset of its own.
void bloodhoundCertificates(BatchBuilder& out, const RecordPlace& record, AssetRef self,
                            std::string_view kind, Node object, Node properties);

/// Numbers and uses that certificate templates and authorities are told by.
void addCertificateTags(BatchBuilder& out, IdList& tags, Node object, Node properties);

}  // namespace postern
