// SPDX-License-Identifier: Apache-2.0
// API Gateway, version 1 (`apigateway get-rest-apis`, `get-resources --embed methods`) and 2 (`apigatewayv2
// get-apis`, `get-integrations`) (aws_cli.h). What lists the parts of an API does not say of which: the
// member "restApiId" or "ApiId" beside the list does. `lambda get-policy` and exports as OpenAPI name both
// ends.
#include <string>

#include "base/text.h"
#include "formats/aws_api_gateway.h"
#include "formats/aws_asset.h"
#include "formats/aws_cli.h"
#include "formats/aws_resource_policy.h"

namespace postern {
namespace {

constexpr std::string_view kRestType = "AWS::ApiGateway::RestApi";
constexpr std::string_view kHttpType = "AWS::ApiGatewayV2::Api";

void restApi(BatchBuilder& out, const Record& r) {
  const std::string_view id = r.node["id"].text();
  if (id.empty()) return out.skip(r, "no_id", "an API without id");
  Asset asset = awsApiAsset(out, kRestType, id, {});
  if (const std::string_view name = r.node["name"].text(); !name.empty()) asset.name = out.text(name);
  const Node kinds = r.node["endpointConfiguration"]["types"];
  for (const Node kind : kinds.items()) addTag(out, asset.tags, "endpoint-type", toLowerAscii(kind.text()));
  if (kinds.size() > 0)
    asset.exposure = kinds.item(0).text() == "PRIVATE" ? Exposure::kInternal : Exposure::kInternet;
  const AssetRef self = out.asset(asset);
  if (isAwsPolicyText(r.node["policy"])) awsResourcePolicy(out, r, self, r.node["policy"], "policy");
}

// "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
void httpApi(BatchBuilder& out, const Record& r) {
  const std::string_view id = r.node["ApiId"].text();
  if (id.empty()) return out.skip(r, "no_id", "an API without ApiId");
  const auto host = split(r.node["ApiEndpoint"].text(), '.');
  Asset asset = awsApiAsset(out, kHttpType, id, host.size() > 3 ? host[2] : std::string_view());
  if (const std::string_view name = r.node["Name"].text(); !name.empty()) asset.name = out.text(name);
  addTag(out, asset.tags, "protocol", toLowerAscii(r.node["ProtocolType"].text()));
  asset.exposure = Exposure::kInternet;
  (void)out.asset(asset);
}

AssetRef apiOf(BatchBuilder& out, const Record& r) {
  const Node root = r.up(1);
  const std::string_view rest = root.firstText({"restApiId", "RestApiId"});
  const std::string_view http = root["ApiId"].text();
  if (rest.empty() && http.empty()) {
    out.skip(r, "no_name", "a part of an API that the output does not name");
    return kNone;
  }
  return out.asset(awsApiAsset(out, rest.empty() ? kHttpType : kRestType, rest.empty() ? http : rest, {}));
}

void restResource(BatchBuilder& out, const Record& r) {
  const AssetRef api = apiOf(out, r);
  if (api == kNone) return;
  for (const Node::Member method : r.node["resourceMethods"].members()) {
    const AssetRef function =
        awsMention(out, awsIntegratedFunction(method.value["methodIntegration"]["uri"].text()));
    out.relate(api, Relation::kRoutes, function, r,
               std::string(method.key) + " " + std::string(r.node["path"].text()));
  }
}

void integration(BatchBuilder& out, const Record& r) {
  const AssetRef api = apiOf(out, r);
  if (api == kNone) return;
  const std::string_view uri = r.node["IntegrationUri"].text();
  out.relate(api, Relation::kRoutes, awsMention(out, awsIntegratedFunction(uri)), r);
  if (uri.starts_with("http"))
    out.relate(api, Relation::kRoutes, out.asset(AssetKind::kEndpoint, "url:", uri), r);
}

// Other services' outputs have "items" as well.
bool areRestApis(Node root) {
  const Node first = root["items"].item(0);
  return first["id"].exists() && first["name"].exists() &&
         (first["endpointConfiguration"].exists() || first["apiKeySource"].exists());
}
bool isRestApi(Node root) { return root["id"].exists() && root["name"].exists(); }
bool areResources(Node root) {
  const Node first = root["items"].item(0);
  return first["id"].exists() && first["path"].text().starts_with("/") &&
         (first["resourceMethods"].exists() || first["parentId"].exists() || first["path"].text() == "/");
}
bool isHttpApi(Node root) { return root["ProtocolType"].exists() && root["ApiEndpoint"].exists(); }

constexpr AwsCliCall kCalls[] = {
    {"items", "", "/items/*", restApi, kRestType, areRestApis},
    {"endpointConfiguration", "types", "/", restApi, {}, isRestApi},
    {"items", "", "/items/*", restResource, {}, areResources},
    {"Items", "ApiEndpoint", "/Items/*", httpApi},
    {"ApiId", "", "/", httpApi, {}, isHttpApi},
    {"Items", "IntegrationType", "/Items/*", integration},
};

}  // namespace

std::span<const AwsCliCall> awsApiCalls() { return kCalls; }

}  // namespace postern
