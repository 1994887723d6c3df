// SPDX-License-Identifier: Apache-2.0
// Plain text whose results go over several lines: an importer with line(record) and flush(). It may keep a
// record's place, so that place is a line's, also where a person reads another syntax as this format: names
// on the way to a record live no longer than the record.
#pragma once

#include "model/batch_builder.h"
#include "read/document.h"

namespace postern {

template <typename Importer>
Status importLines(Document& in, BatchBuilder& out) {
  Importer importer(out);
  Status read = in.read(
      {"/*"},
      [&](const Record& record) {
        Record line = record;
        line.parent = "/";
        line.key = {};
        importer.line(line);
      },
      out.diagnostics());
  importer.flush();
  return read;
}

}  // namespace postern
