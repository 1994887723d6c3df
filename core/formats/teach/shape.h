// SPDX-License-Identifier: Apache-2.0
// The shape of a file nobody taught: where objects repeat, and what their members hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "read/document.h"

namespace postern {

/// A member of a record, at any depth of the objects inside of it.
struct Leaf {
  std::string path;  ///< below the record: "location/file"; "$key1" for a name of a map
  uint64_t filled = 0;
  bool list = false;                 ///< some records have several
  std::vector<std::string> samples;  ///< distinct texts, clipped, the first kSamples
  uint64_t distinct = 0;             ///< samples.size(), or one more where there were others
};

/// Objects at one path. The path is a record path of a mapping spec.
struct ShapePlace {
  std::string path;
  int parent = -1;      ///< the place around it
  uint32_t levels = 0;  ///< objects between: `^` times this is the parent's record
  uint64_t count = 0;
  uint64_t repeated = 0;  ///< how many stood beside another one
  std::vector<Leaf> leaves;

  /// The leaf with this path, or null.
  const Leaf* leaf(std::string_view leafPath) const;
};

/// How the top-level values of a file are reached: the record path that gives each, and whether they stand in
/// a list, so that the path of a value in the file begins with a number.
struct TopLevel {
  std::string path;
  bool list = false;
};
TopLevel topLevelOf(const Probe& probe);

struct Shape {
  Syntax syntax = Syntax::kEmpty;
  bool list = false;                    ///< the top-level values stand in a list: an array, rows, lines
  std::string rootName;                 ///< XML
  std::vector<std::string> columns;     ///< CSV
  std::vector<std::string> topMembers;  ///< JSON: names of the top-level value
  std::vector<ShapePlace> places;
  bool clipped = false;  ///< there was more than the limits let in
};

/// Whether one place is the other or inside of it.
bool isWithin(const Shape& shape, int outer, int inner);
/// Whether one of the two is within the other.
bool areRelated(const Shape& shape, int a, int b);

/// Errors: what reading says. Inputs without objects (text) give no places.
Result<Shape> readShape(Document& in);

}  // namespace postern
