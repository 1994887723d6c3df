// SPDX-License-Identifier: Apache-2.0
// Trusts nothing: sizes against limits, frames against their checksums, the manifest against FlatBuffers'
// verifier, every decision against checkDecision(), every batch against checkBatch(), and the batches against
// the manifest.
#include <flatbuffers/flatbuffers.h>

#include <cstring>

#include "bundle/bundle.h"
#include "bundle/bundle_header.h"
#include "bundle/decision_records.h"
#include "bundle/zstd_frame.h"
#include "manifest_generated.h"
#include "model/batch.h"

namespace postern {
namespace {

Error damaged(std::string_view part, const Error& why, std::string_view bytes, std::string_view rest) {
  return makeError(why.code, "the bundle's " + std::string(part) + " cannot be read: " + why.message,
                   bytes.size() - rest.size(), std::string(part));
}

Error inconsistent(std::string message) { return makeError(ErrorCode::kMalformed, std::move(message)); }

Result<uint16_t> readHeader(std::string_view bytes) {
  if (!bytes.starts_with(kBundleMagic)) return inconsistent("this is no Postern bundle");
  if (bytes.size() < kBundleHeaderBytes) return inconsistent("the bundle ends early, inside its header");
  const auto byte = [&](size_t at) { return static_cast<uint16_t>(static_cast<unsigned char>(bytes[at])); };
  const auto version = static_cast<uint16_t>(byte(8) | (byte(9) << 8U));
  if (version == 0) return inconsistent("the bundle's header is damaged");
  if (version > kBundleVersion) {
    return makeError(ErrorCode::kUnsupportedVersion, "the bundle has version " + std::to_string(version) +
                                                         ", this Postern reads up to " +
                                                         std::to_string(kBundleVersion));
  }
  if (byte(10) != 0 || byte(11) != 0) return inconsistent("the bundle's header is damaged");
  return version;
}

/// The manifest, when it makes sense by itself.
const wire::Manifest* verifyManifest(const std::string& bytes) {
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  flatbuffers::Verifier verifier(data, bytes.size(), 16, 10'000'000);
  if (bytes.size() < 16 || !wire::VerifyManifestBuffer(verifier)) return nullptr;
  const wire::Manifest* manifest = wire::GetManifest(data);
  if (!manifest->keys() || !manifest->inputs()) return nullptr;
  for (const wire::Key* key : *manifest->keys()) {
    if (!key->bytes() || key->bytes()->size() != sizeof(EstateKey::bytes)) return nullptr;
  }
  uint32_t group = 0;
  for (const wire::Input* input : *manifest->inputs()) {
    if (!input->name() || input->key() >= manifest->keys()->size()) return nullptr;
    if (input->group() >= manifest->groups() || input->group() < group || input->group() > group + 1)
      return nullptr;
    group = input->group();
  }
  const uint32_t groups = manifest->inputs()->size() == 0 ? 0 : group + 1;
  return groups == manifest->groups() ? manifest : nullptr;
}

EstateKey keyAt(const wire::Manifest& manifest, uint32_t index) {
  EstateKey key;
  std::memcpy(key.bytes.data(), manifest.keys()->Get(index)->bytes()->data(), key.bytes.size());
  return key;
}

Status takeBatch(const wire::Manifest& manifest, const wire::Input& input, std::string_view& group,
                 Bundle& bundle) {
  if (input.size() > group.size())
    return inconsistent("the bundle's manifest and its parts do not fit together");
  std::string image(group.substr(0, input.size()));
  group.remove_prefix(input.size());
  if (const Status checked = checkBatch(image); !checked) {
    Error error = checked.error();
    error.message = "the bundle's report " + input.name()->str() + " cannot be used: " + error.message;
    return error;
  }
  if (batchHash(image) != ContentHash{input.hashHigh(), input.hashLow()}) {
    return inconsistent("the bundle's manifest and its parts do not fit together");
  }
  bundle.batches.push_back({std::move(image), keyAt(manifest, input.key())});
  return Done{};
}

Status takeGroups(const wire::Manifest& manifest, std::string_view bytes, std::string_view& rest,
                  Bundle& bundle) {
  uint64_t total = 0;
  uint32_t next = 0;
  for (uint32_t group = 0; group < manifest.groups(); ++group) {
    const std::string part = "part " + std::to_string(group + 1) + " of " + std::to_string(manifest.groups());
    const auto unpacked = unpackFrame(rest, kMaxGroupBytes);
    if (!unpacked) return damaged(part, unpacked.error(), bytes, rest);
    total += unpacked.value().size();
    if (total > kMaxBundleBytes)
      return makeError(ErrorCode::kTooLarge, "the bundle unpacks to more than 3,000,000,000 bytes");
    std::string_view left = unpacked.value();
    for (; next < manifest.inputs()->size() && manifest.inputs()->Get(next)->group() == group; ++next) {
      const Status taken = takeBatch(manifest, *manifest.inputs()->Get(next), left, bundle);
      if (!taken) return taken.error();
    }
    if (!left.empty()) return inconsistent("the bundle's manifest and its parts do not fit together");
  }
  return Done{};
}

}  // namespace

Result<Bundle> readBundle(std::string_view bytes) {
  const auto version = readHeader(bytes);
  if (!version) return version.error();
  std::string_view rest = bytes.substr(kBundleHeaderBytes);
  const auto manifestBytes = unpackFrame(rest, kMaxManifestBytes);
  if (!manifestBytes) return damaged("manifest", manifestBytes.error(), bytes, rest);
  const wire::Manifest* manifest = verifyManifest(manifestBytes.value());
  if (!manifest) return inconsistent("the bundle's manifest is damaged");

  Bundle bundle;
  bundle.version = version.value();
  bundle.when = manifest->when();
  if (manifest->toolVersion()) bundle.toolVersion = manifest->toolVersion()->str();
  if (manifest->by()) bundle.by = manifest->by()->str();
  if (manifest->specs()) {
    for (const auto* spec : *manifest->specs()) bundle.specs.push_back(spec->str());
  }
  if (bundle.version >= 2) {
    const auto image = unpackFrame(rest, kMaxDecisionsBytes);
    if (!image) return damaged("decisions", image.error(), bytes, rest);
    auto decisions = readDecisionRecords(image.value());
    if (!decisions) return damaged("decisions", decisions.error(), bytes, rest);
    bundle.decisions = std::move(decisions).value();
  }
  if (Status taken = takeGroups(*manifest, bytes, rest, bundle); !taken) return taken.error();
  if (!rest.empty()) return inconsistent("the bundle goes on after its last part");
  return bundle;
}

}  // namespace postern
