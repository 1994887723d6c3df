// SPDX-License-Identifier: Apache-2.0
// Errors as values. An Error ends the call that returns it; a bad record inside a file is a Diagnostic
// instead (model/batch_builder.h). The codes are a closed list, shared with web/src/engine/protocol.ts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace postern {

enum class ErrorCode : uint8_t {
  kUnknownFormat,
  kMalformed,
  kUnsupportedVersion,
  kTooLarge,
  kBadQuery,
  kBadPolicy,
  kNotFound,
  kCancelled,
};
inline constexpr int kErrorCodeCount = 8;

/// The name used at every boundary ("unknown_format", "malformed" ...).
std::string_view errorCodeName(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kMalformed;
  std::string message;  ///< states the fact; the view adds advice
  std::string source;   ///< input file, "" when unknown
  uint64_t offset = 0;  ///< byte in the decoded text; 0 = start or unknown
  std::string where;    ///< "line 3, column 7" or a record path; "" when unknown
};

/// A value or an Error. `T` may be move-only.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  Error& error() { return std::get<1>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Done {};
using Status = Result<Done>;

inline Error makeError(ErrorCode code, std::string message, uint64_t offset = 0, std::string where = {}) {
  return Error{code, std::move(message), {}, offset, std::move(where)};
}

}  // namespace postern
