// SPDX-License-Identifier: Apache-2.0
// A spec over an input: its tables first, then its records (spec.h).
#include <algorithm>

#include "base/text.h"
#include "base/time.h"
#include "formats/mapping/layout_choice.h"
#include "formats/mapping/record_reader.h"
#include "formats/mapping/scope.h"
#include "formats/mapping/spec.h"

namespace postern {
namespace {

// Whether both ask for the same, one path leads through the other's records, or asks with `*` for what the
// other has as a field: a reader hands over the outer one and keeps no field that may hold records, so they
// are read one after the other. What stands anywhere may stand in anything.
bool areInEachOthersWay(std::string_view a, std::string_view b) {
  if (a == b || a.starts_with("//") || b.starts_with("//")) return true;
  const std::vector<std::string_view> one = split(a, '/'), other = split(b, '/');
  for (size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    if (one[i] == other[i]) continue;
    return one[i] == "*" || other[i] == "*";
  }
  return one.size() != other.size();
}

// Whether a value says something of what is around its record, where a reader keeps nothing that others ask
// for.
bool looksAround(const Value& value) {
  using Root = ValuePath::Root;
  if (value.kind == Value::Kind::kPath) return value.path.root == Root::kUp || value.path.root == Root::kTop;
  const auto conditionLooks = [](const SpecCondition& it) { return it.value.exists() || !it.parts.empty(); };
  const auto partLooks = [](const Value& it) { return looksAround(it); };
  return std::any_of(value.parts.begin(), value.parts.end(), partLooks) ||
         std::any_of(value.fallback.begin(), value.fallback.end(), partLooks) ||
         std::any_of(value.condition.begin(), value.condition.end(), conditionLooks);
}
bool looksAround(const LookupRule& rule) {
  return looksAround(rule.key) ||
         std::any_of(rule.values.begin(), rule.values.end(), [](const Value& it) { return looksAround(it); });
}

// Rules that are read together.
template <typename Rule>
std::vector<std::vector<const Rule*>> passesOf(const std::vector<Rule>& rules) {
  using Pass = std::vector<const Rule*>;
  std::vector<Pass> passes;
  for (const Rule& rule : rules) {
    const auto fits = [&](const Pass& pass) {
      return std::none_of(pass.begin(), pass.end(),
                          [&](const Rule* it) { return areInEachOthersWay(it->path, rule.path); });
    };
    auto pass = std::find_if(passes.begin(), passes.end(), fits);
    if (pass == passes.end()) pass = passes.emplace(passes.end());
    pass->push_back(&rule);
  }
  return passes;
}

class Run {
 public:
  Run(const MappingSpec& spec, const ReportLayout& layout, Document& in, BatchBuilder& out)
      : spec_(spec), layout_(layout), in_(in), out_(out), reader_(spec, out) {
    const Probe& probe = in.probe();
    scope_.xml = probe.syntax == Syntax::kXml || probe.syntax == Syntax::kHtml;
    table_ = probe.isTable();
    atRoot_ = probe.root.isArray() || probe.syntax == Syntax::kText;
  }

  Status run() {
    lookups_.resize(layout_.lookups.size());
    const auto looks = [](const LookupRule& rule) { return looksAround(rule); };
    if (std::any_of(layout_.lookups.begin(), layout_.lookups.end(), looks)) {
      for (const LookupRule& rule : layout_.lookups) readLookups({&rule});
    } else {
      for (const auto& pass : passesOf(layout_.lookups)) readLookups(pass);
    }
    scope_.lookups = &lookups_;
    describeReport();
    return readRecords();
  }

 private:
  // Spec paths start at each top-level value; a list at the root is one step more.
  std::string pathOf(const std::string& path) const {
    if (table_) return path == "/" ? "/*" : path;  // "/Sheet/*" is a workbook's
    if (!atRoot_) return path;
    return path == "/" ? "/*" : "/*" + path;
  }

  template <typename Rule>
  std::vector<std::string> pathsOf(const std::vector<const Rule*>& rules) const {
    std::vector<std::string> paths;
    for (const Rule* rule : rules) paths.push_back(pathOf(rule->path));
    return paths;
  }

  void describeReport() {
    const Probe& probe = in_.probe();
    scope_.clear();
    scope_.record = scope_.top = probe.first();
    scope_.ancestors = {};
    scope_.place = nullptr;
    const std::string name(layout_.toolName.exists() ? trim(firstText(layout_.toolName, scope_))
                                                     : spec_.title);
    out_.tool(name.empty() ? spec_.title : name, trim(firstText(layout_.toolVersion, scope_)));
    if (layout_.scannedAt.exists()) out_.scannedAt(parseTime(trim(firstText(layout_.scannedAt, scope_))));
    const AssetRef target = readAsset(layout_.target, scope_, out_);
    if (target != kNone) out_.target(target);
    reader_.target(target);
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

  // What stops it stops the reading of the records too, which says so: records before that place are read.
  void readLookups(const std::vector<const LookupRule*>& rules) {
    const std::vector<std::string> paths = pathsOf(rules);
    const std::vector<std::string_view> views(paths.begin(), paths.end());
    const auto readRow = [&](const Record& record) {
      enter(record);
      const LookupRule* rule = rules[record.spec];
      addRow(*rule, lookups_[static_cast<size_t>(rule - layout_.lookups.data())]);
    };
    (void)in_.survey(views, readRow);
  }

  void addRow(const LookupRule& rule, LookupTable& table) {
    Texts texts;
    allTexts(rule.key, scope_, texts);
    if (texts.empty()) return;
    std::vector<std::vector<std::string>> row;
    for (const Value& value : rule.values) {
      Texts taken;
      allTexts(value, scope_, taken);
      if (taken.size() > kListTexts) taken.resize(kListTexts);
      row.emplace_back(taken.begin(), taken.end());
    }
    const auto at = static_cast<uint32_t>(table.rows.size());
    for (const std::string_view key : texts) table.byKey.try_emplace(std::string(key), at);
    table.rows.push_back(std::move(row));
  }

  Status readRecords() {
    Status status = Done{};
    const auto passes = passesOf(layout_.records);
    for (size_t i = 0; i < passes.size(); ++i) {
      const Status pass = readPass(passes[i]);
      if (status) {
        status = pass;
      } else if (!pass) {  // the import says it of the first
        out_.diagnostics().add(errorCodeName(pass.error().code),
                               "reading stopped here: " + pass.error().message, pass.error().where);
      }
      if (i + 1 < passes.size()) out_.skipMany(in_.skippedRecords());  // the import counts the last one's
    }
    if (status && records_ == 0 && !hasPlaceOfRecords(layout_, in_.probe())) noteNoRecords();
    return status;
  }

  // An empty list is a scan that found nothing; a list that is not there may be one that has another name
  // now.
  void noteNoRecords() {
    std::string message = "nothing stands where results are expected:";
    for (size_t i = 0; i < std::min<size_t>(layout_.records.size(), 4); ++i) {
      if (i > 0) message += ',';
      message.append(" ").append(layout_.records[i].path);
    }
    out_.diagnostics().add("no_records", message, "/");
  }

  Status readPass(const std::vector<const RecordRule*>& rules) {
    const std::vector<std::string> paths = pathsOf(rules);
    const std::vector<std::string_view> views(paths.begin(), paths.end());
    std::vector<Slots> slots(rules.size());
    for (size_t i = 0; i < slots.size(); ++i) slots[i].reset(rules[i]->slots, table_);
    const auto readRecord = [&](const Record& record) {
      ++records_;
      enter(record);
      slots[record.spec].fill(record.node);
      scope_.slots = &slots[record.spec];
      reader_.read(*rules[record.spec], record, scope_);
      scope_.slots = nullptr;
    };
    return in_.read(views, readRecord, out_.diagnostics());
  }

  const MappingSpec& spec_;
  const ReportLayout& layout_;
  Document& in_;
  BatchBuilder& out_;
  RecordReader reader_;
  Scope scope_;
  std::vector<LookupTable> lookups_;
  uint64_t records_ = 0;
  bool atRoot_ = false, table_ = false;
};

}  // namespace

Status importMapping(const MappingSpec& chosen, Document& in, BatchBuilder& out) {
  const MappingSpec& spec = wholeSpec(chosen);
  const Probe& probe = in.probe();
  const ReportLayout* layout = surestLayout(spec, probe);
  if (layout == nullptr) {
    layout = nearestLayout(spec, probe);
    if (layout != nullptr)
      out.diagnostics().add("format_drift",
                            "not all is there that " + spec.title + " has; read by what is nearest",
                            layout->name);
  }
  if (layout == nullptr) {
    return makeError(ErrorCode::kUnknownFormat,
                     spec.title + " has no " + std::string(syntaxName(probe.syntax)) + " layout");
  }
  return Run(spec, *layout, in, out).run();
}

}  // namespace postern
