#include "tests/simweb/content/school_pages.hpp"
#include "tests/simweb/random.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb {
namespace {

Document info(const School& school, std::string slug, std::string heading, std::vector<Section> sections) {
  Document page;
  page.kind = DocumentKind::info;
  page.host = school.host;
  page.path = page_path(school, "over", slug);
  page.heading = std::move(heading);
  page.sections = std::move(sections);
  return page;
}

/// All the words of a certificate on a page that offers none.
Document questions(const School& school) {
  return info(
      school, "veelgestelde-vragen", "Veelgestelde vragen",
      {{"Wat is een mbo-certificaat?",
        {"Een mbo-certificaat is een landelijk erkend bewijs voor een deel van een mbo-opleiding: een "
         "keuzedeel of "
         "een beroepsgericht onderdeel. De minister van OCW stelt vast aan welke onderdelen een certificaat "
         "verbonden is. Het komt in het diplomaregister."},
        {}},
       {"Wat is het verschil met een branchecertificaat?",
        {"Een branchecertificaat is erkend door een branche en is geen mbo-certificaat."},
        {}},
       {"En een getuigschrift of bewijs van deelname?",
        {"Dat geven wij uit voor cursussen zonder landelijke erkenning."},
        {}},
       {"Kan ik me als volwassene inschrijven?",
        {"Vanaf 18 jaar kun je je inschrijven voor onze cursussen; soms vragen we een intakegesprek."},
        {}}});
}

Document for_employers(const School& school, const NamesToDrop& names) {
  Random random("employers of " + school.id);
  return info(school, "voor-werkgevers", "Voor bedrijven en instellingen",
              {{"Scholing op maat",
                {"Uw medewerkers bijscholen? Wij maken een programma op maat, bij u op locatie of op school.",
                 fmt::format("Denk aan trainingen, aan hele opleidingen in de derde leerweg of aan "
                             "onderdelen zoals {} of {}.",
                             random.pick(names.certificates), random.pick(names.certificates)),
                 "Vraag vrijblijvend een offerte aan."},
                {}}});
}

Document contact(const School& school) {
  Document page = info(
      school, "contact", "Contact",
      {{"Bezoekadres",
        {fmt::format("{}, Schoolstraat 1, {}", school.name, school.town), "Telefoon " + school.telephone},
        {}}});
  page.kind = DocumentKind::contact;
  return page;
}

/// What a page about the school links to, dead and moved links among it.
std::vector<Link> loose_ends(const School& school) {
  const std::string own = "http://" + school.host;
  return {{"Jaarverslag 2019", own + page_path(school, "over", "jaarverslag-2019"), ""},
          {"Ons oude cursusaanbod", own + "/cursusaanbod-oud", ""},
          {"Aanbod voor volwassenen", own + "/cursusaanbod-oud?utm_source=over-ons&utm_medium=link", ""},
          {"Nationale Zorgklas", "http://www.nationalezorgklas.example/", ""},
          {"Zoeken", own + "/zoeken?q=certificaat", "", true}};
}

}  // namespace

std::vector<Document> info_pages(const School& school, const NamesToDrop& names) {
  std::vector<Document> pages{
      info(school, "organisatie", "Over " + school.name,
           {{"Wie wij zijn",
             {fmt::format("{} verzorgt beroepsonderwijs in {} en omgeving.", school.name, school.town),
              "Jongeren en volwassenen leren bij ons een vak."},
             {}}}),
      info(school, "privacy", "Privacy en cookies",
           {{"Uw gegevens",
             {"Wij gaan zorgvuldig om met persoonsgegevens. U kunt ze inzien en laten verwijderen."},
             {}}}),
      info(
          school, "evc-en-erkennen", "Erkennen van wat je al kunt",
          {{"EVC en praktijkverklaring",
            {"Met een EVC-procedure laat je vastleggen wat je al kunt; je ontvangt een ervaringscertificaat.",
             "Een praktijkverklaring is er voor mensen voor wie een diploma of mbo-certificaat (nog) niet "
             "haalbaar is."},
            {}}}),
      info(school, "subsidies", "Subsidie voor scholing",
           {{"Regelingen",
             {"Voor sommige scholing is subsidie mogelijk, bijvoorbeeld via Nederland leert door of de "
              "praktijkleerregeling."},
             {}}}),
      questions(school),
      for_employers(school, names),
      contact(school)};
  pages.front().related = loose_ends(school);
  return pages;
}

}  // namespace vindbaar::simweb
