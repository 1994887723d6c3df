# SPDX-License-Identifier: Apache-2.0
# postern_node_program(): makes an executable of an Emscripten build a CommonJS program for Node with the real file system.
# POSTERN_NODE is how CTest starts it: Emscripten 3.1.6 takes the fetch() of newer Nodes for a browser's.
if(EMSCRIPTEN)
  find_program(POSTERN_NODE_EXECUTABLE NAMES node nodejs REQUIRED)
  execute_process(COMMAND "${POSTERN_NODE_EXECUTABLE}" --no-experimental-fetch -e 0
                  RESULT_VARIABLE refused OUTPUT_QUIET ERROR_QUIET)
  set(POSTERN_NODE "${POSTERN_NODE_EXECUTABLE}")
  if(refused EQUAL 0)
    list(APPEND POSTERN_NODE --no-experimental-fetch)
  endif()
endif()

function(postern_node_program target)
  set_target_properties(${target} PROPERTIES SUFFIX ".js")
  target_link_options(${target} PRIVATE
    -O1                        # links in a second; the objects are optimised already
    -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1
    -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB -sTOTAL_STACK=5242880)
endfunction()
