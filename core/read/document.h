// SPDX-License-Identifier: Apache-2.0
// One plain input: its text in UTF-8, its syntax found from its content, a pruned look at its start for
// detection, and its records. Compressed inputs are opened by archive.h first.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/error.h"
#include "read/record.h"
#include "read/tape.h"

namespace postern {

enum class Syntax : uint8_t { kEmpty, kBinary, kText, kJson, kJsonLines, kXml, kYaml, kCsv, kXlsx, kHtml };
/// "JSON", "JSON Lines", "XML", "YAML", "CSV", "XLSX", "HTML", "text", "binary", "empty".
std::string_view syntaxName(Syntax syntax);

/// What detection may look at. All views live as long as the Document.
struct Probe {
  std::string_view name;  ///< as given, with folders; breaks ties only
  Syntax syntax = Syntax::kEmpty;
  /// JSON: the first value, at most 64 members, 3 items, 7 levels. JSON Lines: the first line. YAML: the
  /// first document. XML: the root element, its start likewise pruned. CSV, XLSX: the first row. HTML: the
  /// page (html_reader.h). Text: missing.
  Node root;
  std::string_view rootName;       ///< XML: the root's local name
  std::string_view rootNamespace;  ///< XML: the root's namespace URI
  /// CSV: the header, trimmed. XLSX, HTML: the headers of all sheets or tables, without repeats.
  std::vector<std::string_view> columns;
  std::string_view head;  ///< the first 4 KiB of text

  bool isJson() const { return syntax == Syntax::kJson || syntax == Syntax::kJsonLines; }
  /// Records are rows keyed by a header: "/*".
  bool isTable() const {
    return syntax == Syntax::kCsv || syntax == Syntax::kXlsx || (syntax == Syntax::kHtml && !columns.empty());
  }
  /// The root object, or the first item of a root array.
  Node first() const { return root.isArray() ? root.item(0) : root; }
  bool hasColumn(std::string_view name) const;  ///< ASCII case ignored
};

/// How far reading is, in bytes of the text; called a few hundred times for a large input.
using ReadProgress = std::function<void(uint64_t read, uint64_t of)>;

class Document {
 public:
  /// Decodes (BOM, UTF-16, Windows-1252 where the bytes are no UTF-8: noted as "encoding") and finds the
  /// syntax. `bytes` and `name` must outlive the Document. Only an input above limits::kMaxFileBytes and a
  /// workbook that cannot be opened are errors.
  static Result<Document> open(std::string_view name, std::string_view bytes, Diagnostics& diagnostics);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const Probe& probe() const;
  std::string_view text() const;

  /// Hands over every record under `paths` (record.h). JSON Lines: each line is a root ("/" or "/*" for
  /// object lines). YAML: each document is a root. CSV and plain text: rows / lines are "/*". XLSX: rows are
  /// "/*" or "/Sheet name/*". HTML: html_reader.h. An error says why reading stopped early; records before it
  /// were handed over. May be called again with other paths.
  Status read(std::span<const std::string_view> paths, RecordHandler handler, Diagnostics& diagnostics);
  Status read(std::initializer_list<std::string_view> paths, RecordHandler handler,
              Diagnostics& diagnostics) {
    return read(std::span(paths.begin(), paths.size()), handler, diagnostics);
  }
  /// A pass before or after the one that makes the facts: what it meets is neither noted nor counted as left
  /// out, since that one meets it too.
  Status survey(std::span<const std::string_view> paths, RecordHandler handler);
  Status survey(std::initializer_list<std::string_view> paths, RecordHandler handler) {
    return survey(std::span(paths.begin(), paths.size()), handler);
  }
  /// Called while read() hands over records, from now on. Reading in several passes starts anew with each.
  void onProgress(ReadProgress progress);
  /// Records the last read() had to leave out as unreadable (each noted in the diagnostics).
  uint64_t skippedRecords() const;

 private:
  struct State;
  explicit Document(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace postern
