// SPDX-License-Identifier: Apache-2.0
// Jenkinsfiles, declarative and scripted, as far as plain text tells: agents, images, credentials by id,
// triggers, libraries, other jobs, and the commands of sh, bat and powershell steps.
// https://www.jenkins.io/doc/book/pipeline/syntax/ Groovy is not interpreted: what is put together from
// variables is not stated. Words: docs/structure.md.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/ci_pipeline.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

std::string_view insideOf(std::string_view path) { return path.substr(path.find_last_of("/!") + 1); }

bool hasWord(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

Match sniff(const Probe& probe) {
  // "pipeline {" alone in its line may look like a key of YAML to a reader.
  if (probe.syntax == Syntax::kJson || probe.syntax == Syntax::kXml || probe.syntax == Syntax::kHtml)
    return {};
  const std::string_view head = probe.head;
  const bool declarative = hasWord(head, "pipeline {") || hasWord(head, "pipeline{");
  const bool scripted = hasWord(head, "node {") || hasWord(head, "node(") || hasWord(head, "node{");
  const bool stages = hasWord(head, "stage(") || hasWord(head, "stage (") || hasWord(head, "stages {");
  if (declarative && hasWord(head, "agent") && stages) return {90, "pipeline, agent and stages of Jenkins"};
  if (scripted && stages) return {75, "node and stage of Jenkins"};
  const bool isNamedSo = insideOf(probe.name).starts_with("Jenkinsfile");
  return isNamedSo && (stages || declarative || scripted) ? Match{75, "a Jenkinsfile by its name"} : Match{};
}

// The text without comments, which would be read as steps; texts in quotes stay as they are.
std::string withoutComments(std::string_view text) {
  std::string out;
  char quote = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == '\\' && at + 1 < text.size())
        out += text[at++];
      else if (c == quote || (c == '\n' && text.substr(at).find(quote) == std::string_view::npos))
        quote = 0;
      out += text[at];
    } else if (text.substr(at, 3) == "'''" || text.substr(at, 3) == "\"\"\"") {
      const size_t end = text.find(text.substr(at, 3), at + 3);
      const size_t to = end == std::string_view::npos ? text.size() : end + 3;
      out += text.substr(at, to - at);
      at = to - 1;
    } else if (text.substr(at, 2) == "//" && (at == 0 || text[at - 1] != ':')) {
      while (at + 1 < text.size() && text[at + 1] != '\n') ++at;
    } else if (text.substr(at, 2) == "/*") {
      const size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 1;
    } else {
      if (c == '"' || c == '\'') quote = c;
      out += c;
    }
  }
  return out;
}

// The quoted text that follows a word, perhaps after "(", ":" and blanks; "" where none does. `end` is after
// it.
std::string_view quotedAfter(std::string_view text, size_t at, size_t& end) {
  while (at < text.size() &&
         (isAsciiSpace(text[at]) || text[at] == '(' || text[at] == ':' || text[at] == '['))
    ++at;
  end = at;
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return {};
  const std::string_view triple = text.substr(at, 3);
  const size_t marks = triple == "'''" || triple == "\"\"\"" ? 3 : 1;
  size_t to = text.find(text.substr(at, marks), at + marks);
  while (marks == 1 && to != std::string_view::npos && text[to - 1] == '\\') to = text.find(text[at], to + 1);
  if (to == std::string_view::npos) return {};
  end = to + marks;
  return text.substr(at + marks, to - at - marks);
}

// Calls `use` with each quoted text after the word as a whole word.
template <typename Use>
void eachQuoted(std::string_view text, std::string_view word, Use use) {
  const auto isPart = [](char c) { return isAsciiAlnum(c) || c == '_' || c == '.'; };
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at)) {
    const bool starts = at == 0 || !isPart(text[at - 1]) || word.front() == '.';
    at += word.size();
    if (!starts || (at < text.size() && isPart(text[at]))) continue;
    size_t end = at;
    const std::string_view value = quotedAfter(text, at, end);
    if (!value.empty()) use(value);
    at = std::max(at, end);
  }
}

class Importer {
 public:
  Importer(BatchBuilder& out, std::string_view path, const RecordPlace& r)
      : pipeline_(out, path, insideOf(path)), out_(out), r_(r) {}

  void read(std::string_view text) {
    pipeline_.builtFrom(checkedOut(text), r_);
    credentials(text);
    places(text);
    others(text);
    commands(text);
    pipeline_.self();
  }

 private:
  static bool isPlain(std::string_view text) { return text.find('$') == std::string_view::npos; }

  // git url: '…', or the first plain repository that is checked out.
  AssetRef checkedOut(std::string_view text) {
    AssetRef repository = kNone;
    for (const std::string_view word : {"url", "git"}) {
      eachQuoted(text, word, [&](std::string_view value) {
        const bool isGit = value.ends_with(".git") || value.starts_with("git@");
        if (repository == kNone && isGit && isPlain(value)) repository = repositoryAsset(out_, value);
      });
    }
    return repository;
  }

  void credentials(std::string_view text) {
    for (const std::string_view word : {"credentials", "credentialsId", "usernamePassword", "sshagent"}) {
      eachQuoted(text, word, [&](std::string_view id) {
        if (isPlain(id)) pipeline_.tag("secret:", id);
      });
    }
    eachQuoted(text, "docker.withRegistry", [&](std::string_view url) {
      pipeline_.tag("registry:", url);
      // ('https://registry', 'id of the credentials')
      const size_t after = static_cast<size_t>(url.data() - text.data()) + url.size() + 1;
      const size_t comma = text.find_first_not_of(" \t", after);
      if (comma == std::string_view::npos || text[comma] != ',') return;
      size_t end = comma;
      const std::string_view id = quotedAfter(text, comma + 1, end);
      if (!id.empty() && isPlain(id)) pipeline_.tag("secret:", id);
    });
  }

  void places(std::string_view text) {
    for (const std::string_view word : {"label", "node"}) {
      eachQuoted(text, word, [&](std::string_view label) {
        if (!isPlain(label)) return;
        pipeline_.tag("runs-on:", label);
        pipeline_.runsOn(label, r_);  // Jenkins has no agents but its owner's
      });
    }
    for (const std::string_view word : {"image", "docker.image"}) {
      eachQuoted(text, word, [&](std::string_view name) {
        if (isPlain(name)) pipeline_.relate(Relation::kRuns, imageAsset(out_, name), r_);
      });
    }
    if (hasWord(text, "cron(") || hasWord(text, "cron (")) pipeline_.tag("trigger:schedule");
    if (hasWord(text, "pollSCM")) pipeline_.tag("trigger:push");
    if (hasWord(text, "githubPush()")) pipeline_.tag("trigger:push");
    if (hasWord(text, "changeRequest()") || hasWord(text, "CHANGE_ID")) pipeline_.tag("trigger:pull_request");
    if (hasWord(text, "input ") || hasWord(text, "input(") || hasWord(text, "input{"))
      pipeline_.tag("approval");
  }

  void others(std::string_view text) {
    eachQuoted(text, "build job", [&](std::string_view job) {
      if (isPlain(job))
        pipeline_.relate(Relation::kTriggers, out_.asset(AssetKind::kPipeline, "name:", job), r_, "build");
    });
    for (const std::string_view word : {"@Library", "library"}) {
      eachQuoted(text, word, [&](std::string_view library) {
        const size_t at = library.find('@');
        pipeline_.relate(Relation::kDependsOn,
                         out_.asset(AssetKind::kRepository, "name:", library.substr(0, at)), r_,
                         at == std::string_view::npos ? std::string_view() : library.substr(at + 1));
      });
    }
    // docker.build("web:1").push()
    const bool pushes = hasWord(text, ".push(");
    eachQuoted(text, "docker.build",
               [&](std::string_view name) { pipeline_.image(name, pushes, r_, "docker.build"); });
  }

  void commands(std::string_view text) {
    const CiVariables none;
    for (const std::string_view word : {"sh", "bat", "powershell", "pwsh", "script"})
      eachQuoted(text, word, [&](std::string_view script) { pipeline_.script(script, none, {}, r_); });
  }

  CiPipeline pipeline_;
  BatchBuilder& out_;
  const RecordPlace& r_;
};

Status import(Document& in, BatchBuilder& out) {
  out.tool("Jenkins");
  RecordPlace place;
  place.parent = "/";
  place.range = {0, in.text().size()};
  if (in.text().size() > kMaxScript)
    return makeError(ErrorCode::kTooLarge, "a Jenkinsfile of more than a million bytes");
  Importer importer(out, in.probe().name, place);
  importer.read(withoutComments(in.text()));
  return Done{};
}

}  // namespace

extern const Format kJenkinsfile;
const Format kJenkinsfile{"jenkinsfile",
                          "Jenkinsfile",
                          "https://www.jenkins.io/doc/book/pipeline/syntax/",
                          "text",
                          Family::kInventory,
                          true,
                          sniff,
                          import};

}  // namespace postern
