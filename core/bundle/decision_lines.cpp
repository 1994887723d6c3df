// SPDX-License-Identifier: Apache-2.0
// See decision_lines.h. Members that are not known are not kept: a record's id is of the known ones.
#include "bundle/decision_lines.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "bundle/decision_records.h"
#include "read/json_parser.h"

namespace postern {
namespace {

void writeLine(JsonWriter& out, const Decision& decision) {
  out.beginObject().field("subject", decision.subject).field("field", decision.field);
  out.field("value", decision.value);
  if (!decision.reason.empty()) out.field("reason", decision.reason);
  if (!decision.by.empty()) out.field("by", decision.by);
  out.field("at", formatTime(decision.at));
  if (decision.expires != kNoTime) out.field("expires", formatTime(decision.expires));
  if (!decision.after.empty()) {
    out.key("after").beginArray();
    for (const ContentHash& hash : decision.after) out.string(toHex(hash));
    out.endArray();
  }
  out.endObject();
}

Error malformed(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

/// A missing time is `fallback`; one that does not read is nothing.
std::optional<UnixSeconds> timeOf(Node node, UnixSeconds fallback) {
  return node.text().empty() ? fallback : parseTime(node.text());
}

Result<Decision> decisionOf(Node node) {
  if (!node.isObject()) return malformed("a decision is a JSON object");
  if (!node["value"].isString()) return malformed("a decision has a value, if only an empty one");
  const auto at = timeOf(node["at"], kNoTime), expires = timeOf(node["expires"], kNoTime);
  if (!at || !expires) return malformed("a decision's times are as 2026-11-24T09:00:00Z");
  const auto text = [&](std::string_view key) { return std::string(node[key].text()); };
  Decision decision{text("subject"), text("field"), text("value"), text("reason"),
                    text("by"),      *at,           *expires,      {}};
  for (const Node hash : node["after"].items()) {
    const auto id = contentHashFromHex(hash.text());
    if (!id) return malformed("a decision replaces others by their ids, of 32 hex digits");
    decision.after.push_back(*id);
  }
  if (Status checked = checkDecision(decision); !checked) return checked.error();
  return decision;
}

Result<Decision> readLine(std::string_view line) {
  Tape tape;
  Diagnostics ignored;
  JsonParser parser(line, ignored);
  const bool isWhole = parser.parse(tape) && (parser.skipSpace(), parser.atEnd());
  return isWhole ? decisionOf(tape.root()) : Result<Decision>(malformed("this is no JSON object"));
}

}  // namespace

std::string writeDecisionLines(std::span<const Decision* const> decisions) {
  std::string lines;
  for (const Decision* decision : decisions) {
    JsonWriter out;
    writeLine(out, *decision);
    lines += out.text();
    lines += '\n';
  }
  return lines;
}

std::string writeDecisionLines(const Decisions& decisions) {
  std::string lines;
  for (const auto& [subject, ids] : decisions.subjects())
    lines += writeDecisionLines(decisions.history(subject));
  return lines;
}

Result<Decisions> readDecisionLines(std::string_view text) {
  if (text.size() > kMaxDecisionsBytes)
    return makeError(ErrorCode::kTooLarge,
                     "decisions of more than " + std::to_string(kMaxDecisionsBytes) + " bytes are not read");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Decisions decisions;
  size_t number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    ++number;
    if (!line.empty()) {
      auto decision = readLine(line);
      if (!decision || decisions.size() >= kMaxDecisions) {
        Error error = decision
                          ? makeError(ErrorCode::kTooLarge,
                                      "there are more than " + std::to_string(kMaxDecisions) + " decisions")
                          : decision.error();
        error.offset = at;
        error.where = "line " + std::to_string(number);
        return error;
      }
      decisions.add(std::move(decision).value());
    }
    at = end + 1;
  }
  return decisions;
}

}  // namespace postern
