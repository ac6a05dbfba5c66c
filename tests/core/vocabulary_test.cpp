#include "core/vocabulary.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

TEST_CASE("a sector is known by its id, its official name and the reports' spellings") {
  struct Row {
    const char* text;
    std::optional<Sector> sector;
  };
  const Row rows[] = {
      {"ict_creatief", Sector::ict_creatief},
      {"ICT", Sector::ict_creatief},
      {"Zorg, Welzijn en Sport", Sector::zorg},
      {"Zorg & welzijn", Sector::zorg},
      {"Zorg", Sector::zorg},
      {"Techniek en Gebouwde omgeving", Sector::techniek},
      {"Voedsel", Sector::voedsel_groen},
      {"Mobiliteit", Sector::mobiliteit},
      {"Handel", Sector::handel},
      {"Overig", std::nullopt},
      {"", std::nullopt},
      {"Zorg en techniek", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sector_of(row.text) == row.sector);
  }
}
