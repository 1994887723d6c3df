// SPDX-License-Identifier: Apache-2.0
// FIRST's JSON schemas cvss-v2.0.json, cvss-v3.0.json, cvss-v3.1.json (3.0 and 3.1 have the same members) and
// cvss-v4.0.json. "NONE" of v4's modified subsequent impacts is the specification's word for "NEGLIGIBLE".
#include "formats/csaf_cvss_table.h"

namespace postern {
namespace {

constexpr CvssMember kVersion2[] = {
    {"accessVector", "AV", "LOCAL=L ADJACENT_NETWORK=A NETWORK=N"},
    {"accessComplexity", "AC", "HIGH=H MEDIUM=M LOW=L"},
    {"authentication", "Au", "MULTIPLE=M SINGLE=S NONE=N"},
    {"confidentialityImpact", "C", "NONE=N PARTIAL=P COMPLETE=C"},
    {"integrityImpact", "I", "NONE=N PARTIAL=P COMPLETE=C"},
    {"availabilityImpact", "A", "NONE=N PARTIAL=P COMPLETE=C"},
    {"exploitability", "E", "UNPROVEN=U PROOF_OF_CONCEPT=POC FUNCTIONAL=F HIGH=H NOT_DEFINED=ND"},
    {"remediationLevel", "RL", "OFFICIAL_FIX=OF TEMPORARY_FIX=TF WORKAROUND=W UNAVAILABLE=U NOT_DEFINED=ND"},
    {"reportConfidence", "RC", "UNCONFIRMED=UC UNCORROBORATED=UR CONFIRMED=C NOT_DEFINED=ND"},
    {"collateralDamagePotential", "CDP", "NONE=N LOW=L LOW_MEDIUM=LM MEDIUM_HIGH=MH HIGH=H NOT_DEFINED=ND"},
    {"targetDistribution", "TD", "NONE=N LOW=L MEDIUM=M HIGH=H NOT_DEFINED=ND"},
    {"confidentialityRequirement", "CR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=ND"},
    {"integrityRequirement", "IR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=ND"},
    {"availabilityRequirement", "AR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=ND"},
};
constexpr CvssMember kVersion3[] = {
    {"attackVector", "AV", "NETWORK=N ADJACENT_NETWORK=A LOCAL=L PHYSICAL=P"},
    {"attackComplexity", "AC", "HIGH=H LOW=L"},
    {"privilegesRequired", "PR", "NONE=N LOW=L HIGH=H"},
    {"userInteraction", "UI", "NONE=N REQUIRED=R"},
    {"scope", "S", "UNCHANGED=U CHANGED=C"},
    {"confidentialityImpact", "C", "NONE=N LOW=L HIGH=H"},
    {"integrityImpact", "I", "NONE=N LOW=L HIGH=H"},
    {"availabilityImpact", "A", "NONE=N LOW=L HIGH=H"},
    {"exploitCodeMaturity", "E", "UNPROVEN=U PROOF_OF_CONCEPT=P FUNCTIONAL=F HIGH=H NOT_DEFINED=X"},
    {"remediationLevel", "RL", "OFFICIAL_FIX=O TEMPORARY_FIX=T WORKAROUND=W UNAVAILABLE=U NOT_DEFINED=X"},
    {"reportConfidence", "RC", "UNKNOWN=U REASONABLE=R CONFIRMED=C NOT_DEFINED=X"},
    {"confidentialityRequirement", "CR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=X"},
    {"integrityRequirement", "IR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=X"},
    {"availabilityRequirement", "AR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=X"},
    {"modifiedAttackVector", "MAV", "NETWORK=N ADJACENT_NETWORK=A LOCAL=L PHYSICAL=P NOT_DEFINED=X"},
    {"modifiedAttackComplexity", "MAC", "HIGH=H LOW=L NOT_DEFINED=X"},
    {"modifiedPrivilegesRequired", "MPR", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedUserInteraction", "MUI", "NONE=N REQUIRED=R NOT_DEFINED=X"},
    {"modifiedScope", "MS", "UNCHANGED=U CHANGED=C NOT_DEFINED=X"},
    {"modifiedConfidentialityImpact", "MC", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedIntegrityImpact", "MI", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedAvailabilityImpact", "MA", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
};
constexpr CvssMember kVersion4[] = {
    {"attackVector", "AV", "NETWORK=N ADJACENT=A LOCAL=L PHYSICAL=P"},
    {"attackComplexity", "AC", "HIGH=H LOW=L"},
    {"attackRequirements", "AT", "NONE=N PRESENT=P"},
    {"privilegesRequired", "PR", "NONE=N LOW=L HIGH=H"},
    {"userInteraction", "UI", "NONE=N PASSIVE=P ACTIVE=A"},
    {"vulnConfidentialityImpact", "VC", "NONE=N LOW=L HIGH=H"},
    {"vulnIntegrityImpact", "VI", "NONE=N LOW=L HIGH=H"},
    {"vulnAvailabilityImpact", "VA", "NONE=N LOW=L HIGH=H"},
    {"subConfidentialityImpact", "SC", "NONE=N LOW=L HIGH=H"},
    {"subIntegrityImpact", "SI", "NONE=N LOW=L HIGH=H"},
    {"subAvailabilityImpact", "SA", "NONE=N LOW=L HIGH=H"},
    {"exploitMaturity", "E", "UNREPORTED=U PROOF_OF_CONCEPT=P ATTACKED=A NOT_DEFINED=X"},
    {"confidentialityRequirement", "CR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=X"},
    {"integrityRequirement", "IR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=X"},
    {"availabilityRequirement", "AR", "LOW=L MEDIUM=M HIGH=H NOT_DEFINED=X"},
    {"modifiedAttackVector", "MAV", "NETWORK=N ADJACENT=A LOCAL=L PHYSICAL=P NOT_DEFINED=X"},
    {"modifiedAttackComplexity", "MAC", "HIGH=H LOW=L NOT_DEFINED=X"},
    {"modifiedAttackRequirements", "MAT", "NONE=N PRESENT=P NOT_DEFINED=X"},
    {"modifiedPrivilegesRequired", "MPR", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedUserInteraction", "MUI", "NONE=N PASSIVE=P ACTIVE=A NOT_DEFINED=X"},
    {"modifiedVulnConfidentialityImpact", "MVC", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedVulnIntegrityImpact", "MVI", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedVulnAvailabilityImpact", "MVA", "NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedSubConfidentialityImpact", "MSC", "NEGLIGIBLE=N NONE=N LOW=L HIGH=H NOT_DEFINED=X"},
    {"modifiedSubIntegrityImpact", "MSI", "NEGLIGIBLE=N NONE=N LOW=L HIGH=H SAFETY=S NOT_DEFINED=X"},
    {"modifiedSubAvailabilityImpact", "MSA", "NEGLIGIBLE=N NONE=N LOW=L HIGH=H SAFETY=S NOT_DEFINED=X"},
    {"Safety", "S", "NEGLIGIBLE=N PRESENT=P NOT_DEFINED=X"},
    {"Automatable", "AU", "NO=N YES=Y NOT_DEFINED=X"},
    {"Recovery", "R", "AUTOMATIC=A USER=U IRRECOVERABLE=I NOT_DEFINED=X"},
    {"valueDensity", "V", "DIFFUSE=D CONCENTRATED=C NOT_DEFINED=X"},
    {"vulnerabilityResponseEffort", "RE", "LOW=L MODERATE=M HIGH=H NOT_DEFINED=X"},
    {"providerUrgency", "U", "CLEAR=Clear GREEN=Green AMBER=Amber RED=Red NOT_DEFINED=X"},
};

}  // namespace

std::span<const CvssMember> cvssMembers(CvssVersion version) {
  if (version == CvssVersion::kV2) return kVersion2;
  if (version == CvssVersion::kV40) return kVersion4;
  return kVersion3;
}

std::string_view CvssMember::valueOf(std::string_view word) const {
  std::string_view rest = words;
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find(' '));
    rest.remove_prefix(pair.size() == rest.size() ? pair.size() : pair.size() + 1);
    const size_t equals = pair.find('=');
    if (pair.substr(0, equals) == word) return pair.substr(equals + 1);
  }
  return {};
}

}  // namespace postern
