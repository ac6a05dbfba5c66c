#include "tests/simweb/content/catalogue.hpp"

#include <array>

namespace vindbaar::simweb::catalogue {
namespace {

using Line = std::string_view;

constexpr auto vacancies = std::to_array<Line>(
    {"Docent zorg en welzijn", "Docent elektrotechniek", "Instructeur bouw",
     "Praktijkopleider zorg (0,8 fte)", "Onderwijsassistent techniek", "Medewerker studentenadministratie",
     "Teamleider horeca", "Docent Nederlands en NT2", "Adviseur leven lang ontwikkelen", "Conciërge",
     "Docent verpleegkunde", "Applicatiebeheerder"});

constexpr auto headings = std::to_array<Line>(
    {"Open dag drukbezocht", "Studenten bouwen tiny house", "Nieuwe samenwerking met ziekenhuis in de regio",
     "Onze koks winnen vakwedstrijd", "Verbouwing gebouw B begint na de zomer",
     "Skills Heroes: wij gaan naar de finale", "Studenten helpen ouderen met hun telefoon",
     "Eerste waterstofauto in het praktijklokaal", "Rooster tijdens de toetsweek", "Directeur neemt afscheid",
     "Keuzegids: studenten tevreden over begeleiding", "Buitenlandstage weer mogelijk",
     "Techniek zoekt mensen: kom kijken", "Ouderavond online terug te zien",
     "Restaurant De Leerkeuken weer open", "Diploma-uitreiking in de schouwburg"});

constexpr auto sentences = std::to_array<Line>(
    {"De belangstelling was groot en de sfeer uitstekend.",
     "\"Hier hebben we lang naar uitgekeken\", zegt de opleidingsmanager.",
     "Bedrijven uit de omgeving dachten mee over de opzet.", "De komende maanden volgt meer nieuws.",
     "Met dank aan alle collega's en studenten die meehielpen.",
     "De gemeente en de provincie steunen het initiatief.", "Studenten werkten er een halfjaar aan.",
     "Wie meer wil weten, kan terecht bij de afdeling communicatie.",
     "Er zijn foto's gemaakt; die staan op onze sociale media.",
     "De school hoopt hiermee meer jongeren te interesseren voor het vak."});

constexpr auto events =
    std::to_array<Line>({"Open dag", "Open avond voor volwassenen", "Informatieavond zorg", "Meeloopdag",
                         "Webinar: leren naast je werk", "Banenmarkt", "Kennismakingsdag techniek"});

}  // namespace

std::span<const std::string_view> jobs() {
  return vacancies;
}
std::span<const std::string_view> news_headings() {
  return headings;
}
std::span<const std::string_view> news_sentences() {
  return sentences;
}
std::span<const std::string_view> event_names() {
  return events;
}

}  // namespace vindbaar::simweb::catalogue
