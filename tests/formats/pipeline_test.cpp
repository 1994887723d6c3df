// SPDX-License-Identifier: Apache-2.0
// Pipelines by the folders they lie in, and hostile scripts.
#include <gtest/gtest.h>

#include <string>

#include "tests/formats/fixtures.h"

namespace postern::fixtures {
namespace {

bool hasIdentity(const Tables& tables, AssetKind kind, std::string_view identity) {
  const ListColumn& identities = tables.assets.identities;
  for (uint32_t row = 0; row < tables.assets.rows; ++row) {
    if (tables.assets.kind[row] != static_cast<uint8_t>(kind)) continue;
    for (uint32_t i = identities.begin[row]; i < identities.begin[row + 1]; ++i) {
      if (tables.strings.text(identities.items[i]) == identity) return true;
    }
  }
  return false;
}

TEST(Pipeline, BelongsToTheRepositoryOfItsFolder) {
  const Tables tables = import("estate/shop/.github/workflows/ci.yml",
                               "name: CI\non: {workflow_run: {workflows: [Build]}}\njobs:\n  a:\n    uses: "
                               "./.github/workflows/b.yml\n")
                            .tables;
  EXPECT_TRUE(hasIdentity(tables, AssetKind::kRepository, "name:shop"));
  EXPECT_TRUE(hasIdentity(tables, AssetKind::kPipeline, "pipeline:estate/shop/.github/workflows/ci.yml"));
  EXPECT_TRUE(hasIdentity(tables, AssetKind::kPipeline, "workflow:shop/CI"));
  EXPECT_TRUE(hasIdentity(tables, AssetKind::kPipeline, "workflow:shop/Build"));
  EXPECT_TRUE(hasIdentity(tables, AssetKind::kPipeline, "pipeline:estate/shop/.github/workflows/b.yml"));
}

TEST(Pipeline, ScriptsAreReadAsFarAsTheyArePlain) {
  const Tables tables =
      import("shop/.gitlab-ci.yml",
             "stages: [a]\nvariables: {LOOP: $LOOP, NAME: web}\na:\n  script:\n"
             "    - docker push reg.example/$LOOP/x\n    - docker push reg.example/$NAME:1 # docker push "
             "reg.example/no\n"
             "    - |\n      echo \"docker push reg.example/quoted\"; sudo docker  push \\\n        "
             "reg.example/split:2\n")
          .tables;
  EXPECT_TRUE(hasIdentity(tables, AssetKind::kImage, "image:reg.example/web:1"));
  EXPECT_TRUE(hasIdentity(tables, AssetKind::kImage, "image:reg.example/split:2"));
  EXPECT_FALSE(hasIdentity(tables, AssetKind::kImage, "image:reg.example/no"));
  EXPECT_FALSE(hasIdentity(tables, AssetKind::kImage, "image:reg.example/quoted"));
  EXPECT_FALSE(hasIdentity(tables, AssetKind::kImage, "image:reg.example//x"));
}

TEST(Pipeline, UnfinishedTextsEnd) {
  for (const std::string_view text :
       {"pipeline { agent any\nstages { stage('a') { steps { sh '''docker push x", "node { stage(\"a",
        "node(\nstage(/* never ends", "pipeline { agent { label '\\'"})
    (void)import("Jenkinsfile", text);
  std::string many = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n";
  for (int i = 0; i < 20'000; ++i) many += "          docker push ${{ env.X }}/${Y\n";
  const Tables tables = import("many.yml", many).tables;
  EXPECT_EQ(tables.reports.size(), 1U);
}

}  // namespace
}  // namespace postern::fixtures
