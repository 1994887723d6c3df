// SPDX-License-Identifier: Apache-2.0
// See column_guess.h. Names are tables of words that scanners use, from likely to less likely; what a member
// holds decides whether its name may be believed.
#include "formats/teach/column_guess.h"

#include <algorithm>

#include "base/text.h"
#include "formats/fields.h"
#include "model/terms.h"

namespace postern {
namespace {

struct Names {
  std::string_view column;
  // Groups of folded names, each less likely than the one before: 100, 85, 70, 55.
  std::string_view groups[4];
};

// size: a table
constexpr Names kNames[] = {
    {"title",
     {"title vulnerabilityname vulnname issuename findingname alertname headline vulnerabilitytitle "
      "issuetitle",
      "name summary checkname pluginname rulename message shortdescription issue alert check testname "
      "subject "
      "vulnerabilitytype issuetype checktitle heading vulntitle findingtitle eventname",
      "vulnerability threat category problem msg text finding warning description typename weakness query "
      "desc overview "
      "shortmessage checktype type warningtype finddesc testdescription rulemessage",
      "error reason details detail info rule kind class label code"}},
    {"severity",
     {"severity risklevel issueseverity severitylevel vulnerabilityseverity severityname severitytext "
      "severityrating "
      "findingseverity baseseverity",
      "risk criticality priority threatlevel level riskrating cvssseverity severitylabel riskdesc threat "
      "riskname "
      "severityvalue ratingseverity impactlevel",
      "rating impact importance urgency severitycode riskscore riskcode", "class status"}},
    {"rule",
     {"ruleid checkid pluginid testid ruleidentifier templateid issuetypeid oid checkidentifier controlid "
      "rulekey querid "
      "queryid benchmarkid",
      "rule check checkname rulename code pluginname vulnid ruletype vulnerabilityid signatureid "
      "signature testname control",
      "id key type category kind warningcode number uid identifier name", ""}},
    {"description",
     {"description longdescription vulnerabilitydescription issuedetail fulldescription longmessage",
      "details detail desc overview explanation issuedescription descriptiontext fulltext synopsis notes "
      "abstract",
      "message summary text info impact background msg rationale shortdescription",
      "evidence output reason"}},
    {"file",
     {"file filename filepath sourcefile relativepath pathname sourcefilename locationfile sourcepath",
      "path location locationpath manifest manifestfile packagefile filelocation sourcelocation resourcefile",
      "artifact source target uri module", "component object name"}},
    {"line",
     {"line linenumber startline linestart beginline lineno startlinenumber locationline sourceline "
      "startlineno beginlinenumber",
      "row startrow linenum rowstart begin start linerange lines", "position", ""}},
    {"url",
     {"url uri targeturl matchedurl fullurl requesturl vulnerableurl pageurl scanurl endpointurl affectedurl "
      "urlpath",
      "matchedat endpoint affecteduri site webpage address location", "target link href affects entity host",
      ""}},
    {"asset.host",
     {"host hostname ip ipaddress fqdn dnsname ipaddr hostip targethost targetip dns assetname assetip ipv4 "
      "machinename "
      "computername devicename servername",
      "domain server address netbiosname asset machine device domainname hostaddress node",
      "target system website", ""}},
    {"port", {"port portnumber targetport portid serviceport", "", "", ""}},
    {"cwe",
     {"cwe cweid cwes cweids cweidentifiers cwename cwenumber vulncwe issuecwe",
      "weakness weaknesses classification", "", ""}},
    {"ids",
     {"cve cveid cves cveids vulnerabilityid vulnid cvename cvenumber vulnerability advisoryid cvelist ghsa "
      "ghsaid",
      "identifiers identifier aliases id vulnerabilities advisory name vuln references", "title", ""}},
    {"cvss",
     {"cvssvector vectorstring cvssv3vector cvss cvss3vector cvss31vector cvssvectorstring vector "
      "cvssv2vector "
      "cvssvectors basevector cvssv3",
      "score", "", ""}},
    {"score",
     {"cvssscore cvssbasescore cvssv3score basescore cvss3score cvssv2score cvssv3basescore cvssv3 cvss",
      "score cvss3 cvss31 cvssv31 v3score cvss3base scorevalue", "", ""}},
    {"component.name",
     {"package packagename pkgname componentname libraryname dependencyname modulename artifactname pkg "
      "gemname cratename "
      "packages affectedpackage softwarename productname",
      "component library dependency module artifact crate gem product software artifactid packageid binary",
      "name", ""}},
    {"component.version",
     {"installedversion packageversion componentversion pkgversion currentversion libraryversion "
      "dependencyversion "
      "installed moduleversion artifactversion productversion softwareversion",
      "version", "affectedversion detectedversion affectedversions", ""}},
    {"component.purl", {"purl packageurl packagepurl pkgurl", "", "", ""}},
    {"fix_versions",
     {"fixedversion fixedversions fixedin fixversion fixversions patchedversions patchedversion "
      "firstpatchedversion "
      "safeversion fixedinversion fixedinversions versionsfixed fixedby fixedinversion",
      "upgradeto updateto recommendedversion recommendedversions patched latestversion remediationversion "
      "fix",
      "", ""}},
    {"fix",
     {"solution remediation recommendation recommendations resolution howtofix mitigation remedy "
      "remediationadvice fixtext "
      "remediationtext remedialprocedure suggestion suggestions",
      "fix countermeasure advice action guidance recommendedaction recommendedactions remediations "
      "corrective",
      "workaround hint", ""}},
    {"state",
     {"state findingstate issuestate vulnerabilitystate", "status resolution findingstatus issuestatus", "",
      ""}},
    {"confidence", {"confidence certainty issueconfidence confidencelevel", "precision", "", ""}},
    {"secret",
     {"secret rawsecret secretvalue raw clearsecret leakedsecret token password",
      "match matched stringsfound", "", ""}},
    {"references",
     {"references reference referenceurls referencelinks helpuri helpurl infourl moreinfo primaryurl "
      "externalreferences",
      "links link urls url documentation docurl advisoryurl ruleurl wikiurl documentationurl href",
      "advisory source", ""}},
    {"parameter", {"parameter param parametername vulnerableparameter paramname", "attribute field", "", ""}},
    {"method", {"httpmethod requestmethod", "method verb", "", ""}},
    {"resource",
     {"resource resourceid resourcename resourcearn arn affectedresource resourceidentifier",
      "resourceuid object entityid instanceid", "entity", ""}},
    {"first_seen",
     {"firstseen firstdetected firstfound firstdiscovered createdat created datecreated creationdate "
      "detectedat discovered "
      "firstseenat detectiondate",
      "date timestamp datefound founddate lastseen", "", ""}},
    {"snippet",
     {"snippet codesnippet sourcecode codeline linetext", "code evidence extract context", "", ""}},
};

bool isVersion(std::string_view text) {
  if (text.size() > 60 || text.find(' ') != std::string_view::npos ||
      text.find("://") != std::string_view::npos)
    return false;
  if (text.starts_with('v') || text.starts_with('V') || text.starts_with('<') || text.starts_with('='))
    text.remove_prefix(1);
  return !text.empty() && isAsciiDigit(text[0]) && text.find('/') == std::string_view::npos;
}

bool isPath(std::string_view text) {
  if (text.size() > 280 || text.find("://") != std::string_view::npos ||
      text.find('\n') != std::string_view::npos)
    return false;
  if (text.find('/') != std::string_view::npos || text.find('\\') != std::string_view::npos)
    return std::count(text.begin(), text.end(), ' ') <= 3;
  const size_t dot = text.rfind('.');
  return dot != std::string_view::npos && dot + 1 < text.size() && text.size() - dot <= 7 &&
         !isAsciiDigit(text[dot + 1]) && text.find(' ') == std::string_view::npos;
}

bool isHost(std::string_view text) {
  if (text.empty() || text.size() > 253 || text.find_first_of(" /\\\n") != std::string_view::npos)
    return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return isAsciiAlnum(c) || c == '.' || c == '-' || c == '_' || c == ':'; });
}

bool hasId(std::string_view text) {
  for (const std::string_view space :
       {"CVE-", "GHSA-", "RUSTSEC-", "PYSEC-", "SNYK-", "RHSA-", "OSV-", "USN-", "DSA-"}) {
    const size_t at = findIgnoreCase(text, space);
    if (at != std::string_view::npos && at + space.size() < text.size()) return true;
  }
  return false;
}

// 0..100: whether what it holds can be that column.
int plausible(std::string_view column, const Contents& has, const Leaf& leaf) {
  if (column == "severity") {
    if (has.severityWords >= 60) return 100;
    const bool scale = has.numbers == 100 && has.least >= 0 && has.most <= 10'000 && leaf.distinct <= 12;
    return scale ? 60 : has.severityWords >= 30 ? 60 : 15;
  }
  if (column == "line" || column == "port") return has.numbers >= 90 && has.least >= 0 ? 100 : 0;
  if (column == "score") return has.numbers >= 80 && has.least >= 0 && has.most <= 10'000 ? 100 : 0;
  if (column == "cvss") return has.vectors >= 50 ? 100 : 0;
  if (column == "ids") return has.ids >= 60 ? 100 : has.ids >= 25 && has.long60 < 50 ? 75 : 0;
  if (column == "cwe") return has.cwes >= 50 ? 100 : has.numbers >= 90 && has.least >= 0 ? 90 : 0;
  if (column == "url") return has.urls >= 60 ? 100 : 0;
  if (column == "references") return has.urls >= 60 ? 100 : 0;
  if (column == "file")
    return has.urls > 40 || has.numbers > 60 || has.long60 > 90 ? 0
           : has.paths >= 50                                    ? 100
           : has.words > 50                                     ? 20
                                                                : 50;
  if (column == "asset.host") return has.hosts >= 80 && has.numbers < 80 && has.urls < 20 ? 100 : 0;
  if (column == "component.version") return has.versions >= 60 ? 100 : 20;
  if (column == "component.purl") return has.urls < 20 ? 100 : 0;
  if (column == "component.name")
    return has.long60 > 30 || has.urls > 30 || has.words > 40 || has.numbers > 50 ? 10 : 100;
  if (column == "fix_versions") return has.versions >= 50 ? 100 : 0;
  if (column == "description" || column == "fix") return has.words >= 50 ? 100 : 40;
  if (column == "title") {
    if (has.numbers > 60 || has.urls > 60 || has.severityWords > 60) return 0;
    return has.words >= 30 ? 100 : 75;
  }
  if (column == "rule") return has.long60 > 50 || has.severityWords > 80 ? 0 : has.words > 60 ? 50 : 100;
  if (column == "first_seen") return has.words < 90 ? 100 : 50;
  if (column == "secret") return has.severityWords > 20 || has.numbers > 80 ? 0 : 100;
  return 100;
}

int nameLikelihood(const Names& names, std::string_view folded) {
  static constexpr int kGroup[] = {100, 85, 70, 55};
  for (size_t i = 0; i < 4; ++i) {
    if (isOneOf(folded, names.groups[i])) return kGroup[i];
  }
  return 0;
}

// "package/name" may be "packagename" as well as "name"; deeper members are less likely the record's own.
int likelihoodByName(const Names& names, std::string_view path) {
  std::vector<std::string_view> steps;
  for (const std::string_view step : split(path, '/')) {
    if (step != "*" && step != "#text") steps.push_back(step);
  }
  if (steps.empty()) return 0;
  const std::string last = foldedName(steps.back());
  int best = nameLikelihood(names, last);
  const int depth = static_cast<int>(steps.size()) - 1;
  if (depth > 0) {
    best -= 12 * std::min(depth, 3);
    best =
        std::max(best, nameLikelihood(names, foldedName(steps[steps.size() - 2]) + last) - 4 * (depth - 1));
  }
  return std::max(best, 0);
}

}  // namespace

const std::vector<ColumnKind>& columnKinds() {
  static const std::vector<ColumnKind> kKinds = {{"severity", 40, false},      {"ids", 35, false},
                                                 {"title", 20, false},         {"cwe", 20, false},
                                                 {"rule", 12, false},          {"file", 12, true},
                                                 {"line", 12, false},          {"url", 8, true},
                                                 {"asset.host", 6, true},      {"port", 3, true},
                                                 {"component.name", 10, true}, {"component.version", 6, true},
                                                 {"component.purl", 8, true},  {"description", 10, false},
                                                 {"fix", 15, false},           {"fix_versions", 15, false},
                                                 {"cvss", 20, false},          {"score", 12, false},
                                                 {"state", 4, false},          {"confidence", 8, false},
                                                 {"secret", 15, false},        {"references", 4, false},
                                                 {"parameter", 4, false},      {"method", 3, false},
                                                 {"resource", 6, true},        {"first_seen", 2, false},
                                                 {"snippet", 6, false}};
  return kKinds;
}

Contents contentsOf(const Leaf& leaf) {
  Contents out;
  bool first = true;
  for (const std::string& text : leaf.samples) {
    out.severityWords += severityFromWord(text) != Severity::kUnknown ? 1 : 0;
    if (const auto milli = parseMilli(text)) {
      ++out.numbers;
      out.least = first ? *milli : std::min(out.least, *milli);
      out.most = first ? *milli : std::max(out.most, *milli);
      first = false;
    }
    out.ids += hasId(text) ? 1 : 0;
    out.cwes += containsIgnoreCase(text, "CWE-") || containsIgnoreCase(text, "CWE_") ? 1 : 0;
    out.urls += text.find("://") != std::string::npos ? 1 : 0;
    out.paths += isPath(text) ? 1 : 0;
    out.hosts += isHost(text) ? 1 : 0;
    out.versions += isVersion(text) ? 1 : 0;
    out.vectors += containsIgnoreCase(text, "AV:") ? 1 : 0;
    out.long60 += text.size() > 60 ? 1 : 0;
    out.words += text.find(' ') != std::string::npos ? 1 : 0;
  }
  const int count = std::max<int>(1, static_cast<int>(leaf.samples.size()));
  for (int* share : {&out.severityWords, &out.numbers, &out.ids, &out.cwes, &out.urls, &out.paths, &out.hosts,
                     &out.versions, &out.vectors, &out.long60, &out.words})
    *share = *share * 100 / count;
  return out;
}

int columnLikelihood(std::string_view column, const Leaf& leaf, const Contents& has, uint64_t of) {
  if (leaf.path.starts_with("$key")) {
    if (column == "ids") return has.ids >= 80 ? 90 : 0;
    if (column == "file") return has.paths >= 80 ? 80 : 0;
    return 0;
  }
  const auto names = std::find_if(std::begin(kNames), std::end(kNames),
                                  [column](const Names& it) { return it.column == column; });
  int likely = names == std::end(kNames) ? 0 : likelihoodByName(*names, leaf.path);
  // Some columns are told by what they hold alone.
  if (column == "cwe" && has.cwes >= 70 && has.long60 < 30) likely = std::max(likely, 60);
  if (column == "ids" && has.ids >= 80 && has.long60 < 10) likely = std::max(likely, 55);
  if (column == "cvss" && has.vectors >= 80 && has.long60 < 60) likely = std::max(likely, 60);
  likely = likely * plausible(column, has, leaf) / 100;
  const auto filled =
      static_cast<int>(std::min<uint64_t>(100, leaf.filled * 100 / std::max<uint64_t>(of, 1)));
  return likely * (70 + 30 * filled / 100) / 100;
}

bool isVerdict(const Leaf& leaf, std::vector<std::string>& texts) {
  static constexpr std::string_view kNames2[] = {
      "status",     "result", "state",   "outcome",    "verdict",          "passed",      "level",
      "teststatus", "kind",   "success", "compliance", "compliancestatus", "checkstatus", "statuscode"};
  static constexpr std::string_view kPassed[] = {
      "pass",          "passed",  "ok",      "success",        "succeeded", "compliant", "not applicable",
      "notapplicable", "skip",    "skipped", "not_applicable", "satisfied", "n/a",       "not run",
      "notrun",        "healthy", "passing"};
  std::vector<std::string_view> steps = split(leaf.path, '/');
  const std::string last = foldedName(steps.empty() ? leaf.path : steps.back());
  if (std::find(std::begin(kNames2), std::end(kNames2), last) == std::end(kNames2) || leaf.distinct > 12)
    return false;
  const bool flag = last == "passed" || last == "success";
  for (const std::string& text : leaf.samples) {
    for (const std::string_view passed : kPassed) {
      if (equalsIgnoreCase(text, passed) || (flag && equalsIgnoreCase(text, "true"))) {
        texts.push_back(text);
        break;
      }
    }
  }
  return !texts.empty();
}

bool isOneOf(std::string_view word, std::string_view words) {
  if (word.empty()) return false;
  for (size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

std::string foldedName(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (isAsciiAlnum(c)) out += asciiLower(c);
  }
  return out;
}

}  // namespace postern
