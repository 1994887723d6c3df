// SPDX-License-Identifier: Apache-2.0
// Machines of Microsoft Defender for Endpoint ("List machines" API): one host asset each. Vulnerabilities of
// the same API (specs/ms_defender.json) name a machine by its id only; here the id meets the machine's name
// and address. https://learn.microsoft.com/en-us/defender-endpoint/api/machine  Ignored: the external address
// (many machines share it), further addresses (bridges and containers have the same ones everywhere), agent's
// state.
#include <string>

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/format.h"
#include "formats/network_host.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node machine = probe.first()["value"].item(0);
  if (machine["computerDnsName"].exists() && machine["osPlatform"].exists() &&
      machine["healthStatus"].exists())
    return {90, "value/*/computerDnsName, osPlatform, healthStatus"};
  return {};
}

Criticality criticalityOf(std::string_view deviceValue) {
  if (deviceValue == "High") return Criticality::kHigh;
  return deviceValue == "Low" ? Criticality::kLow : Criticality::kUnknown;
}

void addMachine(const RecordPlace& r, Node machine, BatchBuilder& out) {
  const std::string_view id = machine["id"].text();
  if (id.empty()) return out.skip(r, "no_id", "a machine without id");
  Asset asset;
  asset.kind = AssetKind::kHost;
  asset.declared = true;
  asset.criticality = criticalityOf(machine["deviceValue"].text());
  const std::string_view name = machine["computerDnsName"].text();
  asset.name = out.text(name.empty() ? id : name);
  asset.identities.add(out.text("mde:" + std::string(id)));
  // "Max's tablet" is a name to show, but no host name.
  if (!name.empty() && name.find(' ') == std::string_view::npos)
    asset.identities.add(out.text("host:" + std::string(name)));
  if (const std::string_view address = machine["lastIpAddress"].text(); isIpLiteral(address))
    asset.identities.add(out.text("ip:" + std::string(address)));
  for (const char* field : {"osPlatform", "rbacGroupName"}) {
    if (const std::string_view text = machine[field].text(); !text.empty()) asset.tags.add(out.text(text));
  }
  for (const Node tag : machine["machineTags"].items()) asset.tags.add(out.text(tag.text()));
  out.asset(asset);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Microsoft Defender for Endpoint");
  return in.read(
      {"/value/*"}, [&](const Record& r) { addMachine(r, r.node, out); }, out.diagnostics());
}

}  // namespace

extern const Format kMsDefenderMachines;
const Format kMsDefenderMachines{"ms_defender_machines",
                                 "Microsoft Defender machines",
                                 "https://learn.microsoft.com/en-us/defender-endpoint/api/machine",
                                 "JSON",
                                 Family::kInventory,
                                 true,
                                 sniff,
                                 import};

}  // namespace postern
