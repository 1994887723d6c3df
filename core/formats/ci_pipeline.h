// SPDX-License-Identifier: Apache-2.0
// One file of a pipeline while it is read, whatever the system: its asset, its repository, what its scripts
// deploy. The words are those of docs/structure.md.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/function_ref.h"
#include "model/batch_builder.h"
#include "read/node.h"

namespace postern {

/// A job's or step's variables as far as they are plain; later ones hide earlier ones.
using CiVariables = std::map<std::string, std::string, std::less<>>;

class CiPipeline {
 public:
  /// `path` is the file's name as given; `inside` the part of it that lies within the repository's folder
  /// (".github/workflows/x.yml").
  CiPipeline(BatchBuilder& out, std::string_view path, std::string_view inside);

  BatchBuilder& out() { return out_; }
  AssetRef self() { return out_.asset(asset_); }
  AssetRef repository() const { return repository_; }
  void call(std::string_view name);
  /// Another name by which pipelines of the same repository mean it: its title.
  void alias(std::string_view title);
  /// A pipeline of the same repository: by path, or by title.
  AssetRef sibling(std::string_view path);
  AssetRef titled(std::string_view title);

  void tag(std::string_view word, std::string_view value = {});
  bool has(std::string_view tag) const { return tags_.count(std::string(tag)) != 0; }
  void builtFrom(AssetRef repository, const RecordPlace& r);
  void relate(Relation relation, AssetRef to, const RecordPlace& r, std::string_view detail = {});
  void runsOn(std::string_view labels, const RecordPlace& r);
  /// An identity of a cloud by what it looks like; unknown texts (expressions) are left out.
  void assumes(std::string_view identity, const RecordPlace& r, std::string_view detail);
  void grant(std::string_view action, std::string_view scope, std::string_view job, const RecordPlace& r);

  /// An image that is made, and perhaps handed on. Expressions in its tag are dropped, others make it
  /// unknown.
  void image(std::string_view reference, bool pushed, const RecordPlace& r, std::string_view detail);
  void namespaced(std::string_view space, std::string_view kind, std::string_view name, const RecordPlace& r,
                  std::string_view detail);
  /// What the commands of a script deploy, build and act as (ci_script.cpp). At most kMaxScript bytes.
  void script(std::string_view text, const CiVariables& variables, std::string_view job,
              const RecordPlace& r);

 private:
  BatchBuilder& out_;
  Asset asset_;
  std::string folder_, path_;
  AssetRef repository_ = kNone;
  std::set<std::string> tags_;
};

/// "$NAME", "${NAME}", "${{ env.NAME }}" of known variables; the rest stays as it is.
std::string resolveVariables(std::string_view text, const CiVariables& variables);
/// Adds the plain values of a map of variables.
void addVariables(CiVariables& to, Node map);
/// Every text below a node, values only.
void eachText(Node node, FunctionRef<void(std::string_view)> use);

/// A script of a pipeline is a page; more is generated or hostile.
inline constexpr size_t kMaxScript = 1'000'000;

}  // namespace postern
