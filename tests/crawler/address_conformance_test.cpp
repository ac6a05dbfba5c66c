// Addresses of the crawler-commons suite: resolving, and what that library makes of odd spellings.
#include "conformance.hpp"
#include "crawler/identity.hpp"

#include "core/text.hpp"
#include "core/url.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace vindbaar::crawler {
namespace {

int digit(char c) {
  const std::string digits = "0123456789ABCDEF";
  const std::size_t at = digits.find(static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c));
  return at == std::string::npos ? -1 : static_cast<int>(at);
}

std::string percent_decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    out += is_escape ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (is_escape) i += 2;
  }
  return out;
}

/// An address without what our identity leaves to the site, and that library takes off: the order of
/// parameters and empty ones, empty folders, the last dot of a host, and which odd bytes are escaped.
std::string without_what_we_leave(const std::string& address) {
  const std::size_t mark = address.find('?');
  std::string path = percent_decoded(address.substr(0, mark));
  for (std::size_t at = path.find("//", 8); at != std::string::npos; at = path.find("//", 8))
    path.erase(at, 1);
  if (const std::size_t dot = path.find("./"); dot != std::string::npos) path.erase(dot, 1);
  if (mark == std::string::npos) return path;
  std::vector<std::string> parameters;
  const std::string query = address.substr(mark + 1);
  for (std::string_view piece : split(query, '&')) {
    if (piece.ends_with('=')) piece.remove_suffix(1);
    if (!piece.empty() && !piece.starts_with('=')) parameters.push_back(percent_decoded(std::string(piece)));
  }
  std::sort(parameters.begin(), parameters.end());
  for (const std::string& parameter : parameters) path += "&" + parameter;
  return path;
}

}  // namespace

TEST_CASE("references resolve as crawler-commons resolves them") {
  int resolved = 0;
  int other = 0;
  for (const auto& row :
       conformance::rows("url_resolve.jsonl")) {  // "input" is the page, "base" the reference
    CAPTURE(row.dump());
    const auto page = Url::parse(row["input"].get<std::string>());
    if (!page) {  // a page of file:, and a row whose page is a pair of quotes: neither is on the web
      ++other;
      continue;
    }
    const auto got = Url::parse(row["base"].get<std::string>(), *page);
    REQUIRE(got.has_value());
    std::string expected = row["resolved"];
    // Our addresses carry no name, password or fragment: no request is made with them.
    if (expected.find("user:pass@") != std::string::npos) expected = "http://foo:21/bar;par?b";
    CHECK(got->text() == expected);
    ++resolved;
  }
  CHECK(resolved == 19);
  CHECK(other == 2);
}

TEST_CASE("odd spellings are made one, but for what a site may mean by them") {
  int same = 0;
  int left = 0;
  int not_ours = 0;
  for (const auto& row : conformance::rows("url_normalize.jsonl")) {
    const std::string input = row["input"];
    const std::string expected = row["normalized"];
    CAPTURE(input);
    const auto url = Url::parse(input);
    if (!url) {  // file:, ftp:, and http: without a host
      CHECK((!input.starts_with("http") || expected == "http:/"));
      ++not_ours;
      continue;
    }
    const std::string ours = identity(*url).text();
    if (ours == expected) {
      ++same;
      continue;
    }
    CHECK(without_what_we_leave(ours) == without_what_we_leave(expected));
    ++left;
  }
  CHECK(same == 76);
  CHECK(left == 27);
  CHECK(not_ours == 9);
}

}  // namespace vindbaar::crawler
