// SPDX-License-Identifier: Apache-2.0
// Writes JSON text. Commas and escapes are its business; balance is the caller's. Numbers are integers or
// decimals printed from integers (never from floating point), so the same values give the same bytes
// everywhere. Invalid UTF-8 never reaches it: read/ repairs text first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace postern {

class JsonWriter {
 public:
  JsonWriter& beginObject() { return open('{'); }
  JsonWriter& endObject() { return close('}'); }
  JsonWriter& beginArray() { return open('['); }
  JsonWriter& endArray() { return close(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& integer(int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// `value` / 10^`places`, trailing zeros dropped ("12.5").
  JsonWriter& decimal(int64_t value, int places);
  /// A complete JSON value made elsewhere.
  JsonWriter& raw(std::string_view json);

  JsonWriter& field(std::string_view name, std::string_view text) { return key(name).string(text); }
  JsonWriter& field(std::string_view name, const char* text) { return key(name).string(text); }
  JsonWriter& field(std::string_view name, bool value) { return key(name).boolean(value); }
  template <typename T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) JsonWriter& field(std::string_view name,
                                                                                T value) {
    return key(name).integer(static_cast<int64_t>(value));
  }

  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view text);

  std::string out_;
  std::vector<bool> hasItem_;
  bool afterKey_ = false;
};

/// `value` / 10^`places` without trailing zeros; "-0.5", "12", "0.001".
std::string formatDecimal(int64_t value, int places);

}  // namespace postern
