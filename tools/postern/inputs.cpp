// SPDX-License-Identifier: Apache-2.0
// See inputs.h. Links to folders are not followed: they may lead in circles.
#include "inputs.h"

#include <glob.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "engine.h"

namespace postern::cli {
namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() > 1 && name[0] == '.' && name != "..";
}

std::vector<std::string> filesBelow(const fs::path& folder) {
  std::vector<std::string> found;
  std::error_code ignored;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, ignored);
  for (; at != fs::recursive_directory_iterator(); at.increment(ignored)) {
    if (isHidden(at->path())) {
      if (at->is_directory(ignored)) at.disable_recursion_pending();
      // A repository's code owners may stand in a hidden folder.
      const std::string name = at->path().filename().string();
      const fs::path owners = at->path() / "CODEOWNERS";
      if ((name == ".github" || name == ".gitlab") && fs::is_regular_file(owners, ignored))
        found.push_back(owners.lexically_relative(folder).generic_string());
    } else if (at->is_regular_file(ignored)) {
      found.push_back(at->path().lexically_relative(folder).generic_string());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void addFolder(const std::string& argument, bool isOnlyFolder, Inputs& inputs) {
  const fs::path folder(argument);
  std::string prefix;
  if (!isOnlyFolder) {
    const fs::path named = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
    if (named != "." && named != ".." && !named.empty()) prefix = named.generic_string() + "/";
  }
  const std::vector<std::string> found = filesBelow(folder);
  for (const std::string& file : found) inputs.files.push_back({prefix + file, (folder / file).string()});
  if (found.empty()) inputs.problems.push_back(argument + ": no files in this folder");
}

std::vector<std::string> matches(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (glob(pattern.c_str(), 0, nullptr, &found) == 0)
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  globfree(&found);
  return paths;
}

}  // namespace

Inputs expandInputs(const std::vector<std::string>& arguments) {
  std::error_code ignored;
  std::vector<std::string> paths;
  Inputs inputs;
  for (const std::string& argument : arguments) {
    if (argument == "-" || fs::exists(argument, ignored)) {
      paths.push_back(argument);
      continue;
    }
    const std::vector<std::string> found =
        argument.find_first_of("*?[") == std::string::npos ? std::vector<std::string>() : matches(argument);
    if (found.empty()) inputs.problems.push_back(argument + ": no such file");
    paths.insert(paths.end(), found.begin(), found.end());
  }
  const auto folders = std::count_if(paths.begin(), paths.end(), [&](const std::string& path) {
    return path != "-" && fs::is_directory(path, ignored);
  });
  for (const std::string& path : paths) {
    if (path != "-" && fs::is_directory(path, ignored)) {
      addFolder(path, folders == 1, inputs);
    } else {
      inputs.files.push_back({path == "-" ? "stdin" : path, path});
    }
  }
  return inputs;
}

std::optional<std::string> readInput(const Input& input) {
  if (input.path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream file(input.path, std::ios::binary | std::ios::ate);
  if (!file) return std::nullopt;
  const auto size = file.tellg();
  // Pipes and devices have no size.
  if (size < 0) {
    file.clear();
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  std::string bytes(static_cast<size_t>(size), '\0');
  file.seekg(0);
  if (!file.read(bytes.data(), size) && file.gcount() != size) return std::nullopt;
  return bytes;
}

bool isBundleFile(const Input& input) {
  if (input.path == "-") return false;
  std::ifstream file(input.path, std::ios::binary);
  char head[8] = {};
  return file.read(head, sizeof head) && looksLikeBundle({head, sizeof head});
}

}  // namespace postern::cli
