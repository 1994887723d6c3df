// SPDX-License-Identifier: Apache-2.0
// Gitleaks: JSON and CSV of version 8 (RuleID, Secret, File ...), JSON of versions 1 to 7 (rule, offender,
// file ...). Every result is a hard-coded credential (CWE-798). Ignores: authors, commit messages, entropy.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniffGitleaks(const Probe& probe) {
  if (probe.syntax == Syntax::kCsv) {
    const bool own = probe.hasColumn("RuleID") && probe.hasColumn("Secret") && probe.hasColumn("StartLine");
    return own ? Match{95, "Gitleaks' columns"} : Match{};
  }
  if (!probe.isJson() || !(probe.root.isArray() || probe.syntax == Syntax::kJsonLines)) return {};
  const Node first = probe.first();
  if (first["RuleID"].exists() && first["Secret"].exists() && first["File"].exists())
    return {95, "RuleID, Secret and File"};
  if (first["offender"].exists() && first["rule"].exists() && first["file"].exists())
    return {95, "rule, offender and file"};
  return {};
}

// --redact writes a word instead, the same for every secret: hashing it would join them all.
bool isRedacted(std::string_view secret) {
  return secret.starts_with("REDACTED") || secret.find_first_not_of("*.") == std::string_view::npos;
}

void addTags(BatchBuilder& out, Observation& to, Node tags) {
  if (!tags.isArray()) {
    for (const std::string_view tag : splitList(tags.text(), ", ")) to.tags.add(out.text(tag));
  }
  for (const Node tag : tags.items()) {
    if (tags.isArray() && !tag.text().empty()) to.tags.add(out.text(tag.text()));
  }
}

void setRepository(BatchBuilder& out, Observation& to, Node result) {
  std::string_view repository = result.firstText({"repoURL", "repo"});
  const std::string_view link = result.firstText({"Link", "leakURL"});
  if (!link.empty()) {
    to.references.add(out.text(link));
    // "https://host/owner/name/blob/<commit>/file#L1"
    if (const size_t blob = link.find("/blob/"); blob != std::string_view::npos)
      repository = link.substr(0, blob);
  }
  if (repository.find("/") != std::string_view::npos) to.asset = repositoryAsset(out, repository);
}

void readResult(const Record& record, BatchBuilder& out) {
  const Node result = record.node;
  const std::string_view rule = result.firstText({"RuleID", "rule"});
  const std::string_view file = result.firstText({"File", "file"});
  if (rule.empty() && file.empty())
    return out.skip(record, "empty_result", "a result has neither a rule nor a file");
  Observation found;
  found.kind = ObservationKind::kSecret;
  const std::string_view secret = result.firstText({"Secret", "offender"});
  if (!isRedacted(secret)) out.secret(found, secret);
  const std::string_view what = result["Description"].textOr(rule);
  found.title = out.plain(firstSentence(what.empty() ? "Secret" : what));
  found.rule = out.text(rule);
  found.weaknesses.add(798);
  found.file = out.text(file);
  found.symbol = out.text(result.firstText({"SymlinkFile", "SymlinkID"}));
  found.line = positive(result["StartLine"].exists() ? result["StartLine"] : result["lineNumber"]);
  found.endLine = positive(result["EndLine"]);
  found.column = positive(result["StartColumn"]);
  const std::string_view commit = result.firstText({"Commit", "commit"});
  if (!commit.empty()) found.tags.add(out.text("commit:" + std::string(clipUtf8(commit, 64))));
  addTags(out, found, result["Tags"].exists() ? result["Tags"] : result["tags"]);
  if (const std::string_view print = result["Fingerprint"].text(); !print.empty())
    found.fingerprints.add(out.text(print));
  const std::string_view date = result.firstText({"Date", "date"});
  if (!date.starts_with("0001")) found.firstSeen = parseTime(date).value_or(kNoTime);
  setRepository(out, found, result);
  out.add(record, found);
}

Status importGitleaks(Document& in, BatchBuilder& out) {
  out.tool("Gitleaks");
  return in.read(
      {"/*"}, [&](const Record& record) { readResult(record, out); }, out.diagnostics());
}

}  // namespace

extern const Format kGitleaks;
const Format kGitleaks = {"gitleaks",    "Gitleaks",       "https://github.com/gitleaks/gitleaks#reports",
                          "JSON, CSV",   Family::kSecrets, false,
                          sniffGitleaks, importGitleaks};

}  // namespace postern
