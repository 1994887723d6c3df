// SPDX-License-Identifier: Apache-2.0
// See aws_policy.h. Policy variables and wildcards stay as written; CloudFormation's functions become text.
#include "formats/aws_policy.h"

#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/embedded_json.h"
#include "formats/fields.h"
#include "formats/intrinsic_text.h"

namespace postern {
namespace {

void addTexts(BatchBuilder& out, IdList& to, Node list) {
  for (const Node item : list.items()) {
    if (const std::string text = intrinsicText(item); !text.empty()) to.add(out.text(text));
  }
}

// An account may be written as its number alone.
std::string principalText(std::string_view kind, std::string_view text) {
  if (text == "*") return "*";
  if (kind == "Service") return "service:" + std::string(text);
  if (kind == "Federated") return "federated:" + std::string(text);
  if (kind == "CanonicalUser") return "canonical-user:" + std::string(text);
  const bool isNumber = text.size() == 12 && parseInt(text).has_value();
  return isNumber ? "arn:aws:iam::" + std::string(text) + ":root" : std::string(text);
}

void addPrincipals(BatchBuilder& out, IdList& to, Node principals) {
  if (!principals.isObject()) {
    if (principals.text() == "*") to.add(out.text("*"));
    return;
  }
  for (const Node::Member kind : principals.members()) {
    for (const Node item : kind.value.items()) {
      const std::string text = intrinsicText(item);
      if (!text.empty()) to.add(out.text(principalText(kind.key, text)));
    }
  }
}

Grant grantOf(BatchBuilder& out, GrantKind kind, AssetRef asset, Node statement) {
  Grant grant;
  grant.kind = kind;
  grant.asset = asset;
  grant.deny = statement["Effect"].text() == "Deny";
  grant.system = out.text("aws");
  addTexts(out, grant.actions, statement["Action"]);
  addTexts(out, grant.exceptActions, statement["NotAction"]);
  addTexts(out, grant.resources, statement["Resource"]);
  addTexts(out, grant.exceptResources, statement["NotResource"]);
  addPrincipals(out, grant.principals, statement["Principal"]);
  addPrincipals(out, grant.exceptPrincipals, statement["NotPrincipal"]);
  if (statement["Condition"].size() > 0) grant.condition = out.text(compactJson(statement["Condition"]));
  return grant;
}

// Calls `use` with every statement and the place to cite for it.
template <typename Use>
void eachStatement(BatchBuilder& out, const RecordPlace& record, Node document, std::string_view step,
                   Use use) {
  const bool isText = document.isString();
  std::string parent = record.path();
  for (const std::string_view part : {step, std::string_view("Statement")}) {
    if (!part.empty()) parent += (parent.ends_with('/') ? "" : "/") + std::string(part);
  }
  parent += "/";
  const bool found = eachJson(document, [&](Node policy) {
    RecordPlace place = record;
    if (!isText) {
      place.parent = parent;
      place.key = {};
      place.index = 0;
    }
    for (const Node statement : policy["Statement"].items()) {
      if (statement["Action"].exists() || statement["NotAction"].exists()) {
        use(place, statement);
      } else {
        out.diagnostics().add("no_action", "a policy statement without Action", place.path());
      }
      if (!isText) ++place.index;
    }
  });
  if (!found && document.exists() && !document.isNull() && !document.text().empty())
    out.diagnostics().add("no_policy", "a policy that is no JSON object", record.path());
}

AssetRef servicePrincipal(BatchBuilder& out, std::string_view service) {
  Asset asset;
  asset.kind = AssetKind::kIdentity;
  asset.name = out.text(service);
  asset.identities.add(out.text("service:" + std::string(service)));
  asset.tags.add(out.text("type:AWS::Service"));
  return out.asset(asset);
}

// "repo:org/app:ref:refs/heads/main" of GitHub, "project_path:group/app:ref_type:branch:ref:main" of GitLab,
// "system:serviceaccount:shop:web" of a cluster. With a wildcard in the name nobody certain is named.
AssetRef subjectAsset(BatchBuilder& out, std::string_view claim, std::string_view subject) {
  const bool isGithub = claim.starts_with("token.actions.githubusercontent.com:");
  std::string_view rest = subject;
  const auto next = [&rest] {
    const size_t colon = rest.find(':');
    const std::string_view part = rest.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    return part;
  };
  const std::string_view kind = next();
  const std::string_view name = next();
  const bool isCertain = !name.empty() && name.find_first_of("*?") == std::string_view::npos;
  if (kind == "system" && name == "serviceaccount") {
    const std::string_view space = next();
    const std::string_view account = next();
    if (space.empty() || account.empty() || subject.find_first_of("*?") != std::string_view::npos)
      return kNone;
    return out.asset(AssetKind::kIdentity,
                     "k8s:", std::string(space) + "/ServiceAccount/" + std::string(account));
  }
  if (!isCertain || name.find('/') == std::string_view::npos) return kNone;
  if (isGithub && kind == "repo") return repositoryAsset(out, "github.com/" + std::string(name));
  if (kind == "project_path") {
    const size_t colon = claim.rfind(':');
    return repositoryAsset(out, std::string(claim.substr(0, colon)) + "/" + std::string(name));
  }
  return kNone;
}

void addSubjects(BatchBuilder& out, const RecordPlace& place, AssetRef role, Node condition) {
  for (const Node::Member test : condition.members()) {
    const bool isEqual =
        containsIgnoreCase(test.key, "StringEquals") || containsIgnoreCase(test.key, "StringLike");
    if (!isEqual || containsIgnoreCase(test.key, "Not")) continue;
    for (const Node::Member claim : test.value.members()) {
      if (!claim.key.ends_with(":sub")) continue;
      for (const Node subject : claim.value.items())
        out.relate(role, Relation::kTrusts, subjectAsset(out, claim.key, subject.text()), place,
                   "sub=" + std::string(clipUtf8(subject.text(), 200)));
    }
  }
}

void addTrusts(BatchBuilder& out, const RecordPlace& place, AssetRef role, Node statement) {
  const std::string_view action =
      statement["Action"].item(0).exists() ? statement["Action"].item(0).text() : statement["Action"].text();
  for (const Node::Member kind : statement["Principal"].members()) {
    for (const Node item : kind.value.items()) {
      const std::string text = intrinsicText(item);
      if (text.empty()) continue;
      AssetRef trusted = kNone;
      if (kind.key == "Service") trusted = servicePrincipal(out, text);
      if (kind.key == "AWS" && text.find("${") == std::string::npos)
        trusted = awsMention(out, principalText(kind.key, text));
      if (kind.key == "Federated" && text.find("${") == std::string::npos)
        trusted = parseArn(text) ? awsMention(out, text) : servicePrincipal(out, text);
      out.relate(role, Relation::kTrusts, trusted, place, action);
    }
  }
  addSubjects(out, place, role, statement["Condition"]);
}

}  // namespace

void awsPolicy(BatchBuilder& out, const RecordPlace& record, GrantKind kind, AssetRef asset, Node document,
               std::string_view step) {
  eachStatement(out, record, document, step, [&](const RecordPlace& place, Node statement) {
    out.grant(place, grantOf(out, kind, asset, statement));
  });
}

void awsTrustPolicy(BatchBuilder& out, const RecordPlace& record, AssetRef role, Node document,
                    std::string_view step) {
  eachStatement(out, record, document, step, [&](const RecordPlace& place, Node statement) {
    const Grant grant = grantOf(out, GrantKind::kResource, role, statement);
    out.grant(place, grant);
    if (!grant.deny) addTrusts(out, place, role, statement);
  });
}

}  // namespace postern
