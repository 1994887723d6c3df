// SPDX-License-Identifier: Apache-2.0
// See query_book.h.
#include "query/views/query_book.h"

#include <set>

#include "base/json_writer.h"
#include "base/text.h"
#include "read/located_yaml.h"

namespace postern {
namespace {

/// Scalars and lists of them: what a person fixes in a named query.
void writeParameter(JsonWriter& out, Node value) {
  if (value.isArray()) {
    out.beginArray();
    for (const Node item : value.items()) writeParameter(out, item);
    out.endArray();
  } else if (value.isNull()) {
    out.null();
  } else if (value.isNumber() || value.kind() == NodeKind::kBool) {
    out.raw(value.text());
  } else {
    out.string(value.text());
  }
}

NamedQuery readQuery(LocatedYaml& yaml, Node object) {
  NamedQuery query;
  if (!object.isObject()) {
    yaml.problem(object, "a query is a mapping (name, view, query)");
    return query;
  }
  yaml.expectKeys(object, "a query", {"name", "title", "view", "language", "query", "parameters"});
  query.name = yaml.text(object, "name");
  if (query.name.empty() || query.name.size() > 100)
    yaml.problem(object["name"].exists() ? object["name"] : object,
                 "a query needs a name of at most 100 bytes");
  query.title = yaml.text(object, "title");
  query.view = yaml.text(object, "view");
  query.language = yaml.text(object, "language");
  if (query.language.empty()) query.language = "cypher";
  if (query.language != "cypher" && query.language != "gremlin")
    yaml.problem(object["language"], "language is cypher or gremlin");
  query.text = yaml.text(object, "query");
  if (trim(query.text).empty()) yaml.problem(object, "a query needs query:");
  if (query.text.size() > kMaxQueryBytes) yaml.problem(object["query"], "a query of more than 100,000 bytes");
  if (const Node parameters = object["parameters"]; parameters.isObject()) {
    JsonWriter out;
    out.beginObject();
    for (const auto [key, value] : parameters.members()) {
      if (value.isObject())
        yaml.problem(value, "a parameter is a text, a number, a boolean or a list of them");
      writeParameter(out.key(key), value);
    }
    query.parameters = out.endObject().take();
  } else if (parameters.exists() && !parameters.isNull()) {
    yaml.problem(parameters, "parameters is a mapping of names to values");
  }
  return query;
}

}  // namespace

QueriesRead readQueries(std::string_view text) {
  QueriesRead read;
  if (trim(text).empty()) return read;
  LocatedYaml yaml(text, "a file of queries", ErrorCode::kMalformed);
  if (yaml.isReadable()) {
    yaml.expectKeys(yaml.root(), "a file of queries", {"queries"});
    const Node list = yaml.root()["queries"];
    if (list.size() > kMaxNamedQueries) yaml.problem(list, "more than 1,000 queries");
    std::set<std::string> names;
    for (const Node item : list.items()) {
      if (read.queries.size() == kMaxNamedQueries) break;
      read.queries.push_back(readQuery(yaml, item));
      if (!names.insert(read.queries.back().name).second)
        yaml.problem(item["name"], "two queries have the name \"" + read.queries.back().name + "\"");
    }
  }
  read.problems = yaml.problems();
  if (!read.problems.empty()) read.queries.clear();
  return read;
}

Result<NamedQuery> namedQuery(std::string_view setting, std::string_view name) {
  QueriesRead read = readQueries(setting);
  if (!read.problems.empty()) {
    Error error = read.problems.front();
    error.message = "the setting \"queries\": " + error.message;
    return error;
  }
  std::string known;
  for (NamedQuery& query : read.queries) {
    if (query.name == name) return std::move(query);
    known += (known.empty() ? "; there are: " : ", ") + query.name;
  }
  return makeError(ErrorCode::kNotFound, "no query is named \"" + std::string(clipUtf8(name, 100)) + "\"" +
                                             (known.empty() ? "; the estate has none" : known));
}

}  // namespace postern
