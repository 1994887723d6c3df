// SPDX-License-Identifier: Apache-2.0
// The same measurement for a page (format_rates.h): a module of its own, which is never part of the shipped
// one.
#include <emscripten/bind.h>

#include "tests/report/format_rates.h"

namespace {

std::string measure(const std::string& name, const std::string& bytes, const std::string& path, int rounds) {
  return postern::measureRates(name, bytes, path, rounds);
}

}  // namespace

EMSCRIPTEN_BINDINGS(format_rates) {
  emscripten::function("measure", &measure);
  emscripten::function("start", &postern::startFormats);
}
