// SPDX-License-Identifier: Apache-2.0
// Serverless Framework (serverless.yml) on AWS: functions, what sets them off, and the rights of the roles
// they run as. https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml Ignored:
// CloudFormation under `resources`, plug-ins, layers; of other providers the functions only. Words:
// docs/structure.md.
#include <string>

#include "base/text.h"
#include "formats/aws_policy.h"
#include "formats/cloud_asset.h"
#include "formats/docker_tags.h"
#include "formats/embedded_json.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  const Node root = probe.root;
  const bool hasProvider = !root["provider"]["name"].text().empty() || root["provider"].isString();
  if (!root["service"].exists() || !hasProvider || root["services"].exists()) return {};
  if (root["functions"].exists()) return {90, "service, provider and functions of Serverless"};
  return root["plugins"].exists() || root["frameworkVersion"].exists()
             ? Match{80, "service and provider of Serverless"}
             : Match{};
}

// "${opt:stage, 'dev'}" gives "dev"; what has no plain value gives "".
std::string plain(std::string_view text) {
  if (text.find("${") == std::string_view::npos) return std::string(text);
  const size_t end = text.rfind('\'');
  const size_t begin = end == std::string_view::npos || end == 0 ? end : text.rfind('\'', end - 1);
  return begin == std::string_view::npos || begin == end
             ? std::string()
             : std::string(text.substr(begin + 1, end - begin - 1));
}

// A value of CloudFormation: as written, or what its function names: "${Table.Arn}".
std::string valueOf(Node node) {
  if (!node.isObject()) return std::string(node.text());
  if (const std::string_view name = node["Ref"].text(); !name.empty()) return "${" + std::string(name) + "}";
  const Node attribute = node["Fn::GetAtt"];
  if (attribute.isArray())
    return "${" + std::string(attribute.item(0).text()) + "." + std::string(attribute.item(1).text()) + "}";
  if (!attribute.text().empty()) return "${" + std::string(attribute.text()) + "}";
  const Node text = node["Fn::Sub"];
  if (!text.text().empty()) return std::string(text.text());
  if (text.isArray()) return std::string(text.item(0).text());
  std::string joined;
  for (const Node part : node["Fn::Join"].item(1).items()) {
    if (!joined.empty()) joined += node["Fn::Join"].item(0).text();
    joined += valueOf(part);
  }
  return joined;
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}
  void file(const Record& r);

 private:
  void statements(AssetRef holder, Node list);
  AssetRef role(Node provider);
  AssetRef roleNamed(Node role, std::string_view otherwise);
  void function(std::string_view key, Node function);
  void event(AssetRef function, Asset& asset, std::string_view kind, Node event);
  void endpoint(AssetRef function, std::string_view kind, Node event);
  AssetRef source(std::string_view kind, Node event);

  BatchBuilder& out_;
  const RecordPlace* r_ = nullptr;
  std::string prefix_;  // "<service>-<stage>"
  AssetRef role_ = kNone;
};

void Importer::statements(AssetRef holder, Node list) {
  const auto addAll = [&](IdList& to, Node values) {
    for (const Node value : values.items()) {
      const std::string text = valueOf(value);
      if (!text.empty()) to.add(out_.text(text));
    }
  };
  for (const Node statement : list.items()) {
    Grant grant;
    grant.asset = holder;
    grant.system = out_.text("aws");
    grant.deny = equalsIgnoreCase(statement["Effect"].text(), "Deny");
    addAll(grant.actions, statement["Action"]);
    addAll(grant.exceptActions, statement["NotAction"]);
    addAll(grant.resources, statement["Resource"]);
    addAll(grant.exceptResources, statement["NotResource"]);
    if (statement["Condition"].exists()) grant.condition = out_.text(compactJson(statement["Condition"]));
    out_.grant(*r_, grant);
  }
}

AssetRef Importer::roleNamed(Node role, std::string_view otherwise) {
  const std::string stated = valueOf(role);
  if (stated.starts_with("arn:")) return out_.asset(AssetKind::kIdentity, "", stated);
  return out_.asset(AssetKind::kIdentity, "name:", otherwise);
}

// provider.iam.role in all its shapes, and as versions 1 and 2 write it.
AssetRef Importer::role(Node provider) {
  const Node now = provider["iam"]["role"];
  const std::string_view called = now["name"].text();
  const Node stated = now.isObject() && !now["statements"].exists() && called.empty() && !valueOf(now).empty()
                          ? now
                          : (now.isObject() ? Node() : now);
  const AssetRef ref = roleNamed(stated.exists() ? stated : provider["role"],
                                 called.empty() ? prefix_ + "-lambdaRole" : std::string(called));
  statements(ref, now["statements"]);
  statements(ref, provider["iamRoleStatements"]);
  for (const std::string_view key : {"managedPolicies", "iamManagedPolicies"}) {
    const Node list = key == "managedPolicies" ? now[key] : provider[key];
    for (const Node policy : list.items()) {
      const std::string name = valueOf(policy);
      if (!name.starts_with("arn:")) continue;
      const AssetRef held = out_.asset(AssetKind::kRole, "", name);
      out_.relate(ref, Relation::kHolds, held, *r_);
      awsManagedPolicy(out_, *r_, held, name);
    }
  }
  return ref;
}

// http: {path, method, authorizer, private}, "GET users"; httpApi: "*", "GET /users", {path, method,
// authorizer}
void Importer::endpoint(AssetRef function, std::string_view kind, Node event) {
  std::string method(event["method"].text());
  std::string path(event["path"].text());
  if (!event.isObject()) {
    const std::string_view text = event.text();
    const size_t space = text.find(' ');
    method = text.substr(0, space);
    path = space == std::string_view::npos ? "" : std::string(trim(text.substr(space + 1)));
  }
  if (method.empty() || method == "true" || method == "*") method = "any";
  if (!path.starts_with('/')) path = "/" + path;
  const bool secured = event["authorizer"].exists() || event["private"].isTrue() ||
                       event["authorizationType"].text() == "AWS_IAM";
  Asset asset;
  asset.kind = AssetKind::kEndpoint;
  asset.name = out_.text(prefix_ + path);
  asset.identities.add(out_.text("name:" + prefix_ + (kind == "url" ? ":" : "") + path));
  asset.exposure = Exposure::kInternet;  // API Gateway answers everyone unless told otherwise
  method = toUpperAscii(method);
  addTag(out_, asset, "method:", method);
  addTag(out_, asset, secured ? "authenticated:" : "anonymous:", method);
  out_.relate(function, Relation::kExposes, out_.asset(asset), *r_, kind);
}

// The queue, bucket, topic or stream that an event comes from.
AssetRef Importer::source(std::string_view kind, Node event) {
  std::string name = valueOf(event);
  for (const std::string_view key : {"arn", "bucket", "topicName", "eventBus", "queue"}) {
    if (name.empty() || event[key].exists()) name = valueOf(event[key]);
    if (event[key].exists()) break;
  }
  if (name.empty() || name.find("${") != std::string::npos) return kNone;
  if (name.starts_with("arn:")) return out_.asset(cloudResourceKind({}, name), "", name);
  if (kind == "s3") return out_.asset(AssetKind::kDataStore, "", "arn:aws:s3:::" + name);
  return out_.asset(AssetKind::kCloudResource, "name:", name);
}

void Importer::event(AssetRef function, Asset& asset, std::string_view kind, Node event) {
  addTag(out_, asset, "trigger:", kind);
  if (kind == "http" || kind == "httpApi") return endpoint(function, kind, event);
  if (kind == "schedule" || kind == "websocket" || kind == "alb") return;
  out_.relate(source(kind, event), Relation::kTriggers, function, *r_, kind);
}

void Importer::function(std::string_view key, Node function) {
  Asset asset;
  asset.kind = AssetKind::kFunction;
  const std::string stated = plain(function["name"].text());
  const std::string name = stated.empty() ? prefix_ + "-" + std::string(key) : stated;
  asset.name = out_.text(name);
  asset.identities.add(out_.text("name:" + name));
  if (const std::string_view runtime = function["runtime"].text(); !runtime.empty())
    addTag(out_, asset, "runtime:", runtime);
  addVariableNames(out_, asset, function["environment"]);
  const AssetRef ref = out_.asset(asset);
  for (const Node event : function["events"].items()) {
    if (!event.isObject()) this->event(ref, asset, event.text(), {});
    for (const Node::Member one : event.members()) this->event(ref, asset, one.key, one.value);
  }
  if (function["url"].isTrue() || function["url"].isObject()) endpoint(ref, "url", function["url"]);
  out_.asset(asset);
  const Node image = function["image"];
  const std::string_view reference = image.isObject() ? image["uri"].text() : image.text();
  if (reference.find('/') != std::string_view::npos && reference.find("${") == std::string_view::npos)
    out_.relate(ref, Relation::kRuns, imageAsset(out_, reference), *r_);
  const bool hasOwn = function["role"].exists() || function["iamRoleStatements"].exists();
  const AssetRef role = hasOwn ? roleNamed(function["role"], name + "-role") : role_;
  if (function["iamRoleStatements"].exists()) statements(role, function["iamRoleStatements"]);
  out_.relate(ref, Relation::kAssumes, role, *r_, "execution-role");
}

void Importer::file(const Record& r) {
  const Node root = r.node;
  r_ = &r;
  const Node service = root["service"];
  std::string name = plain(service.isObject() ? service["name"].text() : service.text());
  if (name.empty()) return out_.skip(r, "no_service", "a service without a plain name");
  const Node provider = root["provider"];
  const std::string stage = plain(provider["stage"].text());
  prefix_ = name + "-" + (stage.empty() ? "dev" : stage);  // the framework's own default
  const bool isAws = provider["name"].textOr(provider.text()) == "aws";
  if (isAws) role_ = role(provider);
  // One object, or several in a list.
  for (const Node part : root["functions"].items()) {
    for (const Node::Member entry : part.members()) {
      if (entry.value.isObject()) function(entry.key, entry.value);
    }
  }
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Serverless Framework");
  Importer importer(out);
  return in.read(
      {"/"}, [&](const Record& r) { importer.file(r); }, out.diagnostics());
}

}  // namespace

extern const Format kServerless;
const Format kServerless{"serverless",
                         "Serverless Framework",
                         "https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml",
                         "YAML, JSON",
                         Family::kInventory,
                         true,
                         sniff,
                         import};

}  // namespace postern
