// SPDX-License-Identifier: Apache-2.0
// The findings as a list: fields, texts and orders of protocol.ts's FindingsQuery.
#pragma once

#include <memory>

#include "query/estate_view.h"
#include "query/list.h"

namespace postern {

/// `view` must outlive the source.
std::unique_ptr<ListSource> findingSource(const EstateView& view);
std::span<const FilterField> findingFields();

/// The fields that facets are counted of, in order.
std::span<const std::string_view> findingFacets();
std::string_view findingFacetTitle(std::string_view field);

}  // namespace postern
