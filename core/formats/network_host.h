// SPDX-License-Identifier: Apache-2.0
// A machine as network scanners know it: one asset with its names and addresses, and the software that a CPE
// names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/batch_builder.h"

namespace postern {

/// Names and addresses of one machine, in the order in which a person would call it.
class NetworkHost {
 public:
  /// A host name, an IPv4 or IPv6 address; repeats and empty texts are ignored.
  void add(std::string_view nameOrAddress);
  bool empty() const { return names_.empty(); }
  /// The name that observations carry: the first added.
  std::string_view name() const { return names_.empty() ? std::string_view() : std::string_view(names_[0]); }
  /// One host asset with every name and address as identities; kNone when empty.
  AssetRef asset(BatchBuilder& out, const IdList& tags = {}) const;

 private:
  std::vector<std::string> names_;
};

/// The component of "cpe:/a:vendor:product:version" or "cpe:2.3:a:vendor:product:version:…" (NISTIR 7695):
/// name is the product, group the vendor; `version` is used where the CPE has none. Its name is 0 when the
/// text is no CPE.
Component componentFromCpe(BatchBuilder& out, std::string_view cpe, std::string_view version = {});

}  // namespace postern
