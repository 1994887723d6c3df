// SPDX-License-Identifier: Apache-2.0
// Names of the error codes.
#include "base/error.h"

namespace postern {

std::string_view errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUnknownFormat:
      return "unknown_format";
    case ErrorCode::kMalformed:
      return "malformed";
    case ErrorCode::kUnsupportedVersion:
      return "unsupported_version";
    case ErrorCode::kTooLarge:
      return "too_large";
    case ErrorCode::kBadQuery:
      return "bad_query";
    case ErrorCode::kBadPolicy:
      return "bad_policy";
    case ErrorCode::kNotFound:
      return "not_found";
    case ErrorCode::kCancelled:
      return "cancelled";
  }
  return "malformed";
}

}  // namespace postern
