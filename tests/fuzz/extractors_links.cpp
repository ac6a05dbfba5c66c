// Any bytes as a page; the first byte chooses the content type.
#include "core/text.hpp"
#include "extractors/extractors.hpp"
#include "tests/fuzz/expect.hpp"

#include <array>
#include <set>

using namespace vindbaar;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 4> types = {"text/html", "text/html; charset=utf-8",
                                                "text/html; charset=windows-1252", "application/xhtml+xml"};
  if (size == 0) return 0;
  const std::string_view body = fuzz::bytes_of(data + 1, size - 1);
  const extractors::Response page{"https://www.roc.example/a/b?c", 200, types[data[0] % types.size()], body};
  std::set<std::string> seen;
  for (const extractors::Link& link : extractors::find_links(page)) {
    expect(seen.insert(link.url.text()).second && is_utf8(link.anchor));
    expect(collapse_spaces(link.anchor) == link.anchor);
  }
  static_cast<void>(extractors::needs_browser(page));
  return 0;
}
