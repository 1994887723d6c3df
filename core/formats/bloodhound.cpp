// SPDX-License-Identifier: Apache-2.0
// Collections of BloodHound: SharpHound's and its kin's (versions 4 to 6, one JSON file per kind of object),
// AzureHound's, and OpenGraph. Objects and the edges that the collection itself states; what BloodHound
// derives later (DCSync, ADCSESC…) is not made up here.
//
// https://bloodhound.specterops.io/opengraph/schema  Ignored: when something was collected, descriptions.
#include <algorithm>
#include <map>
#include <string>

#include "base/text.h"
#include "formats/bloodhound_graph.h"
#include "formats/format.h"

namespace postern {
namespace {

struct Collection {
  std::string_view type, kind;
};
constexpr Collection kCollections[] = {{"users", "User"},
                                       {"groups", "Group"},
                                       {"computers", "Computer"},
                                       {"domains", "Domain"},
                                       {"gpos", "GPO"},
                                       {"ous", "OU"},
                                       {"containers", "Container"},
                                       {"certtemplates", "CertTemplate"},
                                       {"aiacas", "AIACA"},
                                       {"rootcas", "RootCA"},
                                       {"ntauthstores", "NTAuthStore"},
                                       {"enterprisecas", "EnterpriseCA"},
                                       {"issuancepolicies", "IssuancePolicy"},
                                       {"azure", "AZ"}};

std::string_view kindOfCollection(std::string_view type) {
  for (const Collection& known : kCollections) {
    if (known.type == type) return known.kind;
  }
  return {};
}

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.root;
  const Node graph = root["graph"];
  if (graph["nodes"].isArray() || graph["edges"].isArray()) {
    const Node node = graph["nodes"].item(0);
    const Node edge = graph["edges"].item(0);
    if ((node["id"].exists() && node["kinds"].isArray()) ||
        (edge["start"].isObject() && edge["end"].isObject()))
      return {90, "nodes and edges of OpenGraph"};
  }
  if (!root["data"].isArray()) return {};
  if (!kindOfCollection(root["meta"]["type"].text()).empty() && root["meta"]["version"].exists())
    return {95, "meta of a BloodHound collection"};
  const Node first = root["data"].item(0);
  if (first["ObjectIdentifier"].exists() && first["Properties"].isObject())
    return {85, "objects of SharpHound"};
  return {};
}

/// An array of the object whose entries are the other ends of an edge.
struct EdgeList {
  std::string_view path;  ///< of the entries; "*" = each item
  std::string_view
      id;  ///< the member that names the other end, "" = an entry is {ObjectIdentifier, ObjectType}
  std::string_view kindOfOther;
  std::string_view edge;
  bool outward;  ///< from the object to the other
};
constexpr EdgeList kEdges[] = {
    {"Members", "", "", "MemberOf", false},
    {"ChildObjects", "", "", "Contains", true},
    {"AllowedToDelegate", "", "Computer", "AllowedToDelegate", true},
    {"AllowedToAct", "", "", "AllowedToAct", false},
    {"HasSIDHistory", "", "", "HasSIDHistory", true},
    {"DumpSMSAPassword", "", "User", "DumpSMSAPassword", true},
    {"Sessions/Results", "UserSID", "User", "HasSession", true},
    {"PrivilegedSessions/Results", "UserSID", "User", "HasSession", true},
    {"RegistrySessions/Results", "UserSID", "User", "HasSession", true},
    {"LocalAdmins/Results", "", "", "AdminTo", false},
    {"RemoteDesktopUsers/Results", "", "", "CanRDP", false},
    {"DcomUsers/Results", "", "", "ExecuteDCOM", false},
    {"PSRemoteUsers/Results", "", "", "CanPSRemote", false},
    {"Links", "GUID", "GPO", "GPLink", false},
    {"EnabledCertTemplates", "", "CertTemplate", "PublishedTo", false},
    {"SPNTargets", "ComputerSID", "Computer", "SQLAdmin", true},
    {"GroupLink", "", "Group", "OIDGroupLink", true},
};

/// Local groups by the end of their SID
/// (https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-security-identifiers).
constexpr std::pair<std::string_view, std::string_view> kLocalGroups[] = {
    {"-544", "AdminTo"}, {"-555", "CanRDP"}, {"-562", "ExecuteDCOM"}, {"-580", "CanPSRemote"}};

constexpr std::string_view kRemoteDesktopUsers = "-555";
constexpr std::string_view kSignsInRemotely = "SeRemoteInteractiveLogonRight";

class Importer {
 public:
  Importer(BatchBuilder& out, std::string_view kind) : out_(out), kind_(kind) {}

  void object(const Record& r);
  void learnNode(const Record& r);
  void node(const Record& r);
  void edge(const Record& r);

 private:
  void aces(const Record& r, AssetRef self);
  void lists(const Record& r, AssetRef self);
  void localGroups(const Record& r, AssetRef self);
  void remoteDesktopUsers(const Record& r, AssetRef self, Node group);
  static Node remoteSignIn(Node computer);
  static bool mayUseRemoteDesktop(Node rights, std::string_view group, Node member);
  void trusts(const Record& r, AssetRef self);
  void policyChanges(const Record& r);
  AssetRef endOf(Node end);

  BatchBuilder& out_;
  std::string_view kind_;
  struct Known {
    std::string id, kind;
  };
  std::map<std::string, std::string, std::less<>> kinds_;  // OpenGraph: kind by id
  std::map<std::string, Known, std::less<>> names_;        // OpenGraph: by upper-case name
};

void Importer::aces(const Record& r, AssetRef self) {
  for (const Node ace : r.node["Aces"].items())
    bloodhoundEdge(out_, r, bloodhoundMention(out_, ace["PrincipalSID"].text(), ace["PrincipalType"].text()),
                   ace["RightName"].text(), self);
}

AssetRef principal(BatchBuilder& out, Node entry, const EdgeList& list) {
  if (!list.id.empty()) return bloodhoundMention(out, entry[list.id].text(), list.kindOfOther);
  if (!entry.isObject()) return bloodhoundMention(out, entry.text(), list.kindOfOther);
  return bloodhoundMention(out, entry.firstText({"ObjectIdentifier", "MemberId"}),
                           entry.firstText({"ObjectType", "MemberType"}));
}

void Importer::lists(const Record& r, AssetRef self) {
  for (const EdgeList& list : kEdges) {
    for (const Node entry : r.node.at(list.path).items()) {
      if (list.path == "SPNTargets" && entry["Service"].text() != "SQLAdmin") continue;
      const AssetRef other = principal(out_, entry, list);
      bloodhoundEdge(out_, r, list.outward ? self : other, list.edge, list.outward ? other : self);
    }
  }
  if (const std::string_view group = r.node["PrimaryGroupSID"].text(); !group.empty())
    bloodhoundEdge(out_, r, self, "MemberOf", bloodhoundMention(out_, group, "Group"));
  if (const std::string_view host = r.node["HostingComputer"].text(); !host.empty())
    bloodhoundEdge(out_, r, bloodhoundMention(out_, host, "Computer"), "HostsCAService", self);
  if (const Node by = r.node["ContainedBy"]; by.isObject())
    bloodhoundEdge(out_, r, bloodhoundMention(out_, by["ObjectIdentifier"].text(), by["ObjectType"].text()),
                   "Contains", self);
}

void Importer::localGroups(const Record& r, AssetRef self) {
  const Node rights = remoteSignIn(r.node);
  for (const Node group : r.node["LocalGroups"].items()) {
    const std::string_view sid = group["ObjectIdentifier"].text();
    for (const auto& [end, edge] : kLocalGroups) {
      if (!sid.ends_with(end)) continue;
      const bool isLimited = end == kRemoteDesktopUsers && rights.exists();
      if (isLimited) remoteDesktopUsers(r, self, group);
      for (const Node member : group["Results"].items()) {
        if (isLimited && !mayUseRemoteDesktop(rights, sid, member)) continue;
        bloodhoundEdge(
            out_, r, bloodhoundMention(out_, member["ObjectIdentifier"].text(), member["ObjectType"].text()),
            edge, self);
      }
    }
  }
  for (const Node holder : rights["Results"].items())
    bloodhoundEdge(out_, r,
                   bloodhoundMention(out_, holder["ObjectIdentifier"].text(), holder["ObjectType"].text()),
                   "RemoteInteractiveLogonRight", self);
}

// Who may sign in over remote desktop by the user rights assignment; missing where it was not collected.
Node Importer::remoteSignIn(Node computer) {
  for (const Node right : computer["UserRights"].items()) {
    if (right["Privilege"].text() == kSignsInRemotely && right["Collected"].text() != "false") return right;
  }
  return {};
}

// As BloodHound derives CanRDP where user rights were collected: a member of Remote Desktop Users who, or
// whose group, also has the right; all members where that group has it. Who is in the groups of other files
// is for the rule ad_rdp_by_right, which is why the local group is stated.
bool Importer::mayUseRemoteDesktop(Node rights, std::string_view group, Node member) {
  for (const Node holder : rights["Results"].items()) {
    const std::string_view id = holder["ObjectIdentifier"].text();
    if (equalsIgnoreCase(id, group) || id.ends_with("S-1-5-32-555") ||
        equalsIgnoreCase(id, member["ObjectIdentifier"].text()))
      return true;
  }
  return false;
}

void Importer::remoteDesktopUsers(const Record& r, AssetRef self, Node group) {
  const AssetRef local = bloodhoundMention(out_, group["ObjectIdentifier"].text(), "ADLocalGroup");
  bloodhoundEdge(out_, r, local, "LocalToComputer", self);
  for (const Node member : group["Results"].items())
    bloodhoundEdge(out_, r,
                   bloodhoundMention(out_, member["ObjectIdentifier"].text(), member["ObjectType"].text()),
                   "MemberOfLocalGroup", local);
}

bool isSwitchedOff(Node value) { return value.kind() == NodeKind::kBool && !value.isTrue(); }

// "Inbound": the others trust this domain. Numbers are .NET's TrustDirection.
void Importer::trusts(const Record& r, AssetRef self) {
  for (const Node trust : r.node["Trusts"].items()) {
    const AssetRef other = bloodhoundMention(out_, trust["TargetDomainSid"].text(), "Domain");
    const std::string_view direction = trust["TrustDirection"].text();
    const bool isBoth = direction == "Bidirectional" || direction == "3";
    if (isBoth || direction == "Inbound" || direction == "1")
      bloodhoundEdge(out_, r, self, "TrustedBy", other);
    if (isBoth || direction == "Outbound" || direction == "2")
      bloodhoundEdge(out_, r, other, "TrustedBy", self);
    // Domains of one forest are no borders; beyond it only what SID filtering lets through.
    const std::string_view type = trust["TrustType"].text();
    const bool isForest = type == "ParentChild" || type == "CrossLink" || type == "0" || type == "1";
    const std::string_view crosses = isForest ? "SameForestTrust" : "SpoofSIDHistory";
    if (!isForest && !isSwitchedOff(trust["SidFilteringEnabled"])) continue;
    if (isBoth || direction == "Inbound" || direction == "1") bloodhoundEdge(out_, r, self, crosses, other);
    if (isBoth || direction == "Outbound" || direction == "2") bloodhoundEdge(out_, r, other, crosses, self);
  }
}

constexpr size_t kMaxChanges = 100'000;

// Members that a group policy adds to local groups of every computer below.
void Importer::policyChanges(const Record& r) {
  const Node changes = r.node["GPOChanges"];
  size_t count = 0;
  for (const EdgeList& list : kEdges) {
    const size_t slash = list.path.find("/Results");
    if (slash == std::string_view::npos || list.outward) continue;
    for (const Node computer : changes["AffectedComputers"].items()) {
      for (const Node member : changes[list.path.substr(0, slash)].items()) {
        if (++count > kMaxChanges)
          return out_.diagnostics().add("too_many", "further effects of a group policy were left out",
                                        r.path());
        bloodhoundEdge(out_, r, principal(out_, member, list), list.edge,
                       bloodhoundMention(out_, computer["ObjectIdentifier"].text(), "Computer"));
      }
    }
  }
}

void Importer::object(const Record& r) {
  if (r.node["kind"].exists() && r.node["data"].isObject())
    return azureHoundObject(out_, r, r.node["kind"].text(), r.node["data"]);
  const std::string_view id = r.node["ObjectIdentifier"].text();
  if (id.empty()) return out_.skip(r, "no_id", "an object without ObjectIdentifier");
  if (r.node["IsDeleted"].isTrue()) return out_.skip(r, "deleted", "an object that is deleted");
  const AssetRef self = bloodhoundNode(out_, id, kind_, r.node, r.node["Properties"]);
  bloodhoundCertificates(out_, r, self, kind_, r.node, r.node["Properties"]);
  aces(r, self);
  lists(r, self);
  localGroups(r, self);
  trusts(r, self);
  policyChanges(r);
}

void Importer::learnNode(const Record& r) {
  const std::string id(r.node["id"].text());
  const std::string kind(r.node["kinds"].item(0).text());
  kinds_.try_emplace(toUpperAscii(id), kind);
  if (const std::string_view name = r.node["properties"]["name"].text(); !name.empty())
    names_.try_emplace(toUpperAscii(name), Known{id, kind});
}

void Importer::node(const Record& r) {
  const std::string_view id = r.node["id"].text();
  if (id.empty()) return out_.skip(r, "no_id", "a node without id");
  const Node properties = r.node["properties"];
  const std::string_view kind = r.node["kinds"].item(0).text();
  const AssetRef self = bloodhoundNode(out_, id, kind, r.node, properties);
  bloodhoundCertificates(out_, r, self, kind, r.node, properties);
}

// By id, or by name where the edge says so; names are looked for in the same file.
AssetRef Importer::endOf(Node end) {
  const std::string_view value = end["value"].text();
  if (end["match_by"].text() == "name") {
    const auto known = names_.find(toUpperAscii(value));
    return known == names_.end() ? kNone : bloodhoundMention(out_, known->second.id, known->second.kind);
  }
  const auto known = kinds_.find(toUpperAscii(value));
  return bloodhoundMention(out_, value,
                           known == kinds_.end() ? end["kind"].text() : std::string_view(known->second));
}

void Importer::edge(const Record& r) {
  const AssetRef start = endOf(r.node["start"]);
  const AssetRef end = endOf(r.node["end"]);
  if (start == kNone || end == kNone)
    return out_.skip(r, "no_end", "an edge whose start or end is not in the file");
  bloodhoundEdge(out_, r, start, r.node["kind"].text(), end);
}

Status import(Document& in, BatchBuilder& out) {
  const Node root = in.probe().root;
  const bool isGraph = root["graph"].isObject();
  std::string_view kind = kindOfCollection(root["meta"]["type"].text());
  if (kind.empty()) kind = "Base";
  out.tool(isGraph        ? "OpenGraph"
           : kind == "AZ" ? "AzureHound"
                          : "BloodHound",
           root["meta"]["version"].text());
  Importer importer(out, kind);
  if (isGraph) {
    (void)in.survey({"/graph/nodes/*"}, [&](const Record& r) { importer.learnNode(r); });
    return in.read(
        {"/graph/nodes/*", "/graph/edges/*"},
        [&](const Record& r) { r.spec == 0 ? importer.node(r) : importer.edge(r); }, out.diagnostics());
  }
  return in.read(
      {"/data/*"}, [&](const Record& r) { importer.object(r); }, out.diagnostics());
}

}  // namespace

extern const Format kBloodhound;
const Format kBloodhound{"bloodhound",
                         "BloodHound collection",
                         "https://bloodhound.specterops.io/opengraph/schema",
                         "JSON",
                         Family::kInventory,
                         true,
                         sniff,
                         import};

}  // namespace postern
