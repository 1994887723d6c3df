// SPDX-License-Identifier: Apache-2.0
// `postern diff`: attack paths since an earlier bundle, for people and programs.
#include "tests/cli/command_line.h"

namespace postern {
namespace {

constexpr const char* kAssets = R"yaml(postern: inventory/1
assets:
  - {id: shop, kind: service, name: shop, exposure: internet}
  - {id: shop-db, kind: data_store, name: shop-db, data: [pii]}
)yaml";

class DiffCommandTest : public CommandLineTest {
 protected:
  void SetUp() override {
    CommandLineTest::SetUp();
    write("estate.yaml", std::string(kAssets) + "relations:\n  - {from: shop, accesses: shop-db}\n");
    EXPECT_EQ(run("analyze estate.yaml --now 2026-11-20T00:00:00Z --out old.postern").exit, 0);
  }
  Ran diff(const std::string& arguments) { return run("diff " + arguments + " --now 2026-11-24T00:00:00Z"); }
};

TEST_F(DiffCommandTest, SaysWhatChangedAndWhichStep) {
  const Ran same = diff("estate.yaml --before old.postern");
  EXPECT_EQ(same.exit, 0) << same.err;
  EXPECT_EQ(same.out.find("new: "), std::string::npos) << same.out;
  write("estate.yaml", std::string(kAssets) +
                           "  - {id: card-db, kind: data_store, name: card-db, data: [payment], exposure: "
                           "internet}\nrelations:\n  - {from: shop, accesses: shop-db}\n");
  const Ran ran = diff("estate.yaml --before old.postern");
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_NE(ran.out.find("Attack paths since old.postern of 2026-11-20, as of 2026-11-24\n"),
            std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("\n  new: Internet -> card-db -> payment of card-db\n"), std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find("possible now"), std::string::npos) << ran.out;
  const Ran json = diff("estate.yaml --before old.postern --json");
  EXPECT_EQ(json.out.substr(0, 24), R"({"before":"2026-11-20",")") << json.out;
}

TEST_F(DiffCommandTest, RefusesWhatIsNoBundle) {
  EXPECT_EQ(diff("estate.yaml --before estate.yaml").exit, 3);
  EXPECT_EQ(diff("estate.yaml --before nowhere.postern").exit, 3);
  EXPECT_EQ(diff("nowhere.yaml --before old.postern").exit, 3);
  EXPECT_EQ(run("diff estate.yaml").exit, 2);
}

}  // namespace
}  // namespace postern
