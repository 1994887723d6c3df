// SPDX-License-Identifier: Apache-2.0
// The commands of a pipeline's script that change something outside: images pushed, clusters and clouds
// changed. No shell is interpreted: lines are cut into commands at ; && || | and into words at blanks, quotes
// respected; variables are those the file states. What is not understood is not stated.
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/ci_pipeline.h"

namespace postern {
namespace {

using Words = std::vector<std::string>;

constexpr size_t kMaxWords = 400;

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  /// The next command's words; false at the end.
  bool next(Words& words) {
    words.clear();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '\n' || text_[at_ + 1] == '\r')) {
        at_ += 2;
      } else if (c == '\n' || c == ';' || c == '|' || c == '&') {
        ++at_;
        if (!words.empty()) return true;
      } else if (isAsciiSpace(c)) {
        ++at_;
      } else if (c == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else {
        word(words);
      }
    }
    return !words.empty();
  }

 private:
  void word(Words& words) {
    std::string out;
    char quote = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (quote != 0) {
        if (c == quote)
          quote = 0;
        else
          out += c;
      } else if (text_.substr(at_).starts_with("${{")) {
        const size_t end = text_.find("}}", at_);
        const size_t to = end == std::string_view::npos ? text_.size() : end + 2;
        out += text_.substr(at_, to - at_);
        at_ = to;
        continue;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (isAsciiSpace(c) || c == ';' || c == '|' || c == '&') {
        break;
      } else {
        out += c;
      }
      ++at_;
    }
    if (words.size() < kMaxWords) words.push_back(std::move(out));
  }

  std::string_view text_;
  size_t at_ = 0;
};

// A command: its words without flags, and its flags by name ("--set=x", "--set x"; a flag without a value has
// "").
class Command {
 public:
  explicit Command(const Words& words) {
    size_t first = 0;
    while (first < words.size() &&
           (words[first] == "sudo" || words[first] == "exec" || words[first] == "time" ||
            words[first] == "-" || isAssignment(words[first])))
      ++first;
    for (size_t i = first; i < words.size(); ++i) {
      const std::string& word = words[i];
      if (word.size() < 2 || word[0] != '-') {
        plain_.push_back(word);
        continue;
      }
      const size_t equals = word.find('=');
      const bool hasNext = i + 1 < words.size() && (words[i + 1].empty() || words[i + 1][0] != '-');
      if (equals != std::string::npos) {
        flags_.emplace_back(word.substr(0, equals), word.substr(equals + 1));
      } else if (hasNext && !isSwitch(word)) {
        flags_.emplace_back(word, words[++i]);
      } else {
        flags_.emplace_back(word, "");
      }
    }
    if (!plain_.empty()) plain_[0] = plain_[0].substr(plain_[0].rfind('/') + 1);
  }

  std::string_view at(size_t index) const {
    return index < plain_.size() ? std::string_view(plain_[index]) : std::string_view();
  }
  size_t size() const { return plain_.size(); }
  bool is(std::string_view first, std::string_view second = {}) const {
    return at(0) == first && (second.empty() || at(1) == second);
  }
  std::string_view flag(std::string_view name, std::string_view other = {}) const {
    for (const auto& [flag, value] : flags_) {
      if (flag == name || (!other.empty() && flag == other)) return value;
    }
    return {};
  }
  bool has(std::string_view name) const {
    for (const auto& [flag, value] : flags_) {
      if (flag == name) return true;
    }
    return false;
  }
  template <typename Use>
  void each(std::string_view name, std::string_view other, Use use) const {
    for (const auto& [flag, value] : flags_) {
      if (flag == name || flag == other) use(value);
    }
  }

 private:
  static bool isAssignment(std::string_view word) {
    const size_t equals = word.find('=');
    if (equals == std::string_view::npos || equals == 0) return false;
    for (const char c : word.substr(0, equals)) {
      if (!isAsciiAlnum(c) && c != '_') return false;
    }
    return true;
  }
  // Flags that stand alone before a word that is no value of theirs.
  static bool isSwitch(std::string_view word) {
    static constexpr std::string_view kSwitches[] = {"--push",
                                                     "--install",
                                                     "-i",
                                                     "--wait",
                                                     "--atomic",
                                                     "--force",
                                                     "--no-cache",
                                                     "--pull",
                                                     "--all",
                                                     "--load",
                                                     "-auto-approve",
                                                     "--auto-approve",
                                                     "--quiet",
                                                     "-q",
                                                     "--rm",
                                                     "--yes",
                                                     "-y",
                                                     "--prune",
                                                     "--record",
                                                     "--debug",
                                                     "--all-tags",
                                                     "-a",
                                                     "--delete",
                                                     "--force-new-deployment",
                                                     "--create-namespace"};
    for (const std::string_view known : kSwitches) {
      if (word == known) return true;
    }
    return false;
  }

  Words plain_;
  std::vector<std::pair<std::string, std::string>> flags_;
};

std::string_view kubernetesKind(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kKinds[] = {{"deployment", "Deployment"},
                                                                      {"deployments", "Deployment"},
                                                                      {"deploy", "Deployment"},
                                                                      {"statefulset", "StatefulSet"},
                                                                      {"sts", "StatefulSet"},
                                                                      {"daemonset", "DaemonSet"},
                                                                      {"ds", "DaemonSet"},
                                                                      {"cronjob", "CronJob"},
                                                                      {"job", "Job"},
                                                                      {"deployment.apps", "Deployment"}};
  for (const auto& [known, kind] : kKinds) {
    if (equalsIgnoreCase(word, known)) return kind;
  }
  return {};
}

class Reader {
 public:
  Reader(CiPipeline& pipeline, std::string_view job, const RecordPlace& r)
      : pipeline_(pipeline), job_(job), r_(r) {}

  void read(const Command& command) {
    containers(command);
    cluster(command);
    aws(command);
    clouds(command);
    tools(command);
  }

 private:
  std::string detail(std::string_view tool) const {
    return (job_.empty() ? "" : std::string(job_) + ": ") + std::string(tool);
  }

  void containers(const Command& c) {
    const std::string tool(c.at(0));
    if (tool == "docker" || tool == "podman" || tool == "buildah" || tool == "nerdctl") {
      const bool isBuildx = c.at(1) == "buildx" || c.at(1) == "image";
      const std::string_view verb = c.at(isBuildx ? 2 : 1);
      if (verb == "push") {
        pipeline_.image(c.at(isBuildx ? 3 : 2), true, r_, detail(tool + " push"));
      } else if (verb == "build" || verb == "bud") {
        const bool pushed = c.has("--push");
        c.each("-t", "--tag",
               [&](std::string_view name) { pipeline_.image(name, pushed, r_, detail(tool + " build")); });
      }
    }
    if (tool == "executor")  // kaniko
      c.each("--destination", "-d",
             [&](std::string_view name) { pipeline_.image(name, true, r_, detail("kaniko")); });
    constexpr std::string_view kRemote = "docker://";
    if (c.is("skopeo", "copy") && c.at(3).starts_with(kRemote))
      pipeline_.image(c.at(3).substr(kRemote.size()), true, r_, detail("skopeo copy"));
    if (c.is("crane", "push")) pipeline_.image(c.at(3), true, r_, detail("crane push"));
  }

  void cluster(const Command& c) {
    const std::string tool(c.at(0));
    if (tool == "kubectl" || tool == "oc") return kubectl(c, tool);
    if (tool != "helm" || (c.at(1) != "upgrade" && c.at(1) != "install")) return;
    pipeline_.tag("deploys:helm");
    if (!c.at(2).empty() && c.at(2).find('$') == std::string_view::npos)
      pipeline_.tag("helm-release:", c.at(2));
    pipeline_.namespaced({}, "Namespace", c.flag("-n", "--namespace"), r_,
                         detail("helm " + std::string(c.at(2))));
  }

  void kubectl(const Command& c, const std::string& tool) {
    static constexpr std::string_view kVerbs[] = {"apply", "create",  "replace", "set",
                                                  "patch", "rollout", "scale",   "delete"};
    bool changes = false;
    for (const std::string_view verb : kVerbs) changes |= c.at(1) == verb;
    if (!changes || (c.at(1) == "rollout" && c.at(2) == "status")) return;
    pipeline_.tag("deploys:", tool);
    const std::string_view space = c.flag("-n", "--namespace");
    bool named = false;
    for (size_t i = 2; i < c.size(); ++i) {
      const std::string_view word = c.at(i);
      const size_t slash = word.find('/');
      const std::string_view kind = kubernetesKind(word.substr(0, slash));
      if (kind.empty()) continue;
      const std::string_view name = slash == std::string_view::npos ? c.at(i + 1) : word.substr(slash + 1);
      pipeline_.namespaced(space.empty() ? "default" : space, kind, name, r_, detail(tool));
      named = true;
    }
    if (!named) pipeline_.namespaced({}, "Namespace", space, r_, detail(tool));
  }

  void deploys(AssetKind kind, std::string_view scheme, std::string_view name, std::string_view tool) {
    if (name.empty() || name.find('$') != std::string_view::npos) return pipeline_.tag("deploys:", tool);
    pipeline_.relate(Relation::kDeploys, pipeline_.out().asset(kind, scheme, name), r_, detail(tool));
  }

  void aws(const Command& c) {
    if (!c.is("aws")) return;
    if (const std::string_view role = c.flag("--role-arn"); !role.empty())
      pipeline_.assumes(role, r_, detail(c.at(2)));
    if (c.is("aws", "ecs") && (c.at(2) == "update-service" || c.at(2) == "create-service"))
      deploys(AssetKind::kService, "name:", c.flag("--service", "--service-name"), "aws ecs");
    if (c.is("aws", "lambda") && c.at(2).starts_with("update-function")) {
      const std::string_view name = c.flag("--function-name");
      deploys(AssetKind::kFunction, name.starts_with("arn:") ? "" : "name:", name, "aws lambda");
    }
    if (c.is("aws", "cloudformation") && (c.at(2) == "deploy" || c.at(2).ends_with("-stack")))
      pipeline_.tag("deploys:cloudformation");
    constexpr std::string_view kBucket = "s3://";
    if (!c.is("aws", "s3") || (c.at(2) != "sync" && c.at(2) != "cp" && c.at(2) != "mv")) return;
    if (c.at(4).starts_with(kBucket)) {
      const std::string_view path = c.at(4).substr(kBucket.size());
      const std::string_view bucket = path.substr(0, path.find('/'));
      deploys(AssetKind::kDataStore, "", bucket.empty() ? "" : "arn:aws:s3:::" + std::string(bucket),
              "aws s3");
    }
  }

  void clouds(const Command& c) {
    if (c.is("gcloud", "run") && c.at(2) == "deploy")
      deploys(AssetKind::kService, "name:", c.at(3), "gcloud run");
    if (c.is("gcloud", "functions") && c.at(2) == "deploy")
      deploys(AssetKind::kFunction, "name:", c.at(3), "gcloud functions");
    if (c.is("gcloud", "app") && c.at(2) == "deploy") pipeline_.tag("deploys:gcloud app");
    if (c.is("az", "webapp")) deploys(AssetKind::kService, "name:", c.flag("-n", "--name"), "az webapp");
    if (c.is("az", "functionapp"))
      deploys(AssetKind::kFunction, "name:", c.flag("-n", "--name"), "az functionapp");
    if (c.is("az", "containerapp"))
      deploys(AssetKind::kService, "name:", c.flag("-n", "--name"), "az containerapp");
  }

  void tools(const Command& c) {
    struct Tool {
      std::string_view name, verb, word;
    };
    static constexpr Tool kTools[] = {
        {"terraform", "apply", "terraform"}, {"terraform", "destroy", "terraform"},
        {"tofu", "apply", "terraform"},      {"terragrunt", "apply", "terraform"},
        {"pulumi", "up", "pulumi"},          {"cdk", "deploy", "cdk"},
        {"sam", "deploy", "cloudformation"}, {"serverless", "deploy", "serverless"},
        {"sls", "deploy", "serverless"},     {"ansible-playbook", "", "ansible"},
        {"argocd", "app", "argocd"},         {"npm", "publish", "npm"},
        {"twine", "upload", "pypi"},         {"mvn", "deploy", "maven"},
        {"gh", "release", "release"},        {"flyctl", "deploy", "fly"},
        {"vercel", "deploy", "vercel"}};
    // "npx cdk deploy", "terraform -chdir=x apply": flags are out of the way already.
    const size_t first = c.at(0) == "npx" || c.at(0) == "yarn" ? 1 : 0;
    for (const Tool& tool : kTools) {
      if (c.at(first) == tool.name && (tool.verb.empty() || c.at(first + 1) == tool.verb))
        pipeline_.tag("deploys:", tool.word);
    }
    if (c.is("gh", "pr") && c.at(2) == "checkout") pipeline_.tag("checks-out-untrusted");
  }

  CiPipeline& pipeline_;
  std::string_view job_;
  const RecordPlace& r_;
};

}  // namespace

void CiPipeline::script(std::string_view text, const CiVariables& variables, std::string_view job,
                        const RecordPlace& r) {
  const std::string resolved = resolveVariables(text.substr(0, kMaxScript), variables);
  Splitter splitter(resolved);
  Reader reader(*this, job, r);
  Words words;
  while (splitter.next(words)) reader.read(Command(words));
}

}  // namespace postern
