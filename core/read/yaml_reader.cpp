// SPDX-License-Identifier: Apache-2.0
// Nearly every text is YAML to a YAML parser. What is taken for it has identifiers as keys, each once, and
// some structure.
#include "read/yaml_reader.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "read/limits.h"
#include "read/tape_walker.h"
#include "read/yaml_composer.h"

namespace postern {
namespace {

bool isKey(std::string_view key) {
  if (key.empty() || key.size() > 64) return false;
  if (!isAsciiAlnum(key[0]) && std::string_view("_.$@").find(key[0]) == std::string_view::npos) return false;
  return std::count(key.begin(), key.end(), ' ') <= 1 && key.find('\n') == std::string_view::npos;
}

bool isStructured(Node value) { return value.isObject() || value.isArray(); }

bool isMappingByIntent(Node root, bool whole) {
  size_t structured = 0;
  size_t at = 0;
  for (const auto [key, value] : root.members()) {
    if (!isKey(key)) return false;
    if (at < 64 && root[key].cell() != value.cell())
      return false;  // a key twice: "Name: x" blocks of a text report
    structured += isStructured(value) ? 1 : 0;
    ++at;
  }
  return structured > 0 || (whole && root.size() >= 2);
}

bool startsDocument(std::string_view text) {
  return text.starts_with("%YAML") || text.starts_with("---\n") || text.starts_with("---\r") ||
         text.starts_with("--- ");
}

// The first thing that is neither blank nor a comment.
std::string_view skipComments(std::string_view text) {
  for (;;) {
    while (!text.empty() && isAsciiSpace(text.front())) text.remove_prefix(1);
    if (!text.starts_with('#')) return text;
    const size_t end = text.find('\n');
    text.remove_prefix(end == std::string_view::npos ? text.size() : end);
  }
}

// Charts open with a template's brackets; the reader then says so instead of "unknown text".
bool isTemplatedManifest(std::string_view text) {
  return text.starts_with("{{") && (text.find("\napiVersion:") != std::string_view::npos ||
                                    text.find("\nkind:") != std::string_view::npos);
}

}  // namespace

bool isYaml(std::string_view text, Tape& tape) {
  std::string_view sample = text.substr(0, limits::kProbeBytes);
  const bool cut = sample.size() < text.size();
  if (cut) sample = sample.substr(0, sample.rfind('\n') + 1);
  const std::string_view content = skipComments(sample);
  if (content.empty()) return false;
  if (isTemplatedManifest(content)) return true;
  YamlComposer composer(sample);
  const YamlComposer::Step step = composer.next(tape);
  const Node root = tape.root();
  if (startsDocument(content) && isStructured(root)) return true;
  const bool whole = step == YamlComposer::Step::kDocument;
  if (root.isObject()) return isMappingByIntent(root, whole || cut);
  if (!root.isArray() || root.size() == 0 || !(whole || cut)) return false;
  return root.item(0).isObject() && isMappingByIntent(root.item(0), true);
}

Status readYaml(std::string_view text, const PathSet& paths, RecordHandler handler) {
  YamlComposer composer(text);
  Tape tape;
  const auto rangeOf = [&](Node node) { return composer.rangeOf(tape, node); };
  TapeWalker walker(paths, handler, rangeOf);
  const bool several =
      skipComments(text).substr(std::min<size_t>(3, skipComments(text).size())).find("\n---") !=
      std::string_view::npos;
  for (uint32_t index = 0;; ++index) {
    const YamlComposer::Step step = composer.next(tape);
    if (step == YamlComposer::Step::kEnd) return Done{};
    if (step == YamlComposer::Step::kFault) return composer.error();
    if (tape.root().isNull()) continue;  // "---" before the first or after the last document
    walker.walk(tape.root(), several ? "/" + std::to_string(index) : "/", index);
  }
}

}  // namespace postern
