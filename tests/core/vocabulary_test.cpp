#include "core/vocabulary.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace vindbaar;

namespace {

/// Every enumerator up to `last` has a word of its own that reads back.
template <class Enum>
void check_words(Enum last) {
  std::set<std::string_view> seen;
  for (int index = 0; index <= static_cast<int>(last); ++index) {
    const auto value = static_cast<Enum>(index);
    CAPTURE(word(value));
    CHECK(!word(value).empty());
    CHECK(seen.insert(word(value)).second);
    CHECK(from_word<Enum>(word(value)) == value);
  }
  CHECK(from_word<Enum>("") == std::nullopt);
  CHECK(from_word<Enum>("nonsense") == std::nullopt);
}

}  // namespace

TEST_CASE("every word of the closed lists reads back") {
  check_words(CertificateKind::vocational_unit);
  check_words(Sector::zorg);
  check_words(Audience::unknown);
  check_words(Availability::unknown);
  check_words(Verdict::rejected);
  check_words(PageKind::needs_javascript);
  check_words(Claim::none);
  check_words(Outcome::failed);
}

TEST_CASE("the words are those of the published files") {
  CHECK(word(CertificateKind::elective_unit) == "keuzedeel");
  CHECK(word(CertificateKind::vocational_unit) == "beroepsonderdeel");
  CHECK(word(Audience::employer_only) == "employer_only");
  CHECK(word(Availability::unavailable) == "unavailable");
  CHECK(word(Verdict::doubtful) == "doubtful");
  CHECK(word(Outcome::suspicious) == "suspicious");
  CHECK(word(PageKind::soft_404) == "soft_404");
  CHECK(word(PageKind::catalogue_listing) == "catalogue_listing");
  CHECK(word(Claim::mbo_certificate) == "mbo_certificate");
  CHECK(from_word<Audience>("Both") == std::nullopt);
}

TEST_CASE("a sector is known by its id, its official name and the reports' spellings") {
  struct Row {
    const char* text;
    std::optional<Sector> sector;
  };
  const Row rows[] = {
      {"ict_creatief", Sector::ict_creatief},
      {"ICT", Sector::ict_creatief},
      {"ICT en creatieve industrie", Sector::ict_creatief},
      {"ict & creatieve industrie", Sector::ict_creatief},
      {"Zorg, Welzijn en Sport", Sector::zorg},
      {"Zorg & welzijn", Sector::zorg},
      {"zorg_welzijn", Sector::zorg},
      {"  Zorg ", Sector::zorg},
      {"Zorg en sport", Sector::zorg},
      {"Techniek", Sector::techniek},
      {"Techniek en Gebouwde omgeving", Sector::techniek},
      {"Techniek & gebouwde\u00A0omgeving", Sector::techniek},
      {"Voedsel", Sector::voedsel_groen},
      {"voedsel_groen_gastvrijheid", Sector::voedsel_groen},
      {"Voedsel, groen en gastvrijheid", Sector::voedsel_groen},
      {"Mobiliteit", Sector::mobiliteit},
      {"Mobiliteit, Transport, Logistiek en Maritiem", Sector::mobiliteit},
      {"Handel", Sector::handel},
      {"Specialistisch vakmanschap", Sector::specialistisch_vakmanschap},
      {"Zakelijke dienstverlening en veiligheid", Sector::zakelijk_veiligheid},
      {"zakelijk_veiligheid", Sector::zakelijk_veiligheid},
      {"Overig", std::nullopt},
      {"Overige sectoren", std::nullopt},
      {"Totaal", std::nullopt},
      {"en", std::nullopt},
      {"", std::nullopt},
      {"Zorg en techniek", std::nullopt},
      {"Zorg, welzijn en welzijn", std::nullopt},
      {"Zorg, sport en welzijn", std::nullopt},
      {"Zorginstelling", std::nullopt},
      {"sport", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(sector_of(row.text) == row.sector);
  }
}

TEST_CASE("the official name of every sector leads back to it") {
  for (int index = 0; index <= static_cast<int>(Sector::zorg); ++index) {
    const auto sector = static_cast<Sector>(index);
    CAPTURE(title(sector));
    CHECK(sector_of(title(sector)) == sector);
    CHECK(sector_of(word(sector)) == sector);
  }
}
