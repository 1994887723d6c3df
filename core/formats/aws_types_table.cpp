// SPDX-License-Identifier: Apache-2.0
// The table (aws_types.h). What is not in it is a cloud resource of the type that its source names.
#include <algorithm>

#include "formats/aws_types.h"

namespace postern {
namespace {

using enum AssetKind;

// clang-format off
constexpr AwsType kTypes[] = {
    {"AWS::IAM::User", "aws_iam_user", "iam", "user/", kIdentity},
    {"AWS::IAM::Group", "aws_iam_group", "iam", "group/", kIdentity},
    {"AWS::IAM::Role", "aws_iam_role", "iam", "role/", kIdentity},
    {"AWS::IAM::ManagedPolicy", "aws_iam_policy", "iam", "policy/", kRole},
    {"AWS::IAM::InstanceProfile", "aws_iam_instance_profile", "iam", "instance-profile/", kIdentity},
    {"AWS::IAM::OIDCProvider", "aws_iam_openid_connect_provider", "iam", "oidc-provider/", kIdentity},
    {"AWS::IAM::SAMLProvider", "aws_iam_saml_provider", "iam", "saml-provider/", kIdentity},
    {"AWS::IAM::AccessKey", "aws_iam_access_key", "", "", kIdentity},
    {"AWS::IAM::Account", "", "iam", "root", kAccount},
    {"AWS::Organizations::Organization", "aws_organizations_organization", "organizations", "organization/", kAccount},
    {"AWS::Organizations::OrganizationalUnit", "aws_organizations_organizational_unit", "organizations", "ou/", kAccount},
    {"AWS::Organizations::Root", "", "organizations", "root/", kAccount},
    {"AWS::Organizations::Account", "aws_organizations_account", "organizations", "account/", kAccount},
    {"AWS::Organizations::Policy", "aws_organizations_policy", "organizations", "policy/", kRole},

    {"AWS::EC2::Instance", "aws_instance", "ec2", "instance/", kHost},
    {"AWS::EC2::SecurityGroup", "aws_security_group", "ec2", "security-group/", kNetwork},
    {"AWS::EC2::VPC", "aws_vpc", "ec2", "vpc/", kNetwork},
    {"AWS::EC2::Subnet", "aws_subnet", "ec2", "subnet/", kNetwork},
    {"AWS::EC2::NetworkInterface", "aws_network_interface", "ec2", "network-interface/", kCloudResource},
    {"AWS::EC2::InternetGateway", "aws_internet_gateway", "ec2", "internet-gateway/", kNetwork},
    {"AWS::EC2::RouteTable", "aws_route_table", "ec2", "route-table/", kNetwork},
    {"AWS::EC2::NetworkAcl", "aws_network_acl", "ec2", "network-acl/", kNetwork},
    {"AWS::EC2::PrefixList", "aws_ec2_managed_prefix_list", "ec2", "prefix-list/", kNetwork},
    {"AWS::EC2::EIP", "aws_eip", "ec2", "elastic-ip/", kCloudResource},
    {"AWS::EC2::Volume", "aws_ebs_volume", "ec2", "volume/", kVolume},
    {"AWS::EC2::Snapshot", "aws_ebs_snapshot", "ec2", "snapshot/", kDataStore},
    {"AWS::EC2::Image", "aws_ami", "ec2", "image/", kImage},
    {"AWS::EC2::LaunchTemplate", "aws_launch_template", "ec2", "launch-template/", kWorkload},
    {"AWS::AutoScaling::AutoScalingGroup", "aws_autoscaling_group", "autoscaling", "autoScalingGroup:", kWorkload},
    {"AWS::AutoScaling::LaunchConfiguration", "aws_launch_configuration", "autoscaling", "launchConfiguration:", kWorkload},
    {"AWS::EC2::NatGateway", "aws_nat_gateway", "ec2", "natgateway/", kNetwork},
    {"AWS::EC2::VPCEndpoint", "aws_vpc_endpoint", "ec2", "vpc-endpoint/", kNetwork},
    {"AWS::EC2::VPCPeeringConnection", "aws_vpc_peering_connection", "ec2", "vpc-peering-connection/", kNetwork},
    {"AWS::EC2::TransitGateway", "aws_ec2_transit_gateway", "ec2", "transit-gateway/", kNetwork},
    {"AWS::EC2::KeyPair", "aws_key_pair", "ec2", "key-pair/", kCloudResource},
    {"AWS::Lightsail::Instance", "aws_lightsail_instance", "lightsail", "Instance/", kHost},

    {"AWS::ECS::Cluster", "aws_ecs_cluster", "ecs", "cluster/", kAccount},
    {"AWS::ECS::Service", "aws_ecs_service", "ecs", "service/", kService},
    {"AWS::ECS::TaskDefinition", "aws_ecs_task_definition", "ecs", "task-definition/", kWorkload},
    {"AWS::ECS::Task", "", "ecs", "task/", kContainer},
    {"AWS::ECR::Repository", "aws_ecr_repository", "ecr", "repository/", kImage},
    {"AWS::EKS::Cluster", "aws_eks_cluster", "eks", "cluster/", kAccount},
    {"AWS::EKS::Nodegroup", "aws_eks_node_group", "eks", "nodegroup/", kWorkload},
    {"AWS::EKS::FargateProfile", "aws_eks_fargate_profile", "eks", "fargateprofile/", kWorkload},
    {"AWS::EKS::PodIdentityAssociation", "aws_eks_pod_identity_association", "eks", "podidentityassociation/", kCloudResource},
    {"AWS::EKS::AccessEntry", "aws_eks_access_entry", "eks", "access-entry/", kCloudResource},
    {"AWS::Lambda::LayerVersion", "aws_lambda_layer_version", "lambda", "layer:", kCloudResource},
    {"AWS::Lambda::EventSourceMapping", "aws_lambda_event_source_mapping", "lambda", "event-source-mapping:", kCloudResource},
    {"AWS::Lambda::Function", "aws_lambda_function", "lambda", "function:", kFunction},
    {"AWS::Batch::ComputeEnvironment", "aws_batch_compute_environment", "batch", "compute-environment/", kWorkload},
    {"AWS::Batch::JobQueue", "aws_batch_job_queue", "batch", "job-queue/", kCloudResource},
    {"AWS::Batch::JobDefinition", "aws_batch_job_definition", "batch", "job-definition/", kWorkload},
    {"AWS::AppRunner::Service", "aws_apprunner_service", "apprunner", "service/", kService},
    {"AWS::ElasticBeanstalk::Environment", "aws_elastic_beanstalk_environment", "elasticbeanstalk", "environment/", kService},
    {"AWS::ElasticBeanstalk::Application", "aws_elastic_beanstalk_application", "elasticbeanstalk", "application/", kCloudResource},
    {"AWS::EMR::Cluster", "aws_emr_cluster", "elasticmapreduce", "cluster/", kWorkload},
    {"AWS::EMR::Studio", "aws_emr_studio", "elasticmapreduce", "studio/", kWorkload},
    {"AWS::EMRServerless::Application", "aws_emrserverless_application", "emr-serverless", "/applications/", kWorkload},
    {"AWS::EMRContainers::VirtualCluster", "aws_emrcontainers_virtual_cluster", "emr-containers", "/virtualclusters/", kWorkload},
    {"AWS::MWAA::Environment", "aws_mwaa_environment", "airflow", "environment/", kWorkload},
    {"AWS::ImageBuilder::ImagePipeline", "aws_imagebuilder_image_pipeline", "imagebuilder", "image-pipeline/", kPipeline},
    {"AWS::Transfer::Server", "aws_transfer_server", "transfer", "server/", kIngress},

    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "aws_lb", "elasticloadbalancing", "loadbalancer/", kIngress},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "aws_lb_target_group", "elasticloadbalancing", "targetgroup/", kService},
    {"AWS::ElasticLoadBalancingV2::Listener", "aws_lb_listener", "elasticloadbalancing", "listener/", kCloudResource},
    {"AWS::ElasticLoadBalancingV2::ListenerRule", "aws_lb_listener_rule", "elasticloadbalancing", "listener-rule/", kCloudResource},
    {"AWS::ElasticLoadBalancing::LoadBalancer", "aws_elb", "", "", kIngress},
    {"AWS::CloudFront::Distribution", "aws_cloudfront_distribution", "cloudfront", "distribution/", kIngress},
    {"AWS::ApiGateway::RestApi", "aws_api_gateway_rest_api", "apigateway", "/restapis/", kIngress},
    {"AWS::ApiGatewayV2::Api", "aws_apigatewayv2_api", "apigateway", "/apis/", kIngress},
    {"AWS::AppSync::GraphQLApi", "aws_appsync_graphql_api", "appsync", "apis/", kIngress},
    {"AWS::Route53::HostedZone", "aws_route53_zone", "route53", "hostedzone/", kNetwork},
    {"AWS::GlobalAccelerator::Accelerator", "aws_globalaccelerator_accelerator", "globalaccelerator", "accelerator/", kIngress},
    {"AWS::WAFv2::WebACL", "aws_wafv2_web_acl", "wafv2", "regional/webacl/", kNetwork},
    {"AWS::CertificateManager::Certificate", "aws_acm_certificate", "acm", "certificate/", kCloudResource},
    {"AWS::NetworkFirewall::Firewall", "aws_networkfirewall_firewall", "network-firewall", "firewall/", kNetwork},

    {"AWS::S3::Bucket", "aws_s3_bucket", "s3", "", kDataStore},
    {"AWS::RDS::DBCluster", "aws_rds_cluster", "rds", "cluster:", kDataStore},
    {"AWS::RDS::DBSnapshot", "aws_db_snapshot", "rds", "snapshot:", kDataStore},
    {"AWS::RDS::DBClusterSnapshot", "aws_db_cluster_snapshot", "rds", "cluster-snapshot:", kDataStore},
    {"AWS::RDS::DBInstance", "aws_db_instance", "rds", "db:", kDataStore},
    {"AWS::RDS::DBInstance", "aws_rds_cluster_instance", "", "", kDataStore},
    {"AWS::DynamoDB::Table", "aws_dynamodb_table", "dynamodb", "table/", kDataStore},
    {"AWS::Redshift::Cluster", "aws_redshift_cluster", "redshift", "cluster:", kDataStore},
    {"AWS::ElastiCache::ReplicationGroup", "aws_elasticache_replication_group", "elasticache", "replicationgroup:", kDataStore},
    {"AWS::ElastiCache::CacheCluster", "aws_elasticache_cluster", "elasticache", "cluster:", kDataStore},
    {"AWS::OpenSearchService::Domain", "aws_opensearch_domain", "es", "domain/", kDataStore},
    {"AWS::DocDB::DBCluster", "aws_docdb_cluster", "", "", kDataStore},
    {"AWS::Neptune::DBCluster", "aws_neptune_cluster", "", "", kDataStore},
    {"AWS::RDS::DBProxy", "aws_db_proxy", "rds", "db-proxy:", kService},
    {"AWS::MemoryDB::Cluster", "aws_memorydb_cluster", "memorydb", "cluster/", kDataStore},
    {"AWS::MSK::Cluster", "aws_msk_cluster", "kafka", "cluster/", kDataStore},
    {"AWS::AmazonMQ::Broker", "aws_mq_broker", "mq", "broker:", kDataStore},
    {"AWS::Timestream::Database", "aws_timestreamwrite_database", "timestream", "database/", kDataStore},
    {"AWS::RedshiftServerless::Workgroup", "aws_redshiftserverless_workgroup", "redshift-serverless", "workgroup/", kDataStore},
    {"AWS::EFS::AccessPoint", "aws_efs_access_point", "elasticfilesystem", "access-point/", kCloudResource},
    {"AWS::FSx::FileSystem", "aws_fsx_lustre_file_system", "fsx", "file-system/", kVolume},
    {"AWS::Backup::BackupVault", "aws_backup_vault", "backup", "backup-vault:", kDataStore},
    {"AWS::EFS::FileSystem", "aws_efs_file_system", "elasticfilesystem", "file-system/", kVolume},
    {"AWS::SecretsManager::Secret", "aws_secretsmanager_secret", "secretsmanager", "secret:", kDataStore},
    {"AWS::SSM::Parameter", "aws_ssm_parameter", "ssm", "parameter/", kDataStore},
    {"AWS::KMS::Key", "aws_kms_key", "kms", "key/", kCloudResource},
    {"AWS::KMS::Alias", "aws_kms_alias", "kms", "alias/", kCloudResource},
    {"AWS::SQS::Queue", "aws_sqs_queue", "sqs", "", kCloudResource},
    {"AWS::SNS::Topic", "aws_sns_topic", "sns", "", kCloudResource},
    {"AWS::Kinesis::Stream", "aws_kinesis_stream", "kinesis", "stream/", kCloudResource},
    {"AWS::KinesisFirehose::DeliveryStream", "aws_kinesis_firehose_delivery_stream", "firehose", "deliverystream/", kCloudResource},
    {"AWS::Events::EventBus", "aws_cloudwatch_event_bus", "events", "event-bus/", kCloudResource},
    {"AWS::Scheduler::Schedule", "aws_scheduler_schedule", "scheduler", "schedule/", kCloudResource},
    {"AWS::Pipes::Pipe", "aws_pipes_pipe", "pipes", "pipe/", kCloudResource},
    {"AWS::CloudTrail::Trail", "aws_cloudtrail", "cloudtrail", "trail/", kCloudResource},
    {"AWS::Events::Rule", "aws_cloudwatch_event_rule", "events", "rule/", kCloudResource},
    {"AWS::StepFunctions::StateMachine", "aws_sfn_state_machine", "states", "stateMachine:", kWorkload},
    {"AWS::Logs::LogGroup", "aws_cloudwatch_log_group", "logs", "log-group:", kDataStore},

    {"AWS::CodeBuild::Project", "aws_codebuild_project", "codebuild", "project/", kPipeline},
    {"AWS::CodePipeline::Pipeline", "aws_codepipeline", "codepipeline", "", kPipeline},
    {"AWS::CodeCommit::Repository", "aws_codecommit_repository", "codecommit", "", kRepository},
    {"AWS::CloudFormation::Stack", "aws_cloudformation_stack", "cloudformation", "stack/", kPipeline},
    {"AWS::CloudFormation::StackSet", "aws_cloudformation_stack_set", "cloudformation", "stackset/", kPipeline},
    {"AWS::CodeDeploy::Application", "aws_codedeploy_app", "codedeploy", "application:", kCloudResource},
    {"AWS::CodeDeploy::DeploymentGroup", "aws_codedeploy_deployment_group", "codedeploy", "deploymentgroup:", kPipeline},
    {"AWS::CodeStarConnections::Connection", "aws_codestarconnections_connection", "codestar-connections", "connection/", kCloudResource},
    {"AWS::CodeArtifact::Repository", "aws_codeartifact_repository", "codeartifact", "repository/", kRepository},
    {"AWS::Amplify::App", "aws_amplify_app", "amplify", "apps/", kService},
    {"AWS::ServiceCatalog::CloudFormationProvisionedProduct", "aws_servicecatalog_provisioned_product", "servicecatalog", "stack/", kPipeline},
    {"AWS::SSM::Document", "aws_ssm_document", "ssm", "document/", kWorkload},
    {"AWS::Glue::Job", "aws_glue_job", "glue", "job/", kWorkload},
    {"AWS::Glue::DevEndpoint", "aws_glue_dev_endpoint", "glue", "devEndpoint/", kWorkload},
    {"AWS::Glue::Session", "", "glue", "session/", kWorkload},
    {"AWS::Glue::Crawler", "aws_glue_crawler", "glue", "crawler/", kWorkload},
    {"AWS::Glue::Trigger", "aws_glue_trigger", "glue", "trigger/", kCloudResource},
    {"AWS::Glue::Database", "aws_glue_catalog_database", "glue", "database/", kDataStore},
    {"AWS::Athena::WorkGroup", "aws_athena_workgroup", "athena", "workgroup/", kDataStore},
    {"AWS::SageMaker::NotebookInstance", "aws_sagemaker_notebook_instance", "sagemaker", "notebook-instance/", kWorkload},
    {"AWS::SageMaker::NotebookInstanceLifecycleConfig", "aws_sagemaker_notebook_instance_lifecycle_configuration", "sagemaker", "notebook-instance-lifecycle-config/", kCloudResource},
    {"AWS::SageMaker::Domain", "aws_sagemaker_domain", "sagemaker", "domain/", kWorkload},
    {"AWS::SageMaker::UserProfile", "aws_sagemaker_user_profile", "sagemaker", "user-profile/", kWorkload},
    {"AWS::SageMaker::Space", "aws_sagemaker_space", "sagemaker", "space/", kWorkload},
    {"AWS::SageMaker::App", "aws_sagemaker_app", "sagemaker", "app/", kWorkload},
    {"AWS::SageMaker::Model", "aws_sagemaker_model", "sagemaker", "model/", kWorkload},
    {"AWS::SageMaker::Endpoint", "aws_sagemaker_endpoint", "sagemaker", "endpoint/", kService},
    {"AWS::SageMaker::Pipeline", "aws_sagemaker_pipeline", "sagemaker", "pipeline/", kPipeline},
    {"AWS::BedrockAgentCore::CodeInterpreterCustom", "aws_bedrockagentcore_code_interpreter", "bedrock-agentcore", "code-interpreter-custom/", kWorkload},
    {"AWS::BedrockAgentCore::CodeInterpreter", "", "bedrock-agentcore", "code-interpreter/", kWorkload},
    {"AWS::BedrockAgentCore::BrowserCustom", "aws_bedrockagentcore_browser", "bedrock-agentcore", "browser-custom/", kWorkload},
    {"AWS::BedrockAgentCore::Runtime", "aws_bedrockagentcore_agent_runtime", "bedrock-agentcore", "runtime/", kWorkload},
    {"AWS::Bedrock::Agent", "aws_bedrockagent_agent", "bedrock", "agent/", kWorkload},
    {"AWS::DataPipeline::Pipeline", "aws_datapipeline_pipeline", "datapipeline", "pipeline/", kPipeline},
    {"AWS::Cognito::IdentityPool", "aws_cognito_identity_pool", "cognito-identity", "identitypool/", kIdentity},
    {"AWS::Cognito::UserPool", "aws_cognito_user_pool", "cognito-idp", "userpool/", kIdentity},
};
// clang-format on

template <typename Fits>
const AwsType* first(Fits fits) {
  const AwsType* const at = std::find_if(std::begin(kTypes), std::end(kTypes), fits);
  return at == std::end(kTypes) ? nullptr : at;
}

}  // namespace

std::span<const AwsType> awsTypes() { return kTypes; }

const AwsType* awsTypeNamed(std::string_view name) {
  return first([&](const AwsType& type) { return type.name == name; });
}

const AwsType* awsTypeOfTerraform(std::string_view type) {
  if (type == "aws_alb") type = "aws_lb";
  if (type == "aws_alb_target_group") type = "aws_lb_target_group";
  if (type == "aws_alb_listener") type = "aws_lb_listener";
  if (type == "aws_default_security_group") type = "aws_security_group";
  return first([&](const AwsType& known) { return !type.empty() && known.terraform == type; });
}

const AwsType* awsTypeOfArn(std::string_view service, std::string_view resource) {
  return first([&](const AwsType& type) {
    return !service.empty() && type.service == service && resource.starts_with(type.resource);
  });
}

}  // namespace postern
