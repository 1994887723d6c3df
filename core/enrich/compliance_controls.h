// SPDX-License-Identifier: Apache-2.0
// All controls at hand with what they are about, built once: the table's rows and OWASP's lists.
#pragma once

#include <unordered_map>
#include <vector>

#include "enrich/compliance.h"

namespace postern {

class ComplianceControls {
 public:
  static const ComplianceControls& get();

  const std::vector<Control>& all() const { return all_; }
  /// Indices into all(), ascending.
  std::vector<uint32_t> about(ObservationKind kind, const std::vector<uint32_t>& weaknesses) const;

 private:
  ComplianceControls();
  void addOwasp(uint32_t year);
  void addTable();

  struct OwaspYear {
    uint32_t year, firstControl;  ///< ten categories, in order
  };

  std::vector<Control> all_;
  std::vector<OwaspYear> owasp_;
  std::unordered_map<uint32_t, std::vector<uint32_t>> byWeakness_;  // the weakness itself, not those below it
  std::vector<std::vector<uint32_t>> byKind_;
};

}  // namespace postern
