// SPDX-License-Identifier: Apache-2.0
// One record by its rule: skipped, or one observation for each of its items.
#pragma once

#include <set>
#include <vector>

#include "base/content_hash.h"
#include "formats/mapping/scope.h"
#include "formats/mapping/spec.h"
#include "formats/software.h"

namespace postern {

class RecordReader {
 public:
  RecordReader(const MappingSpec& spec, BatchBuilder& out) : spec_(spec), out_(out), software_(out) {}

  /// The asset of results that name none.
  void target(AssetRef asset) { target_ = asset; }
  /// `scope` is set to the record; its captures and item are set here.
  void read(const RecordRule& rule, const Record& record, Scope& scope);

 private:
  void capture(const RecordRule& rule, Scope& scope);
  bool isSkipped(const RecordRule& rule, const Record& record, Scope& scope);
  bool isDuplicate(const RecordRule& rule, Scope& scope);
  void observe(const RecordRule& rule, const Record& record, Scope& scope);
  void setColumn(Column column, const Value& value, Scope& scope, Observation& found);
  void setTextColumn(Column column, const Value& value, Scope& scope, Observation& found);
  void setListColumn(Column column, const Value& value, Scope& scope, Observation& found);
  void setNumberColumn(Column column, const Value& value, Scope& scope, Observation& found);
  void setSeverityColumn(const Value& value, Scope& scope, Observation& found);
  void setStateColumn(const Value& value, Scope& scope, Observation& found);
  void note(std::string_view code, const std::string& message, const Scope& scope);
  void noteRetyped(Column column, const Value& value, const Scope& scope);
  void setKind(const RecordRule& rule, Scope& scope, Observation& found);
  bool isComplete(const RecordRule& rule, const Record& record, const Observation& found);
  ComponentRef component(const RecordRule& rule, Scope& scope);

  const MappingSpec& spec_;
  BatchBuilder& out_;
  Software software_;
  AssetRef target_ = kNone;
  std::set<std::pair<const RecordRule*, ContentHash>> seen_;
  IdList ids_;
  std::string url_;
  std::string host_;
  std::string protocol_;
  int64_t port_ = 0;
  StringId componentName_ = kNoString;
};

/// The asset that a rule names; kNone where its value is empty.
AssetRef readAsset(const AssetRule& rule, Scope& scope, BatchBuilder& out);

}  // namespace postern
