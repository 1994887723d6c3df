// SPDX-License-Identifier: Apache-2.0
// The service and endpoints of an API's description (api_description.h).
#include "formats/api_description.h"

#include "base/text.h"

namespace postern {

ApiDescription::ApiDescription(BatchBuilder& out, Node info) : out_(out), title_(trim(info["title"].text())) {
  if (title_.empty()) title_ = "untitled API";
  service_.kind = AssetKind::kService;
  service_.name = out.text(title_);
  service_.identities.add(out.text("name:" + title_));
  if (const std::string_view version = info["version"].text(); !version.empty()) tag("version:", version);
}

void ApiDescription::tag(std::string_view word, std::string_view value) {
  service_.tags.add(out_.text(std::string(word) + std::string(value)));
}

void ApiDescription::server(std::string_view url) {
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || url.find_first_of("{}$ ") != std::string_view::npos) return;
  if (servers_.size() < kMaxServers) servers_.emplace_back(url);
}

void ApiDescription::offer(std::string_view path, std::string_view method,
                           std::span<const std::string_view> words, const RecordPlace& r) {
  const AssetRef self = this->self();
  const auto one = [&](std::string_view scheme, std::string_view before) {
    Asset endpoint;
    endpoint.kind = AssetKind::kEndpoint;
    const std::string address = std::string(before) + (path.starts_with('/') ? "" : "/") + std::string(path);
    endpoint.name = out_.text(address);
    endpoint.identities.add(out_.text(std::string(scheme) + address));
    for (const std::string_view word : words)
      endpoint.tags.add(out_.text(std::string(word) + ":" + std::string(method)));
    out_.relate(self, Relation::kExposes, out_.asset(endpoint), r, method);
  };
  if (servers_.empty()) one("name:", title_);
  for (const std::string& server : servers_) one("url:", server);
}

std::string serverAddress(std::string_view url, Node variables) {
  std::string out;
  while (!url.empty()) {
    const size_t open = url.find('{');
    const size_t close = open == std::string_view::npos ? open : url.find('}', open);
    if (close == std::string_view::npos) break;
    out += url.substr(0, open);
    const std::string_view name = url.substr(open + 1, close - open - 1);
    const std::string_view value = variables[name]["default"].text();
    out += value.empty() ? url.substr(open, close + 1 - open) : value;
    url.remove_prefix(close + 1);
  }
  return out += url;
}

}  // namespace postern
