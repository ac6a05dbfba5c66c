# Writes OUTPUT, a source file that tells the SHA-256 of the files in FILES (separated by '|'),: the version of the code that reads pages. Run by the build, see extractors/CMakeLists.txt.
string(REPLACE "|" ";" FILES "${FILES}")
set(all "")
foreach(file IN LISTS FILES)
  file(SHA256 "${file}" hash)
  string(APPEND all "${hash}")
endforeach()
string(SHA256 version "${all}")
set(code [[#include "extractors/extractors.hpp"

namespace vindbaar::extractors {

std::string_view reading_version() noexcept {
  return "@version@";
}

}  // namespace vindbaar::extractors
]])
string(REPLACE "@version@" "${version}" code "${code}")
file(WRITE "${OUTPUT}" "${code}")
