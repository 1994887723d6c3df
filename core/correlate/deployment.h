// SPDX-License-Identifier: Apache-2.0
// Which repositories answer for which running things, as inventories state it: a service runs an image that
// is built from a repository, or both are parts of one application.
#pragma once

#include <cstdint>
#include <vector>

#include "correlate/identity.h"

namespace postern {

/// What two assets must have in common so that code in one can be the cause of something seen on the other.
using ScopeId = uint32_t;
inline constexpr ScopeId kNoScope = 0xFFFFFFFF;

class Deployment {
 public:
  Deployment(const Tables& tables, const Identities& identities);

  /// Of a running asset: its chain of images and repositories where it is known, else its application; an
  /// asset that is both (a repository and a URL are its aliases) is its own.
  ScopeId scopeOfRunning(AssetId asset) const;
  /// Of an asset that holds code: the scopes that it answers in, at most two.
  struct Scopes {
    ScopeId chain = kNoScope, application = kNoScope;
  };
  Scopes scopesOfCode(AssetId asset) const { return {chain_[asset], application_[asset]}; }

 private:
  // Even numbers are chains, odd ones applications.
  std::vector<ScopeId> chain_, application_;
  std::vector<bool> hasCode_;  // per asset: its chain has a repository
};

}  // namespace postern
