// SPDX-License-Identifier: Apache-2.0
// CSAF 2.1 tests of dates: their form (6.1.37), and that nothing is dated after the newest revision of a
// released document (6.1.45, 6.1.49, 6.1.51 to 6.1.53).
#include <optional>

#include "formats/csaf_rules.h"
#include "formats/csaf_time.h"

namespace postern {
namespace {

/// Members that hold a point in time, wherever they stand.
constexpr std::string_view kDates[] = {
    "current_release_date", "initial_release_date", "date",     "disclosure_date", "discovery_date",
    "release_date",         "exploitation_date",    "timestamp"};

void checkForm(Node node, const std::string& where, CsafProblems& problems) {
  if (node.isArray()) {
    size_t index = 0;
    for (const Node item : node.items()) checkForm(item, where + "/" + std::to_string(index++), problems);
    return;
  }
  for (const Node::Member member : node.members()) {
    const std::string here = where + "/" + std::string(member.key);
    if (member.key == "x_extensions") continue;
    bool isDate = false;
    for (const std::string_view name : kDates) isDate = isDate || member.key == name;
    if (!isDate) {
      checkForm(member.value, here, problems);
    } else if (!parseCsafTime(member.value.text())) {
      problems.add("6.1.37", "\"" + std::string(member.value.text()) + "\" is no date and time", here);
    }
  }
}

class AfterNewest {
 public:
  AfterNewest(const CsafDocument& document, CsafProblems& problems)
      : document_(document), problems_(problems) {
    for (const Node item : document.tracking["revision_history"].items()) {
      const auto date = parseCsafTime(item["date"].text());
      if (date && (!newest_ || *newest_ < *date)) newest_ = date;
    }
  }

  void check() {
    size_t index = 0;
    for (const Node vulnerability : document_.vulnerabilities.items())
      checkVulnerability(vulnerability, "/vulnerabilities/" + std::to_string(index++));
  }

 private:
  void late(Node time, std::string_view test, const std::string& where) {
    const auto date = parseCsafTime(time.text());
    if (document_.isFinal() && newest_ && date && *newest_ < *date)
      problems_.add(test, std::string(time.text()) + " is after the newest revision", where);
  }

  void checkVulnerability(Node vulnerability, const std::string& where) {
    if (document_.document["distribution"]["tlp"]["label"].text() == "CLEAR")
      late(vulnerability["disclosure_date"], "6.1.45", where + "/disclosure_date");
    forEachCsafMetric(vulnerability, [&](Node content, Node, size_t index) {
      const std::string metric = where + "/metrics/" + std::to_string(index) + "/content";
      late(content["ssvc_v2"]["timestamp"], "6.1.49", metric);
      late(content["ssvc_v1"]["timestamp"], "6.1.49", metric);
      late(content["epss"]["timestamp"], "6.1.51", metric);
    });
    for (const Node known : vulnerability["first_known_exploitation_dates"].items()) {
      const std::string here = where + "/first_known_exploitation_dates";
      late(known["date"], "6.1.52", here);
      late(known["exploitation_date"], "6.1.52", here);
      const auto told = parseCsafTime(known["date"].text());
      const auto happened = parseCsafTime(known["exploitation_date"].text());
      if (told && happened && *told < *happened)
        problems_.add("6.1.53", "the exploitation is dated after the information about it", here);
    }
  }

  const CsafDocument& document_;
  CsafProblems& problems_;
  std::optional<CsafInstant> newest_;
};

}  // namespace

void checkCsafDates(const CsafDocument& document, CsafProblems& problems) {
  if (!document.is21) return;
  checkForm(document.document, "/document", problems);
  checkForm(document.vulnerabilities, "/vulnerabilities", problems);
  AfterNewest(document, problems).check();
}

}  // namespace postern
