// SPDX-License-Identifier: Apache-2.0
// See listeners.h. One place for all port scanners: Nmap, Masscan, naabu, Nessus, Qualys, OpenVAS … A scan
// that says nothing of where it was made (Nmap, Masscan) states no reach but the port itself. Ignored:
// loopback addresses, which are another machine in each report; routes that were traced.
#include "formats/listeners.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/ip_address.h"
#include "base/text.h"
#include "formats/fields.h"

namespace postern {
namespace {

// Without a transport, or with the name of what is spoken over it ("http"), it is TCP: what scanners that say
// no more look at.
std::string_view transportOf(std::string_view protocol) {
  for (const std::string_view known : {"udp", "sctp"}) {
    if (equalsIgnoreCase(protocol, known)) return known;
  }
  return "tcp";
}

bool isLoopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || equalsIgnoreCase(address, "localhost");
}

class Listeners {
 public:
  Listeners(BatchBuilder& out, Family family) : out_(out), seen_(out.seen()), family_(family) {}

  void state() {
    for (uint32_t row = 0; row < seen_.rows; ++row) {
      if (isListening(row)) listener(row);
    }
  }

 private:
  bool isListening(uint32_t row) const {
    if (seen_.port[row] == 0 || seen_.asset[row] == kNone) return false;
    if (out_.row(seen_.asset[row]).kind != AssetKind::kHost) return false;
    return family_ == Family::kNetwork ||
           static_cast<ObservationKind>(seen_.kind[row]) == ObservationKind::kExposure;
  }

  void listener(uint32_t row) {
    const AssetRef host = seen_.asset[row];
    const std::string_view transport = transportOf(out_.view(seen_.protocol[row]));
    const bool fresh = ports_.insert({host, seen_.port[row], transport}).second;
    if (fresh && ++portsOf_[host] > kMaxListenersOfHost) {
      out_.diagnostics().add("many_open_ports",
                             "open ports beyond " + std::to_string(kMaxListenersOfHost) +
                                 " of one host are results, but no endpoints",
                             "/");
    }
    if (portsOf_[host] > kMaxListenersOfHost) return;
    const AssetRef socket = out_.asset(endpoint(row, host, transport));
    if (socket == kNone || !fresh) return;
    const std::string parent(out_.view(seen_.recordParent[row]));
    const std::string key(out_.view(seen_.recordKey[row]));
    const RecordPlace place{{}, parent, key, seen_.recordIndex[row]};
    out_.relate(host, Relation::kExposes, socket, place);
    const std::string port = std::string(transport) + "/" + std::to_string(seen_.port[row]);
    for (const std::string& from : vantages(host))
      out_.relate(host, Relation::kAdmits, hostAsset(out_, from), place, port);
  }

  Asset endpoint(uint32_t row, AssetRef host, std::string_view transport) {
    const std::string port = ":" + std::to_string(seen_.port[row]) + "/" + std::string(transport);
    Asset endpoint;
    endpoint.kind = AssetKind::kEndpoint;
    for (const std::string& address : addresses(host)) {
      const bool isV6 = address.find(':') != std::string::npos;
      const std::string place = (isV6 ? "[" + address + "]" : address) + port;
      if (endpoint.name == 0) endpoint.name = out_.text(place);
      endpoint.identities.add(out_.text("socket:" + place));
    }
    for (uint32_t i = seen_.tags.begin[row]; i < seen_.tags.begin[row + 1]; ++i) {
      const std::string_view tag = out_.view(seen_.tags.items[i]);
      if (tag == "tls" || tag.starts_with("service:")) endpoint.tags.add(seen_.tags.items[i]);
    }
    return endpoint;
  }

  // Names and addresses of the host, as texts of their own: interning moves what it has.
  std::vector<std::string> addresses(AssetRef host) const {
    std::vector<std::string> out;
    const IdList& identities = out_.row(host).identities;
    for (uint32_t i = 0; i < identities.size(); ++i) {
      const std::string_view identity = out_.view(identities[i]);
      const size_t colon = identity.find(':');
      const std::string_view scheme = identity.substr(0, colon);
      if (scheme != "ip" && scheme != "host") continue;
      if (!isLoopback(identity.substr(colon + 1))) out.push_back(toLowerAscii(identity.substr(colon + 1)));
    }
    return out;
  }

  std::vector<std::string> vantages(AssetRef host) const {
    std::vector<std::string> out;
    const IdList& tags = out_.row(host).tags;
    for (uint32_t i = 0; i < tags.size(); ++i) {
      const std::string_view tag = out_.view(tags[i]);
      if (tag.starts_with(kScannedFrom)) out.emplace_back(tag.substr(kScannedFrom.size()));
    }
    return out;
  }

  BatchBuilder& out_;
  const ObservationColumns& seen_;
  Family family_;
  std::set<std::tuple<AssetRef, uint32_t, std::string_view>> ports_;
  std::map<AssetRef, uint32_t> portsOf_;
};

}  // namespace

void stateListeners(BatchBuilder& out, Family family) { Listeners(out, family).state(); }

}  // namespace postern
