// SPDX-License-Identifier: Apache-2.0
// CERT/CC, github.com/CERTCC/SSVC, src/ssvc/decision_points/ssvc and data/json/decision_points/ssvc (2026):
// keys, versions, names and values, without their definitions in prose.
#include "formats/csaf_ssvc_table.h"

namespace postern {
namespace {

constexpr SsvcDecisionPoint kPoints[] = {
    {"A", "2.0.0", "Automatable", "N=No|Y=Yes"},
    {"COORDINATE", "1.0.0", "Decline, Track, Coordinate", "D=Decline|T=Track|C=Coordinate"},
    {"COORDINATE", "1.0.1", "Decline, Track, Coordinate", "D=Decline|T=Track|C=Coordinate"},
    {"CS", "1.0.0", "Critical Software", "N=No|Y=Yes"},
    {"DSOI", "1.0.0", "Defer, Scheduled, Out-of-Cycle, Immediate",
     "D=Defer|S=Scheduled|O=Out-of-Cycle|I=Immediate"},
    {"E", "1.0.0", "Exploitation", "N=None|P=PoC|A=Active"},
    {"E", "1.1.0", "Exploitation", "N=None|P=Public PoC|A=Active"},
    {"EXP", "1.0.0", "System Exposure", "S=Small|C=Controlled|U=Unavoidable"},
    {"EXP", "1.0.1", "System Exposure", "S=Small|C=Controlled|O=Open"},
    {"HI", "2.0.0", "Human Impact", "L=Low|M=Medium|H=High|VH=Very High"},
    {"HI", "2.0.1", "Human Impact", "L=Low|M=Medium|H=High|VH=Very High"},
    {"HI", "2.0.2", "Human Impact", "L=Low|M=Medium|H=High|VH=Very High"},
    {"HVA", "1.0.0", "High Value Asset", "N=No|Y=Yes"},
    {"KEV", "1.0.0", "In KEV", "N=No|Y=Yes"},
    {"MI", "1.0.0", "Mission Impact",
     "N=None|NED=Non-Essential Degraded|MSC=MEF Support Crippled|MEF=MEF Failure|MF=Mission Failure"},
    {"MI", "2.0.0", "Mission Impact",
     "D=Degraded|MSC=MEF Support Crippled|MEF=MEF Failure|MF=Mission Failure"},
    {"MWI", "1.0.0", "Mission and Well-Being Impact", "L=Low|M=Medium|H=High"},
    {"PSI", "2.0.0", "Public Safety Impact", "M=Minimal|S=Significant"},
    {"PSI", "2.0.1", "Public Safety Impact", "M=Minimal|S=Significant"},
    {"PUBLISH", "1.0.0", "Publish, Do Not Publish", "N=Do Not Publish|P=Publish"},
    {"PVA", "1.0.0", "Public Value Added", "L=Limited|A=Ampliative|P=Precedence"},
    {"PWI", "1.0.0", "Public Well-Being Impact", "M=Minimal|M=Material|I=Irreversible"},
    {"PWI", "1.1.0", "Public Well-Being Impact", "M=Minimal|MA=Material|I=Irreversible"},
    {"RC", "1.0.0", "Report Credibility", "NC=Not Credible|C=Credible"},
    {"RP", "1.0.0", "Report Public", "Y=Yes|N=No"},
    {"SC", "1.0.0", "Supplier Cardinality", "O=One|M=Multiple"},
    {"SCON", "1.0.0", "Supplier Contacted", "N=No|Y=Yes"},
    {"SE", "1.0.0", "Supplier Engagement", "A=Active|U=Unresponsive"},
    {"SI", "1.0.0", "Safety Impact", "N=None|M=Minor|J=Major|H=Hazardous|C=Catastrophic"},
    {"SI", "2.0.0", "Safety Impact", "N=Negligible|M=Marginal|R=Critical|C=Catastrophic"},
    {"SI", "2.0.1", "Safety Impact", "N=Negligible|M=Marginal|R=Critical|C=Catastrophic"},
    {"SINV", "1.0.0", "Supplier Involvement", "FR=Fix Ready|C=Cooperative|UU=Uncooperative/Unresponsive"},
    {"TI", "1.0.0", "Technical Impact", "P=Partial|T=Total"},
    {"U", "1.0.0", "Utility", "L=Laborious|E=Efficient|S=Super Effective"},
    {"U", "1.0.1", "Utility", "L=Laborious|E=Efficient|S=Super Effective"},
    {"V", "1.0.0", "Virulence", "S=Slow|R=Rapid"},
    {"VD", "1.0.0", "Value Density", "D=Diffuse|C=Concentrated"},
};

}  // namespace

std::span<const SsvcDecisionPoint> ssvcDecisionPoints() { return kPoints; }

}  // namespace postern
