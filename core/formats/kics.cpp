// SPDX-License-Identifier: Apache-2.0
// KICS 1.x and 2.x JSON: one observation per file of each query. Ignores: the bill of materials, counters.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniffKics(const Probe& probe) {
  if (!probe.isJson() || !probe.root.isObject()) return {};
  const Node root = probe.root;
  if (root["kics_version"].exists()) return {100, "kics_version"};
  const Node query = root["queries"].item(0);
  if (query["query_id"].exists() && query["files"].exists()) return {95, "queries with query_id and files"};
  if (root["queries_total"].exists() && root["files_scanned"].exists())
    return {90, "queries_total and files_scanned"};
  return {};
}

// "aws_s3_bucket[logs].acl" is the address aws_s3_bucket.logs; "Resources.Logs.Properties" the logical id
// Logs (https://docs.kics.io/latest/creating-queries/). Objects of Kubernetes are named by type and name.
std::string addressOf(Node file) {
  const std::string_view key = file["search_key"].text();
  const size_t open = key.find('[');
  const size_t close = key.find(']');
  if (open != std::string_view::npos && close != std::string_view::npos && close > open &&
      key.find('.') > open && key.find('{') > open) {
    std::string address(key.substr(0, open));
    (address += '.') += key.substr(open + 1, close - open - 1);
    if (address.find("{{") == std::string::npos) return address;
    address.erase(address.find("{{"), 2);  // "aws_s3_bucket[{{logs}}]"
    if (const size_t end = address.find("}}"); end != std::string::npos) address.erase(end, 2);
    return address;
  }
  if (key.starts_with("Resources.")) return std::string(key.substr(10, key.find('.', 10) - 10));
  const std::string_view type = file["resource_type"].text();
  const std::string_view name = file["resource_name"].text();
  const bool isObject =
      !type.empty() && type[0] >= 'A' && type[0] <= 'Z' && !name.empty() && key.starts_with("metadata.name=");
  return isObject ? std::string(type) + "/" + std::string(name) : std::string();
}

void readFile(const Record& record, BatchBuilder& out) {
  const Node file = record.node;
  const Node query = record.up(1);
  const std::string_view name = query["query_name"].text();
  if (name.empty() && query["query_id"].text().empty()) {
    return out.skip(record, "empty_result", "a query has neither a name nor an id");
  }
  Observation found;
  found.kind = query["category"].text() == "Secret Management" ? ObservationKind::kSecret
                                                               : ObservationKind::kMisconfiguration;
  found.title = out.plain(firstSentence(name.empty() ? query["query_id"].text() : name));
  found.description = out.plain(query["description"].text());
  found.rule = out.text(query["query_id"].text());
  setSeverity(out, found, query["severity"].text());
  addWeaknesses(found.weaknesses, query["cwe"]);
  found.file = out.text(file["file_name"].text());
  found.line = positive(file["line"]);
  const std::string_view resource = file["resource_name"].text();
  found.resource = out.text(resource.empty() || resource == "n/a" ? file["search_key"].text() : resource);
  for (const std::string_view key : {"platform", "category", "cloud_provider"}) {
    const std::string_view tag = query[key].text();
    if (!tag.empty()) found.tags.add(out.text(tag));
  }
  if (const std::string_view type = file["resource_type"].text(); !type.empty() && type != "n/a") {
    found.tags.add(out.text(type));
  }
  if (const std::string address = addressOf(file); !address.empty())
    found.tags.add(out.text("address:" + address));
  std::string fix(file["remediation"].text());
  if (fix.empty() && !file["expected_value"].text().empty())
    fix = "Expected: " + std::string(file["expected_value"].text());
  // What a secret query found is the secret itself.
  const std::string_view actual = file["actual_value"].text();
  if (found.kind != ObservationKind::kSecret && !actual.empty()) {
    found.description =
        out.plain(std::string(query["description"].text()) + "\nActual: " + std::string(actual));
  }
  found.fixText = out.plain(fix, 4000);
  if (const std::string_view id = file["similarity_id"].text(); !id.empty())
    found.fingerprints.add(out.text(id));
  if (const std::string_view url = query["query_url"].text(); !url.empty())
    found.references.add(out.text(url));
  out.add(record, found);
}

Status importKics(Document& in, BatchBuilder& out) {
  const Node root = in.probe().root;
  out.tool("KICS", root["kics_version"].text());
  out.scannedAt(parseTime(root["end"].textOr(root["start"].text())));
  return in.read(
      {"/queries/*/files/*"}, [&](const Record& record) { readFile(record, out); }, out.diagnostics());
}

}  // namespace

extern const Format kKics;
const Format kKics = {
    "kics",    "KICS",    "https://docs.kics.io/latest/results/", "JSON", Family::kInfrastructure, false,
    sniffKics, importKics};

}  // namespace postern
