// SPDX-License-Identifier: Apache-2.0
// The inventory half of a CycloneDX document: what it is about, components, services and dependencies, kept
// by bom-ref for its vulnerabilities.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/software.h"
#include "model/batch_builder.h"
#include "read/node.h"
#include "read/record.h"

namespace postern {

/// An attribute in XML, a member in JSON: "bom-ref".
std::string_view cyclonedxAttribute(Node node, std::string_view name);
/// Calls for each item of a list: JSON "cwes": [..], XML <cwes><cwe/>..</cwes>.
template <typename Handler>
void eachOf(Node node, std::string_view list, std::string_view item, Handler handler) {
  const Node holder = node[list];
  if (holder.isArray()) {
    for (const Node value : holder.items()) handler(value);
  } else {
    for (const Node value : holder.each(item)) handler(value);
  }
}

class CycloneDxInventory {
 public:
  explicit CycloneDxInventory(BatchBuilder& out) : out_(out), software_(out) {}

  void metadata(const Record& r);  ///< metadata.component
  void component(const Record& r) { addComponent(r, r.node, target_, 0); }
  void service(const Record& r) { addService(r, r.node, 0); }
  void dependency(const Record& r);
  void link() { software_.link(); }

  /// The component of a bom-ref, a BOM-Link to one ("urn:cdx:serial/1#ref"), or a purl; kNone otherwise.
  ComponentRef find(std::string_view reference);
  /// The component that a node describes: legacy reports nest vulnerabilities in it.
  ComponentRef describe(Node node);
  /// The asset of a service, of a nested container, or of what the document is about.
  AssetRef assetOf(std::string_view reference) const;
  /// The path of a file component, or of where a component was found.
  StringId fileOf(std::string_view reference) const;
  Software& software() { return software_; }

  /// "urn:cdx:<serial>/<version>" where the document has a serial number, else "": what BOM-Links in other
  /// documents begin with. Set before the components are read.
  void document(std::string_view link) { document_ = link; }
  /// Identifiers are kept for documents whose vulnerabilities will ask for them.
  void keepIdentifiers() { keepsIdentifiers_ = true; }
  /// What is known of a bom-ref or BOM-Link, as typed identifiers (POSTERN_VEX_COLUMNS).
  IdList identifiersOf(std::string_view reference);
  /// The same of what the document is about (metadata.component); nothing where it does not say.
  const IdList& subject() const { return subject_; }
  std::string_view subjectReference() const { return subjectReference_; }
  /// Whether a reference is to a component of the subject, described in this document. Services and images
  /// are assets of their own.
  bool isPart(std::string_view reference) const;

 private:
  void addComponent(const Record& r, Node node, AssetRef holder, int depth);
  void addService(const Record& r, Node node, int depth);
  AssetRef imageOf(Node node);
  AssetRef applicationOf(const Record& r, Node node);
  void nameFor(std::string_view reference, Node node, AssetRef asset, ComponentRef component);
  void identify(Node node, IdList& to);
  std::string_view local(std::string_view reference) const;

  BatchBuilder& out_;
  Software software_;
  AssetRef target_ = kNone;
  std::unordered_map<std::string, AssetRef> assets_;
  std::unordered_map<std::string, StringId> files_;
  std::string document_;
  bool keepsIdentifiers_ = false;
  std::unordered_map<std::string, IdList> identifiers_;
  std::string subjectReference_;
  IdList subject_;
};

}  // namespace postern
