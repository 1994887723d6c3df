// SPDX-License-Identifier: Apache-2.0
// Finds fixtures and runs them through the importers (fixtures.h).
#include "tests/formats/fixtures.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "formats/format.h"
#include "read/json_parser.h"
#include "tests/read/workbooks.h"

namespace postern::fixtures {
namespace fs = std::filesystem;
namespace {

std::vector<Fixture> findAll() {
  std::vector<Fixture> found;
  for (const Format* format : formats()) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder() / std::string(format->id), error)) {
      if (!entry.is_regular_file()) continue;
      found.push_back({std::string(format->id), entry.path().stem().string(), entry.path()});
    }
  }
  std::sort(found.begin(), found.end(), [](const Fixture& a, const Fixture& b) { return a.path < b.path; });
  // "scan.json" beside "scan.xml": the second is "scan_xml".
  for (size_t i = 1; i < found.size(); ++i) {
    if (found[i].path.parent_path() == found[i - 1].path.parent_path() &&
        found[i].name == found[i - 1].path.stem())
      found[i].name += "_" + found[i].path.extension().string().substr(1);
  }
  return found;
}

std::string xmlText(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

// "x.sheets", {"sheet": [[cell, ...], ...]}: a workbook that is readable in the repository.
std::string workbookOf(std::string_view json) {
  Diagnostics ignored;
  JsonParser parser(json, ignored);
  Tape tape;
  parser.skipSpace();
  if (!parser.parse(tape)) return {};
  std::vector<SheetText> sheets;
  for (const Node::Member sheet : tape.root().members()) {
    SheetText text{xmlText(sheet.key), {}};
    for (const Node row : sheet.value.items()) {
      text.data += "<row>";
      for (const Node cell : row.items())
        text.data += "<c t=\"inlineStr\"><is><t>" + xmlText(cell.text()) + "</t></is></c>";
      text.data += "</row>";
    }
    sheets.push_back(std::move(text));
  }
  return workbook(sheets);
}

}  // namespace

fs::path folder() { return fs::path(POSTERN_SOURCE_DIR) / "tests" / "fixtures"; }
fs::path goldenFolder() { return fs::path(POSTERN_SOURCE_DIR) / "tests" / "golden"; }

fs::path Fixture::golden() const { return goldenFolder() / format / (name + ".txt"); }
std::string Fixture::bytes() const {
  const std::string bytes = readFile(path);
  return path.extension() == ".sheets" ? workbookOf(bytes) : bytes;
}

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

const std::vector<Fixture>& all() {
  static const std::vector<Fixture> kAll = findAll();
  return kAll;
}

Import import(std::string_view name, std::string_view bytes) {
  Import result;
  importInput(name, bytes, ImportSettings{}, [&](ImportOutcome&& outcome) {
    if (outcome.failed) {
      if (outcome.error.message.empty()) result.problem = outcome.file + " failed without a message";
    } else if (const Status status = checkBatch(outcome.batch); !status) {
      result.problem = outcome.file + " gave a batch that does not check: " + status.error().message;
    } else {
      appendBatch(outcome.batch, result.tables);
    }
    result.outcomes.push_back(std::move(outcome));
  });
  if (result.outcomes.empty()) result.problem = std::string(name) + " gave no outcome";
  return result;
}

}  // namespace postern::fixtures
