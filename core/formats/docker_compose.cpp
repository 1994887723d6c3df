// SPDX-License-Identifier: Apache-2.0
// Compose files (docker-compose.yml, versions 2 and 3 and the Compose Specification): services, the images
// they run or are built from, whom they depend on, and what of the host they reach.
// https://github.com/compose-spec/compose-spec/blob/main/spec.md Values of environment variables, secrets and
// configs are never read. Ignored: extends, include, profiles. What is stated in which words:
// docs/structure.md.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/docker_tags.h"
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

// "shop" of "estate/shop/docker-compose.yml".
std::string folderOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  path = path.substr(0, slash);
  return std::string(path.substr(path.rfind('/') + 1));  // npos + 1 is 0
}

class Importer {
 public:
  Importer(BatchBuilder& out, const Probe& probe)
      : out_(out),
        project_(probe.root["name"].text()),
        scope_(project_.empty() ? folderOf(probe.name) : project_),
        networks_(probe.root["networks"]) {}
  void service(const Record& r);
  /// Looks whether a service of the file has a way to its host.
  void survey(Node service);

 private:
  Asset named(std::string_view service) const;
  void addPorts(Asset& asset, Node ports);
  Asset part(AssetKind kind, std::string_view list, std::string_view name) const;
  void addVolumes(AssetRef service, Asset& asset, const Record& r);
  void addSecrets(AssetRef service, Node secrets, const Record& r);
  void addNetworks(AssetRef service, Asset& asset, const Record& r);
  void addWalls(Asset& asset, Node service);
  void addNames(Asset& asset, std::string_view prefix, Node list);
  void addImage(AssetRef service, Asset& asset, const Record& r);

  BatchBuilder& out_;
  std::string project_;
  std::string scope_;  // Compose calls a project after its folder
  Node networks_;      // of the probe: as many as it keeps
  bool opensHost_ = false;
};

bool isHostPath(std::string_view source) {
  return !source.empty() && (source.front() == '/' || source.front() == '.' || source.front() == '~');
}

bool isReadOnly(std::string_view options) {
  const auto words = splitList(options);
  return std::find(words.begin(), words.end(), "ro") != words.end();
}

// A service is known by its name within its project.
Asset Importer::named(std::string_view service) const {
  Asset asset;
  asset.kind = AssetKind::kService;
  asset.name = out_.text(service);
  asset.identities.add(
      out_.text("name:" + (project_.empty() ? std::string() : project_ + "/") + std::string(service)));
  return asset;
}

// What the file declares beside its services, by name.
Asset Importer::part(AssetKind kind, std::string_view list, std::string_view name) const {
  Asset asset;
  asset.kind = kind;
  asset.name = out_.text(name);
  asset.identities.add(out_.text("name:" + (scope_.empty() ? std::string() : scope_ + "/") +
                                 std::string(list) + "/" + std::string(name)));
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
void Importer::addVolumes(AssetRef service, Asset& asset, const Record& r) {
  for (const Node volume : r.node["volumes"].items()) {
    std::string_view source = volume["source"].text();
    std::string_view target = volume["target"].text();
    bool writable = !volume["read_only"].isTrue();
    if (!volume.isObject()) {
      const auto parts = split(volume.text(), ':');
      if (parts.size() < 2) continue;
      source = parts[0];
      target = parts[1];
      writable = parts.size() < 3 || !isReadOnly(parts[2]);
    }
    if (source.empty()) continue;
    if (isHostPath(source)) {
      addHostPath(out_, asset, source, writable);
      continue;
    }
    addTag(out_, asset, "volume:", source);
    out_.relate(service, Relation::kMounts, out_.asset(part(AssetKind::kVolume, "volumes", source)), r,
                std::string(target) + (writable ? "" : " read-only"));
  }
}

void Importer::addSecrets(AssetRef service, Node secrets, const Record& r) {
  for (const Node secret : secrets.items()) {
    const std::string_view name = secret.isObject() ? secret["source"].text() : secret.text();
    if (name.empty()) continue;
    Asset asset = part(AssetKind::kDataStore, "secrets", name);
    addTag(out_, asset, "secret");
    out_.relate(service, Relation::kMounts, out_.asset(asset), r,
                secret["target"].textOr("/run/secrets/" + std::string(name)));
  }
}

// Those on one network may talk to each other; a service that names none is on "default".
void Importer::addNetworks(AssetRef service, Asset& asset, const Record& r) {
  const Node networks = r.node["networks"];
  addNames(asset, "network:", networks);
  const auto join = [&](std::string_view name) {
    if (name.empty()) return;
    Asset network = part(AssetKind::kNetwork, "networks", name);
    const Node declared = networks_[name];
    if (declared["internal"].isTrue()) addTag(out_, network, "internal");
    if (const std::string_view driver = declared["driver"].text(); !driver.empty())
      addTag(out_, network, "driver:", driver);
    out_.relate(service, Relation::kMemberOf, out_.asset(network), r);
  };
  for (const Node::Member entry : networks.members()) join(entry.key);
  if (!networks.isObject()) {
    for (const Node entry : networks.items()) join(entry.text());
  }
  if (networks.size() == 0 && r.node["network_mode"].text().empty()) join("default");
}

void Importer::addWalls(Asset& asset, Node service) {
  addCapabilities(out_, asset, "capability:", service["cap_add"]);
  addCapabilities(out_, asset, "dropped-capability:", service["cap_drop"]);
  addSecurityOptions(out_, asset, service["security_opt"]);
  addVariableNames(out_, asset, service["environment"]);
  if (service["privileged"].isTrue()) addTag(out_, asset, "privileged");
  if (service["network_mode"].text() == "host") addTag(out_, asset, "host-network");
  if (service["pid"].text() == "host") addTag(out_, asset, "host-pid");
  if (service["ipc"].text() == "host") addTag(out_, asset, "host-ipc");
  if (service["read_only"].isTrue()) addTag(out_, asset, "read-only-root");
  if (const std::string_view user = service["user"].text(); !user.empty())
    addTag(out_, asset, "run-as-user:", user);
  for (const Node device : service["devices"].items()) {
    const std::string_view path = device.isObject() ? device["source"].text() : device.text();
    if (!path.empty()) addTag(out_, asset, "device:", path.substr(0, path.find(':')));
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

void Importer::survey(Node service) {
  bool mountsHost = service["devices"].size() > 0;
  for (const Node volume : service["volumes"].items())
    mountsHost |= volume.isObject() ? volume["type"].text() == "bind" : volume.text().starts_with('/');
  const bool sharesHost = service["network_mode"].text() == "host" || service["pid"].text() == "host";
  opensHost_ |= reachesHost(service["cap_add"], service["privileged"].isTrue(), sharesHost, mountsHost);
}

void Importer::service(const Record& r) {
  if (!r.node.isObject()) return out_.skip(r, "no_service", "a service without a definition");
  Asset asset = named(r.key);
  addPorts(asset, r.node["ports"]);
  const AssetRef ref = out_.asset(asset);
  addVolumes(ref, asset, r);
  addSecrets(ref, r.node["secrets"], r);
  addNetworks(ref, asset, r);
  addWalls(asset, r.node);
  addImage(ref, asset, r);
  out_.asset(asset);
  if (opensHost_) out_.relate(dockerHost(out_, scope_), Relation::kHosts, ref, r);
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
  Importer importer(out, in.probe());
  (void)in.survey({"/services/*"}, [&](const Record& r) { importer.survey(r.node); });
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
