// SPDX-License-Identifier: Apache-2.0
// What the parts of the Terraform reader share: one resource instance as state or plan has it, and the file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/iac_model.h"
#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

struct TerraformResource {
  std::string address;    ///< "module.db.aws_s3_bucket.data[0]"
  std::string base;       ///< without the index of its last step
  std::string_view type;  ///< "aws_s3_bucket"
  Node values;
  Node dependencies;  ///< addresses
  RecordPlace place;
};

struct TerraformFile {
  explicit TerraformFile(BatchBuilder& builder) : out(builder), model(builder) {}

  BatchBuilder& out;
  IacModel model;
  struct Reference {
    std::string attribute, base;
  };
  /// A plan's configuration: by base address, what its expressions refer to.
  std::map<std::string, std::vector<Reference>, std::less<>> references;

  /// What an attribute means; where its value is not known yet, what its expression refers to.
  AssetRef target(const TerraformResource& from, std::string_view attribute, std::string_view type) const;
  AssetRef self(const TerraformResource& resource) const;
};

/// The asset of a resource; false for what is no thing of its own (attachments, rules, random values).
bool terraformAsset(BatchBuilder& out, const TerraformResource& resource, Asset& asset);
/// Names that others may call it by: id, ARN, name, URL.
void learnTerraform(TerraformFile& file, const TerraformResource& resource);

// Relations and grants of each provider.
void terraformAws(TerraformFile& file, const TerraformResource& resource);
void terraformAwsNetwork(TerraformFile& file, const TerraformResource& resource);
void terraformAzure(TerraformFile& file, const TerraformResource& resource);
void terraformGoogle(TerraformFile& file, const TerraformResource& resource);

}  // namespace postern
