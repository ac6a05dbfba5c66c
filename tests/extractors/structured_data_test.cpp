#include "core/text.hpp"
#include "extractors/document_parts.hpp"
#include "extractors/page_data.hpp"
#include "tests/extractors/reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace vindbaar;
using namespace vindbaar::extractors;

namespace {

Document parse(std::string_view html) {
  return page_reader().parse({"https://x.nl/cursussen/lassen", 200, "text/html; charset=utf-8", html});
}

}  // namespace

TEST_CASE("microdata and RDFa say what JSON-LD says") {
  const char* const pages[] = {
      "<div itemscope itemtype='https://schema.org/Course'><h1 itemprop=name>Lassen</h1><p "
      "itemprop=description>"
      "Leer lassen.</p><span itemprop=educationalCredentialAwarded>mbo-certificaat</span><meta itemprop="
      "courseCode content=K0368><div itemprop=hasCourseInstance itemscope itemtype='https://schema.org/"
      "CourseInstance'><time itemprop=startDate datetime=2027-03-01>1 maart</time><div itemprop=offers "
      "itemscope itemtype='https://schema.org/Offer'><span itemprop=price>300</span><link "
      "itemprop=availability href='https://schema.org/InStock'></div></div></div>",
      "<div vocab='https://schema.org/' typeof=Course><h1 property=name>Lassen</h1><p "
      "property=description>Leer "
      "lassen.</p><span property=educationalCredentialAwarded>mbo-certificaat</span><meta "
      "property=courseCode "
      "content=K0368><div property=hasCourseInstance typeof=CourseInstance><time property=startDate "
      "datetime=2027-03-01>1 maart</time><div property=offers typeof=Offer><span property='schema:price'>300"
      "</span></div></div></div>"};
  for (const char* page : pages) {
    CAPTURE(page);
    const Document document = parse(page);
    const auto& things = document.parts().structured;
    REQUIRE(things.size() == 3);
    CHECK(things[0].type == "Course");
    CHECK(things[0].name == "Lassen");
    CHECK(things[0].description == "Leer lassen.");
    CHECK(things[0].credential == "mbo-certificaat");
    CHECK(things[0].code == "K0368");
    CHECK(things[0].start_dates == std::vector<std::string>{"2027-03-01"});
    CHECK(things[0].has_price);
    CHECK_FALSE(things[0].is_out_of_stock);
  }
}

TEST_CASE("a trail in microdata is the page's trail, and a related course is not this page's") {
  const Document document = parse(
      "<ol itemscope itemtype='https://schema.org/BreadcrumbList'><li itemprop=itemListElement itemscope "
      "itemtype='https://schema.org/ListItem'><a itemprop=item href=/><span "
      "itemprop=name>Home</span></a></li><li "
      "itemprop=itemListElement itemscope itemtype='https://schema.org/ListItem'><span itemprop=name>Techniek"
      "</span></li></ol><h1>Lassen</h1><div class=related><div itemscope "
      "itemtype='https://schema.org/Course'>"
      "<b itemprop=name>Frezen</b></div></div>");
  CHECK(document.parts().breadcrumb == std::vector<std::string>{"Home", "Techniek"});
  REQUIRE(document.parts().structured.size() == 1);
  CHECK(document.parts().structured[0].type == "BreadcrumbList");
}

TEST_CASE("a shell is read from the data it hands to its programs") {
  const char* const data =
      R"({"props":{"pageProps":{"navigation":{"items":[{"title":"Vacatures","text":"Werken bij ons college"}]},
      "course":{"title":"Helpende plus","slug":"helpende-plus","intro":"<p>Je breidt je taken als helpende uit.</p>",
      "facts":[{"label":"Duur","value":"20 weken"},{"label":"Kosten","value":"€ 895"}],
      "blocks":[{"__typename":"Text","body":"Na het examen ontvang je een erkend mbo-certificaat. Meld je aan via het formulier op deze pagina."}]}}}})";
  const std::string pages[] = {
      "<body><div id=__next></div><script id=__NEXT_DATA__ type=application/json>" + std::string(data) +
          "</script>",
      "<body><div id=app></div><script>window.__INITIAL_STATE__ = " + std::string(data) + ";</script>",
      "<body><div id=app></div><script type=application/json>{broken</script><script type=application/json>" +
          std::string(data) + "</script>"};
  for (const std::string& page : pages) {
    CAPTURE(page);
    const Reading reading = page_reader().read(parse(page), {});
    CHECK(reading.page.kind == PageKind::certificate_track);
    CHECK(reading.page.heading == "Helpende plus");
    REQUIRE_FALSE(reading.candidates.empty());
    CHECK(reading.candidates[0].claim.value == Claim::mbo_certificate);
    CHECK(reading.candidates[0].availability.value == Availability::open);
    CHECK(reading.page.main_text.find("Vacatures") == std::string::npos);
    CHECK(reading.page.main_text.find("helpende-plus") == std::string::npos);
  }
}

TEST_CASE("data beside a page that shows its own text is left alone") {
  std::string shown = "<body><main><h1>Lassen</h1>";
  for (int i = 0; i < 10; ++i) shown += "<p>In deze cursus leer je lassen met verschillende technieken.</p>";
  const Reading reading = page_reader().read(
      parse(
          shown +
          R"(</main><script type=application/json>{"title":"Frezen","body":"Leer frezen in de werkplaats"}</script>)"),
      {});
  CHECK(reading.page.main_text.find("rezen") == std::string::npos);
}

TEST_CASE("JSON given to a variable is found, a program is not") {
  CHECK(assigned_json("window.__STATE__ = {\"a\":1};") == "{\"a\":1}");
  CHECK(assigned_json(" window['x']={\"a\":{}}") == "{\"a\":{}}");
  CHECK(assigned_json("window.dataLayer = window.dataLayer || [];").empty());
  CHECK(assigned_json("(function(){var a={}})()").empty());
  CHECK(assigned_json("window.x").empty());
}

TEST_CASE("a heading longer than a title is cut between characters") {
  std::string name;
  for (int i = 0; i < 200; ++i) name += "é";
  const Reading reading = page_reader().read(
      parse("<h1>x" + name + "</h1><p>Kosten: 300 euro. Meld je aan.</p><p>Duur: 3 weken</p>"), {});
  REQUIRE_FALSE(reading.candidates.empty());
  CHECK(is_utf8(reading.candidates[0].title));
  CHECK(reading.candidates[0].title.size() == 249);
}
