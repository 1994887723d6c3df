// SPDX-License-Identifier: Apache-2.0
// See bundle.h.
#include <flatbuffers/flatbuffers.h>

#include <algorithm>

#include "bundle/bundle.h"
#include "bundle/bundle_header.h"
#include "bundle/decision_records.h"
#include "bundle/zstd_frame.h"
#include "manifest_generated.h"
#include "model/batch.h"

namespace postern {
namespace {

/// Measured on one core (batches in groups of 8 MB; size of the input reports, and of the bundle in per cent
/// of it):
///             sample estate    real reports, 37.7 MB   generated mix, 26.8 MB
///   level  3    9.1 %            1.53 %    6 ms         11.20 %    33 ms
///   level  6    8.3 %            1.39 %   15 ms         10.90 %    80 ms
///   level  9    8.2 %            1.36 %   27 ms         10.75 %   159 ms
///   level 12    8.0 %            1.35 %   68 ms         10.38 %   342 ms
///   level 19    7.4 %            1.20 %  528 ms          8.45 %  3801 ms
/// WebAssembly takes about twice the time. Beyond 6 every per cent that is saved costs as much time again;
/// unpacking takes the same everywhere (about 1 ms per MB of bundle).
constexpr int kLevel = 6;

std::vector<EstateKey> distinctKeys(const BundleContent& content) {
  std::vector<EstateKey> keys;
  for (const BundleContent::Batch& batch : content.batches) keys.push_back(batch.key);
  std::sort(keys.begin(), keys.end(),
            [](const EstateKey& a, const EstateKey& b) { return a.bytes < b.bytes; });
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

/// The group of each batch: a new one when the batch would make it larger than kGroupBytes.
std::vector<uint32_t> groupsOf(const BundleContent& content) {
  std::vector<uint32_t> groups;
  uint64_t size = 0;
  uint32_t group = 0;
  for (const BundleContent::Batch& batch : content.batches) {
    if (size > 0 && size + batch.image.size() > kGroupBytes) {
      ++group;
      size = 0;
    }
    size += batch.image.size();
    groups.push_back(group);
  }
  return groups;
}

std::string manifestOf(const BundleContent& content, const std::vector<uint32_t>& groups) {
  flatbuffers::FlatBufferBuilder buffer;
  const std::vector<EstateKey> keys = distinctKeys(content);
  std::vector<flatbuffers::Offset<wire::Key>> keyTables;
  for (const EstateKey& key : keys) {
    keyTables.push_back(wire::CreateKey(buffer, buffer.CreateVector(key.bytes.data(), key.bytes.size())));
  }
  std::vector<flatbuffers::Offset<wire::Input>> inputs;
  for (size_t i = 0; i < content.batches.size(); ++i) {
    const BundleContent::Batch& batch = content.batches[i];
    const ContentHash hash = batchHash(batch.image);
    const auto key = std::find(keys.begin(), keys.end(), batch.key) - keys.begin();
    const auto name = buffer.CreateString(batchName(batch.image));
    inputs.push_back(wire::CreateInput(buffer, hash.high, hash.low, name, batchInputBytes(batch.image),
                                       static_cast<uint32_t>(key), groups[i], batch.image.size()));
  }
  const auto toolVersion = buffer.CreateString(content.toolVersion);
  const auto by = buffer.CreateString(content.by);
  const uint32_t count = groups.empty() ? 0 : groups.back() + 1;
  // One after the other: compilers differ in the order in which they evaluate arguments.
  const auto keyVector = buffer.CreateVector(keyTables);
  const auto inputVector = buffer.CreateVector(inputs);
  flatbuffers::Offset<flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>> specVector;
  if (!content.specs.empty()) {
    std::vector<flatbuffers::Offset<flatbuffers::String>> specs;
    for (const std::string_view spec : content.specs) specs.push_back(buffer.CreateString(spec));
    specVector = buffer.CreateVector(specs);
  }
  const auto manifest =
      wire::CreateManifest(buffer, toolVersion, by, content.when, keyVector, inputVector, count, specVector);
  wire::FinishManifestBuffer(buffer, manifest);
  return {reinterpret_cast<const char*>(buffer.GetBufferPointer()), buffer.GetSize()};
}

}  // namespace

bool looksLikeBundle(std::string_view bytes) { return bytes.starts_with(kBundleMagic); }

Result<std::string> writeBundle(const BundleContent& content) {
  const std::vector<uint32_t> groups = groupsOf(content);
  std::string out(kBundleMagic);
  out += static_cast<char>(kBundleVersion & 0xFF);
  out += static_cast<char>(kBundleVersion >> 8);
  out.append(2, '\0');
  auto manifest = packFrame(manifestOf(content, groups), kLevel);
  if (!manifest) return manifest.error();
  out += manifest.value();
  const auto records = writeDecisionRecords(content.decisions ? *content.decisions : Decisions());
  if (!records) return records.error();
  auto decisions = packFrame(records.value(), kLevel);
  if (!decisions) return decisions.error();
  out += decisions.value();
  for (size_t i = 0; i < groups.size();) {
    std::string group;
    const uint32_t number = groups[i];
    for (; i < groups.size() && groups[i] == number; ++i) group += content.batches[i].image;
    auto frame = packFrame(group, kLevel);
    if (!frame) return frame.error();
    out += frame.value();
  }
  return out;
}

}  // namespace postern
