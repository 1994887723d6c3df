// SPDX-License-Identifier: Apache-2.0
// See value_json.h. Values are as deep as the evaluator lets them be, so walks may recurse.
#include "query/views/value_json.h"

#include <cmath>

#include "query/cypher/number_text.h"

namespace postern {
namespace {

using cypher::Kind;
using cypher::Value;

std::string_view temporalName(Kind kind) {
  switch (kind) {
    case Kind::kDate:
      return "date";
    case Kind::kLocalTime:
      return "localtime";
    case Kind::kTime:
      return "time";
    case Kind::kLocalDateTime:
      return "localdatetime";
    case Kind::kDateTime:
      return "datetime";
    default:
      return "duration";
  }
}

void writeIds(JsonWriter& out, const std::vector<uint32_t>& ids) {
  out.beginArray();
  for (const uint32_t id : ids) out.integer(id);
  out.endArray();
}

void writePath(JsonWriter& out, const cypher::Path& path) {
  out.beginObject().key("path").beginObject().key("nodes");
  writeIds(out, path.nodes);
  out.key("relationships");
  writeIds(out, path.relationships);
  out.endObject().endObject();
}

std::string joined(const cypher::PropertyGraph& graph, const cypher::List& list) {
  std::string out = "[";
  for (const Value& item : list) out += (out.size() > 1 ? ", " : "") + valueText(graph, item);
  return out + "]";
}

std::string pathText(const cypher::PropertyGraph& graph, const cypher::Path& path) {
  std::string out = "(" + nodeTitle(graph, path.nodes[0]) + ")";
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    const uint32_t step = path.relationships[i];
    const bool forward = graph.sourceOf(step) == path.nodes[i];
    out += (forward ? "-[:" : "<-[:") + std::string(graph.typeName(graph.typeOf(step)));
    out += (forward ? "]->(" : "]-(") + nodeTitle(graph, path.nodes[i + 1]) + ")";
  }
  return out;
}

}  // namespace

void GraphElements::add(const cypher::PropertyGraph& graph, const Value& value) {
  const auto relationship = [&](uint32_t id) {
    if (relationships.insert(id).second) nodes.insert({graph.sourceOf(id), graph.targetOf(id)});
  };
  switch (value.kind()) {
    case Kind::kNode:
      nodes.insert(value.id());
      break;
    case Kind::kRelationship:
      relationship(value.id());
      break;
    case Kind::kPath:
      nodes.insert(value.asPath().nodes.begin(), value.asPath().nodes.end());
      for (const uint32_t id : value.asPath().relationships) relationship(id);
      break;
    case Kind::kList:
      for (const Value& item : value.asList()) add(graph, item);
      break;
    case Kind::kMap:
      for (const auto& [key, item] : value.asMap().entries()) add(graph, item);
      break;
    default:
      break;
  }
}

void writeValue(JsonWriter& out, const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      out.null();
      return;
    case Kind::kBoolean:
      out.boolean(value.asBoolean());
      return;
    case Kind::kInteger:
      out.integer(value.asInteger());
      return;
    case Kind::kFloat:
      if (std::isfinite(value.asFloat())) {
        out.raw(cypher::floatText(value.asFloat()));
      } else {
        out.null();
      }
      return;
    case Kind::kString:
      out.string(value.asString());
      return;
    case Kind::kNode:
      out.beginObject().field("node", value.id()).endObject();
      return;
    case Kind::kRelationship:
      out.beginObject().field("relationship", value.id()).endObject();
      return;
    case Kind::kPath:
      return writePath(out, value.asPath());
    case Kind::kList:
      out.beginArray();
      for (const Value& item : value.asList()) writeValue(out, item);
      out.endArray();
      return;
    case Kind::kMap:
      out.beginObject().key("map").beginObject();
      for (const auto& [key, item] : value.asMap().entries()) writeValue(out.key(key), item);
      out.endObject().endObject();
      return;
    default:
      out.beginObject().field(temporalName(value.kind()), cypher::temporalText(value)).endObject();
  }
}

void writeNode(JsonWriter& out, const cypher::PropertyGraph& graph, uint32_t node) {
  out.beginObject().field("id", node).key("labels").beginArray();
  for (const uint32_t label : graph.labelsOf(node)) out.string(graph.labelName(label));
  out.endArray().key("properties").beginObject();
  std::vector<uint32_t> keys;
  graph.nodeKeys(node, keys);
  for (const uint32_t key : keys) writeValue(out.key(graph.keyName(key)), graph.nodeProperty(node, key));
  out.endObject().endObject();
}

void writeRelationship(JsonWriter& out, const cypher::PropertyGraph& graph, uint32_t relationship) {
  out.beginObject().field("id", relationship).field("type", graph.typeName(graph.typeOf(relationship)));
  out.field("from", graph.sourceOf(relationship)).field("to", graph.targetOf(relationship));
  out.key("properties").beginObject();
  std::vector<uint32_t> keys;
  graph.relationshipKeys(relationship, keys);
  for (const uint32_t key : keys)
    writeValue(out.key(graph.keyName(key)), graph.relationshipProperty(relationship, key));
  out.endObject().endObject();
}

std::string nodeTitle(const cypher::PropertyGraph& graph, uint32_t node) {
  for (const std::string_view key : {"name", "title", "id", "key"}) {
    const uint32_t id = graph.keyId(key);
    if (id == cypher::kNoName) continue;
    const Value value = graph.nodeProperty(node, id);
    if (value.is(Kind::kString)) return value.asString();
  }
  return "#" + std::to_string(node);
}

std::string valueText(const cypher::PropertyGraph& graph, const Value& value) {
  switch (value.kind()) {
    case Kind::kNull:
      return "null";
    case Kind::kBoolean:
      return value.asBoolean() ? "true" : "false";
    case Kind::kInteger:
    case Kind::kFloat:
      return cypher::numberText(value);
    case Kind::kString:
      return value.asString();
    case Kind::kNode: {
      std::string out = "(";
      for (const uint32_t label : graph.labelsOf(value.id()))
        out += ":" + std::string(graph.labelName(label));
      return out + (out.size() > 1 ? " " : "") + nodeTitle(graph, value.id()) + ")";
    }
    case Kind::kRelationship:
      return "[:" + std::string(graph.typeName(graph.typeOf(value.id()))) + "]";
    case Kind::kPath:
      return pathText(graph, value.asPath());
    case Kind::kList:
      return joined(graph, value.asList());
    case Kind::kMap: {
      std::string out = "{";
      for (const auto& [key, item] : value.asMap().entries())
        out += (out.size() > 1 ? ", " : "") + key + ": " + valueText(graph, item);
      return out + "}";
    }
    default:
      return cypher::temporalText(value);
  }
}

}  // namespace postern
