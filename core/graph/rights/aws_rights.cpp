// SPDX-License-Identifier: Apache-2.0
// AWS IAM: an identity's rights are the statements of its own policies, of those it holds and of its groups;
// a permissions boundary and the service control policies above its account must allow it too, and a
// statement that denies wins. Policies of resources give rights to the principals they name.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
// Session policies are not known to files.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "graph/rights/rights_conditions.h"
#include "graph/rights/rights_of_system.h"

namespace postern {
namespace {

constexpr std::string_view kAssume = "sts:AssumeRole";

struct Asked {
  std::string_view action, passedTo;
};

Asked parse(std::string_view action) {
  const size_t arrow = action.find('>');
  if (arrow == std::string_view::npos) return {action, {}};
  return {action.substr(0, arrow), action.substr(arrow + 1)};
}

class AwsRights final : public RightsOfSystem {
 public:
  /// `bounded`: permissions boundaries count; without them it is what an identity could do without its own.
  AwsRights(RightsTables& tables, bool bounded)
      : RightsOfSystem(bounded ? "aws" : "aws-unbounded"), tables_(tables), bounded_(bounded) {
    for (const AssetId actor : tables.actors()) {
      if (!isPrincipal(actor)) continue;
      Principal principal;
      principal.who = actor;
      principal.name = lastSegment(tables.identity(actor, "arn:", false));
      collect(principal);
      if (!principal.rights.empty()) principals_.push_back(std::move(principal));
    }
    for (uint32_t grant = 0; grant < tables.tables.grants.rows; ++grant) {
      if (tables.system(grant) == "aws" && tables.kind(grant) == GrantKind::kResource)
        ofResource_[tables.identities.assetOf[tables.tables.grants.asset[grant]]].push_back(grant);
    }
  }

  std::vector<Permit> anyone(std::string_view action) const override {
    const Asked asked = parse(action);
    std::vector<Permit> out;
    for (const Principal& principal : principals_) {
      const uint32_t grant = allowing(principal, asked, kNone);
      if (grant != kNone) out.push_back({principal.who, kNone, grant, 0});
    }
    return out;
  }

  std::vector<Permit> on(std::string_view action, std::span<const AssetId> candidates) const override {
    const Asked asked = parse(action);
    std::vector<Permit> out;
    for (const Principal& principal : principals_) {
      if (!mayAskAtAll(principal, asked)) continue;
      for (const AssetId on : candidates) {
        if (out.size() >= kMaxPermits) return out;
        const uint32_t grant = permit(principal, asked, on);
        if (grant != kNone) out.push_back({principal.who, on, grant, 0});
      }
    }
    return out;
  }

 private:
  struct Principal {
    AssetId who = 0;
    std::string_view name;                       // for ${aws:username}
    std::vector<uint32_t> rights;                // allow and deny
    std::vector<uint32_t> boundary;              // of the identity
    std::vector<std::vector<uint32_t>> control;  // per account and unit above that has policies
  };

  bool isPrincipal(AssetId asset) const {
    const std::string_view arn = tables_.identity(asset, "arn:");
    const size_t iam = arn.find(":iam::");
    if (iam == std::string_view::npos) return false;
    for (const std::string_view kind : {":user/", ":role/", ":group/"}) {  // a group: what joining it gives
      if (arn.find(kind) != std::string_view::npos) return true;
    }
    return false;
  }

  void take(AssetId from, GrantKind kind, std::vector<uint32_t>& to) const {
    for (const uint32_t grant : tables_.grantsOf(from)) {
      if (tables_.system(grant) == "aws" && tables_.kind(grant) == kind) to.push_back(grant);
    }
  }

  void collect(Principal& principal) const {
    for (const AssetId source : tables_.withGroups(principal.who)) {
      take(source, GrantKind::kRights, principal.rights);
      for (const RightsTables::Link& policy : tables_.holds(source))
        take(policy.to, GrantKind::kRights, principal.rights);
    }
    if (bounded_) take(principal.who, GrantKind::kBoundary, principal.boundary);
    for (const AssetId above : tables_.ancestors(principal.who)) {
      if (above == principal.who) continue;
      std::vector<uint32_t> level;
      take(above, GrantKind::kBoundary, level);
      if (!level.empty()) principal.control.push_back(std::move(level));
    }
  }

  bool inList(const ListColumn& column, uint32_t grant, std::string_view text, std::string_view user,
              bool ignoreCase) const {
    for (const StringId id : tables_.list(column, grant)) {
      const std::string_view pattern = tables_.text(id);
      if (pattern.find("${") == std::string_view::npos) {
        if (matchesPattern(pattern, text, ignoreCase)) return true;
        continue;
      }
      std::string written(pattern);  // a variable that is not known matches anything
      for (size_t at = written.find("${"); at != std::string::npos; at = written.find("${", at + 1)) {
        const size_t close = written.find('}', at);
        if (close == std::string::npos) break;
        const bool isName = equalsIgnoreCase(written.substr(at, close - at + 1), "${aws:username}");
        written.replace(at, close - at + 1, isName ? std::string(user) : "*");
      }
      if (matchesPattern(written, text, ignoreCase)) return true;
    }
    return false;
  }

  bool namesAction(uint32_t grant, std::string_view action) const {
    const GrantColumns& grants = tables_.tables.grants;
    if (!tables_.list(grants.actions, grant).empty()) return inList(grants.actions, grant, action, {}, true);
    return !inList(grants.exceptActions, grant, action, {}, true);
  }

  static bool isBucket(std::string_view arn) {
    return arn.starts_with("arn:") && arn.find(":s3:::") != std::string_view::npos;
  }

  // Rights on objects are written for the objects: some of them for what allows, all for what denies.
  bool inObjects(const ListColumn& column, uint32_t grant, const std::string& bucket) const {
    for (const StringId id : tables_.list(column, grant)) {
      const std::string_view pattern = tables_.text(id);
      if (matchesPattern(pattern, bucket + "/object", false)) return true;
      if (!tables_.denies(grant) && pattern.starts_with(bucket + "/")) return true;
    }
    return false;
  }

  // kNone: some resource or other, for what allows; each and every one, for what denies.
  bool namesResource(uint32_t grant, AssetId on, std::string_view action, std::string_view user) const {
    const GrantColumns& grants = tables_.tables.grants;
    const auto patterns = tables_.list(grants.resources, grant);
    const auto excepted = tables_.list(grants.exceptResources, grant);
    if (on == kNone) {
      if (!tables_.denies(grant)) return true;
      return excepted.empty() &&
             (patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                              [&](StringId p) { return tables_.text(p) == "*"; }));
    }
    const auto matches = [&](const ListColumn& column) {
      for (const std::string& identity : tables_.identities.assets[on].identities) {
        const bool ofObjects = isBucket(identity) && action.find("Object") != std::string_view::npos;
        if (ofObjects && inObjects(column, grant, identity)) return true;
        if (!ofObjects && identity.starts_with("arn:") && inList(column, grant, identity, user, false))
          return true;
        if (identity.starts_with("aws-id:") &&
            inList(column, grant, "arn:aws:ec2:*:*:*/" + identity.substr(7), user, false))
          return true;
      }
      return false;
    };
    if (!patterns.empty()) return isForAll(patterns) || matches(grants.resources);
    return excepted.empty() || !matches(grants.exceptResources);
  }

  bool isForAll(std::span<const uint32_t> patterns) const {
    return std::any_of(patterns.begin(), patterns.end(), [&](StringId p) { return tables_.text(p) == "*"; });
  }

  // The first statement of the list that says it; kNone = none does. Conditions: rights.h.
  uint32_t saying(const std::vector<uint32_t>& statements, bool deny, const Asked& asked, AssetId on,
                  std::string_view user) const {
    for (const uint32_t grant : statements) {
      if (tables_.denies(grant) != deny || !namesAction(grant, asked.action)) continue;
      const std::string_view condition = tables_.text(tables_.tables.grants.condition[grant]);
      if (deny && !condition.empty()) continue;
      if (!asked.passedTo.empty() && forbidsPassingTo(condition, asked.passedTo)) continue;
      if (namesResource(grant, on, asked.action, user)) return grant;
    }
    return kNone;
  }

  // Nothing denies it, and boundary and control policies, where there are any, let it be.
  bool isBarred(const Principal& principal, const Asked& asked, AssetId on) const {
    if (saying(principal.rights, true, asked, on, principal.name) != kNone) return true;
    const auto limits = [&](const std::vector<uint32_t>& level, bool always) {
      if (level.empty()) return false;
      if (saying(level, true, asked, on, principal.name) != kNone) return true;
      const bool lists =
          always || std::any_of(level.begin(), level.end(), [&](uint32_t g) { return !tables_.denies(g); });
      return lists && saying(level, false, asked, on, principal.name) == kNone;
    };
    return limits(principal.boundary, true) ||
           std::any_of(principal.control.begin(), principal.control.end(),
                       [&](const std::vector<uint32_t>& level) { return limits(level, false); });
  }

  uint32_t allowing(const Principal& principal, const Asked& asked, AssetId on) const {
    const uint32_t grant = saying(principal.rights, false, asked, on, principal.name);
    return grant == kNone || isBarred(principal, asked, on) ? kNone : grant;
  }

  // Without a policy of a resource that names it, a principal needs a statement of its own.
  bool mayAskAtAll(const Principal& principal, const Asked& asked) const {
    return !ofResource_.empty() || saying(principal.rights, false, asked, kNone, principal.name) != kNone;
  }

  enum class Naming : uint8_t { kNo, kAccount, kItself };

  // How the policy of a resource names the principal: as such, or by its account, which leaves it to the
  // account's policies.
  Naming naming(uint32_t grant, AssetId who) const {
    const std::string_view arn = tables_.identity(who, "arn:", false);
    const auto parts = split(arn, ':');
    const std::string root = parts.size() > 4
                                 ? "arn:" + std::string(parts[1]) + ":iam::" + std::string(parts[4]) + ":root"
                                 : std::string();
    Naming best = Naming::kNo;
    for (const StringId id : tables_.list(tables_.tables.grants.principals, grant)) {
      const std::string_view said = tables_.text(id);
      if (said == arn) return Naming::kItself;
      if (said == "*" || (!root.empty() && said == root)) best = Naming::kAccount;
    }
    return best;
  }

  uint32_t permit(const Principal& principal, const Asked& asked, AssetId on) const {
    const bool assuming = asked.action.starts_with(kAssume);
    const auto policies = ofResource_.find(on);
    Naming named = Naming::kNo;
    uint32_t by = kNone;
    if (policies != ofResource_.end()) {
      for (const uint32_t grant : policies->second) {
        if (!namesAction(grant, asked.action)) continue;
        const Naming how = naming(grant, principal.who);
        const bool excepted = inList(tables_.tables.grants.exceptPrincipals, grant,
                                     tables_.identity(principal.who, "arn:", false), {}, false);
        const bool unconditional = tables_.text(tables_.tables.grants.condition[grant]).empty();
        if (tables_.denies(grant) && unconditional && how != Naming::kNo && !excepted) return kNone;
        if (tables_.denies(grant) || how <= named) continue;
        named = how;
        by = grant;
      }
    }
    if (named == Naming::kItself && !isBarred(principal, asked, on)) return by;
    if (assuming && named == Naming::kNo) return kNone;  // a role is assumed by whom it trusts
    return allowing(principal, asked, on);
  }

  RightsTables& tables_;
  bool bounded_;
  std::vector<Principal> principals_;  // by who
  std::map<AssetId, std::vector<uint32_t>> ofResource_;
};

}  // namespace

std::unique_ptr<RightsOfSystem> awsRights(RightsTables& tables) {
  return std::make_unique<AwsRights>(tables, true);
}

std::unique_ptr<RightsOfSystem> awsUnboundedRights(RightsTables& tables) {
  return std::make_unique<AwsRights>(tables, false);
}

}  // namespace postern
