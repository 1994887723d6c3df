// SPDX-License-Identifier: Apache-2.0
// See bloodhound_graph.h. Of an object's properties only switches and a few plain words are kept:
// descriptions and the like may hold passwords.
#include "formats/bloodhound_graph.h"

#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/azure_asset.h"

namespace postern {
namespace {

using enum AssetKind;

struct KindWord {
  std::string_view kind;
  AssetKind asset;
};
constexpr KindWord kKinds[] = {
    {"Computer", kHost},
    {"User", kIdentity},
    {"Group", kIdentity},
    {"Base", kIdentity},
    {"Domain", kAccount},
    {"GPO", kRole},
    {"OU", kNamespace},
    {"Container", kNamespace},
    {"CertTemplate", kRole},
    {"IssuancePolicy", kRole},
    {"EnterpriseCA", kService},
    {"RootCA", kService},
    {"AIACA", kService},
    {"NTAuthStore", kService},
    {"AZTenant", kAccount},
    {"AZSubscription", kAccount},
    {"AZResourceGroup", kAccount},
    {"AZManagementGroup", kAccount},
    {"AZUser", kIdentity},
    {"AZBase", kIdentity},
    {"AZGroup", kIdentity},
    {"AZGroup365", kIdentity},
    {"AZServicePrincipal", kIdentity},
    {"AZApp", kIdentity},
    {"AZRole", kRole},
    {"AZDevice", kHost},
    {"AZVM", kHost},
    {"AZVMScaleSet", kWorkload},
    {"AZManagedCluster", kAccount},
    {"AZKeyVault", kDataStore},
    {"AZStorageAccount", kDataStore},
    {"AZFunctionApp", kFunction},
    {"AZWebApp", kService},
    {"AZLogicApp", kWorkload},
    {"AZAutomationAccount", kPipeline},
    {"AZContainerRegistry", kDataStore},
};

AssetKind kindOf(std::string_view kind) {
  for (const KindWord& known : kKinds) {
    if (known.kind == kind) return known.asset;
  }
  return kUnknown;
}

constexpr std::string_view kPlainWords[] = {"operatingsystem", "samaccountname", "functionallevel",
                                            "system_tags", "serviceprincipaltype"};
constexpr uint32_t kMaxTags = 40;

void addProperties(BatchBuilder& out, IdList& tags, Node properties) {
  uint32_t count = 0;
  for (const Node::Member member : properties.members()) {
    const bool isSwitch = member.value.kind() == NodeKind::kBool;
    const bool isWord = member.value.isString() && std::find(std::begin(kPlainWords), std::end(kPlainWords),
                                                             member.key) != std::end(kPlainWords);
    if ((!isSwitch && !isWord) || member.key.size() > 60) continue;
    if (++count > kMaxTags) return;
    addTag(out, tags, toLowerAscii(member.key), member.value.text());
  }
}

bool isAzure(std::string_view kind) { return kind.starts_with("AZ"); }

// Azure's resources are known by path, Entra's objects and Active Directory's by id.
Asset node(BatchBuilder& out, std::string_view objectId, std::string_view kind) {
  Asset asset;
  asset.kind = kindOf(kind);
  if (startsWithIgnoreCase(objectId, "/subscriptions/")) {
    asset.identities.add(out.text("name:" + toLowerAscii(objectId)));
  } else if (isAzure(kind)) {
    asset.identities.add(out.text("entra:" + toLowerAscii(objectId)));
  } else {
    asset.identities.add(out.text("ad:" + toUpperAscii(objectId)));
  }
  for (const std::string_view rid : {"513", "515"}) {  // Domain Users, Domain Computers
    if (objectId.ends_with("-" + std::string(rid))) addTag(out, asset.tags, "rid", rid);
  }
  if (objectId.ends_with("-S-1-5-11") || objectId.ends_with("-S-1-1-0")) asset.tags.add(out.text("everyone"));
  if (!kind.empty() && kind != "Base" && kind != "AZBase")
    addTag(out, asset.tags, "type", (isAzure(kind) ? "azure/" : "ad/") + std::string(kind));
  return asset;
}

}  // namespace

AssetRef bloodhoundMention(BatchBuilder& out, std::string_view objectId, std::string_view kind) {
  objectId = trim(objectId);
  if (objectId.empty()) return kNone;
  return out.asset(node(out, objectId, kind));
}

AssetRef bloodhoundNode(BatchBuilder& out, std::string_view objectId, std::string_view kind, Node object,
                        Node properties) {
  objectId = trim(objectId);
  if (objectId.empty()) return kNone;
  Asset asset = node(out, objectId, kind);
  const std::string_view name = properties.firstText({"name", "displayname", "displayName"});
  asset.name = out.text(name.empty() ? objectId : name);
  if (kind == "Computer" && name.find('.') != std::string_view::npos &&
      name.find('@') == std::string_view::npos)
    asset.identities.add(out.text("host:" + std::string(name)));
  addProperties(out, asset.tags, properties);
  addCertificateTags(out, asset.tags, object, properties);
  return out.asset(asset);
}

void bloodhoundEdge(BatchBuilder& out, const RecordPlace& record, AssetRef start, std::string_view kind,
                    AssetRef end) {
  if (kind.empty()) return out.diagnostics().add("no_kind", "an edge without kind", record.path());
  out.relate(start, Relation::kLinked, end, record, clipUtf8(kind, 100));
  if (kind == "MemberOf" || kind == "AZMemberOf") out.relate(start, Relation::kMemberOf, end, record);
  if (kind == "Contains" || kind == "AZContains") out.relate(end, Relation::kPartOf, start, record);
}

}  // namespace postern
