// SPDX-License-Identifier: Apache-2.0
// What a person points at: from the path of one value to the path of that value in every record (draft.h).
#include <algorithm>

#include "base/text.h"
#include "formats/teach/column_guess.h"
#include "formats/teach/draft.h"

namespace postern {
namespace {

using Steps = std::vector<std::string_view>;

Steps stepsOf(std::string_view path) {
  Steps steps = split(path, '/');
  steps.erase(std::remove(steps.begin(), steps.end(), std::string_view()), steps.end());
  return steps;
}

bool isNumber(std::string_view step) {
  return !step.empty() && step.find_first_not_of("0123456789") == std::string_view::npos;
}

// A place's path as concrete paths have it: the number of a top-level value first; XML's numbers are dropped.
Steps patternOf(const Shape& shape, const ShapePlace& place) {
  Steps steps = stepsOf(place.path);
  if (shape.list) steps.insert(steps.begin(), "*");
  return steps;
}

struct Target {
  int place = -1;
  std::string leaf;  // "" = the record itself
};

std::string leafOf(const ShapePlace& place, const Steps& rest) {
  // As it is, else with items of lists left out or starred: the way the shape names them.
  std::string plain, bare, starred;
  for (const std::string_view step : rest) {
    plain += (plain.empty() ? "" : "/") + std::string(step);
    if (!isNumber(step)) bare += (bare.empty() ? "" : "/") + std::string(step);
    starred += (starred.empty() ? "" : "/") + std::string(isNumber(step) ? "*" : step);
  }
  for (const std::string& path : {plain, bare, starred}) {
    if (place.leaf(path) != nullptr) return path;
  }
  return bare;
}

// The deepest place that the path goes through.
Target find(const Shape& shape, std::string_view path) {
  Steps steps = stepsOf(path);
  const bool xml = shape.syntax == Syntax::kXml;
  if (xml) steps.erase(std::remove_if(steps.begin(), steps.end(), isNumber), steps.end());
  Target out;
  size_t deepest = 0;
  for (size_t i = 0; i < shape.places.size(); ++i) {
    const Steps pattern = patternOf(shape, shape.places[i]);
    if (pattern.size() > steps.size() || (out.place >= 0 && pattern.size() < deepest)) continue;
    const bool through =
        std::equal(pattern.begin(), pattern.end(), steps.begin(),
                   [](std::string_view want, std::string_view has) { return want == "*" || want == has; });
    if (!through) continue;
    deepest = pattern.size();
    out.place = static_cast<int>(i);
    out.leaf = leafOf(shape.places[i],
                      Steps(steps.begin() + static_cast<std::ptrdiff_t>(pattern.size()), steps.end()));
  }
  return out;
}

// From a record to a value in a list inside of it: below the record, with every item.
std::string pathDown(const Shape& shape, int outer, int inner, std::string_view leaf) {
  const std::string& from = shape.places[static_cast<size_t>(outer)].path;
  std::string way = shape.places[static_cast<size_t>(inner)].path.substr(from == "/" ? 0 : from.size());
  if (way.starts_with('/')) way.erase(0, 1);
  if (shape.syntax == Syntax::kXml && shape.places[static_cast<size_t>(inner)].repeated > 0) way += "/*";
  return leaf.empty() ? way : way + "/" + std::string(leaf);
}

bool tellsResultsApart(std::string_view column) {
  return column == "title" || column == "severity" || column == "rule" || column == "ids" || column == "id";
}

// The records that a pick at this place is about; others are put in their place where it is about none.
DraftRecords& recordsFor(const Shape& shape, const Target& target, std::string_view column, Draft& draft) {
  for (DraftRecords& records : draft.records) {
    if (isWithin(shape, target.place, records.place)) return records;
    if (!isWithin(shape, records.place, target.place)) continue;
    // An element that each record has once is part of it; one of many may be the result itself.
    const std::string down = pathDown(shape, records.place, target.place, target.leaf);
    if (!tellsResultsApart(column) || shape.places[static_cast<size_t>(records.place)].leaf(down) != nullptr)
      return records;
  }
  draft.records.assign(1, guessRecords(shape, target.place));
  return draft.records[0];
}

bool isColumn(std::string_view column) {
  static constexpr std::string_view kMore[] = {"end_line",
                                               "column",
                                               "symbol",
                                               "id",
                                               "tags",
                                               "fingerprints",
                                               "dependency_path",
                                               "reachability",
                                               "verified",
                                               "host",
                                               "protocol",
                                               "occurrences",
                                               "component.ecosystem",
                                               "component.group",
                                               "component.cpe",
                                               "component.file",
                                               "component.licences",
                                               "asset.image",
                                               "asset.repository",
                                               "asset.application",
                                               "asset.cloud"};
  const auto& kinds = columnKinds();
  return std::any_of(kinds.begin(), kinds.end(),
                     [column](const ColumnKind& kind) { return kind.column == column; }) ||
         std::find(std::begin(kMore), std::end(kMore), column) != std::end(kMore);
}

void setColumn(DraftRecords& records, std::string_view column, std::string path, std::string sample) {
  const bool asset = column.starts_with("asset.");
  records.columns.erase(std::remove_if(records.columns.begin(), records.columns.end(),
                                       [&](const DraftColumn& it) {
                                         return it.column == column || it.path == path ||
                                                (asset && it.column.starts_with("asset."));
                                       }),
                        records.columns.end());
  records.columns.push_back({std::string(column), std::move(path), 100, std::move(sample)});
}

}  // namespace

Status applyPick(const Pick& pick, const Shape& shape, Draft& draft) {
  const Target target = find(shape, pick.path);
  if (target.place < 0) return makeError(ErrorCode::kNotFound, "nothing of the file is at " + pick.path);
  if (pick.column == "record") {
    // The first one corrects the guess; what else is a result stands beside it.
    const auto related = [&](const DraftRecords& it) { return areRelated(shape, it.place, target.place); };
    if (!draft.picked) draft.records.clear();
    draft.records.erase(std::remove_if(draft.records.begin(), draft.records.end(), related),
                        draft.records.end());
    draft.records.push_back(guessRecords(shape, target.place));
    draft.picked = true;
    draft.questions.clear();
    draft.confidence = 100;
    draft.family = familyOfDraft(draft);
    return Done{};
  }
  const ShapePlace& place = shape.places[static_cast<size_t>(target.place)];
  if (target.leaf.empty() || (!shape.clipped && place.leaf(target.leaf) == nullptr))
    return makeError(ErrorCode::kNotFound, "there is no value at " + pick.path);
  if (pick.column != "skip" && !pick.column.empty() && !isColumn(pick.column))
    return makeError(ErrorCode::kNotFound, "no column is named \"" + pick.column + "\"");
  DraftRecords& records = recordsFor(shape, target, pick.column, draft);
  draft.picked = true;
  const std::string path = target.place != records.place && isWithin(shape, records.place, target.place)
                               ? pathDown(shape, records.place, target.place, target.leaf)
                               : pathFrom(shape, records.place, target.place, target.leaf);
  if (path.empty())
    return makeError(ErrorCode::kNotFound, "the records cannot reach the value at " + pick.path);
  if (pick.column.empty()) {
    const auto isIt = [&](const DraftColumn& it) { return it.path == path; };
    records.columns.erase(std::remove_if(records.columns.begin(), records.columns.end(), isIt),
                          records.columns.end());
  } else if (pick.column == "skip") {
    records.skips.push_back({path, {pick.text}});
  } else {
    setColumn(records, pick.column, path, pick.text);
  }
  draft.family = familyOfDraft(draft);
  return Done{};
}

}  // namespace postern
