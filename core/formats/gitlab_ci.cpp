// SPDX-License-Identifier: Apache-2.0
// GitLab CI/CD configuration (.gitlab-ci.yml): jobs, what starts them, what they run in, what they include,
// whom they act as, what they deploy. https://docs.gitlab.com/ci/yaml/ Ignored: caches, artifacts, rules
// beyond the events they name; `extends` is not merged, templates are read like jobs. Words:
// docs/structure.md.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/ci_pipeline.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

constexpr std::string_view kReserved[] = {"stages",        "variables",    "default",  "include",
                                          "workflow",      "image",        "services", "cache",
                                          "before_script", "after_script", "spec",     "types"};

bool isJob(const Node::Member& entry) {
  return entry.value.isObject() &&
         std::find(std::begin(kReserved), std::end(kReserved), entry.key) == std::end(kReserved);
}

bool isNamedSo(std::string_view path) {
  return path.ends_with(".gitlab-ci.yml") || path.ends_with(".gitlab-ci.yaml");
}

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kYaml || !probe.root.isObject()) return {};
  if (probe.root["jobs"].exists() || probe.root["apiVersion"].exists()) return {};
  uint32_t scripts = 0;
  uint32_t words = 0;  // beside script: what only GitLab's jobs have
  for (const Node::Member entry : probe.root.members()) {
    if (!isJob(entry)) continue;
    const Node job = entry.value;
    scripts += job["script"].exists() || job["trigger"].exists() || job["extends"].exists() ? 1 : 0;
    for (const std::string_view key :
         {"stage", "rules", "only", "except", "needs", "artifacts", "before_script", "environment", "tags"})
      words += job[key].exists() ? 1 : 0;
  }
  const bool hasHead = probe.root["stages"].isArray() || probe.root["include"].exists() ||
                       probe.root["workflow"].isObject() || probe.root["default"].isObject();
  if (isNamedSo(probe.name) && (scripts > 0 || hasHead)) return {92, "the name and jobs of GitLab CI"};
  if (scripts > 0 && probe.root["stages"].isArray()) return {88, "stages and jobs with scripts"};
  return scripts > 0 && words > 0 ? Match{75, "jobs with scripts of GitLab CI"} : Match{};
}

std::string_view insideOf(std::string_view path) { return path.substr(path.find_last_of("/!") + 1); }

class Importer {
 public:
  Importer(BatchBuilder& out, std::string_view path) : pipeline_(out, path, insideOf(path)), out_(out) {}
  void file(const Record& r);

 private:
  void head(Node root);
  void include(Node entry);
  void events(Node rules);
  void refs(Node list);
  void image(std::string_view job, Node node);
  void triggered(std::string_view name, Node trigger);
  void environment(std::string_view name, Node environment);
  void scripts(std::string_view name, Node holder, const CiVariables& variables);
  void job(std::string_view name, Node job, const CiVariables& outer);

  CiPipeline pipeline_;
  BatchBuilder& out_;
  const RecordPlace* r_ = nullptr;
};

// {project: group/templates, ref: v1, file: …}, {remote: https://…}, {component: host/group/name@1}; local
// files and GitLab's own templates are the repository's and GitLab's.
void Importer::include(Node entry) {
  if (const std::string_view project = entry["project"].text(); !project.empty())
    pipeline_.relate(Relation::kDependsOn, out_.asset(AssetKind::kRepository, "name:", project), *r_,
                     entry["ref"].textOr("HEAD"));
  std::string_view remote = entry["remote"].text();
  if (remote.empty() && entry.text().starts_with("http")) remote = entry.text();
  if (!remote.empty())
    pipeline_.relate(Relation::kDependsOn, out_.asset(AssetKind::kEndpoint, "url:", remote), *r_, "remote");
  const std::string_view component = entry["component"].text();
  const size_t at = component.find('@');
  const size_t last = component.substr(0, at).rfind('/');
  if (component.empty() || component.find('$') != std::string_view::npos || last == std::string_view::npos)
    return;
  const std::string repository = "https://" + std::string(component.substr(0, last));
  pipeline_.relate(Relation::kDependsOn, repositoryAsset(out_, repository), *r_,
                   at == std::string_view::npos ? std::string_view() : component.substr(at + 1));
}

// if: $CI_PIPELINE_SOURCE == "merge_request_event"
void Importer::events(Node rules) {
  for (const Node rule : rules.items()) {
    if (rule["when"].text() == "manual") pipeline_.tag("approval");
    const std::string_view condition = rule["if"].text();
    size_t at = condition.find("CI_PIPELINE_SOURCE");
    while (at != std::string_view::npos) {
      const size_t begin = condition.find_first_of("\"'", at);
      const size_t end =
          begin == std::string_view::npos ? begin : condition.find(condition[begin], begin + 1);
      if (end == std::string_view::npos) break;
      pipeline_.tag("trigger:", condition.substr(begin + 1, end - begin - 1));
      at = condition.find("CI_PIPELINE_SOURCE", end);
    }
  }
}

// only: [merge_requests, schedules]: words for events; branches and patterns are none.
void Importer::refs(Node list) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"merge_requests", "merge_request_event"},
      {"external_pull_requests", "external_pull_request_event"},
      {"pushes", "push"},
      {"schedules", "schedule"},
      {"triggers", "trigger"},
      {"api", "api"},
      {"web", "web"},
      {"pipelines", "pipeline"}};
  for (const Node ref : (list.isObject() ? list["refs"] : list).items()) {
    for (const auto& [word, event] : kWords) {
      if (ref.text() == word) pipeline_.tag("trigger:", event);
    }
  }
}

void Importer::image(std::string_view job, Node node) {
  const std::string_view name = node.isObject() ? node["name"].text() : node.text();
  if (!name.empty() && name.find('$') == std::string_view::npos)
    pipeline_.relate(Relation::kRuns, imageAsset(out_, name), *r_, job);
}

// "group/project", {project: …}, {include: path of a child pipeline}
void Importer::triggered(std::string_view name, Node trigger) {
  const std::string_view project = trigger.isObject() ? trigger["project"].text() : trigger.text();
  if (!project.empty() && project.find('$') == std::string_view::npos)
    pipeline_.relate(Relation::kTriggers, out_.asset(AssetKind::kPipeline, "name:", project), *r_, name);
  for (const Node child : trigger["include"].items()) {
    std::string_view path = child.isObject() ? child["local"].text() : child.text();
    if (path.starts_with('/')) path.remove_prefix(1);
    pipeline_.relate(Relation::kTriggers, pipeline_.sibling(path), *r_, name);
  }
}

void Importer::environment(std::string_view name, Node environment) {
  const std::string_view called = environment.isObject() ? environment["name"].text() : environment.text();
  if (!called.empty()) pipeline_.tag("environment:", called);
  pipeline_.namespaced({}, "Namespace", environment["kubernetes"]["namespace"].text(), *r_, name);
}

void Importer::scripts(std::string_view name, Node holder, const CiVariables& variables) {
  for (const std::string_view key : {"before_script", "script", "after_script"})
    eachText(holder[key], [&](std::string_view line) { pipeline_.script(line, variables, name, *r_); });
}

void Importer::job(std::string_view name, Node job, const CiVariables& outer) {
  CiVariables variables = outer;
  addVariables(variables, job["variables"]);
  for (const Node::Member variable : job["variables"].members()) pipeline_.tag("variable:", variable.key);
  image(name, job["image"]);
  for (const Node service : job["services"].items()) image(name, service);
  events(job["rules"]);
  refs(job["only"]);
  if (job["when"].text() == "manual") pipeline_.tag("approval");
  if (job["id_tokens"].size() > 0) pipeline_.tag("oidc-token");
  for (const Node::Member secret : job["secrets"].members()) pipeline_.tag("secret:", secret.key);
  std::string labels;
  for (const Node tag : job["tags"].items()) {
    if (tag.text().empty() || tag.text().find('$') != std::string_view::npos) continue;
    pipeline_.tag("runs-on:", tag.text());
    if (labels.size() < 500) labels += (labels.empty() ? "" : ",") + std::string(tag.text());
  }
  // GitLab's own runners have labels that say so.
  if (!labels.empty() && labels.find("saas-") == std::string::npos) pipeline_.runsOn(labels, *r_);
  environment(name, job["environment"]);
  triggered(name, job["trigger"]);
  scripts(name, job, variables);
}

void Importer::head(Node root) {
  for (const Node entry : root["include"].items()) include(entry);
  events(root["workflow"]["rules"]);
  for (const Node::Member variable : root["variables"].members()) pipeline_.tag("variable:", variable.key);
  for (const Node holder : {root, root["default"]}) {
    image({}, holder["image"]);
    for (const Node service : holder["services"].items()) image({}, service);
  }
}

void Importer::file(const Record& r) {
  if (!r.node.isObject()) return out_.skip(r, "no_jobs", "a document without jobs");
  // A header of inputs for a component stands in a document of its own.
  if (r.node["spec"].exists() && r.node.size() == 1) return;
  r_ = &r;
  pipeline_.builtFrom(kNone, r);
  head(r.node);
  CiVariables variables;
  addVariables(variables, r.node["variables"]);
  scripts({}, r.node, variables);
  scripts({}, r.node["default"], variables);
  for (const Node::Member entry : r.node.members()) {
    if (isJob(entry)) job(entry.key, entry.value, variables);
  }
  pipeline_.self();
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("GitLab CI");
  Importer importer(out, in.probe().name);
  return in.read(
      {"/"}, [&](const Record& r) { importer.file(r); }, out.diagnostics());
}

}  // namespace

extern const Format kGitlabCi;
const Format kGitlabCi{"gitlab_ci",
                       "GitLab CI/CD configuration",
                       "https://docs.gitlab.com/ci/yaml/",
                       "YAML",
                       Family::kInventory,
                       true,
                       sniff,
                       import};

}  // namespace postern
