// SPDX-License-Identifier: Apache-2.0
// Mutations that keep a report readable, so that they get behind the readers: a value dropped, repeated,
// moved, made another kind of value. Works on tokens of JSON, of XML and of tables alike: quotes, brackets,
// tags, cells.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace postern {

class TokenMutator {
 public:
  explicit TokenMutator(uint32_t seed) : random_(seed) {}

  std::string mutate(std::string_view text) {
    for (int tries = 0; tries < 8; ++tries) {
      const std::string_view token = tokenAt(text, below(text.size() + 1));
      if (token.empty()) continue;
      const auto at = static_cast<size_t>(token.data() - text.data());
      std::string out(text.substr(0, at));
      const std::string_view rest = text.substr(at + token.size());
      switch (below(5)) {
        case 0:  // dropped
          return out.append(rest);
        case 1:  // repeated
          out.append(token);
          if (!token.starts_with('<')) out += ',';
          return out.append(token).append(rest);
        case 2: {  // another one of this input
          const std::string_view other = tokenAt(text, below(text.size() + 1));
          return out.append(other.empty() ? token : other).append(rest);
        }
        case 3:  // another kind of value
          return out.append(replacement()).append(rest);
        default:  // one byte of it
          out.append(token);
          out[at + below(token.size())] = static_cast<char>(below(256));
          return out.append(rest);
      }
    }
    return std::string(text);
  }

  size_t below(size_t bound) { return bound == 0 ? 0 : random_() % bound; }

 private:
  // The quoted text, bracketed value, tag or word that begins at or after `from`.
  static std::string_view tokenAt(std::string_view text, size_t from) {
    constexpr std::string_view kStarts = "\"{[<";
    const size_t at = text.find_first_of("\"{[<,:0123456789", from);
    if (at == std::string_view::npos) return {};
    if (kStarts.find(text[at]) == std::string_view::npos) {
      const size_t word = text.find_first_not_of(",: \n", at);
      if (word == std::string_view::npos) return {};
      const size_t end = std::min(text.find_first_of(",}]<\n", word), text.size());
      return text.substr(word, end - word);
    }
    const char open = text[at];
    const char close = open == '"' ? '"' : open == '{' ? '}' : open == '[' ? ']' : '>';
    int depth = 0;
    for (size_t i = at; i < text.size(); ++i) {
      if (i > at && text[i] == close && (open == '"' || open == '<' || --depth == 0))
        return text.substr(at, i + 1 - at);
      if (text[i] == open) ++depth;
    }
    return {};
  }

  std::string_view replacement() {
    static constexpr std::string_view kValues[] = {"null",
                                                   "true",
                                                   "0",
                                                   "-1",
                                                   "1e999",
                                                   "18446744073709551616",
                                                   "\"\"",
                                                   "[]",
                                                   "{}",
                                                   "[null]",
                                                   "[[]]",
                                                   "{\"\":\"\"}",
                                                   "[\"a\",\"b\"]",
                                                   "{\"#text\":\"x\"}",
                                                   "\"\\ud800\"",
                                                   "\"\\u0000\"",
                                                   "\"CVE-2021-44228\"",
                                                   "\"pkg:npm/%40a/b@1\"",
                                                   "\"https://[::1]:99999/a?b#c\"",
                                                   "\"2021-02-30T25:61:61Z\"",
                                                   "\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"",
                                                   "\"a:b:c:d\"",
                                                   "\"cpe:2.3:a:b:c:1:*:*:*:*:*:*:*\"",
                                                   "\"\xC3\xA9\"",
                                                   "<a/>",
                                                   "<a b=\"c\">d</a>",
                                                   "\"1.2.3.4/33\"",
                                                   "\n"};
    return kValues[below(std::size(kValues))];
  }

  std::minstd_rand random_;
};

}  // namespace postern
