// SPDX-License-Identifier: Apache-2.0
// The mapping engine: a spec and a document of anybody's making (a bundle may bring both). Input: the spec, a
// zero byte, the document. Without a zero byte all is a pattern, up to a line end, and the text it is tried
// on.
#include "formats/mapping/layout_choice.h"
#include "tests/fuzz/check_import.h"
#include "tests/fuzz/token_mutator.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace postern {
namespace {

void tryPattern(std::string_view input) {
  const size_t line = input.find('\n');
  if (line == std::string_view::npos) return;
  const std::string_view text = input.substr(line + 1);
  Pattern pattern;
  std::vector<std::string> names;
  std::string problem;
  if (!pattern.compile(input.substr(0, line), names, problem)) return require(!problem.empty());
  require(pattern.firstCapture() < static_cast<int>(names.size()));
  std::vector<std::string_view> captures;
  if (!pattern.match(text, captures)) return require(captures.empty());
  require(captures.size() <= names.size());
  for (const std::string_view found : captures) {
    if (found.data() == nullptr) continue;
    require(found.data() >= text.data() && found.data() + found.size() <= text.data() + text.size());
  }
}

// Every record that the reader hands over is an observation or is counted. `each` makes several of one.
void countRecords(const MappingSpec& spec, std::string_view document) {
  Diagnostics diagnostics;
  auto opened = Document::open("in", document, diagnostics);
  if (!opened) return;
  Document in = std::move(opened).value();
  BatchBuilder out(ReportFacts{}, EstateKey{});
  if (!importMapping(spec, in, out)) return;
  const Probe& probe = in.probe();
  const ReportLayout* layout = surestLayout(spec, probe);
  if (layout == nullptr) layout = nearestLayout(spec, probe);
  require(layout != nullptr);
  const uint64_t counted = out.observations() + out.skipped() + in.skippedRecords();
  const bool list = !probe.isTable() && (probe.root.isArray() || probe.syntax == Syntax::kText);
  uint64_t records = 0;
  for (const RecordRule& rule : layout->records) {
    std::string path = rule.path;
    if (probe.isTable() && path == "/") path = "/*";
    if (list) path = path == "/" ? "/*" : "/*" + path;
    const auto count = [&](const Record&) { ++records; };
    // What is wrong within one path's records stops the reading of another, where it is a field.
    if (!in.read({path}, count, diagnostics)) return;
  }
  require(counted >= records, "a record that was handed over is neither an observation nor counted");
}

void trySpec(std::string_view spec, std::string_view document) {
  auto taught = teachFormat("spec", spec);
  if (!taught) return require(!taught.error().message.empty());
  const Format& format = taught.value()->format;
  const std::string batch = readChecked(document, format);
  if (isReadTwice(document)) require(batch == readChecked(document, format));
  countRecords(*taught.value()->spec, document);
}

}  // namespace
}  // namespace postern

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t zero = input.find('\0');
  if (zero == std::string_view::npos) {
    postern::tryPattern(input);
  } else {
    postern::trySpec(input.substr(0, zero), input.substr(zero + 1));
  }
  return 0;
}

// Half of the mutations keep spec and report readable.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned int seed) {
  postern::TokenMutator tokens(seed);
  if (tokens.below(2) == 0) return LLVMFuzzerMutate(data, size, maxSize);
  std::string text(reinterpret_cast<const char*>(data), size);
  for (size_t times = 1 + tokens.below(3); times > 0; --times) text = tokens.mutate(text);
  text.resize(std::min(text.size(), maxSize));
  std::memcpy(data, text.data(), text.size());
  return text.size();
}
