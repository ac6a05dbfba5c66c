#include "tests/simweb/school_table.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::simweb {
namespace {

using L = Layout;
using P = CoursePath;

// Paths after those of real sites, so that the word "zakelijk" or "werkgevers" in one decides nothing.
constexpr auto rows = std::to_array<SchoolRow>({
    {"deltion", "deltion", "", "/voor-volwassenen/cursussen", "Zwolle", L::cards, P::under_listing},
    {"vista", "vistacollege", "", "/leven-lang-ontwikkelen/aanbod", "Heerlen", L::soup, P::by_sector},
    {"alfa", "alfa-college", "", "/volwassenen/cursussen", "Groningen", L::accordion, P::under_listing},
    {"roc-midden-nederland", "rocmn", "mbovoorprofessionals.rocmn", "/werkgevers/aanbod", "Utrecht", L::lines,
     P::by_sector},
    {"roc-mondriaan", "rocmondriaan", "", "/volwassenen/opleidingen", "Den Haag", L::accordion, P::by_sector},
    {"drenthe-college", "drenthecollege", "", "/bedrijf-en-scholing/aanbod", "Emmen", L::cards,
     P::under_listing},
    {"summa", "summacollege", "summaenbedrijf.summacollege", "/opleidingen", "Eindhoven", L::soup,
     P::under_listing},
    {"noorderpoort", "noorderpoort", "", "/bedrijven-opleiden/aanbod", "Groningen", L::lines, P::by_sector},
    {"roc-friese-poort", "rocfriesepoort", "", "/volwassenen/richtingen", "Leeuwarden", L::lines,
     P::by_sector},
    {"roc-van-twente", "rocvantwente", "", "/volwassenen/cursussen", "Hengelo", L::bilingual,
     P::under_listing},
    {"curio", "curio", "", "/volwassenen/aanbod", "Breda", L::tables, P::under_listing},
    {"koning-willem-i", "kw1c", "", "/school-voor-volwassenen/aanbod", "'s-Hertogenbosch", L::cards,
     P::under_listing},
    {"friesland-college", "frieslandcollege", "", "/leren-naast-je-werk", "Leeuwarden", L::onepage,
     P::under_listing},
    {"albeda", "albeda", "", "/volwassenen/certificaten", "Rotterdam", L::soup, P::by_sector},
    {"graafschap", "graafschapcollege", "", "/bedrijfsopleiding-cursus", "Doetinchem", L::accordion,
     P::under_listing},
    {"horizon", "horizoncollege", "", "/cursussen/cursussen-trainingen", "Alkmaar", L::cards, P::numbered},
    {"roc-de-leijgraaf", "leijgraaf", "", "/bedrijfsopleidingen", "Oss", L::tables, P::under_listing},
    {"onderwijsgroep-noordwest-holland", "onderwijsgroepnwh", "", "/opleidingen-en-cursussen", "Schagen",
     L::onepage, P::under_listing},
    {"da-vinci", "davinci", "", "/zakelijk/aanbod/cursussen-trainingen", "Dordrecht", L::accordion,
     P::under_listing},
    {"mbo-amersfoort", "mboamersfoort", "", "/volwassenenonderwijs/certificaten", "Amersfoort", L::bilingual,
     P::under_listing},
    {"scalda", "scalda", "", "/volwassenenonderwijs", "Terneuzen", L::lines, P::under_listing},
    {"landstede", "landstede", "", "/groeiopleidingen", "Zwolle", L::cards, P::under_listing},
    {"roc-rivor", "rocrivor", "rivorvolwassenenonderwijs", "/onderwijsvormen/certificaten", "Tiel", L::tables,
     P::under_listing},
    {"roc-van-amsterdam", "rocva", "", "/opleidingen/volwassenen", "Amsterdam", L::soup, P::under_listing},
    {"aventus", "aventus", "", "/opleidingen", "Apeldoorn", L::cards, P::with_code},
    {"roc-a12", "a12", "duloncollege", "/leereenheden", "Ede", L::accordion, P::learning_unit},
    {"mborijnland", "mborijnland", "", "/volwassenen/maatwerk", "Leiden", L::bilingual, P::by_sector},
    {"roc-nijmegen", "roc-nijmegen", "", "/movetomatch/cursussen", "Nijmegen", L::cards, P::under_listing},
    {"roc-ter-aa", "ter-aa", "", "/cursussen", "Helmond", L::tables, P::under_listing},
    {"hoornbeeck", "hoornbeeck", "", "/hoornbeeck-onderwijs-ook-voor-volwassenen", "Amersfoort", L::lines,
     P::under_listing},
    {"de-rooi-pannen", "derooipannen", "", "/volwassenen/cursussen", "Tilburg", L::onepage, P::under_listing},
    {"aeres", "aeres", "", "/trainingcentre/cursussen", "Ede", L::cards, P::numbered},
    {"nimeto", "nimeto", "", "/cursussen", "Utrecht", L::bilingual, P::under_listing},
    {"nti", "nti", "", "/mbo/certificaten", "Leiden", L::shop, P::top_level},
    {"gilde-bedrijfsopleidingen", "gildebedrijfsopleidingen", "", "/opleidingen", "Roermond", L::cards,
     P::under_listing},
    {"oppstap", "oppstap", "", "/aanbod", "Rotterdam", L::onepage, P::under_listing},
    {"capabel", "capabel", "", "/opleidingen/mbo-zorg", "Utrecht", L::shop, P::top_level},
    {"technicom", "technicom", "", "/cursussen", "Eindhoven", L::tables, P::under_listing},
    {"vakwijs", "vakwijs", "", "/trainingen", "Deventer", L::lines, P::under_listing},
    {"medivus", "medivus", "", "/scholing", "Breda", L::shop, P::product},
    {"ncoi", "ncoi", "", "/opleidingen", "Hilversum", L::soup, P::under_listing},
    {"maatwerk-zorgcollege", "maatwerkzorgcollege", "", "/vastaanbod", "Rotterdam", L::cards,
     P::under_listing},
    {"svoz", "svoz", "", "/opleidingen", "Zeist", L::onepage, P::under_listing},
    {"food-academy-nijkerk", "foodacademynijkerk", "", "/cursusaanbod", "Nijkerk", L::shop, P::product},
    {"dhta", "dutchhealthtecacademy", "", "/cursussen", "Utrecht", L::bilingual, P::under_listing},
    {"instituut-broersen", "instituutbroersen", "", "/cursussen", "Leeuwarden", L::lines, P::under_listing},
});

}  // namespace

const SchoolRow* school_row(std::string_view institution_id) {
  const auto* const row = std::ranges::find(rows, institution_id, &SchoolRow::id);
  return row == rows.end() ? nullptr : row;
}

}  // namespace vindbaar::simweb
