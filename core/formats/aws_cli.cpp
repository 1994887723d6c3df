// SPDX-License-Identifier: Apache-2.0
// What `aws <service> describe-…`, `list-…` and `get-…` print, one call a file: what runs, as whom, on which
// networks, behind which entrances, and where data lies (docs/structure-cloud.md). The keys are those of the
// services' API references, https://docs.aws.amazon.com/cli/latest/reference/  Values of environment
// variables and user data are never read. Ignored: calls that are in none of the lists, paging tokens.
#include "formats/aws_cli.h"

#include <string>
#include <vector>

#include "formats/format.h"

namespace postern {
namespace {

const AwsCliCall* callOf(Node root) {
  if (!root.isObject()) return nullptr;
  for (const auto calls : {awsComputeCalls(), awsNetworkCalls(), awsDataCalls()}) {
    for (const AwsCliCall& call : calls) {
      const Node list = root[call.list];
      const Node first = list.isArray() ? list.item(0) : list;
      if (first.isObject() && first[call.mark].exists()) return &call;
    }
  }
  return nullptr;
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
