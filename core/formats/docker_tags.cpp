// SPDX-License-Identifier: Apache-2.0
// https://docs.docker.com/reference/cli/docker/container/run/ (docker_tags.h)
#include "formats/docker_tags.h"

#include <string>

#include "base/text.h"

namespace postern {

void addTag(BatchBuilder& out, Asset& asset, std::string_view word, std::string_view value) {
  asset.tags.add(out.text(std::string(word) + std::string(value)));
}

void addCapabilities(BatchBuilder& out, Asset& asset, std::string_view word, Node list) {
  for (const Node entry : list.items()) {
    std::string_view name = entry.text();
    if (startsWithIgnoreCase(name, "CAP_")) name.remove_prefix(4);
    if (!name.empty()) addTag(out, asset, word, name);
  }
}

void addSecurityOptions(BatchBuilder& out, Asset& asset, Node list) {
  for (const Node entry : list.items()) {
    const std::string_view text = entry.text();
    const size_t at = text.find_first_of("=:");
    const std::string_view key = text.substr(0, at);
    const std::string_view value = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    if (key == "no-new-privileges" && value != "false") addTag(out, asset, "no-privilege-escalation");
    // A profile may be the whole text of one.
    if ((key == "seccomp" || key == "apparmor") && value == "unconfined")
      addTag(out, asset, std::string(key) + ":", value);
  }
}

void addVariableNames(BatchBuilder& out, Asset& asset, Node variables) {
  for (const Node::Member entry : variables.members()) addTag(out, asset, "env:", entry.key);
  if (variables.isObject()) return;
  for (const Node entry : variables.items()) {
    const std::string_view name = entry.text().substr(0, entry.text().find('='));
    if (!name.empty()) addTag(out, asset, "env:", name);
  }
}

void addHostPath(BatchBuilder& out, Asset& asset, std::string_view path, bool writable) {
  if (path.empty()) return;
  addTag(out, asset, "host-path:", path);
  if (writable) addTag(out, asset, "writable-host-path:", path);
}

bool reachesHost(Node capabilities, bool isPrivileged, bool sharesHost, bool mountsHost) {
  return isPrivileged || sharesHost || mountsHost || capabilities.size() > 0;
}

AssetRef dockerHost(BatchBuilder& out, std::string_view scope) {
  Asset asset;
  asset.kind = AssetKind::kHost;
  asset.name = out.text("Docker host of " + std::string(scope));
  asset.identities.add(out.text("name:" + std::string(scope) + "/docker-host"));
  addTag(out, asset, "docker-host");
  return out.asset(asset);
}

}  // namespace postern
