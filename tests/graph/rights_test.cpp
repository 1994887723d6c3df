// SPDX-License-Identifier: Apache-2.0
// Who may do what, told grant by grant.
#include "graph/rights/rights.h"

#include <gtest/gtest.h>

#include <map>

#include "model/batch.h"
#include "tests/support/told_batch.h"

namespace postern {
namespace {

struct Estate {
  explicit Estate(const Telling& say) {
    appendBatch(tell("estate.json", say), tables);
    identities = resolveIdentities(tables);
    for (AssetId id = 0; id < identities.assets.size(); ++id) {
      for (const std::string& identity : identities.assets[id].identities) named[identity] = id;
    }
    all.resize(identities.assets.size());
    for (AssetId id = 0; id < all.size(); ++id) all[id] = id;
  }

  // "k8s:a may on k8s:b, ..." by key.
  std::string on(std::string_view system, std::string_view action) const {
    const Rights rights(tables, identities);
    std::string out;
    for (const Permit& permit : rights.on(system, action, all)) {
      out += identities.assets[permit.who].name + " on " + identities.assets[permit.on].name + "\n";
    }
    return out;
  }
  std::string anyone(std::string_view system, std::string_view action) const {
    const Rights rights(tables, identities);
    std::string out;
    for (const Permit& permit : rights.anyone(system, action)) {
      out += identities.assets[permit.who].name;
      if (permit.scope != 0) out += " in " + rights.scopeText(permit.scope);
      out += "\n";
    }
    return out;
  }

  Tables tables;
  Identities identities;
  std::map<std::string, AssetId, std::less<>> named;
  std::vector<AssetId> all;
};

AssetRef say(BatchBuilder& out, AssetKind kind, std::string_view identity, std::string_view name) {
  Asset asset;
  asset.kind = kind;
  asset.name = out.text(name);
  asset.identities.add(out.text(identity));
  return out.asset(asset);
}

struct Said {
  std::vector<std::string_view> actions, resources;
  bool deny = false;
  std::string_view condition = "";
  GrantKind kind = GrantKind::kRights;
  std::vector<std::string_view> principals = {}, names = {}, exceptActions = {};
  std::string_view scope = "";
};

void grant(BatchBuilder& out, std::string_view system, AssetRef holder, const Said& said) {
  Grant grant;
  grant.asset = holder;
  grant.kind = said.kind;
  grant.deny = said.deny;
  grant.system = out.text(system);
  grant.condition = out.text(said.condition);
  grant.scope = out.text(said.scope);
  for (const auto text : said.actions) grant.actions.add(out.text(text));
  for (const auto text : said.exceptActions) grant.exceptActions.add(out.text(text));
  for (const auto text : said.resources) grant.resources.add(out.text(text));
  for (const auto text : said.principals) grant.principals.add(out.text(text));
  for (const auto text : said.names) grant.names.add(out.text(text));
  out.grant(place(), grant);
}

AssetRef user(BatchBuilder& out, std::string_view name) {
  return say(out, AssetKind::kIdentity, "arn:aws:iam::1:user/" + std::string(name), name);
}
AssetRef role(BatchBuilder& out, std::string_view name) {
  return say(out, AssetKind::kIdentity, "arn:aws:iam::1:role/" + std::string(name), name);
}

TEST(AwsRights, WildcardsDenialsAndResources) {
  const Estate estate([](BatchBuilder& out) {
    grant(out, "aws", user(out, "ann"), {{"IAM:Pass*"}, {"arn:aws:iam::1:role/app*"}});
    const AssetRef bob = user(out, "bob");
    grant(out, "aws", bob, {{"*"}, {"*"}});
    grant(out, "aws", bob, {{"iam:*"}, {"arn:aws:iam::1:role/root"}, true});
    const AssetRef eve = user(out, "eve");
    grant(out, "aws", eve, {{"iam:PassRole"}, {"*"}});
    grant(out, "aws", eve, {{"iam:PassRole"}, {"*"}, true});
    role(out, "app-x");
    role(out, "root");
  });
  EXPECT_EQ(estate.on("aws", "iam:PassRole"),
            "ann on app-x\nbob on app-x\nbob on ann\nbob on bob\nbob on eve\n");
  EXPECT_EQ(estate.anyone("aws", "iam:PassRole"), "ann\nbob\n");
  EXPECT_EQ(estate.anyone("aws", "s3:GetObject"), "bob\n");
  EXPECT_EQ(estate.anyone("gcp", "s3:GetObject"), "");
}

TEST(AwsRights, GroupsPoliciesAndBoundaries) {
  const Estate estate([](BatchBuilder& out) {
    const AssetRef policy = say(out, AssetKind::kRole, "arn:aws:iam::1:policy/p", "p");
    grant(out, "aws", policy, {{"lambda:*"}, {"*"}});
    const AssetRef group = say(out, AssetKind::kIdentity, "arn:aws:iam::1:group/g", "g");
    out.relate(group, Relation::kHolds, policy, place());
    for (const std::string_view name : {"ann", "bob"}) {
      out.relate(user(out, name), Relation::kMemberOf, group, place());
    }
    grant(out, "aws", user(out, "bob"), {{"s3:*"}, {"*"}, false, "", GrantKind::kBoundary});
    const AssetRef account = say(out, AssetKind::kAccount, "arn:aws:iam::1:root", "account");
    out.relate(user(out, "cat"), Relation::kPartOf, account, place());
    out.relate(user(out, "cat"), Relation::kMemberOf, group, place());
    grant(out, "aws", account, {{"lambda:Update*"}, {"*"}, true, "", GrantKind::kBoundary});
  });
  EXPECT_EQ(estate.anyone("aws", "lambda:CreateFunction"), "g\nann\ncat\n");
  EXPECT_EQ(estate.anyone("aws", "lambda:UpdateFunctionCode"), "g\nann\n");
}

// ann's account is under a unit under the root; mia's owns the organisation; ida's has no policies.
TEST(AwsRights, ServiceControlPoliciesOfEveryLevelMustAllow) {
  const auto account = [](BatchBuilder& out, std::string_view number, std::string_view name) {
    const AssetRef self =
        say(out, AssetKind::kAccount, "arn:aws:iam::" + std::string(number) + ":root", number);
    const AssetRef who = say(out, AssetKind::kIdentity,
                             "arn:aws:iam::" + std::string(number) + ":user/" + std::string(name), name);
    grant(out, "aws", who, {{"*"}, {"*"}});
    out.relate(who, Relation::kPartOf, self, place());
    return self;
  };
  const auto policy = [](BatchBuilder& out, AssetRef target, std::string_view id) {
    const AssetRef self = say(out, AssetKind::kRole, "aws-id:" + std::string(id), id);
    out.relate(target, Relation::kLinked, self, place(), "service-control-policy");
    return self;
  };
  const auto allow = [](std::vector<std::string_view> actions, bool deny, std::string_view condition) {
    Said said{std::move(actions), {"*"}, deny, condition, GrantKind::kBoundary};
    return said;
  };
  const Estate estate([&](BatchBuilder& out) {
    const AssetRef root = say(out, AssetKind::kAccount, "aws-id:r-ab12", "root");
    const AssetRef unit = say(out, AssetKind::kAccount, "aws-id:ou-ab12-1", "unit");
    out.relate(unit, Relation::kPartOf, root, place());
    out.relate(account(out, "111111111111", "ann"), Relation::kPartOf, unit, place());
    (void)account(out, "222222222222", "ida");
    out.relate(account(out, "333333333333", "mia"), Relation::kPartOf, root, place());
    Asset owner;
    owner.kind = AssetKind::kAccount;
    owner.identities.add(out.text("arn:aws:iam::333333333333:root"));
    owner.tags.add(out.text("management-account"));
    (void)out.asset(owner);
    grant(out, "aws", policy(out, root, "p-FullAWSAccess"), allow({"*"}, false, ""));
    grant(out, "aws", policy(out, unit, "p-list"), allow({"iam:*", "s3:*", "ec2:*"}, false, ""));
    const AssetRef guard = policy(out, root, "p-guard");
    grant(out, "aws", guard, allow({"s3:Delete*"}, true, ""));
    grant(out, "aws", guard,
          allow({"iam:*"}, true, R"({"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:user/bob"]}})"));
    grant(out, "aws", guard,
          allow({"ec2:*"}, true, R"({"ArnNotLike":{"aws:PrincipalArn":["arn:aws:iam::*:user/ann"]}})"));
    grant(out, "aws", guard,
          allow({"ec2:*"}, true, R"({"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}})"));
  });
  EXPECT_EQ(estate.anyone("aws", "s3:GetObject"), "ann\nida\nmia\n");
  EXPECT_EQ(estate.anyone("aws", "s3:DeleteBucket"), "ida\nmia\n") << "denied at the root";
  EXPECT_EQ(estate.anyone("aws", "lambda:InvokeFunction"), "ida\nmia\n") << "not among what the unit allows";
  EXPECT_EQ(estate.anyone("aws", "iam:CreateUser"), "ida\nmia\n") << "denied to all but bob";
  EXPECT_EQ(estate.anyone("aws", "ec2:RunInstances"), "ann\nida\nmia\n")
      << "ann is excepted, and a region is not known";
}

TEST(AwsRights, APolicyOfUnknownTextMayAllowEverything) {
  const Estate estate([](BatchBuilder& out) {
    const AssetRef account = say(out, AssetKind::kAccount, "arn:aws:iam::1:root", "account");
    for (const std::string_view name : {"ann", "bob"}) {
      grant(out, "aws", user(out, name), {{"*"}, {"*"}});
      out.relate(user(out, name), Relation::kPartOf, account, place());
    }
    const AssetRef known = say(out, AssetKind::kRole, "aws-id:p-known", "known");
    const AssetRef unknown = say(out, AssetKind::kRole, "aws-id:p-unknown", "unknown");
    for (const AssetRef policy : {known, unknown})
      out.relate(account, Relation::kLinked, policy, place(), "service-control-policy");
    grant(out, "aws", known, {{"s3:*"}, {"*"}, false, "", GrantKind::kBoundary});
    const AssetRef limit = say(out, AssetKind::kRole, "arn:aws:iam::1:policy/limit", "limit");
    grant(out, "aws", limit, {{"s3:*"}, {"*"}});
    out.relate(user(out, "bob"), Relation::kLinked, limit, place(), "permissions-boundary");
  });
  EXPECT_EQ(estate.anyone("aws", "s3:GetObject"), "ann\nbob\n");
  EXPECT_EQ(estate.anyone("aws", "lambda:InvokeFunction"), "ann\n") << "bob's boundary lies in its policy";
}

TEST(AwsRights, RolesAreAssumedByWhomTheyTrust) {
  const Estate estate([](BatchBuilder& out) {
    const AssetRef ann = user(out, "ann");
    user(out, "bob");
    grant(out, "aws", ann, {{"sts:AssumeRole"}, {"*"}});
    grant(out, "aws", user(out, "bob"), {{"s3:*"}, {"*"}});
    const auto trusting = [&](std::string_view name, std::string_view whom) {
      grant(out, "aws", role(out, name), {{"sts:AssumeRole"}, {}, false, "", GrantKind::kResource, {whom}});
    };
    trusting("of-account", "arn:aws:iam::1:root");
    trusting("of-bob", "arn:aws:iam::1:user/bob");
    trusting("of-lambda", "service:lambda.amazonaws.com");
    trusting("of-others", "arn:aws:iam::2:root");
  });
  EXPECT_EQ(estate.on("aws", "sts:AssumeRole"), "ann on of-account\nbob on of-bob\n");
}

TEST(AwsRights, ARoleIsPassedOnlyToTheServicesOfTheCondition) {
  const Estate estate([](BatchBuilder& out) {
    grant(out, "aws", user(out, "ann"),
          {{"iam:PassRole"},
           {"*"},
           false,
           R"({"StringEquals":{"iam:PassedToService":["ec2.amazonaws.com","ecs-tasks.amazonaws.com"]}})"});
    grant(out, "aws", user(out, "bob"),
          {{"iam:PassRole"},
           {"*"},
           false,
           R"({"StringNotEquals":{"iam:PassedToService":"ec2.amazonaws.com"}})"});
    grant(out, "aws", user(out, "eve"),
          {{"iam:PassRole"}, {"*"}, false, R"({"Bool":{"aws:MultiFactorAuthPresent":"true"}})"});
  });
  EXPECT_EQ(estate.anyone("aws", "iam:PassRole>ec2.amazonaws.com"), "ann\neve\n");
  EXPECT_EQ(estate.anyone("aws", "iam:PassRole>lambda.amazonaws.com"), "bob\neve\n");
}

TEST(KubernetesRights, BindingsNarrowRoles) {
  const Estate estate([](BatchBuilder& out) {
    const AssetRef runner = say(out, AssetKind::kRole, "k8s:ClusterRole/runner", "runner");
    grant(out, "kubernetes", runner, {{"create"}, {"/pods/exec", "/nodes"}});
    const AssetRef narrow = say(out, AssetKind::kRole, "k8s:shop/RoleBinding/b", "narrow");
    const AssetRef wide = say(out, AssetKind::kRole, "k8s:ClusterRoleBinding/b", "wide");
    out.relate(narrow, Relation::kHolds, runner, place(), "shop");
    out.relate(wide, Relation::kHolds, runner, place());
    const AssetRef reader = say(out, AssetKind::kRole, "k8s:bank/Role/reader", "reader");
    grant(out, "kubernetes", reader,
          {{"get"}, {"/secrets"}, false, "", GrantKind::kRights, {}, {"key"}, {}, "bank"});
    const AssetRef reading = say(out, AssetKind::kRole, "k8s:bank/RoleBinding/r", "reading");
    out.relate(reading, Relation::kHolds, reader, place(), "bank");
    say(out, AssetKind::kWorkload, "k8s:shop/Pod/web", "web");
    say(out, AssetKind::kWorkload, "k8s:bank/Pod/vault", "vault");
    say(out, AssetKind::kDataStore, "k8s:bank/Secret/key", "key");
    say(out, AssetKind::kDataStore, "k8s:bank/Secret/other", "other");
  });
  EXPECT_EQ(estate.anyone("kubernetes", "create /pods/exec"), "wide\nnarrow in shop\n");
  EXPECT_EQ(estate.anyone("kubernetes", "create /nodes"), "wide\n");
  EXPECT_EQ(estate.anyone("kubernetes", "get /pods"), "");
  EXPECT_EQ(estate.on("kubernetes", "get /secrets"), "reading on key\n");
  const std::string exec = estate.on("kubernetes", "create /pods/exec");
  EXPECT_NE(exec.find("narrow on web\n"), std::string::npos);
  EXPECT_EQ(exec.find("narrow on vault\n"), std::string::npos);
  EXPECT_NE(exec.find("wide on vault\n"), std::string::npos);
}

TEST(AzureRights, HoldAtTheirScopeAndBelow) {
  const Estate estate([](BatchBuilder& out) {
    const AssetRef ann = say(out, AssetKind::kIdentity, "entra:1", "ann");
    const AssetRef group = say(out, AssetKind::kIdentity, "entra:2", "group");
    const AssetRef bob = say(out, AssetKind::kIdentity, "entra:3", "bob");
    out.relate(bob, Relation::kMemberOf, group, place());
    grant(out, "azure", ann,
          {{"role:Contributor"},
           {},
           false,
           "",
           GrantKind::kRights,
           {},
           {},
           {},
           "/subscriptions/s/resourceGroups/A"});
    grant(out, "azure", group,
          {{"role:User Access Administrator"},
           {},
           false,
           "",
           GrantKind::kRights,
           {},
           {},
           {},
           "/subscriptions/s"});
    say(out, AssetKind::kHost, "name:/subscriptions/s/resourcegroups/a/vm", "vm");
    say(out, AssetKind::kHost, "name:/subscriptions/s/resourcegroups/ab/vm", "other");
  });
  EXPECT_EQ(estate.on("azure", "Microsoft.Compute/virtualMachines/runCommand/action"), "ann on vm\n");
  const std::string write = estate.on("azure", "Microsoft.Authorization/roleAssignments/write");
  EXPECT_NE(write.find("bob on vm\n"), std::string::npos);
  EXPECT_NE(write.find("bob on other\n"), std::string::npos);
  EXPECT_EQ(write.find("ann"), std::string::npos);
}

TEST(GcpRights, HoldForWhatIsInTheProject) {
  const Estate estate([](BatchBuilder& out) {
    const AssetRef ann = say(out, AssetKind::kIdentity, "gcp-member:ann@example.com", "ann");
    const AssetRef project =
        say(out, AssetKind::kAccount, "name://cloudresourcemanager.googleapis.com/projects/p", "p");
    const AssetRef account =
        say(out, AssetKind::kIdentity, "name://iam.googleapis.com/projects/p/serviceAccounts/s", "s");
    out.relate(account, Relation::kPartOf, project, place());
    grant(out, "gcp", ann,
          {{"roles/iam.serviceAccountUser"},
           {"//cloudresourcemanager.googleapis.com/projects/p"},
           false,
           "",
           GrantKind::kRights,
           {},
           {},
           {},
           "//cloudresourcemanager.googleapis.com/projects/p"});
  });
  const std::string acts = estate.on("gcp", "iam.serviceAccounts.actAs");
  EXPECT_NE(acts.find("ann on s\n"), std::string::npos);
  EXPECT_EQ(acts.find("ann on ann\n"), std::string::npos);
  EXPECT_EQ(estate.on("gcp", "iam.serviceAccountKeys.create"), "");
}

TEST(Rights, CirclesOfGroupsEnd) {
  const Estate estate([](BatchBuilder& out) {
    const AssetRef a = user(out, "a");
    const AssetRef b = user(out, "b");
    out.relate(a, Relation::kMemberOf, b, place());
    out.relate(b, Relation::kMemberOf, a, place());
    out.relate(a, Relation::kPartOf, b, place());
    out.relate(b, Relation::kPartOf, a, place());
    grant(out, "aws", b, {{"s3:*"}, {"*"}});
  });
  EXPECT_EQ(estate.anyone("aws", "s3:GetObject"), "a\nb\n");
}

}  // namespace
}  // namespace postern
