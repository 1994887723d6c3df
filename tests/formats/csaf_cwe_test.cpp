// SPDX-License-Identifier: Apache-2.0
// CSAF 6.1.11: releases of CWE know their own weaknesses by their own names.
#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "formats/csaf_rules.h"
#include "read/json_parser.h"

namespace postern {
namespace {

/// What is wrong with a weakness; "" for nothing.
std::string judge(std::string_view id, std::string_view name, std::string_view version = "") {
  std::string text = R"({"id": ")" + std::string(id) + R"(", "name": ")" + std::string(name) + "\"";
  if (!version.empty()) text += R"(, "version": ")" + std::string(version) + "\"";
  text += "}";
  Diagnostics ignored;
  Tape tape;
  JsonParser parser(text, ignored);
  EXPECT_TRUE(parser.parse(tape));
  CsafProblems problems;
  checkCsafCwe(tape.root(), "/cwe", problems);
  return problems.empty() ? "" : problems.found()[0].text;
}

TEST(CsafCwe, NamesAreThoseOfTheRelease) {
  EXPECT_EQ(judge("CWE-20", "Improper Input Validation", "4.13"), "");
  EXPECT_EQ(judge("CWE-79", "Improper Input Validation", "4.13"),
            "CWE-79 is called \"Improper Neutralization of Input During Web Page Generation ('Cross-site "
            "Scripting')\"");
  EXPECT_EQ(judge("CWE-79", "Failure to Preserve Web Page Structure ('Cross-site Scripting')", "1.7"), "");
  EXPECT_NE(judge("CWE-79", "Failure to Preserve Web Page Structure ('Cross-site Scripting')", "4.0"), "");
  EXPECT_NE(judge("CWE-79", "Improper Neutralization of Input During Web Page Generation", "4.13"), "");
}

TEST(CsafCwe, WeaknessesAreThereSinceARelease) {
  EXPECT_EQ(judge("CWE-1419", "Incorrect Initialization of Resource", "4.13"), "");
  EXPECT_EQ(judge("CWE-1419", "Incorrect Initialization of Resource", "4.12"),
            "CWE-1419 is no weakness of CWE 4.12");
  EXPECT_EQ(judge("CWE-352", "Cross-Site Request Forgery (CSRF)", "1.0"), "");
  EXPECT_EQ(judge("CWE-310", "Cryptographic Issues", "4.13"), "CWE-310 is no weakness of CWE 4.13");
  EXPECT_EQ(judge("CWE-398", "Indicator of Poor Code Quality", "4.13"), "CWE-398 is no weakness of CWE 4.13");
  EXPECT_EQ(judge("CWE-20", "Improper Input Validation", "2.13"), "there is no version 2.13 of CWE");
  EXPECT_EQ(judge("CWE-20", "Improper Input Validation", "4.30"), "");  // to come
}

TEST(CsafCwe, DocumentsBefore21NameNoRelease) {
  EXPECT_EQ(judge("CWE-94", "Improper Control of Generation of Code"), "");
  EXPECT_EQ(judge("CWE-94", "Failure to Control Generation of Code ('Code Injection')"), "");
  EXPECT_NE(judge("CWE-79", "Improper Input Validation"), "");
  EXPECT_NE(judge("CWE-999999", "Nothing"), "");
}

}  // namespace
}  // namespace postern
