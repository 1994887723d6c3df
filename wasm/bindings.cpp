// SPDX-License-Identifier: Apache-2.0
// The wasm boundary and nothing else: bytes and text across, one entry for every call
// (web/src/engine/core_engine.ts).
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <functional>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "engine.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

/// An input on its way in, written piece by piece: whoever sends a large file need never hold all of it.
class Input {
 public:
  explicit Input(size_t size) : size_(size), data_(new char[size]) {}  // not zeroed first: inputs are large

  std::string_view view() const { return {data_.get(), size_}; }
  /// What does not fit is left out.
  void write(size_t at, const val& piece) {
    const auto size = piece["length"].as<size_t>();
    if (at > size_ || size > size_ - at) return;
    val(typed_memory_view(size, reinterpret_cast<unsigned char*>(data_.get()) + at)).call<void>("set", piece);
  }

 private:
  size_t size_;
  std::unique_ptr<char[]> data_;
};

/// null when there is no memory for it.
Input* makeInput(size_t size) {
  try {
    return new Input(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

/// A copy that is the caller's, so that it may be transferred and heap growth cannot detach it.
val toArray(const std::string& blob) {
  const auto* data = reinterpret_cast<const unsigned char*>(blob.data());
  return val::global("Uint8Array").new_(val(typed_memory_view(blob.size(), data)));
}

/// `input`: null for a call without bytes. `onProgress(read, of)`: undefined if nobody asks.
val call(postern::Engine& engine, const std::string& name, const std::string& request, const Input* input,
         val onProgress) {
  std::function<void(uint64_t, uint64_t)> progress;
  if (!onProgress.isUndefined()) {
    progress = [&onProgress](uint64_t read, uint64_t of) {
      onProgress(static_cast<double>(read), static_cast<double>(of));
    };
  }
  postern::Engine::Answer answered =
      engine.call(name, request, input == nullptr ? std::string_view() : input->view(), std::move(progress));
  val blobs = val::array();
  for (std::string& blob : answered.blobs) {
    blobs.call<void>("push", toArray(blob));
    blob = std::string();
  }
  val out = val::object();
  out.set("envelope", answered.envelope);
  out.set("blobs", blobs);
  return out;
}

/// The envelope of a call whose input found no memory.
std::string outOfMemory() { return postern::Engine::outOfMemory().envelope; }

}  // namespace

EMSCRIPTEN_BINDINGS(postern) {
  emscripten::class_<Input>("Input").function("write", &Input::write);
  emscripten::function("makeInput", &makeInput, emscripten::allow_raw_pointers());
  emscripten::class_<postern::Engine>("Engine")
      .constructor<>()
      .function("call", &call, emscripten::allow_raw_pointers())
      .class_function("outOfMemory", &outOfMemory);
}
