// SPDX-License-Identifier: Apache-2.0
// A record as it stands in the dropped file, read again: JSON laid out for people, secrets masked in the
// decoded strings (where escapes cannot hide them) before anything is cut to length.
#include "base/json_writer.h"
#include "base/text.h"
#include "engine.h"
#include "engine/guarded.h"
#include "engine/secret_masking.h"
#include "read/archive.h"
#include "read/document.h"
#include "read/json_parser.h"

namespace postern {
namespace {

/// A screenful is 4 kB; what is longer is read in the file itself.
constexpr size_t kMaxShown = 64 * 1024;
/// Objects in objects beyond this are shown on one line; deeper than any real record.
constexpr uint32_t kMaxIndent = 24;

class RecordPrinter {
 public:
  explicit RecordPrinter(SecretMasking& masking) : masking_(masking) {}

  void print(Node node, uint32_t depth) {
    if (isFull()) return;
    if (node.isObject()) {
      printAll(node.members(), node.size(), "{}", depth, [&](const Node::Member& member) {
        quote(member.key);
        out_ += ": ";
        print(member.value, depth + 1);
      });
    } else if (node.isArray()) {
      printAll(node.items(), node.size(), "[]", depth, [&](Node item) { print(item, depth + 1); });
    } else if (node.isString()) {
      quote(node.text());
    } else {
      out_ += node.isNull() ? "null" : masking_.apply(node.text());
    }
  }
  bool isFull() const { return out_.size() > kMaxShown; }
  std::string take() { return std::move(out_); }

 private:
  template <typename Range, typename Print>
  void printAll(Range range, uint32_t size, std::string_view brackets, uint32_t depth, Print print) {
    out_ += brackets[0];
    bool first = true;
    for (const auto& part : range) {
      if (isFull()) return;
      if (!first) out_ += ',';
      first = false;
      newLine(depth + 1);
      print(part);
    }
    if (size > 0) newLine(depth);
    out_ += brackets[1];
  }
  void newLine(uint32_t depth) {
    if (depth > kMaxIndent) return;
    out_ += '\n';
    out_.append(2 * static_cast<size_t>(depth), ' ');
  }
  void quote(std::string_view text) {
    JsonWriter json;
    json.string(masking_.apply(text.substr(0, kMaxShown + masking_.longest())));
    out_ += json.text();
  }

  SecretMasking& masking_;
  std::string out_;
};

Result<RawRecord> show(std::string_view slice, const RawRecordRequest& request) {
  SecretMasking masking(request.masks, request.key);
  RawRecord record;
  Diagnostics ignored;  // the import told them
  JsonParser parser(slice, ignored);
  Tape tape;
  parser.skipSpace();
  const bool isTree = parser.peek() == '{' || parser.peek() == '[';
  if (isTree && parser.parse(tape)) {
    RecordPrinter printer(masking);
    printer.print(tape.root(), 0);
    record.text = printer.take();
  } else {
    record.text = masking.apply(slice.substr(0, kMaxShown + masking.longest()));
  }
  record.truncated = record.text.size() > kMaxShown || (!isTree && slice.size() > kMaxShown);
  if (!record.truncated && !masking.foundAll()) {
    return makeError(
        ErrorCode::kNotFound,
        "the secret that this record is about could not be found in it to be masked, so it is not shown");
  }
  record.text = clipUtf8(record.text, kMaxShown);
  return record;
}

}  // namespace

Result<RawRecord> Engine::rawRecord(const RawRecordRequest& request, std::string_view bytes) {
  return guarded([&]() -> Result<RawRecord> {
    const std::string full = request.member.empty() ? request.name : request.name + "!" + request.member;
    auto plain = extractInput(request.name, bytes, full);
    if (!plain) return plain.error();
    Diagnostics ignored;
    auto document = Document::open(full, plain.value().bytes(), ignored);
    if (!document) return document.error();
    const std::string_view text = document.value().text();
    if (request.begin >= request.end || request.end > text.size()) {
      return makeError(ErrorCode::kNotFound,
                       "the file does not reach to where the record was: it has changed");
    }
    return show(text.substr(request.begin, request.end - request.begin), request);
  });
}

}  // namespace postern
