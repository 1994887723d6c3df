// SPDX-License-Identifier: Apache-2.0
// How a view is made: rows to nodes, edges between them, labels, then the adjacency by counting. Everything
// is in the order of the definition and of the estate's tables, which is the same whatever order files came
// in.
#include <algorithm>

#include "base/text.h"
#include "query/finding_source.h"
#include "query/inventory_source.h"
#include "query/matcher.h"
#include "query/views/graph_view.h"

namespace postern {
namespace {

std::vector<uint8_t> chosen(const ViewRows& rows, const ViewNodes& nodes) {
  if (nodes.where.empty()) return {};
  const std::unique_ptr<ListSource> source =
      nodes.from == NodeTable::kAssets       ? assetSource(rows.view, rows.counts)
      : nodes.from == NodeTable::kComponents ? componentSource(rows.view, rows.counts)
                                             : findingSource(rows.view);
  return Matcher(*source).matching(nodes.where);
}

bool isNamed(const std::vector<std::string>& names, std::string_view type) {
  return std::find(names.begin(), names.end(), type) != names.end();
}

/// A property as labels: texts as they are in words, lists each.
void addLabels(const cypher::Value& value, std::vector<std::string>& labels) {
  if (value.is(cypher::Kind::kString)) labels.push_back(labelFrom(value.asString()));
  if (!value.is(cypher::Kind::kList)) return;
  for (const cypher::Value& item : value.asList()) addLabels(item, labels);
}

}  // namespace

GraphView::GraphView(const ViewRows& rows, const ViewDefinition& definition)
    : rows_(rows), definition_(definition) {
  chooseNodes();
  chooseEdges();
  dropUnconnected();
  setLabels();
  connect();
}

GraphView::Entry GraphView::makeEntry(std::span<const PropertyColumn> columns, bool tags,
                                      const std::vector<std::string>& only) {
  Entry entry;
  entry.columns = columns;
  for (uint32_t i = 0; i < columns.size(); ++i) {
    if (only.empty() || isNamed(only, columns[i].name))
      entry.columnOf.emplace_back(keys_.intern(columns[i].name), i);
  }
  const auto& known = rows_.tags.keys();
  for (uint32_t i = 0; tags && i < known.size(); ++i) {
    if (only.empty() || isNamed(only, known[i].name))
      entry.tagOf.emplace_back(keys_.intern(known[i].name), i);
  }
  std::sort(entry.columnOf.begin(), entry.columnOf.end());
  std::sort(entry.tagOf.begin(), entry.tagOf.end());
  return entry;
}

void GraphView::chooseNodes() {
  nodeOf_.resize(kNodeTableCount);
  for (size_t i = 0; i < definition_.nodes.size(); ++i) {
    const ViewNodes& nodes = definition_.nodes[i];
    nodeEntries_.push_back(makeEntry(columnsOf(nodes.from), hasTags(nodes.from), nodes.properties));
    const std::vector<uint8_t> fits = chosen(rows_, nodes);
    std::vector<uint32_t>& nodeOf = nodeOf_[static_cast<size_t>(nodes.from)];
    nodeOf.resize(rows_.rows(nodes.from), kNone);
    for (uint32_t row = 0; row < nodeOf.size(); ++row) {
      if (nodeOf[row] != kNone || (!fits.empty() && fits[row] == 0)) continue;
      nodeOf[row] = nodeCount();
      nodes_.push_back({row, 0, static_cast<uint16_t>(i)});
    }
  }
}

void GraphView::chooseEdges() {
  for (size_t i = 0; i < definition_.edges.size(); ++i) {
    const ViewEdges& from = definition_.edges[i];
    edgeEntries_.push_back(makeEntry(columnsOf(from.from), false, from.properties));
    // Per type as the table says it: what it is called here, or kNone for one that is not wanted.
    std::unordered_map<std::string_view, uint32_t> typeOf;
    const auto typed = [&](std::string_view own) {
      const auto [at, isNew] = typeOf.try_emplace(own, kNone);
      if (isNew) {
        const std::string type = from.from == EdgeTable::kAttack ? edgeTypeOf(own) : std::string(own);
        const bool wanted = (from.only.empty() || isNamed(from.only, type)) && !isNamed(from.except, type);
        if (wanted) at->second = types_.intern(from.type.empty() ? type : from.type);
      }
      return at->second;
    };
    rows_.eachEdge(from.from, [&](const EdgeRow& edge) {
      const auto node = [&](NodeRef ref) {
        const std::vector<uint32_t>& nodeOf = nodeOf_[static_cast<size_t>(ref.table)];
        return ref.row < nodeOf.size() ? nodeOf[ref.row] : kNone;
      };
      const uint32_t source = node(from.reverse ? edge.to : edge.from);
      const uint32_t target = node(from.reverse ? edge.from : edge.to);
      if (source == kNone || target == kNone) return;
      const uint32_t type = typed(edge.type);
      if (type != kNone) edges_.push_back({source, target, type, edge.row, static_cast<uint16_t>(i)});
    });
  }
}

void GraphView::dropUnconnected() {
  std::vector<uint8_t> touched(nodes_.size());
  for (const Edge& edge : edges_) touched[edge.from] = touched[edge.to] = 1;
  std::vector<uint32_t> moved(nodes_.size(), kNone);
  uint32_t kept = 0;
  for (uint32_t node = 0; node < nodes_.size(); ++node) {
    if (definition_.nodes[nodes_[node].entry].connected && touched[node] == 0) continue;
    moved[node] = kept;
    nodes_[kept++] = nodes_[node];
  }
  if (kept == nodes_.size()) return;
  nodes_.resize(kept);
  for (Edge& edge : edges_) {
    edge.from = moved[edge.from];
    edge.to = moved[edge.to];
  }
}

uint32_t GraphView::labelSetOf(std::vector<uint32_t> labels) {
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  const auto [at, isNew] = labelSetIds_.try_emplace(labels, static_cast<uint32_t>(labelSets_.size()));
  if (isNew) labelSets_.push_back(std::move(labels));
  return at->second;
}

void GraphView::setLabels() {
  std::vector<std::string> words;
  std::vector<uint32_t> ids;
  for (uint32_t node = 0; node < nodes_.size(); ++node) {
    const std::vector<std::string>& asked = definition_.nodes[nodes_[node].entry].labels;
    words.clear();
    if (asked.empty()) postern::labelsOf(rows_, rowOf(node), words);
    for (const std::string& label : asked) {
      if (!label.starts_with('{') || !label.ends_with('}')) {
        words.push_back(label);
        continue;
      }
      addLabels(propertyNamed(rows_, rowOf(node), std::string_view(label).substr(1, label.size() - 2)),
                words);
    }
    ids.clear();
    for (const std::string& word : words) {
      if (!word.empty()) ids.push_back(labels_.intern(word));
    }
    nodes_[node].labels = labelSetOf(ids);
  }
  byLabel_.resize(labels_.names.size());
  for (uint32_t node = 0; node < nodes_.size(); ++node) {
    for (const uint32_t label : labelSets_[nodes_[node].labels]) byLabel_[label].push_back(node);
  }
}

GraphView::Adjacency GraphView::makeAdjacency(const std::vector<uint32_t>& byType, bool outgoing) const {
  Adjacency made;
  made.begin.assign(nodes_.size() + 1, 0);
  for (const Edge& edge : edges_) ++made.begin[(outgoing ? edge.from : edge.to) + 1];
  for (size_t i = 1; i < made.begin.size(); ++i) made.begin[i] += made.begin[i - 1];
  made.neighbours.resize(edges_.size());
  std::vector<uint32_t> next(made.begin.begin(), made.begin.end() - 1);
  for (const uint32_t row : byType) {
    const Edge& edge = edges_[row];
    made.neighbours[next[outgoing ? edge.from : edge.to]++] = {row, outgoing ? edge.to : edge.from,
                                                               edge.type};
  }
  return made;
}

void GraphView::connect() {
  perType_.assign(types_.names.size(), 0);
  for (const Edge& edge : edges_) ++perType_[edge.type];
  std::vector<uint32_t> next(perType_.size(), 0);
  for (size_t i = 1; i < next.size(); ++i) next[i] = next[i - 1] + perType_[i - 1];
  std::vector<uint32_t> byType(edges_.size());
  for (uint32_t row = 0; row < edges_.size(); ++row) byType[next[edges_[row].type]++] = row;
  out_ = makeAdjacency(byType, true);
  in_ = makeAdjacency(byType, false);
}

}  // namespace postern
