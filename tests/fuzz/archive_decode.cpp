#include "archive/archive.hpp"
#include "tests/fuzz/expect.hpp"

using namespace vindbaar;
using namespace vindbaar::archive;
using fuzz::expect;

/// The first byte chooses the coding, the rest is the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view codings[] = {"gzip",     "deflate",       "br",           "zstd",
                                          "gzip, br", "zstd, deflate", "br, br, gzip", ""};
  constexpr std::size_t cap = 100'000;
  if (size == 0) return 0;
  const std::string_view body = fuzz::bytes_of(data + 1, size - 1);
  const std::string_view coding = codings[data[0] % std::size(codings)];
  const Decoded decoded = decode_content(body, coding, cap);
  expect(decoded.bytes.size() <= cap);
  expect(!(decoded.truncated || decoded.damaged) || !decoded.problem.empty());
  const Decoded half = decode_content(body, coding, decoded.bytes.size() / 2);
  expect(decoded.bytes.starts_with(half.bytes));
  const std::string key = surt(body);
  expect(surt(body) == key && key.find('\n') == std::string::npos && key.find(' ') == std::string::npos);
  return 0;
}
