// Whole pages: <case>.html beside <case>.expected.json. What the second names must be found, no more and no
// fewer candidates; keys it leaves out are free.
#include "tests/extractors/reading.hpp"
#include "tests/extractors/support.hpp"

#include <doctest/doctest.h>

#include <filesystem>

using namespace vindbaar;

namespace {

Json json_of(const extractors::Candidate& candidate) {
  Json all{{"source", word(candidate.source)},
           {"title", candidate.title},
           {"claim", word(candidate.claim.value)},
           {"quote", candidate.claim.quote},
           {"audience", word(candidate.audience.value)},
           {"availability", word(candidate.availability.value)},
           {"link", candidate.link ? candidate.link->text() : ""},
           {"codes", Json::array()},
           {"levels", candidate.levels}};
  for (const CertificateCode& code : candidate.codes) all["codes"].push_back(code.text());
  if (candidate.sbu) all["sbu"] = *candidate.sbu;
  return all;
}

void compare(const Json& expected, const extractors::Reading& reading) {
  CHECK(word(reading.page.kind) == expected["kind"].get<std::string>());
  if (expected.contains("heading")) CHECK(reading.page.heading == expected["heading"].get<std::string>());
  if (expected.contains("language")) CHECK(reading.page.language == expected["language"].get<std::string>());
  if (expected.contains("breadcrumb")) CHECK(Json(reading.page.breadcrumb) == expected["breadcrumb"]);
  for (const std::string text : expected.value("says", Json::array())) {
    CHECK_MESSAGE(reading.page.main_text.find(text) != std::string::npos, text);
  }
  for (const std::string text : expected.value("says_not", Json::array())) {
    CHECK_MESSAGE(reading.page.main_text.find(text) == std::string::npos, text);
  }
  REQUIRE(reading.candidates.size() == expected["candidates"].size());
  for (std::size_t i = 0; i < reading.candidates.size(); ++i) {
    const Json got = json_of(reading.candidates[i]);
    for (const auto& [key, value] : expected["candidates"][i].items()) {
      CAPTURE(key);
      CHECK(got[key] == value);
    }
  }
}

}  // namespace

TEST_CASE("golden pages are read to the letter") {
  const std::filesystem::path folder = std::string(TEST_DATA) + "/extractors/golden";
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    ++cases;
    const std::string name = "golden/" + entry.path().stem().string();
    CAPTURE(name);
    const Json expected = Json::parse(data_file(name + ".expected.json"));
    compare(expected, read_page(expected["url"], data_file(name + ".html")));
  }
  CHECK(cases >= 35);
}
