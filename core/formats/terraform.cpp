// SPDX-License-Identifier: Apache-2.0
// Terraform and OpenTofu: state (version 4), and `terraform show -json` of states and plans. Resources with
// their addresses and cloud identities, what they refer to, and the rights and networks that they make.
// https://developer.hashicorp.com/terraform/internals/json-format  Attributes are read by name only, so that
// secrets of a state are never stored. Ignored: data sources, outputs, prior states, what a plan deletes.
#include "formats/terraform.h"

#include <algorithm>

#include "base/text.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniff(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node root = probe.root;
  if (!root["terraform_version"].exists()) return {};
  if (root["format_version"].exists() && (root["values"].isObject() || root["planned_values"].isObject()))
    return {95, "format_version and terraform_version of terraform show -json"};
  if (root["version"].exists() && root["resources"].isArray() && root["serial"].exists())
    return {95, "a Terraform state"};
  return {};
}

std::string withIndex(std::string base, Node index) {
  if (index.isNumber()) return base + "[" + std::string(index.text()) + "]";
  if (index.isString()) return base + "[\"" + std::string(index.text()) + "\"]";
  return base;
}

// A resource of a state: its instances are the things.
template <typename Use>
void eachOfState(const Record& r, Use use) {
  if (r.node["mode"].textOr("managed") != "managed") return;
  const std::string_view module = r.node["module"].text();
  TerraformResource resource;
  resource.type = r.node["type"].text();
  resource.base = (module.empty() ? std::string() : std::string(module) + ".") + std::string(resource.type) +
                  "." + std::string(r.node["name"].text());
  const std::string parent = r.path() + "/instances/";
  resource.place = r;
  resource.place.parent = parent;
  resource.place.key = {};
  resource.place.index = 0;
  for (const Node instance : r.node["instances"].items()) {
    resource.address = withIndex(resource.base, instance["index_key"]);
    resource.values = instance["attributes"];
    resource.dependencies = instance["dependencies"];
    use(resource);
    ++resource.place.index;
  }
}

// Modules nest; depth is bounded by limits::kMaxDepth, which the reader enforces.
template <typename Use>
void eachOfModule(const RecordPlace& place, const std::string& path, Node module, const Use& use) {
  const std::string parent = path + "/resources/";
  TerraformResource resource;
  resource.place = place;
  resource.place.parent = parent;
  resource.place.key = {};
  resource.place.index = 0;
  for (const Node entry : module["resources"].items()) {
    if (entry["mode"].textOr("managed") == "managed") {
      resource.type = entry["type"].text();
      resource.address = entry["address"].text();
      const bool isIndexed = entry["index"].exists() && resource.address.ends_with(']');
      resource.base = isIndexed ? resource.address.substr(0, resource.address.rfind('[')) : resource.address;
      resource.values = entry["values"];
      resource.dependencies = entry["depends_on"];
      use(resource);
    }
    ++resource.place.index;
  }
  uint32_t index = 0;
  for (const Node child : module["child_modules"].items())
    eachOfModule(place, path + "/child_modules/" + std::to_string(index++), child, use);
}

template <typename Use>
void eachResource(const Record& r, const Use& use) {
  if (r.spec == 0) return eachOfState(r, use);
  eachOfModule(r, r.path(), r.node, use);
}

// "aws_iam_role.deploy.arn" is of aws_iam_role.deploy; "var.x", "local.x", "each.value", "data.…" are of
// none.
std::string referenceBase(std::string_view module, std::string_view reference) {
  const size_t dot = reference.find('.');
  if (dot == std::string_view::npos) return {};
  for (const std::string_view other :
       {"var", "local", "each", "count", "data", "module", "path", "self", "terraform"}) {
    if (reference.substr(0, dot) == other) return {};
  }
  const size_t end = reference.find_first_of(".[", dot + 1);
  return std::string(module) + std::string(reference.substr(0, end));
}

class Configuration {
 public:
  Configuration(TerraformFile& file) : file_(file) {}

  void module(const std::string& prefix, Node module) {
    for (const Node resource : module["resources"].items()) {
      const std::string address = prefix + std::string(resource["address"].text());
      for (const Node::Member attribute : resource["expressions"].members())
        expression(prefix, address, attribute.key, attribute.value);
    }
    for (const Node::Member call : module["module_calls"].members())
      this->module(prefix + "module." + std::string(call.key) + ".", call.value["module"]);
  }

 private:
  // Blocks are arrays of objects of expressions.
  void expression(const std::string& prefix, const std::string& address, std::string_view attribute,
                  Node value) {
    if (value.isArray()) {
      for (const Node block : value.items()) expression(prefix, address, attribute, block);
      return;
    }
    for (const Node::Member member : value.members()) {
      if (member.key != "references") {
        expression(prefix, address, member.key, member.value);
        continue;
      }
      for (const Node reference : member.value.items()) {
        std::string base = referenceBase(prefix, reference.text());
        if (base.empty()) continue;
        auto& known = file_.references[address];
        // "x.arn" comes with "x", of which it is a part.
        if (known.empty() || known.back().attribute != attribute || known.back().base != base)
          known.push_back({std::string(attribute), std::move(base)});
      }
    }
  }

  TerraformFile& file_;
};

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : file_(out) {}

  void learn(const Record& r) {
    if (r.spec == 3) return Configuration(file_).module({}, r.node);
    eachResource(r, [&](const TerraformResource& resource) { learnTerraform(file_, resource); });
  }
  void read(const Record& r) {
    if (r.spec == 3) return;
    eachResource(r, [&](const TerraformResource& resource) { resource_(resource); });
  }

 private:
  void resource_(const TerraformResource& resource);
  void dependsOn(const TerraformResource& resource, AssetRef self, std::string_view base,
                 std::string_view detail);

  TerraformFile file_;
};

// An instance depends on the instance of its own index where there is one ("for_each" over the same keys).
void Importer::dependsOn(const TerraformResource& resource, AssetRef self, std::string_view base,
                         std::string_view detail) {
  const std::string index = resource.address.substr(std::min(resource.base.size(), resource.address.size()));
  const auto others = file_.model.allOf(base);
  const bool hasTwin =
      !index.empty() && std::any_of(others.begin(), others.end(), [&](const IacResource* other) {
        return other->address == std::string(base) + index;
      });
  for (const IacResource* other : others) {
    if (!hasTwin || other->address == std::string(base) + index)
      file_.out.relate(self, Relation::kDependsOn, other->asset, resource.place, detail);
  }
}

void Importer::resource_(const TerraformResource& resource) {
  if (resource.type.empty()) return file_.out.skip(resource.place, "no_type", "a resource without type");
  if (const AssetRef self = file_.self(resource); self != kNone) {
    for (const Node dependency : resource.dependencies.items())
      dependsOn(resource, self, dependency.text(), {});
    const auto known = file_.references.find(resource.base);
    if (known != file_.references.end()) {
      for (const TerraformFile::Reference& reference : known->second)
        dependsOn(resource, self, reference.base, reference.attribute);
    }
  }
  if (resource.type.starts_with("aws_")) {
    terraformAws(file_, resource);
    terraformAwsNetwork(file_, resource);
  }
  if (resource.type.starts_with("azurerm_")) terraformAzure(file_, resource);
  if (resource.type.starts_with("google_")) terraformGoogle(file_, resource);
}

Status import(Document& in, BatchBuilder& out) {
  out.tool("Terraform", in.probe().root["terraform_version"].text());
  out.scannedAt(parseTime(in.probe().root["timestamp"].text()));
  Importer importer(out);
  const auto paths = {std::string_view("/resources/*"), std::string_view("/values/root_module"),
                      std::string_view("/planned_values/root_module"),
                      std::string_view("/configuration/root_module")};
  (void)in.survey(paths, [&](const Record& r) { importer.learn(r); });
  return in.read(
      paths, [&](const Record& r) { importer.read(r); }, out.diagnostics());
}

}  // namespace

AssetRef TerraformFile::self(const TerraformResource& resource) const {
  const IacResource* const known = model.at(resource.address);
  return known == nullptr ? kNone : known->asset;
}

AssetRef TerraformFile::target(const TerraformResource& from, std::string_view attribute,
                               std::string_view type) const {
  if (const AssetRef known = model.find(type, from.values[attribute]); known != kNone) return known;
  const auto at = references.find(from.base);
  if (at == references.end()) return kNone;
  for (const Reference& reference : at->second) {
    if (reference.attribute != attribute) continue;
    for (const IacResource* other : model.allOf(reference.base)) {
      if (type.empty() || other->type == type) return other->asset;
    }
  }
  return kNone;
}

extern const Format kTerraform;
const Format kTerraform{"terraform",
                        "Terraform state and plan",
                        "https://developer.hashicorp.com/terraform/internals/json-format",
                        "JSON",
                        Family::kInventory,
                        true,
                        sniff,
                        import};

}  // namespace postern
