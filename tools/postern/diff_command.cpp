// SPDX-License-Identifier: Apache-2.0
// `postern diff`: what became of the attack paths since the state that a bundle holds.
#include <iostream>

#include "commands.h"
#include "inputs.h"
#include "loading.h"
#include "terminal.h"

namespace postern::cli {

int diff(const DiffOptions& options) {
  const auto before = readInput({options.before, options.before});
  if (!before || !looksLikeBundle(*before)) {
    std::cerr << "postern: " << printable(options.before)
              << (before ? " is no bundle (--before takes what `postern analyze --out` wrote)"
                         : " cannot be read")
              << "\n";
    return kNothingReadable;
  }
  Engine engine;
  if (const int refused = analyseInputs(engine, options.graph); refused != kOk) return refused;
  const auto changes = engine.pathChanges(options.before, *before);
  if (!changes) {
    std::cerr << "postern: " << printable(options.before) << ": " << printable(changes.error().message)
              << "\n";
    return kNothingReadable;
  }
  if (options.json) {
    std::cout << changes.value().json << "\n";
  } else {
    printLines(changes.value().text);
  }
  return kOk;
}

}  // namespace postern::cli
