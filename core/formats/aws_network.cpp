// SPDX-License-Identifier: Apache-2.0
// See aws_network.h. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
#include "formats/aws_network.h"

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/aws_asset.h"

namespace postern {
namespace {

std::string_view protocolName(std::string_view protocol) {
  if (protocol == "6") return "tcp";
  if (protocol == "17") return "udp";
  if (protocol == "1") return "icmp";
  return protocol;
}

// "IpProtocol" of the API and "ipProtocol" of AWS Config.
Node member(Node node, std::string_view key) {
  if (const Node found = node[key]; found.exists()) return found;
  std::string other(key);
  other[0] = asciiLower(other[0]);
  return node[other];
}

}  // namespace

std::string portRange(std::string_view protocol, std::string_view from, std::string_view to) {
  if (protocol.empty() || protocol == "-1" || equalsIgnoreCase(protocol, "all") || protocol == "*")
    return "all";
  std::string out = toLowerAscii(protocolName(protocol));
  const bool isAll = from.empty() || from == "-1" || (from == "0" && (to == "65535" || to == "0"));
  if (isAll) return out;
  out += "/" + std::string(from);
  if (!to.empty() && to != from) out += "-" + std::string(to);
  return out;
}

void awsIngress(BatchBuilder& out, const RecordPlace& record, AssetRef group, Node permission) {
  const std::string ports =
      portRange(member(permission, "IpProtocol").text(), member(permission, "FromPort").text(),
                member(permission, "ToPort").text());
  const auto admit = [&](AssetRef source) { out.relate(group, Relation::kAdmits, source, record, ports); };
  for (const Node range : member(permission, "IpRanges").items())
    admit(addressRange(out, range.isObject() ? member(range, "CidrIp").text() : range.text()));
  for (const Node range : member(permission, "Ipv4Ranges").items())
    admit(addressRange(out, member(range, "CidrIp").text()));
  for (const Node range : member(permission, "Ipv6Ranges").items())
    admit(addressRange(out, member(range, "CidrIpv6").text()));
  for (const Node pair : member(permission, "UserIdGroupPairs").items()) {
    const AssetRef source = awsMentionId(out, member(pair, "GroupId").text(), "AWS::EC2::SecurityGroup");
    // Members of a group that admits itself may talk to each other: a relation has two ends, a tag has one.
    if (source == group && source != kNone) {
      Asset self = awsAsset(out, {"AWS::EC2::SecurityGroup", {}, member(pair, "GroupId").text(), {}, {}, {}});
      addTag(out, self.tags, "admits-itself", ports);
      (void)out.asset(self);
    }
    admit(source);
  }
  for (const Node list : member(permission, "PrefixListIds").items())
    admit(awsMentionId(out, member(list, "PrefixListId").text(), "AWS::EC2::PrefixList"));
}

void addAddress(BatchBuilder& out, Asset& asset, std::string_view address) {
  if (address.empty()) return;
  asset.identities.add(out.text("ip:" + std::string(address)));
  if (isPublicAddress(address)) asset.tags.add(out.text("public-ip"));
}

}  // namespace postern
