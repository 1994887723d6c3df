// SPDX-License-Identifier: Apache-2.0
// Rules of common tools whose reports state no CWE, and words that name a weakness; reviewed by hand against
// the tools' rule catalogues (SonarSource rules, Find Security Bugs patterns, gosec, Bandit, Klocwork's
// checkers, Coverity's checkers, Contrast's rule names). Only what leaves no doubt is listed.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/text.h"
#include "correlate/weakness_family.h"

namespace postern {
namespace {

using Row = std::pair<std::string_view, uint16_t>;

// SonarQube's language prefix ("java:") is left out. Lower case, ascending.
constexpr Row kRules[] = {{"b102", 94},
                          {"b105", 798},
                          {"b106", 798},
                          {"b107", 798},
                          {"b301", 502},
                          {"b303", 328},
                          {"b304", 327},
                          {"b305", 327},
                          {"b307", 94},
                          {"b311", 330},
                          {"b324", 328},
                          {"b501", 295},
                          {"b506", 502},
                          {"b602", 78},
                          {"b605", 78},
                          {"b608", 89},
                          {"cipher_integrity", 327},
                          {"command_injection", 78},
                          {"cookie-flags-missing", 614},
                          {"crypto-bad-ciphers", 327},
                          {"crypto-bad-mac", 328},
                          {"crypto-weak-randomness", 330},
                          {"des_usage", 327},
                          {"ecb_mode", 327},
                          {"g101", 798},
                          {"g201", 89},
                          {"g202", 89},
                          {"g204", 78},
                          {"g304", 22},
                          {"g401", 328},
                          {"g402", 295},
                          {"g404", 330},
                          {"g501", 328},
                          {"g502", 327},
                          {"g505", 328},
                          {"hard_code_key", 798},
                          {"hard_code_password", 798},
                          {"httponly_cookie", 1004},
                          {"insecure_cookie", 614},
                          {"ldap_injection", 90},
                          {"os_cmd_injection", 78},
                          {"padding_oracle", 327},
                          {"path_manipulation", 22},
                          {"path_traversal_in", 22},
                          {"path_traversal_out", 22},
                          {"predictable_random", 330},
                          {"risky_crypto", 327},
                          {"s2053", 328},
                          {"s2068", 798},
                          {"s2070", 328},
                          {"s2076", 78},
                          {"s2077", 89},
                          {"s2078", 90},
                          {"s2083", 22},
                          {"s2091", 643},
                          {"s2092", 614},
                          {"s2245", 330},
                          {"s2254", 384},
                          {"s2257", 327},
                          {"s2278", 327},
                          {"s2631", 1333},
                          {"s2755", 611},
                          {"s3330", 1004},
                          {"s3649", 89},
                          {"s4423", 327},
                          {"s4426", 327},
                          {"s4502", 352},
                          {"s4790", 328},
                          {"s4830", 295},
                          {"s5122", 942},
                          {"s5131", 79},
                          {"s5135", 502},
                          {"s5144", 918},
                          {"s5145", 117},
                          {"s5146", 601},
                          {"s5147", 943},
                          {"s5167", 93},
                          {"s5334", 94},
                          {"s5527", 295},
                          {"s5542", 327},
                          {"s5547", 327},
                          {"s6418", 798},
                          {"sql_injection_jdbc", 89},
                          {"sql_injection_spring_jdbc", 89},
                          {"sql_nonconstant_string_passed_to_execute", 89},
                          {"sqli", 89},
                          {"sv.exec", 78},
                          {"sv.ldap", 90},
                          {"sv.path", 22},
                          {"sv.path.inj", 22},
                          {"sv.sql", 89},
                          {"sv.sql.dbsource", 89},
                          {"sv.xpath", 643},
                          {"sv.xss.db", 79},
                          {"sv.xss.ref", 79},
                          {"trust_boundary_violation", 501},
                          {"unencrypted_socket", 311},
                          {"weak_message_digest_md5", 328},
                          {"weak_message_digest_sha1", 328},
                          {"weak_password_hash", 328},
                          {"xpath_injection", 643},
                          {"xss_request_wrapper", 79},
                          {"xss_servlet", 79},
                          {"xxe_documentbuilder", 611},
                          {"xxe_saxparser", 611},
                          {"xxe_xmlreader", 611}};

// Words in order, as normalised by words(): the more special phrase stands before the more general one.
constexpr Row kPhrases[] = {{"nosql injection", 943},
                            {"sql injection", 89},
                            {"sqli", 89},
                            {"hql injection", 89},
                            {"hibernate injection", 89},
                            {"injection sql", 89},
                            {"ldap injection", 90},
                            {"xpath injection", 643},
                            {"xml injection", 91},
                            {"template injection", 1336},
                            {"expression language injection", 917},
                            {"command injection", 78},
                            {"cmd injection", 78},
                            {"commands execution", 78},
                            {"command execution", 78},
                            {"shell injection", 78},
                            {"os injection", 78},
                            {"os commanding", 78},
                            {"os command", 78},
                            {"code injection", 94},
                            {"log injection", 117},
                            {"log forging", 117},
                            {"crlf injection", 93},
                            {"response splitting", 113},
                            {"cross site scripting", 79},
                            {"xss", 79},
                            {"cross site request forgery", 352},
                            {"csrf", 352},
                            {"xsrf", 352},
                            {"server side request forgery", 918},
                            {"ssrf", 918},
                            {"path traversal", 22},
                            {"directory traversal", 22},
                            {"path manipulation", 22},
                            {"open redirect", 601},
                            {"unvalidated redirect", 601},
                            {"url redirector abuse", 601},
                            {"file handling", 22},  // Wapiti's word for it
                            {"remote file inclusion", 98},
                            {"directory listing", 548},
                            {"directory indexing", 548},
                            {"session fixation", 384},
                            {"xml external entity", 611},
                            {"xml external entities", 611},
                            {"xxe", 611},
                            {"insecure deserialization", 502},
                            {"unsafe deserialization", 502},
                            {"trust boundary", 501},
                            {"http only", 1004},
                            {"httponly", 1004},
                            {"cookie not sent over ssl", 614},
                            {"cookie without secure flag", 614},
                            {"cookie not secure", 614},
                            {"insecure cookie", 614},
                            {"secure cookie", 614},
                            {"missing secure attribute", 614},
                            {"secure flag", 614},
                            {"weak hash", 328},
                            {"weak hashing", 328},
                            {"weak cryptographic hash", 328},
                            {"insecure hash", 328},
                            {"weak message digest", 328},
                            {"one way hash", 328},
                            {"md5", 328},
                            {"sha1", 328},
                            {"weak encryption", 327},
                            {"weak cipher", 327},
                            {"weak cryptography", 327},
                            {"weak crypto", 327},
                            {"broken or risky cryptographic", 327},
                            {"insecure cipher", 327},
                            {"insecure encryption", 327},
                            {"weak random", 330},
                            {"weak prng", 330},
                            {"weak randomness", 330},
                            {"insecure random", 330},
                            {"insecure randomness", 330},
                            {"predictable random", 330},
                            {"insufficiently random", 330},
                            {"hard coded password", 798},
                            {"hardcoded password", 798},
                            {"hard coded credentials", 798},
                            {"hardcoded credentials", 798},
                            {"clickjacking", 1021},
                            {"unrestricted file upload", 434},
                            {"buffer overflow", 119},
                            {"use after free", 416},
                            {"integer overflow", 190},
                            {"format string", 134}};

constexpr size_t kLongest = 200;  // a title; longer texts name several weaknesses in passing

bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }

// Lower case, one space between words; "SqlInjection" is two words, "XSS" one.
std::string words(std::string_view text) {
  std::string out = " ";
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!isAsciiAlnum(c)) {
      if (out.back() != ' ') out += ' ';
      continue;
    }
    const bool hump = i > 0 && isUpper(c) && isLower(text[i - 1]);
    if (hump && out.back() != ' ') out += ' ';
    out += asciiLower(c);
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

}  // namespace

uint32_t weaknessOfRule(std::string_view rule) {
  rule = rule.substr(rule.rfind(':') + 1);  // npos + 1 is 0
  if (rule.empty() || rule.size() > 60) return 0;
  const std::string folded = toLowerAscii(rule);
  const auto at = std::lower_bound(std::begin(kRules), std::end(kRules), std::string_view(folded),
                                   [](const Row& row, std::string_view value) { return row.first < value; });
  return at != std::end(kRules) && at->first == folded ? at->second : 0;
}

uint32_t weaknessOfWords(std::string_view text) {
  if (text.empty() || text.size() > kLongest) return 0;
  const std::string said = words(text);
  for (const auto& [phrase, cwe] : kPhrases) {
    const size_t at = said.find(phrase);
    if (at == std::string::npos) continue;
    if (said[at - 1] == ' ' && said[at + phrase.size()] == ' ') return cwe;
  }
  return 0;
}

}  // namespace postern
