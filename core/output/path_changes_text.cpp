// SPDX-License-Identifier: Apache-2.0
// Changes of attack paths as plain text, for tickets, chats and screen readers.
#include <algorithm>

#include "base/json_writer.h"
#include "output/path_changes.h"
#include "output/path_report.h"

namespace postern {
namespace {

constexpr size_t kListed = 100;

std::string counted(size_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

int64_t tenthsOf(uint64_t thousandths) { return static_cast<int64_t>((thousandths + 50) / 100); }
std::string riskOf(uint64_t thousandths) { return formatDecimal(tenthsOf(thousandths), 1); }
std::string riskOf(int32_t thousandths) { return riskOf(static_cast<uint64_t>(thousandths)); }

class Text {
 public:
  explicit Text(const PathChanges& changes) : changes_(changes) {}

  std::string write(std::string_view name) {
    head(name);
    steps();
    paths();
    names("Targets that a path leads to now", changes_.targetsNew);
    names("Targets that no path leads to any more", changes_.targetsGone);
    reached("Reached now", changes_.reachedNew);
    reached("Reached no longer", changes_.reachedGone);
    chokePoints();
    return std::move(out_);
  }

 private:
  void head(std::string_view name) {
    const int64_t difference = tenthsOf(changes_.riskAfter) - tenthsOf(changes_.riskBefore);
    out_ = "Attack paths since " + told(name);
    if (changes_.before != kNoTime) out_ += " of " + formatDate(changes_.before);
    out_ += ", as of " + formatDate(changes_.after) + "\n";
    out_ += "Path risk " + riskOf(changes_.riskBefore) + " -> " + riskOf(changes_.riskAfter) + " (" +
            (difference > 0 ? "+" : "") + formatDecimal(difference, 1) + "); " +
            counted(changes_.pathsBefore, "path") + " -> " + std::to_string(changes_.pathsAfter) + "\n";
    size_t of[4] = {};
    for (const PathChanged& path : changes_.paths) ++of[static_cast<size_t>(path.path.change)];
    out_ += std::to_string(of[0]) + " new, " + std::to_string(of[1]) + " gone, " + std::to_string(of[2]) +
            " risen, " + std::to_string(of[3]) + " fallen, " + std::to_string(changes_.unchanged) +
            " as before\n";
    for (const std::string& note : changes_.notes) out_ += told(note) + "\n";
  }

  static std::string words(StepChange change) {
    switch (change) {
      case StepChange::kNew:
        return "possible now";
      case StepChange::kGone:
        return "not possible any more";
      case StepChange::kLikelier:
        return "likelier";
      case StepChange::kLessLikely:
        return "less likely";
      case StepChange::kOther:
        break;
    }
    return "made another way";
  }

  void steps() {
    if (changes_.steps.empty()) return;
    out_ += "\nThe steps that changed\n";
    for (size_t i = 0; i < std::min(changes_.steps.size(), kListed); ++i) {
      const StepChanged& it = changes_.steps[i];
      out_ += "  " + told(it.from) + " -> " + told(it.to) + ": " + words(it.change) + " (" + it.rule +
              (it.technique.empty() ? "" : ", " + it.technique);
      if (it.probabilityBefore != 0) out_ += ", " + percentOf(it.probabilityBefore) + " before";
      if (it.probabilityAfter != 0) out_ += ", " + percentOf(it.probabilityAfter) + " now";
      out_ += "), on " + counted(it.paths, "path") + " that changed\n";
      if (!it.because.empty()) out_ += "     Because: " + told(it.because) + "\n";
      for (const std::string& source : it.sources) out_ += "     Source: " + told(source) + "\n";
      for (const std::string& title : it.findingsNew) out_ += "     Finding now: " + told(title) + "\n";
      for (const std::string& title : it.findingsGone) out_ += "     Finding gone: " + told(title) + "\n";
    }
    more(changes_.steps.size());
  }

  void paths() {
    if (changes_.paths.empty()) return;
    out_ += "\nThe paths that changed\n";
    for (size_t i = 0; i < std::min(changes_.paths.size(), kListed); ++i) {
      const PathChanged& it = changes_.paths[i];
      const PathDifference& path = it.path;
      out_ += "  " + std::string(name(path.change)) + ": ";
      for (size_t node = 0; node < it.titles.size(); ++node)
        out_ += (node == 0 ? "" : " -> ") + told(it.titles[node]);
      out_ += "\n     Risk ";
      if (path.change != PathChange::kNew) out_ += riskOf(path.riskBefore);
      if (path.change == PathChange::kRisen || path.change == PathChange::kFallen) out_ += " -> ";
      if (path.change == PathChange::kGone) {
        out_ += " before";
      } else {
        out_ += riskOf(path.riskAfter) + ", " + percentOf(path.probabilityAfter) + " likely";
      }
      out_ += (it.why.empty() ? "" : "; " + it.why) + "\n";
    }
    more(changes_.paths.size());
  }

  void names(std::string_view title, const std::vector<std::string>& names) {
    if (names.empty()) return;
    out_ += "\n" + std::string(title) + "\n";
    for (size_t i = 0; i < std::min(names.size(), kListed); ++i) out_ += "  " + told(names[i]) + "\n";
    more(names.size());
  }

  void reached(std::string_view title, const std::vector<ReachChanged>& assets) {
    std::vector<std::string> lines;
    for (const ReachChanged& it : assets)
      lines.push_back(it.title + ", " + counted(it.hops, "step") + ", " + percentOf(it.probability) +
                      " likely");
    names(title, lines);
  }

  void chokePoints() {
    std::vector<std::string> lines;
    for (const ChokeChanged& it : changes_.chokePoints)
      lines.push_back(it.title + ": " + percentOf(it.shareBefore) + " -> " + percentOf(it.shareAfter) +
                      " of the risk of all paths, " + counted(it.pathsBefore, "path") + " -> " +
                      std::to_string(it.pathsAfter));
    names("Choke points that moved", lines);
  }

  void more(size_t count) {
    if (count > kListed) out_ += "  and " + std::to_string(count - kListed) + " more\n";
  }

  const PathChanges& changes_;
  std::string out_;
};

}  // namespace

std::string pathChangesText(const PathChanges& changes, std::string_view name) {
  return Text(changes).write(name);
}

}  // namespace postern
