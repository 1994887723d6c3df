# SPDX-License-Identifier: Apache-2.0
# Toolchain file: Emscripten from an activated emsdk ($EMSDK), or else the distribution's package.
if(DEFINED ENV{EMSDK} AND EXISTS "$ENV{EMSDK}/upstream/emscripten")
  set(postern_emscripten "$ENV{EMSDK}/upstream/emscripten")
else()
  set(postern_emscripten "/usr/share/emscripten")
  # Debian's emcc minifies with its own acorn package, which its node does not find by itself.
  set(CMAKE_C_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()
include("${postern_emscripten}/cmake/Modules/Platform/Emscripten.cmake")
