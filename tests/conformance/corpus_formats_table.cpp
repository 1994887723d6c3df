// SPDX-License-Identifier: Apache-2.0
// Which corpus folder belongs to which of our formats. The corpus names a folder after the importer of the
// product it came from; where that product has two importers for one format, or one for two, ours is named
// here beside it; a folder that is not here has the name of its format.
#include "tests/conformance/corpus.h"

namespace postern::corpus {

std::vector<std::string_view> formatsOf(std::string_view folder) {
  static const std::map<std::string_view, std::vector<std::string_view>> kTable = {
      {"anchore_grype", {"grype"}},
      {"asff", {"aws_security_hub", "asff"}},
      {"aws_prowler", {"prowler"}},
      {"aws_prowler_v3plus", {"prowler_ocsf", "prowler"}},
      {"awssecurityhub", {"aws_security_hub", "asff"}},
      {"bandit", {"bandit"}},
      {"burp", {"burp"}},
      {"checkov", {"checkov"}},
      {"cyclonedx", {"cyclonedx"}},
      {"dependency_check", {"dependency_check"}},
      // Coverage fuzzing writes the same schema.
      {"gitlab_api_fuzzing", {"gitlab_api_fuzzing"}},
      {"gitlab_container_scan", {"gitlab_container_scan"}},
      {"gitlab_dast", {"gitlab_dast"}},
      {"gitlab_dep_scan", {"gitlab_dep_scan"}},
      {"gitlab_sast", {"gitlab_sast"}},
      {"gitlab_secret_detection_report", {"gitlab_secret_detection_report"}},
      {"gitleaks", {"gitleaks"}},
      {"kics", {"kics"}},
      {"nmap", {"nmap"}},
      // One format, two layouts: npm 6 and npm 7 and later.
      {"npm_audit", {"npm_audit"}},
      {"npm_audit_7_plus", {"npm_audit"}},
      {"nuclei", {"nuclei"}},
      {"osv_scanner", {"osv_scanner"}},
      {"sarif", {"sarif"}},
      {"prowler", {"prowler_ocsf", "prowler"}},
      {"semgrep", {"semgrep"}},
      {"semgrep_pro", {"semgrep_pro"}},
      // Snyk Code writes SARIF.
      {"snyk", {"snyk", "sarif"}},
      {"snyk_code", {"sarif"}},
      {"spdx", {"spdx"}},
      {"tenable", {"nessus"}},
      {"trivy", {"trivy"}},
      {"trufflehog", {"trufflehog"}},
      {"trufflehog3", {"trufflehog3"}},
      {"zap", {"zap"}},
      {"blackduck_component_risk", {"blackduck_component_risk", "blackduck"}},
      // These write SARIF.
      {"cppcheck", {"cppcheck", "sarif"}},
      {"devskim", {"devskim", "sarif"}},
      {"flawfinder", {"flawfinder", "sarif"}},
      {"github_vulnerability", {"github_vulnerability", "github_sast"}},
      // An export without results is {"findings": []}, as Inspector's.
      {"h1", {"h1", "aws_inspector2"}},
      {"mayhem", {"sarif"}},
      {"mobsf", {"mobsf", "mobsfscan", "qark"}},
      {"mobsf_scorecard", {"mobsf_scorecard", "mobsf"}},
      {"ms_defender", {"ms_defender", "ms_defender_machines"}},
      // Invicti was called Netsparker.
      {"netsparker", {"netsparker", "invicti"}},
      // pnpm writes what npm does.
      {"pnpm_audit", {"npm_audit"}},
      {"sqlmap", {"sqlmap", "sqlmap_log"}},
      // One command with three modes.
      {"wizcli_dir", {"wizcli"}},
      {"wizcli_iac", {"wizcli"}},
      {"wizcli_img", {"wizcli"}},
      {"yarn_audit", {"yarn_audit", "npm_audit"}},
  };
  const auto at = kTable.find(folder);
  return at == kTable.end() ? std::vector<std::string_view>{folder} : at->second;
}

}  // namespace postern::corpus
