// SPDX-License-Identifier: Apache-2.0
// The location objects of GitLab's security-report-schemas (sast, secret-detection, dependency-scanning,
// container-scanning, cluster-image-scanning, dast, coverage-fuzzing).
#include "formats/gitlab_places.h"

#include "base/text.h"
#include "formats/lock_files.h"
#include "vocab/purl.h"

namespace postern::gitlab {
namespace {

// "org.apache.logging.log4j/log4j-core" is Maven's group and artifact with a slash.
Component packageOf(BatchBuilder& out, std::string_view ecosystem, Node dependency, std::string_view file) {
  std::string name(dependency["package"]["name"].text());
  if (purlType(ecosystem) == "maven") {
    if (const size_t slash = name.find('/'); slash != std::string::npos) name[slash] = ':';
  }
  return makeComponent(out, ecosystem, name, dependency["version"].text(), file);
}

std::string_view packageManager(Node files, std::string_view path) {
  for (const Node file : files.items()) {
    if (file["path"].text() != path) continue;
    const std::string_view manager = file["package_manager"].text();
    return purlType(manager).empty() ? std::string_view() : manager;
  }
  return {};
}

void setDependency(BatchBuilder& out, Observation& found, Node location, const Record& record) {
  const Node dependency = location["dependency"];
  const std::string_view file = location["file"].text();
  found.file = out.text(file);
  if (dependency["package"]["name"].text().empty()) return;
  std::string_view ecosystem = ecosystemOfFile(file);
  if (ecosystem.empty()) ecosystem = packageManager(record.up(1)["dependency_files"], file);
  found.component = out.component(packageOf(out, ecosystem, dependency, file));
  for (const Node step : dependency["dependency_path"].items()) {
    const std::string_view name = step["package"]["name"].text();
    if (!name.empty() && found.dependencyPath.size() < 64) found.dependencyPath.add(out.text(name));
  }
}

void setContainer(BatchBuilder& out, Observation& found, Node location, const Record& record) {
  const std::string_view image = location["image"].text();
  found.asset = imageAsset(out, image);
  const Node dependency = location["dependency"];
  const std::string_view system =
      location["operating_system"].text();  // "debian:9.4", "debian 10.9", "Unknown"
  const std::string_view ecosystem = system.substr(0, system.find_first_of(": "));
  const std::string_view file = location["file"].text();
  found.file = out.text(file);
  if (!dependency["package"]["name"].text().empty()) {
    found.component = out.component(packageOf(
        out, equalsIgnoreCase(ecosystem, "unknown") ? std::string_view() : ecosystem, dependency, file));
    out.contains(found.asset, found.component, record);
  }
  const Node workload = location["kubernetes_resource"];
  if (const std::string_view name = workload["name"].text(); !name.empty()) {
    const std::string id = std::string(workload["namespace"].text()) + "/" +
                           std::string(workload["kind"].text()) + "/" + std::string(name);
    out.relate(out.asset(AssetKind::kWorkload, "k8s:", id), Relation::kRuns, found.asset, record);
    found.resource = out.text(id);
  }
}

void setRequest(BatchBuilder& out, Observation& found, Node vulnerability) {
  const Node location = vulnerability["location"];
  const std::string_view host = location["hostname"].text();
  const std::string_view path = location["path"].text();
  const std::string_view request = vulnerability["evidence"]["request"]["url"].text();
  std::string url(host);
  if (url.ends_with('/') && path.starts_with('/')) url.pop_back();
  if (!path.empty() && !path.starts_with('/')) url += '/';
  url += path;
  setUrl(out, found, host.empty() ? request : std::string_view(url));
  found.method = out.text(location["method"].textOr(vulnerability["evidence"]["request"]["method"].text()));
  found.parameter = out.text(location["param"].text());
  found.snippet = out.text(clipUtf8(vulnerability["evidence"]["summary"].text(), 4000));
}

void setCode(BatchBuilder& out, Observation& found, Node location) {
  found.file = out.text(location["file"].text());
  found.line = positive(location["start_line"]);
  found.endLine = positive(location["end_line"]);
  std::string symbol(location["class"].text());
  const std::string_view method = location["method"].text();
  if (!method.empty()) symbol += (symbol.empty() ? "" : "#") + std::string(method);
  found.symbol = out.text(symbol);
  const std::string_view commit = location["commit"]["sha"].text();
  // Without history the analyser writes zeros.
  if (commit.find_first_not_of('0') != std::string_view::npos)
    found.tags.add(out.text("commit:" + std::string(commit)));
}

void setCrash(BatchBuilder& out, Observation& found, Node location) {
  const std::string_view state = location["crash_state"].text();
  found.symbol = out.text(state.substr(0, state.find('\n')));
  found.snippet = out.text(clipUtf8(location["stacktrace_snippet"].text(), 4000));
  if (const std::string_view type = location["crash_type"].text(); !type.empty())
    found.tags.add(out.text(type));
}

std::string keyOf(const Record& record, std::string_view number) {
  return std::string(record.up(1)["path"].text()) + "\n" + std::string(number);
}

}  // namespace

void setPlace(BatchBuilder& out, Observation& found, Node vulnerability, Kind kind, const Record& record) {
  const Node location = vulnerability["location"];
  if (location["crash_type"].exists() || location["crash_state"].exists())
    return setCrash(out, found, location);
  switch (kind) {
    case Kind::kDependencies:
      return setDependency(out, found, location, record);
    case Kind::kContainer:
      return setContainer(out, found, location, record);
    case Kind::kDast:
    case Kind::kFuzzing:
      return setRequest(out, found, vulnerability);
    default:
      return setCode(out, found, location);
  }
}

void DependencyFiles::add(BatchBuilder& out, const Record& record) {
  const Node file = record.up(1);
  const std::string_view path = file["path"].text();
  if (record.node["package"]["name"].text().empty()) return;
  std::string_view ecosystem = ecosystemOfFile(path);
  if (ecosystem.empty()) ecosystem = file["package_manager"].text();
  const ComponentRef component = out.component(packageOf(out, ecosystem, record.node, path));
  const std::string_view number = record.node["iid"].text();
  if (!number.empty()) byNumber_.try_emplace(keyOf(record, number), component);
}

void DependencyFiles::relate(BatchBuilder& out, const Record& record) {
  const auto find = [&](Node step) {
    const auto at = byNumber_.find(keyOf(record, step["iid"].text()));
    return at == byNumber_.end() ? kNone : at->second;
  };
  ComponentRef from = kNone;
  for (const Node step : record.node["dependency_path"].items()) {
    const ComponentRef to = find(step);
    out.dependsOn(from, to, record);
    from = to;
  }
  if (record.node["dependency_path"].size() > 0) out.dependsOn(from, find(record.node), record);
}

}  // namespace postern::gitlab
