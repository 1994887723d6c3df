// SPDX-License-Identifier: Apache-2.0
// One part of the package is unpacked at a time; what stays is the shared strings and the sheets' text.
#include "read/xlsx_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "read/encoding.h"
#include "read/limits.h"
#include "read/table_path.h"
#include "read/xlsx_sheet.h"
#include "read/xml_reader.h"
#include "read/zip_reader.h"

namespace postern {
namespace {

constexpr std::string_view kWorkbook = "xl/workbook.xml";

// The parts of a package by name, in which ASCII case does not count (ECMA-376 part 2, 6.2.2.3).
class Package {
 public:
  explicit Package(std::string_view bytes) : bytes_(bytes), budget_(bytes.size()) {}

  Status open() {
    Result<std::vector<ZipEntry>> entries = listZip(bytes_);
    if (!entries) return entries.error();
    for (ZipEntry& entry : entries.value()) {
      std::string name = toLowerAscii(entry.name);
      std::replace(name.begin(), name.end(), '\\', '/');
      parts_.emplace(std::move(name), std::move(entry));
    }
    return Done{};
  }
  bool has(std::string_view name) const { return parts_.count(toLowerAscii(name)) > 0; }
  /// The part's text in UTF-8.
  Result<std::string> read(std::string_view name) {
    const auto found = parts_.find(toLowerAscii(name));
    if (found == parts_.end())
      return makeError(ErrorCode::kMalformed,
                       "the workbook lacks its part " + std::string(name.substr(0, 200)));
    Result<ZipContent> content = readZipEntry(bytes_, found->second, budget_);
    if (!content) return content.error();
    Diagnostics ignored;
    DecodedText decoded = decodeText(content.value().view, ignored);
    if (decoded.converted) return std::move(decoded.owned);
    if (content.value().owned.empty()) return std::string(decoded.view);
    std::string& owned = content.value().owned;
    owned.erase(0, static_cast<size_t>(decoded.view.data() - owned.data()));  // a byte order mark
    return std::move(owned);
  }
  UnpackBudget& budget() { return budget_; }

 private:
  std::string_view bytes_;
  UnpackBudget budget_;
  std::map<std::string, ZipEntry> parts_;
};

// "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml" and "../xl/..." of xl/workbook.xml's relations.
std::string resolve(std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  if (target.starts_with("../")) return std::string(target.substr(3));
  return "xl/" + std::string(target);
}

struct SheetEntry {
  std::string name;
  std::string relation;
};

struct Contents {
  std::vector<SheetEntry> sheets;
  std::map<std::string, std::string> targets;  // relation -> part
  std::string strings;                         // the part of shared strings, if any
  std::string styles;
  bool from1904 = false;
};

Status readContents(Package& package, Contents& contents) {
  Diagnostics ignored;
  const Result<std::string> workbook = package.read(kWorkbook);
  if (!workbook) return workbook.error();
  const std::string_view paths[] = {"//sheet", "//workbookPr"};
  Status status = readXml(
      workbook.value(), PathSet(paths),
      [&](const Record& record) {
        if (record.spec == 0) {
          if (contents.sheets.size() < limits::kMaxArchiveEntries) {
            // "r:id"; "@id" after the prefix is cut off.
            contents.sheets.push_back(
                {std::string(record.node["@name"].text()), std::string(record.node["@id"].text())});
          }
        } else {
          const std::string_view flag = record.node["@date1904"].text();
          contents.from1904 = flag == "1" || flag == "true";
        }
      },
      ignored);
  if (!status) return status;
  const Result<std::string> relations = package.read("xl/_rels/workbook.xml.rels");
  if (!relations) return relations.error();
  const std::string_view relation[] = {"//Relationship"};
  return readXml(
      relations.value(), PathSet(relation),
      [&](const Record& record) {
        const std::string part = resolve(record.node["@Target"].text());
        const std::string_view type = record.node["@Type"].text();
        contents.targets.emplace(record.node["@Id"].text(), part);
        if (type.ends_with("/sharedStrings")) contents.strings = part;
        if (type.ends_with("/styles")) contents.styles = part;
      },
      ignored);
}

std::string nameOf(std::string_view sheet) { return "sheet \"" + std::string(clipUtf8(sheet, 80)) + "\""; }

// What cells need besides their sheet. Damage in it costs texts and dates, not rows.
void readShared(Package& package, const Contents& contents, SharedStrings& strings, XlsxStyles& styles,
                Diagnostics& diagnostics) {
  styles.from1904 = contents.from1904;
  const auto note = [&](const Error& error) {
    diagnostics.add("bad_part",
                    "a part that the workbook's sheets share cannot be read whole: " + error.message,
                    error.where);
  };
  if (!contents.strings.empty()) {
    const Result<std::string> xml = package.read(contents.strings);
    const Status status = xml ? readSharedStrings(xml.value(), strings) : Status(xml.error());
    if (!status) note(status.error());
  }
  if (!contents.styles.empty()) {
    const Result<std::string> xml = package.read(contents.styles);
    const Status status = xml ? readStyles(xml.value(), styles) : Status(xml.error());
    if (!status) note(status.error());
  }
}

}  // namespace

bool isWorkbook(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  Package package(bytes);
  return package.open().ok() && package.has(kWorkbook) && package.has("[content_types].xml");
}

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(std::string_view bytes, Diagnostics& diagnostics) {
  Package package(bytes);
  Contents contents;
  Status status = package.open();
  if (status) status = readContents(package, contents);
  if (!status) return status.error();
  SharedStrings strings;
  XlsxStyles styles;
  readShared(package, contents, strings, styles, diagnostics);
  auto reader = std::make_unique<XlsxReader>();
  std::optional<Error> firstFault;
  for (SheetEntry& entry : contents.sheets) {
    const uint64_t from = reader->text_.size();
    const auto target = contents.targets.find(entry.relation);
    const Result<std::string> xml =
        package.read(target == contents.targets.end() ? std::string() : target->second);
    const Status read = xml ? appendSheet(xml.value(), strings, styles, from + package.budget().left(),
                                          reader->text_, diagnostics)
                            : Status(xml.error());
    const ByteRange range{from, reader->text_.size()};
    package.budget().spend(range.end - range.begin);
    if (!read) {
      diagnostics.add("bad_sheet", "a sheet cannot be read whole: " + read.error().message,
                      nameOf(entry.name));
      if (!firstFault) firstFault = read.error();
    }
    reader->sheets_.push_back({std::move(entry.name), range, nullptr});
    if (package.budget().isSpent()) {
      firstFault = firstFault.value_or(package.budget().refusal());
      diagnostics.add("bad_sheet", "sheets were left out: " + firstFault->message, "");
      break;
    }
  }
  if (reader->text_.empty() && firstFault) return *firstFault;
  const std::string_view text = reader->text_;
  for (Sheet& sheet : reader->sheets_) {
    const std::string_view upToEnd = text.substr(0, sheet.range.end);
    CsvShape shape = findSheetShape(upToEnd, sheet.range.begin);
    if (shape.unnamed > 0)
      diagnostics.add("no_header", "no row of a sheet reads like a header", nameOf(sheet.name));
    shape.titles.insert(shape.titles.begin(), sheet.name);
    sheet.rows = std::make_unique<CsvReader>(upToEnd, std::move(shape));
  }
  return reader;
}

std::vector<std::string_view> XlsxReader::columns() const {
  std::vector<std::string_view> all;
  std::set<std::string_view> seen;
  for (const Sheet& sheet : sheets_) {
    for (const std::string_view column : sheet.rows->columns()) {
      if (all.size() < limits::kMaxColumns && seen.insert(column).second) all.push_back(column);
    }
  }
  return all;
}

Node XlsxReader::firstRow(Tape& tape) const {
  for (const Sheet& sheet : sheets_) {
    const Node row = sheet.rows->firstRow(tape);
    if (row.exists()) return row;
  }
  return {};
}

Status XlsxReader::read(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics) {
  skippedRecords_ = 0;
  for (const Sheet& sheet : sheets_) {
    const int path = tablePath(paths, sheet.name);
    if (path < 0) continue;
    const std::string parent = "/" + sheet.name + "/";
    const Status status = sheet.rows->readRows(static_cast<uint32_t>(path), parent, handler, diagnostics);
    skippedRecords_ += sheet.rows->skippedRecords();
    if (!status) return status;
  }
  return Done{};
}

}  // namespace postern
