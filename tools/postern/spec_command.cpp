// SPDX-License-Identifier: Apache-2.0
// `postern spec`: a guessed mapping for a report, as a spec to correct and keep.
#include <iostream>

#include "commands.h"
#include "engine.h"
#include "inputs.h"
#include "terminal.h"

namespace postern::cli {

int draftSpec(const SpecOptions& options) {
  const auto bytes = readInput({options.input, options.input});
  if (!bytes) {
    std::cerr << "postern: " << options.input << " cannot be read\n";
    return kNothingReadable;
  }
  TeachRequest request;
  request.name = options.input;
  request.id = options.id;
  request.title = options.title;
  const auto draft = Engine::draftSpec(request, *bytes);
  if (!draft) {
    std::cerr << "postern: " << printable(draft.error().message) << "\n";
    return kNothingReadable;
  }
  std::cout << draft.value().spec;
  for (const std::string& question : draft.value().questions)
    std::cerr << "please check: " << printable(question) << "\n";
  if (draft.value().spec.empty()) return kNothingReadable;
  return draft.value().questions.empty() ? kOk : kUncertain;
}

}  // namespace postern::cli
