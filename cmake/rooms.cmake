# SPDX-License-Identifier: Apache-2.0
# postern_room(): a static library for one folder of core/, which sees its own headers and those of the rooms it names.
# Each room has an include folder of its own in the build tree (<build>/rooms/<room>/<room> -> core/<room>), so that
# #include "graph/paths.h" from a room below graph/ finds no file.
set(POSTERN_ROOMS_DIR "${CMAKE_BINARY_DIR}/rooms")

function(postern_link_folder target link)
  get_filename_component(parent "${link}" DIRECTORY)
  file(MAKE_DIRECTORY "${parent}")
  if(NOT EXISTS "${link}" AND NOT IS_SYMLINK "${link}")
    file(CREATE_LINK "${target}" "${link}" SYMBOLIC)
  endif()
endfunction()

# Turns every core/<room>/*.fbs into <name>_generated.h, visible to the room and to those above it.
function(postern_room_schemas room library scope)
  file(GLOB schemas CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/core/${room}/*.fbs")
  if(NOT schemas)
    return()
  endif()
  find_program(POSTERN_FLATC flatc REQUIRED)
  set(folder "${POSTERN_ROOMS_DIR}/generated/${room}")
  set(headers "")
  foreach(schema IN LISTS schemas)
    get_filename_component(name "${schema}" NAME_WE)
    add_custom_command(
      OUTPUT "${folder}/${name}_generated.h"
      COMMAND "${POSTERN_FLATC}" --cpp --scoped-enums --no-warnings -I "${CMAKE_SOURCE_DIR}/core/model" -o "${folder}" "${schema}"
      DEPENDS ${schemas}
      COMMENT "flatc ${room}/${name}.fbs"
      VERBATIM)
    list(APPEND headers "${folder}/${name}_generated.h")
  endforeach()
  add_custom_target(${library}_schemas DEPENDS ${headers})
  add_dependencies(${library} ${library}_schemas)
  target_include_directories(${library} SYSTEM ${scope} "${folder}")
endfunction()

# postern_room(<name> [SEES <room>...] [LIBRARIES <target>...] [PUBLIC_LIBRARIES <target>...])
function(postern_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SEES;LIBRARIES;PUBLIC_LIBRARIES")
  set(library postern_${room})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/core/${room}/*.cpp")
  postern_link_folder("${CMAKE_SOURCE_DIR}/core/${room}" "${POSTERN_ROOMS_DIR}/${room}/${room}")

  set(seen ${arg_SEES})
  list(TRANSFORM seen PREPEND postern_)
  if(sources)
    set(scope PUBLIC)
    add_library(${library} STATIC ${sources})
    target_link_libraries(${library} PRIVATE postern_flags ${arg_LIBRARIES})
  else()
    # A room with headers only.
    set(scope INTERFACE)
    add_library(${library} INTERFACE)
  endif()
  target_include_directories(${library} ${scope} "${POSTERN_ROOMS_DIR}/${room}")
  target_link_libraries(${library} ${scope} ${seen} ${arg_PUBLIC_LIBRARIES})
  postern_room_schemas(${room} ${library} ${scope})
endfunction()
