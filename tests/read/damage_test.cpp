// SPDX-License-Identifier: Apache-2.0
// Cuts and random byte flips on one document of each syntax: an error or diagnostics, never a crash (run
// under ASan), and every range inside the text.
#include <gtest/gtest.h>

#include <random>

#include "read/archive.h"
#include "tests/read/reading.h"

namespace postern {
namespace {

std::vector<std::string> documents() {
  std::string json = "{\"version\":\"2\",\"runs\":[";
  std::string lines;
  std::string xml = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e \"x\">]><r xmlns=\"urn:a\">";
  std::string csv = "#c\nid;name;note\n";
  std::string yaml = "---\nanchor: &a {x: 1}\nitems:\n";
  std::string text = "plain report\n";
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    json += "{\"id\":" + n + ",\"t\":\"caf\xC3\xA9 \\u00e9\\n\",\"l\":[true,null,-1.5e3],\"id2\":{}},";
    lines += "{\"id\":" + n + ",\"a\":[{\"b\":\"\\\"\"}]}\n";
    xml += "<h n=\"" + n + "\"><p>t&e;&amp;</p><![CDATA[c]]><item>" + n + "</item></h>";
    csv += n + ";\"na\"\"me\";\"two\nlines\"\n";
    yaml += "- id: " + n + "\n  <<: *a\n  s: |\n    block\n  q: \"\\t\xC3\xA9\"\n";
    text += "line " + n + "\n";
  }
  return {json + "{}],\"late\":1}", lines, xml + "</r>", csv, yaml + "---\nb: 2\nc: 3\n", text};
}

void readThrough(std::string_view bytes) {
  const Reading reading(bytes, {"/runs/*", "/*", "/", "//item", "/*/h", "/items/*"});
  for (const SeenRecord& record : reading.records) {
    ASSERT_LE(record.range.begin, record.range.end);
    ASSERT_LE(record.range.end, reading.text.size());
  }
}

TEST(Damage, EveryCut) {
  for (const std::string& document : documents()) {
    for (size_t size = 0; size <= document.size(); ++size) readThrough(std::string(document.substr(0, size)));
  }
}

TEST(Damage, RandomFlips) {
  std::mt19937 random(7);
  for (const std::string& document : documents()) {
    for (int round = 0; round < 400; ++round) {
      std::string damaged = document;
      for (int flips = 0; flips < 1 + round % 4; ++flips)
        damaged[random() % damaged.size()] = static_cast<char>(random());
      readThrough(damaged);
    }
  }
}

TEST(Damage, StructuralBytesAnywhere) {
  std::mt19937 random(11);
  static constexpr std::string_view kBytes = "{}[]<>\"'\\,:;&|#*-\n\r\t /!?@%`~";
  for (const std::string& document : documents()) {
    for (int round = 0; round < 400; ++round) {
      std::string damaged = document;
      for (int flips = 0; flips < 3; ++flips)
        damaged[random() % damaged.size()] = kBytes[random() % kBytes.size()];
      readThrough(damaged);
    }
  }
}

}  // namespace
}  // namespace postern
