// SPDX-License-Identifier: Apache-2.0
// `postern vocab`: lines of standard input in one of the field's own languages, a JSON line for each.
#include <iostream>

#include "commands.h"
#include "engine.h"
#include "terminal.h"

namespace postern::cli {

int vocab(const VocabOptions& options) {
  const auto answer = [&](std::string_view line) {
    return Engine::vocab(options.vocabulary, options.argument, line);
  };
  if (const auto asked = answer(""); !asked) {
    std::cerr << "postern: " << printable(asked.error().message) << "\n";
    return kUsage;
  }
  for (std::string line; std::getline(std::cin, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto told = answer(line);
    if (!told) {
      std::cerr << "postern: " << printable(told.error().message) << "\n";
      return kNothingReadable;
    }
    std::cout << told.value() << "\n";
  }
  return std::cout.flush() ? kOk : kNotWritten;
}

}  // namespace postern::cli
