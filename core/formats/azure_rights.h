// SPDX-License-Identifier: Apache-2.0
// Azure role definitions, role assignments and network security rules as facts (docs/structure-cloud.md).
#pragma once

#include <string_view>

#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// One of a definition's `permissions`, as rights on the role: actions, and a second grant for data actions.
void azurePermission(BatchBuilder& out, const RecordPlace& record, AssetRef role, Node permission,
                     std::string_view condition = {});
/// `holds` and a grant on the holder; the role by name or by the id of its definition.
void azureAssignment(BatchBuilder& out, const RecordPlace& record, AssetRef holder, std::string_view roleName,
                     std::string_view roleId, std::string_view scope, std::string_view condition = {});
/// The role of that name and definition id; kNone without both.
AssetRef azureRole(BatchBuilder& out, std::string_view roleName, std::string_view roleId);
/// A rule of a network security group, keys in camelCase (ARM) or snake_case (Terraform): `admits` for
/// inbound rules that allow.
void azureSecurityRule(BatchBuilder& out, const RecordPlace& record, AssetRef group, Node rule);

}  // namespace postern
