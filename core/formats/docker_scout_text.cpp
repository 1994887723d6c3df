// SPDX-License-Identifier: Apache-2.0
// What `docker scout cves` prints (format "packages"): a package's URL, then its vulnerabilities, each a line
// "✗ HIGH CVE-…" and lines "Label : value". Colours of a terminal are dropped. Ignores: the overview, the
// hint on what to do next. https://docs.docker.com/reference/cli/docker/scout/cves/
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"
#include "formats/same_vulnerability.h"
#include "formats/software.h"
#include "formats/web_links.h"

namespace postern {
namespace {

constexpr std::string_view kCross = "\xE2\x9C\x97 ";  // U+2717
constexpr std::string_view kBar = "\xE2\x94\x82";     // U+2502, between the columns of the overview

// "\x1b[31m" and its like (ECMA-48, 5.4).
std::string withoutColours(std::string_view line) {
  std::string out;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\x1b' && i + 1 < line.size() && line[i + 1] == '[') {
      i += 2;
      while (i < line.size() && !(line[i] >= '@' && line[i] <= '~')) ++i;
    } else {
      out += line[i];
    }
  }
  return out;
}

Match sniffScoutText(const Probe& probe) {
  if (probe.syntax != Syntax::kText) return {};
  const auto says = [&](std::string_view text) { return probe.head.find(text) != std::string_view::npos; };
  if (says("Packages and Vulnerabilities")) return {90, "Packages and Vulnerabilities"};
  if (says(kCross) && says("Affected range")) return {90, "crossed vulnerabilities with an affected range"};
  return {};
}

class Importer {
 public:
  explicit Importer(BatchBuilder& out) : out_(out), software_(out) {}

  void line(const Record& record, std::string_view text);
  void end();

 private:
  void start(const Record& record, std::string_view text);
  void detail(std::string_view label, std::string_view value);
  void overview(std::string_view text);

  BatchBuilder& out_;
  Software software_;
  AssetRef target_ = kNone;
  ComponentRef component_ = kNone;
  Observation found_;
  RecordPlace place_;
  bool isOpen_ = false;
};

void Importer::line(const Record& record, std::string_view text) {
  // Above the packages the same cross marks "Detected 2 vulnerable packages".
  const size_t cross = component_ == kNone ? std::string_view::npos : text.find(kCross);
  if (cross != std::string_view::npos) {
    end();
    return start(record, trim(text.substr(cross + kCross.size())));
  }
  text = trim(text);
  if (text.starts_with("pkg:")) {
    end();
    component_ = out_.component(componentFromPurl(out_, text));
    return software_.contains(target_, component_, record);
  }
  if (!isOpen_) return overview(text);
  if (text.starts_with("http")) {
    place_.range.end = record.range.end;
    return addLinks(out_, found_.references, text);
  }
  const size_t colon = text.find(" : ");
  if (colon == std::string_view::npos) return;
  place_.range.end = record.range.end;
  detail(trim(text.substr(0, colon)), trim(text.substr(colon + 3)));
}

// "Target │ app:1.4": the image is the asset of all that follows.
void Importer::overview(std::string_view text) {
  const size_t bar = text.find(kBar);
  if (target_ != kNone || bar == std::string_view::npos) return;
  const std::string_view label = trim(text.substr(0, bar));
  if (label != "Target" && label != "Image reference") return;
  std::string_view value = trim(text.substr(bar + kBar.size()));
  value = trim(value.substr(0, value.find(kBar)));
  target_ = imageAsset(out_, value);
  out_.target(target_);
}

// "HIGH CVE-2023-44487 CISA KEV [OWASP Top Ten 2017 Category A9 - …]"
void Importer::start(const Record& record, std::string_view text) {
  const size_t space = text.find(' ');
  const std::string_view severity = text.substr(0, space);
  const std::string_view rest =
      space == std::string_view::npos ? std::string_view() : trim(text.substr(space));
  const std::string_view id = rest.substr(0, rest.find(' '));
  if (id.empty()) return out_.skip(record, "no_id", "a vulnerability without an id");
  isOpen_ = true;
  place_.range = record.range;
  place_.parent = "/";
  place_.index = record.index;
  found_ = Observation{};
  found_.kind = ObservationKind::kVulnerability;
  found_.component = component_;
  found_.rule = out_.text(id);
  IdList named;
  addVulnerabilityId(out_, named, id);
  setVulnerabilities(out_, found_, named);
  setSeverity(out_, found_, severity);
  if (rest.find("CISA KEV") != std::string_view::npos) found_.flags |= kFlagExploited;
  const size_t bracket = rest.find('[');
  const std::string_view title = bracket == std::string_view::npos ? id : rest.substr(bracket + 1);
  found_.title = out_.plain(title.substr(0, title.rfind(']')));
}

void Importer::detail(std::string_view label, std::string_view value) {
  if (label == "Fixed version" && !equalsIgnoreCase(value, "not fixed")) {
    found_.fixVersions.add(out_.text(value));
    found_.flags |= kFlagFixAvailable;
  }
  if (label == "CVSS Score") setScore(found_, value);
  if (label == "CVSS Vector") addCvss(out_, found_, value);
  if (label == "Affected range") found_.description = out_.plain("Affected: " + std::string(value));
}

void Importer::end() {
  if (isOpen_) out_.add(place_, found_);
  isOpen_ = false;
}

Status importScoutText(Document& in, BatchBuilder& out) {
  out.tool("Docker Scout");
  Importer importer(out);
  const Status status = in.read(
      {"/*"}, [&](const Record& record) { importer.line(record, withoutColours(record.node.text())); },
      out.diagnostics());
  importer.end();
  return status;
}

}  // namespace

extern const Format kDockerScoutText;
const Format kDockerScoutText{"docker_scout_text",
                              "Docker Scout, as printed",
                              "https://docs.docker.com/reference/cli/docker/scout/cves/",
                              "text",
                              Family::kImage,
                              false,
                              sniffScoutText,
                              importScoutText};

}  // namespace postern
