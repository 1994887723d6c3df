// SPDX-License-Identifier: Apache-2.0
// Makers of tools that report under several names; reviewed by hand. Wrappers (GitLab's analyzers, Security
// Hub) name the tool inside where they know it, so they are no row here.
#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "correlate/vendor.h"

namespace postern {
namespace {

// {words in the tool's name, maker}; the first that occurs decides.
constexpr std::pair<std::string_view, std::string_view> kMakers[] = {{"snyk", "snyk"},
                                                                     {"semgrep", "semgrep"},
                                                                     {"codeql", "codeql"},
                                                                     {"trivy", "aqua"},
                                                                     {"tfsec", "aqua"},
                                                                     {"kube-bench", "aqua"},
                                                                     {"aqua", "aqua"},
                                                                     {"grype", "anchore"},
                                                                     {"syft", "anchore"},
                                                                     {"anchore", "anchore"},
                                                                     {"checkov", "bridgecrew"},
                                                                     {"bridgecrew", "bridgecrew"},
                                                                     {"prisma", "bridgecrew"},
                                                                     {"twistlock", "bridgecrew"},
                                                                     {"fortify", "fortify"},
                                                                     {"webinspect", "fortify"},
                                                                     {"appscan", "appscan"},
                                                                     {"checkmarx", "checkmarx"},
                                                                     {"kics", "checkmarx"},
                                                                     {"burp", "portswigger"},
                                                                     {"owasp zap", "zap"},
                                                                     {"zap", "zap"},
                                                                     {"sonar", "sonarsource"},
                                                                     {"veracode", "veracode"},
                                                                     {"nessus", "tenable"},
                                                                     {"tenable", "tenable"},
                                                                     {"qualys", "qualys"},
                                                                     {"nuclei", "projectdiscovery"},
                                                                     {"arachni", "arachni"},
                                                                     {"wapiti", "wapiti"},
                                                                     {"black duck", "black duck"},
                                                                     {"blackduck", "black duck"},
                                                                     {"coverity", "black duck"},
                                                                     {"contrast", "contrast"},
                                                                     {"trufflehog", "trufflehog"},
                                                                     {"gitleaks", "gitleaks"},
                                                                     {"prowler", "prowler"},
                                                                     {"scout suite", "scoutsuite"},
                                                                     {"kubescape", "kubescape"}};

}  // namespace

std::string vendorOf(std::string_view tool) {
  const std::string folded = toLowerAscii(trim(tool));
  for (const auto& [words, maker] : kMakers) {
    if (folded.find(words) != std::string::npos) return std::string(maker);
  }
  return folded;
}

}  // namespace postern
