// SPDX-License-Identifier: Apache-2.0
// Texts are noted as ranges of the page's text and become views when it is complete, so that an element
// inside many others costs each of them nothing.
#include "read/html_page.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "read/html_entities.h"
#include "read/html_tokenizer.h"
#include "read/limits.h"
#include "read/place.h"

namespace postern {
namespace {

class PageBuilder {
 public:
  PageBuilder(std::string_view source, HtmlPage& page, Diagnostics& diagnostics)
      : source_(source), tokens_(source), places_(source), page_(&page), diagnostics_(&diagnostics) {}

  void run() {
    xhtml_ = trim(source_.substr(0, limits::kProbeBytes)).starts_with("<?xml") ||
             containsIgnoreCase(source_.substr(0, 1024), "\"http://www.w3.org/1999/xhtml\"");
    page_->tape.clear();
    page_->tape.open(NodeKind::kObject);
    for (bool more = true; more;) more = take(tokens_.next());
    if (open_.empty()) openElement("html", false);
    now_ = source_.size();
    while (!open_.empty()) close();
    page_->members = 1;
    for (const Range& range : ranges_) {
      TapeCell& cell = page_->tape.cell(range.cell);
      cell.text = page_->text.data() + range.begin;
      cell.size = range.size;
    }
  }

 private:
  struct Open {
    uint32_t element = 0;
    uint32_t members = 0;
    std::unordered_map<StringId, uint32_t> namesakes;
  };
  struct Range {  // of a scalar on the tape
    uint32_t cell;
    uint32_t begin;
    uint32_t size;
  };

  // False at the end.
  bool take(HtmlTokenizer::Token token) {
    now_ = tokens_.begin();
    if (token == HtmlTokenizer::Token::kEndOfInput) return false;
    if (page_->tape.size() + 600 > limits::kMaxRecordCells) {  // room for a tag with all its attributes
      diagnostics_->add("page_cut", "the page has more than 16,000,000 values; what follows was left out",
                        places_.describe(now_));
      return false;
    }
    if (token == HtmlTokenizer::Token::kText) {
      text();
    } else if (token == HtmlTokenizer::Token::kStart) {
      start(tokens_.name());
    } else {
      end(tokens_.name());
    }
    return true;
  }

  HtmlKind kindAt(size_t depth) const { return page_->elements[open_[depth].element].kind; }
  HtmlKind currentKind() const { return open_.empty() ? 0 : kindAt(open_.size() - 1); }
  std::string_view current() const {
    return open_.empty() ? std::string_view() : page_->elements[open_.back().element].name;
  }

  // The innermost open element of these kinds inside of the innermost of `bounds`; npos if there is none.
  size_t findOpen(HtmlKind kinds, HtmlKind bounds) const {
    for (size_t i = open_.size(); i-- > 0;) {
      if ((kindAt(i) & kinds) != 0) return i;
      if ((kindAt(i) & bounds) != 0) break;
    }
    return std::string_view::npos;
  }
  size_t findOpen(std::string_view name, HtmlKind bounds) const {
    for (size_t i = open_.size(); i-- > 0;) {
      if (page_->elements[open_[i].element].name == name) return i;
      if ((kindAt(i) & bounds) != 0) break;
    }
    return std::string_view::npos;
  }
  void closeThrough(size_t depth) {
    if (depth == std::string_view::npos || depth == 0) return;
    while (open_.size() > depth) close();
  }

  void start(const std::string& name) {
    if (name == "html") {
      if (open_.empty()) openElement(name, true);
      return;
    }
    if (open_.empty()) openElement("html", false);
    if (name == "head" || name == "body") return startSection(name);
    const HtmlKind kind = htmlKindOf(name);
    const bool headOnly = (kind & kHeadOnly) != 0;
    if (open_.size() == 1) startSection(headOnly ? "head" : "body", false);
    if (current() == "head" && !headOnly) startSection("body", false);
    closeImplied(kind);
    if (open_.size() >= limits::kMaxDepth) {
      diagnostics_->add("deep_markup", "elements deeper than 512 levels were left out, their text was kept",
                        places_.describe(now_));
      return;
    }
    openElement(name, true);
    const bool closed = tokens_.isSelfClosing() && (xhtml_ || foreign_ > 0 || headOnly);
    if ((kind & kVoid) != 0 || closed) {
      now_ = tokens_.end();
      close();
    }
  }

  void startSection(std::string_view name, bool written = true) {
    if (sections_[1] || (name == "head" && sections_[0])) return;
    while (open_.size() > 1) close();
    sections_[name == "body" ? 1 : 0] = true;
    openElement(name, written);
  }

  void closeImplied(HtmlKind kind) {
    constexpr HtmlKind kInTable = kCell | kCaption | kTable;
    constexpr HtmlKind kHead = kRowGroup | kCaption | kColumns;
    if ((kind & kEndsParagraph) != 0) closeThrough(findOpen(kParagraph, kInTable | kBox));
    if ((kind & kItem) != 0) closeThrough(findOpen(kItem, kInTable | kList));
    if ((kind & kTerm) != 0) closeThrough(findOpen(kTerm, kInTable | kList));
    if ((kind & kOption) != 0 && (currentKind() & kOption) != 0) close();
    if ((kind & kAnchor) != 0) closeThrough(findOpen(kAnchor, kInTable));
    if ((kind & kHeading) != 0 && (currentKind() & kHeading) != 0) close();
    if ((kind & kHead) != 0) closeThrough(findOpen(kHead, kTable));
    if ((kind & kRow) != 0) closeThrough(findOpen(kRow | kCaption | kColumns, kTable));
    if ((kind & kCell) != 0) closeThrough(findOpen(kCell, kRow | kTable));
    if ((kind & (kRow | kCell)) != 0 && (currentKind() & kTable) != 0) openElement("tbody", false);
    if ((kind & kCell) != 0 && (currentKind() & kRowGroup) != 0) openElement("tr", false);
  }

  void end(const std::string& name) {
    if (name == "br") return start(name);
    const HtmlKind kind = htmlKindOf(name);
    if ((kind & kVoid) != 0 || name == "body" || name == "html") return;
    const bool ofTable = (kind & (kCell | kRowGroup | kRow | kCaption)) != 0;
    const HtmlKind bounds = (kind & kTable) != 0 ? 0 : ofTable ? kTable : kCell | kCaption | kTable;
    now_ = tokens_.end();
    closeThrough(findOpen(name, bounds));
  }

  void openElement(std::string_view name, bool written) {
    const StringId id = page_->names.intern(name);
    HtmlElement element;
    element.name = page_->names.text(id);
    element.kind = htmlKindOf(name);
    const auto index = static_cast<uint32_t>(page_->elements.size());
    if (!open_.empty()) {
      Open& parent = open_.back();
      element.parent = parent.element;
      element.ordinal = ++parent.namesakes[id];
      ++parent.members;
    }
    if ((element.kind & kBlock) != 0) breakBefore_ = true;
    page_->tape.key(element.name);
    element.cell = page_->tape.open(NodeKind::kObject);
    element.textBegin = static_cast<uint32_t>(page_->text.size());
    element.range = {now_, now_};
    page_->elements.push_back(element);
    open_.emplace_back();
    open_.back().element = index;
    preformatted_ += (element.kind & kPreformatted) != 0 ? 1 : 0;
    foreign_ += (element.kind & kForeign) != 0 ? 1 : 0;
    if (element.name == "script") page_->scripts.push_back(index);
    if (written) addAttributes();
  }

  void addAttributes() {
    for (const HtmlTokenizer::Attribute& attribute : tokens_.attributes()) {
      scratch_.assign(1, '@').append(attribute.name);
      page_->tape.key(page_->names.text(page_->names.intern(scratch_)));
      scratch_.clear();
      appendHtmlText(scratch_, attribute.value);
      page_->tape.scalar(NodeKind::kString, page_->tape.arena().copy(scratch_));
      ++open_.back().members;
    }
  }

  void text() {
    if (tokens_.isRaw() && (current() == "script" || current() == "style")) {
      if (current() == "script") {
        page_->tape.key("#text");
        page_->tape.scalar(NodeKind::kString, tokens_.text());
        ++open_.back().members;
      }
      return;
    }
    if (trim(tokens_.text()).empty() && open_.size() <= 2 && preformatted_ == 0) {
      spaceBefore_ = true;
      return;
    }
    if (open_.empty()) openElement("html", false);
    if (open_.size() == 1 || current() == "head") startSection("body", false);
    scratch_.clear();
    appendHtmlText(scratch_, tokens_.text());
    appendVisible(scratch_);
  }

  void appendVisible(std::string_view more) {
    std::string& text = page_->text;
    for (size_t i = 0; i < more.size(); ++i) {
      const char c = more[i];
      if (isAsciiSpace(c) && preformatted_ == 0) {
        spaceBefore_ = true;
        continue;
      }
      if (breakBefore_ && !text.empty() && text.back() != '\n') text += '\n';
      if (!breakBefore_ && spaceBefore_ && !text.empty() && !isAsciiSpace(text.back())) text += ' ';
      breakBefore_ = false;
      spaceBefore_ = false;
      text += c;
    }
  }

  void close() {
    const Open& open = open_.back();
    HtmlElement& element = page_->elements[open.element];
    element.end = static_cast<uint32_t>(page_->elements.size());
    element.range.end = std::max(now_, element.range.begin);
    trimRange(element);
    uint32_t members = open.members;
    const Range range{page_->tape.size(), element.textBegin, element.textEnd - element.textBegin};
    if (members == 0) {
      page_->tape.truncate(element.cell);
      page_->tape.scalar(NodeKind::kString, {});
      ranges_.push_back({element.cell, range.begin, range.size});
    } else {
      if (range.size > 0) {
        page_->tape.key("#text");
        page_->tape.scalar(NodeKind::kString, {});
        ranges_.push_back({range.cell + 1, range.begin, range.size});
        ++members;
      }
      page_->tape.close(element.cell, members);
    }
    if ((element.kind & kBlock) != 0) breakBefore_ = true;
    preformatted_ -= (element.kind & kPreformatted) != 0 ? 1 : 0;
    foreign_ -= (element.kind & kForeign) != 0 ? 1 : 0;
    open_.pop_back();
  }

  void trimRange(HtmlElement& element) const {
    const std::string& text = page_->text;
    uint32_t begin = element.textBegin;
    auto end = static_cast<uint32_t>(text.size());
    while (begin < end && isAsciiSpace(text[begin])) ++begin;
    while (end > begin && isAsciiSpace(text[end - 1])) --end;
    element.textBegin = begin;
    element.textEnd = end;
  }

  std::string_view source_;
  HtmlTokenizer tokens_;
  PlaceFinder places_;
  HtmlPage* page_;
  Diagnostics* diagnostics_;
  std::vector<Open> open_;
  std::vector<Range> ranges_;
  std::string scratch_;
  uint64_t now_ = 0;
  std::array<bool, 2> sections_{};  // head, body
  uint32_t preformatted_ = 0;
  uint32_t foreign_ = 0;  // inside of SVG or MathML, where "<x/>" is closed
  bool breakBefore_ = false;
  bool spaceBefore_ = false;
  bool xhtml_ = false;
};

}  // namespace

void readHtmlPage(std::string_view source, HtmlPage& page, Diagnostics& diagnostics) {
  PageBuilder(source, page, diagnostics).run();
}

bool isHtml(std::string_view text) {
  std::string_view rest = text.substr(0, limits::kProbeBytes);
  for (;;) {
    rest = rest.substr(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    if (startsWithIgnoreCase(rest, "<!doctype html")) return true;
    const std::string_view close = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?xml") ? "?>" : "";
    if (close.empty()) break;
    const size_t end = rest.find(close);
    if (end == std::string_view::npos) return false;
    rest.remove_prefix(end + close.size());
  }
  if (!rest.starts_with('<')) return false;
  rest.remove_prefix(1);
  const std::string name =
      toLowerAscii(rest.substr(0, std::min(rest.find_first_of(" \t\r\n/>"), rest.size())));
  constexpr std::string_view kStarts[] = {"html",  "head", "body",   "meta", "title", "style", "script",
                                          "table", "div",  "center", "h1",   "h2",    "h3"};
  return std::find(std::begin(kStarts), std::end(kStarts), name) != std::end(kStarts);
}

}  // namespace postern
