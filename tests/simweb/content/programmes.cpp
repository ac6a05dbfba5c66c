#include "tests/simweb/content/catalogue.hpp"

#include <array>

namespace vindbaar::simweb::catalogue {
namespace {

constexpr auto list = std::to_array<Programme>({
    {"Verzorgende IG", Sector::zorg, 3, "25491"},
    {"Mbo-verpleegkundige", Sector::zorg, 4, "25480"},
    {"Helpende zorg en welzijn", Sector::zorg, 2, "25498"},
    {"Doktersassistent", Sector::zorg, 4, "25473"},
    {"Apothekersassistent", Sector::zorg, 4, "25471"},
    {"Tandartsassistent", Sector::zorg, 4, "25489"},
    {"Pedagogisch medewerker kinderopvang", Sector::zorg, 3, "25697"},
    {"Gespecialiseerd pedagogisch medewerker", Sector::zorg, 4, "25698"},
    {"Onderwijsassistent", Sector::zorg, 4, "25698"},
    {"Persoonlijk begeleider gehandicaptenzorg", Sector::zorg, 4, "25478"},
    {"Begeleider specifieke doelgroepen", Sector::zorg, 3, "25477"},
    {"Sociaal werker", Sector::zorg, 4, "25779"},
    {"Sport- en bewegingsleider", Sector::zorg, 3, "25908"},
    {"Opticien", Sector::zorg, 4, "25021"},
    {"Schoonheidsspecialist", Sector::zorg, 3, "25642"},
    {"Pedicure", Sector::zorg, 3, "25640"},
    {"Monteur elektrotechnische installaties", Sector::techniek, 2, "25331"},
    {"Eerste monteur woning", Sector::techniek, 3, "25348"},
    {"Mechatronicus", Sector::techniek, 3, "25742"},
    {"Technicus engineering", Sector::techniek, 4, "25297"},
    {"Procesoperator A", Sector::techniek, 2, "25340"},
    {"Procesoperator B", Sector::techniek, 3, "25339"},
    {"Operator C", Sector::techniek, 4, "25337"},
    {"Timmerman", Sector::techniek, 2, "25663"},
    {"Allround metselaar", Sector::techniek, 3, "25108"},
    {"Tegelzetter", Sector::techniek, 2, "25107"},
    {"Schilder", Sector::techniek, 2, "25653"},
    {"Middenkaderfunctionaris bouw", Sector::techniek, 4, "25048"},
    {"Kok", Sector::voedsel_groen, 2, "25180"},
    {"Zelfstandig werkend kok", Sector::voedsel_groen, 3, "25182"},
    {"Gastheer/gastvrouw", Sector::voedsel_groen, 2, "25168"},
    {"Leidinggevende bediening", Sector::voedsel_groen, 4, "25171"},
    {"Bakker", Sector::voedsel_groen, 2, "25632"},
    {"Hovenier", Sector::voedsel_groen, 2, "25450"},
    {"Dierverzorger", Sector::voedsel_groen, 3, "25580"},
    {"Vakbekwaam medewerker voeding", Sector::voedsel_groen, 3, "25464"},
    {"Verkoopspecialist", Sector::handel, 3, "25154"},
    {"Manager retail", Sector::handel, 4, "25163"},
    {"Verkoper", Sector::handel, 2, "25167"},
    {"Ondernemer retail", Sector::handel, 4, "25165"},
    {"Software developer", Sector::ict_creatief, 4, "25604"},
    {"Expert IT systems and devices", Sector::ict_creatief, 4, "25606"},
    {"Medewerker ICT support", Sector::ict_creatief, 2, "25607"},
    {"Mediavormgever", Sector::ict_creatief, 4, "25591"},
    {"Signmaker", Sector::ict_creatief, 2, "25594"},
    {"Autotechnicus", Sector::mobiliteit, 2, "25243"},
    {"Eerste autotechnicus", Sector::mobiliteit, 3, "25244"},
    {"Chauffeur wegvervoer", Sector::mobiliteit, 2, "25644"},
    {"Logistiek medewerker", Sector::mobiliteit, 2, "25371"},
    {"Manager transport en logistiek", Sector::mobiliteit, 4, "25360"},
    {"Fietstechnicus", Sector::mobiliteit, 2, "25254"},
    {"Beveiliger", Sector::zakelijk_veiligheid, 2, "25407"},
    {"Juridisch-administratief dienstverlener", Sector::zakelijk_veiligheid, 4, "25146"},
    {"Bedrijfsadministrateur", Sector::zakelijk_veiligheid, 4, "25138"},
    {"Secretaresse", Sector::zakelijk_veiligheid, 3, "25150"},
    {"Facilitair medewerker", Sector::zakelijk_veiligheid, 2, "25496"},
    {"Goudsmid", Sector::specialistisch_vakmanschap, 4, "25040"},
});

constexpr auto electives = std::to_array<std::string_view>(
    {"Nederlands 3F", "Ondernemend gedrag", "Oriëntatie op ondernemerschap", "Inspelen op innovaties",
     "Fotografie basis", "Verdieping software", "Basis programmeren van games", "Visagie", "Betonbouw",
     "Voorbereiding hbo wiskunde voor de techniek", "Internationaal: werken in het buitenland",
     "Duurzaam denken", "Instroom pabo geschiedenis", "Verdieping buitenpleisters",
     "Chirurgie in tandheelkunde", "Geo-ICT", "Doorstroom naar hbo", "Sport en bewegen voor doelgroepen",
     "Vitaal vakmanschap"});

constexpr auto sentences = std::to_array<std::string_view>({
    "Een opleiding bestaat uit een basisdeel, een profieldeel en keuzedelen.",
    "Je kiest voor de beroepsopleidende leerweg (BOL) of de beroepsbegeleidende leerweg (BBL).",
    "In de BBL werk je minimaal 24 uur per week bij een erkend leerbedrijf en ga je één dag naar school.",
    "Naast de beroepsvakken krijg je Nederlands, rekenen, Engels en loopbaan en burgerschap.",
    "Je loopt stage bij verschillende leerbedrijven in de regio.",
    "Met dit diploma kun je doorstromen naar een opleiding op een hoger niveau.",
    "Slaag je voor alle onderdelen, dan ontvang je het mbo-diploma.",
    "Het lesgeld wordt elk jaar vastgesteld door de overheid.",
    "Ook volwassenen kunnen deze opleiding volgen in de BBL.",
});

}  // namespace

std::span<const Programme> programmes() {
  return list;
}
std::span<const std::string_view> plain_electives() {
  return electives;
}
std::span<const std::string_view> programme_sentences() {
  return sentences;
}

}  // namespace vindbaar::simweb::catalogue
