#include "output/report/words.hpp"

#include "output/report/rules.hpp"

#include <fmt/format.h>

namespace vindbaar::report {

PrintedSector printed_sector(Sector sector) noexcept {
  switch (sector) {
    case Sector::zorg:
      return PrintedSector::zorg;
    case Sector::techniek:
      return PrintedSector::techniek;
    case Sector::voedsel_groen:
      return PrintedSector::voedsel;
    case Sector::handel:
      return PrintedSector::handel;
    case Sector::ict_creatief:
      return PrintedSector::ict;
    case Sector::mobiliteit:
      return PrintedSector::mobiliteit;
    case Sector::specialistisch_vakmanschap:
    case Sector::zakelijk_veiligheid:
      break;
  }
  return PrintedSector::overig;
}

std::string_view column_name(PrintedSector sector) noexcept {
  switch (sector) {
    case PrintedSector::zorg:
      return "zorg";
    case PrintedSector::techniek:
      return "techniek";
    case PrintedSector::voedsel:
      return "voedsel_groen_gastvrijheid";
    case PrintedSector::handel:
      return "handel";
    case PrintedSector::ict:
      return "ict";
    case PrintedSector::mobiliteit:
      return "mobiliteit";
    case PrintedSector::overig:
      break;
  }
  return "overig";
}

Heading heading(PrintedSector sector, Language language) noexcept {
  const bool dutch = language == Language::nl;
  switch (sector) {
    case PrintedSector::zorg:
      return dutch ? Heading{"Zorg", "Zorg"} : Heading{"Care", "Care"};
    case PrintedSector::techniek:
      return dutch ? Heading{"Techniek", "Techn"} : Heading{"Technology", "Techn"};
    case PrintedSector::voedsel:
      return dutch ? Heading{"Voedsel", "Voed"} : Heading{"Food", "Food"};
    case PrintedSector::handel:
      return dutch ? Heading{"Handel", "Hand"} : Heading{"Trade", "Trad"};
    case PrintedSector::ict:
      return {"ICT", "ICT"};
    case PrintedSector::mobiliteit:
      return dutch ? Heading{"Mobiliteit", "Mob"} : Heading{"Mobility", "Mob"};
    case PrintedSector::overig:
      break;
  }
  return dutch ? Heading{"Overig", "Ovg"} : Heading{"Other", "Oth"};
}

std::string sector_name(Sector sector) {
  return std::string(title(sector));
}

std::string_view kind_name(CertificateKind kind, Language language) noexcept {
  if (kind == CertificateKind::elective_unit) return in(language, "keuzedeel", "elective unit");
  return in(language, "beroepsonderdeel", "vocational unit");
}

std::string_view kinds_name(CertificateKind kind, Language language) noexcept {
  if (kind == CertificateKind::elective_unit) return in(language, "keuzedelen", "elective units");
  return in(language, "beroepsgerichte onderdelen", "vocational units");
}

std::string_view outcome_name(Outcome outcome, Language language) noexcept {
  switch (outcome) {
    case Outcome::complete:
      return in(language, "volledig gemeten", "complete");
    case Outcome::partial:
      return in(language, "gedeeltelijk gemeten", "partial");
    case Outcome::suspicious:
      return in(language, "verdacht: bijna geen pagina's", "suspicious: next to no pages");
    case Outcome::forbidden:
      return in(language, "verboden door robots.txt", "forbidden by robots.txt");
    case Outcome::moved:
      return in(language, "verhuisd", "moved");
    case Outcome::failed:
      break;
  }
  return in(language, "mislukt", "failed");
}

std::string coverage_line(const Counts& counts, Language language) {
  int in_part = 0;
  int not_at_all = 0;
  for (const InstitutionCount& one : counts.institutions) {
    if (one.outcome == Outcome::complete) continue;
    ++(can_be_zero(one.outcome) ? in_part : not_at_all);
  }
  std::string line = fmt::format(
      fmt::runtime(in(language, "{} van {} instellingen gemeten", "{} of {} institutions measured")),
      counts.measured, counts.known);
  if (in_part + not_at_all > 0)
    line += fmt::format(fmt::runtime(in(language, "; {} in delen, {} niet", "; {} in part, {} not")), in_part,
                        not_at_all);
  return line + '.';
}

std::string outcome_words(Outcome outcome, Language language) {
  return std::string(outcome_name(outcome, language));
}

std::string excluded_words(Language language, const std::string& excluded_by) {
  return excluded_by_in(language, excluded_by);
}

}  // namespace vindbaar::report
