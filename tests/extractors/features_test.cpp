#include "extractors/features.hpp"
#include "core/coding_frame.hpp"
#include "tests/extractors/reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace vindbaar;
using extractors::CodedFeature;

namespace {

/// "feature=value" in the order of the frame, of the page's own candidate.
std::string coded(const std::string& body) {
  const auto reading = read_page(
      "https://www.roc.example/volwassenen/lassen",
      "<!doctype html><html lang=nl><title>Lassen</title><main><h1>Lassen</h1>" + body + "</main></html>");
  REQUIRE_FALSE(reading.candidates.empty());
  std::string all;
  for (const CodedFeature& each : reading.candidates.front().features)
    all += each.feature + "=" + each.value + " ";
  return all;
}

}  // namespace

TEST_CASE("durations are kept as a number and a unit, in words or figures") {
  const char* const rows[][2] = {{"duur: 20 weken", "20 weken"},
                                 {"het duurt anderhalf jaar", "1,5 jaar"},
                                 {"in tien bijeenkomsten", "10 bijeenkomsten"},
                                 {"240 studiebelastingsuren", "240 sbu"},
                                 {"een half jaar", "0,5 jaar"},
                                 {"duration: six weeks", "6 weken"},
                                 {"je bent 21 jaar oud geweest", "21 jaar"},
                                 {"wekelijks", ""},
                                 {"in 2022", ""}};
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CHECK(extractors::find_duration(row[0]) == row[1]);
  }
}

TEST_CASE("starting moments are counted by the dates and months named") {
  CHECK(extractors::count_start_moments("start: 3 maart") == 1);
  CHECK(extractors::count_start_moments("start in september en februari") == 2);
  CHECK(extractors::count_start_moments("data: 01-02-2023, 01-05-2023 en 01-09-2023") == 3);
  CHECK(extractors::count_start_moments("start in overleg") == 0);
}

TEST_CASE("a page is coded by the frame from what it says, and only that") {
  const std::string said = coded(
      "<p>Je volgt elke dinsdagavond een lesdag op school en oefent op je werkplek.</p>"
      "<dl><dt>Duur</dt><dd>20 weken</dd><dt>Kosten</dt><dd>€ 950</dd><dt>Niveau</dt><dd>3</dd></dl>"
      "<p>Je kunt vrijstelling aanvragen. Start bij voldoende aanmeldingen, maximaal 12 deelnemers.</p>"
      "<p>Je ontvangt een landelijk erkend mbo-certificaat. Certificaten kun je stapelen.</p>");
  for (const char* expected :
       {"offering_type=certificaat ", "level=3 ", "civil_effect=mbo_certificaat ", "duration=20 weken ",
        "learning_mix=klassikaal ", "learning_mix=werkplekleren ", "exemptions=vrijstelling ",
        "individual_or_group=groepsgewijs ", "modular_stackable=ja ",
        "start_moments=bij_voldoende_aanmeldingen ", "class_times=avond "}) {
    CAPTURE(std::string(expected));
    CAPTURE(said);
    CHECK(said.find(expected) != std::string::npos);
  }
  for (const char* unsaid :
       {"order_flexible", "location=in_company", "exemptions=korting", "target_group="}) {
    CAPTURE(std::string(unsaid));
    CHECK(said.find(unsaid) == std::string::npos);
  }
}

TEST_CASE("opposite values become one") {
  const std::string said = coded(
      "<p>Leer waar en wanneer je wilt, met elke dinsdag een bijeenkomst. Individuele begeleiding in kleine "
      "groepen.</p><p>Duur: 3 weken. Kosten: 200 euro. Meld je aan.</p>");
  CHECK(said.find("time_place=deels ") != std::string::npos);
  CHECK(said.find("individual_or_group=beide ") != std::string::npos);
}

TEST_CASE("every phrase for features names a feature and a value that the frame has") {
  for (const seeds::Phrase& phrase : seed_lists().topic("features")) {
    CAPTURE(phrase.id);
    const std::size_t colon = phrase.meaning.find(':');
    REQUIRE(colon != std::string::npos);
    const Feature* feature = feature_of(phrase.meaning.substr(0, colon));
    REQUIRE(feature != nullptr);
    CHECK(is_allowed(*feature, phrase.meaning.substr(colon + 1)));
  }
}
