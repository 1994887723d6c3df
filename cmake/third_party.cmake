# SPDX-License-Identifier: Apache-2.0
# Third-party code. The C libraries are built from source for both targets, so that native and wasm run the same code;
# of each only what the core calls. Header-only libraries are copied out of /usr/include, which emcc must not search.
# Their headers are SYSTEM headers and their sources are compiled without our warnings.

set(POSTERN_HEADERS_DIR "${CMAKE_BINARY_DIR}/third_party_headers")

function(postern_require_source name file)
  if(NOT EXISTS "${POSTERN_THIRD_PARTY_DIR}/${name}/${file}")
    message(FATAL_ERROR "${POSTERN_THIRD_PARTY_DIR}/${name}/${file} is missing. Run tools/setup, or set "
                        "POSTERN_THIRD_PARTY_DIR to a folder that holds zstd, zlib, expat and libyaml.")
  endif()
endfunction()

function(postern_c_library target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "INCLUDE" "SOURCES;DEFINITIONS;PUBLIC_DEFINITIONS;PRIVATE_INCLUDES")
  add_library(${target} STATIC ${arg_SOURCES})
  target_include_directories(${target} SYSTEM PUBLIC "${arg_INCLUDE}")
  target_include_directories(${target} PRIVATE ${arg_PRIVATE_INCLUDES})
  target_compile_definitions(${target} PRIVATE ${arg_DEFINITIONS} PUBLIC ${arg_PUBLIC_DEFINITIONS})
  target_compile_options(${target} PRIVATE -w)
  if(EMSCRIPTEN)
    # LLVM 14's instruction selection never ends on zstd's vectorised loops when they meet link-time optimisation.
    target_compile_options(${target} PRIVATE -fno-lto)
  endif()
endfunction()

# zstd: compression and decompression, one thread, no assembler (there is none for wasm), no legacy frames.
postern_require_source(zstd lib/zstd.h)
set(zstd "${POSTERN_THIRD_PARTY_DIR}/zstd/lib")
file(GLOB zstd_sources "${zstd}/common/*.c" "${zstd}/compress/*.c" "${zstd}/decompress/*.c")
list(FILTER zstd_sources EXCLUDE REGEX "/(pool|threading|zstdmt_compress)\\.c$")
postern_c_library(third_party_zstd INCLUDE "${zstd}" SOURCES ${zstd_sources}
  DEFINITIONS ZSTD_DISABLE_ASM=1 ZSTD_LEGACY_SUPPORT=0 XXH_NAMESPACE=ZSTD_)
if(POSTERN_SANITIZERS MATCHES "undefined")
  # Damaged frames make it compute addresses that it only prefetches from ("No consequence though", ZSTD_prefetchMatch).
  target_compile_options(third_party_zstd PRIVATE -fno-sanitize=pointer-overflow)
endif()

# zlib: the raw inflate and deflate streams with their checksums, without the gzFile layer, which needs files.
postern_require_source(zlib zlib.h)
set(zlib "${POSTERN_THIRD_PARTY_DIR}/zlib")
set(zlib_sources adler32 compress crc32 deflate infback inffast inflate inftrees trees uncompr zutil)
list(TRANSFORM zlib_sources PREPEND "${zlib}/")
list(TRANSFORM zlib_sources APPEND ".c")
postern_c_library(third_party_zlib INCLUDE "${zlib}" SOURCES ${zlib_sources} DEFINITIONS HAVE_UNISTD_H=1)

# expat. XML_DTD carries the billion-laughs protection. XML_POOR_ENTROPY: the salt that expat would draw itself is never
# used, because the XML reader sets one (no clock and no random numbers in the core).
postern_require_source(expat expat/lib/expat.h)
set(expat "${POSTERN_THIRD_PARTY_DIR}/expat/expat/lib")
set(expat_config "${CMAKE_BINARY_DIR}/third_party_config/expat")
file(CONFIGURE OUTPUT "${expat_config}/expat_config.h" CONTENT [[
#define BYTEORDER 1234
#define HAVE_MEMMOVE 1
#define HAVE_UNISTD_H 1
#define XML_CONTEXT_BYTES 1024
#define XML_DTD 1
#define XML_GE 1
#define XML_NS 1
#define XML_POOR_ENTROPY 1
]] @ONLY)
postern_c_library(third_party_expat INCLUDE "${expat}" PRIVATE_INCLUDES "${expat_config}"
  SOURCES "${expat}/xmlparse.c" "${expat}/xmlrole.c" "${expat}/xmltok.c"
  DEFINITIONS HAVE_EXPAT_CONFIG_H=1 PUBLIC_DEFINITIONS XML_STATIC=1)

# libyaml: the parser's events only.
postern_require_source(libyaml include/yaml.h)
set(yaml "${POSTERN_THIRD_PARTY_DIR}/libyaml")
postern_c_library(third_party_yaml INCLUDE "${yaml}/include"
  SOURCES "${yaml}/src/api.c" "${yaml}/src/parser.c" "${yaml}/src/reader.c" "${yaml}/src/scanner.c"
  DEFINITIONS YAML_VERSION_MAJOR=0 YAML_VERSION_MINOR=2 YAML_VERSION_PATCH=5 YAML_VERSION_STRING="0.2.5"
  PUBLIC_DEFINITIONS YAML_DECLARE_STATIC=1)

# Header-only libraries from Debian's packages (or from where POSTERN_HEADER_ROOT says).
set(POSTERN_HEADER_ROOT "/usr/include" CACHE PATH "Where flatbuffers/, CLI/ and xxhash.h are found")
function(postern_header_library target entry)
  set(from "${POSTERN_HEADER_ROOT}/${entry}")
  if(NOT EXISTS "${from}")
    message(FATAL_ERROR "${from} is missing. Run tools/setup, or set POSTERN_HEADER_ROOT.")
  endif()
  set(folder "${POSTERN_HEADERS_DIR}/${target}")
  file(COPY "${from}" DESTINATION "${folder}")
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE "${folder}")
endfunction()
postern_header_library(third_party_flatbuffers flatbuffers)
postern_header_library(third_party_cli11 CLI)
postern_header_library(third_party_xxhash xxhash.h)

# GoogleTest and GoogleMock with a main(), from the source that Debian's libgtest-dev installs.
if(POSTERN_TESTS)
  set(POSTERN_GOOGLETEST_DIR "/usr/src/googletest" CACHE PATH "Source tree of GoogleTest")
  set(gtest "${POSTERN_GOOGLETEST_DIR}/googletest")
  set(gmock "${POSTERN_GOOGLETEST_DIR}/googlemock")
  if(NOT EXISTS "${gtest}/src/gtest-all.cc")
    message(FATAL_ERROR "${gtest} holds no GoogleTest. Run tools/setup, or set POSTERN_GOOGLETEST_DIR.")
  endif()
  # emcc must not search /usr/include, where a distribution installs the headers, so they are copied as well.
  set(headers "${POSTERN_HEADERS_DIR}/googletest")
  foreach(entry gtest gmock)
    if(EXISTS "${${entry}}/include/${entry}")
      file(COPY "${${entry}}/include/${entry}" DESTINATION "${headers}")
    else()
      file(COPY "${POSTERN_HEADER_ROOT}/${entry}" DESTINATION "${headers}")
    endif()
  endforeach()
  add_library(third_party_gtest STATIC "${gtest}/src/gtest-all.cc" "${gmock}/src/gmock-all.cc"
              "${gmock}/src/gmock_main.cc")
  target_include_directories(third_party_gtest SYSTEM PUBLIC "${headers}" PRIVATE "${gtest}" "${gmock}")
  target_compile_definitions(third_party_gtest PUBLIC GTEST_HAS_PTHREAD=0)
  target_compile_options(third_party_gtest PRIVATE -w)
endif()

include(build_info)
