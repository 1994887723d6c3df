// SPDX-License-Identifier: Apache-2.0
// Filtering, ordering and counting; see list.h. 100,000 rows: a term costs a pass over its field, a sort one
// pass over the kept order.
#include "query/list.h"

#include <algorithm>

#include "base/text.h"
#include "query/ordinals.h"

namespace postern {
namespace {

/// Views that a person goes back and forth between; more are forgotten at once, because they are quickly made
/// again.
constexpr size_t kMaxKept = 16;

template <typename Map>
void makeRoom(Map& map) {
  if (map.size() >= kMaxKept) map.clear();
}

}  // namespace

List::List(std::unique_ptr<ListSource> source) : source_(std::move(source)), matcher_(*source_) {}
List::~List() = default;

void List::rescored() {
  matcher_.forget(source_->rescored());
  orders_.clear();
  matches_.clear();
  views_.clear();
}

Result<const std::vector<uint8_t>*> List::matching(std::string_view filter) {
  if (const auto known = matches_.find(filter); known != matches_.end()) return &known->second;
  const auto parsed = parseFilter(filter, source_->fields());
  if (!parsed) return parsed.error();
  makeRoom(matches_);
  return &matches_.insert_or_assign(std::string(filter), matcher_.matching(parsed.value())).first->second;
}

const std::vector<uint32_t>* List::ordered(std::string_view sort, bool descending) {
  const std::string key = std::string(descending ? "-" : "+") + std::string(sort);
  if (const auto known = orders_.find(key); known != orders_.end()) return &known->second;
  auto ordinals = source_->order(sort);
  if (!ordinals) return nullptr;
  std::vector<uint32_t> order(rows());
  for (uint32_t row = 0; row < rows(); ++row) order[source_->place(row)] = row;
  std::vector<uint32_t> keys(std::move(*ordinals));
  if (descending) {
    for (uint32_t& ordinal : keys) ordinal = ~ordinal;
  }
  sortByKeys(keys, order);
  makeRoom(orders_);
  return &orders_.insert_or_assign(key, std::move(order)).first->second;
}

Result<std::span<const uint32_t>> List::view(std::string_view filter, std::string_view sort,
                                             bool descending) {
  const std::string key =
      std::string(descending ? "-" : "+") + std::string(sort) + "\n" + std::string(filter);
  if (const auto known = views_.find(key); known != views_.end())
    return std::span<const uint32_t>(known->second);
  const auto matches = matching(filter);
  if (!matches) return matches.error();
  const std::vector<uint32_t>* order = ordered(sort, descending);
  if (!order)
    return makeError(ErrorCode::kBadQuery,
                     "there is no order by \"" + std::string(clipUtf8(sort, 40)) + "\"");
  std::vector<uint32_t> view;
  for (const uint32_t row : *order) {
    if ((*matches.value())[row] != 0) view.push_back(row);
  }
  makeRoom(views_);
  return std::span<const uint32_t>(views_.insert_or_assign(key, std::move(view)).first->second);
}

Result<std::vector<Facet>> List::facets(std::string_view filter, std::span<const std::string_view> fields) {
  auto parsed = parseFilter(filter, source_->fields());
  if (!parsed) return parsed.error();
  // Per row the field whose terms it fails: kNone = no term fails, kNone - 1 = terms of several fields (or
  // free text).
  constexpr uint32_t kSeveral = kNone - 1;
  std::vector<uint32_t> failing(rows(), kNone);
  for (const FilterTerm& term : parsed.value()) {
    const uint32_t field = term.field < 0 ? kSeveral : static_cast<uint32_t>(term.field);
    const std::vector<uint8_t> one = matcher_.holds(term);
    for (uint32_t row = 0; row < rows(); ++row) {
      if (one[row] == 0) failing[row] = failing[row] == kNone || failing[row] == field ? field : kSeveral;
    }
  }
  std::vector<Facet> facets;
  for (const std::string_view name : fields) {
    size_t field = 0;
    while (source_->fields()[field].name != name) ++field;
    const Dimension& values = matcher_.dimension(field);
    std::vector<uint32_t> counts(values.values.size(), 0);
    for (uint32_t row = 0; row < rows(); ++row) {
      if (failing[row] != kNone && failing[row] != field) continue;
      for (uint32_t i = values.rows.begin[row]; i < values.rows.begin[row + 1]; ++i)
        ++counts[values.rows.items[i]];
    }
    Facet facet{name, {}};
    for (size_t i = 0; i < counts.size(); ++i) {
      const Dimension::Value& value = values.values[i];
      FacetValue it{value.text, value.title.empty() ? value.text : value.title, counts[i], false};
      for (const FilterTerm& term : parsed.value()) {
        if (term.field != static_cast<int>(field) || term.negated) continue;
        for (const std::string& wanted : term.values)
          it.selected = it.selected || equalsIgnoreCase(wanted, value.text);
      }
      if (it.count > 0 || it.selected) facet.values.push_back(it);
    }
    std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    facets.push_back(std::move(facet));
  }
  return facets;
}

}  // namespace postern
