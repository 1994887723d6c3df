// SPDX-License-Identifier: Apache-2.0
// Everything is sorted: matching goes the same way everywhere.
#include "graph/fact_base.h"

#include <algorithm>
#include <bit>

#include "base/content_hash.h"
#include "base/text.h"

namespace postern {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isPattern(std::string_view word) { return word.find_first_of("*?") != std::string_view::npos; }

FactBase::KubernetesName kubernetesNameOf(const UnitedAsset& asset) {
  for (const std::string& identity : asset.identities) {
    if (!identity.starts_with("k8s:")) continue;
    const std::vector<std::string_view> parts = split(std::string_view(identity).substr(4), '/');
    if (parts.size() == 2) return {{}, parts[0], parts[1]};
    if (parts.size() == 3) return {parts[0], parts[1], parts[2]};
    if (parts.size() > 3)
      return {parts[0], parts[1],
              std::string_view(identity).substr(4 + parts[0].size() + parts[1].size() + 2)};
  }
  return {};
}

}  // namespace

// Wildcards by going back to the last '*': no recursion, at most pattern · text steps.
bool matchesPattern(std::string_view pattern, std::string_view text) {
  size_t p = 0;
  size_t t = 0;
  size_t star = std::string_view::npos;
  size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == lower(text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

FactBase::FactBase(const Tables& tables, const Identities& identities, const Relations& relations,
                   const Flaws& flaws, const AttackGraph& graph)
    : tables_(tables), identities_(identities), flaws_(flaws), graph_(graph), relations_(relations) {
  for (uint32_t node = 0; node < graph.nodes.size(); ++node) {
    if (graph.nodes[node].role == NodeRole::kData) dataNodes_.push_back(node);
  }
  indexIdentities();
  indexTags();
  indexKubernetes();
}

void FactBase::indexIdentities() {
  size_t count = 0;
  for (const UnitedAsset& asset : identities_.assets) count += asset.identities.size();
  byIdentity_.assign(std::bit_ceil(count * 2 + 1), kNone);
  for (AssetId asset = 0; asset < assets(); ++asset) {
    for (const std::string& identity : identities_.assets[asset].identities) {
      size_t at = hashText(identity) & (byIdentity_.size() - 1);
      while (byIdentity_[at] != kNone) at = (at + 1) & (byIdentity_.size() - 1);
      byIdentity_[at] = asset;
    }
  }
}

AssetId FactBase::withIdentity(std::string_view identity) const {
  size_t at = hashText(identity) & (byIdentity_.size() - 1);
  for (; byIdentity_[at] != kNone; at = (at + 1) & (byIdentity_.size() - 1)) {
    const auto& own = identities_.assets[byIdentity_[at]].identities;
    if (std::find(own.begin(), own.end(), identity) != own.end()) return byIdentity_[at];
  }
  return kNone;
}

void FactBase::indexTags() {
  tagBegin_.assign(1, 0);
  std::vector<uint32_t> numbers(tables_.strings.size(), kNone);  // of strings that are tags
  const ListColumn& column = tables_.assets.tags;
  for (AssetId asset = 0; asset < assets(); ++asset) {
    const auto first = static_cast<std::ptrdiff_t>(tags_.size());
    for (const uint32_t row : identities_.assets[asset].rows) {
      for (uint32_t i = column.begin[row]; i < column.begin[row + 1]; ++i) {
        uint32_t& number = numbers[column.items[i]];
        if (number == kNone) {
          number = static_cast<uint32_t>(tagNames_.size());
          tagNames_.push_back(column.items[i]);
        }
        tags_.push_back(number);
      }
    }
    std::sort(tags_.begin() + first, tags_.end());
    tags_.erase(std::unique(tags_.begin() + first, tags_.end()), tags_.end());
    tagBegin_.push_back(static_cast<uint32_t>(tags_.size()));
  }
  tagged_.resize(tagNames_.size());
  for (AssetId asset = 0; asset < assets(); ++asset) {
    for (uint32_t i = tagBegin_[asset]; i < tagBegin_[asset + 1]; ++i) tagged_[tags_[i]].push_back(asset);
  }
}

void FactBase::indexKubernetes() {
  kubernetes_.resize(assets());
  for (AssetId asset = 0; asset < assets(); ++asset) {
    kubernetes_[asset] = kubernetesNameOf(identities_.assets[asset]);
  }
}

StringId FactBase::tagOf(AssetId asset, const std::vector<std::string>& words) const {
  for (uint32_t i = tagBegin_[asset]; i < tagBegin_[asset + 1]; ++i) {
    const std::string_view tag = tables_.strings.text(tagNames_[tags_[i]]);
    for (const std::string& word : words) {
      if (matchesPattern(word, tag)) return tagNames_[tags_[i]];
    }
  }
  return kNoString;
}

std::vector<AssetId> FactBase::withTag(const std::vector<std::string>& words) const {
  std::vector<AssetId> out;
  for (uint32_t tag = 0; tag < tagNames_.size(); ++tag) {
    const std::string_view name = tables_.strings.text(tagNames_[tag]);
    const auto matches = [&](const std::string& word) { return matchesPattern(word, name); };
    if (std::any_of(words.begin(), words.end(), matches))
      out.insert(out.end(), tagged_[tag].begin(), tagged_[tag].end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool FactBase::isNamed(AssetId asset, const std::vector<std::string>& words) const {
  for (const std::string& identity : identities_.assets[asset].identities) {
    for (const std::string& word : words) {
      if (matchesPattern(word, identity)) return true;
    }
  }
  return false;
}

std::vector<AssetId> FactBase::named(const std::vector<std::string>& words) const {
  std::vector<AssetId> out;
  if (std::any_of(words.begin(), words.end(), isPattern)) {
    for (AssetId asset = 0; asset < assets(); ++asset) {
      if (isNamed(asset, words)) out.push_back(asset);
    }
    return out;
  }
  for (const std::string& word : words) {
    const AssetId asset = withIdentity(normaliseIdentity(word));
    if (asset != kNone) out.push_back(asset);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string_view FactBase::arnOf(const UnitedAsset& asset) {
  for (const std::string& identity : asset.identities) {
    if (identity.starts_with("arn:")) return identity;
  }
  return {};
}

// arn:partition:service:region:account:resource
std::string_view FactBase::awsAccount(AssetId asset) const {
  const std::vector<std::string_view> parts = split(arnOf(identities_.assets[asset]), ':');
  return parts.size() > 5 ? parts[4] : std::string_view();
}

}  // namespace postern
