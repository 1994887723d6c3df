// SPDX-License-Identifier: Apache-2.0
// The JSON of a request, read once. A field that is missing or of another type is its empty value, except
// where a call cannot do without.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "engine.h"
#include "read/json_parser.h"

namespace postern {

class Request {
 public:
  /// Errors: malformed, when it is not one JSON object.
  static Result<Request> parse(std::string_view json);

  Node operator[](std::string_view key) const { return tape_.root()[key]; }
  std::string text(std::string_view key) const { return std::string((*this)[key].text()); }
  uint64_t number(std::string_view key) const;
  ListQuery listQuery() const;
  /// The texts of a list; empty where it is none.
  std::vector<std::string> texts(std::string_view key) const;
  GraphQuery graphQuery() const;
  WhatIfRequest whatIf() const;
  /// settings.estateKey. Errors: malformed.
  Result<EstateKey> estateKey() const;
  /// A time that the call needs. Errors: malformed.
  Result<UnixSeconds> time(std::string_view key) const;
  /// settings: estateKey, specs, format. Errors: malformed.
  Result<ImportOptions> importOptions() const;
  TeachRequest teachRequest() const;
  /// decisions: [{key | filter | subject, field, value, reason, expires}]. Errors: malformed.
  Result<std::vector<SaidRow>> said() const;
  RawRecordRequest rawRecord(const EstateKey& key) const;

 private:
  Tape tape_;
};

}  // namespace postern
