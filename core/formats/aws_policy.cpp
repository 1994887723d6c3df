// SPDX-License-Identifier: Apache-2.0
// See aws_policy.h. Policy variables and wildcards stay as written; CloudFormation's functions become text.
#include "formats/aws_policy.h"

#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/embedded_json.h"
#include "formats/fields.h"
#include "formats/intrinsic_text.h"
#include "formats/oidc_subject.h"

namespace postern {
namespace {

void addTexts(BatchBuilder& out, const AwsPolicyTexts& texts, IdList& to, Node list) {
  for (const Node item : list.items()) {
    if (const std::string text = texts.text(item); !text.empty()) to.add(out.text(text));
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

void addPrincipals(BatchBuilder& out, const AwsPolicyTexts& texts, IdList& to, Node principals) {
  if (!principals.isObject()) {
    if (principals.text() == "*") to.add(out.text("*"));
    return;
  }
  for (const Node::Member kind : principals.members()) {
    for (const Node item : kind.value.items()) {
      const std::string text = texts.text(item);
      if (!text.empty()) to.add(out.text(principalText(kind.key, text)));
    }
  }
}

Grant grantOf(BatchBuilder& out, const AwsPolicyTexts& texts, GrantKind kind, AssetRef asset,
              Node statement) {
  Grant grant;
  grant.kind = kind;
  grant.asset = asset;
  grant.deny = statement["Effect"].text() == "Deny";
  grant.system = out.text("aws");
  addTexts(out, texts, grant.actions, statement["Action"]);
  addTexts(out, texts, grant.exceptActions, statement["NotAction"]);
  addTexts(out, texts, grant.resources, statement["Resource"]);
  addTexts(out, texts, grant.exceptResources, statement["NotResource"]);
  addPrincipals(out, texts, grant.principals, statement["Principal"]);
  addPrincipals(out, texts, grant.exceptPrincipals, statement["NotPrincipal"]);
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

// Claims beside the subject that name an owner.
bool isOwnerClaim(std::string_view claim) {
  for (const std::string_view word :
       {":repository", ":repository_owner", ":repository_id", ":repository_owner_id", ":job_workflow_ref",
        ":project_path", ":namespace_path", ":terraform_organization_name"}) {
    if (claim.ends_with(word)) return true;
  }
  return false;
}

// Whom the conditions on the subject name; without one everybody who gets tokens of the issuer is trusted.
void addSubjects(BatchBuilder& out, const RecordPlace& place, AssetRef role, Node condition,
                 std::string_view issuer) {
  bool isNarrowed = false;
  bool isAnyone = false;
  for (const Node::Member test : condition.members()) {
    const bool isEqual =
        containsIgnoreCase(test.key, "StringEquals") || containsIgnoreCase(test.key, "StringLike");
    if (!isEqual || containsIgnoreCase(test.key, "Not")) continue;
    for (const Node::Member claim : test.value.members()) {
      // Of an exact comparison a wildcard is but a character.
      const bool isPattern = containsIgnoreCase(test.key, "Like");
      if (isOwnerClaim(claim.key)) isNarrowed = true;
      if (!claim.key.ends_with(":sub")) continue;
      isNarrowed = true;
      for (const Node subject : claim.value.items()) {
        isAnyone |= isPattern && isAnyOidcSubject(subject.text());
        out.relate(role, Relation::kTrusts,
                   oidcSubject(out, claim.key.substr(0, claim.key.rfind(':')), subject.text()), place,
                   "sub=" + std::string(clipUtf8(subject.text(), 200)));
      }
    }
  }
  if (isSharedOidcIssuer(issuer) && (isAnyone || !isNarrowed))
    out.relate(role, Relation::kTrusts, oidcAnyone(out, issuer), place, isAnyone ? "sub=*" : "no sub");
}

void addTrusts(BatchBuilder& out, const RecordPlace& place, const AwsPolicyTexts& texts, AssetRef role,
               Node statement) {
  const std::string_view action =
      statement["Action"].item(0).exists() ? statement["Action"].item(0).text() : statement["Action"].text();
  std::string issuer;
  for (const Node::Member kind : statement["Principal"].members()) {
    for (const Node item : kind.value.items()) {
      const std::string text = texts.text(item);
      if (text.empty()) continue;
      AssetRef trusted = kind.key == "Service" ? kNone : texts.asset(item);
      if (kind.key == "Service") trusted = servicePrincipal(out, text);
      if (trusted == kNone && kind.key == "AWS" && text.find("${") == std::string::npos)
        trusted = awsMention(out, principalText(kind.key, text));
      if (constexpr std::string_view kProvider = ":oidc-provider/"; text.find(kProvider) != std::string::npos)
        issuer = text.substr(text.find(kProvider) + kProvider.size());
      if (trusted == kNone && kind.key == "Federated" && text.find("${") == std::string::npos)
        trusted = parseArn(text) ? awsMention(out, text) : servicePrincipal(out, text);
      out.relate(role, Relation::kTrusts, trusted, place, action);
    }
  }
  addSubjects(out, place, role, statement["Condition"], issuer);
}

}  // namespace

std::string AwsPolicyTexts::text(Node value) const { return intrinsicText(value); }

AssetRef AwsPolicyTexts::asset(Node) const { return kNone; }

void awsPolicy(BatchBuilder& out, const RecordPlace& record, GrantKind kind, AssetRef asset, Node document,
               std::string_view step, const AwsPolicyTexts& texts) {
  eachStatement(out, record, document, step, [&](const RecordPlace& place, Node statement) {
    out.grant(place, grantOf(out, texts, kind, asset, statement));
  });
}

void awsTrustPolicy(BatchBuilder& out, const RecordPlace& record, AssetRef role, Node document,
                    std::string_view step, const AwsPolicyTexts& texts) {
  eachStatement(out, record, document, step, [&](const RecordPlace& place, Node statement) {
    const Grant grant = grantOf(out, texts, GrantKind::kResource, role, statement);
    out.grant(place, grant);
    if (!grant.deny) addTrusts(out, place, texts, role, statement);
  });
}

}  // namespace postern
