// SPDX-License-Identifier: Apache-2.0
// Google Cloud as its own tools print it: Cloud Asset Inventory (JSON Lines or an array; resources and IAM
// policies), `gcloud … get-iam-policy`, firewall rules and service accounts. Hierarchy, who holds what, who
// lets whom in. https://cloud.google.com/asset-inventory/docs/overview  Ignored: other data of resources, org
// policies.
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_network.h"
#include "formats/format.h"
#include "formats/google_asset.h"
#include "formats/oidc_subject.h"

namespace postern {
namespace {

constexpr std::string_view kFirewall = "compute#firewall";

std::string_view typeOf(Node node) { return node.firstText({"assetType", "asset_type"}); }

bool isAsset(Node node) {
  return node["name"].text().starts_with("//") &&
         typeOf(node).find(".googleapis.com/") != std::string_view::npos;
}
bool isServiceAccount(Node node) {
  return node["email"].exists() && node["uniqueId"].exists() && node["projectId"].exists();
}
bool isPolicy(Node node) {
  return node["bindings"].isArray() && node["etag"].exists() && node["bindings"].item(0)["role"].exists();
}

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node first = probe.root["assets"].isArray() ? probe.root["assets"].item(0) : probe.first();
  if (isAsset(first)) return {92, "name and assetType of Cloud Asset Inventory"};
  if (probe.root.isArray() && first["kind"].text() == kFirewall) return {90, kFirewall};
  if (probe.root.isArray() && isServiceAccount(first)) return {85, "service accounts of Google Cloud"};
  if (isPolicy(probe.root)) return {84, "bindings and etag of an IAM policy"};
  return {};
}

// "projects/1", "folders/2", "organizations/3": each is part of the next.
void hierarchy(BatchBuilder& out, const Record& r, AssetRef self) {
  AssetRef inner = self;
  for (const Node ancestor : r.node["ancestors"].items()) {
    const AssetRef outer =
        googleMention(out, "//cloudresourcemanager.googleapis.com/" + std::string(ancestor.text()));
    out.relate(inner, Relation::kPartOf, outer, r);
    if (outer != kNone) inner = outer;
  }
  if (r.node["ancestors"].size() > 0) return;
  out.relate(self, Relation::kPartOf, googleMention(out, r.node["resource"]["parent"].text()), r);
}

// https://cloud.google.com/compute/docs/reference/rest/v1/firewalls
void firewall(BatchBuilder& out, const RecordPlace& r, AssetRef self, Node data) {
  if (data["direction"].text() == "EGRESS" || data["disabled"].isTrue()) return;
  for (const Node allow : data["allowed"].items()) {
    const std::string protocol = portRange(allow["IPProtocol"].text(), {}, {});
    const auto admit = [&](const std::string& ports) {
      for (const Node range : data["sourceRanges"].items())
        out.relate(self, Relation::kAdmits, addressRange(out, range.text()), r, ports);
    };
    if (allow["ports"].size() == 0) admit(protocol);
    for (const Node port : allow["ports"].items()) admit(protocol + "/" + std::string(port.text()));
  }
}

// Tokens of the metadata service do what the account may and the scopes name; no scopes listed = not said.
// https://cloud.google.com/compute/docs/access/service-accounts#accesscopesiam
bool isLimited(Node scopes) {
  for (const Node scope : scopes.items()) {
    for (const std::string_view wide :
         {"/auth/cloud-platform", "/auth/compute", "/auth/iam", "/auth/cloudplatform"}) {
      if (scope.text().ends_with(wide)) return false;
    }
  }
  return scopes.size() > 0;
}

void instance(BatchBuilder& out, const RecordPlace& r, AssetRef self, Asset& asset, Node data) {
  for (const Node account : data["serviceAccounts"].items())
    out.relate(self, Relation::kAssumes,
               googleMember(out, "serviceAccount:" + std::string(account["email"].text())), r,
               isLimited(account["scopes"]) ? "service-account, limited scopes" : "service-account");
  for (const Node interface : data["networkInterfaces"].items()) {
    addAddress(out, asset, interface["networkIP"].text());
    for (const Node access : interface["accessConfigs"].items())
      addAddress(out, asset, access["natIP"].text());
    out.relate(self, Relation::kMemberOf,
               googleMention(out, googleFullName("compute.googleapis.com", interface["network"].text()),
                             "compute.googleapis.com/Network"),
               r);
  }
  for (const Node tag : data["tags"]["items"].items()) addTag(out, asset.tags, "network-tag", tag.text());
}

void asset(BatchBuilder& out, const Record& r) {
  const std::string_view name = r.node["name"].text();
  const std::string_view type = typeOf(r.node);
  if (!isAsset(r.node)) return out.skip(r, "no_name", "an asset without its full name and type");
  const Node data = r.node["resource"]["data"];
  Asset made = googleAsset(out, name, type, data.firstText({"displayName", "name", "projectId"}));
  addTag(out, made.tags, "region", r.node["resource"]["location"].text());
  if (type == "iam.googleapis.com/ServiceAccount" && !data["email"].text().empty())
    made.identities.add(out.text("gcp-member:" + toLowerAscii(data["email"].text())));
  const AssetRef self = out.asset(made);
  hierarchy(out, r, self);
  if (type == "iam.googleapis.com/WorkloadIdentityPoolProvider") {
    addTag(out, made.tags, "issuer", oidcHost(data["oidc"]["issuerUri"].text()));
    if (!data["attributeCondition"].text().empty()) made.tags.add(out.text("attribute-condition"));
    const size_t provider = name.find("/providers/");
    out.relate(self, Relation::kPartOf,
               googleMention(out, name.substr(0, provider), "iam.googleapis.com/WorkloadIdentityPool"), r);
  }
  if (type == "compute.googleapis.com/Firewall") firewall(out, r, self, data);
  if (type == "compute.googleapis.com/Instance") instance(out, r, self, made, data);
  if (type == "iam.googleapis.com/Role") {
    Grant grant;
    grant.asset = self;
    grant.system = out.text("gcp");
    for (const Node permission : data["includedPermissions"].items())
      grant.actions.add(out.text(permission.text()));
    if (!grant.actions.empty()) out.grant(r, grant);
  }
  (void)out.asset(made);
  const Node policy = r.node["iamPolicy"].isObject() ? r.node["iamPolicy"] : r.node["iam_policy"];
  for (const Node binding : policy["bindings"].items())
    googleBinding(out, r, name, binding["role"].text(), binding["members"], binding["condition"]);
}

void other(BatchBuilder& out, const Record& r) {
  const Node node = r.node;
  if (isPolicy(node)) {
    for (const Node binding : node["bindings"].items())
      googleBinding(out, r, {}, binding["role"].text(), binding["members"], binding["condition"]);
    return;
  }
  if (node["kind"].text() == kFirewall) {
    const std::string name = googleFullName("compute.googleapis.com", node["selfLink"].text());
    if (name.empty()) return out.skip(r, "no_name", "a firewall rule without selfLink");
    const AssetRef self =
        out.asset(googleAsset(out, name, "compute.googleapis.com/Firewall", node["name"].text()));
    return firewall(out, r, self, node);
  }
  if (!isServiceAccount(node)) return asset(out, r);
  Asset account = googleAsset(out, "//iam.googleapis.com/" + std::string(node["name"].text()),
                              "iam.googleapis.com/ServiceAccount", node.firstText({"displayName", "email"}));
  account.identities.add(out.text("gcp-member:" + toLowerAscii(node["email"].text())));
  const AssetRef self = out.asset(account);
  out.relate(self, Relation::kPartOf,
             googleMention(out, "//cloudresourcemanager.googleapis.com/projects/" +
                                    std::string(node["projectId"].text())),
             r);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Google Cloud");
  const Node root = in.probe().root;
  const std::string_view path = root.isArray() ? "/*" : root["assets"].isArray() ? "/assets/*" : "/";
  return in.read(
      {path}, [&](const Record& r) { other(out, r); }, out.diagnostics());
}

}  // namespace

extern const Format kGoogleCloud;
const Format kGoogleCloud{"google_cloud",
                          "Google Cloud assets and IAM",
                          "https://cloud.google.com/asset-inventory/docs/overview",
                          "JSON, JSON Lines",
                          Family::kInventory,
                          true,
                          sniff,
                          import};

}  // namespace postern
