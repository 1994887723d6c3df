// SPDX-License-Identifier: Apache-2.0
// The decision tables of SSVC, as CERT/CC publishes them (github.com/CERTCC/SSVC, data/csv and
// data/json/decision_tables, July 2026); those of CVSS v4.0's equivalence sets from tables 24 to 29 of its
// specification, its ratings from the scores of its MacroVectors. Without definitions in prose.
#include "vocab/ssvc.h"

namespace postern {
namespace {

constexpr SsvcPoint kE = {
    "ssvc:E:1.1.0", "Exploitation", {{"N", "None"}, {"P", "Public PoC"}, {"A", "Active"}}};
constexpr SsvcPoint kEXP = {
    "ssvc:EXP:1.0.1", "System Exposure", {{"S", "Small"}, {"C", "Controlled"}, {"O", "Open"}}};
constexpr SsvcPoint kA = {"ssvc:A:2.0.0", "Automatable", {{"N", "No"}, {"Y", "Yes"}}};
constexpr SsvcPoint kHI = {
    "ssvc:HI:2.0.2", "Human Impact", {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}, {"VH", "Very High"}}};
constexpr SsvcPoint kDSOI = {"ssvc:DSOI:1.0.0",
                             "Defer, Scheduled, Out-of-Cycle, Immediate",
                             {{"D", "Defer"}, {"S", "Scheduled"}, {"O", "Out-of-Cycle"}, {"I", "Immediate"}}};
constexpr SsvcPoint kU = {
    "ssvc:U:1.0.1", "Utility", {{"L", "Laborious"}, {"E", "Efficient"}, {"S", "Super Effective"}}};
constexpr SsvcPoint kTI = {"ssvc:TI:1.0.0", "Technical Impact", {{"P", "Partial"}, {"T", "Total"}}};
constexpr SsvcPoint kPSI = {
    "ssvc:PSI:2.0.1", "Public Safety Impact", {{"M", "Minimal"}, {"S", "Significant"}}};
constexpr SsvcPoint kRP = {"ssvc:RP:1.0.0", "Report Public", {{"Y", "Yes"}, {"N", "No"}}};
constexpr SsvcPoint kSCON = {"ssvc:SCON:1.0.0", "Supplier Contacted", {{"N", "No"}, {"Y", "Yes"}}};
constexpr SsvcPoint kRC = {
    "ssvc:RC:1.0.0", "Report Credibility", {{"NC", "Not Credible"}, {"C", "Credible"}}};
constexpr SsvcPoint kSC = {"ssvc:SC:1.0.0", "Supplier Cardinality", {{"O", "One"}, {"M", "Multiple"}}};
constexpr SsvcPoint kSE = {"ssvc:SE:1.0.0", "Supplier Engagement", {{"A", "Active"}, {"U", "Unresponsive"}}};
constexpr SsvcPoint kCoordinate = {"ssvc:COORDINATE:1.0.1",
                                   "Decline, Track, Coordinate",
                                   {{"D", "Decline"}, {"T", "Track"}, {"C", "Coordinate"}}};
constexpr SsvcPoint kSINV = {
    "ssvc:SINV:1.0.0",
    "Supplier Involvement",
    {{"FR", "Fix Ready"}, {"C", "Cooperative"}, {"UU", "Uncooperative/Unresponsive"}}};
constexpr SsvcPoint kPVA = {
    "ssvc:PVA:1.0.0", "Public Value Added", {{"L", "Limited"}, {"A", "Ampliative"}, {"P", "Precedence"}}};
constexpr SsvcPoint kPublish = {
    "ssvc:PUBLISH:1.0.0", "Publish, Do Not Publish", {{"N", "Do Not Publish"}, {"P", "Publish"}}};
constexpr SsvcPoint kSI = {
    "ssvc:SI:2.0.1",
    "Safety Impact",
    {{"N", "Negligible"}, {"M", "Marginal"}, {"R", "Critical"}, {"C", "Catastrophic"}}};
constexpr SsvcPoint kMI = {
    "ssvc:MI:2.0.0",
    "Mission Impact",
    {{"D", "Degraded"}, {"MSC", "MEF Support Crippled"}, {"MEF", "MEF Failure"}, {"MF", "Mission Failure"}}};
constexpr SsvcPoint kVD = {"ssvc:VD:1.0.0", "Value Density", {{"D", "Diffuse"}, {"C", "Concentrated"}}};
constexpr SsvcPoint kMWI = {
    "ssvc:MWI:1.0.0", "Mission and Well-Being Impact", {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kCISA = {
    "cisa:CISA:1.1.0", "CISA Levels", {{"T", "Track"}, {"T*", "Track*"}, {"AT", "Attend"}, {"AC", "Act"}}};
constexpr SsvcPoint kKEV = {"cisa:KEV:1.0.0", "In KEV", {{"N", "No"}, {"Y", "Yes"}}};
constexpr SsvcPoint kPE = {"cisa:PE:1.0.0", "Publicly Exposed", {{"N", "No"}, {"Y", "Yes"}}};
constexpr SsvcPoint kBod2604 = {"cisa:BOD2604:1.0.0",
                                "CISA BOD 26-04 Remediation Timelines",
                                {{"FSU", "Fix on system upgrade"},
                                 {"60D", "60 days"},
                                 {"14D", "14 days"},
                                 {"3D", "3 days"},
                                 {"3DF", "3 days & forensic investigation"}}};
constexpr SsvcPoint kCVSS = {
    "cvss:CVSS:1.0.0",
    "CVSS Qualitative Severity Rating Scale",
    {{"N", "None"}, {"L", "Low"}, {"M", "Medium"}, {"H", "High"}, {"C", "Critical"}}};
constexpr SsvcPoint kAV = {"cvss:AV:3.0.1",
                           "Attack Vector",
                           {{"P", "Physical"}, {"L", "Local"}, {"A", "Adjacent"}, {"N", "Network"}}};
constexpr SsvcPoint kPR = {
    "cvss:PR:1.0.1", "Privileges Required", {{"H", "High"}, {"L", "Low"}, {"N", "None"}}};
constexpr SsvcPoint kUI = {
    "cvss:UI:2.0.0", "User Interaction", {{"A", "Active"}, {"P", "Passive"}, {"N", "None"}}};
constexpr SsvcPoint kAC = {"cvss:AC:3.0.1", "Attack Complexity", {{"H", "High"}, {"L", "Low"}}};
constexpr SsvcPoint kAT = {"cvss:AT:1.0.0", "Attack Requirements", {{"P", "Present"}, {"N", "None"}}};
constexpr SsvcPoint kSubsequentConfidentiality = {"cvss:SC:1.0.0",
                                                  "Confidentiality Impact to the Subsequent System",
                                                  {{"N", "Negligible"}, {"L", "Low"}, {"H", "High"}}};
constexpr SsvcPoint kExploitMaturity = {"cvss:E_NoX:2.0.0",
                                        "Exploit Maturity (without Not Defined)",
                                        {{"U", "Unreported"}, {"P", "Proof-of-Concept"}, {"A", "Attacked"}}};
constexpr SsvcPoint kEQ1 = {
    "cvss:EQ1:1.0.0", "Equivalence Set 1", {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kEQ2 = {"cvss:EQ2:1.0.0", "Equivalence Set 2", {{"L", "Low"}, {"H", "High"}}};
constexpr SsvcPoint kEQ3 = {
    "cvss:EQ3:1.0.0", "Equivalence Set 3", {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kEQ4 = {
    "cvss:EQ4:1.0.0", "Equivalence Set 4", {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kEQ5 = {
    "cvss:EQ5:1.0.0", "Equivalence Set 5", {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kEQ6 = {"cvss:EQ6:1.0.0", "Equivalence Set 6", {{"L", "Low"}, {"H", "High"}}};
constexpr SsvcPoint kVC = {"cvss:VC:3.0.0",
                           "Confidentiality Impact to the Vulnerable System",
                           {{"N", "None"}, {"L", "Low"}, {"H", "High"}}};
constexpr SsvcPoint kCR = {"cvss:CR_NoX:1.1.1",
                           "Confidentiality Requirement (without Not Defined)",
                           {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kVI = {"cvss:VI:3.0.0",
                           "Integrity Impact to the Vulnerable System",
                           {{"N", "None"}, {"L", "Low"}, {"H", "High"}}};
constexpr SsvcPoint kIR = {"cvss:IR_NoX:1.1.1",
                           "Integrity Requirement (without Not Defined)",
                           {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kMSI = {"cvss:MSI_NoX:1.0.1",
                            "Modified Integrity Impact to the Subsequent System (without Not Defined)",
                            {{"N", "Negligible"}, {"L", "Low"}, {"H", "High"}, {"S", "Safety"}}};
constexpr SsvcPoint kVA = {"cvss:VA:3.0.0",
                           "Availability Impact to the Vulnerable System",
                           {{"N", "None"}, {"L", "Low"}, {"H", "High"}}};
constexpr SsvcPoint kAR = {"cvss:AR_NoX:1.1.1",
                           "Availability Requirement (without Not Defined)",
                           {{"L", "Low"}, {"M", "Medium"}, {"H", "High"}}};
constexpr SsvcPoint kMSA = {"cvss:MSA_NoX:1.0.1",
                            "Modified Availability Impact to the Subsequent System (without Not Defined)",
                            {{"N", "Negligible"}, {"L", "Low"}, {"H", "High"}, {"S", "Safety"}}};

constexpr SsvcTable kTables[] = {
    {"ssvc:DT_DP:1.0.0",
     "deployer",
     "Deployer Patch Application Priority",
     {&kE, &kEXP, &kA, &kHI},
     &kDSOI,
     "001101110111111101111112011111110111111211121122112212221122222212232233"},
    {"ssvc:DT_SP:1.0.0",
     "supplier",
     "Supplier Patch Development Priority",
     {&kE, &kU, &kTI, &kPSI},
     &kDSOI,
     "011212121222121313232323232323233333"},
    {"ssvc:DT_COORD_TRIAGE:1.0.0",
     "triage",
     "Coordinator Triage",
     {&kRP, &kSCON, &kRC, &kSC, &kSE, &kU, &kPSI},
     &kCoordinate,
     "000000000000000002000002000000000000000002000002000000000000000002000002000000000000000002000002"
     "000000000000000002000002000000000000000002000002000101000101010112010112000101122222010122222222"},
    {"ssvc:DT_COORD_PUBLISH:1.0.0",
     "publish",
     "Coordinator Publish Decision Table",
     {&kSINV, &kE, &kPVA},
     &kPublish,
     "001001011001001011001011111"},
    {"ssvc:DT_HI:1.0.0", "human_impact", "Human Impact", {&kSI, &kMI}, &kHI, "0013001312233333"},
    {"ssvc:DT_PSI:1.0.0", "public_safety_impact", "Public Safety Impact", {&kSI}, &kPSI, "0111"},
    {"ssvc:DT_U:1.0.0", "utility", "Utility", {&kA, &kVD}, &kU, "0112"},
    {"cisa:DT_CO:2.0.3",
     "cisa",
     "CISA Coordinator",
     {&kE, &kA, &kTI, &kMWI},
     &kCISA,
     "000001002002001012002012002023223233"},
    {"cisa:DT_BOD2604:1.0.0",
     "bod_26_04",
     "CISA BOD 26-04",
     {&kKEV, &kPE, &kA, &kTI},
     &kBod2604,
     "0011122322242434"},
    {"cvss:DT_CVSS_QSR:4.0.0",
     "cvss_rating",
     "CVSS v4.0 Qualitative Severity Ratings",
     {&kEQ1, &kEQ2, &kEQ3, &kEQ4, &kEQ5, &kEQ6},
     &kCVSS,
     "111111111111111122111112111222122223111222122223222333111111111122112222111112122223222333122223"
     "122333233334111111111122112233111222122223222333122223222334333344111122112222223333122223222333"
     "233334222333233334343444111122112233223333122333233334333444233334333444344444112222222233333344"
     "223333233344344444233344343444444444"},
    {"cvss:DT_CVSS4_EQ1:1.0.0",
     "cvss_eq1",
     "CVSS v4 Equivalence Set 1",
     {&kAV, &kPR, &kUI},
     &kEQ1,
     "000000000001001111001001111111111112"},
    {"cvss:DT_CVSS4_EQ2:1.0.0", "cvss_eq2", "CVSS v4 Equivalence Set 2", {&kAC, &kAT}, &kEQ2, "0001"},
    {"cvss:DT_CVSS4_EQ3:1.0.0",
     "cvss_eq3",
     "CVSS v4 Equivalence Set 3",
     {&kVC, &kVI, &kVA},
     &kEQ3,
     "001001111001001111111111222"},
    {"cvss:DT_CVSS4_EQ4:1.0.0",
     "cvss_eq4",
     "CVSS v4 Equivalence Set 4",
     {&kSubsequentConfidentiality, &kMSI, &kMSA},
     &kEQ4,
     "001200121112222200120012111222221112111211122222"},
    {"cvss:DT_CVSS_EQ5:1.0.0", "cvss_eq5", "CVSS v4 Equivalence Set 5", {&kExploitMaturity}, &kEQ5, "012"},
    {"cvss:DT_CVSS4_EQ6:1.0.0",
     "cvss_eq6",
     "CVSS v4 Equivalence Set 6",
     {&kCR, &kVC, &kIR, &kVI, &kAR, &kVA},
     &kEQ6,
     "000000001000000001000000001000000001000000001000000001000000001000000001111111111000000001000000"
     "001000000001000000001000000001000000001000000001000000001111111111000000001000000001000000001000"
     "000001000000001000000001000000001000000001111111111000000001000000001000000001000000001000000001"
     "000000001000000001000000001111111111000000001000000001000000001000000001000000001000000001000000"
     "001000000001111111111000000001000000001000000001000000001000000001000000001000000001000000001111"
     "111111000000001000000001000000001000000001000000001000000001000000001000000001111111111000000001"
     "000000001000000001000000001000000001000000001000000001000000001111111111111111111111111111111111"
     "111111111111111111111111111111111111111111111111111111111"},
};

}  // namespace

SsvcTableList ssvcTables() { return {kTables, std::size(kTables)}; }

}  // namespace postern
