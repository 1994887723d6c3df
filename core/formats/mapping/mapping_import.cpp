// SPDX-License-Identifier: Apache-2.0
// A spec over an input: its tables first, then its records (spec.h).
#include "base/text.h"
#include "base/time.h"
#include "formats/mapping/layout_choice.h"
#include "formats/mapping/record_reader.h"
#include "formats/mapping/scope.h"
#include "formats/mapping/spec.h"

namespace postern {
namespace {

class Run {
 public:
  Run(const MappingSpec& spec, const Layout& layout, Document& in, BatchBuilder& out)
      : spec_(spec), layout_(layout), in_(in), out_(out), reader_(spec, out) {
    const Probe& probe = in.probe();
    scope_.xml = probe.syntax == Syntax::kXml;
    atRoot_ = probe.root.isArray() || probe.syntax == Syntax::kCsv || probe.syntax == Syntax::kText;
  }

  Status run() {
    describeReport();
    for (size_t i = 0; i < layout_.lookups.size(); ++i) {
      if (const Status status = readLookup(i); !status) return status;
    }
    scope_.lookups = &lookups_;
    return readRecords();
  }

 private:
  // Spec paths start at each top-level value; a list at the root is one step more.
  std::string pathOf(const std::string& path) const {
    if (!atRoot_) return path;
    return path == "/" ? "/*" : "/*" + path;
  }

  void describeReport() {
    const Probe& probe = in_.probe();
    scope_.record = scope_.top = probe.first();
    const std::string name(layout_.toolName.exists() ? trim(firstText(layout_.toolName, scope_))
                                                     : spec_.title);
    out_.tool(name.empty() ? spec_.title : name, trim(firstText(layout_.toolVersion, scope_)));
    if (layout_.scannedAt.exists()) out_.scannedAt(parseTime(trim(firstText(layout_.scannedAt, scope_))));
    const AssetRef target = readAsset(layout_.target, scope_, out_);
    if (target != kNone) out_.target(target);
    scope_.clear();
  }

  void enter(const Record& record) {
    scope_.clear();
    scope_.record = record.node;
    scope_.ancestors = record.ancestors;
    scope_.top = record.ancestors.empty() ? record.node : record.ancestors[0];
    scope_.place = &record;
    scope_.item = Node();
  }

  Status readLookup(size_t which) {
    const LookupRule& rule = layout_.lookups[which];
    lookups_.emplace_back();
    const std::string path = pathOf(rule.path);
    const std::string_view paths[] = {path};
    const auto readRow = [&](const Record& record) {
      enter(record);
      Texts texts;
      allTexts(rule.key, scope_, texts);
      std::vector<std::vector<std::string>> row;
      for (const Value& value : rule.values) {
        Texts taken;
        allTexts(value, scope_, taken);
        row.emplace_back(taken.begin(), taken.end());
      }
      for (const std::string_view key : texts) lookups_.back().try_emplace(std::string(key), row);
    };
    Diagnostics again;  // what it says, reading the records says too
    return in_.read(paths, readRow, again);
  }

  Status readRecords() {
    std::vector<std::string> paths;
    for (const RecordRule& rule : layout_.records) paths.push_back(pathOf(rule.path));
    const std::vector<std::string_view> views(paths.begin(), paths.end());
    std::vector<Slots> slots(layout_.records.size());
    for (size_t i = 0; i < slots.size(); ++i)
      slots[i].reset(layout_.records[i].slots, in_.probe().syntax == Syntax::kCsv);
    const auto readRecord = [&](const Record& record) {
      const RecordRule& rule = layout_.records[record.spec];
      enter(record);
      slots[record.spec].fill(record.node);
      scope_.slots = &slots[record.spec];
      reader_.read(rule, record, scope_);
      scope_.slots = nullptr;
    };
    return in_.read(views, readRecord, out_.diagnostics());
  }

  const MappingSpec& spec_;
  const Layout& layout_;
  Document& in_;
  BatchBuilder& out_;
  RecordReader reader_;
  Scope scope_;
  std::vector<LookupRows> lookups_;
  bool atRoot_ = false;
};

}  // namespace

Status importMapping(const MappingSpec& spec, Document& in, BatchBuilder& out) {
  const Probe& probe = in.probe();
  const Layout* layout = surestLayout(spec, probe);
  if (layout == nullptr) layout = layoutOfSyntax(spec, probe.syntax);
  if (layout == nullptr) {
    return makeError(ErrorCode::kUnknownFormat,
                     spec.title + " has no " + std::string(syntaxName(probe.syntax)) + " layout");
  }
  return Run(spec, *layout, in, out).run();
}

}  // namespace postern
