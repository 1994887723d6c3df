// SPDX-License-Identifier: Apache-2.0
// An estate of told batches, correlated.
#pragma once

#include "correlate/findings.h"
#include "model/estate.h"
#include "tests/support/told_batch.h"

namespace postern {

struct ToldEstate {
  explicit ToldEstate(const std::vector<std::string>& batches)
      : tables(take(batches)),
        identities(resolveIdentities(tables)),
        findings(correlate(tables, identities)) {}
  std::string_view text(StringId id) const { return tables.strings.text(id); }

  bool ok = true;
  Estate estate;
  const Tables& tables;
  Identities identities;
  Findings findings;

 private:
  const Tables& take(const std::vector<std::string>& batches) {
    for (const std::string& batch : batches) {
      if (!estate.add(batch)) ok = false;
    }
    return estate.tables();
  }
};

}  // namespace postern
