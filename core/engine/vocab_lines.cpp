// SPDX-License-Identifier: Apache-2.0
// See vocab_lines.h.
#include "engine/vocab_lines.h"

#include "engine.h"
#include "engine/guarded.h"
#include "read/encoding.h"

namespace postern {
namespace {

constexpr size_t kMaxLine = 65536;  // longer is no vector, purl or range

struct Vocabulary {
  std::string_view name;
  std::string (*line)(std::string_view argument, std::string_view line);
  /// Whether it can be asked with `argument`; nullptr: it takes none.
  bool (*takes)(std::string_view argument);
};
constexpr Vocabulary kVocabularies[] = {
    {"cvss", cvssLine, nullptr},
    {"ssvc", ssvcLine, nullptr},
    {"cwe", cweLine, nullptr},
    {"purl", purlLine, nullptr},
    {"cpe", cpeLine, nullptr},
    {"vers", versLine, isRangeEcosystem},
    {"version", versionLine, isVersionEcosystem},
};

Error unusable(const Vocabulary& vocabulary, std::string_view argument) {
  std::string message = "\"" + std::string(vocabulary.name) + "\" ";
  if (vocabulary.takes == nullptr)
    message += "takes no \"" + toUtf8(argument) + "\"";
  else
    message += argument.empty() ? "needs an ecosystem" : "does not know \"" + toUtf8(argument) + "\"";
  return makeError(ErrorCode::kBadQuery, std::move(message));
}

}  // namespace

std::string invalidLine(std::string_view message) {
  JsonWriter out;
  return out.beginObject().field("valid", false).field("error", message).endObject().take();
}

Result<std::string> Engine::vocab(std::string_view vocabulary, std::string_view argument,
                                  std::string_view line) {
  return guarded([&]() -> Result<std::string> {
    std::string names;
    for (const Vocabulary& row : kVocabularies) {
      names += (names.empty() ? "" : ", ") + std::string(row.name);
      if (row.name != vocabulary) continue;
      const bool fits = row.takes == nullptr ? argument.empty() : row.takes(argument);
      if (!fits) return unusable(row, argument);
      if (line.size() > kMaxLine) return invalidLine("the line is longer than 65,536 bytes");
      return row.line(argument, toUtf8(line));
    }
    return makeError(ErrorCode::kNotFound,
                     "there is no vocabulary \"" + toUtf8(vocabulary) + "\"; there are " + names);
  });
}

}  // namespace postern
