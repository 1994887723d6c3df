// SPDX-License-Identifier: Apache-2.0
// See observation_key.h. Ordinals count rows of one report that have the very same texts: cheap, and within
// one report a tool spells a thing in one way.
#include "correlate/observation_key.h"

#include <unordered_map>

#include "base/text.h"
#include "correlate/block_key.h"
#include "correlate/component_identity.h"
#include "correlate/place_text.h"

namespace postern {
namespace {

class KeyMaker {
 public:
  KeyMaker(const Tables& tables, const Identities& identities)
      : tables_(tables), columns_(tables.observations), identities_(identities) {}

  /// Of everything that the key is made of, as ids.
  uint64_t sameness(uint32_t row) const {
    BlockHash hash(columns_.kind[row]);
    for (const StringId id : {columns_.tool[row], columns_.rule[row], columns_.title[row], columns_.file[row],
                              columns_.url[row], columns_.parameter[row], columns_.resource[row]})
      hash.add(id);
    hash.add(identities_.observationAsset[row]).add(columns_.component[row]).add(columns_.port[row]);
    for (const ListColumn* list : {&columns_.vulnerabilities, &columns_.fingerprints}) {
      hash.add(list->begin[row + 1] - list->begin[row]);
      for (uint32_t i = list->begin[row]; i < list->begin[row + 1]; ++i) hash.add(list->items[i]);
    }
    return hash.value();
  }

  ContentHash key(uint32_t row, uint32_t ordinal) {
    text_.clear();
    const StringId tool = columns_.tool[row] != kNoString
                              ? columns_.tool[row]
                              : tables_.reports[tables_.observationReport[row]].tool;
    part(tables_.strings.text(tool));
    part(name(static_cast<ObservationKind>(columns_.kind[row])));
    part(identities_.assets[identities_.observationAsset[row]].key);
    part(tables_.strings.text(columns_.rule[row]));
    part(foldText(tables_.strings.text(columns_.title[row])));
    part(normalisePath(tables_.strings.text(columns_.file[row])));
    const std::string_view url = tables_.strings.text(columns_.url[row]);
    part(url.empty() ? std::string() : urlTemplate(url));
    part(foldText(tables_.strings.text(columns_.parameter[row])));
    part(foldText(tables_.strings.text(columns_.resource[row])));
    part(std::to_string(columns_.port[row]));
    if (const uint32_t component = columns_.component[row]; component != kNone) {
      const ComponentColumns& rows = tables_.components;
      part(packageKey(tables_.strings.text(rows.ecosystem[component]),
                      tables_.strings.text(rows.group[component]),
                      tables_.strings.text(rows.name[component])));
    }
    for (const ListColumn* list : {&columns_.vulnerabilities, &columns_.fingerprints}) {
      part("");
      for (uint32_t i = list->begin[row]; i < list->begin[row + 1]; ++i)
        part(tables_.strings.text(list->items[i]));
    }
    if (ordinal > 0) part("#" + std::to_string(ordinal));
    return hashContent(text_);
  }

 private:
  void part(std::string_view text) {
    text_ += text;
    text_ += '\x1f';
  }

  const Tables& tables_;
  const ObservationColumns& columns_;
  const Identities& identities_;
  std::string text_;
};

}  // namespace

ContentHash observationKey(const Tables& tables, const Identities& identities, uint32_t observation) {
  KeyMaker maker(tables, identities);
  const uint64_t same = maker.sameness(observation);
  uint32_t ordinal = 0;
  for (uint32_t row = tables.reports[tables.observationReport[observation]].firstObservation;
       row < observation; ++row)
    ordinal += maker.sameness(row) == same ? 1 : 0;
  return maker.key(observation, ordinal);
}

std::vector<ContentHash> observationKeys(const Tables& tables, const Identities& identities) {
  KeyMaker maker(tables, identities);
  std::vector<ContentHash> out;
  out.reserve(tables.observations.rows);
  std::unordered_map<uint64_t, uint32_t> said;
  uint32_t report = kNone;
  for (uint32_t row = 0; row < tables.observations.rows; ++row) {
    if (tables.observationReport[row] != report) {
      report = tables.observationReport[row];
      said.clear();
    }
    out.push_back(maker.key(row, said[maker.sameness(row)]++));
  }
  return out;
}

}  // namespace postern
