// SPDX-License-Identifier: Apache-2.0
// APIs of API Gateway (REST, HTTP, WebSocket): what they are called, and what their parts say by their texts.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/batch_builder.h"

namespace postern {

/// An entrance with the API's id and, where the region is known, its host. `type` "" = REST or HTTP, unknown.
Asset awsApiAsset(BatchBuilder& out, std::string_view type, std::string_view id, std::string_view region);

struct AwsApiRoute {
  std::string_view api, region;
  std::string route;  ///< "GET /pay"; "" = any
};
/// Of "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*/GET/pay"; none for other ARNs and for patterns
/// of APIs.
std::optional<AwsApiRoute> awsApiRoute(std::string_view arn);

/// The function that an integration calls: its ARN within
/// "arn:aws:apigateway:…:lambda:path/…/functions/<arn>/ invocations", or the ARN itself; "" for other
/// integrations.
std::string_view awsIntegratedFunction(std::string_view uri);

}  // namespace postern
