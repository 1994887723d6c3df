// SPDX-License-Identifier: Apache-2.0
// Formats nobody taught, over the corpus: auto-mapping, and teaching by at most five clicks. Each format that
// is taught is switched off; a script clicks, on one of its files, values that the expected findings of that
// file have; the resulting spec reads the format's other files.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "formats/teach/auto_map.h"
#include "tests/conformance/guessing.h"

namespace postern::corpus {
namespace {

struct Shown {
  std::string path, text;
};

// Every value of a file with the path that the page gives it.
void show(Node node, const std::string& path, bool xml, std::vector<Shown>& all) {
  if (node.isArray()) {
    size_t index = 0;
    for (const Node item : node.items()) show(item, path + "/" + std::to_string(index++), xml, all);
  } else if (node.isObject()) {
    std::map<std::string_view, size_t> seen, total;
    for (const Node::Member member : node.members()) ++total[member.key];
    for (const Node::Member member : node.members()) {
      std::string inner = path + "/" + escapedStep(member.key);
      if (xml && total[member.key] > 1) inner += "/" + std::to_string(seen[member.key]++);
      if (xml && !member.value.isObject()) all.push_back({inner, std::string(member.value.text())});
      show(member.value, inner, xml, all);
    }
  } else if (!xml) {
    all.push_back({path, std::string(node.text())});
  }
}

std::vector<Shown> showAll(Document& in) {
  std::vector<Shown> all;
  const Probe& probe = in.probe();
  const bool xml = probe.syntax == Syntax::kXml;
  const TopLevel top = topLevelOf(probe);
  size_t index = 0;
  const auto look = [&](const Record& record) {
    show(record.node, top.list ? "/" + std::to_string(index++) : xml ? top.path : "", xml, all);
  };
  Diagnostics ignored;
  EXPECT_TRUE(in.read({std::string_view(top.path)}, look, ignored));
  return all;
}

constexpr size_t kClicks = 5;

class Session {
 public:
  Session(const File& file, std::string bytes) : file_(file), bytes_(std::move(bytes)) {
    auto opened = Document::open(file.name, bytes_, ignored_);
    if (!opened) return;
    auto shape = readShape(opened.value());
    if (!shape) return;
    shape_ = std::move(shape).value();
    values_ = showAll(opened.value());
    draft_ = guessDraft(shape_);
  }

  // What a person would do: look at the count; while it is wrong, point at a title, a severity, an id, the
  // place; at a verdict that is no result.
  std::string teach() {
    for (const auto& [column, field] :
         {std::pair("title", "title"), std::pair("severity", "severity_text"), std::pair("ids", "id"),
          std::pair("file", "file"), std::pair("asset.host", "host")}) {
      if (isRight()) break;
      click(column, field);
    }
    // Nothing was guessed and nothing known stands in the file as it is: any value of the first result.
    if (draft_.records.empty() && !values_.empty()) {
      ++clicks_;
      EXPECT_TRUE(applyPick({values_[0].path, "title", values_[0].text}, shape_, draft_)) << file_.name;
    }
    if (!isRight()) clickVerdict();
    if (!isRight()) clickRecord();
    return spec();
  }
  size_t clicks() const { return clicks_; }

 private:
  std::string spec() {
    draft_.id = "taught";
    draft_.title = "Taught";
    return specOf(draft_, shape_);
  }

  bool isRight() {
    const std::string text = spec();
    return !text.empty() && countWith(text, file_, bytes_) == *file_.expected;
  }

  void click(const char* column, const char* field) {
    const auto wanted = file_.fields.find(field);
    if (wanted == file_.fields.end() || clicks_ >= kClicks) return;
    for (const Shown& shown : values_) {
      const std::string text = toLowerAscii(trim(shown.text));
      if (wanted->second.count(text) == 0) continue;
      ++clicks_;
      EXPECT_TRUE(applyPick({shown.path, column, shown.text}, shape_, draft_))
          << file_.name << ' ' << shown.path;
      return;
    }
  }

  void clickVerdict() {
    for (const Shown& shown : values_) {
      for (const std::string_view passed :
           {"pass", "passed", "ok", "false", "closed", "fixed", "success", "info"}) {
        if (!equalsIgnoreCase(shown.text, passed) || clicks_ >= kClicks) continue;
        const Draft before = draft_;
        if (!applyPick({shown.path, "skip", shown.text}, shape_, draft_)) continue;
        if (isRight()) {
          ++clicks_;
          return;
        }
        draft_ = before;  // looked at, not clicked
      }
    }
  }

  // "This is one result, too", for a list that was left out.
  void clickRecord() {
    std::set<std::string> tried;
    for (const Shown& shown : values_) {
      const std::string object = shown.path.substr(0, shown.path.rfind('/'));
      std::string list;
      for (const std::string_view step : split(object, '/'))
        list += parseInt(step) ? "/*" : "/" + std::string(step);
      if (object.empty() || clicks_ >= kClicks || tried.size() > 40 || !tried.insert(list).second) continue;
      const Draft before = draft_;
      if (applyPick({object, "record", ""}, shape_, draft_) && isRight()) {
        ++clicks_;
        return;
      }
      draft_ = before;  // looked at, not clicked
    }
  }

 public:
  static int64_t countWith(const std::string& spec, const File& file, const std::string& bytes) {
    const auto taught = teachFormat("taught.json", spec);
    EXPECT_TRUE(taught) << (taught ? "" : taught.error().message + taught.error().where) << spec;
    if (!taught) return -1;
    const Format* const formats[] = {&taught.value()->format};
    ImportSettings settings;
    settings.choice.taught = formats;
    settings.choice.format = "taught";
    return static_cast<int64_t>(import(file.name, bytes, settings).observations);
  }

 private:
  const File& file_;
  std::string bytes_;
  Diagnostics ignored_;
  Shape shape_;
  std::vector<Shown> values_;
  Draft draft_;
  size_t clicks_ = 0;
};

// Where the results of a file are, as the built-in spec reads them: a spec taught on one file can read those
// that have them at the same places.
std::set<std::string> placesOf(const File& file) {
  const Import known = import(file.name, readFile(*shared("corpus") / file.name));
  std::set<std::string> places;
  for (uint32_t row = 0; row < known.tables.observations.rows; ++row) {
    std::string place;
    for (const std::string_view step :
         split(known.tables.strings.text(known.tables.observations.recordParent[row]), '/'))
      place += parseInt(step) ? "/*" : "/" + std::string(step);
    places.insert(place);
  }
  return places;
}

bool isTaughtBy(const File& file, const File& taught) {
  const std::set<std::string> here = placesOf(file), there = placesOf(taught);
  return std::includes(there.begin(), there.end(), here.begin(), here.end());
}

bool isReadBySpec(const File& file) {
  const Import known = import(file.name, readFile(*shared("corpus") / file.name));
  return known.outcomes.size() == 1 && known.outcomes[0].format != nullptr &&
         known.outcomes[0].format->spec != nullptr && known.outcomes[0].format->syntaxes != "text" &&
         known.observations > 0 && static_cast<int64_t>(known.observations) == file.expected.value_or(-1);
}

TEST(Teach, FiveClicksReadTheOtherFiles) {
  if (!shared("corpus")) GTEST_SKIP() << "skipped: ../shared/corpus is not there";
  std::map<std::string, std::vector<File>> folders;
  for (const File& file : files(*shared("corpus"))) {
    if (file.expected && isReadBySpec(file)) folders[file.folder].push_back(file);
  }
  size_t formats = 0, taught = 0, others = 0, right = 0;
  for (auto& [folder, all] : folders) {
    // The file that shows most.
    std::stable_sort(all.begin(), all.end(),
                     [](const File& a, const File& b) { return *a.expected > *b.expected; });
    const File first = all[0];
    all.erase(
        std::remove_if(all.begin() + 1, all.end(), [&](const File& it) { return !isTaughtBy(it, first); }),
        all.end());
    if (all.size() < 2) continue;
    ++formats;
    Session session(all[0], readFile(*shared("corpus") / all[0].name));
    const std::string spec = session.teach();
    if (spec.empty()) {
      others += all.size() - 1;
      std::printf("not taught: %s\n", folder.c_str());
      continue;
    }
    ++taught;
    for (size_t i = 1; i < all.size(); ++i) {
      ++others;
      const int64_t count = Session::countWith(spec, all[i], readFile(*shared("corpus") / all[i].name));
      right += count == *all[i].expected ? 1 : 0;
      if (count != *all[i].expected)
        std::printf("%s by %s: %lld expected, %lld (%zu clicks)\n", all[i].name.c_str(), all[0].name.c_str(),
                    static_cast<long long>(*all[i].expected), static_cast<long long>(count),
                    session.clicks());
    }
  }
  std::printf("teaching %zu of %zu formats: %zu of %zu other files right (%zu %%)\n", taught, formats, right,
              others, right * 100 / std::max<size_t>(others, 1));
  EXPECT_GE(formats, 40U);
  EXPECT_GE(right * 100, others * 85);
}

TEST(AutoMapping, IsRightOrSaysPleaseCheck) {
  if (!shared("corpus")) GTEST_SKIP() << "skipped: ../shared/corpus is not there";
  std::vector<Guess> all;
  for (const File& file : files(*shared("corpus"))) {
    if (const auto guess = guessCount(file)) all.push_back(*guess);
  }
  printGuesses(all);
  const auto count = [&](auto is) { return static_cast<size_t>(std::count_if(all.begin(), all.end(), is)); };
  EXPECT_GE(count([](const Guess& it) { return it.right(); }) * 100, all.size() * 65);
  EXPECT_LE(count([](const Guess& it) { return it.unmarked && !it.right(); }) * 100, all.size() * 2);
}

}  // namespace
}  // namespace postern::corpus
