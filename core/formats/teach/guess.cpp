// SPDX-License-Identifier: Apache-2.0
// Which of a file's places hold its results, and what their members are (draft.h).
#include <algorithm>

#include "base/text.h"
#include "formats/teach/column_guess.h"
#include "formats/teach/draft.h"

namespace postern {
namespace {

constexpr int kLeastLikely = 40;  // of a column
constexpr int kLeastWorth = 28;   // of a place
constexpr int kTopList = 10;      // rows of a table, items of the one list there is
constexpr int kAlike = 70;        // percent of the best place's worth that makes another one a peer

std::string lastName(const ShapePlace& place) {
  std::string name;
  for (const std::string_view step : split(place.path, '/')) {
    if (step != "*" && !step.empty()) name = foldedName(step);
  }
  return name;
}

// What the name of a list says about its items being results: points.
int namedWorth(const ShapePlace& place) {
  const std::string name = lastName(place);
  if (containsIgnoreCase(place.path, "definition") || containsIgnoreCase(place.path, "catalog")) return -30;
  if (isOneOf(name,
              "findings finding vulnerabilities vulnerability vulns issues issue results result alerts alert "
              "problems "
              "violations violation errors error matches defects defect leaks advisories misconfigurations "
              "hotspots "
              "weaknesses flaws flaw warnings failures bugs bug threats detections reportitem alertitem vuln "
              "vulnerabilitydetails hits failedchecks"))
    return 25;
  if (isOneOf(
          name,
          "rules rule plugins plugin templates tests references reference links metadata summary "
          "statistics stats "
          "history tools users tags cwes categories fixes licenses policies parameters attributes comments "
          "scans dependencies packages components targets groups"))
    return -30;
  return 0;
}

// One leaf may be two of these: an id is a rule and a vulnerability.
bool mayShare(std::string_view a, std::string_view b) {
  const auto pair = [&](std::string_view one, std::string_view other) {
    return (a == one && b == other) || (a == other && b == one);
  };
  return pair("ids", "rule") || pair("cvss", "score") || pair("ids", "title");
}

// A name and version around the results are more often the scanner's own than a component's.
bool isOfTheTool(std::string_view column, const Leaf& leaf, int likely) {
  constexpr int kClear = 75;
  if (!column.starts_with("component.")) return false;
  for (const std::string_view word :
       {"tool", "scan", "engine", "generator", "driver", "analyzer", "report"}) {
    if (containsIgnoreCase(leaf.path, word)) return true;
  }
  return likely < kClear || leaf.path == "version";
}

// Of every leaf of every place, found once.
using ShapeContents = std::vector<std::vector<Contents>>;

ShapeContents contentsOf(const Shape& shape) {
  ShapeContents all;
  for (const ShapePlace& place : shape.places) {
    all.emplace_back();
    for (const Leaf& leaf : place.leaves) all.back().push_back(contentsOf(leaf));
  }
  return all;
}

class Judge {
 public:
  Judge(const Shape& shape, const ShapeContents& contents, int place)
      : shape_(shape), contents_(contents), place_(place) {}

  DraftRecords judge() {
    DraftRecords out;
    out.path = shape_.places[static_cast<size_t>(place_)].path;
    out.place = place_;
    const ShapePlace& own = shape_.places[static_cast<size_t>(place_)];
    for (const ColumnKind& kind : columnKinds()) {
      if (!choose(kind, own, place_, out) && kind.inherited) chooseAround(kind, out);
    }
    for (const Leaf& leaf : own.leaves) {
      DraftSkip skip;
      if (!isVerdict(leaf, skip.texts)) continue;
      skip.path = leaf.path;
      out.skips.push_back(std::move(skip));
    }
    out.worth += namedWorth(own);
    if (own.path == "/" && shape_.list) out.worth += kTopList;
    return out;
  }

 private:
  bool isTaken(const std::string& path, std::string_view column, const DraftRecords& records) const {
    return std::any_of(records.columns.begin(), records.columns.end(), [&](const DraftColumn& it) {
      return it.path == path && !mayShare(it.column, column);
    });
  }

  bool choose(const ColumnKind& kind, const ShapePlace& from, int at, DraftRecords& out) {
    const Leaf* best = nullptr;
    int likeliest = kLeastLikely - 1;
    const std::vector<Contents>& contents = contents_[static_cast<size_t>(at)];
    for (size_t i = 0; i < from.leaves.size(); ++i) {
      const Leaf& leaf = from.leaves[i];
      const int likely = columnLikelihood(kind.column, leaf, contents[i], from.count);
      if (likely <= likeliest || (at != place_ && isOfTheTool(kind.column, leaf, likely))) continue;
      const std::string path = pathFrom(shape_, place_, at, leaf.path);
      if (!path.empty() && !isTaken(path, kind.column, out)) {
        best = &leaf;
        likeliest = likely;
      }
    }
    if (best == nullptr) return false;
    out.columns.push_back({std::string(kind.column), pathFrom(shape_, place_, at, best->path), likeliest,
                           best->samples.empty() ? std::string() : best->samples[0]});
    if (at == place_) out.worth += kind.worth * likeliest / 100;
    return true;
  }

  void chooseAround(const ColumnKind& kind, DraftRecords& out) {
    for (int at = shape_.places[static_cast<size_t>(place_)].parent; at >= 0;
         at = shape_.places[static_cast<size_t>(at)].parent) {
      if (choose(kind, shape_.places[static_cast<size_t>(at)], at, out)) return;
    }
  }

  const Shape& shape_;
  const ShapeContents& contents_;
  int place_;
};

bool hasColumn(const DraftRecords& records, std::string_view column) {
  return std::any_of(records.columns.begin(), records.columns.end(),
                     [column](const DraftColumn& it) { return it.column == column; });
}

}  // namespace

Family familyOfDraft(const Draft& draft) {
  const auto has = [&](std::string_view column) {
    return std::any_of(draft.records.begin(), draft.records.end(),
                       [column](const DraftRecords& it) { return hasColumn(it, column); });
  };
  if (has("ids") || has("component.version") || has("fix_versions")) return Family::kDependencies;
  if (has("secret")) return Family::kSecrets;
  if (has("url")) return Family::kDynamic;
  if (has("file")) return Family::kCode;
  if (has("asset.host")) return Family::kNetwork;
  return has("resource") ? Family::kInfrastructure : Family::kMixed;
}

namespace {

// Whether every record has a severity and a title where some have.
bool isFilledThroughout(const ShapePlace& place, const DraftRecords& records) {
  return std::all_of(records.columns.begin(), records.columns.end(), [&](const DraftColumn& column) {
    if (column.column != "severity" && column.column != "title") return true;
    const Leaf* leaf = place.leaf(column.path);
    return leaf == nullptr || leaf->filled >= place.count;
  });
}

// How sure it is that the best place's records are the results, and all of them.
void judgeDraft(const Shape& shape, const std::vector<DraftRecords>& all, Draft& draft) {
  const DraftRecords& best = all[0];
  int sure = std::min(best.worth, 100);
  const auto doubt = [&](int points, std::string question) {
    sure -= points;
    if (!question.empty()) draft.questions.push_back(std::move(question));
  };
  for (size_t i = 1; i < all.size(); ++i) {
    const bool included = std::any_of(draft.records.begin(), draft.records.end(),
                                      [&](const DraftRecords& it) { return it.place == all[i].place; });
    if (included || all[i].worth * 100 < best.worth * 45) continue;
    doubt(20, "The results may be at " + all[i].path + " instead of " + best.path + ".");
    break;
  }
  if (draft.records.size() > 1)
    doubt(10, "Results were found at " + std::to_string(draft.records.size()) +
                  " places; are all of them results?");
  if (!hasColumn(best, "severity") && !hasColumn(best, "ids")) doubt(15, "No severity was found.");
  if (!hasColumn(best, "title")) doubt(10, "No title was found.");
  if (!best.skips.empty()) {
    doubt(10, "Records whose " + best.skips[0].path + " is \"" + best.skips[0].texts[0] +
                  "\" are left out as no results.");
  }
  const ShapePlace& place = shape.places[static_cast<size_t>(best.place)];
  if (!isFilledThroughout(place, best))
    doubt(15, "Some of the records lack what the others have; are all of them results?");
  if (shape.syntax == Syntax::kXml && place.repeated == 0)
    doubt(10, "There is one record; are there others elsewhere?");
  if (namedWorth(place) <= 0) doubt(10, "Are the records at " + place.path + " the results?");
  if (shape.clipped) doubt(10, "The file has more kinds of members than were looked at.");
  // Lists of anything have names and texts; results are called results or are rated.
  const auto rates = [](const DraftColumn& it) {
    static constexpr std::string_view kRating[] = {"severity", "ids", "cwe",   "cvss",
                                                   "score",    "fix", "state", "secret"};
    return std::find(std::begin(kRating), std::end(kRating), it.column) != std::end(kRating);
  };
  const bool rated = std::any_of(best.columns.begin(), best.columns.end(), rates);
  if (!rated && namedWorth(place) <= 0) sure = std::min(sure, kLeastMapping - 1);
  draft.confidence = std::max(sure, 0);
}

}  // namespace

std::string pathFrom(const Shape& shape, int place, int from, std::string_view leaf) {
  if (place == from) return std::string(leaf);
  uint32_t levels = 0;
  int at = place;
  while (at >= 0 && at != from) {
    levels += shape.places[static_cast<size_t>(at)].levels;
    at = shape.places[static_cast<size_t>(at)].parent;
  }
  if (at < 0 || levels == 0 || leaf.starts_with('$')) return {};
  return std::string(levels, '^') + "/" + std::string(leaf);
}

DraftRecords guessRecords(const Shape& shape, int place) {
  return Judge(shape, contentsOf(shape), place).judge();
}

Draft guessDraft(const Shape& shape) {
  Draft draft;
  std::vector<DraftRecords> all;
  const ShapeContents contents = contentsOf(shape);
  for (size_t i = 0; i < shape.places.size(); ++i) {
    DraftRecords judged = Judge(shape, contents, static_cast<int>(i)).judge();
    if (judged.worth >= kLeastWorth) all.push_back(std::move(judged));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const DraftRecords& a, const DraftRecords& b) { return a.worth > b.worth; });
  if (all.empty()) return draft;
  for (const DraftRecords& judged : all) {
    const auto named = [&](const DraftRecords& it) {
      return lastName(shape.places[static_cast<size_t>(it.place)]);
    };
    const int least = named(judged) == named(all[0]) ? kAlike - 20 : kAlike;
    const bool alike = judged.worth * 100 >= all[0].worth * least;
    const bool apart = std::none_of(draft.records.begin(), draft.records.end(), [&](const DraftRecords& it) {
      return areRelated(shape, it.place, judged.place);
    });
    if (alike && apart && draft.records.size() < 8) draft.records.push_back(judged);
  }
  draft.family = familyOfDraft(draft);
  judgeDraft(shape, all, draft);
  return draft;
}

}  // namespace postern
