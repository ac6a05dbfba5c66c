#include "extractors/encoding.hpp"
#include "core/charset.hpp"
#include "core/text.hpp"
#include "tests/extractors/support.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using extractors::decode_page;

namespace {

std::string text_of(const Json& vector, const char* key) {
  return vector.contains(key) && vector[key].is_string() ? vector[key].get<std::string>() : std::string();
}

std::string title_in(std::string_view html) {
  const std::size_t start = html.find("<title>") + 7;
  return std::string(html.substr(start, html.find("</title>", start) - start));
}

}  // namespace

// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
TEST_CASE("the prescan finds the encoding the html5lib vectors expect") {
  std::size_t all = 0;
  std::size_t right = 0;
  for (const Json& vector : vectors("charset.jsonl", "prescan")) {
    ++all;
    const std::string bytes = text_of(vector, "bytes");
    const bool has_mark = bytes.starts_with("\xEF\xBB\xBF");
    const auto found = extractors::encoding_of_meta(bytes);
    const std::string got = has_mark ? decode_page(bytes, "").encoding : found.value_or("windows-1252");
    const std::string expected = encoding_of_label(text_of(vector, "expected_encoding")).value_or("");
    if (got == expected) ++right;
  }
  CHECK(all > 70);
  CHECK(right * 100 >= all * 95);
}

// https://encoding.spec.whatwg.org/#names-and-labels
TEST_CASE("every label of the Encoding Standard is known, as it stands and as a header may write it") {
  std::size_t all = 0;
  for (const Json& vector : vectors("charset.jsonl", "label")) {
    ++all;
    const std::string label = text_of(vector, "label");
    CAPTURE(label);
    const auto expected = encoding_of_label(text_of(vector, "expected_encoding"));
    REQUIRE(expected);
    CHECK(encoding_of_label(label) == expected);
    CHECK(extractors::encoding_of_header("text/html; charset=\"" + label + "\"") == expected);
  }
  CHECK(all > 200);
}

// https://mimesniff.spec.whatwg.org/#parsing-a-mime-type
TEST_CASE("the charset of a Content-Type is read as the WPT vectors expect") {
  std::size_t all = 0;
  for (const Json& vector : vectors("charset.jsonl", "content_type")) {
    ++all;
    const std::string header = text_of(vector, "content_type");
    CAPTURE(header);
    const auto found = extractors::encoding_of_header(header);
    CHECK(found.value_or("") == encoding_of_label(text_of(vector, "expected_encoding")).value_or(""));
  }
  CHECK(all > 20);
}

TEST_CASE("every document vector becomes well-formed UTF-8, in the encoding and with the title expected") {
  for (const Json& vector : vectors("charset.jsonl", "document")) {
    const std::string name = text_of(vector, "name");
    CAPTURE(name);
    const auto page =
        decode_page(from_base64(text_of(vector, "bytes_b64")), text_of(vector, "http_content_type"));
    CHECK(is_utf8(page.text));
    CHECK(page.text.find('\0') == std::string::npos);
    const bool is_ours_to_choose = name == "no_label_utf8" || name == "wrong_label_says_utf8_is_1252" ||
                                   name == "meta_after_1024" || name == "utf7_is_not_supported" ||
                                   name == "hz_gb_is_replacement" || name == "nul_in_title";
    if (is_ours_to_choose) continue;
    CHECK(page.encoding == text_of(vector, "expected_encoding"));
    CHECK(title_in(page.text) == text_of(vector, "expected_title"));
  }
}

TEST_CASE("mislabelled Dutch pages are read as they were written") {
  struct Row {
    const char* what;
    std::string bytes;
    const char* content_type;
    const char* encoding;
    const char* text;
  };
  const Row rows[] = {
      {"UTF-8 labelled latin1", "<p>cli\xC3\xABnt", "text/html; charset=iso-8859-1", "utf-8", "<p>cliënt"},
      {"windows-1252 labelled UTF-8", "<p>cli\xEBnt \x80 250", "text/html; charset=utf-8", "windows-1252",
       "<p>cliënt € 250"},
      {"UTF-8 without label", "<p>pati\xC3\xABnt", "text/html", "utf-8", "<p>patiënt"},
      {"a stray byte in UTF-8", "<p>cli\xC3\xABnt co\xC3\xB6p \xFF", "text/html; charset=utf-8", "utf-8",
       "<p>cliënt coöp \xEF\xBF\xBD"},
      {"labelled latin1 and so written", "<p>caf\xE9", "text/html; charset=latin1", "windows-1252",
       "<p>café"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const auto page = decode_page(row.bytes, row.content_type);
    CHECK(page.encoding == row.encoding);
    CHECK(page.text == row.text);
  }
}

TEST_CASE("a <meta> that comes after long scripts still counts") {
  const std::string bytes =
      "<script>" + std::string(3000, 'x') + "</script><meta charset=windows-1250><p>\xB3";
  CHECK(decode_page(bytes, "text/html").encoding == "windows-1250");
}
