// First line: a base, the rest: what is read relative to it.
#include "core/text.hpp"
#include "core/url.hpp"
#include "tests/fuzz/expect.hpp"

using namespace vindbaar;
using fuzz::expect;

namespace {

void check(const Result<Url>& url) {
  if (!url) {
    expect(url.error().code == "E-URL" && is_utf8(url.error().what));
    return;
  }
  const auto again = Url::parse(url->text());
  expect(again.has_value() && *again == *url);
  expect(url->text().size() <= 8192);
  expect(url->scheme() == "http" || url->scheme() == "https");
  expect(!url->host().empty() && url->port() <= 65535);
  expect(url->path().starts_with('/'));
  expect(std::string(url->origin()) + std::string(url->path_and_query()) == url->text());
  for (const char byte : url->text()) expect(byte > ' ' && byte < 0x7F && byte != '#');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::bytes_of(data, size);
  const std::size_t line = input.find('\n');
  const auto base = Url::parse(input.substr(0, line));
  check(base);
  if (!base || line == std::string_view::npos) return 0;
  check(Url::parse(input.substr(line + 1), *base));
  return 0;
}
