// SPDX-License-Identifier: Apache-2.0
// trufflehog3 (a tool of its own, not TruffleHog 3): JSON of version 3 (rule, path, line, secret) and of
// version 2 (an array of TruffleHog 2's objects). Every result is a hard-coded credential (CWE-798). Ignores:
// context lines, authors.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniffTrufflehog3(const Probe& probe) {
  if (!probe.isJson() || !probe.root.isArray()) return {};
  const Node first = probe.first();
  if (first["rule"].isObject() && first["secret"].exists() && first["path"].exists())
    return {95, "rule, path and secret"};
  // Without a branch it is Rusty Hog's.
  if (first["stringsFound"].exists() && first["reason"].exists() && first["branch"].exists()) {
    return {85, "an array with branch, reason and stringsFound"};
  }
  return {};
}

void readResult(const Record& record, BatchBuilder& out) {
  const Node result = record.node;
  const Node rule = result["rule"];
  const Node strings = result["stringsFound"];
  const std::string_view what = rule.firstText({"message", "id"});
  const std::string_view title = what.empty() ? result["reason"].text() : what;
  const std::string_view path = result["path"].text();
  if (title.empty() && path.empty())
    return out.skip(record, "empty_result", "a result has neither a rule nor a path");
  Observation found;
  found.kind = ObservationKind::kSecret;
  found.weaknesses.add(798);
  out.secret(found, result["secret"].textOr(strings.item(0).text()));
  if (strings.size() > 1) found.occurrences = strings.size();
  found.title = out.plain(title.empty() ? "Secret" : title);
  found.rule = out.text(rule["id"].textOr(result["reason"].text()));
  setSeverity(out, found, rule["severity"].text());
  found.file = out.text(path);
  found.line = positive(result["line"]);
  found.firstSeen = parseTime(result["date"].text()).value_or(kNoTime);
  // commitHash in version 2, where "commit" is the message.
  const std::string_view commit = strings.exists() ? result["commitHash"].text() : result["commit"].text();
  if (!commit.empty()) found.tags.add(out.text("commit:" + std::string(clipUtf8(commit, 64))));
  if (const std::string_view branch = result["branch"].text(); !branch.empty()) {
    found.tags.add(out.text("branch:" + std::string(branch)));
  }
  if (const std::string_view id = result["id"].text(); !id.empty()) found.fingerprints.add(out.text(id));
  out.add(record, found);
}

Status importTrufflehog3(Document& in, BatchBuilder& out) {
  out.tool("trufflehog3");
  return in.read(
      {"/*"}, [&](const Record& record) { readResult(record, out); }, out.diagnostics());
}

}  // namespace

extern const Format kTrufflehog3;
const Format kTrufflehog3 = {
    "trufflehog3",    "trufflehog3",    "https://github.com/feeltheajf/trufflehog3#readme",
    "JSON",           Family::kSecrets, false,
    sniffTrufflehog3, importTrufflehog3};

}  // namespace postern
