// SPDX-License-Identifier: Apache-2.0
// TruffleHog: JSON Lines of version 3 (SourceMetadata, DetectorName ...) and of version 2 (path, reason,
// stringsFound). Every result is a hard-coded credential (CWE-798). Ignores: diffs, log lines between the
// results (counted).
#include "base/text.h"
#include "formats/fields.h"
#include "formats/format.h"

namespace postern {
namespace {

Match sniffTrufflehog(const Probe& probe) {
  if (!probe.isJson()) return {};
  const Node first = probe.first();
  if (first["SourceMetadata"].exists() && first["DetectorName"].exists())
    return {98, "SourceMetadata and DetectorName"};
  if (first["DetectorType"].exists() && first["SourceType"].exists())
    return {90, "DetectorType and SourceType"};
  // trufflehog3's old JSON is an array of the same objects; this one writes an object a line.
  if (first["stringsFound"].exists() && first["reason"].exists() && first["branch"].exists()) {
    return {static_cast<uint8_t>(probe.root.isArray() ? 60 : 95), "reason and stringsFound"};
  }
  if (first["logger"].text() == "trufflehog") return {80, "a log line of trufflehog"};
  return {};
}

std::string_view sourceText(Node source, std::initializer_list<std::string_view> keys) {
  return source.firstText(keys);
}

// What was scanned: a repository, an image, a bucket. Others (chats, wikis, folders) name no asset that a
// graph knows.
AssetRef assetOf(BatchBuilder& out, std::string_view kind, Node source) {
  if (const std::string_view repository = source["repository"].text(); !repository.empty()) {
    return repositoryAsset(out, repository);
  }
  if (kind == "Docker") {
    std::string image(source["image"].text());
    const std::string_view tag = source["tag"].text();
    if (!image.empty() && !tag.empty() && image.find('@') == std::string::npos)
      image += ":" + std::string(tag);
    return imageAsset(out, image);
  }
  if (kind == "S3" || kind == "GCS") {
    const std::string_view bucket = source["bucket"].text();
    if (bucket.empty()) return kNone;
    const std::string_view scheme = kind == "S3" ? "arn:aws:s3:::" : "name:";  // an ARN is its own scheme
    return out.asset(AssetKind::kDataStore, scheme, bucket);
  }
  return kNone;
}

void readDetection(const Record& record, BatchBuilder& out) {
  const Node result = record.node;
  Observation found;
  found.kind = ObservationKind::kSecret;
  found.weaknesses.add(798);
  out.secret(found, result["Raw"].textOr(result["RawV2"].text()));
  const std::string_view detector = result["DetectorName"].textOr("Unknown detector");
  found.title = out.plain(std::string(detector) + " secret");
  found.description = out.plain(result["DetectorDescription"].text());
  found.rule = out.text(detector);
  if (result["Verified"].isTrue()) {
    found.flags |= kFlagVerified;
    found.confidence = Confidence::kHigh;
    found.stateText = out.text("verified");
  } else {
    found.stateText =
        out.text(result["VerificationError"].text().empty() ? "unverified" : "verification failed");
  }
  std::string_view kind;
  Node source;
  for (const Node::Member member : result["SourceMetadata"]["Data"].members()) {
    kind = member.key;
    source = member.value;
    break;
  }
  found.file = out.text(sourceText(source, {"file", "path", "file_path"}));
  found.line = positive(source["line"]);
  found.firstSeen = parseTime(source["timestamp"].text()).value_or(kNoTime);
  if (const std::string_view link = source["link"].text(); !link.empty())
    found.references.add(out.text(link));
  if (const std::string_view commit = source["commit"].text(); !commit.empty()) {
    found.tags.add(out.text("commit:" + std::string(clipUtf8(commit, 64))));
  }
  if (!kind.empty()) found.tags.add(out.text("source:" + std::string(kind)));
  const Node extra = result["ExtraData"];
  for (const std::string_view key : {"account", "arn", "user_id", "resource_type", "rotation_guide"}) {
    const std::string_view value = extra[key].text();
    if (value.empty()) continue;
    if (key == "rotation_guide") {
      found.fixText = out.text("Rotate it: " + std::string(value));
    } else {
      found.tags.add(out.text(std::string(key) + ":" + std::string(value)));
    }
  }
  found.asset = assetOf(out, kind, source);
  out.add(record, found);
}

void readOldResult(const Record& record, BatchBuilder& out) {
  const Node result = record.node;
  const Node strings = result["stringsFound"];
  Observation found;
  found.kind = ObservationKind::kSecret;
  found.weaknesses.add(798);
  out.secret(found, strings.item(0).text());
  found.occurrences = strings.size() == 0 ? 1 : strings.size();
  const std::string_view reason = result["reason"].textOr("Secret");
  found.title = out.plain(reason);
  found.rule = out.text(reason);
  // Mere randomness, and a word like "secret" beside a text, as against the shape of a known service's key.
  if (reason == "High Entropy" || startsWithIgnoreCase(reason, "Generic"))
    found.confidence = Confidence::kLow;
  found.file = out.text(result["path"].text());
  found.firstSeen = parseTime(result["date"].text()).value_or(kNoTime);
  for (const std::string_view key : {"commitHash", "branch"}) {
    const std::string_view value = result[key].text();
    if (!value.empty())
      found.tags.add(out.text((key == "branch" ? "branch:" : "commit:") + std::string(value)));
  }
  out.add(record, found);
}

void readLine(const Record& record, BatchBuilder& out) {
  const Node line = record.node;
  if (line["SourceMetadata"].exists() || line["DetectorName"].exists()) return readDetection(record, out);
  if (line["reason"].exists() && (line["stringsFound"].exists() || line["path"].exists()))
    return readOldResult(record, out);
  if (line["level"].exists() && line["msg"].exists())
    return out.skip(record, "log_line", "a line of the scanner's log");
  out.skip(record, "unknown_record", "a line is no result of TruffleHog");
}

Status importTrufflehog(Document& in, BatchBuilder& out) {
  out.tool("TruffleHog");
  const bool isLines = in.probe().syntax == Syntax::kJsonLines;
  const std::string_view path = isLines || in.probe().root.isObject() ? "/" : "/*";
  return in.read(
      {path}, [&](const Record& record) { readLine(record, out); }, out.diagnostics());
}

}  // namespace

extern const Format kTrufflehog;
const Format kTrufflehog = {
    "trufflehog",    "TruffleHog",     "https://github.com/trufflesecurity/trufflehog#readme",
    "JSON Lines",    Family::kSecrets, false,
    sniffTrufflehog, importTrufflehog};

}  // namespace postern
