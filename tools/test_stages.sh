# SPDX-License-Identifier: Apache-2.0
# The stages of tools/test. Each function writes its output to $log and sets passed, failed and skipped.

count_one() { # <exit code> of something that is one test case
  if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Configures if needed and builds; a failure counts as one failed test case and the stage ends.
build_preset() { # <preset>
  [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >>"$log" 2>&1 || { failed=$((failed + 1)); return 1; }
  if ! cmake --build --preset "$1" -- -k 20 >"$log.build" 2>&1; then
    grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|flatc)' "$log.build" >>"$log"
    failed=$((failed + 1))
    return 1
  fi
}

# Runs CTest and counts GoogleTest's cases. A test that began and has no result is one in which the program died.
run_ctest() { # <preset>
  local result=0 out=build/$1/Testing/Temporary/LastTest.log began ok bad skip
  rm -f "$out"
  ctest --preset "$1" >>"$log" 2>&1 || result=$?
  began=$(grep -cE '^\[ RUN      \] ' "$out" 2>/dev/null)
  ok=$(grep -cE '^\[       OK \] ' "$out" 2>/dev/null)
  skip=$(grep -cE '^\[  SKIPPED \] .* \([0-9]+ ms\)$' "$out" 2>/dev/null)
  bad=$((${began:-0} - ${ok:-0} - ${skip:-0}))
  [ "$result" = 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + ${ok:-0})) failed=$((failed + bad)) skipped=$((skipped + ${skip:-0}))
}

stage_structure() {
  node tools/check_structure.mjs >"$log" 2>&1
  count_line "structure: "
}

# Adds the figures of a script's closing line "<prefix>N passed, N failed".
count_line() { # <prefix>
  local line
  line=$(grep -E "^$1[0-9]+ passed, [0-9]+ failed" "$log" | tail -n 1)
  if [ -z "$line" ]; then failed=$((failed + 1)); return; fi
  passed=$((passed + $(sed -E "s/^$1([0-9]+) passed.*/\1/" <<<"$line")))
  failed=$((failed + $(sed -E "s/.* passed, ([0-9]+) failed.*/\1/" <<<"$line")))
}

stage_format() {
  git ls-files -co --exclude-standard -z -- 'core/*.cpp' 'core/*.h' 'wasm/*.cpp' 'tools/*.cpp' 'tools/*.h' \
    'tests/*.cpp' 'tests/*.h' | xargs -0 -r ls -d 2>/dev/null | tr '\n' '\0' |
    xargs -0 -r -P "$(nproc)" -n 20 clang-format --dry-run -Werror >"$log.full" 2>&1
  count_one $?
  # Of each file the name is enough: clang-format itself says the rest.
  sed -nE 's/^([^ :]+):[0-9]+:[0-9]+: error: .*/clang-format -i \1/p' "$log.full" | sort -u >"$log"
}

stage_native() {
  build_preset native && run_ctest native
}

stage_readme() {
  build_preset native || return
  node tools/readme.mjs --check >>"$log" 2>&1
  count_one $?
}

# An exported graph in databases of other makers; skipped where these cannot be installed.
stage_graph_export() {
  build_preset native || return
  if ! npm --prefix tests/graph_export install --no-save --no-audit --no-fund >>"$log" 2>&1; then
    skipped=$((skipped + 1))
    return
  fi
  local script
  for script in compare compare_duckdb check_scripts; do
    node "tests/graph_export/$script.mjs" build/native/postern >>"$log" 2>&1
  done
  count_line "graph export to Ladybug: "
  count_line "graph export to DuckDB: "
  count_line "graph export scripts: "
}

stage_asan() {
  build_preset native-asan && run_ctest native-asan
}

stage_wasm() {
  build_preset wasm-test && run_ctest wasm-test
}

stage_parity() {
  build_preset native && build_preset wasm-test || return
  node tools/check_parity.mjs >>"$log" 2>&1
  count_line "parity: "
}

stage_web_check() {
  [ -f web/package.json ] || return
  (cd web && npm run --silent check) >>"$log" 2>&1
  count_one $?
}

# Runs a Playwright script of web/package.json and counts its cases from the JSON report.
run_playwright() { # <npm script> <config>
  [ -f "web/$2" ] || return
  local report=$PWD/build/test/$1.json
  rm -f "$report"
  (cd web && PLAYWRIGHT_JSON_OUTPUT_NAME=$report CI=1 npm run --silent "$1" -- --reporter=list,json) >>"$log" 2>&1
  local result=$? counts
  counts=$(node -e '
    const { stats, errors } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    console.log(stats.expected, stats.unexpected + stats.flaky + errors.length, stats.skipped);' "$report" 2>>"$log") || counts="0 1 0"
  local good bad skip
  read -r good bad skip <<<"$counts"
  [ "$result" = 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skip))
}

stage_web_unit() {
  run_playwright test:unit playwright.unit.config.ts
}

stage_web_browser() {
  [ -f web/playwright.config.ts ] || return
  if ! tools/build_page >>"$log" 2>&1; then failed=$((failed + 1)); return; fi
  run_playwright test:browser playwright.config.ts
}

# Each harness a fixed number of inputs from the fixtures and a fixed seed, so that a run repeats the one before it; the
# time is only a bound. New inputs are for tools/fuzz.
stage_fuzz() {
  local harness name folder=build/test/fuzz
  build_preset native-asan || return
  rm -rf "$folder"
  mkdir -p "$folder/found"
  node tools/fuzz_seeds.mjs "$folder/seeds" --fixtures-only >>"$log" 2>&1 || { failed=$((failed + 1)); return; }
  for harness in build/native-asan/tests/*_fuzz; do
    [ -x "$harness" ] || continue
    name=$(basename "$harness" _fuzz)
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
    fuzz_shortly "$harness" "$name" "$folder" &
  done
  wait
  for harness in "$folder"/*.result; do
    name=$(basename "$harness" .result)
    [ "$(cat "$harness")" = 0 ] || { tail -n 40 "$folder/$name.log"; print_found "$folder" "$name"; } >>"$log"
    count_one "$(cat "$harness")"
  done
}

# What a machine that is gone afterwards found can still be run: base64 -d.
print_found() { # <folder> <name>
  local file
  for file in "$1/found/$2_"*; do
    [ -f "$file" ] || continue
    echo "$2: $file ($(stat -c %s "$file") bytes)"
    [ "$(stat -c %s "$file")" -gt 20000 ] || base64 -w 0 "$file"
    echo
  done
}

# The importers and the mapping engine have most of the code and get the most inputs.
fuzz_shortly() { # <harness> <name> <folder>
  local runs=2000 options=()
  case $2 in formats | spec) runs=6000 ;; esac
  [ ! -f "tests/fuzz/$2.dict" ] || options+=("-dict=tests/fuzz/$2.dict")
  mkdir -p "$3/new/$2" "$3/seeds/$2"
  UBSAN_OPTIONS=print_stacktrace=1 "$1" -seed=1 -runs="$runs" -max_total_time=60 -timeout=10 -rss_limit_mb=2048 \
    -verbosity=0 -artifact_prefix="$3/found/$2_" "${options[@]}" "$3/new/$2" "$3/seeds/$2" >"$3/$2.log" 2>&1
  echo $? >"$3/$2.result"
}
