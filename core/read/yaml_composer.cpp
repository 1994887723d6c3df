// SPDX-License-Identifier: Apache-2.0
// libyaml counts characters; byte positions are found by walking along with it.
#include "read/yaml_composer.h"

#include <yaml.h>

#include "base/scan.h"
#include "base/text.h"
#include "read/limits.h"
#include "read/place.h"
#include "read/yaml_scalar.h"

namespace postern {

struct YamlComposer::Parser {
  yaml_parser_t parser{};
  yaml_event_t event{};
  bool usable = false;
  bool hasEvent = false;

  explicit Parser(std::string_view text) : usable(yaml_parser_initialize(&parser) == 1) {
    if (!usable) return;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Parser() {
    drop();
    if (usable) yaml_parser_delete(&parser);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  bool take() {
    drop();
    hasEvent = usable && yaml_parser_parse(&parser, &event) == 1;
    return hasEvent;
  }
  void drop() {
    if (hasEvent) yaml_event_delete(&event);
    hasEvent = false;
  }
};

namespace {

std::string anchorText(const yaml_char_t* anchor) {
  return anchor == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(anchor));
}

}  // namespace

YamlComposer::YamlComposer(std::string_view text)
    : text_(text),
      ascii_(scan::nonAscii(text.data(), text.data() + text.size()) == text.data() + text.size()),
      parser_(std::make_unique<Parser>(text)) {}

YamlComposer::~YamlComposer() = default;

bool YamlComposer::fail(ErrorCode code, std::string_view what) {
  const yaml_mark_t& mark = parser_->event.start_mark;
  const uint64_t at = byteOf(mark.index);
  error_ = makeError(code, std::string(what), at, describePlace(text_, at));
  return false;
}

void YamlComposer::failAsParser() {
  const yaml_parser_t& parser = parser_->parser;
  std::string message = parser.error == YAML_MEMORY_ERROR ? "no memory for the YAML parser" : "not YAML: ";
  if (parser.problem != nullptr) message += parser.problem;
  if (parser.context != nullptr) message.append(" ").append(parser.context);
  if (text_.find("{{") != std::string_view::npos)
    message += " (the file holds {{ }}: a template that is not rendered)";
  const uint64_t at = parser.error == YAML_READER_ERROR
                          ? std::min<uint64_t>(parser.problem_offset, text_.size())
                          : byteOf(parser.problem_mark.index);
  error_ = makeError(ErrorCode::kMalformed, std::move(message), at, describePlace(text_, at));
}

uint64_t YamlComposer::byteOf(uint64_t character) {
  if (ascii_) return std::min<uint64_t>(character, text_.size());
  const auto continues = [this](uint64_t at) {
    return (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80;
  };
  while (charAt_ < character && byteAt_ < text_.size()) {
    ++byteAt_;
    while (byteAt_ < text_.size() && continues(byteAt_)) ++byteAt_;
    ++charAt_;
  }
  while (charAt_ > character && byteAt_ > 0) {
    --byteAt_;
    while (byteAt_ > 0 && continues(byteAt_)) --byteAt_;
    --charAt_;
  }
  return byteAt_;
}

void YamlComposer::noteRange(const Tape& tape, uint64_t firstChar, uint64_t lastChar) {
  ranges_.resize(tape.size());
  ranges_.back() = {byteOf(firstChar), byteOf(lastChar)};
}

ByteRange YamlComposer::rangeOf(const Tape& tape, Node node) const {
  const auto cell = static_cast<size_t>(node.cell() - tape.root().cell());
  ByteRange range = cell < ranges_.size() ? ranges_[cell] : ByteRange{};
  while (range.end > range.begin && isAsciiSpace(text_[range.end - 1])) --range.end;
  return range;
}

void YamlComposer::valueDone() {
  if (open_.empty()) return;
  Open& open = open_.back();
  ++open.count;
  open.keyDue = open.mapping;
}

// CloudFormation's short forms: "!Ref Name" is {"Ref": "Name"}, "!Join [...]" is {"Fn::Join": [...]}.
std::string_view longForm(const yaml_char_t* tag) {
  static constexpr std::string_view kForms[] = {"Ref",       "Fn::GetAtt", "Fn::Sub",
                                                "Fn::Join",  "Fn::If",     "Fn::ImportValue",
                                                "Fn::Split", "Fn::Select", "Fn::FindInMap"};
  if (tag == nullptr || *tag != '!') return {};
  const std::string_view name(reinterpret_cast<const char*>(tag) + 1);
  for (const std::string_view form : kForms) {
    if (name == (form.starts_with("Fn::") ? form.substr(4) : form)) return form;
  }
  return {};
}

bool YamlComposer::onScalar(Tape& tape) {
  const auto& scalar = parser_->event.data.scalar;
  const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
  const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
  const bool key = keyIsDue();
  uint32_t first = kNoCell;  // of the object that a tagged scalar stands for
  if (key) {
    tape.key(tape.arena().copy(text));
    open_.back().keyDue = false;
    if (plain && text == "<<") open_.back().merges.push_back(tape.size());
  } else {
    const YamlScalar value = plain ? classifyYamlScalar(text) : YamlScalar{NodeKind::kString, text};
    const std::string_view function = longForm(scalar.tag);
    if (!function.empty()) {
      tape.open(NodeKind::kObject);
      tape.key(function);
    }
    tape.scalar(function.empty() ? value.kind : NodeKind::kString,
                tape.arena().copy(function.empty() ? value.text : text));
    if (!function.empty()) {
      first = tape.size() - 3;
      tape.close(first, 1);
    }
  }
  noteRange(tape, parser_->event.start_mark.index, parser_->event.end_mark.index);
  if (first != kNoCell) ranges_[first] = ranges_.back();
  if (scalar.anchor != nullptr)
    anchors_[anchorText(scalar.anchor)] = first != kNoCell ? first : tape.size() - 1;
  if (!key) valueDone();
  return true;
}

bool YamlComposer::copy(Tape& tape, uint32_t cell) {
  const uint32_t count = tape.cell(cell).end();
  aliasCells_ += count;
  if (aliasCells_ > limits::kMaxAliasCells) {
    return fail(ErrorCode::kTooLarge,
                "aliases stand for more than 1,000,000 values (an attack, or a mistake)");
  }
  tape.repeat(cell);
  for (uint32_t i = 0; i < count; ++i) {
    const ByteRange range = ranges_[cell + i];
    ranges_.push_back(range);
  }
  return true;
}

bool YamlComposer::onAlias(Tape& tape) {
  const auto found = anchors_.find(anchorText(parser_->event.data.alias.anchor));
  if (found == anchors_.end())
    return fail(ErrorCode::kMalformed, "an alias to an anchor that is not (yet) complete");
  if (keyIsDue()) {
    tape.key(tape.node(found->second).text());
    ranges_.resize(tape.size());
    open_.back().keyDue = false;
    return true;
  }
  if (!copy(tape, found->second)) return false;
  valueDone();
  return true;
}

bool YamlComposer::onOpen(Tape& tape, bool mapping) {
  if (keySkip_ > 0 || keyIsDue()) {
    // "{{ x }}" is legal YAML (a mapping as the key of a mapping) and never meant so.
    const uint64_t at = byteOf(parser_->event.start_mark.index);
    if (mapping && at > 0 && text_.substr(at - 1, 2) == "{{") {
      return fail(ErrorCode::kMalformed, "{{ }} belongs to a template that is not rendered");
    }
    ++keySkip_;
    return true;
  }
  if (open_.size() >= limits::kMaxDepth) return fail(ErrorCode::kTooLarge, "nested deeper than 512 levels");
  const auto& event = parser_->event;
  const yaml_char_t* anchor = mapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor;
  const std::string_view function = mapping ? std::string_view() : longForm(event.data.sequence_start.tag);
  uint32_t functionCell = kNoCell;
  if (!function.empty()) {
    functionCell = tape.open(NodeKind::kObject);
    noteRange(tape, event.start_mark.index, event.start_mark.index);
    tape.key(function);
  }
  const uint32_t cell = tape.open(mapping ? NodeKind::kObject : NodeKind::kArray);
  noteRange(tape, event.start_mark.index, event.start_mark.index);
  open_.push_back({cell, 0, mapping, mapping, anchorText(anchor), {}, functionCell});
  return true;
}

bool YamlComposer::onClose(Tape& tape) {
  if (keySkip_ > 0) {
    if (--keySkip_ == 0) {
      tape.key({});
      ranges_.resize(tape.size());
      open_.back().keyDue = false;
    }
    return true;
  }
  Open& open = open_.back();
  if (!open.merges.empty() && !merge(tape, open)) return false;
  tape.close(open.cell, open.count);
  ranges_[open.cell].end = byteOf(parser_->event.end_mark.index);
  const bool isFunction = open.function != kNoCell;
  if (isFunction) {
    tape.close(open.function, 1);
    ranges_[open.function].end = ranges_[open.cell].end;
  }
  if (!open.anchor.empty()) anchors_[open.anchor] = isFunction ? open.function : open.cell;
  open_.pop_back();
  valueDone();
  return true;
}

// Members of the mappings under "<<" that the mapping has not itself: earlier ones win, as the merge key's
// draft says.
bool YamlComposer::merge(Tape& tape, Open& open) {
  for (const uint32_t value : open.merges) {
    if (value >= tape.size()) continue;
    std::vector<uint32_t> sources;
    if (tape.cell(value).kind() == NodeKind::kObject) sources.push_back(value);
    if (tape.cell(value).kind() == NodeKind::kArray) {
      const uint32_t end = value + tape.cell(value).end();
      for (uint32_t at = value + 1; at < end; at += tape.cell(at).end()) {
        if (tape.cell(at).kind() == NodeKind::kObject) sources.push_back(at);
      }
    }
    for (const uint32_t source : sources) {
      const uint32_t end = source + tape.cell(source).end();
      for (uint32_t key = source + 1; key < end; key += 1 + tape.cell(key + 1).end()) {
        bool known = false;
        for (uint32_t own = open.cell + 1; own < tape.size() && !known; own += 1 + tape.cell(own + 1).end()) {
          known = tape.cell(own).view() == tape.cell(key).view();
          ++mergeSteps_;
        }
        if (mergeSteps_ > limits::kMaxMergeSteps)
          return fail(ErrorCode::kTooLarge, "merge keys of very wide mappings");
        if (known) continue;
        if (!copy(tape, key) || !copy(tape, key + 1)) return false;
        ++open.count;
      }
    }
  }
  return true;
}

void YamlComposer::closeAll(Tape& tape) {
  while (!open_.empty()) {
    Open& open = open_.back();
    if (open.mapping && !open.keyDue) {
      tape.scalar(NodeKind::kNull, {});  // a key whose value is missing
      ++open.count;
    }
    tape.close(open.cell, open.count);
    if (open.function != kNoCell) tape.close(open.function, 1);
    open_.pop_back();
    valueDone();
  }
  keySkip_ = 0;
  ranges_.resize(tape.size());
}

bool YamlComposer::handle(Tape& tape, bool& documentDone) {
  if (tape.size() >= limits::kMaxRecordCells)
    return fail(ErrorCode::kTooLarge, "a document has more than 16,000,000 values");
  switch (parser_->event.type) {
    case YAML_DOCUMENT_START_EVENT:
      tape.clear();
      ranges_.clear();
      anchors_.clear();
      aliasCells_ = 0;
      mergeSteps_ = 0;
      return true;
    case YAML_DOCUMENT_END_EVENT:
      documentDone = true;
      return true;
    case YAML_SCALAR_EVENT:
      return keySkip_ > 0 || onScalar(tape);
    case YAML_ALIAS_EVENT:
      return keySkip_ > 0 || onAlias(tape);
    case YAML_SEQUENCE_START_EVENT:
      return onOpen(tape, false);
    case YAML_MAPPING_START_EVENT:
      return onOpen(tape, true);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      return onClose(tape);
    default:
      return true;
  }
}

YamlComposer::Step YamlComposer::next(Tape& tape) {
  tape.clear();
  ranges_.clear();
  for (;;) {
    if (!parser_->take()) {
      failAsParser();
      closeAll(tape);
      return Step::kFault;
    }
    if (parser_->event.type == YAML_STREAM_END_EVENT) return Step::kEnd;
    bool documentDone = false;
    if (!handle(tape, documentDone)) {
      closeAll(tape);
      return Step::kFault;
    }
    if (documentDone) return Step::kDocument;
  }
}

}  // namespace postern
