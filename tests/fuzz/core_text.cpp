// The first byte chooses the encoding in which the rest is read.
#include "core/certificate_code.hpp"
#include "core/charset.hpp"
#include "core/text.hpp"
#include "core/vocabulary.hpp"
#include "tests/fuzz/expect.hpp"

#include <array>

using namespace vindbaar;
using fuzz::expect;

namespace {

constexpr std::array<std::string_view, 14> encodings = {
    "utf-8",  "windows-1252", "utf-16le", "utf-16be",    "shift_jis",    "euc-jp",         "iso-2022-jp",
    "euc-kr", "big5",         "gb18030",  "iso-8859-16", "windows-1255", "x-user-defined", "replacement"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::bytes_of(data + 1, size - 1);
  const std::string text = decode(bytes, encodings[data[0] % encodings.size()]);
  expect(is_utf8(text) && valid_utf8(text) == text);
  expect(is_utf8(bytes) == (valid_utf8(bytes) == bytes) || bytes.find('\0') != bytes.npos);

  const std::string folded = fold(text);
  expect(is_utf8(folded) && fold(folded) == folded);
  const std::string collapsed = collapse_spaces(text);
  expect(is_utf8(collapsed) && collapse_spaces(collapsed) == collapsed);
  expect(is_utf8(lower(text)));
  expect(is_utf8(fold(bytes)) && is_utf8(lower(bytes)));

  std::size_t free_from = 0;
  for (const CodeMention& mention : find_codes(bytes)) {
    expect(mention.at >= free_from && mention.at + mention.length <= bytes.size());
    free_from = mention.at + mention.length;
  }
  static_cast<void>(sector_of(bytes));
  static_cast<void>(encoding_of_label(bytes));
  return 0;
}
