// SPDX-License-Identifier: Apache-2.0
// Networks of the AWS provider: who is in which group and subnet, whom a group lets in, where a load balancer
// sends (terraform.h).
#include <algorithm>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/aws_network.h"
#include "formats/terraform.h"

namespace postern {
namespace {

constexpr std::string_view kGroupType = "AWS::EC2::SecurityGroup";
constexpr std::string_view kTargetGroupType = "AWS::ElasticLoadBalancingV2::TargetGroup";

// Attributes of any resource that name security groups, subnets and VPCs.
constexpr std::string_view kGroups[] = {"vpc_security_group_ids", "security_groups", "security_group_ids",
                                        "vpc_config/*/security_group_ids",
                                        "network_configuration/*/security_groups"};
constexpr std::string_view kSubnets[] = {"subnet_id", "subnets", "subnet_ids", "vpc_config/*/subnet_ids",
                                         "network_configuration/*/subnets"};

void ingressBlock(TerraformFile& file, const TerraformResource& resource, AssetRef group, Node rule) {
  BatchBuilder& out = file.out;
  const std::string ports = portRange(rule.firstText({"protocol", "ip_protocol"}), rule["from_port"].text(),
                                      rule["to_port"].text());
  for (const std::string_view key : {"cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"}) {
    for (const Node range : rule[key].items())
      out.relate(group, Relation::kAdmits, addressRange(out, range.text()), resource.place, ports);
  }
  for (const std::string_view key :
       {"security_groups", "source_security_group_id", "referenced_security_group_id"}) {
    for (const Node other : rule[key].items())
      out.relate(group, Relation::kAdmits, file.model.find(kGroupType, other), resource.place, ports);
  }
}

void securityGroups(TerraformFile& file, const TerraformResource& resource, AssetRef self) {
  const Node values = resource.values;
  BatchBuilder& out = file.out;
  if (resource.type == "aws_security_group" || resource.type == "aws_default_security_group") {
    for (const Node rule : values["ingress"].items()) ingressBlock(file, resource, self, rule);
    return;
  }
  if (resource.type == "aws_security_group_rule" && values["type"].text() == "ingress") {
    const AssetRef group = file.target(resource, "security_group_id", kGroupType);
    ingressBlock(file, resource, group, values);
    if (values["source_security_group_id"].text().empty())
      out.relate(group, Relation::kAdmits, file.target(resource, "source_security_group_id", kGroupType),
                 resource.place,
                 portRange(values["protocol"].text(), values["from_port"].text(), values["to_port"].text()));
    return;
  }
  if (resource.type == "aws_vpc_security_group_ingress_rule")
    return ingressBlock(file, resource, file.target(resource, "security_group_id", kGroupType), values);
}

void membership(TerraformFile& file, const TerraformResource& resource, AssetRef self) {
  if (self == kNone || resource.type == "aws_security_group") return;
  for (const std::string_view path : kGroups) {
    eachAt(resource.values, path, [&](Node list) {
      for (const Node group : list.items())
        file.out.relate(self, Relation::kMemberOf, file.model.find(kGroupType, group), resource.place);
    });
  }
  if (!resource.values["vpc_security_group_ids"].exists())
    file.out.relate(self, Relation::kMemberOf, file.target(resource, "vpc_security_group_ids", kGroupType),
                    resource.place);
  for (const std::string_view path : kSubnets) {
    eachAt(resource.values, path, [&](Node list) {
      for (const Node subnet : list.items())
        file.out.relate(self, Relation::kPartOf, file.model.find("AWS::EC2::Subnet", subnet), resource.place);
    });
  }
  file.out.relate(self, Relation::kPartOf, file.target(resource, "vpc_id", "AWS::EC2::VPC"), resource.place);
}

void loadBalancers(TerraformFile& file, const TerraformResource& resource, AssetRef self) {
  BatchBuilder& out = file.out;
  const Node values = resource.values;
  if (resource.type == "aws_lb_listener" || resource.type == "aws_alb_listener") {
    const AssetRef balancer =
        file.target(resource, "load_balancer_arn", "AWS::ElasticLoadBalancingV2::LoadBalancer");
    for (const Node action : values["default_action"].items()) {
      const AssetRef group = file.model.find(kTargetGroupType, action["target_group_arn"]);
      out.relate(balancer, Relation::kRoutes,
                 group == kNone ? file.target(resource, "target_group_arn", kTargetGroupType) : group,
                 resource.place, values["port"].text());
    }
  }
  if (resource.type == "aws_lb_target_group_attachment")
    out.relate(file.target(resource, "target_group_arn", kTargetGroupType), Relation::kRoutes,
               file.target(resource, "target_id", {}), resource.place, values["port"].text());
  if (resource.type == "aws_ecs_service") {
    for (const Node balancer : values["load_balancer"].items())
      out.relate(file.model.find(kTargetGroupType, balancer["target_group_arn"]), Relation::kRoutes, self,
                 resource.place, balancer["container_port"].text());
    out.relate(file.target(resource, "target_group_arn", kTargetGroupType), Relation::kRoutes, self,
               resource.place);
  }
}

}  // namespace

void terraformAwsNetwork(TerraformFile& file, const TerraformResource& resource) {
  const AssetRef self = file.self(resource);
  securityGroups(file, resource, self);
  membership(file, resource, self);
  loadBalancers(file, resource, self);
}

}  // namespace postern
