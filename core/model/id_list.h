// SPDX-License-Identifier: Apache-2.0
// A short list of ids without repeats, in order of arrival; up to eight live inline.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace postern {

class IdList {
 public:
  void add(uint32_t id) {
    for (uint32_t i = 0; i < size_; ++i) {
      if ((*this)[i] == id) return;
    }
    if (size_ < kInline) {
      inline_[size_] = id;
    } else {
      rest_.push_back(id);
    }
    ++size_;
  }
  uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  uint32_t operator[](uint32_t i) const { return i < kInline ? inline_[i] : rest_[i - kInline]; }

 private:
  static constexpr uint32_t kInline = 8;
  std::array<uint32_t, kInline> inline_;
  uint32_t size_ = 0;
  std::vector<uint32_t> rest_;
};

}  // namespace postern
