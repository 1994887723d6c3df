// SPDX-License-Identifier: Apache-2.0
// Equivalent rules of Checkov (CKV…), Trivy and tfsec (AVD ids, long names), Prowler 3+, AWS Security Hub,
// Kubescape (C-…), Kyverno's pod security policies, Polaris, kubeaudit, Hadolint and Dockle. Reviewed by hand
// against the tools' published rule lists: a row's rules look at one setting of one kind of resource and want
// the same value of it. Rules that cover several settings are in no row, nor are numbers that change between
// versions of a benchmark (CIS).
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "correlate/control.h"

namespace postern {
namespace {

struct Control {
  std::string_view name;
  std::string_view rules;  // separated by spaces, as ruleName() writes them
};

constexpr Control kControls[] = {
    {"privileged container",
     "ckv_k8s_16 ksv-17 c-0057 disallow-privileged-containers runasprivileged privilegedtrue"},
    {"privilege escalation allowed",
     "ckv_k8s_20 ksv-1 c-0016 disallow-privilege-escalation privilegeescalationallowed "
     "allowprivilegeescalationtrue allowprivilegeescalationnil"},
    {"container runs as root", "ckv_k8s_23 ksv-12 c-0013 require-run-as-nonroot runasrootallowed"},
    {"root file system is writable",
     "ckv_k8s_22 ksv-14 c-0017 require-ro-rootfs notreadonlyrootfilesystem readonlyrootfilesystemnil "
     "readonlyrootfilesystemfalse"},
    {"host network", "ckv_k8s_19 ksv-9 c-0041 hostnetworkset namespacehostnetworktrue"},
    {"host process ids", "ckv_k8s_17 ksv-10 hostpidset namespacehostpidtrue"},
    {"host IPC", "ckv_k8s_18 ksv-8 hostipcset namespacehostipctrue"},
    {"host path mounted", "ksv-23 c-0048 disallow-host-path"},
    {"no CPU limit", "ckv_k8s_11 ksv-11 c-0270 cpulimitsmissing"},
    {"no memory limit", "ckv_k8s_13 ksv-18 c-0271 memorylimitsmissing"},
    {"no CPU request", "ckv_k8s_10 ksv-15 cpurequestsmissing"},
    {"no memory request", "ckv_k8s_12 ksv-16 memoryrequestsmissing"},
    {"capabilities not dropped", "ckv_k8s_37 ksv-3 disallow-capabilities-strict"},
    {"image tag is latest", "ckv_k8s_14 ksv-13 disallow-latest-tag tagnotspecified"},
    {"no liveness probe", "ckv_k8s_8 c-0056 livenessprobemissing"},
    {"no readiness probe", "ckv_k8s_9 c-0018 readinessprobemissing"},
    {"Docker socket mounted", "ckv_k8s_27 ksv-6 c-0074"},
    {"service account token mounted",
     "ckv_k8s_38 ksv-36 c-0034 automountserviceaccounttokentrueanddefaultsa"},
    {"no seccomp profile", "ckv_k8s_31 ksv-30 restrict-seccomp-strict seccompprofilemissing"},
    {"default namespace", "ckv_k8s_21 ksv-110 c-0061"},
    {"low user id", "ckv_k8s_40 ksv-20"},
    {"S3 bucket with a public ACL",
     "ckv_aws_20 aws-92 aws-s3-no-public-access-with-acl s3_bucket_public_access s3.2"},
    {"S3 bucket does not block public ACLs", "ckv_aws_53 aws-86 aws-s3-block-public-acls"},
    {"S3 bucket does not block public policies", "ckv_aws_54 aws-87 aws-s3-block-public-policy"},
    {"S3 bucket does not ignore public ACLs", "ckv_aws_55 aws-91 aws-s3-ignore-public-acls"},
    {"S3 bucket does not restrict public buckets", "ckv_aws_56 aws-93 aws-s3-no-public-buckets"},
    {"S3 bucket without public access block",
     "ckv2_aws_6 aws-94 aws-s3-specify-public-access-block s3_bucket_level_public_access_block s3.8"},
    {"S3 bucket without default encryption",
     "ckv_aws_19 aws-88 aws-s3-enable-bucket-encryption s3_bucket_default_encryption s3.4"},
    {"S3 bucket not encrypted with a customer key",
     "ckv_aws_145 aws-132 aws-s3-encryption-customer-key s3_bucket_kms_encryption s3.17"},
    {"S3 bucket without versioning",
     "ckv_aws_21 aws-90 aws-s3-enable-versioning s3_bucket_object_versioning s3.14"},
    {"S3 bucket without access logs",
     "ckv_aws_18 aws-89 aws-s3-enable-bucket-logging s3_bucket_server_access_logging_enabled s3.9"},
    {"SSH open to the internet",
     "ckv_aws_24 ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2.13"},
    {"RDP open to the internet",
     "ckv_aws_25 ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389 ec2.14"},
    {"a port open to the internet",
     "aws-107 aws-ec2-no-public-ingress-sgr ec2_securitygroup_allow_ingress_from_internet_to_any_port"},
    {"security group without description",
     "ckv_aws_23 aws-99 aws-124 aws-ec2-add-description-to-security-group"},
    {"volume not encrypted",
     "ckv_aws_3 aws-26 aws-ebs-enable-volume-encryption ec2_ebs_volume_encryption ec2.3"},
    {"database not encrypted",
     "ckv_aws_16 aws-80 aws-rds-encrypt-instance-storage-data rds_instance_storage_encrypted rds.3"},
    {"database is public",
     "ckv_aws_17 aws-180 aws-rds-no-public-db-access rds_instance_no_public_access rds.2"},
    {"database without backups",
     "ckv_aws_133 aws-77 aws-rds-specify-backup-retention rds_instance_backup_enabled rds.11"},
    {"database in one zone", "ckv_aws_157 rds_instance_multi_az rds.5"},
    {"database without deletion protection", "ckv_aws_293 aws-177 rds_instance_deletion_protection rds.8"},
    {"database without IAM authentication", "ckv_aws_161 aws-176 rds.10"},
    {"metadata service version 1",
     "ckv_aws_79 aws-28 aws-ec2-enforce-http-token-imds ec2_instance_imdsv2_enabled ec2.8"},
    {"instance with a public address", "ckv_aws_88 ec2_instance_public_ip ec2.9"},
    {"trail of one region",
     "ckv_aws_67 aws-14 aws-cloudtrail-enable-all-regions cloudtrail_multi_region_enabled cloudtrail.1"},
    {"trail without validation",
     "ckv_aws_36 aws-16 aws-cloudtrail-enable-log-validation cloudtrail_log_file_validation_enabled "
     "cloudtrail.4"},
    {"trail not encrypted with a customer key",
     "ckv_aws_35 aws-15 aws-cloudtrail-encryption-customer-key cloudtrail_kms_encryption_enabled "
     "cloudtrail.2"},
    {"key without rotation", "ckv_aws_7 aws-65 aws-kms-auto-rotate-keys kms_cmk_rotation_enabled kms.4"},
    {"passwords may be short",
     "ckv_aws_10 aws-63 aws-iam-set-minimum-password-length iam_password_policy_minimum_length_14 iam.15"},
    {"passwords may be used again",
     "ckv_aws_13 aws-56 aws-iam-no-password-reuse iam_password_policy_reuse_24 iam.16"},
    {"policy allows everything",
     "ckv_aws_62 iam_customer_attached_policy_no_administrative_privileges iam.1"},
    {"network without flow logs",
     "ckv2_aws_11 aws-178 aws-ec2-require-vpc-flow-logs-for-all-vpcs vpc_flow_logs_enabled ec2.6"},
    {"cluster's API is public",
     "ckv_aws_39 aws-40 aws-eks-no-public-cluster-access eks_cluster_not_publicly_accessible "
     "eks_endpoints_not_publicly_accessible eks.1"},
    {"cluster's secrets not encrypted",
     "ckv_aws_58 aws-39 aws-eks-encrypt-secrets eks_cluster_kms_cmk_encryption_in_secrets_enabled eks.3"},
    {"cluster without control plane logs",
     "ckv_aws_37 aws-38 aws-eks-enable-control-plane-logging eks_control_plane_logging_all_types_enabled "
     "eks.8"},
    {"load balancer keeps invalid headers", "ckv_aws_131 aws-52 aws-elb-drop-invalid-headers elb.4"},
    {"load balancer without access logs", "ckv_aws_91 elbv2_logging_enabled elb.5"},
    {"load balancer with an old TLS policy",
     "ckv_aws_103 aws-47 aws-elb-use-secure-tls-policy elbv2_insecure_ssl_ciphers"},
    {"images not scanned on push",
     "ckv_aws_163 aws-30 aws-ecr-enable-image-scans ecr_repositories_scan_images_on_push_enabled ecr.1"},
    {"image tags may change", "ckv_aws_51 aws-31 aws-ecr-enforce-immutable-repository ecr.2"},
    {"table without point-in-time recovery",
     "ckv_aws_28 aws-24 aws-dynamodb-enable-recovery dynamodb_tables_pitr_enabled dynamodb.2"},
    {"topic not encrypted",
     "ckv_aws_26 aws-95 aws-sns-enable-topic-encryption sns_topics_kms_encryption_at_rest_enabled sns.1"},
    {"queue not encrypted",
     "ckv_aws_27 aws-96 aws-sqs-enable-queue-encryption sqs_queues_server_side_encryption_enabled sqs.1"},
    {"shared file system not encrypted",
     "ckv_aws_42 aws-37 aws-efs-enable-at-rest-encryption efs_encryption_at_rest_enabled efs.1"},
    {"data warehouse is public", "ckv_aws_87 redshift_cluster_public_access redshift.1"},
    {"storage account takes HTTP",
     "ckv_azure_3 azu-8 azure-storage-enforce-https storage_secure_transfer_required_is_enabled"},
    {"storage account open to all networks",
     "ckv_azure_35 azu-12 azure-storage-default-action-deny storage_default_network_access_rule_is_denied"},
    {"key vault may be purged", "ckv_azure_110 azu-16 azure-keyvault-no-purge"},
    {"key vault open to all networks", "ckv_azure_109 azu-13 azure-keyvault-specify-network-acl"},
    {"secret without expiry", "ckv_azure_41 azu-17 azure-keyvault-ensure-secret-expiry"},
    {"image runs as root", "ckv_docker_3 ds-2 dl3002 cis-di-0001"},
    {"image without health check", "ckv_docker_2 ds-26 cis-di-0006"},
    {"base image without version", "ckv_docker_7 ds-1 dl3006 dl3007"},
    {"ADD instead of COPY", "ckv_docker_4 ds-5 dl3020 cis-di-0009"},
};

bool isDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "AVD-KSV-0001", "KSV001" and "KSV-0001" are "ksv-1"; ".../v/1.0.0/S3.4" is "s3.4"; others are lower case.
std::string ruleName(std::string_view rule) {
  rule = rule.substr(rule.rfind('/') + 1);  // npos + 1 is 0
  std::string out = toLowerAscii(trim(rule));
  if (out.starts_with("avd-")) out.erase(0, 4);
  static constexpr std::string_view kNumbered[] = {"ksv", "ds", "aws", "azu", "gcp"};
  for (const std::string_view prefix : kNumbered) {
    if (!out.starts_with(prefix)) continue;
    std::string_view digits = std::string_view(out).substr(prefix.size());
    if (digits.starts_with('-')) digits.remove_prefix(1);
    if (!isDigits(digits)) continue;
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return std::string(prefix) + "-" + std::string(digits);
  }
  return out;
}

using Index = std::vector<std::pair<std::string_view, uint32_t>>;

Index makeIndex() {
  Index out;
  for (uint32_t i = 0; i < std::size(kControls); ++i) {
    for (const std::string_view rule : split(kControls[i].rules, ' ')) out.emplace_back(rule, i + 1);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

uint32_t controlOf(std::string_view rule) {
  static const Index kIndex = makeIndex();
  if (rule.empty() || rule.size() > 200) return 0;
  const std::string name = ruleName(rule);
  const auto at = std::lower_bound(kIndex.begin(), kIndex.end(), std::string_view(name),
                                   [](const auto& row, std::string_view value) { return row.first < value; });
  return at != kIndex.end() && at->first == name ? at->second : 0;
}

std::string_view controlName(uint32_t control) {
  return control == 0 || control > std::size(kControls) ? std::string_view() : kControls[control - 1].name;
}

}  // namespace postern
