// SPDX-License-Identifier: Apache-2.0
// Compose files (docker-compose.yml, versions 2 and 3 and the Compose Specification): services, the images
// they run or are built from, whom they depend on, and what of the host they reach.
// https://github.com/compose-spec/compose-spec/blob/main/spec.md Values of environment variables, secrets and
// configs are never read. Ignored: extends, include, profiles.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/inventory_alias.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kYaml && !probe.isJson()) return {};
  const Node services = probe.root["services"];
  if (!services.isObject() || probe.root["jobs"].exists()) return {};
  for (const Node::Member service : services.members()) {
    if (service.value["image"].exists() || service.value["build"].exists())
      return {88, "services with image or build"};
    for (const std::string_view key :
         {"ports", "depends_on", "environment", "volumes", "command", "extends"}) {
      if (service.value[key].exists()) return {65, "services with keys of Compose"};
    }
  }
  return {};
}

class Importer {
 public:
  Importer(BatchBuilder& out, std::string_view project) : out_(out), project_(project) {}
  void service(const Record& r);

 private:
  Asset named(std::string_view service) const;
  void addPorts(Asset& asset, Node ports);
  void addVolumes(Asset& asset, Node volumes);
  void addNames(Asset& asset, std::string_view prefix, Node list);
  void addImage(AssetRef service, Asset& asset, const Record& r);

  BatchBuilder& out_;
  std::string project_;
};

// A service is known by its name within its project.
Asset Importer::named(std::string_view service) const {
  Asset asset;
  asset.kind = AssetKind::kService;
  asset.name = out_.text(service);
  asset.identities.add(
      out_.text("name:" + (project_.empty() ? std::string() : project_ + "/") + std::string(service)));
  return asset;
}

// "8080:80", "127.0.0.1:8080:80/udp", {published: 8080, target: 80, host_ip: …}; a bare "80" gets a port by
// chance.
void Importer::addPorts(Asset& asset, Node ports) {
  for (const Node port : ports.items()) {
    std::string published(port["published"].text());
    std::string address(port["host_ip"].text());
    if (!port.isObject()) {
      const std::string_view text = port.text().substr(0, port.text().find('/'));
      const size_t last = text.rfind(':');
      if (last == std::string_view::npos) continue;
      const std::string_view host = text.substr(0, last);
      const size_t colon = host.rfind(':');
      published = host.substr(colon == std::string_view::npos ? 0 : colon + 1);
      if (colon != std::string_view::npos) address = host.substr(0, colon);
    }
    if (published.empty()) continue;
    const bool isLocal =
        address.starts_with("127.") || address == "localhost" || address == "[::1]" || address == "::1";
    asset.tags.add(out_.text((isLocal ? "published-locally:" : "published:") + published));
  }
}

// Paths of the host inside a container are ways out of it; named volumes are not.
void Importer::addVolumes(Asset& asset, Node volumes) {
  for (const Node volume : volumes.items()) {
    std::string_view source = volume.isObject() ? volume["source"].text() : volume.text();
    if (!volume.isObject()) {
      if (source.find(':') == std::string_view::npos) continue;
      source = source.substr(0, source.find(':'));
    }
    if (source.empty()) continue;
    const bool isPath = source.front() == '/' || source.front() == '.' || source.front() == '~';
    asset.tags.add(out_.text((isPath ? "host-path:" : "volume:") + std::string(source)));
  }
}

// A list of names, or an object keyed by them.
void Importer::addNames(Asset& asset, std::string_view prefix, Node list) {
  if (list.isObject()) {
    for (const Node::Member entry : list.members())
      asset.tags.add(out_.text(std::string(prefix) + std::string(entry.key)));
  } else {
    for (const Node entry : list.items())
      asset.tags.add(out_.text(std::string(prefix) + std::string(entry.text())));
  }
}

void Importer::addImage(AssetRef service, Asset& asset, const Record& r) {
  const std::string_view image = r.node["image"].text();
  const Node build = r.node["build"];
  const std::string_view context = build.isObject() ? build["context"].text() : build.text();
  AssetRef built = service;
  if (!image.empty()) {
    built = imageAsset(out_, image);
    out_.relate(service, Relation::kRuns, built, r);
  }
  if (context.empty()) return;
  // "https://github.com/x/y.git#branch:folder" is a repository, "./web" only a folder.
  const std::string_view bare = context.substr(0, context.find('#'));
  if (lookOfAlias(bare).scheme == "repo:") {
    out_.relate(built, Relation::kBuildsFrom, repositoryAsset(out_, bare), r, context);
  } else {
    asset.tags.add(out_.text("build-context:" + std::string(context)));
  }
}

void Importer::service(const Record& r) {
  if (!r.node.isObject()) return out_.skip(r, "no_service", "a service without a definition");
  Asset asset = named(r.key);
  addPorts(asset, r.node["ports"]);
  addVolumes(asset, r.node["volumes"]);
  addNames(asset, "network:", r.node["networks"]);
  addNames(asset, "capability:", r.node["cap_add"]);
  if (r.node["privileged"].isTrue()) asset.tags.add(out_.text("privileged"));
  if (r.node["network_mode"].text() == "host") asset.tags.add(out_.text("host-network"));
  if (r.node["pid"].text() == "host") asset.tags.add(out_.text("host-pid"));
  const AssetRef ref = out_.asset(asset);
  addImage(ref, asset, r);
  out_.asset(asset);
  for (const std::string_view key : {"depends_on", "links"}) {
    const Node others = r.node[key];
    if (others.isObject()) {
      for (const Node::Member other : others.members())
        out_.relate(ref, Relation::kCalls, out_.asset(named(other.key)), r, key);
    } else {
      for (const Node other : others.items()) {
        const std::string_view name = other.text().substr(0, other.text().find(':'));  // "db:alias"
        if (!name.empty()) out_.relate(ref, Relation::kCalls, out_.asset(named(name)), r, key);
      }
    }
  }
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Compose");
  Importer importer(out, in.probe().root["name"].text());
  return in.read(
      {"/services/*"}, [&](const Record& r) { importer.service(r); }, out.diagnostics());
}

}  // namespace

extern const Format kDockerCompose;
const Format kDockerCompose{"docker_compose",
                            "Docker Compose",
                            "https://github.com/compose-spec/compose-spec/blob/main/spec.md",
                            "YAML, JSON",
                            Family::kInventory,
                            true,
                            sniff,
                            import};

}  // namespace postern
