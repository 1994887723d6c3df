// SPDX-License-Identifier: Apache-2.0
// Records of a page. The page is one object, {"html": tree, "#fields": what is labelled, "data": ...}:
//   "/*", "/Title", "/Title/*"  rows of its tables with a header (html_tables.h), flat as CSV's; the object
//   around
//                               them is {"#title": ...}, the page around that
//   "/html/body/div", "//tr"    elements (html_page.h), with "#fields" of their own (html_labels.h). A step
//   or name
//                               may carry class and id: "//div.issue", "//.card", "/html/body/div#main". Of
//                               matches inside of each other the outer is the record
//   "/data/items/*"             in the JSON that a script names "data" (html_scripts.h): as JsonReader
//   "/"                         the page
// The page is kept whole, so what is around a record is complete.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/error.h"
#include "read/html_labels.h"
#include "read/html_page.h"
#include "read/html_scripts.h"
#include "read/html_tables.h"
#include "read/record.h"

namespace postern {

class HtmlReader {
 public:
  /// `source` must outlive the reader.
  HtmlReader(std::string_view source, Diagnostics& diagnostics);

  Node root() const { return page_.tape.root(); }
  /// The headers of all tables, without repeats.
  std::vector<std::string_view> columns() const;
  Status read(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics);
  uint64_t skippedRecords() const { return skippedRecords_; }

 private:
  void completeRoot();
  void readTables(const PathSet& paths, RecordHandler handler);
  void readElements(const PathSet& paths, RecordHandler handler);
  Status readData(const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics);
  void emitElement(uint32_t element, int path, Tape& tape, RecordHandler handler);
  std::string stepOf(uint32_t element) const;

  std::string_view source_;
  HtmlPage page_;
  std::unique_ptr<HtmlLabels> labels_;
  std::vector<HtmlTable> tables_;
  std::vector<HtmlData> data_;
  uint64_t skippedRecords_ = 0;
};

}  // namespace postern
