// SPDX-License-Identifier: Apache-2.0
// See gate_report.h. Elements and attributes are those that Jenkins' JUnit plug-in and GitLab's unit test
// reports read: testsuites, testsuite (name, tests, failures, skipped), testcase (classname, name), failure,
// skipped, system-out.
#include <algorithm>

#include "output/gate_report.h"

namespace postern {
namespace {

/// XML 1.0, section 2.2: most control characters cannot stand in a document at all, escaped or not; nor can
/// U+FFFE and U+FFFF.
void appendXml(std::string& out, std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (byte < 0x20 && c != '\n' && c != '\t') {
      out += ' ';
    } else if (c == '\xEF' && text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() &&
               static_cast<unsigned char>(text[i + 2]) >= 0xBE) {
      out += "\xEF\xBF\xBD";
      i += 2;
    } else {
      out += c;
    }
  }
}

void appendAttribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  std::string line(value);
  std::replace(line.begin(), line.end(), '\n', ' ');
  appendXml(out, line);
  out += '"';
}

/// A name by which a case is the same case in the next run, and of its suite the only one.
std::string caseName(const Matched& it) {
  std::string name = it.title;
  if (!it.asset.empty() && it.asset != it.title) name += " on " + it.asset;
  if (!it.location.empty()) name += " at " + it.location;
  return name + " [" + it.key.substr(0, 12) + "]";
}

std::string details(const RuleResult& rule, const Matched& it) {
  std::string text = it.reason + "\n";
  if (!it.owner.empty()) text += "owner: " + it.owner + "\n";
  if (!it.location.empty()) text += "where: " + it.location + "\n";
  if (!it.fix.empty()) text += "fix: " + it.fix + "\n";
  if (!rule.message.empty()) text += rule.message + "\n";
  for (const std::string& link : rule.links) text += link + "\n";
  return text;
}

void openCase(std::string& out, const RuleResult& rule, std::string_view name) {
  out += "    <testcase";
  appendAttribute(out, "classname", rule.id);
  appendAttribute(out, "name", name);
  out += " time=\"0\"";
}

std::string waivedBy(const Verdict& verdict, const Matched& it) {
  for (const WaiverResult& waiver : verdict.waivers) {
    if (waiver.id == it.waiver)
      return "waived until " + waiver.expires + " by " + waiver.owner + ": " + waiver.reason;
  }
  return "waived";
}

class Suite {
 public:
  Suite(const Verdict& verdict, const RuleResult& rule) : verdict_(verdict), rule_(rule) {}

  std::string write() {
    if (rule_.outcome == Outcome::kFail) {
      each(rule_.violations, [&](const Matched& it) { addFailure(it); });
    } else {
      openCase(cases_, rule_, rule_.title);
      ++tests;
      std::string said;
      if (rule_.outcome != Outcome::kPass) {
        each(rule_.violations, [&](const Matched& it) { said += caseName(it) + "\n" + details(rule_, it); });
      }
      cases_ += said.empty() ? "/>\n" : ">\n      <system-out>";
      if (!said.empty()) {
        appendXml(cases_, said);
        cases_ += "</system-out>\n    </testcase>\n";
      }
    }
    each(rule_.waived, [&](const Matched& it) { addWaived(it); });
    std::string out = "  <testsuite";
    appendAttribute(out, "name", rule_.title);
    out += " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) +
           "\" errors=\"0\" skipped=\"" + std::to_string(skipped) + "\" time=\"0\">\n";
    return out + cases_ + "  </testsuite>\n";
  }

  size_t tests = 0, failures = 0, skipped = 0;

 private:
  template <typename Say>
  void each(const std::vector<Matched>& all, Say say) {
    for (size_t i = 0; i < std::min(all.size(), kMaxCases); ++i) say(all[i]);
    if (all.size() <= kMaxCases) return;
    Matched rest;
    rest.title = "and " + std::to_string(all.size() - kMaxCases) + " more (the JSON and the SARIF have all)";
    rest.key = "rest";
    say(rest);
  }

  void addFailure(const Matched& it) {
    openCase(cases_, rule_, caseName(it));
    if (!it.file.empty()) appendAttribute(cases_, "file", it.file);
    cases_ += ">\n      <failure";
    appendAttribute(cases_, "type", rule_.id);
    appendAttribute(cases_, "message", it.reason.empty() ? rule_.title : it.reason);
    cases_ += '>';
    appendXml(cases_, details(rule_, it));
    cases_ += "</failure>\n    </testcase>\n";
    ++tests;
    ++failures;
  }

  void addWaived(const Matched& it) {
    openCase(cases_, rule_, caseName(it));
    cases_ += ">\n      <skipped";
    appendAttribute(cases_, "message", waivedBy(verdict_, it));
    cases_ += "/>\n    </testcase>\n";
    ++tests;
    ++skipped;
  }

  const Verdict& verdict_;
  const RuleResult& rule_;
  std::string cases_;
};

}  // namespace

std::string verdictJunit(const Verdict& verdict) {
  std::string suites;
  size_t tests = 0, failures = 0, skipped = 0;
  for (const RuleResult& rule : verdict.rules) {
    Suite suite(verdict, rule);
    suites += suite.write();
    tests += suite.tests;
    failures += suite.failures;
    skipped += suite.skipped;
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites";
  appendAttribute(out, "name", verdict.policy);
  out += " tests=\"" + std::to_string(tests) + "\" failures=\"" + std::to_string(failures) +
         "\" errors=\"0\" skipped=\"" + std::to_string(skipped) + "\" time=\"0\">\n";
  return out + suites + "</testsuites>\n";
}

}  // namespace postern
