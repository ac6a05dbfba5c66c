#include "archive/archive.hpp"
#include "core/text.hpp"
#include "crawler/defaults.hpp"
#include "crawler/sitemap.hpp"
#include "tests/fuzz/expect.hpp"

#include <set>

using namespace vindbaar;
using fuzz::expect;

namespace {

void check(const std::vector<Url>& list, const Url& at) {
  expect(list.size() <= crawler::defaults::sitemap_urls);
  std::set<std::string> seen;
  for (const Url& url : list) {
    expect(seen.insert(url.text()).second && url != at);
    expect(url.scheme() == "http" || url.scheme() == "https");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Url at = Url::parse("https://www.roc.example/sitemaps/index.xml").value();
  const std::string_view bytes = fuzz::bytes_of(data, size);
  // A bomb is the decoder's matter (archive_decode); here it would only take time.
  const bool is_packed = bytes.starts_with("\x1F\x8B");
  if (is_packed && archive::decode_content(bytes, "gzip", 200'000).truncated) return 0;
  const crawler::Sitemap sitemap = crawler::parse_sitemap(bytes, at);
  check(sitemap.pages, at);
  check(sitemap.sitemaps, at);
  expect(is_utf8(sitemap.problem));
  expect(!bytes.empty() || !sitemap.problem.empty());
  return 0;
}
