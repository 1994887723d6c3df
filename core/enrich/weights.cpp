// SPDX-License-Identifier: Apache-2.0
// See weights.h.
#include "enrich/weights.h"

#include "base/content_hash.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "read/json_parser.h"

namespace postern {
namespace {

Error refuse(std::string message) {
  Error error;
  error.message = std::move(message);
  return error;
}

const WeightRow& rowOf(Weight weight) { return weightRows()[static_cast<size_t>(weight)]; }

const WeightRow* rowNamed(std::string_view name) {
  for (const WeightRow& row : weightRows()) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

Status checkBounds(const WeightRow& row, int64_t value) {
  if (value >= row.least && value <= row.most) return Done{};
  return refuse("weight " + std::string(row.name) + " is " + std::to_string(value) + "; it may be " +
                std::to_string(row.least) + " to " + std::to_string(row.most));
}

}  // namespace

Weights::Weights() {
  for (const WeightRow& row : weightRows()) values_[static_cast<size_t>(row.weight)] = row.value;
}

const Weights& Weights::published() {
  static const Weights kPublished;
  return kPublished;
}

Status Weights::check() const {
  for (const auto& [smaller, greater] : weightOrders()) {
    if ((*this)[smaller] <= (*this)[greater]) continue;
    return refuse("weight " + std::string(rowOf(smaller).name) + " (" + std::to_string((*this)[smaller]) +
                  ") may not be above " + std::string(rowOf(greater).name) + " (" +
                  std::to_string((*this)[greater]) + "): more danger would lower a risk");
  }
  return Done{};
}

Status Weights::set(Weight weight, int32_t value) {
  if (Status bounds = checkBounds(rowOf(weight), value); !bounds) return bounds;
  Weights changed = *this;
  changed.values_[static_cast<size_t>(weight)] = value;
  if (Status order = changed.check(); !order) return order;
  *this = changed;
  return Done{};
}

Result<Weights> Weights::parse(std::string_view json) {
  Diagnostics repeated;
  JsonParser parser(json, repeated);
  Tape tape;
  parser.skipSpace();
  if (!parser.parse(tape) || !tape.root().isObject())
    return refuse("weights are a JSON object of names and whole numbers: " + parser.problem());
  parser.skipSpace();
  if (!parser.atEnd()) return refuse("there is something after the weights' JSON object");
  Weights out;
  for (const auto& [name, value] : tape.root().members()) {
    const std::string shown(clipUtf8(name, 60));
    const std::optional<int64_t> whole = value.integer();
    if (!value.isNumber() || !whole) return refuse("weight " + shown + " is not a whole number");
    const int64_t number = whole.value_or(0);
    if (name == "version") {
      if (number == kVersion) continue;
      return refuse("these are weights of version " + std::to_string(number) + "; this is version " +
                    std::to_string(kVersion));
    }
    const WeightRow* row = rowNamed(name);
    if (row == nullptr) return refuse("there is no weight \"" + shown + "\"");
    if (Status bounds = checkBounds(*row, number); !bounds) return bounds.error();
    out.values_[static_cast<size_t>(row->weight)] = static_cast<int32_t>(number);
  }
  if (Status order = out.check(); !order) return order.error();
  return out;
}

std::string Weights::json() const {
  JsonWriter out;
  out.beginObject();
  for (const WeightRow& row : weightRows()) out.field(row.name, (*this)[row.weight]);
  return out.endObject().take();
}

std::string Weights::hash() const { return toHex(hashContent(json())).substr(0, 16); }

std::string Weights::title() const {
  std::string title = std::to_string(kVersion);
  if (*this != published()) title += ", edited (" + hash() + ")";
  return title;
}

}  // namespace postern
