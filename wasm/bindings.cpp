// SPDX-License-Identifier: Apache-2.0
// The wasm boundary and nothing else: bytes and text across, one entry for every call
// (web/src/engine/core_engine.ts).
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <new>
#include <string>

#include "engine.h"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;

struct HeapBytes {
  std::unique_ptr<char[]> data;
  size_t size = 0;
  std::string_view view() const { return {data.get(), size}; }
};

/// The one copy in. Not zeroed first: inputs are large.
HeapBytes toHeap(const val& bytes) {
  HeapBytes heap;
  if (bytes.isNull() || bytes.isUndefined()) return heap;
  heap.size = bytes["length"].as<size_t>();
  heap.data.reset(new char[heap.size]);
  val(typed_memory_view(heap.size, reinterpret_cast<unsigned char*>(heap.data.get())))
      .call<void>("set", bytes);
  return heap;
}

/// A copy that is the caller's, so that it may be transferred and heap growth cannot detach it.
val toArray(const std::string& blob) {
  const auto* data = reinterpret_cast<const unsigned char*>(blob.data());
  return val::global("Uint8Array").new_(val(typed_memory_view(blob.size(), data)));
}

postern::Engine::Answer answer(postern::Engine& engine, const std::string& name, const std::string& request,
                               const val& bytes) {
  try {
    const HeapBytes heap = toHeap(bytes);
    return engine.call(name, request, heap.view());
  } catch (const std::bad_alloc&) {
    return postern::Engine::outOfMemory();
  }
}

val call(postern::Engine& engine, const std::string& name, const std::string& request, const val& bytes) {
  postern::Engine::Answer answered = answer(engine, name, request, bytes);
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

}  // namespace

EMSCRIPTEN_BINDINGS(postern) {
  emscripten::class_<postern::Engine>("Engine").constructor<>().function("call", &call);
}
