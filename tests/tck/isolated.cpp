// SPDX-License-Identifier: Apache-2.0
// A child process runs the cases and writes "begin" and "result" lines to a pipe; when it dies, a new one
// goes on after the case that it died of. Emscripten has no processes: there the cases run where they are
// called.
#include "tests/tck/isolated.h"

#ifndef __EMSCRIPTEN__
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#endif

namespace postern::tck {

#ifdef __EMSCRIPTEN__

std::vector<CaseResult> runIsolated(size_t count, const std::function<CaseResult(size_t)>& run) {
  std::vector<CaseResult> results;
  for (size_t i = 0; i < count; ++i) results.push_back(run(i));
  return results;
}

#else

namespace {

constexpr unsigned kSecondsPerCase = 60;

[[noreturn]] void runChild(int pipe_end, size_t first, size_t count,
                           const std::function<CaseResult(size_t)>& run) {
  FILE* out = fdopen(pipe_end, "w");
  for (size_t i = first; i < count; ++i) {
    std::fprintf(out, "begin\n");
    std::fflush(out);
    alarm(kSecondsPerCase);
    const CaseResult result = run(i);
    alarm(0);
    std::string reason = result.reason;
    for (char& c : reason) {
      if (c == '\n' || c == '\0') c = ' ';
    }
    std::fprintf(out, "%d %s\n", static_cast<int>(result.outcome), reason.c_str());
  }
  std::fflush(out);
  _exit(0);
}

/// Reads a child's lines; whether it ended between two cases.
bool readChild(int pipe_end, std::vector<CaseResult>& results) {
  FILE* in = fdopen(pipe_end, "r");
  char* line = nullptr;
  size_t capacity = 0;
  bool idle = true;
  for (ssize_t size = 0; (size = getline(&line, &capacity, in)) > 0;) {
    std::string text(line, static_cast<size_t>(size - 1));
    idle = text != "begin";
    if (!idle) continue;
    results.push_back({static_cast<Outcome>(std::atoi(text.c_str())), text.substr(text.find(' ') + 1)});
  }
  std::free(line);
  std::fclose(in);
  return idle;
}

}  // namespace

std::vector<CaseResult> runIsolated(size_t count, const std::function<CaseResult(size_t)>& run) {
  std::vector<CaseResult> results;
  while (results.size() < count) {
    int ends[2];
    if (pipe(ends) != 0) return std::vector<CaseResult>(count, {Outcome::kFailed, "no pipe"});
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      runChild(ends[1], results.size(), count, run);
    }
    close(ends[1]);
    const bool idle = readChild(ends[0], results);
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0)
      return std::vector<CaseResult>(count, {Outcome::kFailed, "no process"});
    if (results.size() == count && idle) break;
    const std::string how =
        WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "exit " + std::to_string(WEXITSTATUS(status));
    results.push_back({Outcome::kCrashed, how});
  }
  return results;
}

#endif

}  // namespace postern::tck
