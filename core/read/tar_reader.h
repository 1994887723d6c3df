// SPDX-License-Identifier: Apache-2.0
// Tar archives: POSIX ustar and pax (IEEE 1003.1: path, size), GNU long names and sizes, and the headers
// before them. Folders, links and devices are left out; sparse
// members are not read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace postern {

/// The first header's checksum is right.
bool isTar(std::string_view bytes);

struct TarMember {
  std::string name;  ///< UTF-8, as written but for a leading "./"
  std::string_view content;
  std::optional<Error> fault;  ///< why `content` is not all of it
};

class TarReader {
 public:
  explicit TarReader(std::string_view archive) : archive_(archive) {}

  /// The next regular file; nullopt at the end, which is also where damage ends the archive (fault()).
  std::optional<TarMember> next();
  const std::optional<Error>& fault() const { return fault_; }

 private:
  struct Extended {  // what a header of its own says of the member after it
    std::string name;
    std::optional<uint64_t> size;
  };

  std::string_view content(uint64_t size) const;
  std::optional<TarMember> member(std::string_view header, uint64_t size, Extended& extended);

  std::string_view archive_;
  uint64_t at_ = 0;
  std::optional<Error> fault_;
};

}  // namespace postern
