// SPDX-License-Identifier: Apache-2.0
// csaf_json_schema.json of CSAF 2.0 (OASIS Standard) and csaf.json of CSAF 2.1 (draft of 2026): members,
// which of them are required, and enumerations. Formats and patterns are csaf_schema.cpp's and the mandatory
// tests'.
#include "formats/csaf_schema_table.h"

namespace postern {
namespace {

using T = CsafType;
constexpr uint8_t kIn20 = 1, kIn21 = 2, kBoth = 3;

extern const CsafShape kBranch;

constexpr CsafMember kFileHashMembers[] = {{"algorithm", T::kText, kBoth}, {"value", T::kText, kBoth}};
constexpr CsafShape kFileHash{kFileHashMembers};
constexpr CsafMember kHashesMembers[] = {{"file_hashes", T::kObjects, kBoth, kBoth, {}, &kFileHash},
                                         {"filename", T::kText, kBoth}};
constexpr CsafShape kHashes{kHashesMembers};
constexpr CsafMember kUriMembers[] = {{"namespace", T::kText, kBoth}, {"uri", T::kText, kBoth}};
constexpr CsafShape kUri{kUriMembers};
constexpr CsafMember kHelperMembers[] = {{"cpe", T::kText},
                                         {"hashes", T::kObjects, 0, kBoth, {}, &kHashes},
                                         {"model_numbers", T::kSet},
                                         {"purl", T::kText, 0, kIn20},
                                         {"purls", T::kSet, 0, kIn21},
                                         {"sbom_urls", T::kTexts},
                                         {"serial_numbers", T::kSet},
                                         {"skus", T::kTexts},
                                         {"x_generic_uris", T::kObjects, 0, kBoth, {}, &kUri}};
constexpr CsafShape kHelper{kHelperMembers};
constexpr CsafMember kProductMembers[] = {
    {"name", T::kText, kBoth},
    {"product_id", T::kText, kBoth},
    {"product_identification_helper", T::kObject, 0, kBoth, {}, &kHelper},
    {"x_extensions", T::kAny, 0, kIn21}};
constexpr CsafShape kProduct{kProductMembers};
constexpr CsafMember kBranchMembers[] = {{"branches", T::kObjects, 0, kBoth, {}, &kBranch},
                                         {"category", T::kWord, kBoth, kBoth,
                                          " architecture host_name language legacy patch_level platform "
                                          "product_family product_name product_version "
                                          "product_version_range service_pack specification vendor "},
                                         {"name", T::kText, kBoth},
                                         {"product", T::kObject, 0, kBoth, {}, &kProduct}};
const CsafShape kBranch{kBranchMembers};

constexpr std::string_view kRelations =
    " default_component_of external_component_of installed_on installed_with optional_component_of ";
constexpr CsafMember kGroupMembers[] = {
    {"group_id", T::kText, kBoth}, {"product_ids", T::kSet, kBoth}, {"summary", T::kText}};
constexpr CsafShape kGroup{kGroupMembers};
constexpr CsafMember kRelationshipMembers[] = {{"category", T::kWord, kBoth, kBoth, kRelations},
                                               {"full_product_name", T::kObject, kBoth, kBoth, {}, &kProduct},
                                               {"product_reference", T::kText, kBoth},
                                               {"relates_to_product_reference", T::kText, kBoth}};
constexpr CsafShape kRelationship{kRelationshipMembers};
constexpr CsafMember kSubpathMembers[] = {{"category", T::kWord, kBoth, kBoth, kRelations},
                                          {"next_product_reference", T::kText, kBoth}};
constexpr CsafShape kSubpath{kSubpathMembers};
constexpr CsafMember kPathMembers[] = {{"beginning_product_reference", T::kText, kBoth},
                                       {"full_product_name", T::kObject, kBoth, kBoth, {}, &kProduct},
                                       {"subpaths", T::kObjects, kBoth, kBoth, {}, &kSubpath}};
constexpr CsafShape kPath{kPathMembers};
constexpr CsafMember kTreeMembers[] = {{"branches", T::kObjects, 0, kBoth, {}, &kBranch},
                                       {"full_product_names", T::kObjects, 0, kBoth, {}, &kProduct},
                                       {"product_groups", T::kObjects, 0, kBoth, {}, &kGroup},
                                       // Drafts of 2.1 before 2026 had them too.
                                       {"relationships", T::kObjects, 0, kBoth, {}, &kRelationship},
                                       {"product_paths", T::kObjects, 0, kIn21, {}, &kPath}};
constexpr CsafShape kTree{kTreeMembers};

constexpr CsafMember kAcknowledgmentMembers[] = {
    {"names", T::kTexts}, {"organization", T::kText}, {"summary", T::kText}, {"urls", T::kTexts}};
constexpr CsafShape kAcknowledgment{kAcknowledgmentMembers};
constexpr CsafMember kNoteMembers[] = {
    {"audience", T::kText},
    {"category", T::kWord, kBoth, kBoth, " description details faq general legal_disclaimer other summary "},
    {"group_ids", T::kSet, 0, kIn21},
    {"product_ids", T::kSet, 0, kIn21},
    {"text", T::kText, kBoth},
    {"title", T::kText}};
constexpr CsafShape kNote{kNoteMembers};
constexpr CsafMember kReferenceMembers[] = {{"category", T::kWord, 0, kBoth, " external self "},
                                            {"summary", T::kText, kBoth},
                                            {"url", T::kText, kBoth}};
constexpr CsafShape kReference{kReferenceMembers};

constexpr CsafMember kSeverityMembers[] = {{"namespace", T::kText}, {"text", T::kText, kBoth}};
constexpr CsafShape kSeverity{kSeverityMembers};
constexpr CsafMember kSharingGroupMembers[] = {{"id", T::kText, kBoth}, {"name", T::kText}};
constexpr CsafShape kSharingGroup{kSharingGroupMembers};
constexpr CsafMember kTlpMembers[] = {
    {"label", T::kWord, kBoth, kBoth, " AMBER AMBER+STRICT CLEAR GREEN RED WHITE "}, {"url", T::kText}};
constexpr CsafShape kTlp{kTlpMembers};
constexpr CsafMember kDistributionMembers[] = {{"sharing_group", T::kObject, 0, kIn21, {}, &kSharingGroup},
                                               {"text", T::kText},
                                               {"tlp", T::kObject, kIn21, kBoth, {}, &kTlp}};
constexpr CsafShape kDistribution{kDistributionMembers};
constexpr CsafMember kPublisherMembers[] = {
    {"category", T::kWord, kBoth, kBoth, " coordinator discoverer multiplier other translator user vendor "},
    {"contact_details", T::kText},
    {"issuing_authority", T::kText},
    {"name", T::kText, kBoth},
    {"namespace", T::kText, kBoth}};
constexpr CsafShape kPublisher{kPublisherMembers};
constexpr CsafMember kEngineMembers[] = {{"name", T::kText, kBoth}, {"version", T::kText}};
constexpr CsafShape kEngine{kEngineMembers};
constexpr CsafMember kGeneratorMembers[] = {{"date", T::kText},
                                            {"engine", T::kObject, kBoth, kBoth, {}, &kEngine}};
constexpr CsafShape kGenerator{kGeneratorMembers};
constexpr CsafMember kRevisionMembers[] = {{"date", T::kText, kBoth},
                                           {"legacy_version", T::kText},
                                           {"number", T::kText, kBoth},
                                           {"summary", T::kText, kBoth}};
constexpr CsafShape kRevision{kRevisionMembers};
constexpr CsafMember kTrackingMembers[] = {{"aliases", T::kSet},
                                           {"current_release_date", T::kText, kBoth},
                                           {"generator", T::kObject, 0, kBoth, {}, &kGenerator},
                                           {"id", T::kText, kBoth},
                                           {"initial_release_date", T::kText, kBoth},
                                           {"revision_history", T::kObjects, kBoth, kBoth, {}, &kRevision},
                                           {"status", T::kWord, kBoth, kBoth, " draft final interim "},
                                           {"version", T::kText, kBoth}};
constexpr CsafShape kTracking{kTrackingMembers};
constexpr CsafMember kDocumentMembers[] = {
    {"acknowledgments", T::kObjects, 0, kBoth, {}, &kAcknowledgment},
    {"aggregate_severity", T::kObject, 0, kBoth, {}, &kSeverity},
    {"category", T::kText, kBoth},
    {"csaf_version", T::kWord, kBoth, kBoth, " 2.0 2.1 "},
    {"distribution", T::kObject, kIn21, kBoth, {}, &kDistribution},
    {"lang", T::kText},
    {"license_expression", T::kText, 0, kIn21},
    {"notes", T::kObjects, 0, kBoth, {}, &kNote},
    {"publisher", T::kObject, kBoth, kBoth, {}, &kPublisher},
    {"references", T::kObjects, 0, kBoth, {}, &kReference},
    {"source_lang", T::kAny},  // 6.1.15 tells an empty one from a missing one
    {"title", T::kText, kBoth},
    {"tracking", T::kObject, kBoth, kBoth, {}, &kTracking},
    {"x_extensions", T::kAny, 0, kIn21}};
constexpr CsafShape kDocument{kDocumentMembers};

constexpr CsafMember kCweMembers[] = {
    {"id", T::kText, kBoth}, {"name", T::kText, kBoth}, {"version", T::kText, kIn21, kIn21}};
constexpr CsafShape kCwe{kCweMembers};
constexpr CsafMember kExploitationMembers[] = {{"date", T::kText, kBoth},
                                               {"exploitation_date", T::kText, kBoth},
                                               {"group_ids", T::kSet},
                                               {"product_ids", T::kSet}};
constexpr CsafShape kExploitation{kExploitationMembers};
constexpr CsafMember kFlagMembers[] = {{"date", T::kText},
                                       {"group_ids", T::kSet},
                                       {"label", T::kWord, kBoth, kBoth,
                                        " component_not_present inline_mitigations_already_exist "
                                        "vulnerable_code_cannot_be_controlled_by_adversary "
                                        "vulnerable_code_not_in_execute_path vulnerable_code_not_present "},
                                       {"product_ids", T::kSet}};
constexpr CsafShape kFlag{kFlagMembers};
constexpr CsafMember kIdMembers[] = {{"group_ids", T::kSet, 0, kIn21},
                                     {"product_ids", T::kSet, 0, kIn21},
                                     {"system_name", T::kText, kBoth},
                                     {"text", T::kText, kBoth}};
constexpr CsafShape kId{kIdMembers};
constexpr CsafMember kInvolvementMembers[] = {
    {"contact", T::kText, 0, kIn21},
    {"date", T::kText},
    {"group_ids", T::kSet, 0, kIn21},
    {"party", T::kWord, kBoth, kBoth, " coordinator discoverer other user vendor "},
    {"product_ids", T::kSet, 0, kIn21},
    {"status", T::kWord, kBoth, kBoth,
     " completed contact_attempted disputed in_progress not_contacted open "},
    {"summary", T::kText}};
constexpr CsafShape kInvolvement{kInvolvementMembers};
constexpr CsafMember kScoreMembers[] = {
    {"cvss_v2", T::kAny}, {"cvss_v3", T::kAny}, {"products", T::kSet, kBoth}};
constexpr CsafShape kScore{kScoreMembers};
constexpr CsafMember kMetricMembers[] = {
    {"content", T::kAny, kBoth}, {"products", T::kSet, kBoth}, {"source", T::kText}};
constexpr CsafShape kMetric{kMetricMembers};
constexpr CsafMember kStatusMembers[] = {
    {"first_affected", T::kSet}, {"first_fixed", T::kSet},         {"fixed", T::kSet},
    {"known_affected", T::kSet}, {"known_not_affected", T::kSet},  {"last_affected", T::kSet},
    {"recommended", T::kSet},    {"under_investigation", T::kSet}, {"unknown", T::kSet, 0, kIn21}};
constexpr CsafShape kStatus{kStatusMembers};
constexpr CsafMember kRestartMembers[] = {
    {"category", T::kWord, kBoth, kBoth,
     " connected dependencies machine none parent service system vulnerable_component zone "},
    {"details", T::kText}};
constexpr CsafShape kRestart{kRestartMembers};
constexpr CsafMember kRemediationMembers[] = {
    {"category", T::kWord, kBoth, kBoth,
     " fix_planned mitigation no_fix_planned none_available optional_patch vendor_fix workaround "},
    {"date", T::kText},
    {"details", T::kText, kBoth},
    {"entitlements", T::kTexts},
    {"group_ids", T::kSet},
    {"product_ids", T::kSet},
    {"restart_required", T::kObject, 0, kBoth, {}, &kRestart},
    {"url", T::kText}};
constexpr CsafShape kRemediation{kRemediationMembers};
constexpr CsafMember kThreatMembers[] = {
    {"category", T::kWord, kBoth, kBoth, " exploit_status impact target_set "},
    {"date", T::kText},
    {"details", T::kText, kBoth},
    {"group_ids", T::kSet},
    {"product_ids", T::kSet}};
constexpr CsafShape kThreat{kThreatMembers};
constexpr CsafMember kVulnerabilityMembers[] = {
    {"acknowledgments", T::kObjects, 0, kBoth, {}, &kAcknowledgment},
    {"cve", T::kText},
    {"cwe", T::kObject, 0, kIn20, {}, &kCwe},
    {"cwes", T::kObjects, 0, kIn21, {}, &kCwe},
    {"disclosure_date", T::kText, 0, kIn21},
    {"discovery_date", T::kText},
    {"first_known_exploitation_dates", T::kObjects, 0, kIn21, {}, &kExploitation},
    {"flags", T::kObjects, 0, kBoth, {}, &kFlag},
    {"ids", T::kObjects, 0, kBoth, {}, &kId},
    {"involvements", T::kObjects, 0, kBoth, {}, &kInvolvement},
    {"metrics", T::kObjects, 0, kIn21, {}, &kMetric},
    {"notes", T::kObjects, 0, kBoth, {}, &kNote},
    {"product_status", T::kObject, 0, kBoth, {}, &kStatus},
    {"references", T::kObjects, 0, kBoth, {}, &kReference},
    {"release_date", T::kText, 0, kIn20},
    {"remediations", T::kObjects, 0, kBoth, {}, &kRemediation},
    {"scores", T::kObjects, 0, kIn20, {}, &kScore},
    {"threats", T::kObjects, 0, kBoth, {}, &kThreat},
    {"title", T::kText},
    {"x_extensions", T::kAny, 0, kIn21}};
constexpr CsafShape kVulnerability{kVulnerabilityMembers};

constexpr CsafMember kRootMembers[] = {{"$schema", T::kText, kIn21},
                                       {"document", T::kObject, kBoth, kBoth, {}, &kDocument},
                                       {"product_tree", T::kObject, 0, kBoth, {}, &kTree},
                                       {"vulnerabilities", T::kObjects, 0, kBoth, {}, &kVulnerability},
                                       {"x_extensions", T::kAny, 0, kIn21}};

}  // namespace

const CsafShape kCsafRoot{kRootMembers};

}  // namespace postern
