// First line: a URL, the rest: the value of a Retry-After header.
#include "crawler/identity.hpp"
#include "crawler/retry_after.hpp"
#include "crawler/traps.hpp"
#include "crawler/twins.hpp"
#include "tests/fuzz/expect.hpp"

using namespace vindbaar;
using fuzz::expect;

namespace {

void check(const Url& url) {
  const Url known = crawler::identity(url);
  expect(crawler::identity(known) == known);
  expect(known.origin() == url.origin() && known.path().starts_with('/'));
  static_cast<void>(crawler::trap_in(known));
  if (const auto shape = crawler::shape_of(known))
    expect(!shape->key.empty() && shape->budget > 0 && shape->trap.starts_with("trap: "));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::bytes_of(data, size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  if (const auto url = Url::parse(input.substr(0, line))) check(*url);
  const Instant now = Instant(std::chrono::seconds(1'700'000'000));
  const auto wait = crawler::retry_after(input.substr(std::min(line + 1, input.size())), now);
  expect(!wait || wait->count() >= 0);
  return 0;
}
