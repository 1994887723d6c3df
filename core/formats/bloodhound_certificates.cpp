// SPDX-License-Identifier: Apache-2.0
// See bloodhound_graph.h. A certificate is `ad-cert:<thumbprint>`, an issuance policy's or template's OID
// `ad-oid:<oid>`: BloodHound joins objects by these when it takes a collection in, here attack rules do.
// https://bloodhound.specterops.io/resources/edges/adcs-esc1 and its siblings
#include <string>

#include "base/text.h"
#include "formats/aws_asset.h"
#include "formats/bloodhound_graph.h"

namespace postern {
namespace {

AssetRef shared(BatchBuilder& out, std::string_view scheme, std::string_view text) {
  text = trim(text);
  return text.empty() ? kNone : out.asset(AssetKind::kUnknown, scheme, toUpperAscii(text));
}

struct Store {
  std::string_view kind, edge;  // to its domain
};
constexpr Store kStores[] = {
    {"NTAuthStore", "NTAuthStoreFor"}, {"RootCA", "RootCAFor"}, {"EnterpriseCA", "EnterpriseCAFor"}};

/// What a registry value is, and whether it was collected at all.
bool isSet(Node registry, std::string_view name) { return registry[name]["Value"].isTrue(); }

void authority(BatchBuilder& out, const RecordPlace& record, AssetRef self, Node registry) {
  for (const Node ace : registry["CASecurity"]["Data"].items())
    bloodhoundEdge(out, record,
                   bloodhoundMention(out, ace["PrincipalSID"].text(), ace["PrincipalType"].text()),
                   ace["RightName"].text(), self);
}

}  // namespace

void bloodhoundCertificates(BatchBuilder& out, const RecordPlace& record, AssetRef self,
                            std::string_view kind, Node object, Node properties) {
  const auto each = [&](std::string_view key, std::string_view scheme, std::string_view edge) {
    for (const Node item : properties[key].items()) {
      const AssetRef other = shared(out, scheme, item.text());
      if (other != kNone) bloodhoundEdge(out, record, self, edge, other);
    }
  };
  const bool isStore = kind == "NTAuthStore";
  for (const Store& store : kStores) {
    const std::string_view domain = object["DomainSID"].text();
    if (store.kind == kind && !domain.empty())
      bloodhoundEdge(out, record, self, store.edge, bloodhoundMention(out, domain, "Domain"));
  }
  each("certthumbprint", "ad-cert:", "HasCertificate");
  each("certthumbprints", "ad-cert:", isStore ? "TrustsCertificate" : "HasCertificate");
  each("certchain", "ad-cert:", "ChainsTo");
  each("certificatepolicy", "ad-oid:", "IssuesPolicy");
  if (kind == "IssuancePolicy") each("certtemplateoid", "ad-oid:", "IsPolicy");
  authority(out, record, self, object["CARegistryData"]);
}

void addCertificateTags(BatchBuilder& out, IdList& tags, Node object, Node properties) {
  for (const std::string_view key : {"authorizedsignatures", "schemaversion"}) {
    if (!properties[key].isObject() && !properties[key].isArray())
      addTag(out, tags, key, properties[key].text());
  }
  for (const Node use : properties["effectiveekus"].items()) addTag(out, tags, "effectiveekus", use.text());
  if (properties["effectiveekus"].isArray() && properties["effectiveekus"].size() == 0)
    addTag(out, tags, "effectiveekus", "any");
  if (isSet(object["CARegistryData"], "IsUserSpecifiesSanEnabled"))
    addTag(out, tags, "isuserspecifiessanenabled", "true");
}

}  // namespace postern
