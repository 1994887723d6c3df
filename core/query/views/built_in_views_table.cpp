// SPDX-License-Identifier: Apache-2.0
// The views that Postern comes with, in the words that people write their own in (docs/graph-views.md).
#include "query/views/view_definition.h"

namespace postern {
namespace {

constexpr std::string_view kViews = R"(
views:
  - name: estate
    title: Everything
    nodes:
      - from: assets
      - from: components
      - from: vulnerabilities
      - from: weaknesses
      - from: findings
      - from: reports
      - from: owners
      - from: data
      - from: files
      - from: rights
    edges:
      - from: relations
      - from: grants
      - from: covers
      - from: findings
      - from: vulnerabilities
      - from: weaknesses
      - from: in_component
      - from: reported_by
      - from: affected
      - from: owned
      - from: applications
      - from: data
      - from: files
      - from: installed

  - name: attack
    title: What an attacker can do, step by step
    nodes:
      - from: attack
    edges:
      - from: attack

  - name: dependency
    title: Which packages are where, and what affects them
    nodes:
      - from: components
      - from: vulnerabilities
      - {from: files, connected: true}
      - {from: assets, connected: true}
    edges:
      - {from: relations, only: [DEPENDS_ON, CONTAINS, BUILDS_FROM, RUNS, PART_OF, DEPLOYS]}
      - from: files
      - from: installed
      - from: affected

  - name: identity
    title: Who may do what, and may become whom
    nodes:
      - {from: assets, where: "kind:identity,role,account"}
      - {from: assets, connected: true}
      - from: rights
    edges:
      - {from: relations, except: [DEPENDS_ON, CONTAINS, BUILDS_FROM, CALLS, ROUTES, EXPOSES, DEPLOYS, STORES, ADMITS, MOUNTS]}
      - from: grants
      - from: covers

  - name: ownership
    title: Who owns what, and what is open there
    nodes:
      - from: owners
      - from: assets
      - from: findings
    edges:
      - from: owned
      - from: findings
      - from: applications
      - {from: relations, only: [PART_OF]}

  - name: data_flow
    title: Where data lies and goes
    nodes:
      - from: data
      - {from: assets, connected: true}
    edges:
      - from: data
      - {from: relations, only: [CALLS, STORES, ROUTES, EXPOSES, ACCESSES, ADMITS, MOUNTS, RUNS, HOSTS]}
)";

}  // namespace

const std::vector<ViewDefinition>& builtInViews() {
  static const std::vector<ViewDefinition> kRead = readViews(kViews).views;
  return kRead;
}

}  // namespace postern
