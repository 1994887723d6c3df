// SPDX-License-Identifier: Apache-2.0
// Three small event handlers. Names are compared without prefix: some writers put "x:" before all of them.
#include "read/xlsx_sheet.h"

#include <map>
#include <optional>

#include "base/text.h"
#include "read/limits.h"
#include "read/xlsx_values.h"
#include "read/xml_parser.h"

namespace postern {
namespace {

std::string_view attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (xmlLocalName(attributes[0]) == name) return attributes[1];
  }
  return {};
}

std::optional<uint32_t> numberOf(std::string_view text) {
  const auto value = parseInt(text);
  if (!value || *value < 0 || *value > 0x7FFFFFFF) return std::nullopt;
  return static_cast<uint32_t>(*value);
}

// The text of <t> elements, whole or in runs, but for phonetic ones.
class TextParts {
 public:
  void start(std::string_view name) {
    phonetic_ += name == "rPh" ? 1 : 0;
    taking_ = name == "t" && phonetic_ == 0;
  }
  void end(std::string_view name) {
    phonetic_ -= name == "rPh" && phonetic_ > 0 ? 1 : 0;
    taking_ = false;
  }
  bool taking() const { return taking_; }

 private:
  uint32_t phonetic_ = 0;
  bool taking_ = false;
};

class NamedEvents : public XmlEvents {
 public:
  void onStart(std::string_view qualifiedName, const char** attributes) final {
    open_.emplace_back(xmlLocalName(qualifiedName));
    if (open_.size() > limits::kMaxDepth) return tooDeep();
    start(open_.back(), attributes);
  }
  void onEnd() final {
    const std::string name = std::move(open_.back());
    open_.pop_back();
    end(name);
  }
  void onSkippedEntity(std::string_view) final {}

  Status run(std::string_view xml) {
    XmlParser parser(xml, *this);
    parser_ = &parser;
    return parser.run(xml.size(), true);
  }

 protected:
  virtual void start(const std::string& name, const char** attributes) = 0;
  virtual void end(const std::string& name) = 0;
  void stop(Error error) { parser_->stop(std::move(error)); }

 private:
  void tooDeep() { stop(makeError(ErrorCode::kTooLarge, "nested deeper than 512 levels")); }

  std::vector<std::string> open_;
  XmlParser* parser_ = nullptr;
};

class StringsReader final : public NamedEvents {
 public:
  explicit StringsReader(SharedStrings& out) : out_(&out) {}
  void onText(std::string_view text) override {
    if (parts_.taking()) text_ += text;
  }

 protected:
  void start(const std::string& name, const char**) override {
    parts_.start(name);
    if (name == "si") text_.clear();
  }
  void end(const std::string& name) override {
    parts_.end(name);
    if (name == "si") out_->texts.push_back(out_->arena.copy(text_));
  }

 private:
  SharedStrings* out_;
  TextParts parts_;
  std::string text_;
};

class StylesReader final : public NamedEvents {
 public:
  explicit StylesReader(XlsxStyles& out) : out_(&out) {}
  void onText(std::string_view) override {}

 protected:
  void start(const std::string& name, const char** attributes) override {
    if (name == "numFmt") {
      if (const auto id = numberOf(attribute(attributes, "numFmtId")))
        custom_[*id] = isDateFormat(attribute(attributes, "formatCode"));
    } else if (name == "cellXfs") {
      inCells_ = true;
    } else if (name == "xf" && inCells_) {
      const uint32_t id = numberOf(attribute(attributes, "numFmtId")).value_or(0);
      const auto found = custom_.find(id);
      out_->isDate.push_back(found != custom_.end() ? found->second : isDateFormat(id));
    }
  }
  void end(const std::string& name) override {
    if (name == "cellXfs") inCells_ = false;
  }

 private:
  XlsxStyles* out_;
  std::map<uint32_t, bool> custom_;
  bool inCells_ = false;
};

class SheetReader final : public NamedEvents {
 public:
  SheetReader(const SharedStrings& strings, const XlsxStyles& styles, uint64_t limit, std::string& out,
              Diagnostics& diagnostics)
      : strings_(&strings), styles_(&styles), limit_(limit), out_(&out), diagnostics_(&diagnostics) {}

  void onText(std::string_view text) override {
    if (inValue_ || (inCell_ && parts_.taking())) text_ += text;
  }

 protected:
  void start(const std::string& name, const char** attributes) override {
    parts_.start(name);
    if (name == "row") {
      next_ = 0;
      commas_ = 0;
      rowStart_ = out_->size();
    } else if (name == "c") {
      inCell_ = true;
      text_.clear();
      type_ = attribute(attributes, "t");
      style_ = numberOf(attribute(attributes, "s")).value_or(0);
      const std::string_view reference = attribute(attributes, "r");
      column_ = columnOf(reference).value_or(next_);
      if (column_ < next_) column_ = next_;  // never back: a hostile or broken order
    } else if (name == "v") {
      inValue_ = true;
    }
  }

  void end(const std::string& name) override {
    parts_.end(name);
    if (name == "v") {
      inValue_ = false;
    } else if (name == "c") {
      inCell_ = false;
      addCell();
    } else if (name == "row" && out_->size() > rowStart_) {
      *out_ += '\n';
    }
  }

 private:
  void addCell() {
    const std::string value = shown();
    next_ = column_ + 1;
    if (value.empty()) return;
    if (column_ >= limits::kMaxColumns) {
      return diagnostics_->add("wide_row", "cells beyond the 4,096th column were left out", "");
    }
    if (out_->size() + value.size() + column_ > limit_)
      return stop(makeError(ErrorCode::kTooLarge, "the sheets hold more text than the file can be meant to"));
    out_->append(column_ - commas_, ',');
    commas_ = column_;
    appendField(value);
  }

  std::string shown() const {
    if (type_ == "s") {
      const auto index = numberOf(trim(text_));
      return index && *index < strings_->texts.size() ? std::string(strings_->texts[*index]) : std::string();
    }
    if (type_ == "b") return trim(text_) == "1" ? "true" : "false";
    if (!type_.empty() && type_ != "n") return text_;
    const std::string_view number = trim(text_);
    if (style_ < styles_->isDate.size() && styles_->isDate[style_]) {
      if (auto date = displayDate(number, styles_->from1904)) return *date;
    }
    return displayNumber(number);
  }

  void appendField(std::string_view value) {
    const bool plain = value.find_first_of(",\"\r\n") == std::string_view::npos && value.front() != ' ' &&
                       value.front() != '\t' && value.back() != ' ';
    if (plain) {
      *out_ += value;
      return;
    }
    *out_ += '"';
    for (const char c : value) {
      if (c == '"') *out_ += '"';
      *out_ += c;
    }
    *out_ += '"';
  }

  const SharedStrings* strings_;
  const XlsxStyles* styles_;
  uint64_t limit_;
  std::string* out_;
  Diagnostics* diagnostics_;
  TextParts parts_;
  std::string text_;
  std::string type_;
  uint32_t style_ = 0;
  uint32_t column_ = 0;
  uint32_t next_ = 0;    // where a cell without a reference goes
  uint32_t commas_ = 0;  // written in this row
  size_t rowStart_ = 0;
  bool inCell_ = false;
  bool inValue_ = false;
};

}  // namespace

Status readSharedStrings(std::string_view xml, SharedStrings& out) { return StringsReader(out).run(xml); }
Status readStyles(std::string_view xml, XlsxStyles& out) { return StylesReader(out).run(xml); }

Status appendSheet(std::string_view xml, const SharedStrings& strings, const XlsxStyles& styles,
                   uint64_t limit, std::string& out, Diagnostics& diagnostics) {
  return SheetReader(strings, styles, limit, out, diagnostics).run(xml);
}

}  // namespace postern
