// SPDX-License-Identifier: Apache-2.0
// Found once for the whole page, in two passes: which elements are labels, then what follows each, up to the
// next. A wrapper that holds nothing but a label counts as the label.
#include "read/html_labels.h"

#include <algorithm>

#include "base/text.h"

namespace postern {
namespace {

constexpr size_t kLongestLabel = 80;
constexpr size_t kLongestHeading = 200;
constexpr size_t kMaxLabels = 4096;  // of one element
constexpr uint32_t kFreeCells = 4096;

bool is(const HtmlElement& element, HtmlKind kinds) { return (element.kind & kinds) != 0; }

}  // namespace

HtmlLabels::HtmlLabels(const HtmlPage& page) : page_(&page), isLabel_(page.elements.size()) {
  mark();
  for (uint32_t i = 1; i < page.elements.size(); ++i) {
    const HtmlElement& element = page.elements[i];
    if (is(element, kRow)) {
      addCells(i);
    } else if (element.name == "dt") {
      addDefinition(i);
    } else if (isLabel(i) && !is(element, kCell)) {
      addFollowing(i);
    }
  }
  std::stable_sort(labels_.begin(), labels_.end(),
                   [](const Label& a, const Label& b) { return a.element < b.element; });
}

bool HtmlLabels::endsInColon(uint32_t element) const {
  const std::string_view text = page_->textOf(element);
  if (text.size() < 2 || text.size() > kLongestLabel || text.find('\n') != std::string_view::npos)
    return false;
  if (text.ends_with(':')) return true;
  if (!is(page_->elements[element], kMayLackColon)) return false;
  const std::string_view rest = std::string_view(page_->text).substr(page_->elements[element].textEnd, 2);
  return rest.starts_with(':') || rest == " :";
}

void HtmlLabels::mark() {
  const auto& elements = page_->elements;
  for (uint32_t i = 1; i < elements.size(); ++i) {
    if (is(elements[i], kHeading)) {
      if (page_->textOf(i).empty() || page_->textOf(i).size() > kLongestHeading) continue;
    } else if (!endsInColon(i) || elements[i].name == "title" || elements[i].name == "option") {
      continue;
    }
    uint32_t label = i;
    for (;;) {
      const HtmlElement& parent = elements[elements[label].parent];
      const bool same =
          parent.textBegin == elements[label].textBegin && parent.textEnd == elements[label].textEnd;
      if (!same || elements[label].parent == 0 || is(elements[label], kCell) || is(parent, kCell)) break;
      label = elements[label].parent;
    }
    isLabel_[label] = true;
  }
}

void HtmlLabels::add(uint32_t element, uint32_t first, uint32_t last, uint32_t textBegin, uint32_t textEnd) {
  const std::string& text = page_->text;
  while (textBegin < textEnd && isAsciiSpace(text[textBegin])) ++textBegin;
  while (textEnd > textBegin && isAsciiSpace(text[textEnd - 1])) --textEnd;
  if (textBegin < textEnd) labels_.push_back({element, first, last, textBegin, textEnd});
}

// Two cells, or "<th>label<td>value" and "label: | value" several times in a row.
void HtmlLabels::addCells(uint32_t row) {
  const auto& elements = page_->elements;
  std::vector<uint32_t> cells;
  uint32_t at = row + 1 < elements[row].end ? row + 1 : 0;
  for (; at != 0 && cells.size() <= 8; at = page_->nextSibling(at)) cells.push_back(at);
  if (cells.size() < 2 || cells.size() > 8) return;
  for (size_t i = 0; i + 1 < cells.size(); ++i) {
    const uint32_t label = cells[i];
    const std::string_view text = page_->textOf(label);
    const bool heads = elements[label].name == "th" && elements[cells[i + 1]].name == "td" && i % 2 == 0;
    if (!(heads || (cells.size() == 2 && i == 0) || endsInColon(label))) continue;
    if (text.empty() || text.size() > kLongestHeading) continue;
    const uint32_t value = cells[++i];
    add(label, value, elements[value].end, elements[value].textBegin, elements[value].textEnd);
  }
}

void HtmlLabels::addDefinition(uint32_t term) {
  const auto& elements = page_->elements;
  if (page_->textOf(term).empty() || page_->textOf(term).size() > kLongestHeading) return;
  for (uint32_t at = page_->nextSibling(term); at != 0 && elements[at].name == "dd";
       at = page_->nextSibling(at))
    add(term, at, elements[at].end, elements[at].textBegin, elements[at].textEnd);
}

void HtmlLabels::addFollowing(uint32_t element) {
  const auto& elements = page_->elements;
  const HtmlElement& label = elements[element];
  const HtmlElement& parent = elements[label.parent];
  const uint32_t first = label.end;
  uint32_t last = first;
  while (last < parent.end && !isLabel(last)) last = elements[last].end;
  uint32_t begin = label.textEnd;
  uint32_t end = last < parent.end ? elements[last].textBegin : std::max(parent.textEnd, begin);
  const std::string_view text = std::string_view(page_->text).substr(0, end);
  while (begin < end && isAsciiSpace(text[begin])) ++begin;
  if (begin < end && text[begin] == ':' && is(label, kMayLackColon)) ++begin;
  if (is(label, kInline)) {
    const size_t line = text.find('\n', begin);
    uint32_t lineEnd = line == std::string_view::npos ? end : static_cast<uint32_t>(line);
    const bool blockFollows =
        first < last && elements[first].textBegin == begin && elements[first].textEnd > lineEnd;
    if (blockFollows) lineEnd = elements[first].textEnd;
    if (begin < lineEnd) {
      end = lineEnd;
      uint32_t at = first;
      while (at < last && elements[at].textBegin < lineEnd) at = elements[at].end;
      last = at;
    }
  }
  add(element, first, last, begin, end);
}

std::string_view HtmlLabels::keyOf(uint32_t element) const {
  std::string_view key = trim(page_->textOf(element));
  while (key.ends_with(':')) key = trim(key.substr(0, key.size() - 1));
  return key;
}

bool HtmlLabels::append(uint32_t element, Tape& tape) const {
  const auto from =
      std::upper_bound(labels_.begin(), labels_.end(), element,
                       [](uint32_t value, const Label& label) { return value < label.element; });
  const uint32_t end = page_->elements[element].end;
  uint32_t budget = page_->node(element).cell()->end() * 2 + kFreeCells;
  uint32_t members = 0;
  uint32_t object = 0;
  for (auto label = from; label != labels_.end() && label->element < end && members < kMaxLabels; ++label) {
    const std::string_view key = keyOf(label->element);
    if (key.empty()) continue;
    if (members++ == 0) {
      tape.key("#fields");
      object = tape.open(NodeKind::kObject);
    }
    tape.key(key);
    budget -= appendValue(*label, tape, budget);
  }
  if (members > 0) tape.close(object, members);
  return members > 0;
}

// Returns the cells it took off the budget.
uint32_t HtmlLabels::appendValue(const Label& label, Tape& tape, uint32_t budget) const {
  const auto& elements = page_->elements;
  const std::string_view text =
      std::string_view(page_->text).substr(label.textBegin, label.textEnd - label.textBegin);
  uint32_t cells = 0;
  uint32_t count = 0;
  for (uint32_t at = label.first; at < label.last; at = elements[at].end) {
    cells += page_->node(at).cell()->end() + 1;
    ++count;
  }
  if (count == 0 || cells > budget) {
    tape.scalar(NodeKind::kString, text);
    return 0;
  }
  const HtmlElement& only = elements[label.first];
  if (count == 1 && only.textBegin == label.textBegin && only.textEnd == label.textEnd) {
    tape.copy(page_->node(label.first));
    return cells;
  }
  const uint32_t object = tape.open(NodeKind::kObject);
  for (uint32_t at = label.first; at < label.last; at = elements[at].end) {
    tape.key(elements[at].name);
    tape.copy(page_->node(at));
  }
  tape.key("#text");
  tape.scalar(NodeKind::kString, text);
  tape.close(object, count + 1);
  return cells;
}

}  // namespace postern
