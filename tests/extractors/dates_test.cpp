#include "extractors/dates.hpp"
#include "tests/extractors/reading.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace vindbaar;
using namespace vindbaar::extractors;

TEST_CASE("dates are read as exactly as the text gives them") {
  struct Row {
    const char* text;
    std::vector<std::string> dates;
  };
  const Row rows[] = {
      {"start 3 september 2026", {"2026-09-03"}},
      {"22 jan, 5 feb en 5 mrt 2027", {"2027-01-22", "2027-02-05", "2027-03-05"}},
      {"17-03-2027 of 1/4/27", {"2027-03-17", "2027-04-01"}},
      {"op 2027-02-04", {"2027-02-04"}},
      {"vanaf september", {"--09"}},
      {"maart 2027", {"2027-03"}},
      {"in september en februari", {"--09", "--02"}},
      {"starting 4 may 2027", {"2027-05-04"}},
      {"you may apply, vraag jan", {}},
      {"sinds 2019, 40 uur, niveau 3", {}},
      {"op 45-13-2027", {}},
      {"september 2026 en februari 2027", {"2026-09", "2027-02"}},
      {"begint in maart; wie zich wil voorbereiden op de toets vindt in mei 2027 een cursus",
       {"--03", "2027-05"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::vector<std::string> found;
    for (const NamedDate& date : find_dates(row.text)) found.push_back(date.text());
    CHECK(found == row.dates);
  }
}

TEST_CASE("a date is past only when all of it lies before the day") {
  const Date day = *Date::parse("2026-11-22");
  struct Row {
    NamedDate date;
    bool is_past;
  };
  const Row rows[] = {{{2026, 11, 21}, true},
                      {{2026, 11, 22}, false},
                      {{2026, 11, std::nullopt}, false},
                      {{2026, 10, std::nullopt}, true},
                      {{std::nullopt, 3, 1}, false}};
  for (const Row& row : rows) {
    CAPTURE(row.date.text());
    CHECK(is_past(row.date, day) == row.is_past);
  }
}

TEST_CASE("a course whose starts all lie behind is not available, unless a next round is announced") {
  const auto availability = [](const std::string& starts, const char* day) {
    const std::string html = "<h1>Cursus lassen</h1><p>Je leert lassen.</p><dl><dt>Startdatum</dt><dd>" +
                             starts +
                             "</dd><dt>Kosten</dt><dd>€ 300</dd></dl><p>Meld je aan via het formulier.</p>";
    const auto document =
        page_reader().parse({"https://x.nl/cursussen/lassen", 200, "text/html; charset=utf-8", html});
    const auto reading = page_reader().read(document, {}, *Date::parse(day));
    REQUIRE(reading.candidates.size() == 1);
    return reading.candidates[0].availability.value;
  };
  CHECK(availability("3 september 2024", "2026-11-22") == Availability::unavailable);
  CHECK(availability("3 september 2024", "2024-09-20") == Availability::open);
  CHECK(availability("3 september 2024 en 4 maart 2027", "2026-11-22") == Availability::open);
  CHECK(availability("3 september", "2026-11-22") == Availability::open);
  CHECK(availability("3 september 2024. Zet jezelf op de wachtlijst voor een volgende ronde.",
                     "2026-11-22") == Availability::open);
}
