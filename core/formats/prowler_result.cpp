// SPDX-License-Identifier: Apache-2.0
// Results of Prowler's checks of clouds and clusters (prowler_result.h).
#include "formats/prowler_result.h"

#include <string>

#include "base/text.h"
#include "formats/cloud_asset.h"
#include "formats/fields.h"
#include "formats/web_links.h"

namespace postern {
namespace {

// Kubernetes resources have a name and "namespace: x" for a region.
AssetRef kubernetesAsset(BatchBuilder& out, const ProwlerResult& result) {
  std::string_view space = result.space.empty() ? result.region : result.space;
  if (space.starts_with("namespace:")) space = trim(space.substr(10));
  if (result.resourceName.empty() || result.resourceType.empty() || space.empty())
    return out.asset(AssetKind::kWorkload, "name:", result.resourceName);
  static constexpr std::string_view kKinds[] = {"Pod", "Deployment", "DaemonSet", "StatefulSet",
                                                "Job", "CronJob",    "Service"};
  for (const std::string_view kind : kKinds) {
    if (!equalsIgnoreCase(result.resourceType, kind)) continue;
    Asset asset;
    asset.kind = kind == "Service" ? AssetKind::kService : AssetKind::kWorkload;
    asset.name = out.text(result.resourceName);
    asset.identities.add(out.text("k8s:" + std::string(space) + "/" + std::string(kind) + "/" +
                                  std::string(result.resourceName)));
    return out.asset(asset);
  }
  // "KubernetesAPIServer" and the like: the check speaks of the pod that the name is of.
  Asset asset;
  asset.kind = AssetKind::kWorkload;
  asset.name = out.text(result.resourceName);
  asset.identities.add(out.text("k8s:" + std::string(space) + "/Pod/" + std::string(result.resourceName)));
  asset.tags.add(out.text(result.resourceType));
  return out.asset(asset);
}

void addTags(BatchBuilder& out, Observation& observation, const ProwlerResult& result) {
  const auto tag = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) observation.tags.add(out.text(std::string(name) + std::string(value)));
  };
  tag("provider:", result.provider);
  tag("account:", result.account);
  tag("region:", result.region);
  tag("service:", result.service);
  tag("", result.resourceType);
  for (const std::string_view category : result.categories) tag("", category);
  for (const std::string_view requirement : result.requirements) {
    if (requirement.size() < 200) tag("", requirement);
  }
}

}  // namespace

void addProwlerResult(const RecordPlace& r, BatchBuilder& out, const ProwlerResult& result) {
  const std::string_view status = trim(result.status);
  if (equalsIgnoreCase(status, "pass")) return out.skip(r, "passed", "a check that passed");
  if (equalsIgnoreCase(status, "info")) return out.skip(r, "information", "a check that only informs");
  if (result.title.empty() && result.detail.empty() && result.check.empty())
    return out.skip(r, "no_title", "a result without a check");
  Observation observation;
  observation.kind = ObservationKind::kMisconfiguration;
  observation.rule = out.text(result.check);
  observation.title = out.plain(result.title.empty() ? result.detail : result.title, 400);
  std::string description(result.detail == result.title ? std::string_view() : result.detail);
  for (const std::string_view part : {result.description, result.risk}) {
    if (!part.empty() && part != result.title)
      description += (description.empty() ? "" : "\n") + std::string(part);
  }
  observation.description = out.plain(description);
  setSeverity(out, observation, result.severity);
  observation.stateText = out.text(status);
  if (result.muted) observation.state = State::kSuppressed;
  observation.fixText = out.plain(result.fix, 4000);
  observation.resource = out.text(result.resource.empty() ? result.resourceName : result.resource);
  observation.asset = equalsIgnoreCase(result.provider, "kubernetes")
                          ? kubernetesAsset(out, result)
                          : cloudAsset(out, result.resourceType,
                                       result.resource.empty() ? result.resourceName : result.resource,
                                       result.resourceName, result.account, result.region);
  addTags(out, observation, result);
  for (const std::string_view link : result.links) addLinks(out, observation.references, link);
  if (!result.id.empty()) observation.fingerprints.add(out.text(result.id));
  out.scannedAt(parseTime(result.time));
  out.add(r, observation);
}

}  // namespace postern
