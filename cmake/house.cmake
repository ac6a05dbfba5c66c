# House rules every target shares, and add_module(), the only way a library is declared here.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# The program and its simulated web live side by side: build/<preset>/vindbaar.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

option(FUZZERS "Build the libFuzzer programs of tests/fuzz; clang only" OFF)
set(SANITIZERS "" CACHE STRING "Comma-separated -fsanitize list, e.g. address,undefined")

add_library(house_flags INTERFACE)
target_compile_options(house_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(house_flags INTERFACE -Wno-restrict)  # false alarms on "text" + string (GCC PR 105651)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(house_flags INTERFACE -Wno-deprecated-declarations)  # GCC 12's std::stable_sort, inside
endif()
if(SANITIZERS)
  target_compile_options(house_flags INTERFACE
    -fsanitize=${SANITIZERS} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(house_flags INTERFACE -fsanitize=${SANITIZERS})
  if(SANITIZERS MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(house_flags INTERFACE -Wno-tsan)  # Asio's atomic fences, seen through inlining
  endif()
endif()
if(FUZZERS)
  target_compile_options(house_flags INTERFACE -fsanitize=fuzzer-no-link
    -Wno-deprecated-declarations)  # clang 19 blames std::stable_sort of GCC 12's library on its caller
endif()

# add_module(<name> HEADERS … SOURCES … [PUBLIC target…] [PRIVATE target…])
# HEADERS is what neighbours may include; each must compile on its own (target all_verify_interface_header_sets).
function(add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE")
  add_library(${name} STATIC)
  target_sources(${name}
    PRIVATE ${arg_SOURCES}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
  set_target_properties(${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} house_flags)
endfunction()

# add_tests(<module> file…): one executable a module, one ctest entry a TEST_CASE.
# The tests run in the source folder's spirit: SOURCE_DIR and TEST_DATA tell where the files are.
function(add_tests module)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_executable(${module}_tests ${arg_SOURCES})
  set_target_properties(${module}_tests PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_link_libraries(${module}_tests PRIVATE ${arg_LIBRARIES} test_main house_flags)
  target_compile_definitions(${module}_tests PRIVATE
    SOURCE_DIR="${PROJECT_SOURCE_DIR}" TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" BINARY_DIR="${PROJECT_BINARY_DIR}")
  # A test that cannot run says so and why; ctest then reports it as skipped, not as passed.
  doctest_discover_tests(${module}_tests TEST_PREFIX "${module}: " PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED for want of")
endfunction()
