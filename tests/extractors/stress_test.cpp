#include "core/text.hpp"
#include "extractors/extractors.hpp"
#include "tests/extractors/reading.hpp"
#include "tests/extractors/support.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

namespace {

// The recipes run to 10 MB; every one of them shows what it is made to show well before this.
constexpr std::size_t longest_bytes = 600'000;

std::string document_of(const Json& recipe) {
  std::string document = recipe["prefix"];
  const std::string unit = recipe["unit"];
  const std::size_t number_at = unit.find("%d");
  for (int i = 0; i < recipe["count"].get<int>() && document.size() < longest_bytes; ++i) {
    if (number_at == std::string::npos) {
      document += unit;
    } else {
      document += unit.substr(0, number_at) + std::to_string(i) + unit.substr(number_at + 2);
    }
  }
  return document + recipe["suffix"].get<std::string>();
}

}  // namespace

TEST_CASE("pages made to hang or crash a parser give a reading") {
  const extractors::Reader& reader = page_reader();
  for (const Json& recipe : vectors("html_stress_recipes.jsonl")) {
    const std::string name = recipe["name"];
    CAPTURE(name);
    const std::string html = document_of(recipe);
    const extractors::Response response{"https://roc.example/x", 200, "text/html; charset=utf-8", html};
    const auto document = reader.parse(response);
    const auto reading = reader.read(document, {});
    const auto links = extractors::find_links(response);
    CHECK(is_utf8(reading.page.main_text));
    CHECK(links.size() <= 20'000);
  }
}
