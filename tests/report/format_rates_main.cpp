// SPDX-License-Identifier: Apache-2.0
// The native side of tools/bench formats: each line of the input, "FILE<tab>RECORD PATH<tab>ROUNDS", is
// answered by a line of JSON (format_rates.h). The first line out is how long the formats took to start, in
// microseconds.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/text.h"
#include "tests/report/format_rates.h"

int main() {
  std::printf("%.0f\n", postern::startFormats());
  std::fflush(stdout);
  std::string line;
  while (std::getline(std::cin, line)) {
    const std::vector<std::string_view> parts = postern::split(line, '\t');
    if (parts.size() != 3) return 2;
    const std::string file(parts[0]);
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const std::string name = file.substr(file.rfind('/') + 1);
    const int rounds = std::atoi(std::string(parts[2]).c_str());
    std::printf("%s\n", postern::measureRates(name, bytes.str(), parts[1], rounds).c_str());
    std::fflush(stdout);
  }
  return 0;
}
