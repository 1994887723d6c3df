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
      principal.arn = tables.identity(actor, "arn:", false);
      principal.name = lastSegment(principal.arn);
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
  /// Policies that one account or unit has. Where the text of one is not known, it may allow everything.
  struct Level {
    std::vector<uint32_t> statements;
    bool isKnown = true;
  };
  struct Principal {
    AssetId who = 0;
    std::string_view name;  // for ${aws:username}
    std::string_view arn;
    std::vector<uint32_t> rights;    // allow and deny
    std::vector<uint32_t> boundary;  // of the identity
    std::vector<Level> control;      // per account and unit above that has policies
  };

  bool isPrincipal(AssetId asset) const {
    const std::string_view arn = tables_.identity(asset, "arn:");
    if (arn.empty() && !tables_.identity(asset, "id:").empty()) {
      for (const std::string_view type :
           {"type:AWS::IAM::User", "type:AWS::IAM::Role", "type:AWS::IAM::Group"}) {
        if (tables_.hasTag(asset, type)) return true;
      }
    }
    const size_t iam = arn.find(":iam::");
    if (iam == std::string_view::npos) return false;
    for (const std::string_view kind : {":user/", ":role/", ":group/"}) {  // a group: what joining it gives
      if (arn.find(kind) != std::string_view::npos) return true;
    }
    return false;
  }

  // What the principal meets: of what denies under a condition only what is certain to deny.
  void take(AssetId from, GrantKind kind, const Principal& principal, std::vector<uint32_t>& to) const {
    for (const uint32_t grant : tables_.grantsOf(from)) {
      if (tables_.system(grant) != "aws" || tables_.kind(grant) != kind) continue;
      const std::string_view condition = tables_.text(tables_.tables.grants.condition[grant]);
      if (tables_.denies(grant) && !condition.empty() && !isMetBy(condition, principal.arn)) continue;
      to.push_back(grant);
    }
  }

  void collect(Principal& principal) const {
    for (const AssetId source : tables_.withGroups(principal.who)) {
      take(source, GrantKind::kRights, principal, principal.rights);
      for (const RightsTables::Link& policy : tables_.holds(source))
        take(policy.to, GrantKind::kRights, principal, principal.rights);
    }
    if (bounded_) boundary(principal);
    // AWS's own roles in an account, and the account that owns the organisation, are not limited by it.
    if (principal.arn.find(":role/aws-service-role/") == std::string_view::npos) control(principal);
  }

  void boundary(Principal& principal) const {
    take(principal.who, GrantKind::kBoundary, principal, principal.boundary);
    for (const RightsTables::Link& limit : tables_.limits(principal.who)) {
      if (tables_.text(limit.detail) == kBoundaryWord)
        take(limit.to, GrantKind::kRights, principal, principal.boundary);
    }
  }

  static std::string accountOf(std::string_view arn) {
    const auto parts = split(arn, ':');
    if (parts.size() <= 4) return {};
    return "arn:" + std::string(parts[1]) + ":iam::" + std::string(parts[4]) + ":root";
  }

  void control(Principal& principal) const {
    std::vector<Level> levels;
    for (const AssetId above : tables_.ancestors(principal.who)) {
      if (above == principal.who) continue;
      const std::string_view account = tables_.identity(above, "arn:", false);
      if (account.ends_with(":root") && account.find(":iam::") != std::string_view::npos) {
        if (account != accountOf(principal.arn)) continue;  // of others no policy limits it
        if (tables_.hasTag(above, "management-account")) return;
      }
      Level level;
      take(above, GrantKind::kBoundary, principal, level.statements);
      for (const RightsTables::Link& limit : tables_.limits(above)) {
        if (tables_.text(limit.detail) != kControlWord) continue;
        take(limit.to, GrantKind::kBoundary, principal, level.statements);
        level.isKnown = level.isKnown && !tables_.grantsOf(limit.to).empty();
      }
      if (!level.statements.empty()) levels.push_back(std::move(level));
    }
    principal.control = std::move(levels);
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

  // Rights over objects are named by their bucket and path: to allow it any part of the bucket will do, to
  // deny it must be all.
  bool namesObjects(const ListColumn& column, uint32_t grant, std::string_view bucket, std::string_view user,
                    bool whole) const {
    if (inList(column, grant, std::string(bucket) + "/*", user, false)) return true;
    if (whole) return false;
    for (const StringId id : tables_.list(column, grant)) {
      const std::string_view pattern = tables_.text(id);
      const size_t slash = pattern.find('/');
      if (slash != std::string_view::npos && matchesPattern(pattern.substr(0, slash), bucket, false))
        return true;
    }
    return false;
  }

  // "id:Orders/new/*" of a template is of its resource Orders: handles mean something in their own file only.
  bool isHandle(std::string_view said, std::string_view identity, AssetId of, uint32_t grant) const {
    if (!said.starts_with("id:") || !said.starts_with(identity)) return false;
    if (said.size() > identity.size() && isAsciiAlnum(said[identity.size()])) return false;
    const std::vector<uint32_t>& reports = tables_.identities.assets[of].reports;
    return std::binary_search(reports.begin(), reports.end(), tables_.tables.grantReport[grant]);
  }

  bool namesAsset(const ListColumn& column, uint32_t grant, const Asked& asked, AssetId on,
                  std::string_view user, bool whole) const {
    const auto said = tables_.list(column, grant);
    for (const std::string& identity : tables_.identities.assets[on].identities) {
      const bool isBucket = identity.starts_with("arn:") && identity.find(":s3:::") != std::string::npos;
      if (isBucket && containsIgnoreCase(asked.action, "object")) {
        if (namesObjects(column, grant, identity, user, whole)) return true;
      } else if (identity.starts_with("arn:") && inList(column, grant, identity, user, false)) {
        return true;
      }
      if (identity.starts_with("id:") && std::any_of(said.begin(), said.end(), [&](StringId text) {
            return isHandle(tables_.text(text), identity, on, grant);
          }))
        return true;
      if (identity.starts_with("aws-id:") &&
          inList(column, grant, "arn:aws:ec2:*:*:*/" + identity.substr(7), user, false))
        return true;
    }
    return false;
  }

  // kNone: some resource or other, for what allows; each and every one, for what denies.
  bool namesResource(uint32_t grant, const Asked& asked, AssetId on, std::string_view user) const {
    const GrantColumns& grants = tables_.tables.grants;
    const auto patterns = tables_.list(grants.resources, grant);
    const auto excepted = tables_.list(grants.exceptResources, grant);
    const bool denies = tables_.denies(grant);
    if (on == kNone) {
      if (!denies) return true;
      return excepted.empty() &&
             (patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                              [&](StringId p) { return tables_.text(p) == "*"; }));
    }
    if (!patterns.empty())
      return isForAll(patterns) || namesAsset(grants.resources, grant, asked, on, user, denies);
    return excepted.empty() || !namesAsset(grants.exceptResources, grant, asked, on, user, !denies);
  }

  bool isForAll(std::span<const uint32_t> patterns) const {
    return std::any_of(patterns.begin(), patterns.end(), [&](StringId p) { return tables_.text(p) == "*"; });
  }

  // The first statement of the list that says it; kNone = none does. Conditions: rights.h.
  uint32_t saying(const std::vector<uint32_t>& statements, bool deny, const Asked& asked, AssetId on,
                  const Principal& principal) const {
    for (const uint32_t grant : statements) {
      if (tables_.denies(grant) != deny || !namesAction(grant, asked.action)) continue;
      const std::string_view condition = tables_.text(tables_.tables.grants.condition[grant]);
      if (!asked.passedTo.empty() && forbidsPassingTo(condition, asked.passedTo)) continue;
      if (namesResource(grant, asked, on, principal.name)) return grant;
    }
    return kNone;
  }

  // Nothing denies it, and boundary and control policies, where there are any, let it be.
  bool isBarred(const Principal& principal, const Asked& asked, AssetId on) const {
    if (saying(principal.rights, true, asked, on, principal) != kNone) return true;
    const auto limits = [&](const std::vector<uint32_t>& level, bool mustAllow) {
      if (level.empty()) return false;
      if (saying(level, true, asked, on, principal) != kNone) return true;
      return mustAllow && saying(level, false, asked, on, principal) == kNone;
    };
    return limits(principal.boundary, true) ||
           std::any_of(principal.control.begin(), principal.control.end(), [&](const Level& level) {
             const bool allows = std::any_of(level.statements.begin(), level.statements.end(),
                                             [&](uint32_t grant) { return !tables_.denies(grant); });
             return limits(level.statements, level.isKnown && allows);
           });
  }

  uint32_t allowing(const Principal& principal, const Asked& asked, AssetId on) const {
    const uint32_t grant = saying(principal.rights, false, asked, on, principal);
    return grant == kNone || isBarred(principal, asked, on) ? kNone : grant;
  }

  // Without a policy of a resource that names it, a principal needs a statement of its own.
  bool mayAskAtAll(const Principal& principal, const Asked& asked) const {
    return !ofResource_.empty() || saying(principal.rights, false, asked, kNone, principal) != kNone;
  }

  enum class Naming : uint8_t { kNo, kAccount, kItself };

  // How the policy of a resource names the principal: as such, or by its account, which leaves it to the
  // account's policies.
  Naming naming(uint32_t grant, AssetId who) const {
    const std::string_view arn = tables_.identity(who, "arn:", false);
    const std::string_view handle = arn.empty() ? tables_.identity(who, "id:", false) : std::string_view();
    const std::string root = accountOf(arn);
    Naming best = Naming::kNo;
    for (const StringId id : tables_.list(tables_.tables.grants.principals, grant)) {
      const std::string_view said = tables_.text(id);
      if ((said == arn && !arn.empty()) || (!handle.empty() && isHandle(said, handle, who, grant)))
        return Naming::kItself;
      const bool isOwnAccount =
          !handle.empty() && said.find("::${AWS::AccountId}:root") != std::string_view::npos;
      if (isOwnAccount) best = Naming::kAccount;
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
