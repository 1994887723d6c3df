// SPDX-License-Identifier: Apache-2.0
// One Nessus result, whichever layout it comes from, and how it becomes an observation.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "formats/network_host.h"
#include "formats/software.h"
#include "model/batch_builder.h"

namespace postern {

/// Texts are views into the record; all may be empty.
struct NessusItem {
  NetworkHost host;
  IdList hostTags;
  std::string_view url;  ///< Web App Scanning: the address that was scanned
  std::string_view plugin, title, family, synopsis, description, solution, output;
  std::string_view severityWord;  ///< the scanner's word
  Severity severity = Severity::kUnknown;
  int64_t port = 0;
  std::string protocol;
  std::string_view service, cpe, state;
  std::vector<std::string_view> vulnerabilities, weaknesses, vectors, scores, links, crossReferences;
  bool exploitKnown = false, exploited = false, fixPublished = false, isWeb = false;
  UnixSeconds firstSeen = kNoTime;
  int64_t epssMicro = -1;
};

void addNessusItem(const RecordPlace& r, BatchBuilder& out, Software& software, const NessusItem& item);

}  // namespace postern
