// SPDX-License-Identifier: Apache-2.0
// Kinds by the words that AWS (ASFF resource types, ARN services), Azure and Google use (cloud_asset.h).
#include "formats/cloud_asset.h"

#include <string>
#include <utility>

#include "base/text.h"

namespace postern {
namespace {

struct Word {
  std::string_view word;
  AssetKind kind;
};

// Looked for in the type, in this order: "AwsEcrContainerImage" is an image before it is anything else.
constexpr Word kTypeWords[] = {
    {"containerimage", AssetKind::kImage},
    {"ecrrepository", AssetKind::kImage},
    {"lambda", AssetKind::kFunction},
    {"cloudfunction", AssetKind::kFunction},
    {"functionapp", AssetKind::kFunction},
    {"s3bucket", AssetKind::kDataStore},
    {"storage", AssetKind::kDataStore},
    {"bucket", AssetKind::kDataStore},
    {"rds", AssetKind::kDataStore},
    {"sql", AssetKind::kDataStore},
    {"dynamodb", AssetKind::kDataStore},
    {"redshift", AssetKind::kDataStore},
    {"opensearch", AssetKind::kDataStore},
    {"elasticsearch", AssetKind::kDataStore},
    {"elasticache", AssetKind::kDataStore},
    {"documentdb", AssetKind::kDataStore},
    {"neptune", AssetKind::kDataStore},
    {"efs", AssetKind::kDataStore},
    {"bigquery", AssetKind::kDataStore},
    {"keyvault", AssetKind::kDataStore},
    {"secretsmanager", AssetKind::kDataStore},
    {"iamrole", AssetKind::kIdentity},
    {"iamuser", AssetKind::kIdentity},
    {"iamgroup", AssetKind::kIdentity},
    {"iamaccesskey", AssetKind::kIdentity},
    {"serviceaccount", AssetKind::kIdentity},
    {"managedidentity", AssetKind::kIdentity},
    {"ec2instance", AssetKind::kHost},
    {"virtualmachine", AssetKind::kHost},
    {"compute.instance", AssetKind::kHost},
    {"codebuild", AssetKind::kPipeline},
    {"codepipeline", AssetKind::kPipeline},
};

// By the third field of an ARN, with the start of its resource where the service holds several kinds.
constexpr std::pair<Word, std::string_view> kServices[] = {
    {{"lambda", AssetKind::kFunction}, ""},
    {{"s3", AssetKind::kDataStore}, ""},
    {{"rds", AssetKind::kDataStore}, ""},
    {{"dynamodb", AssetKind::kDataStore}, ""},
    {{"redshift", AssetKind::kDataStore}, ""},
    {{"es", AssetKind::kDataStore}, ""},
    {{"elasticache", AssetKind::kDataStore}, ""},
    {{"elasticfilesystem", AssetKind::kDataStore}, ""},
    {{"secretsmanager", AssetKind::kDataStore}, ""},
    {{"iam", AssetKind::kIdentity}, "role/"},
    {{"iam", AssetKind::kIdentity}, "user/"},
    {{"iam", AssetKind::kIdentity}, "group/"},
    {{"ec2", AssetKind::kHost}, "instance/"},
    {{"ecr", AssetKind::kImage}, "repository/"},
    {{"codebuild", AssetKind::kPipeline}, ""},
    {{"codepipeline", AssetKind::kPipeline}, ""},
};

}  // namespace

AssetKind cloudResourceKind(std::string_view type, std::string_view id) {
  for (const Word& known : kTypeWords) {
    if (containsIgnoreCase(type, known.word)) return known.kind;
  }
  // arn:partition:service:region:account:resource
  const auto parts = split(id, ':');
  if (parts.size() < 6 || parts[0] != "arn") return AssetKind::kCloudResource;
  for (const auto& [service, resource] : kServices) {
    if (parts[2] == service.word && parts[5].starts_with(resource)) return service.kind;
  }
  return AssetKind::kCloudResource;
}

AssetRef cloudAsset(BatchBuilder& out, std::string_view type, std::string_view id, std::string_view name,
                    std::string_view account, std::string_view region) {
  id = trim(id);
  if (id.empty()) return kNone;
  Asset asset;
  asset.kind = cloudResourceKind(type, id);
  const size_t repository = id.find(":repository/");  // of an ECR image: "…:repository/app/sha256:…"
  if (name.empty())
    name = id.substr(repository == std::string_view::npos ? id.find_last_of("/:") + 1 : repository + 12);
  asset.name = out.text(name.empty() ? id : name);
  asset.identities.add(out.text((id.starts_with("arn:") ? "" : "name:") + std::string(id)));
  if (!type.empty()) asset.tags.add(out.text(type));
  if (!account.empty()) asset.tags.add(out.text("account:" + std::string(account)));
  if (!region.empty()) asset.tags.add(out.text("region:" + std::string(region)));
  return out.asset(asset);
}

}  // namespace postern
