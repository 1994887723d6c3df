// SPDX-License-Identifier: Apache-2.0
// An engine that has read and analysed one report, for tests of its views.
#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

#include "engine.h"

namespace postern {

class OneReport : public testing::Test {
 protected:
  void read(std::string_view name, std::string_view text) {
    const EstateKey key{};
    auto imported = Engine::importFile(name, text, ImportOptions(key));
    ASSERT_TRUE(imported.ok());
    for (std::string& batch : imported.value().batches)
      ASSERT_TRUE(engine_.addBatch(std::move(batch), key).ok());
    ASSERT_TRUE(engine_.analyze(1'790'000'000).ok());
  }

  Engine engine_;
};

}  // namespace postern
