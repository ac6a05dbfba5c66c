#include "tests/simweb/titles.hpp"
#include "tests/simulated_web/webs.hpp"
#include "tests/simweb/school.hpp"
#include "tests/simweb/title_variants.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace vindbaar;
using namespace vindbaar::simweb;

TEST_CASE("titles are packed in the ways of real sites") {
  const Published published;
  struct Row {
    const char* code;
    Packaging packaging;
    const char* title;
  };
  const Row rows[] = {
      {"K0905", Packaging::bare, "Helpende plus"},
      {"K0905", Packaging::bracketed, "Helpende plus (mbo-certificaat)"},
      {"K0905", Packaging::bracketed_capital, "Helpende plus (MBO-certificaat)"},
      {"K0905", Packaging::prefixed, "Mbo-certificaat Helpende plus"},
      {"K0905", Packaging::elective, "Keuzedeel Helpende plus"},
      {"C0021", Packaging::elective, "Koken in de horeca"},
      {"C0021", Packaging::level, "Koken in de horeca, niveau 2"},
      {"K0905", Packaging::level, "Helpende plus"},
      {"C0024", Packaging::learning_unit, "Leereenheid - Ondersteuning thuis"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    const seeds::Certificate& certificate = *published.lists.certificate(row.code);
    CHECK(packed(certificate.name, certificate, row.packaging) == row.title);
  }
}

TEST_CASE("slugs are plain ASCII words") {
  CHECK(slug_of("Industriële robotica") == "industriele-robotica");
  CHECK(slug_of("Werken met baby's (mbo-certificaat)") == "werken-met-babys-mbo-certificaat");
  CHECK(slug_of("  Duits A1/A2 & meer ") == "duits-a1-a2-meer");
}

TEST_CASE(
    "every variant is of a certificate in the register, differs from its name and from all other variants") {
  const Published published;
  std::set<std::string_view> names;
  for (const TitleVariant& variant : title_variants()) {
    CAPTURE(variant.name);
    const auto* certificate = published.lists.certificate(variant.code);
    REQUIRE(certificate != nullptr);
    CHECK(certificate->name != variant.name);
    CHECK(names.insert(variant.name).second);
  }
}

TEST_CASE("every institution of the tables has a host of its own under .example") {
  std::set<std::string> hosts;
  for (const School& school : web_of_2022().schools()) {
    CAPTURE(school.id);
    CHECK(school.host.ends_with(".example"));
    CHECK(school.adult_host.ends_with(".example"));
    CHECK(hosts.insert(school.host).second);
    CHECK(web_of_2022().owner_of(school.adult_host) == school.id);
  }
  CHECK(hosts.size() == 46);
}
