#pragma once
// Session ids that servers write into URLs: the same page under a new name each visit. The patterns are those
// of the surt library 0.3.1 (URLRegexTransformer), so that keys agree with other archives; matching ignores
// case.

#include <string>
#include <string_view>

namespace vindbaar::archive {

/// Without ASP.NET's "(32 letters)/" or "(S(…))/" segment before an .aspx page.
std::string without_path_session(std::string_view path);

/// Without jsessionid, phpsessid, sid, ASPSESSIONID… and cfid with cftoken, at most one of each.
std::string without_query_session(std::string_view query);

}  // namespace vindbaar::archive
