// SPDX-License-Identifier: Apache-2.0
// See decision_records.h.
#include "bundle/decision_records.h"

#include <flatbuffers/flatbuffers.h>

#include <cstring>
#include <unordered_map>
#include <vector>

#include "decisions_generated.h"

namespace postern {
namespace {

class Columns {
 public:
  explicit Columns(const Decisions& decisions) {
    for (const auto& [id, decision] : decisions.records()) take(decision);
  }

  std::string write() {
    flatbuffers::FlatBufferBuilder out;
    // One after the other: compilers differ in the order in which they evaluate arguments.
    const auto texts = out.CreateVectorOfStrings(texts_);
    const auto subject = out.CreateVector(subject_), field = out.CreateVector(field_);
    const auto value = out.CreateVector(value_), reason = out.CreateVector(reason_);
    const auto by = out.CreateVector(by_);
    const auto at = out.CreateVector(at_), expires = out.CreateVector(expires_);
    const auto afterEnd = out.CreateVector(afterEnd_);
    const auto afterHigh = out.CreateVector(afterHigh_), afterLow = out.CreateVector(afterLow_);
    wire::FinishDecisionRecordsBuffer(
        out, wire::CreateDecisionRecords(out, texts, subject, field, value, reason, by, at, expires, afterEnd,
                                         afterHigh, afterLow));
    return {reinterpret_cast<const char*>(out.GetBufferPointer()), out.GetSize()};
  }
  uint64_t bytes() const { return bytes_; }

 private:
  uint32_t text(const std::string& text) {
    bytes_ += text.size();
    const auto [at, fresh] = known_.try_emplace(text, static_cast<uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(text);
    return at->second;
  }

  void take(const Decision& decision) {
    subject_.push_back(text(decision.subject));
    field_.push_back(text(decision.field));
    value_.push_back(text(decision.value));
    reason_.push_back(text(decision.reason));
    by_.push_back(text(decision.by));
    at_.push_back(decision.at);
    expires_.push_back(decision.expires);
    for (const ContentHash& hash : decision.after) {
      afterHigh_.push_back(hash.high);
      afterLow_.push_back(hash.low);
    }
    afterEnd_.push_back(static_cast<uint32_t>(afterHigh_.size()));
    bytes_ += decision.after.size() * sizeof(ContentHash);
  }

  std::vector<std::string> texts_;
  std::unordered_map<std::string_view, uint32_t> known_;  // views of the records' texts
  std::vector<uint32_t> subject_, field_, value_, reason_, by_, afterEnd_;
  std::vector<int64_t> at_, expires_;
  std::vector<uint64_t> afterHigh_, afterLow_;
  uint64_t bytes_ = 0;
};

Error damaged() { return makeError(ErrorCode::kMalformed, "they are damaged"); }
Error tooLarge(std::string message) { return makeError(ErrorCode::kTooLarge, std::move(message)); }

/// Every column has a row per record, every index points into its table.
bool fitsTogether(const wire::DecisionRecords& wire) {
  if (!wire.texts() || !wire.at() || !wire.expires() || !wire.afterEnd() || !wire.afterHigh() ||
      !wire.afterLow())
    return false;
  const uint32_t rows = wire.at()->size();
  for (const auto* column : {wire.subject(), wire.field(), wire.value(), wire.reason(), wire.by()}) {
    if (!column || column->size() != rows) return false;
    for (const uint32_t text : *column) {
      if (text >= wire.texts()->size()) return false;
    }
  }
  if (wire.expires()->size() != rows || wire.afterEnd()->size() != rows) return false;
  uint32_t end = 0;
  for (const uint32_t next : *wire.afterEnd()) {
    if (next < end) return false;
    end = next;
  }
  return wire.afterHigh()->size() == end && wire.afterLow()->size() == end;
}

Decision decisionAt(const wire::DecisionRecords& wire, uint32_t row) {
  const auto text = [&](const flatbuffers::Vector<uint32_t>* column) {
    return wire.texts()->Get(column->Get(row))->str();
  };
  Decision decision{text(wire.subject()), text(wire.field()),  text(wire.value()),       text(wire.reason()),
                    text(wire.by()),      wire.at()->Get(row), wire.expires()->Get(row), {}};
  for (uint32_t i = row == 0 ? 0 : wire.afterEnd()->Get(row - 1); i < wire.afterEnd()->Get(row); ++i)
    decision.after.push_back({wire.afterHigh()->Get(i), wire.afterLow()->Get(i)});
  return decision;
}

}  // namespace

Result<std::string> writeDecisionRecords(const Decisions& decisions) {
  Columns columns(decisions);
  if (decisions.size() > kMaxDecisions || columns.bytes() > kMaxDecisionsBytes)
    return tooLarge("there are more decisions than a bundle holds");
  return columns.write();
}

Result<Decisions> readDecisionRecords(std::string_view image) {
  // FlatBuffers' numbers lie at multiples of eight from the start of an image.
  std::vector<uint64_t> aligned(image.size() / 8 + 1);
  if (!image.empty()) std::memcpy(aligned.data(), image.data(), image.size());
  const auto* data = reinterpret_cast<const uint8_t*>(aligned.data());
  flatbuffers::Verifier verifier(data, image.size(), 16, 100'000);
  if (image.size() < 16 || !wire::VerifyDecisionRecordsBuffer(verifier)) return damaged();
  const wire::DecisionRecords& wire = *wire::GetDecisionRecords(data);
  if (!fitsTogether(wire)) return damaged();
  if (wire.at()->size() > kMaxDecisions)
    return tooLarge("there are more than " + std::to_string(kMaxDecisions));
  Decisions decisions;
  uint64_t bytes = 0;
  for (uint32_t row = 0; row < wire.at()->size(); ++row) {
    for (const auto* column : {wire.subject(), wire.field(), wire.value(), wire.reason(), wire.by()})
      bytes += wire.texts()->Get(column->Get(row))->size();
    if (bytes > kMaxDecisionsBytes)
      return tooLarge("their texts are longer than " + std::to_string(kMaxDecisionsBytes) + " bytes");
    Decision decision = decisionAt(wire, row);
    if (const Status checked = checkDecision(decision); !checked) return checked.error();
    decisions.add(std::move(decision));
  }
  return decisions;
}

}  // namespace postern
