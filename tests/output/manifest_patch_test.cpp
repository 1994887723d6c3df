// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "output/manifest/declared_version.h"
#include "output/manifest/patch.h"

namespace postern {
namespace {

/// "type package requirement" per line.
std::string told(std::string_view path, std::string_view text) {
  std::string out;
  for (const DeclaredVersion& it : declaredVersions(manifestKind(path), text)) {
    out += it.type + " " + it.package + " " + std::string(text.substr(it.begin, it.end - it.begin)) +
           (it.why.empty() ? "" : " !" + std::string(it.why)) + "\n";
  }
  return out;
}

TEST(Manifest, PackageJsonTellsItsDependenciesOnly) {
  EXPECT_EQ(told("a/package.json", R"({
  "name": "shop", "version": "1.0.0",
  "scripts": {"lodash": "1.0.0"},
  "dependencies": {"lodash": "^4.17.20", "@acme/ui": "~1.2.0", "x": {"lodash": "1"}},
  "devDependencies": {"vite": "8.0.0"}, "config": {"dependencies": {"y": "1.0.0"}}
})"),
            "npm lodash ^4.17.20\nnpm @acme/ui ~1.2.0\nnpm vite 8.0.0\n");
  EXPECT_EQ(told("composer.json", R"({"require": {"php": ">=8", "monolog/monolog": "^1.0"}})"),
            "composer php >=8\ncomposer monolog/monolog ^1.0\n");
}

TEST(Manifest, RequirementsKeepMarkersAndExtrasAlone) {
  EXPECT_EQ(
      told(
          "requirements-dev.txt",
          "# a comment\nDjango==3.2.0  # why\nrequests[socks] >= 2.20 ; python_version < '3.9'\n-r base.txt\n"
          "urllib3==1.26.4 --hash=sha256:aa\nflask @ git+https://e/x\nsix\n"),
      "pypi Django ==3.2.0\npypi requests >= 2.20\npypi urllib3 ==1.26.4 !it is pinned by hash\n");
}

TEST(Manifest, PomTellsDependenciesPluginsParentsAndProperties) {
  EXPECT_EQ(told("pom.xml", R"(<project><groupId>a</groupId><version>1</version>
<parent><groupId>p</groupId><artifactId>q</artifactId><version>3</version></parent>
<properties><log4j.version> 2.14.1 </log4j.version></properties>
<!-- <dependency><groupId>no</groupId><artifactId>no</artifactId><version>0</version></dependency> -->
<dependencies>
<dependency><groupId>org.l</groupId><artifactId>core</artifactId><version>${log4j.version}</version>
 <exclusions><exclusion><groupId>z</groupId><artifactId>z</artifactId></exclusion></exclusions></dependency>
<dependency><groupId>g</groupId><artifactId>h</artifactId><version>1.0</version></dependency>
<dependency><groupId>g</groupId><artifactId>i</artifactId><version>${elsewhere}</version></dependency>
<dependency><groupId>g</groupId><artifactId>managed</artifactId></dependency>
</dependencies></project>)"),
            "maven p:q 3\nmaven org.l:core 2.14.1\nmaven g:h 1.0\n"
            "maven g:i ${elsewhere} !its version is a property of another file\n");
}

TEST(Manifest, GoCargoAndGemfile) {
  EXPECT_EQ(told("go.mod",
                 "module m\n\ngo 1.22\n\nrequire github.com/a/b v1.2.3 // indirect\nrequire (\n\tx.org/y/v2 "
                 "v2.0.1\n)\n"
                 "replace (\n\tq.org/r v1.0.0 => ../r\n)\n"),
            "golang github.com/a/b v1.2.3\ngolang x.org/y/v2 v2.0.1\n");
  EXPECT_EQ(told("Cargo.toml",
                 "[package]\nname = \"a\"\nversion = \"0.1.0\"\n[dependencies]\nserde = \"1.0\"\n"
                 "tokio = { version = \"1.2\", features = [\"full\"] }\npath = { path = \"../p\" }\n"
                 "[dev-dependencies.criterion]\nversion = \"0.3\"\n[profile.release]\nlto = \"fat\"\n"),
            "cargo serde 1.0\ncargo tokio 1.2\ncargo criterion 0.3\n");
  EXPECT_EQ(told("Gemfile",
                 "source 'https://e'\ngem 'rails', '~> 6.0.1'\ngem \"rack\"\ngem 'x', '>= 1', '< 3'\ngem "
                 "'y', require: false\n"),
            "gem rails ~> 6.0.1\ngem x >= 1 !it has several requirements\n");
}

TEST(Manifest, ImagesAndInstalledPackages) {
  EXPECT_EQ(
      told("api.Dockerfile",
           "FROM --platform=linux/amd64 registry:5000/node:18.1.0 AS build\nFROM nginx\nFROM x:1@sha256:aa\n"
           "RUN apt-get update && apt-get install -y openssl=1.1.1n-0 \\\n  curl=7.74 && pip install "
           "flask==1.0\n"
           "ENV A=1\nRUN npm install -g npm@8.1.0\n"),
      "docker registry:5000/node 18.1.0\ndocker x 1 !it is pinned by digest\ndeb openssl 1.1.1n-0\ndeb curl "
      "7.74\n"
      "pypi flask 1.0\nnpm npm 8.1.0\n");
  EXPECT_EQ(told("values.yaml",
                 "image:\n  repository: acme/api\n  tag: \"1.2.3\" # now\nother:\n  tag: 9\nsidecar:\n  "
                 "image: envoy:1.20\n"),
            "docker acme/api 1.2.3\ndocker envoy 1.20\n");
}

TEST(Manifest, HostileTextsEndSomewhere) {
  for (const char* path : {"package.json", "requirements.txt", "pom.xml", "go.mod", "Cargo.toml", "Gemfile",
                           "Dockerfile", "values.yaml"}) {
    for (const char* text : {"",
                             "\"",
                             "{\"dependencies\":{\"a\":\"",
                             "gem",
                             "gem '",
                             "gem 'a',",
                             "<dependency><version>",
                             "</a></b>",
                             "<!--",
                             "require",
                             "require (",
                             "a[",
                             "a[b",
                             "[",
                             "[dependencies",
                             "[dependencies]\na = {",
                             "FROM",
                             "FROM :",
                             "RUN apt a=",
                             "tag:",
                             "repository:",
                             "a==",
                             "\\"})
      (void)told(path, text);
  }
}

TEST(Requirement, TheOperatorStays) {
  EXPECT_EQ(raisedRequirement("^4.17.20", "4.17.21"), "^4.17.21");
  EXPECT_EQ(raisedRequirement("~> 1.2", "2.0.1"), "~> 2.0.1");
  EXPECT_EQ(raisedRequirement("==3.2.0", "3.2.18"), "==3.2.18");
  EXPECT_EQ(raisedRequirement(">= 2.20", "2.31"), ">= 2.31");
  EXPECT_EQ(raisedRequirement("v1.2.3", "v1.2.4"), "v1.2.4");
  for (const char* text :
       {"*", "latest", "^1 || ^2", ">1.2", "1.x - 2", ">=1,<2", "git+https://e/x", "workspace:*", ""})
    EXPECT_EQ(raisedRequirement(text, "9.9.9"), "") << text;
}

TEST(LineDiff, IsWhatGitTakes) {
  EXPECT_EQ(
      lineDiff("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\nx\n3\n4\n5\n6\n7\n8\n9\n10\n11\ny\n"),
      "--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n 1\n-2\n+x\n 3\n 4\n 5\n@@ -9,4 +9,4 @@\n 9\n 10\n 11\n-12\n+y\n");
  EXPECT_EQ(lineDiff("f", "a\nb", "a\nc"),
            "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at "
            "end of file\n");
  EXPECT_EQ(lineDiff("f", "a\n", "a\n"), "");
}

}  // namespace
}  // namespace postern
