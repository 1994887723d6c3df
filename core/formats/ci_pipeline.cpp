// SPDX-License-Identifier: Apache-2.0
// The asset of a pipeline's file and what is related to it (ci_pipeline.h).
#include "formats/ci_pipeline.h"

#include "base/text.h"
#include "formats/fields.h"

namespace postern {
namespace {

bool isVariableChar(char c) { return isAsciiAlnum(c) || c == '_'; }

// "env.NAME" or "NAME" between "${{" and "}}".
std::string_view nameInExpression(std::string_view text) {
  text = trim(text);
  return text.starts_with("env.") ? text.substr(4) : std::string_view();
}

}  // namespace

CiPipeline::CiPipeline(BatchBuilder& out, std::string_view path, std::string_view inside) : out_(out) {
  std::string_view folder = path.substr(0, path.size() - inside.size());
  while (!folder.empty() && (folder.back() == '/' || folder.back() == '!')) folder.remove_suffix(1);
  folder_ = folder.substr(folder.find_last_of("/!") + 1);  // npos + 1 is 0
  path_ = std::string(path.substr(0, path.size() - inside.size()));
  asset_.kind = AssetKind::kPipeline;
  asset_.name = out.text(inside);
  // Without its repository's folder a path says little: such a name proves nothing.
  asset_.identities.add(out.text((folder_.empty() ? "name:" : "pipeline:") + std::string(path)));
  if (!folder_.empty()) repository_ = out.asset(AssetKind::kRepository, "name:", folder_);
}

void CiPipeline::call(std::string_view name) {
  if (!name.empty()) asset_.name = out_.text(name);
}

void CiPipeline::alias(std::string_view title) {
  if (!folder_.empty() && !title.empty())
    asset_.identities.add(out_.text("workflow:" + folder_ + "/" + std::string(title)));
}

AssetRef CiPipeline::sibling(std::string_view path) {
  return path.empty() ? kNone
                      : out_.asset(AssetKind::kPipeline,
                                   folder_.empty() ? "name:" : "pipeline:", path_ + std::string(path));
}

AssetRef CiPipeline::titled(std::string_view title) {
  return folder_.empty() || title.empty()
             ? kNone
             : out_.asset(AssetKind::kPipeline, "workflow:", folder_ + "/" + std::string(title));
}

void CiPipeline::tag(std::string_view word, std::string_view value) {
  const std::string text = std::string(word) + std::string(value);
  if (tags_.insert(text).second) asset_.tags.add(out_.text(text));
}

void CiPipeline::builtFrom(AssetRef repository, const RecordPlace& r) {
  if (repository != kNone) repository_ = repository;
  relate(Relation::kBuildsFrom, repository_, r);
}

void CiPipeline::relate(Relation relation, AssetRef to, const RecordPlace& r, std::string_view detail) {
  out_.relate(self(), relation, to, r, detail);
}

void CiPipeline::runsOn(std::string_view labels, const RecordPlace& r) {
  const AssetRef runner = out_.asset(AssetKind::kHost, "name:", "runner/" + std::string(labels));
  out_.relate(runner, Relation::kHosts, self(), r);
}

void CiPipeline::assumes(std::string_view identity, const RecordPlace& r, std::string_view detail) {
  identity = trim(identity);
  if (identity.empty() || identity.find('$') != std::string_view::npos) return;
  std::string_view scheme = "name:";
  if (identity.starts_with("arn:"))
    scheme = "";
  else if (identity.find('@') != std::string_view::npos)
    scheme = "gcp-member:";
  else if (identity.size() == 36 && identity[8] == '-' && identity[13] == '-')
    scheme = "entra:";
  relate(Relation::kAssumes, out_.asset(AssetKind::kIdentity, scheme, identity), r, detail);
}

void CiPipeline::grant(std::string_view action, std::string_view scope, std::string_view job,
                       const RecordPlace& r) {
  if (action.empty() || action == "none") return;
  Grant grant;
  grant.asset = self();
  grant.system = out_.text("ci");
  grant.actions.add(out_.text(action));
  grant.resources.add(out_.text(scope));
  grant.scope = out_.text(job);
  out_.grant(r, grant);
}

void CiPipeline::image(std::string_view reference, bool pushed, const RecordPlace& r,
                       std::string_view detail) {
  reference = trim(reference);
  const size_t unknown = reference.find('$');
  if (unknown != std::string_view::npos) {
    const size_t colon = reference.rfind(':', unknown);
    const bool isTag = colon != std::string_view::npos && colon > 0 &&
                       reference.find('/', colon) == std::string_view::npos &&
                       reference.rfind('/') != std::string_view::npos;
    if (!isTag) return tag(pushed ? "deploys:image" : "builds:image");
    reference = reference.substr(0, colon);
  }
  if (reference.empty() || reference.find_first_of(" \t\"'(){}<>|\\") != std::string_view::npos) return;
  const AssetRef made = imageAsset(out_, reference);
  if (pushed) relate(Relation::kDeploys, made, r, detail);
  out_.relate(made, Relation::kBuildsFrom, repository_, r, detail);
}

void CiPipeline::namespaced(std::string_view space, std::string_view kind, std::string_view name,
                            const RecordPlace& r, std::string_view detail) {
  const auto isPlain = [](std::string_view text) { return text.find('$') == std::string_view::npos; };
  if (name.empty() || !isPlain(name) || !isPlain(space)) return;
  Asset asset;
  asset.kind = kind == "Namespace" ? AssetKind::kNamespace : AssetKind::kWorkload;
  asset.name = out_.text(name);
  const std::string prefix = kind == "Namespace" ? "k8s:" : "k8s:" + std::string(space) + "/";
  asset.identities.add(out_.text(prefix + std::string(kind) + "/" + std::string(name)));
  relate(Relation::kDeploys, out_.asset(asset), r, detail);
}

std::string resolveVariables(std::string_view text, const CiVariables& variables) {
  std::string out;
  size_t at = 0;
  while (at < text.size()) {
    const size_t dollar = text.find('$', at);
    out += text.substr(at, dollar == std::string_view::npos ? dollar : dollar - at);
    if (dollar == std::string_view::npos) break;
    const std::string_view rest = text.substr(dollar);
    size_t size = 1;
    std::string_view name;
    if (rest.starts_with("${{")) {
      const size_t end = rest.find("}}");
      size = end == std::string_view::npos ? rest.size() : end + 2;
      if (end != std::string_view::npos) name = nameInExpression(rest.substr(3, end - 3));
    } else if (rest.starts_with("${")) {
      const size_t end = rest.find('}');
      size = end == std::string_view::npos ? rest.size() : end + 1;
      if (end != std::string_view::npos) name = rest.substr(2, end - 2);
    } else {
      while (size < rest.size() && isVariableChar(rest[size])) ++size;
      name = rest.substr(1, size - 1);
    }
    const auto known = variables.find(name);
    if (known != variables.end())
      out += known->second;
    else
      out += rest.substr(0, size);
    at = dollar + size;
  }
  return out;
}

// A value that is made of others is resolved once; a circle stays unknown.
void addVariables(CiVariables& to, Node map) {
  for (const Node::Member entry : map.members()) {
    const std::string_view value = entry.value.isObject() ? entry.value["value"].text() : entry.value.text();
    if (value.size() <= 1000) to[std::string(entry.key)] = resolveVariables(value, to);
  }
}

void eachText(Node node, FunctionRef<void(std::string_view)> use) {
  if (node.isObject()) {
    for (const Node::Member member : node.members()) eachText(member.value, use);
  } else if (node.isArray()) {
    for (const Node item : node.items()) eachText(item, use);
  } else if (!node.text().empty()) {
    use(node.text());
  }
}

}  // namespace postern
