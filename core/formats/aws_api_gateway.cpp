// SPDX-License-Identifier: Apache-2.0
// See aws_api_gateway.h.
#include "formats/aws_api_gateway.h"

#include "formats/aws_asset.h"

namespace postern {

Asset awsApiAsset(BatchBuilder& out, std::string_view type, std::string_view id, std::string_view region) {
  Asset asset = awsAsset(out, {type, {}, id, {}, {}, region});
  asset.kind = AssetKind::kIngress;
  if (!id.empty() && !region.empty()) {
    const std::string_view suffix = region.starts_with("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    asset.identities.add(
        out.text("host:" + std::string(id) + ".execute-api." + std::string(region) + std::string(suffix)));
  }
  return asset;
}

// The resource is "<api>/<stage>/<method>/<path>", parts from the end may be missing.
std::optional<AwsApiRoute> awsApiRoute(std::string_view arn) {
  const auto parts = parseArn(arn);
  if (!parts || parts->service != "execute-api") return std::nullopt;
  AwsApiRoute out;
  std::string_view rest = parts->resource;
  const auto next = [&rest] {
    const size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    return part;
  };
  out.api = next();
  if (out.api.empty() || out.api.find_first_of("*?$") != std::string_view::npos) return std::nullopt;
  out.region = parts->region;
  (void)next();
  const std::string_view method = next();
  if (!method.empty() && (method != "*" || (!rest.empty() && rest != "*")))
    out.route = std::string(method) + " /" + std::string(rest);
  return out;
}

std::string_view awsIntegratedFunction(std::string_view uri) {
  constexpr std::string_view kBefore = "/functions/";
  const auto arn = parseArn(uri);
  if (!arn) return {};
  if (arn->service == "lambda") return uri;
  const size_t at = uri.find(kBefore);
  if (arn->service != "apigateway" || at == std::string_view::npos) return {};
  const std::string_view function = uri.substr(at + kBefore.size());
  return function.starts_with("arn:") ? function.substr(0, function.find("/invocations"))
                                      : std::string_view();
}

}  // namespace postern
