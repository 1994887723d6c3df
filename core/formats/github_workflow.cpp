// SPDX-License-Identifier: Apache-2.0
// GitHub Actions workflows (.github/workflows/*.yml): what starts them, what their token may do, which
// secrets they use, whose code they run, where, and what they deploy.
// https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions Ignored: matrices, caches,
// conditions beyond the repository they name. What is stated in which words: docs/structure.md.
#include <string>

#include "base/text.h"
#include "formats/ci_pipeline.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

// YAML 1.1 takes the bare word "on" for true.
Node triggersOf(Node root) { return root["on"].exists() ? root["on"] : root["true"]; }

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kYaml) return {};
  const Node jobs = probe.root["jobs"];
  if (!jobs.isObject() || !triggersOf(probe.root).exists()) return {};
  for (const Node::Member job : jobs.members()) {
    if (job.value["runs-on"].exists() || job.value["steps"].isArray() || job.value["uses"].exists())
      return {92, "on and jobs of a GitHub workflow"};
  }
  return {};
}

std::string_view insideOf(std::string_view path) {
  const size_t at = path.rfind(".github/workflows/");
  return at == std::string_view::npos ? path.substr(path.find_last_of("/!") + 1) : path.substr(at);
}

bool isCommit(std::string_view ref) {
  return ref.size() == 40 && ref.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// Texts that an outsider writes. https://securitylab.github.com/resources/github-actions-untrusted-input/
constexpr std::string_view kUntrusted[] = {"github.event.issue.title",
                                           "github.event.issue.body",
                                           "github.event.pull_request.title",
                                           "github.event.pull_request.body",
                                           "github.event.pull_request.head.ref",
                                           "github.event.pull_request.head.label",
                                           "github.event.pull_request.head.repo.default_branch",
                                           "github.event.comment.body",
                                           "github.event.review.body",
                                           "github.event.review_comment.body",
                                           "github.event.discussion.title",
                                           "github.event.discussion.body",
                                           "github.event.head_commit.message",
                                           "github.event.head_commit.author.name",
                                           "github.event.head_commit.author.email",
                                           "github.event.commits",
                                           "github.event.pages",
                                           "github.event.workflow_run.display_title",
                                           "github.event.workflow_run.head_commit.author",
                                           "github.event.workflow_run.head_branch",
                                           "github.event.workflow_run.head_commit.message",
                                           "github.head_ref"};

// Calls `use` with the inside of every "${{ … }}".
template <typename Use>
void eachExpression(std::string_view text, Use use) {
  for (size_t at = text.find("${{"); at != std::string_view::npos; at = text.find("${{", at + 3)) {
    const size_t end = text.find("}}", at);
    if (end == std::string_view::npos) return;
    use(trim(text.substr(at + 3, end - at - 3)));
  }
}

// contains(x, 'y') and x == 'y' give true or false, whatever an outsider writes.
bool isYesOrNo(std::string_view expression) {
  if (expression.find("&&") != std::string_view::npos || expression.find("||") != std::string_view::npos)
    return false;
  for (const std::string_view function : {"contains(", "startsWith(", "endsWith(", "!"}) {
    if (startsWithIgnoreCase(expression, function)) return true;
  }
  return expression.find("==") != std::string_view::npos || expression.find("!=") != std::string_view::npos;
}

// What takes files that another run left behind.
constexpr std::string_view kDownloads[] = {"listWorkflowRunArtifacts", "downloadArtifact", "gh run download",
                                           "/artifacts"};

class Importer {
 public:
  Importer(BatchBuilder& out, std::string_view path) : pipeline_(out, path, insideOf(path)), out_(out) {}
  void workflow(const Record& r);

 private:
  void triggers(Node on);
  void permissions(Node permissions, std::string_view job);
  void secrets(Node node);
  void job(std::string_view name, Node job, const CiVariables& outer);
  void runner(Node runsOn);
  void environment(Node job);
  void images(std::string_view name, Node job);
  void uses(std::string_view text, std::string_view job);
  void step(std::string_view job, Node step, const CiVariables& outer);
  void action(std::string_view name, std::string_view job, Node with, const CiVariables& variables);
  void namedRepository(Node jobs);

  CiPipeline pipeline_;
  BatchBuilder& out_;
  const RecordPlace* r_ = nullptr;
};

void Importer::triggers(Node on) {
  for (const Node::Member event : on.members()) {
    pipeline_.tag("trigger:", event.key);
    for (const Node workflow : event.value["workflows"].items())
      out_.relate(pipeline_.titled(workflow.text()), Relation::kTriggers, pipeline_.self(), *r_, event.key);
  }
  if (on.isObject()) return;
  for (const Node event : on.items()) {
    if (!event.text().empty()) pipeline_.tag("trigger:", event.text());
  }
}

// "read-all", "write-all", or a scope each.
void Importer::permissions(Node permissions, std::string_view job) {
  const std::string_view all = permissions.text();
  if (all == "read-all" || all == "write-all") pipeline_.grant(all.substr(0, all.find('-')), "*", job, *r_);
  for (const Node::Member scope : permissions.members()) {
    pipeline_.grant(scope.value.text(), scope.key, job, *r_);
    if (scope.key == "id-token" && scope.value.text() == "write") pipeline_.tag("oidc-token");
  }
  if (all == "write-all") pipeline_.tag("oidc-token");
}

// secrets.NAME and secrets['NAME'], wherever they stand.
void Importer::secrets(Node node) {
  eachText(node, [&](std::string_view text) {
    eachExpression(text, [&](std::string_view expression) {
      constexpr std::string_view kWord = "secrets";
      for (size_t at = expression.find(kWord); at != std::string_view::npos;
           at = expression.find(kWord, at + 1)) {
        size_t begin = at + kWord.size();
        if (begin < expression.size() && expression[begin] == '[') ++begin;
        while (begin < expression.size() && (expression[begin] == '.' || expression[begin] == '\'')) ++begin;
        size_t end = begin;
        while (end < expression.size() && (isAsciiAlnum(expression[end]) || expression[end] == '_')) ++end;
        if (end > begin && begin > at + kWord.size())
          pipeline_.tag("secret:", expression.substr(begin, end - begin));
      }
    });
  });
}

// A label, several, or a group with labels; an expression says nothing.
void Importer::runner(Node runsOn) {
  const Node labels = runsOn.isObject() ? runsOn["labels"] : runsOn;
  std::string all;
  bool isOwn = runsOn["group"].exists();
  for (const Node label : labels.items()) {
    const std::string_view text = label.text();
    if (text.empty() || text.find("${{") != std::string_view::npos) continue;
    pipeline_.tag("runs-on:", text);
    isOwn |= text == "self-hosted";
    if (all.size() < 500) all += (all.empty() ? "" : ",") + std::string(text);
  }
  if (all.empty()) all = runsOn["group"].text();
  if (isOwn && !all.empty()) pipeline_.runsOn(all, *r_);
}

void Importer::environment(Node job) {
  const Node environment = job["environment"];
  const std::string_view name = environment.isObject() ? environment["name"].text() : environment.text();
  if (!name.empty()) pipeline_.tag("environment:", name);
}

void Importer::images(std::string_view name, Node job) {
  const auto run = [&](Node node) {
    const std::string_view image = node.isObject() ? node["image"].text() : node.text();
    if (!image.empty() && image.find('$') == std::string_view::npos)
      pipeline_.relate(Relation::kRuns, imageAsset(out_, image), *r_, name);
  };
  run(job["container"]);
  for (const Node::Member service : job["services"].members()) run(service.value);
}

// "owner/name@ref", "owner/name/path@ref", "./path", "docker://image".
void Importer::uses(std::string_view text, std::string_view job) {
  constexpr std::string_view kImage = "docker://";
  if (text.empty()) return;
  if (text.starts_with(kImage))
    return pipeline_.relate(Relation::kRuns, imageAsset(out_, text.substr(kImage.size())), *r_, job);
  if (text.starts_with("./")) {
    const std::string_view path = text.substr(2);
    if (path.ends_with(".yml") || path.ends_with(".yaml"))
      pipeline_.relate(Relation::kTriggers, pipeline_.sibling(path), *r_, job);
    return;
  }
  const size_t at = text.find('@');
  const auto parts = split(text.substr(0, at), '/');
  if (parts.size() < 2 || text.find('$') != std::string_view::npos) return;
  const std::string_view ref = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  const std::string repository = "https://github.com/" + std::string(parts[0]) + "/" + std::string(parts[1]);
  pipeline_.relate(Relation::kDependsOn, repositoryAsset(out_, repository), *r_, ref);
  if (!isCommit(ref)) pipeline_.tag("unpinned:", text);
}

void Importer::action(std::string_view name, std::string_view job, Node with, const CiVariables& variables) {
  const auto value = [&](std::string_view key) { return resolveVariables(with[key].text(), variables); };
  const auto detail = [&](std::string_view what) { return std::string(job) + ": " + std::string(what); };
  const auto deploys = [&](AssetKind kind, std::string_view key) {
    const std::string target = value(key);
    if (target.empty() || target.find('$') != std::string::npos) return pipeline_.tag("deploys:", name);
    pipeline_.relate(Relation::kDeploys, out_.asset(kind, "name:", target), *r_, detail(name));
  };
  if (name == "actions/checkout") {
    const std::string_view ref = with["ref"].text();
    for (const std::string_view head :
         {"github.event.pull_request.head", "github.head_ref", "refs/pull/", "github.event.workflow_run.head",
          "github.event.pull_request.merge_commit_sha", "github.event.number"}) {
      if (ref.find(head) != std::string_view::npos) pipeline_.tag("checks-out-untrusted");
    }
  } else if (name == "dawidd6/action-download-artifact" ||
             (name == "actions/download-artifact" && !with["run-id"].text().empty())) {
    pipeline_.tag("downloads-artifacts");
  } else if (name == "aws-actions/configure-aws-credentials") {
    const bool hasKey = !with["aws-access-key-id"].text().empty();
    pipeline_.assumes(value("role-to-assume"), *r_, detail(hasKey ? "key" : "oidc"));
  } else if (name == "azure/login") {
    pipeline_.assumes(value("client-id"), *r_, detail("oidc"));
  } else if (name == "google-github-actions/auth") {
    const bool hasKey = !with["credentials_json"].text().empty();
    pipeline_.assumes(value("service_account"), *r_, detail(hasKey ? "key" : "oidc"));
  } else if (name == "docker/build-push-action") {
    const std::string tags = value("tags");
    for (const std::string_view tag : splitList(tags, ",\n"))
      pipeline_.image(tag, with["push"].isTrue(), *r_, detail(name));
  } else if (name == "aws-actions/amazon-ecs-deploy-task-definition") {
    deploys(AssetKind::kService, "service");
  } else if (name == "google-github-actions/deploy-cloudrun") {
    deploys(AssetKind::kService, "service");
  } else if (name == "azure/webapps-deploy") {
    deploys(AssetKind::kService, "app-name");
  } else if (name == "azure/functions-action") {
    deploys(AssetKind::kFunction, "app-name");
  } else if (name == "azure/k8s-deploy") {
    pipeline_.tag("deploys:kubectl");
    pipeline_.namespaced({}, "Namespace", value("namespace"), *r_, detail(name));
  }
}

void Importer::step(std::string_view job, Node step, const CiVariables& outer) {
  CiVariables variables = outer;
  addVariables(variables, step["env"]);
  const std::string_view run = step["run"].text();
  pipeline_.script(run, variables, job, *r_);
  std::string script(step["with"]["script"].text());  // actions/github-script
  script += run;
  for (const std::string_view head : {"gh pr checkout", "hub pr checkout", "refs/pull/", "origin pull/"}) {
    if (script.find(head) != std::string::npos) pipeline_.tag("checks-out-untrusted");
  }
  for (const std::string_view download : kDownloads) {
    if (script.find(download) != std::string::npos) pipeline_.tag("downloads-artifacts");
  }
  eachExpression(script, [&](std::string_view expression) {
    if (isYesOrNo(expression)) return;
    for (const std::string_view input : kUntrusted) {
      if (expression.find(input) != std::string_view::npos) pipeline_.tag("untrusted-input:", input);
    }
  });
  const std::string_view used = step["uses"].text();
  uses(used, job);
  const auto parts = split(used.substr(0, used.find('@')), '/');
  if (parts.size() >= 2)
    action(toLowerAscii(parts[0]) + "/" + toLowerAscii(parts[1]), job, step["with"], variables);
}

void Importer::job(std::string_view name, Node job, const CiVariables& outer) {
  CiVariables variables = outer;
  addVariables(variables, job["env"]);
  runner(job["runs-on"]);
  permissions(job["permissions"], name);
  environment(job);
  images(name, job);
  uses(job["uses"].text(), name);
  if (job["secrets"].text() == "inherit") pipeline_.tag("secret:*");
  for (const Node one : job["steps"].items()) step(name, one, variables);
}

// A workflow that runs in one repository only often says so.
void Importer::namedRepository(Node jobs) {
  AssetRef repository = kNone;
  for (const Node::Member job : jobs.members()) {
    const std::string_view condition = job.value["if"].text();
    const size_t at = condition.find("github.repository ==");
    if (at == std::string_view::npos) continue;
    const size_t begin = condition.find('\'', at);
    const size_t end = begin == std::string_view::npos ? begin : condition.find('\'', begin + 1);
    if (end == std::string_view::npos) continue;
    const std::string_view name = condition.substr(begin + 1, end - begin - 1);
    if (name.find('/') != std::string_view::npos)
      repository = repositoryAsset(out_, "https://github.com/" + std::string(name));
  }
  pipeline_.builtFrom(repository, *r_);
}

void Importer::workflow(const Record& r) {
  const Node root = r.node;
  if (!root["jobs"].isObject()) return out_.skip(r, "no_jobs", "a document without jobs");
  r_ = &r;
  pipeline_.call(root["name"].text());
  pipeline_.alias(root["name"].text());
  namedRepository(root["jobs"]);
  triggers(triggersOf(root));
  permissions(root["permissions"], {});
  secrets(root);
  CiVariables variables;
  addVariables(variables, root["env"]);
  bool unsaid = false;  // some job's token has what the repository's settings give
  for (const Node::Member entry : root["jobs"].members()) {
    job(entry.key, entry.value, variables);
    unsaid |= !root["permissions"].exists() && !entry.value["permissions"].exists();
  }
  if (unsaid) pipeline_.tag("default-permissions");
  pipeline_.self();
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("GitHub Actions");
  Importer importer(out, in.probe().name);
  return in.read(
      {"/"}, [&](const Record& r) { importer.workflow(r); }, out.diagnostics());
}

}  // namespace

extern const Format kGithubWorkflow;
const Format kGithubWorkflow{
    "github_workflow",
    "GitHub Actions workflow",
    "https://docs.github.com/en/actions/reference/workflow-syntax-for-github-actions",
    "YAML",
    Family::kInventory,
    true,
    sniff,
    import};

}  // namespace postern
