// SPDX-License-Identifier: Apache-2.0
// A row's list onto the end of its column.
#pragma once

#include "model/columns.h"
#include "model/id_list.h"

namespace postern {

inline void append(ListColumn& column, const IdList& list) {
  for (uint32_t i = 0; i < list.size(); ++i) column.items.push_back(list[i]);
  column.begin.push_back(static_cast<uint32_t>(column.items.size()));
}

}  // namespace postern
