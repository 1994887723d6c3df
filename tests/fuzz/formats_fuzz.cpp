// SPDX-License-Identifier: Apache-2.0
// Any bytes through every importer and every built-in spec. The first two bytes say who reads the rest: 0 =
// whoever detection finds, 1 = a guessed mapping even where a format claims it, n = format n - 2, whatever it
// thinks of it.
#include "formats/mapping/spec.h"
#include "formats/teach/auto_map.h"
#include "tests/fuzz/check_import.h"
#include "tests/fuzz/token_mutator.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

namespace postern {
namespace {

constexpr size_t kHead = 2;

void readByGuess(std::string_view bytes) {
  Diagnostics diagnostics;
  auto opened = Document::open("in", bytes, diagnostics);
  if (!opened) return;
  const AutoMapping guess = autoMap("in", opened.value());
  if (guess.draft.records.empty()) return;
  require(guess.taught != nullptr);  // what is guessed is a spec that reads
  (void)readChecked(bytes, guess.taught->format);
}

}  // namespace
}  // namespace postern

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace postern;
  if (size < kHead) return 0;
  const size_t which = data[0] | static_cast<size_t>(data[1]) << 8U;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + kHead, size - kHead);
  if (which == 0) {
    const auto batches = importChecked(bytes);
    if (isReadTwice(bytes)) require(batches == importChecked(bytes));
  } else if (which == 1) {
    readByGuess(bytes);
  } else {
    const Format& format = *formats()[(which - 2) % formats().size()];
    const std::string batch = readChecked(bytes, format);
    if (isReadTwice(bytes)) require(batch == readChecked(bytes, format));
  }
  return 0;
}

// A third of the mutations change the reader, a third keep the report readable, the rest are libFuzzer's own.
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned int seed) {
  using namespace postern;
  TokenMutator tokens(seed);
  if (size < kHead || maxSize < kHead) return LLVMFuzzerMutate(data, size, maxSize);
  const size_t way = tokens.below(3);
  if (way == 0) {
    const size_t which = tokens.below(formats().size() + 2);
    data[0] = static_cast<uint8_t>(which);
    data[1] = static_cast<uint8_t>(which >> 8U);
    return size;
  }
  if (way == 1) return kHead + LLVMFuzzerMutate(data + kHead, size - kHead, maxSize - kHead);
  std::string text(reinterpret_cast<const char*>(data) + kHead, size - kHead);
  for (size_t times = 1 + tokens.below(3); times > 0; --times) text = tokens.mutate(text);
  text.resize(std::min(text.size(), maxSize - kHead));
  std::memcpy(data + kHead, text.data(), text.size());
  return kHead + text.size();
}
