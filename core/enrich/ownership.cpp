// SPDX-License-Identifier: Apache-2.0
// Ownership by the nearest statement (ownership.h).
#include "enrich/ownership.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "correlate/place_text.h"
#include "vocab/owner_file.h"

namespace postern {
namespace {

// The order in which a forge looks for the file. GitHub: .github/, root, docs/; GitLab: root, docs/,
// .gitlab/.
int placeOf(std::string_view name, OwnerDialect dialect) {
  const size_t base = name.find_last_of("/!");
  const std::string_view folder = base == std::string_view::npos ? std::string_view() : name.substr(0, base);
  const bool isGitLab = dialect == OwnerDialect::kGitLab;
  if (folder.ends_with(".github")) return 0;
  if (folder.ends_with(".gitlab")) return 3;
  return folder == "docs" || folder.ends_with("/docs") ? 2 : isGitLab ? 0 : 1;
}

struct Heading {
  std::string_view section;
  bool isOptional = false;
  uint32_t approvals = 0;
};

// As formats/codeowners.cpp keeps it; bundles of before have the bare name.
Heading headingOf(std::string_view text) {
  const OwnerLine line = readOwnerLine(OwnerDialect::kGitLab, text);
  if (line.kind != OwnerLine::kSection) return {text};
  return {line.text, line.isOptional, line.approvals};
}

}  // namespace

Ownership::Ownership(const Tables& tables, const Identities& identities)
    : tables_(tables), identities_(identities), belonging_(tables, identities) {
  gatherFiles();
}

void Ownership::gatherFiles() {
  const OwnershipColumns& rows = tables_.ownerships;
  std::unordered_map<std::string, uint32_t> sections;  // of the file at hand, by name
  for (uint32_t row = 0; row < rows.rows; ++row) {
    const uint32_t report = tables_.ownershipReport[row];
    const std::string_view written = tables_.strings.text(rows.section[row]);
    const AssetId scope =
        rows.asset[row] != kNone ? identities_.assetOf[rows.asset[row]] : identities_.reportAsset[report];
    if (files_.empty() || files_.back().report != report || files_.back().scope != scope) {
      const OwnerDialect dialect = written.empty() ? OwnerDialect::kGitHub : OwnerDialect::kGitLab;
      files_.push_back(
          {report, scope, placeOf(tables_.reports[report].name, dialect), OwnerRules(dialect), {}});
      sections.clear();
    }
    File& file = files_.back();
    const Heading heading = headingOf(written);
    const uint32_t section =
        sections.try_emplace(std::string(heading.section), static_cast<uint32_t>(sections.size()))
            .first->second;
    std::string_view pattern = tables_.strings.text(rows.pattern[row]);
    const bool isExclusion = !written.empty() && pattern.starts_with('!');
    if (isExclusion) pattern.remove_prefix(1);
    file.rules.add(pattern, section, isExclusion, row);
    const bool isKnown =
        std::find(file.required.begin(), file.required.end(), heading.section) != file.required.end();
    if (!heading.isOptional && !isKnown) file.required.push_back(heading.section);
  }
  std::stable_sort(files_.begin(), files_.end(), [&](const File& a, const File& b) {
    return std::tie(a.place, tables_.reports[a.report].name) <
           std::tie(b.place, tables_.reports[b.report].name);
  });
}

Owner Ownership::ownerOf(AssetId asset) const {
  for (int step = 0; asset != kNone && step < Belonging::kMaxSteps; ++step, asset = belonging_.above(asset)) {
    const UnitedAsset& row = identities_.assets[asset];
    if (!row.owner.empty())
      return {row.owner,
              step == 0 ? "owner of " + row.name : "owner of " + row.name + ", which it belongs to"};
  }
  return {};
}

// GitLab asks the owners of every section that has a say: all of them own the file, and how much each section
// asks for stands beside.
Owner Ownership::ownersOf(const File& file, std::string_view path) const {
  const OwnershipColumns& rows = tables_.ownerships;
  Owner out;
  std::vector<StringId> named;
  for (const uint32_t row : file.rules.deciding(path)) {
    const uint32_t end = rows.owners.begin[row + 1];
    if (rows.owners.begin[row] == end) continue;  // meant: nobody's
    for (uint32_t i = rows.owners.begin[row]; i < end; ++i) {
      const StringId owner = rows.owners.items[i];
      if (std::find(named.begin(), named.end(), owner) != named.end()) continue;
      named.push_back(owner);
      out.name += (out.name.empty() ? "" : ", ") + std::string(tables_.strings.text(owner));
    }
    out.from += out.from.empty() ? tables_.reports[file.report].name + " line " : ", line ";
    out.from += std::to_string(rows.line[row]);
    const Heading heading = headingOf(tables_.strings.text(rows.section[row]));
    if (heading.section.empty()) continue;
    const bool isRequired =
        std::find(file.required.begin(), file.required.end(), heading.section) != file.required.end();
    out.from += " (section " + std::string(trim(heading.section)) + ": ";
    out.from += !isRequired             ? "optional)"
                : heading.approvals > 1 ? std::to_string(heading.approvals) + " approvals required)"
                                        : "approval required)";
  }
  return out;
}

Owner Ownership::codeOwner(AssetId asset, std::string_view path) const {
  // A repository's own rules before rules that belong to no repository in particular. Of several files of one
  // repository, the forge takes the first it finds, whatever that says.
  for (const bool scoped : {true, false}) {
    for (const File& file : files_) {
      if (scoped ? file.scope != asset : file.scope != kNone) continue;
      Owner owner = ownersOf(file, path);
      if (scoped || !owner.name.empty()) return owner;
    }
  }
  return {};
}

Owner Ownership::ownerOf(const Finding& finding) {
  const StringId file = tables_.observations.file[finding.representative];
  if (file != kNoString && !files_.empty()) {
    const std::string path = normalisePath(tables_.strings.text(file));
    const std::string key = std::to_string(finding.asset) + " " + path;
    auto at = known_.find(key);
    if (at == known_.end()) at = known_.emplace(key, codeOwner(finding.asset, path)).first;
    if (!at->second.name.empty()) return at->second;
  }
  return ownerOf(finding.asset);
}

}  // namespace postern
