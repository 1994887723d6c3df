// SPDX-License-Identifier: Apache-2.0
// `postern query`: a question to a graph view of what all inputs say together; `postern export-graph`: the
// view for other graph databases.
#include <filesystem>
#include <iostream>

#include "commands.h"
#include "inputs.h"
#include "loading.h"
#include "summary.h"
#include "terminal.h"

namespace postern::cli {
namespace {

namespace fs = std::filesystem;

void printError(std::string_view what, const Error& error) {
  std::cerr << "postern: " << what << (error.where.empty() ? "" : ", " + error.where) << ": "
            << printable(error.message) << "\n";
}

int exitOf(const Error& error) { return error.code == ErrorCode::kTooLarge ? kUncertain : kUsage; }

/// "" for "": nothing to read.
bool readText(const std::string& path, std::string& text) {
  if (path.empty()) return true;
  auto bytes = readInput({path, path});
  if (bytes) text = std::move(*bytes);
  return bytes.has_value();
}

}  // namespace

int query(const QueryOptions& options) {
  QueryRequest request;
  request.view = options.view;
  request.language = options.gremlin ? "gremlin" : "cypher";
  request.named = options.named;
  request.maxRows = options.maxRows;
  if (!readText(options.viewFile, request.viewYaml)) return refuse(options.viewFile + " cannot be read");
  if (!readText(options.parameters, request.parameters))
    return refuse(options.parameters + " cannot be read");
  std::vector<std::string> inputs = options.graph.inputs;
  if (options.named.empty()) {
    if (inputs.size() < 2) return refuse("query needs inputs and, as the last argument, a query");
    request.text = inputs.back();
    inputs.pop_back();
  }
  Engine engine;
  GraphInputs from = options.graph;
  from.inputs = std::move(inputs);
  if (const int refused = analyseInputs(engine, from); refused != kOk) return refused;
  const auto answer = options.json ? engine.query(request)
                                   : engine.exportQuery(request, options.plan  ? "plan"
                                                                 : options.csv ? "csv"
                                                                               : "table");
  if (!answer) {
    printError("query", answer.error());
    return exitOf(answer.error());
  }
  if (options.json || options.csv) {
    std::cout << answer.value() << (options.json ? "\n" : "");
    return kOk;
  }
  printLines(answer.value());
  return kOk;
}

int exportGraph(const ExportGraphOptions& options) {
  std::string yaml;
  if (!readText(options.viewFile, yaml)) return refuse(options.viewFile + " cannot be read");
  Engine engine;
  if (const int refused = analyseInputs(engine, options.graph); refused != kOk) return refused;
  const auto files = engine.exportGraph(options.view, yaml);
  if (!files) {
    printError("export-graph", files.error());
    return exitOf(files.error());
  }
  for (const NamedBlob& file : files.value()) {
    const fs::path path = fs::path(options.to) / file.name;
    std::error_code failed;
    fs::create_directories(path.parent_path(), failed);
    if (failed || !writeTo(path.string(), std::string_view(file.bytes))) {
      if (failed) std::cerr << "postern: " << printable(path.string()) << ": " << failed.message() << "\n";
      return kNotWritten;
    }
  }
  std::cerr << counted(files.value().size(), "file") << " in " << printable(options.to) << "\n";
  return kOk;
}

}  // namespace postern::cli
