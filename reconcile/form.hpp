#pragma once
// What browsers send: path, query and form fields, percent-encoded (WHATWG URL,
// application/x-www-form-urlencoded).

#include <map>
#include <string>
#include <string_view>

namespace vindbaar::reconcile {

using Fields = std::map<std::string, std::string, std::less<>>;

/// "a=1&b=%C3%A9+x" decoded; of a name given twice the first counts. Bytes that are no UTF-8 are replaced.
Fields read_form(std::string_view text);

/// The path of a request target, decoded, and its fields.
struct Target {
  std::string path;
  Fields fields;
};
Target read_target(std::string_view target);

/// Text that HTML shows as it is.
std::string escaped(std::string_view text);

}  // namespace vindbaar::reconcile
