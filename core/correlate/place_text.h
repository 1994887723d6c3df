// SPDX-License-Identifier: Apache-2.0
// Places in the form in which two tools' spellings of one place are equal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postern {

/// A source path: forward slashes, no "file://", "./" or leading "/", no build-container prefix ("/src/",
/// "/app/",
/// "/github/workspace/", "/builds/group/project/"…).
std::string normalisePath(std::string_view path);
/// How two normalised paths end alike, in whole parts.
struct CommonEnd {
  uint32_t parts = 0;             ///< equal ones, from the end
  uint32_t restA = 0, restB = 0;  ///< parts in front of them
};
CommonEnd commonEnd(std::string_view a, std::string_view b);
/// A URL's path without query, fragment and trailing slash; ids in it (numbers, UUIDs) become "{}".
std::string urlTemplate(std::string_view url);
/// What a configured thing is called wherever it is seen: "deployment/web" of "Deployment.default.web",
/// "default/Deployment/web" and "apps/v1/default/Deployment/web"; "customerexports" of
/// "arn:aws:s3:::customer-exports" and "aws_s3_bucket.customer_exports". "" for names under four letters.
std::string resourceKey(std::string_view resource);
/// "dopost" of the folded symbols "org.acme.shop#dopost", "dopost(httpservletrequest)" and "dopost".
std::string_view lastIdentifier(std::string_view symbol);
/// A fingerprint without the ordinal that counts equal ones ("primaryLocationLineHash=39fa2ee980eb94b0:2",
/// "…5e2f_0"): when the first of two goes, the second would take its name. "" for values under eight letters:
/// they are counters and columns.
std::string_view lastingFingerprint(std::string_view fingerprint);
/// Words of a text, lower case, single spaces: for comparing snippets and messages. Digits stay.
std::string foldText(std::string_view text);

}  // namespace postern
