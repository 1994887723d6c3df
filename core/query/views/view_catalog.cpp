// SPDX-License-Identifier: Apache-2.0
// See view_catalog.h.
#include "query/views/view_catalog.h"

#include <algorithm>

#include "base/text.h"

namespace postern {

ViewCatalog::ViewCatalog(const EstateView& view, const InventoryCounts& counts, std::string_view setting)
    : estate_(view), counts_(counts), definitions_(builtInViews()) {
  if (trim(setting).empty()) return;
  ViewsRead read = readViews(setting);
  problems_ = std::move(read.problems);
  for (ViewDefinition& own : read.views) {
    own_.push_back(own.name);
    const auto at = std::find_if(definitions_.begin(), definitions_.end(),
                                 [&](const ViewDefinition& it) { return it.name == own.name; });
    if (at != definitions_.end()) {
      *at = std::move(own);
    } else {
      definitions_.push_back(std::move(own));
    }
  }
}

bool ViewCatalog::isBuiltIn(std::string_view name) const {
  return std::find(own_.begin(), own_.end(), name) == own_.end();
}

const ViewRows& ViewCatalog::rows() {
  if (!rows_) rows_ = std::make_unique<ViewRows>(estate_, counts_);
  return *rows_;
}

Result<const GraphView*> ViewCatalog::view(std::string_view name) {
  if (name.empty()) name = kDefaultView;
  if (const auto made = made_.find(name); made != made_.end()) return made->second.get();
  std::string known;
  for (const ViewDefinition& definition : definitions_) {
    if (definition.name == name) {
      const auto& made = made_[definition.name] = std::make_unique<GraphView>(rows(), definition);
      return made.get();
    }
    known += (known.empty() ? "" : ", ") + definition.name;
  }
  if (!problems_.empty()) {
    Error error = viewsError(problems_);
    error.message = "the setting \"views\": " + error.message;
    return error;
  }
  return makeError(ErrorCode::kNotFound,
                   "there is no graph view \"" + std::string(clipUtf8(name, 80)) + "\"; there are: " + known);
}

Result<const GraphView*> ViewCatalog::viewOf(std::string_view yaml) {
  if (last_ && lastText_ == yaml) return last_.get();
  ViewsRead read = readViews(yaml);
  if (read.views.empty()) return viewsError(read.problems);
  last_ = std::make_unique<GraphView>(rows(), read.views.front());
  lastText_ = yaml;
  return last_.get();
}

}  // namespace postern
