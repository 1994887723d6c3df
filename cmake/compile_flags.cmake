# SPDX-License-Identifier: Apache-2.0
# Flags of all our code (postern_flags) and of everything that is linked together (sanitizers, exceptions).
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_EXTENSIONS ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

# Diagnostics with colours also through Ninja's pipe; GCC and clang spell it alike.
add_compile_options(-fdiagnostics-color=auto)

if(POSTERN_SANITIZERS)
  add_compile_options(-fsanitize=${POSTERN_SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${POSTERN_SANITIZERS})
endif()
if(POSTERN_FUZZ)
  # Coverage counters in every object; only the harnesses link libFuzzer's main (tests/CMakeLists.txt).
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Identical decimals everywhere: no fused multiply-add, which one target has and another has not.
add_compile_options(-ffp-contract=off)

if(EMSCRIPTEN)
  # SSE2 intrinsics are translated to WebAssembly SIMD, so that native and wasm share one vectorised code path.
  add_compile_options(-fwasm-exceptions -msimd128 -msse2 -mbulk-memory)
  add_link_options(-fwasm-exceptions)
endif()

add_library(postern_flags INTERFACE)
target_compile_options(postern_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Werror)
