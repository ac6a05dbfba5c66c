// https://encoding.spec.whatwg.org/ is the judge.
#include "core/charset.hpp"

#include "core/text.hpp"

#include "vectors.hpp"

#include <random>

using namespace vindbaar;
using testing::vectors;

namespace {

std::string utf8_of(unsigned code_point) {
  const unsigned unit = code_point;
  std::string wide;
  wide.push_back(static_cast<char>(unit & 0xFF));
  wide.push_back(static_cast<char>(unit >> 8));
  return decode(wide, "utf-16le");
}

}  // namespace

TEST_CASE("every label of the Encoding Standard names its encoding") {
  for (const auto& row : vectors("encoding_labels.jsonl")) {
    CAPTURE(row.dump());
    CHECK(encoding_of_label(row.at("label").get<std::string>()) ==
          row.at("expected_encoding").get<std::string>());
  }
}

TEST_CASE("labels are read without regard to case and white space, and only whole") {
  CHECK(encoding_of_label(" \tUTF8\r\n") == "utf-8");
  CHECK(encoding_of_label("Latin1") == "windows-1252");
  CHECK(encoding_of_label("unicodefffe") == "utf-16be");
  for (const char* unknown : {"", " ", "utf", "8859-1", "utf-8 utf8", "utf-8;", "utf-7", "windows-1252x"}) {
    CAPTURE(unknown);
    CHECK(encoding_of_label(unknown) == std::nullopt);
  }
}

TEST_CASE("the high half of every single-byte encoding is that of the standard's index") {
  int compared = 0;
  for (const auto& row : vectors("single_byte_indexes.jsonl")) {
    const std::string encoding = row.at("encoding");
    CAPTURE(encoding);
    REQUIRE(encoding_of_label(encoding) == encoding);
    for (unsigned at = 0; at < 128; ++at) {
      CAPTURE(at);
      const std::string byte(1, static_cast<char>(0x80 + at));
      CHECK(decode(byte, encoding) == utf8_of(row.at("high_half").at(at).get<unsigned>()));
      ++compared;
    }
  }
  CHECK(compared == 27 * 128);
}

TEST_CASE("bytes are read as the encoding says") {
  struct Row {
    const char* encoding;
    std::string_view bytes;
    const char* text;
  };
  const Row rows[] = {
      {"utf-8", "\uFEFFcliënt", "cliënt"},
      {"utf-8", "a\xC0\xAF\xE2\x82", "a\uFFFD\uFFFD\uFFFD"},
      {"windows-1252", "\x80 caf\xE9 \x81", "€ café \u0081"},
      {"iso-8859-8-i", "\xE0", "א"},
      {"utf-16le", std::string_view("\xFF\xFE\xE9\0\x3D\xD8\x00\xDE", 8), "é😀"},
      {"utf-16be", std::string_view("\xFE\xFF\0\xE9\xD8\x3D\xDE\x00", 8), "é😀"},
      {"utf-16le", std::string_view("\x00\xDE\x41", 3), "\uFFFD\uFFFD"},
      {"utf-16be", std::string_view("\xD8\x3D\0A", 4), "\uFFFDA"},
      {"x-user-defined", "A\x80\xFF", "A\uF780\uF7FF"},
      {"replacement", "anything", "\uFFFD"},
      {"replacement", "", ""},
      {"shift_jis", "\x8A\x77\x8D\x5A\x1A\x1C\x7F", "学校\x1A\x1C\x7F"},
      {"shift_jis", "\x81<b>", "\uFFFD<b>"},
      {"euc-jp", "\xB3\xD8\xB9\xBB", "学校"},
      {"iso-2022-jp", "\x1B$B3X9;\x1B(B.", "学校."},
      {"gbk", "\xD1\xA7\xD0\xA3", "学校"},
      {"gb18030", "\xD1\xA7\x94\x39\xFC\x36", "学😀"},
      {"big5", "\xBE\xC7\xAE\xD5", "學校"},
      {"euc-kr", "\xC7\xD0\xB1\xB3", "학교"},
      {"windows-1252", std::string_view("a\0b", 3), "ab"},
      {"utf-8", std::string_view("a\0b", 3), "ab"},
      {"utf-16le", std::string_view("a\0\0\0b\0", 6), "ab"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.encoding);
    CAPTURE(row.text);
    CHECK(decode(row.bytes, row.encoding) == row.text);
  }
}

TEST_CASE("whatever the bytes and the encoding, the text is well-formed UTF-8 without NUL") {
  std::mt19937 random(1);
  std::uniform_int_distribution<int> byte(0, 255);
  for (const auto& row : vectors("encoding_labels.jsonl")) {
    const std::string encoding = row.at("expected_encoding");
    std::string bytes;
    for (int size = 0; size < 300; ++size) bytes.push_back(static_cast<char>(byte(random)));
    const std::string text = decode(bytes, encoding);
    CAPTURE(encoding);
    CHECK(is_utf8(text));
    CHECK(text.find('\0') == std::string::npos);
    CHECK(!text.empty());
  }
}
