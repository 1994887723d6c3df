// SPDX-License-Identifier: Apache-2.0
// Which upgrades a manifest gets, from reports to the diff: by folder, by the asset that a folder is named
// for, by the version that was seen.
#include <gtest/gtest.h>

#include "engine.h"

namespace postern {
namespace {

struct Hit {
  std::string package, version, fixed, path;
};

/// A Grype report of an image or of a folder.
std::string grype(const std::string& type, const std::string& target, const std::vector<Hit>& hits) {
  std::string out = R"({"matches":[)";
  int number = 1000;
  for (const Hit& hit : hits) {
    out += (number == 1000 ? "" : ",");
    out += R"({"vulnerability":{"id":"CVE-2024-)" + std::to_string(number++) +
           R"(","severity":"High","fix":{"versions":[")" + hit.fixed +
           R"("],"state":"fixed"}},"artifact":{"name":")" + hit.package + R"(","version":")" + hit.version +
           R"(","type":"npm","purl":"pkg:npm/)" + hit.package + "@" + hit.version +
           R"(","locations":[{"path":")" + hit.path + R"("}]}})";
  }
  const std::string source = type == "image"
                                 ? R"({"userInput":")" + target + R"(","tags":[")" + target + R"("]})"
                                 : "\"" + target + "\"";
  return out + R"(],"source":{"type":")" + type + R"(","target":)" + source +
         R"(},"descriptor":{"name":"grype","version":"0.80.0"}})";
}

class PatchTest : public testing::Test {
 protected:
  void add(const std::string& name, const std::string& report) {
    const EstateKey key{};
    auto imported = Engine::importFile(name, report, ImportOptions(key));
    ASSERT_TRUE(imported.ok());
    ASSERT_EQ(imported.value().batches.size(), 1U) << name;
    ASSERT_TRUE(engine_.addBatch(std::move(imported.value().batches[0]), key).ok());
    ASSERT_TRUE(engine_.analyze(1'790'000'000).ok());
  }
  /// "package before after; left package" of the manifest.
  std::string patched(const std::string& name, const std::string& text) {
    const auto patch = engine_.patch(name, text);
    if (!patch) return patch.error().message;
    diff_ = patch.value().diff;
    std::string out;
    for (const auto& it : patch.value().changes)
      out += it.package + " " + it.before + " " + it.after + (it.staysInMajor ? "" : " major") + "; ";
    for (const auto& it : patch.value().left) out += "left " + it.package + "; ";
    return out;
  }

  Engine engine_;
  std::string diff_;
};

TEST_F(PatchTest, AnImagesFoldersAreNotTheRepositorys) {
  add("trivy/portal.json",
      grype("image", "registry.example/portal:1.0",
            {{"express", "4.19.2", "4.20.0", "/app/node_modules/express/package.json"}}));
  EXPECT_EQ(patched("services/portal/package.json", "{\"dependencies\": {\n\"express\": \"4.19.2\"\n}}\n"),
            "express 4.19.2 4.20.0; ");
  EXPECT_EQ(patched("package.json", "{\"dependencies\": {\n\"express\": \"^4.19.2\"\n}}\n"),
            "express ^4.19.2 ^4.20.0; ");
}

TEST_F(PatchTest, AFolderNamedAsAnAssetIsOfThatAssetOnly) {
  add("shop/a.json", grype("image", "registry.example/shop:1.0",
                           {{"lodash", "4.17.20", "4.17.21", "/app/node_modules/lodash/package.json"}}));
  add("portal/b.json", grype("image", "registry.example/returns-portal:1.0",
                             {{"express", "4.19.2", "4.20.0", "/app/node_modules/express/package.json"}}));
  const std::string text = "{\"dependencies\": {\"express\": \"4.19.2\",\n\"lodash\": \"4.17.20\"}}\n";
  EXPECT_EQ(patched("repos/shop/package.json", text), "lodash 4.17.20 4.17.21; ");
  EXPECT_EQ(patched("repos/returns_portal/package.json", text), "express 4.19.2 4.20.0; ");
  EXPECT_EQ(patched("elsewhere/package.json", text), "express 4.19.2 4.20.0; lodash 4.17.20 4.17.21; ");
}

TEST_F(PatchTest, AFolderOfTheProjectDecides) {
  add("grype.json", grype("directory", "/src/mono",
                          {{"lodash", "4.17.20", "4.17.21", "/services/a/package-lock.json"},
                           {"qs", "6.5.2", "6.5.3", "/services/a/package-lock.json"}}));
  const std::string text = "{\"dependencies\": {\"lodash\": \"~4.17.20\"}}\n";
  EXPECT_EQ(patched("mono/services/a/package.json", text), "lodash ~4.17.20 ~4.17.21; left qs; ");
  EXPECT_EQ(patched("mono/services/b/package.json", text), "");
}

TEST_F(PatchTest, WhatAnotherPackageBringsIsNotItsRequirement) {
  add("grype.json", grype("directory", "/src/app",
                          {{"minimist", "1.2.5", "1.2.6", "/package-lock.json"},
                           {"minimist", "0.0.8", "0.2.4", "/package-lock.json"}}));
  EXPECT_EQ(patched("package.json", "{\"dependencies\": {\"minimist\": \"^1.2.0\"}}\n"),
            "minimist ^1.2.0 ^1.2.6; ");
  EXPECT_EQ(patched("package.json", "{\"dependencies\": {\"minimist\": \"2.0.0\"}}\n"), "left minimist; ");
  EXPECT_EQ(patched("package.json", "{\"dependencies\": {\"minimist\": \"1.2.6\"}}\n"), "left minimist; ");
}

TEST_F(PatchTest, WhatOneScannerKnowsOfAVulnerabilityHoldsForAnother) {
  std::string silent = grype("directory", "/src/app", {{"lodash", "4.17.20", "", "/package-lock.json"}});
  silent.replace(silent.find(R"(["")"), 4, "[]");
  add("a/grype.json", silent);
  const std::string text = "{\"dependencies\": {\"lodash\": \"4.17.20\"}}\n";
  EXPECT_EQ(patched("package.json", text), "");
  add("b/grype.json",
      grype("image", "registry.example/other:1", {{"lodash", "4.17.19", "4.17.21", "/x/package.json"}}));
  EXPECT_EQ(patched("package.json", text), "lodash 4.17.20 4.17.21; ");
  EXPECT_NE(engine_.fixes("asset:a", 0, 10).value().find(R"("to":"4.17.21")"), std::string::npos);
}

TEST_F(PatchTest, NamesThatGitWouldMisread) {
  add("grype.json", grype("directory", "/src/app", {{"lodash", "4.17.20", "4.17.21", "/package-lock.json"}}));
  const std::string text = "{\"dependencies\": {\"lodash\": \"4.17.20\"}}\n";
  (void)patched("../a \"b\"\n+++ b/c/package.json", text);
  EXPECT_TRUE(
      diff_.starts_with("--- \"a/a \\042b\\042\\012+++ b/c/package.json\"\n+++ \"b/a \\042b\\042\\012+++ "
                        "b/c/package.json\"\n@@ "))
      << diff_;
  (void)patched("/./my shop/package.json", text);
  EXPECT_TRUE(diff_.starts_with("--- a/my shop/package.json\n")) << diff_;
}

}  // namespace
}  // namespace postern
