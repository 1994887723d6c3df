// SPDX-License-Identifier: Apache-2.0
// `docker inspect` and `podman inspect` of containers, images, networks and volumes, alone or mixed: an array
// of objects. https://docs.docker.com/reference/api/engine/ Values of variables and commands are never read.
// What is stated in which words: docs/structure.md.
#include <string>

#include "base/text.h"
#include "formats/docker_tags.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

enum class What : uint8_t { kNothing, kContainer, kImage, kNetwork, kVolume };

What whatIs(Node object) {
  const bool hasId = !object["Id"].text().empty();
  if (hasId && object["State"].isObject() && object["Config"].isObject()) return What::kContainer;
  if (hasId && (object["RepoTags"].exists() || object["RepoDigests"].exists())) return What::kImage;
  if (hasId && object["IPAM"].isObject() && object["Driver"].exists()) return What::kNetwork;
  if (object["Mountpoint"].exists() && object["Driver"].exists() && object["Name"].exists())
    return What::kVolume;
  return What::kNothing;
}

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  switch (whatIs(probe.first())) {
    case What::kContainer:
      return {85, "State and Config of a container"};
    case What::kImage:
      return probe.first()["RootFS"].exists() || probe.first()["Config"].exists()
                 ? Match{80, "RepoTags and RootFS of an image"}
                 : Match{};
    case What::kNetwork:
      return {80, "IPAM and Driver of a network"};
    case What::kVolume:
      return {75, "Mountpoint and Driver of a volume"};
    default:
      return {};
  }
}

class Importer {
 public:
  Importer(BatchBuilder& out, std::string_view file) : out_(out), file_(file) {}

  /// Looks whether a container of the file has a way to its host.
  void survey(Node object) {
    if (whatIs(object) != What::kContainer) return;
    const Node host = object["HostConfig"];
    bool mountsHost = host["Devices"].size() > 0;
    for (const Node mount : object["Mounts"].items()) mountsHost |= mount["Type"].text() == "bind";
    const bool sharesHost = host["PidMode"].text() == "host" || host["NetworkMode"].text() == "host";
    opensHost_ |= reachesHost(host["CapAdd"], host["Privileged"].isTrue(), sharesHost, mountsHost);
  }

  void read(const Record& r) {
    switch (whatIs(r.node)) {
      case What::kContainer:
        return container(r);
      case What::kImage:
        return image(r);
      case What::kNetwork:
        return network(r);
      case What::kVolume:
        out_.asset(AssetKind::kVolume, "docker-volume:", r.node["Name"].text());
        return;
      default:
        out_.skip(r, "no_object", "neither a container, an image, a network nor a volume");
    }
  }

 private:
  Asset named(AssetKind kind, std::string_view id, std::string_view name) const;
  void container(const Record& r);
  void image(const Record& r);
  void network(const Record& r);
  void addWalls(Asset& asset, Node container);
  void addPorts(Asset& asset, Node bindings);
  void relateMounts(AssetRef container, Asset& asset, const Record& r);
  void relateNetworks(AssetRef container, const Record& r);

  BatchBuilder& out_;
  std::string file_;
  bool opensHost_ = false;
};

Asset Importer::named(AssetKind kind, std::string_view id, std::string_view name) const {
  Asset asset;
  asset.kind = kind;
  if (name.starts_with('/')) name.remove_prefix(1);
  asset.name = out_.text(name.empty() ? id : name);
  asset.identities.add(out_.text("docker:" + std::string(id)));
  return asset;
}

void Importer::addWalls(Asset& asset, Node container) {
  const Node host = container["HostConfig"];
  const std::pair<std::string_view, std::string_view> modes[] = {
      {"PidMode", "host-pid"}, {"IpcMode", "host-ipc"}, {"NetworkMode", "host-network"}};
  for (const auto& [key, tag] : modes) {
    if (host[key].text() == "host") addTag(out_, asset, tag);
  }
  if (host["Privileged"].isTrue()) addTag(out_, asset, "privileged");
  if (host["ReadonlyRootfs"].isTrue()) addTag(out_, asset, "read-only-root");
  addCapabilities(out_, asset, "capability:", host["CapAdd"]);
  addCapabilities(out_, asset, "dropped-capability:", host["CapDrop"]);
  addSecurityOptions(out_, asset, host["SecurityOpt"]);
  addVariableNames(out_, asset, container["Config"]["Env"]);
  if (const std::string_view user = container["Config"]["User"].text(); !user.empty())
    addTag(out_, asset, "run-as-user:", user);
  for (const Node device : host["Devices"].items()) {
    if (!device["PathOnHost"].text().empty()) addTag(out_, asset, "device:", device["PathOnHost"].text());
  }
  addPorts(asset, host["PortBindings"]);
}

// {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}
void Importer::addPorts(Asset& asset, Node bindings) {
  for (const Node::Member port : bindings.members()) {
    for (const Node binding : port.value.items()) {
      const std::string_view address = binding["HostIp"].text();
      const bool isLocal = address.starts_with("127.") || address == "::1";
      if (!binding["HostPort"].text().empty())
        addTag(out_, asset, isLocal ? "published-locally:" : "published:", binding["HostPort"].text());
    }
  }
}

void Importer::relateMounts(AssetRef container, Asset& asset, const Record& r) {
  for (const Node mount : r.node["Mounts"].items()) {
    const bool writable = mount["RW"].isTrue();
    if (mount["Type"].text() == "bind") {
      addHostPath(out_, asset, mount["Source"].text(), writable);
    } else if (mount["Type"].text() == "volume") {
      out_.relate(container, Relation::kMounts,
                  out_.asset(AssetKind::kVolume, "docker-volume:", mount["Name"].text()), r,
                  std::string(mount["Destination"].text()) + (writable ? "" : " read-only"));
    }
  }
}

// "bridge", "host" and "none" are every Docker's own; they join nothing that is known here.
void Importer::relateNetworks(AssetRef container, const Record& r) {
  for (const Node::Member entry : r.node["NetworkSettings"]["Networks"].members()) {
    const std::string_view id = entry.value["NetworkID"].text();
    if (id.empty()) continue;
    const AssetRef network = out_.asset(named(AssetKind::kNetwork, id, entry.key));
    out_.relate(container, Relation::kMemberOf, network, r, entry.value["IPAddress"].text());
  }
}

void Importer::container(const Record& r) {
  const Node config = r.node["Config"];
  Asset asset = named(AssetKind::kContainer, r.node["Id"].text(), r.node["Name"].text());
  addWalls(asset, r.node);
  if (const std::string_view status = r.node["State"]["Status"].text(); !status.empty())
    addTag(out_, asset, "state:", status);
  const AssetRef ref = out_.asset(asset);
  relateMounts(ref, asset, r);
  out_.asset(asset);
  out_.relate(ref, Relation::kRuns, imageAsset(out_, config["Image"].text(), r.node["Image"].text()), r);
  relateNetworks(ref, r);
  if (opensHost_) out_.relate(dockerHost(out_, file_), Relation::kHosts, ref, r);
  const Node labels = config["Labels"];
  const std::string_view service = labels["com.docker.compose.service"].text();
  const std::string_view project = labels["com.docker.compose.project"].text();
  if (service.empty()) return;
  const AssetRef of =
      out_.asset(AssetKind::kService,
                 "name:", (project.empty() ? "" : std::string(project) + "/") + std::string(service));
  out_.relate(of, Relation::kRuns, ref, r);
}

void Importer::image(const Record& r) {
  const std::string_view id = r.node["Id"].text();
  std::string_view reference = r.node["RepoTags"].item(0).text();
  const std::string_view first = r.node["RepoDigests"].item(0).text();
  if (reference.empty() || reference == "<none>:<none>") reference = first;
  if (reference.empty()) {  // no name: known by its id alone
    out_.asset(AssetKind::kImage, "digest:", id);
    return;
  }
  const AssetRef ref = imageAsset(out_, reference, id);
  Asset more;
  more.kind = AssetKind::kImage;
  more.name = out_.text(reference);
  more.identities.add(out_.text("image:" + std::string(reference)));
  for (const Node digest : r.node["RepoDigests"].items()) {
    const size_t at = digest.text().find('@');
    if (at != std::string_view::npos)
      more.identities.add(out_.text("digest:" + std::string(digest.text().substr(at + 1))));
  }
  for (const Node tag : r.node["RepoTags"].items()) {
    if (!tag.text().empty()) more.identities.add(out_.text("image:" + std::string(tag.text())));
  }
  out_.asset(more);
  const std::string_view source =
      r.node["Config"]["Labels"]["org.opencontainers.image.source"].text();  // OCI image-spec, annotations
  out_.relate(ref, Relation::kBuildsFrom, repositoryAsset(out_, source), r, source);
}

void Importer::network(const Record& r) {
  Asset asset = named(AssetKind::kNetwork, r.node["Id"].text(), r.node["Name"].text());
  addTag(out_, asset, "driver:", r.node["Driver"].text());
  if (r.node["Internal"].isTrue()) addTag(out_, asset, "internal");
  for (const Node pool : r.node["IPAM"]["Config"].items()) {
    if (!pool["Subnet"].text().empty()) addTag(out_, asset, "subnet:", pool["Subnet"].text());
  }
  const AssetRef ref = out_.asset(asset);
  for (const Node::Member member : r.node["Containers"].members()) {
    const AssetRef container =
        out_.asset(named(AssetKind::kContainer, member.key, member.value["Name"].text()));
    out_.relate(container, Relation::kMemberOf, ref, r, member.value["IPv4Address"].text());
  }
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Docker");
  Importer importer(out, in.probe().name);
  (void)in.survey({"/", "/*"}, [&](const Record& r) { importer.survey(r.node); });
  return in.read(
      {"/", "/*"}, [&](const Record& r) { importer.read(r); }, out.diagnostics());
}

}  // namespace

extern const Format kDockerInspect;
const Format kDockerInspect{"docker_inspect",
                            "docker inspect",
                            "https://docs.docker.com/reference/cli/docker/inspect/",
                            "JSON",
                            Family::kInventory,
                            true,
                            sniff,
                            import};

}  // namespace postern
