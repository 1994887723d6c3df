// SPDX-License-Identifier: Apache-2.0
// Elements are visited in document order without recursion; each knows the paths that go on through it.
#include "read/html_reader.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "read/json_reader.h"
#include "read/limits.h"
#include "read/table_path.h"

namespace postern {
namespace {

constexpr uint32_t kSkimDepth = 7;

bool hasClass(std::string_view classes, std::string_view wanted) {
  for (size_t at = classes.find(wanted); at != std::string_view::npos; at = classes.find(wanted, at + 1)) {
    const size_t end = at + wanted.size();
    if ((at == 0 || isAsciiSpace(classes[at - 1])) && (end == classes.size() || isAsciiSpace(classes[end])))
      return true;
  }
  return false;
}

// "div", "div.a.b", "div#x", ".a"
bool matches(std::string_view step, std::string_view name, Node node) {
  size_t at = step.find_first_of(".#");
  const std::string_view wanted = step.substr(0, at);
  if (!wanted.empty() && wanted != name && wanted != "*") return false;
  if (wanted.empty() && at == std::string_view::npos) return false;
  while (at < step.size()) {
    const size_t next = std::min(step.find_first_of(".#", at + 1), step.size());
    const std::string_view part = step.substr(at + 1, next - at - 1);
    if (part.empty()) return false;
    if (step[at] == '.' ? !hasClass(node["@class"].text(), part) : node["@id"].text() != part) return false;
    at = next;
  }
  return true;
}

}  // namespace

HtmlReader::HtmlReader(std::string_view source, Diagnostics& diagnostics) : source_(source) {
  readHtmlPage(source, page_, diagnostics);
  labels_ = std::make_unique<HtmlLabels>(page_);
  tables_ = findHtmlTables(page_);
  data_ = findHtmlData(source, page_);
  completeRoot();
}

void HtmlReader::completeRoot() {
  Tape& tape = page_.tape;
  Tape fields;
  if (labels_->append(0, fields)) {
    tape.key("#fields");
    tape.copy(fields.node(1));
    ++page_.members;
  }
  Diagnostics ignored;
  for (const HtmlData& data : data_) {
    JsonParser parser(source_, ignored);
    parser.limitTo(data.range.end);
    parser.seek(data.range.begin);
    tape.key(data.name);
    parser.skim(tape, kSkimDepth);
    ++page_.members;
  }
  tape.close(0, page_.members);
}

std::vector<std::string_view> HtmlReader::columns() const {
  std::vector<std::string_view> all;
  std::set<std::string_view> seen;
  for (const HtmlTable& table : tables_) {
    for (const std::string_view column : table.columns) {
      if (all.size() < limits::kMaxColumns && seen.insert(column).second) all.push_back(column);
    }
  }
  return all;
}

void HtmlReader::readTables(const PathSet& paths, RecordHandler handler) {
  Tape around;
  Tape row;
  for (const HtmlTable& table : tables_) {
    const int path = tablePath(paths, table.title);
    if (path < 0) continue;
    around.clear();
    const uint32_t object = around.open(NodeKind::kObject);
    around.key("#title");
    around.scalar(NodeKind::kString, table.title);
    around.close(object, 1);
    const Node ancestors[] = {root(), around.root()};
    const std::string parent = "/" + table.title + "/";
    Record record;
    record.spec = static_cast<uint32_t>(path);
    record.ancestors = ancestors;
    record.parent = parent;
    readHtmlRows(page_, table, row, [&](uint32_t element, Node node) {
      record.node = node;
      record.range = page_.elements[element].range;
      handler(record);
      ++record.index;
    });
  }
}

std::string HtmlReader::stepOf(uint32_t element) const {
  const HtmlElement& of = page_.elements[element];
  std::string step(of.name);
  if (element != 0) step += "[" + std::to_string(of.ordinal) + "]";
  return step;
}

void HtmlReader::emitElement(uint32_t element, int path, Tape& tape, RecordHandler handler) {
  std::vector<Node> ancestors;
  std::string parent = "/";
  std::vector<uint32_t> around;
  for (uint32_t at = element; at != 0; at = page_.elements[at].parent)
    around.push_back(page_.elements[at].parent);
  ancestors.push_back(root());
  for (size_t i = around.size(); i-- > 0;) {
    ancestors.push_back(page_.node(around[i]));
    parent += stepOf(around[i]) + "/";
  }
  tape.clear();
  tape.copy(page_.node(element));
  const Node node = page_.node(element);
  if (node.isObject()) tape.close(0, node.size() + (labels_->append(element, tape) ? 1 : 0));
  const std::string key = stepOf(element);
  Record record;
  record.spec = static_cast<uint32_t>(path);
  record.node = tape.root();
  record.ancestors = ancestors;
  record.range = page_.elements[element].range;
  record.parent = parent;
  record.key = key;
  record.index = page_.elements[element].ordinal - 1;
  handler(record);
}

void HtmlReader::readElements(const PathSet& paths, RecordHandler handler) {
  const auto& elements = page_.elements;
  std::vector<uint32_t> active(elements.size());
  std::vector<uint32_t> depth(elements.size());
  Tape tape;
  for (uint32_t i = 0; i < elements.size();) {
    const HtmlElement& element = elements[i];
    const Node node = page_.node(i);
    const auto fits = [&](std::string_view step) { return matches(step, element.name, node); };
    depth[i] = i == 0 ? 0 : depth[element.parent] + 1;
    // The root is named: "/*" are the tables' rows.
    active[i] = i == 0 ? paths.step(paths.all(), 0, element.name) & ~paths.step(paths.all(), 0, "")
                       : paths.stepIf(active[element.parent], depth[i], fits);
    int path = paths.recordAt(active[i], depth[i] + 1);
    if (path < 0 && paths.hasAnywhere()) path = paths.anywhereIf(fits);
    if (path >= 0 && !paths.isSkipped(path)) emitElement(i, path, tape, handler);
    i = path >= 0 ? element.end : i + 1;
  }
}

Status HtmlReader::readData(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics) {
  for (const HtmlData& data : data_) {
    const uint32_t active = paths.step(paths.all(), 0, data.name) & ~paths.step(paths.all(), 0, "");
    if (active == 0) continue;
    JsonReader reader(source_, data.range, false, diagnostics);
    const Status status = reader.readMember(paths, active, data.name, handler);
    skippedRecords_ += reader.skippedRecords();
    if (!status) return status;
  }
  return Done{};
}

Status HtmlReader::read(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics) {
  skippedRecords_ = 0;
  const int whole = paths.recordAt(paths.all(), 0);
  if (whole >= 0 && !paths.isSkipped(whole)) {
    Record record;
    record.spec = static_cast<uint32_t>(whole);
    record.node = root();
    record.range = {0, source_.size()};
    record.key = "/";
    handler(record);
  }
  readTables(paths, handler);
  readElements(paths, handler);
  return readData(paths, handler, diagnostics);
}

}  // namespace postern
