// SPDX-License-Identifier: Apache-2.0
// The built-in attack rules on estates of real input files (estates/): each step that its steps.yaml names is
// there, and goes away when one of its preconditions is edited out of the files.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "rule_estate.h"

namespace postern {
namespace {

EstateFiles edited(EstateFiles files, const StepEdit& edit) {
  std::string& text = files[edit.file];
  size_t count = 0;
  for (size_t at = text.find(edit.text); at != std::string::npos && !edit.text.empty();
       at = text.find(edit.text, at + edit.with.size())) {
    text.replace(at, edit.text.size(), edit.with);
    ++count;
  }
  EXPECT_GT(count, 0U) << edit.file << " has no " << edit.text;
  return files;
}

void check(const RuleEstate& estate, const ExpectedStep& step, bool expected, const std::string& where) {
  EXPECT_EQ(estate.hasStep(step.rule, step.from, step.to), expected)
      << where << "\n"
      << step.rule << ": " << step.from << " -> " << step.to << "\nsteps of the rule:\n"
      << estate.steps(step.rule);
}

void checkEdit(const EstateFiles& files, const ExpectedStep& step, const StepEdit& edit) {
  const RuleEstate less(edited(files, edit));
  const std::string where = "without " + edit.text + " in " + edit.file;
  EXPECT_TRUE(less.unread.empty()) << where << less.unread[0];
  check(less, step, false, where);
}

TEST(RuleEstates, StepsHoldAndNeedEachPrecondition) {
  for (const std::filesystem::path& folder : estates()) {
    SCOPED_TRACE(folder.filename().string());
    const EstateFiles files = readEstate(folder);
    const RuleEstate estate(files);
    EXPECT_TRUE(estate.unread.empty()) << estate.unread[0];
    for (const ExpectedStep& step : readSteps(folder / "steps.yaml")) {
      EXPECT_TRUE(estate.knows(step.from) && estate.knows(step.to)) << step.from << " -> " << step.to;
      check(estate, step, !step.absent, "as it is");
      EXPECT_NE(step.without.empty(), !step.absent) << step.rule << " has no counter-example";
      for (const StepEdit& edit : step.without) checkEdit(files, step, edit);
    }
  }
}

}  // namespace
}  // namespace postern
