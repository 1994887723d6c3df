// SPDX-License-Identifier: Apache-2.0
// Records of an XML document. Paths start at the root element ("/nmaprun/host", "//ReportItem"; "/" is the
// root itself). A record's key carries its XPath position among its namesakes: "host[3]". The elements around
// it show their attributes and the children that came before; children that held records are not kept.
#pragma once

#include <string_view>

#include "base/diagnostics.h"
#include "base/error.h"
#include "base/string_pool.h"
#include "read/record.h"
#include "read/tape.h"

namespace postern {

/// An error says why reading stopped; records before it have been handed over.
Status readXml(std::string_view text, const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics);

struct XmlHead {
  bool hasRoot = false;
  bool faulty = false;             ///< a fault in the part that was looked at
  std::string_view rootName;       ///< local; it and the keys on the tape live in `names`
  std::string_view rootNamespace;  ///< URI, or ""; lives in the tape's arena
};

/// The start of the root element (limits::kProbeBytes), at most 64 children each, three of a name in a row, 7
/// levels.
XmlHead skimXml(std::string_view text, Tape& tape, StringPool& names);

}  // namespace postern
