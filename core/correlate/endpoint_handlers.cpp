// SPDX-License-Identifier: Apache-2.0
// See endpoint_handlers.h. A name that two files have means neither; an everyday word that two endpoints end
// in means neither; a name that nobody gives twice by chance may answer several endpoints.
#include "correlate/endpoint_handlers.h"

#include <algorithm>

#include "base/text.h"
#include "correlate/place_text.h"

namespace postern {
namespace {

constexpr std::string_view kSuffixes[] = {"controller", "servlet", "handler", "action", "resource",
                                          "endpoint",   "view",    "page",    "routes", "route",
                                          "router",     "rest",    "bean"};
constexpr std::string_view kNothing[] = {"index", "main", "app",    "default", "home", "api",  "server",
                                         "init",  "test", "tests",  "utils",   "root", "base", "common",
                                         "web",   "http", "routes", "views",   "urls", "site"};
constexpr size_t kShortest = 3;
constexpr size_t kDistinct = 10;         // letters of a name of several words
constexpr size_t kDistinctNumbered = 6;  // letters of a name with a number
constexpr size_t kMostFiles = 16;        // that one name is looked at for

// Extensions are short, and a name may have two: "users.controller.ts".
std::string_view withoutExtensions(std::string_view name) {
  for (int i = 0; i < 2; ++i) {
    const size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || name.size() - dot > 12) break;
    name = name.substr(0, dot);
  }
  return name;
}

// Two words or a number in it: nobody calls two endpoints so by chance.
bool isDistinct(std::string_view name) {
  size_t letters = 0;
  bool digit = false;
  for (const char c : name) {
    digit |= isAsciiDigit(c);
    letters += isAsciiDigit(c) ? 0 : 1;
  }
  return letters >= kDistinct || (digit && letters >= kDistinctNumbered);
}

}  // namespace

std::string handlerName(std::string_view lastSegment) {
  std::string out;
  for (const char c : withoutExtensions(lastSegment)) {
    // "test007" is "test7": numbers are compared as numbers.
    const bool leads =
        !out.empty() && out.back() == '0' && (out.size() == 1 || !isAsciiDigit(out[out.size() - 2]));
    if (leads && isAsciiDigit(c)) out.pop_back();
    if (isAsciiAlnum(c)) out += asciiLower(c);
  }
  for (const std::string_view suffix : kSuffixes) {
    if (out.size() >= suffix.size() + kShortest && out.ends_with(suffix)) {
      out.resize(out.size() - suffix.size());
      break;
    }
  }
  const bool letters = std::any_of(out.begin(), out.end(), [](char c) { return !isAsciiDigit(c); });
  if (!letters || out.size() < kShortest) return {};
  return std::find(std::begin(kNothing), std::end(kNothing), out) != std::end(kNothing) ? std::string() : out;
}

struct EndpointHandlers::Group {
  std::vector<uint32_t> files;      // a result in each distinct one
  std::vector<StringId> endpoints;  // distinct URL templates
};

StringId EndpointHandlers::nameOf(StringId text, bool isUrl) {
  const auto [at, fresh] = nameOfText_[isUrl].try_emplace(text, kNoString);
  if (fresh) {
    const std::string_view whole = facts_.text(text);
    at->second = names_.intern(handlerName(whole.substr(whole.rfind('/') + 1)));
  }
  return at->second;
}

void EndpointHandlers::noteCode(uint32_t row, ScopeId scope, std::unordered_map<Key, Group>& names) {
  const StringId path = facts_.path(row);
  if (scope == kNoScope || path == kNoString) return;
  if (!files_.try_emplace(keyOf(scope, path), 0).second) return;
  const StringId name = nameOf(path, false);
  if (name == kNoString) return;
  Group& group = names[keyOf(scope, name)];
  const bool seen = std::any_of(group.files.begin(), group.files.end(),
                                [&](uint32_t other) { return facts_.samePath(other, row); });
  if (!seen && group.files.size() < kMostFiles) group.files.push_back(row);
}

void EndpointHandlers::noteEndpoint(uint32_t row, std::unordered_map<Key, Group>& names) {
  const StringId url = facts_.url(row);
  const ScopeId scope = deployment_.scopeOfRunning(facts_.asset(row));
  if (url == kNoString || scope == kNoScope) return;
  if (!endpoints_.try_emplace(keyOf(scope, url)).second) return;
  const StringId name = nameOf(url, true);
  if (name != kNoString) names[keyOf(scope, name)].endpoints.push_back(url);
}

EndpointHandlers::EndpointHandlers(ObservationFacts& facts)
    : facts_(facts), deployment_(facts.tables(), facts.identities()) {
  const uint32_t rows = facts.tables().observations.rows;
  std::unordered_map<Key, Group> names;
  for (uint32_t row = 0; row < rows; ++row) {
    if (facts.kind(row) == ObservationKind::kDynamic) noteEndpoint(row, names);
  }
  if (endpoints_.empty()) return;
  std::unordered_map<Key, StringId> routes;  // scope and URL template: the file that a result states
  for (uint32_t row = 0; row < rows; ++row) {
    if (facts.kind(row) != ObservationKind::kCode) continue;
    const Deployment::Scopes scopes = deployment_.scopesOfCode(facts.asset(row));
    for (const ScopeId scope : {scopes.chain, scopes.application}) {
      noteCode(row, scope, names);
      const bool states = facts.url(row) != kNoString && facts.path(row) != kNoString;
      if (scope != kNoScope && states) routes.try_emplace(keyOf(scope, facts.url(row)), facts.path(row));
    }
  }
  settle(names, routes);
}

// Walks unordered tables, and sets what does not depend on the order.
void EndpointHandlers::settle(const std::unordered_map<Key, Group>& names,
                              const std::unordered_map<Key, StringId>& routes) {
  // A file's number is its first spelling; the others have it too.
  const auto numberOf = [&](ScopeId scope, StringId path) {
    const auto group = names.find(keyOf(scope, nameOf(path, false)));
    const bool one = group != names.end() && group->second.files.size() == 1;
    return one ? facts_.path(group->second.files[0]) : path;
  };
  std::unordered_map<Key, bool> answering;
  for (const auto& [key, group] : names) {
    if (group.files.size() != 1 || group.endpoints.empty()) continue;
    const auto scope = static_cast<ScopeId>(key >> 32);
    if (group.endpoints.size() > 1 && !isDistinct(names_.text(static_cast<StringId>(key)))) continue;
    for (const StringId url : group.endpoints)
      endpoints_[keyOf(scope, url)] = {facts_.path(group.files[0]), false};
  }
  for (const auto& [key, file] : routes) {
    const auto at = endpoints_.find(key);
    if (at != endpoints_.end()) at->second = {numberOf(static_cast<ScopeId>(key >> 32), file), true};
  }
  for (const auto& [key, handler] : endpoints_)
    if (handler.file != 0) answering[keyOf(static_cast<ScopeId>(key >> 32), handler.file)] = true;
  for (auto& [key, number] : files_) {
    const auto scope = static_cast<ScopeId>(key >> 32);
    const StringId file = numberOf(scope, static_cast<StringId>(key));
    if (answering.count(keyOf(scope, file)) > 0) number = file;
  }
}

EndpointHandlers::Handler EndpointHandlers::ofEndpoint(uint32_t row) const {
  const auto at = endpoints_.find(keyOf(scopeOfEndpoint(row), facts_.url(row)));
  return at == endpoints_.end() ? Handler() : at->second;
}

ScopeId EndpointHandlers::scopeOfEndpoint(uint32_t row) const {
  return deployment_.scopeOfRunning(facts_.asset(row));
}

EndpointHandlers::Files EndpointHandlers::ofCode(uint32_t row) const {
  Files out;
  if (files_.empty()) return out;
  const Deployment::Scopes scopes = deployment_.scopesOfCode(facts_.asset(row));
  const auto number = [&](ScopeId scope) {
    const auto at = files_.find(keyOf(scope, facts_.path(row)));
    return at == files_.end() ? 0 : at->second;
  };
  return {scopes, number(scopes.chain), number(scopes.application)};
}

}  // namespace postern
