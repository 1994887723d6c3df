// SPDX-License-Identifier: Apache-2.0
// What `aws <service> describe-…`, `list-…` and `get-…` print, one call a file: what runs, as whom, on which
// networks, behind which entrances, and where data lies (docs/structure-cloud.md). The keys are those of the
// services' API references, https://docs.aws.amazon.com/cli/latest/reference/  Values of environment
// variables and user data are never read. Ignored: calls that are in none of the lists, paging tokens.
#include "formats/aws_cli.h"

#include <string>
#include <vector>

#include "formats/aws_asset.h"
#include "formats/format.h"

namespace postern {
namespace {

template <typename Fits>
const AwsCliCall* callThat(Fits fits) {
  for (const auto calls : {awsComputeCalls(), awsNetworkCalls(), awsEntranceCalls(), awsApiCalls(),
                           awsDataCalls(), awsMessageCalls(), awsPolicyCalls(), awsIdentityCalls()}) {
    for (const AwsCliCall& call : calls) {
      if (fits(call)) return &call;
    }
  }
  return nullptr;
}

const AwsCliCall* callOf(Node root) {
  if (!root.isObject()) return nullptr;
  return callThat([&](const AwsCliCall& call) {
    const Node list = root[call.list];
    const Node first = list.isArray() ? list.item(0) : list;
    if (!first.exists() || (!call.mark.empty() && !first[call.mark].exists())) return false;
    return call.fits == nullptr || call.fits(root);
  });
}

Match sniff(const Probe& probe) {
  if (probe.syntax != Syntax::kJson) return {};
  const AwsCliCall* const call = callOf(probe.root);
  return call == nullptr ? Match{} : Match{85, call->list};
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("AWS CLI");
  const AwsCliCall* const call = callOf(in.probe().root);
  if (call == nullptr) return makeError(ErrorCode::kUnknownFormat, "no list of a known call");
  return in.read(
      {call->path}, [&](const Record& r) { call->read(out, r); }, out.diagnostics());
}

}  // namespace

const AwsCliCall* awsCallOfType(std::string_view type) {
  return type.empty() ? nullptr : callThat([&](const AwsCliCall& call) { return call.type == type; });
}

AssetRef awsRecorded(BatchBuilder& out, const Record& record, const Asset& asset, std::string_view arn) {
  if (!parseArn(arn)) {
    out.skip(record, "no_arn", "a record without its ARN");
    return kNone;
  }
  const AssetRef self = out.asset(asset);
  inAwsAccount(out, self, arn, record);
  return self;
}

extern const Format kAwsCli;
const Format kAwsCli{"aws_cli",
                     "AWS CLI describe and list output",
                     "https://docs.aws.amazon.com/cli/latest/reference/",
                     "JSON",
                     Family::kInventory,
                     true,
                     sniff,
                     import};

}  // namespace postern
