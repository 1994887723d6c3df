// SPDX-License-Identifier: Apache-2.0
// Counting sorts: arcs of one start keep the order in which they were added.
#include "graph/analysis/fix_graph.h"

#include <algorithm>

namespace postern {
namespace {

// First places of the rows when `keys` are dealt out to `rows` rows.
std::vector<uint32_t> rowBegins(uint32_t rows, const std::vector<uint32_t>& keys) {
  std::vector<uint32_t> begin(size_t{rows} + 1);
  for (const uint32_t key : keys) ++begin[key + 1];
  for (uint32_t i = 0; i < rows; ++i) begin[i + 1] += begin[i];
  return begin;
}

std::vector<uint32_t> placed(const std::vector<uint32_t>& values, const std::vector<uint32_t>& places) {
  std::vector<uint32_t> out(values.size());
  for (size_t i = 0; i < values.size(); ++i) out[places[i]] = values[i];
  return out;
}

}  // namespace

uint32_t FixGraphBuilder::addFix(uint32_t effort) {
  graph_.effort_.push_back(std::max(effort, 1U));
  return static_cast<uint32_t>(graph_.effort_.size() - 1);
}

void FixGraphBuilder::addArc(uint32_t from, uint32_t to, uint32_t cost, std::span<const uint32_t> fixes,
                             uint32_t tag, uint32_t also) {
  if (also != kNone && graph_.also_.empty()) graph_.also_.assign(graph_.from_.size(), kNone);
  if (also != kNone || !graph_.also_.empty()) graph_.also_.push_back(also);
  graph_.from_.push_back(from);
  graph_.to_.push_back(to);
  graph_.cost_.push_back(cost);
  graph_.tag_.push_back(tag);
  graph_.fixOfArc_.insert(graph_.fixOfArc_.end(), fixes.begin(), fixes.end());
  graph_.fixBegin_.push_back(static_cast<uint32_t>(graph_.fixOfArc_.size()));
}

void FixGraphBuilder::orderByStart() {
  graph_.outBegin_ = rowBegins(states_, graph_.from_);
  if (std::is_sorted(graph_.from_.begin(), graph_.from_.end())) return;
  const auto count = static_cast<uint32_t>(graph_.from_.size());
  std::vector<uint32_t> next(graph_.outBegin_.begin(), graph_.outBegin_.end() - 1);
  std::vector<uint32_t> place(count);
  std::vector<uint32_t> was(count);
  for (uint32_t arc = 0; arc < count; ++arc) {
    place[arc] = next[graph_.from_[arc]]++;
    was[place[arc]] = arc;
  }
  std::vector<uint32_t> begin{0};
  std::vector<uint32_t> fixes;
  begin.reserve(size_t{count} + 1);
  fixes.reserve(graph_.fixOfArc_.size());
  for (const uint32_t old : was) {
    for (const uint32_t fix : graph_.fixesOf(old)) fixes.push_back(fix);
    begin.push_back(static_cast<uint32_t>(fixes.size()));
  }
  graph_.fixBegin_ = std::move(begin);
  graph_.fixOfArc_ = std::move(fixes);
  for (std::vector<uint32_t>* column : {&graph_.from_, &graph_.to_, &graph_.cost_, &graph_.tag_})
    *column = placed(*column, place);
  if (!graph_.also_.empty()) graph_.also_ = placed(graph_.also_, place);
}

void FixGraphBuilder::invert() {
  const uint32_t count = graph_.arcs();
  graph_.inBegin_ = rowBegins(states_, graph_.to_);
  graph_.inArcs_.resize(count);
  std::vector<uint32_t> next(graph_.inBegin_.begin(), graph_.inBegin_.end() - 1);
  graph_.inFrom_.resize(count);
  for (uint32_t arc = 0; arc < count; ++arc) {
    const uint32_t at = next[graph_.to_[arc]]++;
    graph_.inArcs_[at] = arc;
    graph_.inFrom_[at] = graph_.from_[arc];
  }
  if (!graph_.also_.empty()) {
    std::vector<uint32_t> second;
    for (const uint32_t state : graph_.also_) {
      if (state != kNone) second.push_back(state);
    }
    graph_.alsoBegin_ = rowBegins(states_, second);
    graph_.alsoArcs_.resize(second.size());
    next.assign(graph_.alsoBegin_.begin(), graph_.alsoBegin_.end() - 1);
    for (uint32_t arc = 0; arc < count; ++arc) {
      if (graph_.also_[arc] != kNone) graph_.alsoArcs_[next[graph_.also_[arc]]++] = arc;
    }
  }
  graph_.closeBegin_ = rowBegins(graph_.fixes(), graph_.fixOfArc_);
  graph_.closedArcs_.resize(graph_.fixOfArc_.size());
  next.assign(graph_.closeBegin_.begin(), graph_.closeBegin_.end() - 1);
  for (uint32_t arc = 0; arc < count; ++arc) {
    for (const uint32_t fix : graph_.fixesOf(arc)) graph_.closedArcs_[next[fix]++] = arc;
  }
}

FixGraph FixGraphBuilder::finish() {
  orderByStart();
  invert();
  return std::move(graph_);
}

}  // namespace postern
