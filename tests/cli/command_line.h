// SPDX-License-Identifier: Apache-2.0
// The program run as a shell runs it, in a folder of the test's own.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "tests/engine/engine_calls.h"

namespace postern {

namespace fs = std::filesystem;

struct Ran {
  int exit = -1;
  std::string out, err;
};

class CommandLineTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("postern_cli_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  /// `arguments` as a shell reads them, in the test's folder.
  Ran run(const std::string& arguments) {
    const std::string command =
        "cd '" + folder_.string() + "' && '" POSTERN_PROGRAM "' " + arguments + " 2>.err";
    Ran ran;
    FILE* pipe = popen(command.c_str(), "r");
    char buffer[4096];
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, got);
    const int status = pclose(pipe);
    ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ran.err = read(".err");
    return ran;
  }
  void writeReports() {
    write("reports/a.sarif", sarifOf("Semgrep", "https://github.com/x/orders", {10, 200}));
    write("reports/deep/b.json", sarifOf("CodeQL", "https://github.com/x/orders", {11}));
    write("reports/.git/c.sarif", sarifOf("Hidden", "https://github.com/x/orders", {500}));
    write("reports/.github/workflow.sarif", sarifOf("Hidden", "https://github.com/x/orders", {500}));
  }

  fs::path folder_;
};

}  // namespace postern
