// SPDX-License-Identifier: Apache-2.0
// Plain text whose results go over several lines: an importer with line(record) and flush().
#pragma once

#include "model/batch_builder.h"
#include "read/document.h"

namespace postern {

template <typename Importer>
Status importLines(Document& in, BatchBuilder& out) {
  Importer importer(out);
  Status read = in.read(
      {"/*"}, [&](const Record& record) { importer.line(record); }, out.diagnostics());
  importer.flush();
  return read;
}

}  // namespace postern
