// SPDX-License-Identifier: Apache-2.0
// AsyncAPI 2.x and 3.x: channels, who sends and receives on them, and the brokers they are on.
// https://www.asyncapi.com/docs/reference Ignored: messages, bindings, references to other files.
#include <string>

#include "base/text.h"
#include "formats/api_description.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson() && probe.syntax != Syntax::kYaml) return {};
  const Node root = probe.root;
  const bool isOne = root["asyncapi"].isString() || root["asyncapi"].isNumber();
  return isOne && root["info"].isObject() ? Match{95, "asyncapi names its version"} : Match{};
}

// "#/channels/userSignedUp" gives "userSignedUp".
std::string_view referred(Node node) {
  constexpr std::string_view kPrefix = "#/channels/";
  const std::string_view ref = node["$ref"].text();
  return ref.starts_with(kPrefix) ? ref.substr(kPrefix.size()) : std::string_view();
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}

  void document(const Record& r) {
    const Node root = r.node;
    if (!root["info"].isObject()) return out_.skip(r, "no_info", "a document without info");
    ApiDescription api(out_, root["info"]);
    bool secured = root["servers"].size() > 0;
    for (const Node::Member server : root["servers"].members()) {
      secured &= server.value["security"].size() > 0;
      api.server(address(server.value));
      if (!server.value["protocol"].text().empty()) api.tag("protocol:", server.value["protocol"].text());
    }
    for (const Node::Member scheme : root["components"]["securitySchemes"].members()) {
      if (!scheme.value["type"].text().empty()) api.tag("security-scheme:", scheme.value["type"].text());
    }
    const auto offer = [&](std::string_view channel, std::string_view way, Node operation) {
      const std::string_view words[] = {secured || operation["security"].size() > 0 ? "authenticated"
                                                                                    : "anonymous"};
      api.offer(channel, way, words, r);
    };
    for (const Node::Member channel : root["channels"].members()) {
      for (const std::string_view way : {"publish", "subscribe"}) {
        if (channel.value[way].isObject()) offer(channel.key, way, channel.value[way]);
      }
    }
    // Version 3: operations of their own, from the application's side. Others publish what it receives.
    for (const Node::Member operation : root["operations"].members()) {
      const std::string_view key = referred(operation.value["channel"]);
      const std::string_view name = root["channels"][key]["address"].textOr(key);
      if (!name.empty())
        offer(name, operation.value["action"].text() == "send" ? "subscribe" : "publish", operation.value);
    }
    api.self();
  }

 private:
  // Version 2 has "url", version 3 "host" and "pathname"; either may lack its protocol.
  static std::string address(Node server) {
    std::string url = serverAddress(server["url"].textOr(server["host"].text()), server["variables"]);
    if (url.empty()) return url;
    if (url.find("://") == std::string::npos) url = std::string(server["protocol"].text()) + "://" + url;
    return url + std::string(server["pathname"].text());
  }

  BatchBuilder& out_;
};

Status import(Document& in, BatchBuilder& out) {
  out.tool("AsyncAPI");
  Importer importer(out);
  return in.read(
      {"/"}, [&](const Record& r) { importer.document(r); }, out.diagnostics());
}

}  // namespace

extern const Format kAsyncApi;
const Format kAsyncApi{
    "asyncapi", "AsyncAPI", "https://www.asyncapi.com/docs/reference", "YAML, JSON", Family::kInventory, true,
    sniff,      import};

}  // namespace postern
