// SPDX-License-Identifier: Apache-2.0
// See request.h.
#include "engine/request.h"

namespace postern {

Result<Request> Request::parse(std::string_view json) {
  Request request;
  Diagnostics ignored;
  JsonParser parser(json, ignored);
  parser.skipSpace();
  if (!parser.parse(request.tape_) || !request.tape_.root().isObject()) {
    return makeError(ErrorCode::kMalformed, "the request is not a JSON object");
  }
  return request;
}

uint64_t Request::number(std::string_view key) const {
  const auto value = (*this)[key].integer();
  return value && *value > 0 ? static_cast<uint64_t>(*value) : 0;
}

ListQuery Request::listQuery() const {
  return {text("filter"), text("sort"), (*this)["descending"].isTrue(), number("from"), number("to")};
}

std::vector<std::string> Request::texts(std::string_view key) const {
  std::vector<std::string> out;
  for (const Node item : (*this)[key].items()) out.emplace_back(item.text());
  return out;
}

GraphQuery Request::graphQuery() const {
  GraphQuery query{text("path"), {}, texts("pinned")};
  if ((*this)["open"].exists()) query.open = texts("open");
  return query;
}

WhatIfRequest Request::whatIf() const {
  WhatIfRequest out{{}, text("scenario"), text("keep")};
  for (const Node mark : (*this)["marks"].items()) {
    out.marks.push_back({std::string(mark["kind"].text()), std::string(mark["finding"].text()),
                         std::string(mark["node"].text())});
  }
  return out;
}

Result<EstateKey> Request::estateKey() const {
  const auto key = parseEstateKey((*this)["settings"]["estateKey"].text());
  if (!key) return makeError(ErrorCode::kMalformed, "settings.estateKey must be 64 hex digits");
  return *key;
}

Result<ImportOptions> Request::importOptions() const {
  const auto key = estateKey();
  if (!key) return key.error();
  ImportOptions options(key.value());
  const Node settings = (*this)["settings"];
  for (const Node spec : settings["specs"].items()) options.specs.emplace_back(spec.text());
  options.format = settings["format"].text();
  return options;
}

TeachRequest Request::teachRequest() const {
  TeachRequest request{text("name"), text("member"), text("spec"), {}, text("id"), text("title")};
  for (const Node pick : (*this)["picks"].items())
    request.picks.push_back({std::string(pick["path"].text()), std::string(pick["column"].text())});
  return request;
}

Result<UnixSeconds> Request::time(std::string_view key) const {
  const auto time = parseTime((*this)[key].text());
  if (!time)
    return makeError(ErrorCode::kMalformed,
                     std::string(key) + " must be a time such as 2026-11-24T09:00:00Z");
  return *time;
}

Result<std::vector<SaidRow>> Request::said() const {
  std::vector<SaidRow> rows;
  for (const Node node : (*this)["decisions"].items()) {
    const auto text = [&](std::string_view key) { return std::string(node[key].text()); };
    SaidRow row;
    row.key = text("key");
    row.subject = text("subject");
    if (node["filter"].exists()) row.filter = text("filter");
    row.field = text("field");
    row.value = text("value");
    row.reason = text("reason");
    if (const std::string expires = text("expires"); !expires.empty()) {
      const auto time = parseTime(expires);
      if (!time) return makeError(ErrorCode::kMalformed, "expires must be a time such as 2027-01-01");
      row.expires = *time;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

RawRecordRequest Request::rawRecord(const EstateKey& key) const {
  RawRecordRequest request{text("name"), text("member"), number("begin"), number("end"), {}, key};
  for (const Node mask : (*this)["masks"].items()) {
    const auto length = mask["length"].integer();
    request.masks.push_back(
        {std::string(mask["hash"].text()),
         length && *length > 0 && *length < UINT32_MAX ? static_cast<uint32_t>(*length) : 0,
         parseEstateKey(mask["key"].text())});
  }
  return request;
}

}  // namespace postern
