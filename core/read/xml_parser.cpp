// SPDX-License-Identifier: Apache-2.0
// Namespaces are cut off here and not by expat: reports with an undeclared prefix are common and harmless.
#include "read/xml_parser.h"

#define XML_DTD 1  // how expat is built here; shows its limits on entity expansion
#include <expat.h>

#include <algorithm>
#include <string>

#include "base/content_hash.h"
#include "read/encoding.h"
#include "read/limits.h"
#include "read/place.h"

namespace postern {
namespace {

constexpr size_t kPiece = 1 << 20;  // expat counts in int, and a piece bounds how far an error is overrun

XML_Parser expat(void* parser) { return static_cast<XML_Parser>(parser); }
XmlEvents* eventsOf(void* self) { return static_cast<XmlParser*>(self)->events(); }

// A copy of the piece only where it holds any; positions stay.
std::string_view withoutControls(std::string_view piece, std::string& scratch) {
  if (std::none_of(piece.begin(), piece.end(), isXmlControl)) return piece;
  scratch = piece;
  std::replace_if(scratch.begin(), scratch.end(), isXmlControl, ' ');
  return scratch;
}

void XMLCALL startElement(void* self, const char* name, const char** attributes) {
  if (XmlEvents* events = eventsOf(self)) events->onStart(name, attributes);
}
void XMLCALL endElement(void* self, const char*) {
  if (XmlEvents* events = eventsOf(self)) events->onEnd();
}
void XMLCALL characterData(void* self, const char* text, int size) {
  if (XmlEvents* events = eventsOf(self)) events->onText({text, static_cast<size_t>(size)});
}
void XMLCALL skippedEntity(void* self, const char* name, int) {
  if (XmlEvents* events = eventsOf(self)) events->onSkippedEntity(name);
}

}  // namespace

std::string_view xmlLocalName(std::string_view name) { return name.substr(name.find(':') + 1); }

bool isXmlNamespaceDeclaration(std::string_view attribute) {
  return attribute.starts_with("xmlns") && (attribute.size() == 5 || attribute[5] == ':');
}

std::string_view xmlDeclaredNamespace(std::string_view name, const char** attributes) {
  const size_t colon = name.find(':');
  for (; *attributes != nullptr; attributes += 2) {
    const std::string_view attribute(attributes[0]);
    if (!isXmlNamespaceDeclaration(attribute)) continue;
    const std::string_view declared = attribute.size() == 5 ? std::string_view() : attribute.substr(6);
    if (declared == (colon == std::string_view::npos ? std::string_view() : name.substr(0, colon)))
      return attributes[1];
  }
  return {};
}

XmlParser::XmlParser(std::string_view text, XmlEvents& events)
    : text_(text),
      start_(std::min(text.find_first_not_of(" \t\r\n"), text.size())),
      events_(&events),
      parser_(XML_ParserCreate("UTF-8")) {
  if (parser_ == nullptr) return;
  XML_Parser parser = expat(parser_);
  XML_SetUserData(parser, this);
  XML_SetElementHandler(parser, startElement, endElement);
  XML_SetCharacterDataHandler(parser, characterData);
  XML_SetSkippedEntityHandler(parser, skippedEntity);
  // The salt of expat's tables: never 0, which would ask for random numbers.
  XML_SetHashSalt(parser, static_cast<unsigned long>(hashText(text.substr(0, limits::kProbeBytes)) | 1U));
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, limits::kXmlMaxAmplification);
  XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, limits::kXmlEntityFreeBytes);
}

XmlParser::~XmlParser() {
  if (parser_ != nullptr) XML_ParserFree(expat(parser_));
}

void XmlParser::stop(Error error) {
  if (stopped_) return;
  stopped_ = std::move(error);
  XML_StopParser(expat(parser_), XML_FALSE);
}

uint64_t XmlParser::eventBegin() const {
  return start_ + static_cast<uint64_t>(XML_GetCurrentByteIndex(expat(parser_)));
}

uint64_t XmlParser::eventEnd() const {
  return eventBegin() + static_cast<uint64_t>(XML_GetCurrentByteCount(expat(parser_)));
}

Error XmlParser::failure() const {
  if (stopped_) return *stopped_;
  const XML_Error code = XML_GetErrorCode(expat(parser_));
  const auto index = XML_GetCurrentByteIndex(expat(parser_));
  const uint64_t at = index < 0 ? text_.size() : start_ + static_cast<uint64_t>(index);
  if (code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH) {
    return makeError(ErrorCode::kTooLarge,
                     "XML entities expand to more than 20 times the file (an attack, or a mistake)", at,
                     describePlace(text_, at));
  }
  const char* reason = XML_ErrorString(code);
  return makeError(ErrorCode::kMalformed,
                   std::string("not well-formed XML: ") + (reason ? reason : "unknown fault"), at,
                   describePlace(text_, at));
}

Status XmlParser::run(size_t bytes, bool complete) {
  if (parser_ == nullptr) return makeError(ErrorCode::kTooLarge, "no memory for the XML parser");
  bytes = std::min(bytes, text_.size());
  size_t at = std::min(start_, bytes);
  std::string scratch;
  do {
    const size_t piece = std::min(kPiece, bytes - at);
    const bool last = complete && at + piece == bytes;
    const std::string_view part = withoutControls(text_.substr(at, piece), scratch);
    if (XML_Parse(expat(parser_), part.data(), static_cast<int>(part.size()), last ? 1 : 0) !=
        XML_STATUS_OK) {
      return failure();
    }
    at += piece;
  } while (at < bytes);
  return Done{};
}

}  // namespace postern
