// SPDX-License-Identifier: Apache-2.0
// The graph views of one analysis by name: those that Postern comes with and those of the setting "views". A
// view is made when first asked for and kept.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/views/graph_view.h"

namespace postern {

class ViewCatalog {
 public:
  /// Both must outlive it. `setting`: of kViewsSetting, "" = none.
  ViewCatalog(const EstateView& view, const InventoryCounts& counts, std::string_view setting);

  /// Built-in ones first; a person's view of the same name takes the place of a built-in one.
  const std::vector<ViewDefinition>& definitions() const { return definitions_; }
  bool isBuiltIn(std::string_view name) const;
  /// What is wrong with the setting; none of its views is there then.
  const std::vector<Error>& problems() const { return problems_; }
  /// Errors: not_found, naming those that there are; malformed where the setting has problems.
  Result<const GraphView*> view(std::string_view name);
  /// The first view of a YAML text, kept until another one is asked for. Errors: malformed, with the place.
  Result<const GraphView*> viewOf(std::string_view yaml);
  const ViewRows& rows();

 private:
  const EstateView& estate_;
  const InventoryCounts& counts_;
  std::vector<ViewDefinition> definitions_;
  std::vector<std::string> own_;
  std::vector<Error> problems_;
  std::unique_ptr<ViewRows> rows_;
  std::map<std::string, std::unique_ptr<GraphView>, std::less<>> made_;
  std::string lastText_;
  std::unique_ptr<GraphView> last_;
};

}  // namespace postern
