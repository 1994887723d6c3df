// SPDX-License-Identifier: Apache-2.0
// See drift_reports.h.
#include "tools/drift/drift_reports.h"

namespace postern::drift {

Scans makeScans(const Options& options) {
  Scans scans;
  Random random(options.seed);
  Labels labels;
  addCodeScans(random, labels, options, scans);
  addPackageScans(random, labels, options, scans);
  addWebScans(random, labels, options, scans);
  addSecretScans(random, labels, options, scans);
  return scans;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace postern::drift
