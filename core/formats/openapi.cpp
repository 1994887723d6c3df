// SPDX-License-Identifier: Apache-2.0
// OpenAPI 3.x and 2.0 (Swagger): paths, methods, whether a credential is asked for, and where the API
// answers. https://spec.openapis.org/oas/latest.html Ignored: schemas, examples, callbacks, references to
// other files.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/api_description.h"
#include "formats/aws_api_gateway.h"
#include "formats/aws_asset.h"
#include "formats/format.h"
#include "formats/intrinsic_text.h"

namespace postern {
namespace {

constexpr std::string_view kMethods[] = {"get",  "put",   "post",  "delete", "options",
                                         "head", "patch", "trace", "query"};

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  const Node root = probe.root;
  if (!root["info"].isObject()) return {};
  const bool hasPaths =
      root["paths"].isObject() || root["webhooks"].isObject() || root["components"].isObject();
  if (root["openapi"].text().starts_with("3.") && hasPaths) return {95, "openapi names version 3"};
  if (root["swagger"].text().starts_with("2.") && hasPaths) return {95, "swagger names version 2"};
  return {};
}

// No requirement at all, or one that asks for nothing ({}), lets everyone in (OpenAPI 3.1, 4.8.1).
bool asksForCredential(Node operation, Node root) {
  const Node own = operation["security"];
  const Node required = own.exists() ? own : root["security"];
  if (required.size() == 0) return false;
  for (const Node one : required.items()) {
    if (one.size() == 0) return false;
  }
  return true;
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}

  void document(const Record& r) {
    const Node root = r.node;
    if (!root["info"].isObject()) return out_.skip(r, "no_info", "a document without info");
    ApiDescription api(out_, root["info"]);
    servers(api, root);
    const Node schemes =
        root["openapi"].exists() ? root["components"]["securitySchemes"] : root["securityDefinitions"];
    for (const Node::Member scheme : schemes.members()) {
      if (!scheme.value["type"].text().empty()) api.tag("security-scheme:", scheme.value["type"].text());
    }
    for (const Node::Member path : root["paths"].members()) operations(api, path.key, path.value, root, r);
    gateways(root, api.self(), r);
  }

 private:
  static void servers(ApiDescription& api, Node root) {
    for (const Node server : root["servers"].items())
      api.server(serverAddress(server["url"].text(), server["variables"]));
    const std::string_view host = root["host"].text();
    if (host.empty()) return;
    std::string_view scheme = "https";  // Swagger: of several, the safest
    const Node schemes = root["schemes"];
    if (schemes.size() > 0) {
      scheme = schemes.item(0).text();
      for (const Node one : schemes.items()) {
        if (one.text() == "https") scheme = "https";
      }
    }
    api.server(std::string(scheme) + "://" + std::string(host) + std::string(root["basePath"].text()));
  }

  void operations(ApiDescription& api, std::string_view path, Node item, Node root, const RecordPlace& r) {
    for (const Node::Member operation : item.members()) {
      if (std::find(std::begin(kMethods), std::end(kMethods), operation.key) == std::end(kMethods)) continue;
      const std::string_view words[] = {
          "method", asksForCredential(operation.value, root) ? "authenticated" : "anonymous"};
      const std::string method = toUpperAscii(operation.key);
      api.offer(path, method, words, r);
      // What an export of API Gateway calls, literally or within the template that makes it.
      const std::string uri = intrinsicText(operation.value["x-amazon-apigateway-integration"]["uri"]);
      out_.relate(api.self(), Relation::kRoutes, awsMention(out_, awsIntegratedFunction(uri)), r,
                  method + " " + std::string(path));
    }
  }

  // "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/live" is the API of that id.
  void gateways(Node root, AssetRef self, const RecordPlace& r) {
    std::string hosts[kMaxServers] = {std::string(root["host"].text())};
    size_t count = 1;
    for (const Node server : root["servers"].items()) {
      if (count < kMaxServers) hosts[count++] = serverAddress(server["url"].text(), server["variables"]);
    }
    for (const std::string& address : hosts) {
      const size_t scheme = address.find("://");
      const auto labels =
          split(std::string_view(address).substr(scheme == std::string::npos ? 0 : scheme + 3), '.');
      if (labels.size() < 5 || labels[1] != "execute-api") continue;
      out_.relate(out_.asset(awsApiAsset(out_, {}, labels[0], labels[2])), Relation::kRoutes, self, r);
    }
  }

  BatchBuilder& out_;
};

Status import(Document& in, BatchBuilder& out) {
  out.tool("OpenAPI");
  Importer importer(out);
  return in.read(
      {"/"}, [&](const Record& r) { importer.document(r); }, out.diagnostics());
}

}  // namespace

extern const Format kOpenApi;
const Format kOpenApi{
    "openapi", "OpenAPI", "https://spec.openapis.org/oas/latest.html", "YAML, JSON", Family::kInventory, true,
    sniff,     import};

}  // namespace postern
