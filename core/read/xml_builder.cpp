// SPDX-License-Identifier: Apache-2.0
// White space around an element's text is layout and is cut off.
#include "read/xml_builder.h"

#include "base/text.h"
#include "read/xml_parser.h"

namespace postern {

std::string_view XmlBuilder::attributeKey(std::string_view name) {
  scratch_.assign(1, '@').append(xmlLocalName(name));
  return names_->text(names_->intern(scratch_));
}

void XmlBuilder::open(std::string_view name, const char** attributes) {
  if (opened_.size() == depth_) opened_.emplace_back();
  Opened& element = opened_[depth_++];
  element.mark = tape_->arena().mark();
  element.start = tape_->size();
  element.text.clear();
  element.count = 0;
  if (depth_ > 1) tape_->key(names_->text(names_->intern(name)));
  element.cell = tape_->open(NodeKind::kObject);
  for (; *attributes != nullptr; attributes += 2) {
    if (isXmlNamespaceDeclaration(attributes[0])) continue;
    tape_->key(attributeKey(attributes[0]));
    tape_->scalar(NodeKind::kString, tape_->arena().copy(attributes[1]));
    ++element.count;
  }
}

Node XmlBuilder::finish() {
  Opened& element = opened_[depth_ - 1];
  const std::string_view text = trim(element.text);
  if (element.count == 0) {
    tape_->truncate(element.cell);
    tape_->scalar(NodeKind::kString, tape_->arena().copy(text));
  } else {
    if (!text.empty()) {
      tape_->key("#text");
      tape_->scalar(NodeKind::kString, tape_->arena().copy(text));
      ++element.count;
    }
    tape_->close(element.cell, element.count);
  }
  return tape_->node(element.cell);
}

void XmlBuilder::close() {
  finish();
  if (--depth_ > 0) ++opened_[depth_ - 1].count;
}

void XmlBuilder::drop() {
  Opened& element = opened_[--depth_];
  tape_->truncate(element.start);
  tape_->arena().rewind(element.mark);
}

void XmlBuilder::enclosing(std::vector<Node>& nodes) {
  nodes.clear();
  for (uint32_t i = 0; i + 1 < depth_; ++i) {
    const Opened& element = opened_[i];
    TapeCell& cell = tape_->cell(element.cell);
    cell.size = element.count;
    cell.set(NodeKind::kObject, opened_[i + 1].start - element.cell);
    nodes.push_back(tape_->node(element.cell));
  }
}

}  // namespace postern
