// SPDX-License-Identifier: Apache-2.0
// Processor time, because others may use the machine: of this program natively; of the whole Node process in
// WebAssembly, where the compiling of hot functions is counted in, so that it is never too little.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <vector>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#include <emscripten/heap.h>
#else
#include <sys/resource.h>
#endif

namespace postern {

#ifdef __EMSCRIPTEN__
inline double processorSeconds() {
  return EM_ASM_DOUBLE({
    const used = process.cpuUsage();
    return (used.user + used.system) / 1e6;
  });
}
/// Of the memory of the module, which never shrinks: its highest size so far.
inline uint64_t peakBytes() { return emscripten_get_heap_size(); }
#else
inline double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
inline uint64_t peakBytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<uint64_t>(used.ru_maxrss) * 1024;
}
#endif

/// Seconds by the processor and by the clock.
struct Spent {
  double processor = 0, clock = 0;
};

class Stopwatch {
 public:
  Spent lap() {
    const Spent now = read();
    const Spent spent{now.processor - from_.processor, now.clock - from_.clock};
    from_ = now;
    return spent;
  }

 private:
  static Spent read() {
    const auto clock = std::chrono::steady_clock::now().time_since_epoch();
    return {processorSeconds(), std::chrono::duration<double>(clock).count()};
  }
  Spent from_ = read();
};

/// Each by itself.
inline Spent median(std::vector<Spent> runs) {
  const auto middle = runs.begin() + static_cast<std::ptrdiff_t>(runs.size() / 2);
  Spent out;
  for (double Spent::*part : {&Spent::processor, &Spent::clock}) {
    std::nth_element(runs.begin(), middle, runs.end(),
                     [&](const Spent& a, const Spent& b) { return a.*part < b.*part; });
    out.*part = *middle.*part;
  }
  return out;
}

/// `make` is run `times` times.
template <typename Make>
Spent medianOf(int times, Make make) {
  std::vector<Spent> runs;
  for (int i = 0; i < times; ++i) {
    Stopwatch watch;
    make();
    runs.push_back(watch.lap());
  }
  return median(std::move(runs));
}

}  // namespace postern
