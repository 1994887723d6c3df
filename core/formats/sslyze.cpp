// SPDX-License-Identifier: Apache-2.0
// SSLyze: JSON of 3.x (scan_commands_results) and of 4.0 and later (scan_result), XML of 1.x and 2.x.
// https://nabla-c0d3.github.io/sslyze/documentation/json-output.html
// One result for each weakness of a server; a protocol whose cipher suites are not all recommended is one.
// The measure is BSI TR-02102-2: SSL 2.0 to TLS 1.1 not at all, of TLS 1.2 and 1.3 its lists. Ignored:
// refused cipher suites, curves, HTTP headers, the chain of certificates.
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

/// A section of a server, where its verdict is, and the verdict that is a weakness.
struct Check {
  std::string_view section;
  std::string_view child;  ///< XML: the element that holds the verdict
  std::string_view member;
  std::string_view weak;  ///< the beginning of the verdict, ASCII case ignored
  std::string_view title;
  std::string_view id;  ///< CVE, or ""
  uint32_t weakness;
};

constexpr Check kChecks[] = {
    {"heartbleed", "", "is_vulnerable_to_heartbleed", "true", "Heartbleed", "CVE-2014-0160", 119},
    {"openssl_ccs_injection", "", "is_vulnerable_to_ccs_injection", "true", "CCS injection", "CVE-2014-0224",
     310},
    {"session_renegotiation", "", "accepts_client_renegotiation", "true", "Clients may renegotiate", "", 400},
    {"session_renegotiation", "", "is_vulnerable_to_client_renegotiation_dos", "true",
     "Clients may renegotiate", "", 400},
    {"session_renegotiation", "", "supports_secure_renegotiation", "false", "Renegotiation is not secure",
     "CVE-2009-3555", 310},
    {"robot", "", "robot_result", "vulnerable", "ROBOT attack", "CVE-2017-13099", 203},
    {"tls_compression", "", "supports_compression", "true", "TLS compression (CRIME)", "CVE-2012-4929", 310},
    {"tls_fallback_scsv", "", "supports_fallback_scsv", "false", "No protection from downgrade attacks", "",
     757},
    {"heartbleed", "openSslHeartbleed", "@isVulnerable", "true", "Heartbleed", "CVE-2014-0160", 119},
    {"openssl_ccs", "openSslCcsInjection", "@isVulnerable", "true", "CCS injection", "CVE-2014-0224", 310},
    {"reneg", "sessionRenegotiation", "@canBeClientInitiated", "true", "Clients may renegotiate", "", 400},
    {"reneg", "sessionRenegotiation", "@isSecure", "false", "Renegotiation is not secure", "CVE-2009-3555",
     310},
    {"robot", "robotAttack", "@resultEnum", "vulnerable", "ROBOT attack", "CVE-2017-13099", 203},
    {"compression", "compressionMethod", "@isSupported", "true", "TLS compression (CRIME)", "CVE-2012-4929",
     310},
    {"fallback", "tlsFallbackScsv", "@isSupported", "false", "No protection from downgrade attacks", "", 757},
};

struct Protocol {
  std::string_view json, xml, name;
  bool hasRecommendedSuites;
};

constexpr Protocol kProtocols[] = {
    {"ssl_2_0_cipher_suites", "sslv2", "SSL 2.0", false},
    {"ssl_3_0_cipher_suites", "sslv3", "SSL 3.0", false},
    {"tls_1_0_cipher_suites", "tlsv1", "TLS 1.0", false},
    {"tls_1_1_cipher_suites", "tlsv1_1", "TLS 1.1", false},
    {"tls_1_2_cipher_suites", "tlsv1_2", "TLS 1.2", true},
    {"tls_1_3_cipher_suites", "tlsv1_3", "TLS 1.3", true},
};

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool isKnownVerdict(std::string_view text) {
  return equalsIgnoreCase(text, "true") || equalsIgnoreCase(text, "false") ||
         startsWithIgnoreCase(text, "VULNERABLE_") || startsWithIgnoreCase(text, "NOT_VULNERABLE") ||
         startsWithIgnoreCase(text, "UNKNOWN_");
}

// BSI TR-02102-2, tables 1, 2 (with forward secrecy) and 4: ECDHE or DHE, AES in GCM, CCM or CBC with
// SHA-256 or SHA-384; of TLS 1.3 without ChaCha20 and CCM_8.
bool isRecommended(std::string_view suite) {
  if (contains(suite, "CCM_8")) return false;
  const bool isAead =
      contains(suite, "AES_128_GCM") || contains(suite, "AES_256_GCM") || contains(suite, "AES_128_CCM");
  if (suite.starts_with("TLS_AES_")) return isAead;
  if (!suite.starts_with("TLS_ECDHE_") && !suite.starts_with("TLS_DHE_")) return false;
  return isAead || contains(suite, "AES_256_CCM") || contains(suite, "CBC_SHA256") ||
         contains(suite, "CBC_SHA384");
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out) {}
  void jsonServer(const Record& record);
  void xmlTarget(const Record& record);

 private:
  void check(const Record& record, std::string_view section, Node verdicts, bool isXml);
  void expectVerdict(const Record& record, const Check& check, Node place);
  void complain(const Record& record, std::string_view code, std::string_view what, std::string_view how);
  void suites(const Record& record, const Protocol& protocol, const std::vector<std::string_view>& accepted);
  void certificate(const Record& record, bool isMatching, const std::string& problems);
  void add(const Record& record, Observation& found, std::string_view rule, std::string_view title);
  void begin(Node host, Node port, std::string_view protocol);
  void end(const Record& record, bool hasResult);

  BatchBuilder& out_;
  std::string_view host_, protocol_;
  int64_t port_ = 0;
  Severity severity_ = Severity::kMedium;
  uint32_t found_ = 0;
};

void Importer::begin(Node host, Node port, std::string_view protocol) {
  host_ = host.text();
  port_ = port.integer().value_or(0);
  protocol_ = protocol;
  found_ = 0;
}

void Importer::end(const Record& record, bool hasResult) {
  if (found_ > 0) return;
  if (hasResult) return out_.skip(record, "passed", "a server without a weakness");
  out_.skip(record, "no_result", "a server that could not be scanned");
}

void Importer::add(const Record& record, Observation& found, std::string_view rule, std::string_view title) {
  found.kind = ObservationKind::kMisconfiguration;
  found.title = out_.text(title);
  found.rule = out_.text(rule);
  found.severity = severity_;
  setHost(out_, found, host_, port_, protocol_);
  out_.add(record, found);
  ++found_;
}

void Importer::complain(const Record& record, std::string_view code, std::string_view what,
                        std::string_view how) {
  out_.diagnostics().add(code, std::string(what).append(how), record.path());
}

// Verdicts of one title are the same one under its names in several versions.
void Importer::expectVerdict(const Record& record, const Check& check, Node place) {
  for (const Check& other : kChecks) {
    if (other.section != check.section || other.title != check.title || other.child != check.child) continue;
    const std::string_view verdict = place[other.member].text();
    if (verdict.empty()) continue;
    if (!isKnownVerdict(verdict))
      complain(record, "unknown_verdict", check.section, " has a verdict that is not known");
    return;
  }
  complain(record, "no_verdict", check.section, " has no verdict");
}

// A section may have two verdicts (renegotiation): they are one result.
void Importer::check(const Record& record, std::string_view section, Node verdicts, bool isXml) {
  if (!verdicts.isObject()) return;  // not asked for, or failed
  Observation found;
  std::string title;
  for (const Check& check : kChecks) {
    if (check.section != section || check.child.empty() == isXml) continue;
    const Node place = isXml ? verdicts[check.child] : verdicts;
    expectVerdict(record, check, place);
    if (!startsWithIgnoreCase(place[check.member].text(), check.weak)) continue;
    title.append(title.empty() ? "" : ". ").append(check.title);
    addVulnerabilityIds(out_, found.vulnerabilities, check.id);
    addWeaknesses(found.weaknesses, std::to_string(check.weakness));
  }
  if (!title.empty()) add(record, found, section, title);
}

void Importer::suites(const Record& record, const Protocol& protocol,
                      const std::vector<std::string_view>& accepted) {
  std::string listed;
  for (const std::string_view suite : accepted) {
    if (suite.empty()) complain(record, "no_name", protocol.name, " has a cipher suite without a name");
    if (protocol.hasRecommendedSuites && (suite.empty() || isRecommended(suite))) continue;
    listed.append(listed.empty() ? "" : ", ").append(suite.empty() ? "unnamed" : suite);
  }
  if (listed.empty()) return;
  Observation found;
  found.description = out_.text(clipUtf8("Accepted: " + listed, 4000));
  addWeaknesses(found.weaknesses, "327");
  const std::string name(protocol.name);
  add(record, found, protocol.json,
      protocol.hasRecommendedSuites ? "Cipher suites that are not recommended for " + name
                                    : name + " is accepted, which is not recommended");
}

void Importer::certificate(const Record& record, bool isMatching, const std::string& problems) {
  if (isMatching && problems.empty()) return;
  Observation found;
  found.description =
      out_.text(clipUtf8(isMatching ? problems : "The certificate is for another host. " + problems, 4000));
  addWeaknesses(found.weaknesses, isMatching ? "295" : "297");
  add(record, found, "certificate_info", "Problems with the certificate");
}

// Of 3.x only what OpenSSL complained about; later versions state the verdict as well.
std::string validationProblems(Node results) {
  std::string all;
  for (const Node result : results.items()) {
    const bool isRefused = result["was_validation_successful"].text() == "false";
    const std::string text(result["openssl_error_string"].textOr(isRefused ? "Not trusted" : ""));
    if (text.empty() || contains(all, text)) continue;
    all.append(all.empty() ? "" : ", ").append(text);
  }
  return all;
}

void Importer::jsonServer(const Record& record) {
  const Node server = record.node;
  const bool isOld = server["scan_commands_results"].exists();
  const Node place = (isOld ? server["server_info"] : server)["server_location"];
  begin(place["hostname"].exists() ? place["hostname"] : place["ip_address"], place["port"], "");
  const Node sections = server[isOld ? "scan_commands_results" : "scan_result"];
  for (const auto [name, value] : sections.members()) {
    const Node result = isOld ? value : value["result"];
    check(record, name, result, false);
    for (const Protocol& protocol : kProtocols) {
      if (protocol.json != name) continue;
      std::vector<std::string_view> accepted;
      for (const Node suite : result["accepted_cipher_suites"].items())
        accepted.push_back(suite.at("cipher_suite/name").text());
      suites(record, protocol, accepted);
    }
    for (const Node deployment : result["certificate_deployments"].items()) {
      certificate(record, deployment["leaf_certificate_subject_matches_hostname"].text() != "false",
                  validationProblems(deployment["path_validation_results"]));
    }
  }
  end(record, sections.isObject());
}

void Importer::xmlTarget(const Record& record) {
  const Node target = record.node;
  begin(target["@host"].text().empty() ? target["@ip"] : target["@host"], target["@port"],
        target["@tlsWrappedProtocol"].text());
  severity_ = Severity::kInfo;  // the XML versions rate nothing
  for (const auto [name, section] : target.members()) {
    check(record, name, section, true);
    for (const Protocol& protocol : kProtocols) {
      if (protocol.xml != name) continue;
      std::vector<std::string_view> accepted;
      for (const Node suite : section["acceptedCipherSuites"].each("cipherSuite"))
        accepted.push_back(suite["@name"].text());
      suites(record, protocol, accepted);
    }
  }
  const Node validation = target.at("certinfo/certificateValidation");
  std::string problems;
  for (const Node path : validation.each("pathValidation")) {
    const std::string_view result = path["@validationResult"].text();
    if (result.empty() || result == "ok" || contains(problems, result)) continue;
    problems.append(problems.empty() ? "" : ", ").append(result);
  }
  certificate(record,
              !equalsIgnoreCase(validation.at("hostnameValidation/@certificateMatchesServerHostname").text(),
                                "False"),
              problems);
  end(record, true);
}

Match sniff(const Probe& probe) {
  if (probe.syntax == Syntax::kXml)
    return probe.root["@SSLyzeVersion"].exists() ? Match{96, "SSLyzeVersion"} : Match{};
  if (!probe.isJson() || !probe.root["server_scan_results"].exists()) return {};
  return probe.root["sslyze_version"].exists() ? Match{97, "server_scan_results and sslyze_version"}
                                               : Match{85, "server_scan_results"};
}

Status import(Document& in, BatchBuilder& out) {
  Importer importer(out);
  const Node root = in.probe().root;
  if (in.probe().syntax == Syntax::kXml) {
    out.tool("SSLyze", root["@SSLyzeVersion"].text());
    return in.read(
        {"/document/results/target"}, [&](const Record& r) { importer.xmlTarget(r); }, out.diagnostics());
  }
  out.tool("SSLyze", root["sslyze_version"].text());
  out.scannedAt(parseTime(root["date_scans_completed"].text()));
  return in.read(
      {"/server_scan_results/*"}, [&](const Record& r) { importer.jsonServer(r); }, out.diagnostics());
}

}  // namespace

extern const Format kSslyze;
const Format kSslyze = {"sslyze",
                        "SSLyze",
                        "https://nabla-c0d3.github.io/sslyze/documentation/json-output.html",
                        "JSON, XML",
                        Family::kNetwork,
                        false,
                        sniff,
                        import};

}  // namespace postern
