// SPDX-License-Identifier: Apache-2.0
// Finds the syntax by trying the strictest first (JSON, XML, CSV, YAML; else text), and hands reading to its
// reader.
#include "read/document.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "read/csv_reader.h"
#include "read/encoding.h"
#include "read/html_reader.h"
#include "read/json_reader.h"
#include "read/json_sniff.h"
#include "read/limits.h"
#include "read/place.h"
#include "read/text_reader.h"
#include "read/xlsx_reader.h"
#include "read/xml_reader.h"
#include "read/yaml_reader.h"

namespace postern {
namespace {

constexpr uint64_t kProgressSteps = 200;
constexpr uint64_t kLeastProgress = 4'000'000;  // smaller inputs are read before anybody looks

}  // namespace

struct Document::State {
  Probe probe;
  DecodedText decoded;
  std::string_view text;
  Tape tape;          // the probe's root
  StringPool names;   // its XML names
  Diagnostics noted;  // what the JSON reader notes, passed on after each read()
  std::unique_ptr<JsonReader> json;
  std::unique_ptr<CsvReader> csv;
  std::unique_ptr<XlsxReader> xlsx;
  std::unique_ptr<HtmlReader> html;
  uint64_t skipped = 0;
  ReadProgress progress;

  Status read(const PathSet& set, RecordHandler handler, Diagnostics& diagnostics);
  void sniff(Diagnostics& diagnostics);
  bool sniffJson();
  bool sniffWrappedJson(Diagnostics& diagnostics);
  bool sniffHtml(Diagnostics& diagnostics);
  bool sniffXml(Diagnostics& diagnostics);
  bool sniffCsv();
  bool sniffYaml();
  void openWorkbook(std::unique_ptr<XlsxReader> workbook);
};

std::string_view syntaxName(Syntax syntax) {
  switch (syntax) {
    case Syntax::kEmpty:
      return "empty";
    case Syntax::kBinary:
      return "binary";
    case Syntax::kText:
      return "text";
    case Syntax::kJson:
      return "JSON";
    case Syntax::kJsonLines:
      return "JSON Lines";
    case Syntax::kXml:
      return "XML";
    case Syntax::kYaml:
      return "YAML";
    case Syntax::kCsv:
      return "CSV";
    case Syntax::kXlsx:
      return "XLSX";
    case Syntax::kHtml:
      return "HTML";
  }
  return "text";
}

bool Probe::hasColumn(std::string_view column) const {
  return std::any_of(columns.begin(), columns.end(),
                     [column](std::string_view known) { return equalsIgnoreCase(known, column); });
}

bool Document::State::sniffJson() {
  if (const std::string_view line = firstJsonLine(text); !line.empty()) {
    probe.root = JsonReader(line, false, noted).skim(tape);
    probe.syntax = Syntax::kJsonLines;
  } else {
    const std::string_view start = trim(text.substr(0, limits::kProbeBytes));
    if (!start.starts_with('{') && !start.starts_with('[') && start != "null") return false;
    json = std::make_unique<JsonReader>(text, false, noted);
    probe.root = json->skim(tape);
    if (!isJson(text, *json, probe.root)) return false;
    probe.syntax = Syntax::kJson;
    return true;
  }
  json = std::make_unique<JsonReader>(text, true, noted);
  return true;
}

// A script that holds one value is that value.
bool Document::State::sniffWrappedJson(Diagnostics& diagnostics) {
  const auto part = findWrappedJson(text);
  if (!part) return false;
  auto reader = std::make_unique<JsonReader>(text, *part, false, noted);
  const Node root = reader->skim(tape);
  if (root.size() == 0 || (root.isArray() && !root.item(0).isObject())) return false;
  if (!(reader->problem().empty() || reader->endedEarly())) return false;
  json = std::move(reader);
  probe.root = root;
  probe.syntax = Syntax::kJson;
  diagnostics.add("wrapped_json", "the JSON is wrapped in a script, which was left out",
                  describePlace(text, part->begin));
  return true;
}

bool Document::State::sniffHtml(Diagnostics& diagnostics) {
  if (!isHtml(text)) return false;
  html = std::make_unique<HtmlReader>(text, diagnostics);
  probe.syntax = Syntax::kHtml;
  probe.root = html->root();
  probe.rootName = "html";
  probe.columns = html->columns();
  return true;
}

bool Document::State::sniffXml(Diagnostics& diagnostics) {
  const std::string_view start = trim(text.substr(0, limits::kProbeBytes));
  if (!start.starts_with('<')) return false;
  noteXmlControls(text, diagnostics);
  const XmlHead head = skimXml(text, tape, names);
  if (!head.hasRoot && !start.starts_with("<?xml") && !start.starts_with("<!DOCTYPE")) return false;
  probe.syntax = Syntax::kXml;
  probe.root = tape.root();
  probe.rootName = head.rootName;
  probe.rootNamespace = head.rootNamespace;
  return true;
}

bool Document::State::sniffCsv() {
  auto shape = findCsvShape(text);
  if (!shape) return false;
  csv = std::make_unique<CsvReader>(text, std::move(*shape));
  probe.syntax = Syntax::kCsv;
  probe.columns = csv->columns();
  probe.root = csv->firstRow(tape);
  return true;
}

void Document::State::openWorkbook(std::unique_ptr<XlsxReader> workbook) {
  xlsx = std::move(workbook);
  text = xlsx->text();
  probe.syntax = Syntax::kXlsx;
  probe.columns = xlsx->columns();
  probe.root = xlsx->firstRow(tape);
  probe.head = clipUtf8(text, 4096);
}

bool Document::State::sniffYaml() {
  tape.clear();
  if (!isYaml(text, tape)) return false;
  probe.syntax = Syntax::kYaml;
  probe.root = tape.root();
  return true;
}

void Document::State::sniff(Diagnostics& diagnostics) {
  if (trim(text).empty()) {
    probe.syntax = Syntax::kEmpty;
  } else if (!sniffJson() && !sniffWrappedJson(diagnostics) && !sniffHtml(diagnostics) &&
             !sniffXml(diagnostics) && !sniffCsv() && !sniffYaml()) {
    probe.root = Node();
    probe.syntax = Syntax::kText;
  }
  probe.head = clipUtf8(text, 4096);
  noted = Diagnostics();
}

Result<Document> Document::open(std::string_view name, std::string_view bytes, Diagnostics& diagnostics) {
  if (bytes.size() > limits::kMaxFileBytes) {
    Error error = makeError(ErrorCode::kTooLarge, "the file is larger than 2,000,000,000 bytes");
    error.source = name;
    return error;
  }
  auto state = std::make_unique<State>();
  state->probe.name = name;
  if (isWorkbook(bytes)) {
    Result<std::unique_ptr<XlsxReader>> workbook = XlsxReader::open(bytes, diagnostics);
    if (!workbook) {
      Error error = workbook.error();
      error.source = name;
      return error;
    }
    state->openWorkbook(std::move(workbook).value());
    return Document(std::move(state));
  }
  state->decoded = decodeText(bytes, diagnostics);
  state->text = state->decoded.text();
  if (state->decoded.binary) {
    state->probe.syntax = Syntax::kBinary;
  } else {
    state->sniff(diagnostics);
  }
  return Document(std::move(state));
}

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const Probe& Document::probe() const { return state_->probe; }
std::string_view Document::text() const { return state_->text; }
uint64_t Document::skippedRecords() const { return state_->skipped; }

Status Document::State::read(const PathSet& set, RecordHandler handler, Diagnostics& diagnostics) {
  skipped = 0;
  switch (probe.syntax) {
    case Syntax::kJson:
    case Syntax::kJsonLines: {
      noted = Diagnostics();
      Status status = json->read(set, handler);
      skipped = json->skippedRecords();
      for (const Diagnostic& entry : noted.entries()) {
        diagnostics.add(entry.code, entry.message, entry.where, entry.count);
      }
      return status;
    }
    case Syntax::kXml:
      return readXml(text, set, handler, diagnostics);
    case Syntax::kYaml:
      return readYaml(text, set, handler);
    case Syntax::kCsv: {
      Status status = csv->read(set, handler, diagnostics);
      skipped = csv->skippedRecords();
      return status;
    }
    case Syntax::kXlsx: {
      Status status = xlsx->read(set, handler, diagnostics);
      skipped = xlsx->skippedRecords();
      return status;
    }
    case Syntax::kText:
      readLines(text, set, handler);
      break;
    case Syntax::kHtml: {
      Status status = html->read(set, handler, diagnostics);
      skipped = html->skippedRecords();
      return status;
    }
    case Syntax::kEmpty:
    case Syntax::kBinary:
      break;
  }
  return Done{};
}

void Document::onProgress(ReadProgress progress) { state_->progress = std::move(progress); }

Status Document::survey(std::span<const std::string_view> paths, RecordHandler handler) {
  const uint64_t skipped = state_->skipped;
  Diagnostics unheard;
  Status status = read(paths, handler, unheard);
  state_->skipped = skipped;
  return status;
}

Status Document::read(std::span<const std::string_view> paths, RecordHandler handler,
                      Diagnostics& diagnostics) {
  State& state = *state_;
  const PathSet set(paths);
  if (!state.progress) return state.read(set, handler, diagnostics);
  const uint64_t of = state.text.size();
  const uint64_t step = std::max<uint64_t>(of / kProgressSteps, kLeastProgress);
  uint64_t next = step;
  const auto counted = [&](const Record& record) {
    if (record.range.begin >= next) {
      next = record.range.begin + step;
      state.progress(record.range.begin, of);
    }
    handler(record);
  };
  return state.read(set, counted, diagnostics);
}

}  // namespace postern
