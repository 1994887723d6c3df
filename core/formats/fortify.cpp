// SPDX-License-Identifier: Apache-2.0
// OpenText (Micro Focus, HP) Fortify: the XML report of Audit Workbench and ReportGenerator, and by
// fortify_fvdl.h audit.fvdl and dynamic scans. Of an FPR's other members audit.xml is recognised and its
// decisions counted: they are about results of another file.
// https://www.microfocus.com/documentation/fortify-static-code-analyzer-and-tools/
// Ignores: charts, executive summaries, comments of the audit.
#include "formats/fortify_fvdl.h"

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/web_links.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kXml) return {};
  if (probe.rootName == "FVDL") return {100, "root element FVDL"};
  if (probe.rootName == "Audit" && probe.rootNamespace.find("fortify") != std::string_view::npos)
    return {95, "an audit of Fortify"};
  if (probe.rootName == "ReportDefinition" && probe.root["TemplateName"].exists() &&
      probe.root["ReportSection"].exists())
    return {90, "ReportDefinition with a template and sections"};
  if (probe.rootName == "Scan" && probe.root["Issues"]["Issue"]["CheckTypeID"].exists() &&
      probe.root["Issues"]["Issue"]["VulnerabilityID"].exists())
    return {88, "issues with CheckTypeID and VulnerabilityID"};
  return {};
}

// <MetaInfo><Name>Recommendations</Name><Value>…: what the group of issues has in common.
std::string_view groupText(Node group, std::string_view name) {
  for (const Node info : group["MajorAttributeSummary"].each("MetaInfo")) {
    if (equalsIgnoreCase(info["Name"].text(), name)) return info["Value"].text();
  }
  return {};
}

void setAnalysis(BatchBuilder& out, Observation& found, Node issue) {
  for (const Node tag : issue.each("Tag")) {
    if (!equalsIgnoreCase(tag["Name"].text(), "Analysis")) continue;
    const std::string_view value = tag["Value"].text();
    found.stateText = out.text(value);
    if (equalsIgnoreCase(value, "Not an Issue")) found.state = State::kFalsePositive;
  }
}

void readIssue(const Record& record, BatchBuilder& out) {
  const Node issue = record.node;
  const std::string_view category = trim(issue["Category"].text());
  if (category.empty()) return out.skip(record, "no_title", "an issue without a category");
  const Node group = record.up(1);
  const Node primary = issue["Primary"];
  Observation found;
  found.kind = ObservationKind::kCode;
  found.title = out.plain(category);
  found.rule = out.text(issue["@ruleID"].text());
  std::string text(issue["Abstract"].text());
  if (const std::string_view more = groupText(group, "Explanation"); !more.empty()) (text += "\n") += more;
  found.description = out.plain(text);
  found.fixText = out.plain(groupText(group, "Recommendations"), 4000);
  setSeverity(out, found, issue.firstText({"Friority", "Folder"}));
  setAnalysis(out, found, issue);
  found.file = out.text(primary.firstText({"FilePath", "FileName"}));
  found.line = positive(primary["LineStart"]);
  found.snippet = out.text(clipUtf8(primary["Snippet"].text(), 4000));
  found.symbol = out.text(primary["TargetFunction"].text());
  addLinks(out, found.references, groupText(group, "References"));
  for (const Node list : issue.each("ExternalCategory")) {
    if (containsIgnoreCase(list["@type"].text(), "CWE")) addWeaknesses(found.weaknesses, list.text());
  }
  if (const std::string_view kingdom = issue["Kingdom"].text(); !kingdom.empty())
    found.tags.add(out.text(kingdom));
  if (const std::string_view id = issue["@iid"].text(); !id.empty()) found.fingerprints.add(out.text(id));
  out.add(record, found);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Fortify");
  const std::string_view root = in.probe().rootName;
  if (root == "FVDL") return importFortifyFvdl(in, out);
  if (root == "Scan") return importFortifyScan(in, out);
  if (root == "Audit") {
    return in.read(
        {"/Audit/IssueList/Issue"},
        [&](const Record& record) {
          out.skip(record, "audit", "a decision of the audit, about a result of audit.fvdl");
        },
        out.diagnostics());
  }
  return in.read(
      {"//Issue"}, [&](const Record& record) { readIssue(record, out); }, out.diagnostics());
}

}  // namespace

extern const Format kFortify;
const Format kFortify{"fortify",
                      "Fortify",
                      "https://www.microfocus.com/documentation/fortify-static-code-analyzer-and-tools/",
                      "XML",
                      Family::kCode,
                      false,
                      sniff,
                      import};

}  // namespace postern
