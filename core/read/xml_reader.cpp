// SPDX-License-Identifier: Apache-2.0
// One pass: every element is built on the tape until it is known whether it is kept, a record, or in the way.
#include "read/xml_reader.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "read/limits.h"
#include "read/place.h"
#include "read/xml_builder.h"
#include "read/xml_parser.h"

namespace postern {
namespace {

// Children kept of one element around records: enough for every header seen, and a bound on memory and
// look-ups.
constexpr uint32_t kMaxContextMembers = 4096;

// Positions of children among their namesakes. Few names per element, so a short list does; hostile variety
// gets a map.
class Ordinals {
 public:
  void clear() {
    few_.clear();
    many_.clear();
  }
  uint32_t next(StringId name) {
    for (auto& [known, count] : few_) {
      if (known == name) return ++count;
    }
    if (few_.size() < 32) {
      few_.emplace_back(name, 1);
      return 1;
    }
    return ++many_[name];
  }

 private:
  std::vector<std::pair<StringId, uint32_t>> few_;
  std::unordered_map<StringId, uint32_t> many_;
};

class RecordFinder final : public XmlEvents {
 public:
  RecordFinder(std::string_view text, const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics)
      : parser_(text, *this),
        places_(text),
        builder_(tape_, names_),
        paths_(&paths),
        handler_(handler),
        diagnostics_(&diagnostics) {}

  Status run() { return parser_.run(parser_.text().size(), true); }

  void onStart(std::string_view qualifiedName, const char** attributes) override {
    if (skipDepth_ > 0) {
      ++skipDepth_;
      return;
    }
    const std::string_view name = xmlLocalName(qualifiedName);
    const uint32_t depth = builder_.depth();
    if (depth >= limits::kMaxDepth) return refuse("nested deeper than 512 levels");
    if (tape_.size() >= limits::kMaxRecordCells) return refuse("one record has more than 16,000,000 values");
    if (recordDepth_ > 0) return builder_.open(name, attributes);
    const uint32_t active = depth == 0 ? paths_->step(paths_->all(), 0, name) : stepInto(depth, name);
    int path = depth == 0 ? paths_->recordAt(paths_->all(), 0) : -1;
    if (path < 0 && active != 0) path = paths_->recordAt(active, depth + 1);
    if (path < 0 && paths_->hasAnywhere()) path = paths_->anywhere(name);
    if (path >= 0 && paths_->isSkipped(path)) {
      skipDepth_ = 1;
      return;
    }
    builder_.open(name, attributes);
    describe(depth, name, active);
    if (path < 0) return;
    recordDepth_ = depth + 1;
    record_ = Record{};
    record_.spec = static_cast<uint32_t>(path);
    record_.range.begin = parser_.eventBegin();
  }

  void onEnd() override {
    if (skipDepth_ > 0) {
      --skipDepth_;
      return;
    }
    const uint32_t depth = builder_.depth();
    if (depth == recordDepth_) return emit();
    if (recordDepth_ > 0) return builder_.close();
    if (depth == 1) return;
    Level& level = levels_[depth - 1];
    Level& outer = levels_[depth - 2];
    if (!level.hasRecord && outer.kept < kMaxContextMembers) {
      ++outer.kept;
      return builder_.close();
    }
    if (!level.hasRecord)
      diagnostics_->add("context_cut", "more than 4,096 children around the records", place());
    outer.hasRecord |= level.hasRecord;
    builder_.drop();
  }

  void onText(std::string_view text) override {
    if (skipDepth_ == 0 && builder_.depth() > 0) builder_.text(text);
  }

  void onSkippedEntity(std::string_view name) override {
    diagnostics_->add("unknown_entity",
                      "the entity &" + std::string(name.substr(0, 80)) + "; is not defined in the file",
                      place());
  }

 private:
  struct Level {
    uint32_t active = 0;
    uint32_t kept = 0;
    bool hasRecord = false;
    std::string step;  // "host[3]"
    Ordinals ordinals;
  };

  uint32_t stepInto(uint32_t depth, std::string_view name) const {
    const uint32_t active = levels_[depth - 1].active;
    return active == 0 ? 0 : paths_->step(active, depth, name);
  }

  void describe(uint32_t depth, std::string_view name, uint32_t active) {
    if (levels_.size() <= depth) levels_.resize(depth + 1);
    Level& level = levels_[depth];
    level.active = active;
    level.kept = 0;
    level.hasRecord = false;
    level.ordinals.clear();
    level.step.assign(name);
    if (depth == 0 || (active == 0 && !paths_->hasAnywhere())) return;
    const uint32_t position = levels_[depth - 1].ordinals.next(names_.intern(name));
    level.step.append("[").append(std::to_string(position)).append("]");
  }

  void emit() {
    record_.range.end = parser_.eventEnd();
    record_.node = builder_.finish();
    builder_.enclosing(ancestors_);
    record_.ancestors = ancestors_;
    parent_ = "/";
    for (uint32_t i = 0; i + 1 < recordDepth_; ++i) parent_.append(levels_[i].step).append("/");
    record_.parent = parent_;
    record_.key = levels_[recordDepth_ - 1].step;
    record_.index = count_++;
    handler_(record_);
    if (recordDepth_ > 1) levels_[recordDepth_ - 2].hasRecord = true;
    recordDepth_ = 0;
    builder_.drop();
  }

  std::string place() { return places_.describe(parser_.eventBegin()); }
  void refuse(std::string_view what) {
    parser_.stop(makeError(ErrorCode::kTooLarge, std::string(what), parser_.eventBegin(), place()));
  }

  XmlParser parser_;
  PlaceFinder places_;  // every child that is left out asks
  Tape tape_;
  StringPool names_;
  XmlBuilder builder_;
  const PathSet* paths_;
  RecordHandler handler_;
  Diagnostics* diagnostics_;
  std::vector<Level> levels_;
  std::vector<Node> ancestors_;
  std::string parent_;
  Record record_;
  uint32_t recordDepth_ = 0;  // 0: outside of records
  uint32_t skipDepth_ = 0;
  uint32_t count_ = 0;
};

constexpr uint32_t kSkimDepth = 7;
constexpr uint32_t kSkimMembers = 64;
constexpr uint32_t kSkimNamesakes = 3;

class Skimmer final : public XmlEvents {
 public:
  Skimmer(std::string_view text, Tape& tape, StringPool& names)
      : parser_(text, *this), tape_(&tape), names_(&names), builder_(tape, names) {}

  XmlHead run() {
    const size_t size = parser_.text().size();
    const bool whole = size <= limits::kProbeBytes;
    head_.faulty = !parser_.run(whole ? size : limits::kProbeBytes, whole).ok();
    while (builder_.depth() > 0) builder_.close();
    head_.rootNamespace = tape_->arena().copy(rootNamespace_);
    return head_;
  }

  void onStart(std::string_view qualifiedName, const char** attributes) override {
    const std::string_view name = xmlLocalName(qualifiedName);
    const uint32_t depth = builder_.depth();
    if (skipDepth_ > 0 || depth >= kSkimDepth || (depth > 0 && !isWanted(depth, name))) {
      ++skipDepth_;
      return;
    }
    if (depth == 0) {
      head_.hasRoot = true;
      head_.rootName = names_->text(names_->intern(name));
      rootNamespace_ = xmlDeclaredNamespace(qualifiedName, attributes);
    }
    builder_.open(name, attributes);
  }
  void onEnd() override {
    if (skipDepth_ > 0) {
      --skipDepth_;
    } else {
      builder_.close();
    }
  }
  void onText(std::string_view text) override {
    if (skipDepth_ == 0 && builder_.depth() > 0) builder_.text(text);
  }
  void onSkippedEntity(std::string_view) override {}

 private:
  struct Run {
    std::string name;
    uint32_t length = 0;
  };

  bool isWanted(uint32_t depth, std::string_view name) {
    if (builder_.members() >= kSkimMembers) return false;
    runs_[depth].length = 0;
    Run& run = runs_[depth - 1];
    if (run.name != name) run = {std::string(name), 0};
    return ++run.length <= kSkimNamesakes;
  }

  XmlParser parser_;
  Tape* tape_;
  StringPool* names_;
  XmlBuilder builder_;
  XmlHead head_;
  std::string rootNamespace_;
  std::array<Run, kSkimDepth + 1> runs_;
  uint32_t skipDepth_ = 0;
};

}  // namespace

Status readXml(std::string_view text, const PathSet& paths, RecordHandler handler, Diagnostics& diagnostics) {
  RecordFinder finder(text, paths, handler, diagnostics);
  return finder.run();
}

XmlHead skimXml(std::string_view text, Tape& tape, StringPool& names) {
  Skimmer skimmer(text, tape, names);
  return skimmer.run();
}

}  // namespace postern
