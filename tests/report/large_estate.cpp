// SPDX-License-Identifier: Apache-2.0
// Shares are per thousand assets. Namespaces have some fifty pods and one role in a hundred may create pods,
// so that what rights lead to stays in proportion; one asset in a hundred is exposed.
#include "tests/report/large_estate.h"

#include "tests/support/random.h"
#include "tests/support/told_batch.h"

namespace postern {
namespace {

enum Group : uint8_t {
  kServices,
  kPods,
  kNodes,
  kImages,
  kRepositories,
  kPipelines,
  kStores,
  kIngresses,
  kAccounts,
  kBindings,
  kRoles,
  kUsers,
  kGroups,
  kComputers,
  kGroupCount
};

struct Share {
  AssetKind kind;
  uint32_t permille;
  const char* identity;  // %n: its number, %s: its namespace
};
constexpr Share kShares[kGroupCount] = {
    {AssetKind::kService, 350, "name:service-%n"},
    {AssetKind::kWorkload, 200, "k8s:space-%s/Pod/pod-%n"},
    {AssetKind::kHost, 5, "k8s:Node/node-%n"},
    {AssetKind::kImage, 80, "image:registry.example/team/app-%n:1"},
    {AssetKind::kRepository, 60, "repo:git.example/team/app-%n"},
    {AssetKind::kPipeline, 20, "name:pipeline-%n"},
    {AssetKind::kDataStore, 30, "name:store-%n"},
    {AssetKind::kIngress, 10, "name:ingress-%n"},
    {AssetKind::kIdentity, 85, "k8s:space-%s/ServiceAccount/account-%n"},
    {AssetKind::kRole, 10, "k8s:space-%s/RoleBinding/binding-%n"},
    {AssetKind::kRole, 10, "k8s:space-%s/Role/role-%n"},
    {AssetKind::kIdentity, 90, "name:user-%n"},
    {AssetKind::kIdentity, 30, "name:group-%n"},
    {AssetKind::kHost, 20, "name:computer-%n"},
};
constexpr uint32_t kPodsPerSpace = 50;

class StructureTelling {
 public:
  StructureTelling(BatchBuilder& out, uint32_t assets, uint32_t relations)
      : out_(out), assets_(assets), relations_(relations) {}

  void say() {
    spaces_ = assets_ / 5 / kPodsPerSpace + 1;
    for (int group = 0; group < kGroupCount; ++group) addAssets(static_cast<Group>(group));
    sayClusters();
    sayBuilds();
    sayDirectory();
    while (told_ < relations_) sayCall();
  }

 private:
  void addAssets(Group group) {
    const Share& share = kShares[group];
    const uint32_t count = std::max(assets_ / 1000 * share.permille, 1U);
    for (uint32_t i = 0; i < count; ++i) {
      std::string identity;
      for (const char* c = share.identity; *c != 0; ++c) {
        if (*c != '%') {
          identity += *c;
          continue;
        }
        ++c;
        identity += std::to_string(*c == 'n' ? i : i % spaces_);
      }
      Asset asset;
      asset.kind = share.kind;
      asset.declared = true;
      asset.name = out_.text(identity.substr(identity.find_last_of("/:") + 1));
      asset.identities.add(out_.text(identity));
      describe(group, i, asset);
      members_[group].push_back(out_.asset(asset));
    }
  }

  void describe(Group group, uint32_t i, Asset& asset) {
    asset.owner = out_.text("team-" + std::to_string(i % 200));
    if (group == kServices && i % 33 == 0) asset.exposure = Exposure::kInternet;
    if (group == kStores && i % 20 == 0) asset.dataClasses.add(out_.text("pii"));
    if (group == kPods && i % 100 == 0) asset.tags.add(out_.text("privileged"));
    if (group == kPods && i % 100 == 1) asset.tags.add(out_.text("capability:NET_RAW"));
    if (group == kBindings) asset.tags.add(out_.text("binding"));
    asset.tags.add(out_.text("tier:" + std::to_string(i % 5)));
  }

  AssetRef one(Group group, uint32_t at) const { return members_[group][at % members_[group].size()]; }
  AssetRef any(Group group) { return one(group, random_.below(1U << 30U)); }

  void relate(AssetRef from, Relation relation, AssetRef to, std::string_view detail = {}) {
    out_.relate(from, relation, to, place(told_++), detail);
  }
  // Two calls of any() as arguments would be made in either order.
  void relateAny(Group from, Relation relation, Group to) {
    const AssetRef start = any(from);
    relate(start, relation, any(to));
  }

  void sayClusters() {
    const auto pods = static_cast<uint32_t>(members_[kPods].size());
    for (uint32_t i = 0; i < pods; ++i) {
      relate(any(kNodes), Relation::kHosts, one(kPods, i));
      relate(one(kPods, i), Relation::kRuns, one(kImages, i));
      relate(any(kServices), Relation::kRuns, one(kPods, i));
      // An account of its own namespace.
      const auto turns = static_cast<uint32_t>(members_[kAccounts].size() / spaces_);
      const uint32_t account = i % spaces_ + spaces_ * random_.below(std::max(turns, 1U));
      relate(one(kPods, i), Relation::kAssumes, one(kAccounts, account));
    }
    for (uint32_t i = 0; i < members_[kBindings].size(); ++i) {
      relate(one(kAccounts, i), Relation::kHolds, one(kBindings, i));
      relate(one(kBindings, i), Relation::kHolds, one(kRoles, i), "space-" + std::to_string(i % spaces_));
      Grant grant;
      grant.asset = one(kRoles, i);
      grant.system = out_.text("kubernetes");
      // Of a hundred roles: what they may do, from the widest.
      const uint32_t place = i % 100;
      const std::pair<const char*, const char*> right = place < 1    ? std::pair("*", "*/*")
                                                        : place < 2  ? std::pair("create", "/pods")
                                                        : place < 12 ? std::pair("create", "/pods/exec")
                                                        : place < 30 ? std::pair("get", "/secrets")
                                                                     : std::pair("get", "/pods");
      grant.actions.add(out_.text(right.first));
      grant.resources.add(out_.text(right.second));
      out_.grant(postern::place(i), grant);
    }
    for (const AssetRef ingress : members_[kIngresses]) {
      for (int i = 0; i < 4; ++i) relate(ingress, Relation::kRoutes, any(kServices));
    }
  }

  void sayBuilds() {
    for (uint32_t i = 0; i < members_[kImages].size(); ++i)
      relate(one(kImages, i), Relation::kBuildsFrom, one(kRepositories, i));
    for (const AssetRef pipeline : members_[kPipelines]) {
      for (int i = 0; i < 5; ++i) relate(pipeline, Relation::kDeploys, any(kServices));
      relate(pipeline, Relation::kAssumes, any(kAccounts));
    }
  }

  void sayDirectory() {
    for (const AssetRef user : members_[kUsers]) {
      relate(user, Relation::kLinked, any(kGroups), "MemberOf");
      relate(any(kComputers), Relation::kLinked, user, "HasSession");
    }
    for (const AssetRef group : members_[kGroups]) {
      relate(group, Relation::kLinked, any(kComputers), "AdminTo");
      relate(group, Relation::kLinked, any(kGroups), "MemberOf");
      const bool all = random_.below(2) == 0;
      relate(group, Relation::kLinked, any(kUsers), all ? "GenericAll" : "ForceChangePassword");
    }
  }

  void sayCall() { relateAny(kServices, Relation::kCalls, random_.below(4) == 0 ? kStores : kServices); }

  BatchBuilder& out_;
  uint32_t assets_, relations_;
  uint32_t spaces_ = 1, told_ = 0;
  Random random_;
  std::vector<AssetRef> members_[kGroupCount];
};

// A tenth of the services and images: a vulnerability each.
void sayFindings(BatchBuilder& out, uint32_t assets) {
  Random random;
  out.tool("Scanner");
  uint32_t record = 0;
  for (const Group group : {kServices, kImages}) {
    for (uint32_t i = 0; i < assets / 1000 * kShares[group].permille; i += 10) {
      Observation observation;
      observation.kind = ObservationKind::kVulnerability;
      observation.severity = static_cast<Severity>(2 + random.below(4));
      const uint32_t package = random.below(3000);
      observation.title = out.text("A flaw of package " + std::to_string(package));
      observation.vulnerabilities.add(out.text("CVE-2024-" + std::to_string(10000 + package)));
      static constexpr uint32_t kCwes[] = {22, 78, 79, 89, 94, 502, 611, 918};
      observation.weaknesses.add(kCwes[package % std::size(kCwes)]);
      Component component;
      component.ecosystem = out.text("npm");
      component.name = out.text("package-" + std::to_string(package));
      component.version = out.text("1.0.0");
      observation.component = out.component(component);
      const std::string number = std::to_string(i);
      observation.asset =
          group == kServices
              ? out.asset(AssetKind::kService, "name:", "service-" + number)
              : out.asset(AssetKind::kImage, "image:", "registry.example/team/app-" + number + ":1");
      out.add(place(record++), observation);
    }
  }
}

}  // namespace

std::vector<std::string> largeEstate(uint32_t assets, uint32_t relations) {
  return {tell(
              "inventory", [&](BatchBuilder& out) { StructureTelling(out, assets, relations).say(); },
              Family::kContext, true),
          tell(
              "scan", [&](BatchBuilder& out) { sayFindings(out, assets); }, Family::kDependencies)};
}

}  // namespace postern
