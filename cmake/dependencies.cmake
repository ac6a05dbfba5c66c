# Every outside library, by its Debian package, as one target with its quirks.
# Why each one: docs/dependencies.md.
find_package(Boost 1.81 REQUIRED)
find_package(Threads REQUIRED)
find_package(CURL 7.88 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(tl-expected REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(pugixml REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(gumbo REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(libpsl REQUIRED IMPORTED_TARGET libpsl)
pkg_check_modules(libdeflate REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec)

# GLPK 5 (libglpk-dev) ships neither a CMake nor a pkg-config file; only the simulated web's solver uses it.
find_path(GLPK_INCLUDE_DIR glpk.h REQUIRED)
find_library(GLPK_LIBRARY glpk REQUIRED)
add_library(GLPK::glpk UNKNOWN IMPORTED)
set_target_properties(GLPK::glpk PROPERTIES
  IMPORTED_LOCATION ${GLPK_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${GLPK_INCLUDE_DIR})

# Asio needs two small favours on this toolchain (harmless where it does not):
#   - awaitable.hpp uses std::exchange without including <utility> (chriskohlhoff/asio#944);
#   - Clang (clang-tidy included) is not offered co_await unless told to.
add_library(asio INTERFACE)
target_link_libraries(asio INTERFACE Boost::headers Threads::Threads)
target_compile_options(asio INTERFACE -include utility)
target_compile_definitions(asio INTERFACE BOOST_ASIO_HAS_CO_AWAIT=1 BOOST_ASIO_NO_DEPRECATED)

# What a report is written with: libxlsxwriter has a pkg-config file, ReadStat has none.
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
add_library(XLSX::writer ALIAS PkgConfig::xlsxwriter)
find_path(READSTAT_INCLUDE_DIR readstat.h REQUIRED)
find_library(READSTAT_LIBRARY readstat REQUIRED)
add_library(READSTAT::readstat UNKNOWN IMPORTED)
set_target_properties(READSTAT::readstat PROPERTIES
  IMPORTED_LOCATION ${READSTAT_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${READSTAT_INCLUDE_DIR})
