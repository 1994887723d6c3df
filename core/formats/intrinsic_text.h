// SPDX-License-Identifier: Apache-2.0
// CloudFormation's intrinsic functions as text, as far as they are literal: what is only known when a stack
// is made stays as a placeholder ("${Bucket.Arn}").
#pragma once

#include <string>

#include "read/node.h"

namespace postern {

/// A text as it is; Ref, Fn::GetAtt, Fn::Sub, Fn::Join and Fn::ImportValue as text; "" for other functions.
std::string intrinsicText(Node value);

}  // namespace postern
