// SPDX-License-Identifier: Apache-2.0
// The command line: the same core as the page. Data on standard output, everything else on standard error.
#include <CLI/CLI.hpp>
#include <iostream>

#include "commands.h"
#include "third_party_versions.h"

namespace {

std::string versionText() {
  std::string text = "postern " + std::string(postern::build_info::kVersion) + "\nbuilt with";
  for (const auto& it : postern::build_info::kThirdParty) {
    text += (text.back() == 'h' ? " " : ", ") + std::string(it.name) + " " + std::string(it.version);
  }
  return text;
}

void addReading(CLI::App* command, postern::cli::ReadingOptions& reading) {
  command
      ->add_option("--spec", reading.specs,
                   "A mapping spec (docs/mapping-specs.md) to read reports with; may be repeated")
      ->check(CLI::ExistingFile);
  command->add_option("--off", reading.off,
                      "A built-in format not to ask, or `specs` for every mapping spec; may be repeated");
  command->add_option("--format", reading.format, "Read every input as this format, whatever it looks like");
}

// What a line is, by vocabulary.
constexpr char kVocabularies[] = R"(Vocabularies and their lines:
  cvss   a vector of CVSS 2.0, 3.0, 3.1 or 4.0; after a tab, a score that somebody published for it
  cwe    a weakness ("CWE-79", "79"); after a tab, another that it is compared with
  ssvc   a decision table and what is known:
           deployer Exploitation=active System Exposure=open Automatable=yes Human Impact=high
           bod_26_04,yes,no,yes,total (every value, in the table's order)
           SSVCv2/E:A/A:Y/T:T/M:H/D:C/2026-01-01T00:00:00Z/ (CISA's computed vector)
         tables: deployer, supplier, triage, publish, cisa, bod_26_04, human_impact, public_safety_impact,
         utility, cvss_rating, cvss_eq1 to cvss_eq6, or their ids (ssvc:DT_DP:1.0.0)
  purl   a package URL, or a JSON object of its parts
  cpe    a CPE name, 2.3 or 2.2; after a tab, another that it is compared with
  vers   a range as vers:type/constraints, or with an ecosystem as that writes it; after a tab, a version in it or not
  version ECOSYSTEM   two versions with a tab between them ("PyPI", "npm", "Debian", a purl or vers type ...)
)";

CLI::App* addVocab(CLI::App& app, postern::cli::VocabOptions& vocabulary) {
  CLI::App* command = app.add_subcommand(
      "vocab", "A JSON line for each line of standard input, in one of the field's languages");
  command->add_option("vocabulary", vocabulary.vocabulary, "Which language; see below")->required();
  command->add_option("ecosystem", vocabulary.argument, "Whose versions");
  command->footer(kVocabularies);
  return command;
}

void addRemediation(CLI::App* command, postern::cli::AnalyzeOptions& analyzing) {
  command->add_option("--patch", analyzing.patch,
                      "Write the upgrades of the manifests among the inputs as a diff for git apply");
  command->add_option("--patch-text", analyzing.patchText, "Write the text of their pull request (Markdown)");
  postern::cli::TicketOptions& tickets = analyzing.tickets;
  command->add_option("--tickets", tickets.file, "Write tickets of what is open (- for standard output)");
  command
      ->add_option("--tickets-for", tickets.system, "jira-csv, jira-json, github or gitlab; default: github")
      ->check(CLI::IsMember({"jira-csv", "jira-json", "github", "gitlab"}));
  command->add_option("--tickets-per", tickets.per, "finding, fix or owner; default: fix")
      ->check(CLI::IsMember({"finding", "fix", "owner"}));
  command->add_option("--tickets-filter", tickets.filter,
                      "Only of findings that match, such as 'band:now,soon'");
}

CLI::App* addAnalyze(CLI::App& app, postern::cli::AnalyzeOptions& analyzing) {
  CLI::App* command = app.add_subcommand("analyze", "Rank what all inputs say together");
  command->add_option("input", analyzing.inputs, "Reports, inventories, bundles; folders, patterns, or -")
      ->required();
  command->add_option("--now", analyzing.now, "The time to judge by (RFC 3339); default: the clock");
  command->add_option("--out", analyzing.out, "Write a bundle");
  command->add_option("--json", analyzing.json, "Write everything as JSON (- for standard output)");
  command->add_option("--csv", analyzing.csv, "Write the findings as CSV (- for standard output)");
  command->add_option("--compliance", analyzing.compliance,
                      "Write the controls of all frameworks with their findings as CSV, for an auditor");
  command->add_option("--coverage", analyzing.coverage,
                      "Write which scans looked at each asset, and which are missing, as CSV");
  addRemediation(command, analyzing);
  command->add_option("--by", analyzing.by, "Who made the bundle, kept in it");
  command->add_option("--estate-key", analyzing.estateKey,
                      "64 hex digits that hash secrets; default: the bundle's, or a random one");

  command
      ->add_option("--decisions", analyzing.decisions,
                   "Decisions as JSON Lines, joined with those of the bundles; may be repeated")
      ->check(CLI::ExistingFile);
  command->add_option("--weights", analyzing.weights,
                      "A JSON file of the weights that differ from the published ones; kept in the bundle");
  command->add_option(
      "--likelihood", analyzing.likelihood,
      "A JSON file that takes the place of the published likelihood table (docs/likelihood.md); "
      "kept in the bundle");
  command->add_option(
      "--attack-rules", analyzing.attackRules,
      "A YAML file of attack rules beside the built-in ones (docs/attack-rules.md); kept in the bundle");
  command->add_option("--decisions-out", analyzing.decisionsOut,
                      "Write all decisions as JSON Lines (- for standard output)");

  addReading(command, analyzing.reading);
  return command;
}

CLI::App* addGate(CLI::App& app, postern::cli::GateOptions& gating) {
  CLI::App* command = app.add_subcommand("gate", "Judge what all inputs say together by a policy");
  command->add_option("input", gating.inputs, "Reports, inventories, bundles; folders, patterns, or -")
      ->required();
  command->add_option("--policy", gating.policy,
                      "A policy (docs/policies.md); default: the one a bundle holds");
  command->add_option("--baseline", gating.baseline, "A bundle: findings that it has are not new");
  command->add_option("--now", gating.now, "The time to judge by (RFC 3339); default: the clock");
  command->add_option("--json", gating.json, "Write the verdict as JSON (- for standard output)");
  command->add_option("--sarif", gating.sarif, "Write the violations as SARIF 2.1.0");
  command->add_option("--junit", gating.junit, "Write the rules as JUnit XML");
  command->add_option("--markdown", gating.markdown, "Write a comment for a pull or merge request");
  command
      ->add_option("--decisions", gating.decisions,
                   "Decisions as JSON Lines, joined with those of the bundles; may be repeated")
      ->check(CLI::ExistingFile);
  command->add_flag("--allow-unread", gating.allowUnread,
                    "Judge what could be read where something could not");
  addReading(command, gating.reading);
  return command;
}

void addGraphInputs(CLI::App* command, postern::cli::GraphInputs& graph) {
  command->add_option("--now", graph.now, "The time to judge by (RFC 3339); default: the clock");
  command
      ->add_option("--decisions", graph.decisions,
                   "Decisions as JSON Lines, joined with those of the bundles; may be repeated")
      ->check(CLI::ExistingFile);
  addReading(command, graph.reading);
}

CLI::App* addQuery(CLI::App& app, postern::cli::QueryOptions& asking) {
  CLI::App* command = app.add_subcommand("query", "Ask a graph of what all inputs say together (openCypher)");
  command
      ->add_option("input", asking.graph.inputs,
                   "Reports, inventories, bundles; folders, patterns, or -; and last the query, such as "
                   "'MATCH (f:Finding {kev: true}) RETURN f.title'")
      ->required();
  command->add_option("--view", asking.view,
                      "estate (default), attack, dependency, identity, ownership, data_flow, or one of the "
                      "estate's own (docs/graph-views.md)");
  command->add_option("--view-file", asking.viewFile, "A YAML file with a graph view to ask");
  command->add_option("--params", asking.parameters, "A JSON file with the query's parameters");
  command->add_option("--named", asking.named,
                      "A query of the estate's setting \"queries\" instead of one typed");
  command->add_flag("--gremlin", asking.gremlin, "The query is Gremlin: g.V().hasLabel('Service').count()");
  command->add_option("--max-rows", asking.maxRows, "More rows are cut off, and said; default: 100000")
      ->check(CLI::PositiveNumber);
  CLI::Option* json = command->add_flag("--json", asking.json, "Rows, nodes and relationships as JSON");
  CLI::Option* csv = command->add_flag("--csv", asking.csv, "Rows as CSV")->excludes(json);
  command->add_flag("--plan", asking.plan, "How it would be answered, instead of an answer")
      ->excludes(json)
      ->excludes(csv);
  addGraphInputs(command, asking.graph);
  return command;
}

CLI::App* addExportGraph(CLI::App& app, postern::cli::ExportGraphOptions& exporting) {
  CLI::App* command = app.add_subcommand(
      "export-graph",
      "Write a graph view for Neo4j, Ladybug and Kuzu, PuppyGraph, DuckDB, PostgreSQL or Spark");
  command
      ->add_option("input", exporting.graph.inputs, "Reports, inventories, bundles; folders, patterns, or -")
      ->required();
  command->add_option("--view", exporting.view, "As for query; default: estate");
  command->add_option("--view-file", exporting.viewFile, "A YAML file with a graph view");
  command->add_option("--to", exporting.to, "The folder to write to")->required();
  addGraphInputs(command, exporting.graph);
  return command;
}

CLI::App* addDiff(CLI::App& app, postern::cli::DiffOptions& comparing) {
  CLI::App* command =
      app.add_subcommand("diff", "Say what became of the attack paths since an earlier state");
  command
      ->add_option("input", comparing.graph.inputs, "Reports, inventories, bundles; folders, patterns, or -")
      ->required();
  command->add_option("--before", comparing.before, "The earlier state: a bundle, of which nothing is added")
      ->required();
  command->add_flag("--json", comparing.json, "As JSON");
  addGraphInputs(command, comparing.graph);
  return command;
}

CLI::App* addSpec(CLI::App& app, postern::cli::SpecOptions& drafting) {
  CLI::App* command =
      app.add_subcommand("spec", "Write the mapping spec that a file nobody taught seems to need");
  command->add_option("input", drafting.input, "A report")->required();
  command->add_option("--id", drafting.id, "The format's id, snake_case");
  command->add_option("--title", drafting.title, "The format's name");
  return command;
}

int run(int argc, char** argv) {
  using namespace postern::cli;
  CLI::App app("Reads the reports of every scanner and makes one ranked list and its attack paths.",
               "postern");
  app.set_version_flag("--version", versionText());
  app.require_subcommand(1);

  InspectOptions inspecting;
  CLI::App* inspectCommand = app.add_subcommand("inspect", "Say what files are understood as");
  inspectCommand->add_option("input", inspecting.inputs, "Files, folders, patterns, or - for standard input")
      ->required();
  inspectCommand->add_flag("--json", inspecting.json,
                           "An array with an entry per file or member of an archive");

  addReading(inspectCommand, inspecting.reading);

  AnalyzeOptions analyzing;
  CLI::App* analyzeCommand = addAnalyze(app, analyzing);

  GateOptions gating;
  CLI::App* gateCommand = addGate(app, gating);

  QueryOptions asking;
  CLI::App* queryCommand = addQuery(app, asking);

  ExportGraphOptions exporting;
  CLI::App* exportGraphCommand = addExportGraph(app, exporting);
  DiffOptions comparing;
  CLI::App* diffCommand = addDiff(app, comparing);

  SpecOptions drafting;
  CLI::App* specCommand = addSpec(app, drafting);

  VocabOptions vocabulary;
  CLI::App* vocabCommand = addVocab(app, vocabulary);

  bool formatsJson = false;
  CLI::App* formatsCommand = app.add_subcommand("formats", "List the formats that are recognised");
  formatsCommand->add_flag("--json", formatsJson, "As a JSON array");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool isAnswer = error.get_exit_code() == 0;  // --help, --version
    app.exit(error);
    return isAnswer ? kOk : kUsage;
  }
  if (*inspectCommand) return inspect(inspecting);
  if (*analyzeCommand) return analyze(analyzing);
  if (*gateCommand) return gate(gating);
  if (*queryCommand) return query(asking);
  if (*exportGraphCommand) return exportGraph(exporting);
  if (*diffCommand) return diff(comparing);
  if (*specCommand) return draftSpec(drafting);
  if (*vocabCommand) return vocab(vocabulary);
  return listFormats(formatsJson);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::cerr << "postern: out of memory\n";
    return postern::cli::kNothingReadable;
  }
}
