#include "tests/simweb/content/catalogue.hpp"

#include <array>

namespace vindbaar::simweb::catalogue {
namespace {

using S = Sector;

constexpr auto list = std::to_array<OtherCourse>({
    {"BHV basis (bedrijfshulpverlening)", {}, "BHV-certificaat van het NIBHV", "", 8},
    {"EHBO en reanimatie", {}, "EHBO-diploma van Het Oranje Kruis", "", 12},
    {"VCA basisveiligheid", {}, "VCA-diploma", "", 8},
    {"Nederlands als tweede taal (NT2)", {}, "bewijs van deelname", "", 60},
    {"Excel voor gevorderden", {}, "bewijs van deelname", "", 12},
    {"Timemanagement", {}, "bewijs van deelname", "", 6},
    {"Omgaan met onbegrepen gedrag bij dementie", S::zorg, "certificaat van deelname", "K1145", 12},
    {"Palliatieve zorg in de wijk", S::zorg, "bewijs van deelname", "K1006", 8},
    {"Opfriscursus verpleegtechnische handelingen", S::zorg, "bewijs van deelname", "K0119", 16},
    {"Medicatie toedienen en voorbehouden handelingen", S::zorg, "bekwaamheidsverklaring van de instelling",
     "", 8},
    {"Werken met baby's: aanvullende scholing", S::zorg, "branchecertificaat kinderopvang", "K0290", 30},
    {"Zorgtechnologie, een kennismaking", S::zorg, "bewijs van deelname", "K0137", 4},
    {"BIG-herregistratie verpleegkundigen", S::zorg, "periodiek registratiecertificaat", "", 300},
    {"Pedicure basis", S::zorg, "branchediploma van ProVoet", "K1257", 160},
    {"Omgaan met agressie", S::zorg, "bewijs van deelname", "", 8},
    {"Niet-aangeboren hersenletsel: wat nu?", S::zorg, "bewijs van deelname", "K0067", 6},
    {"Gastouder: start je eigen opvang", S::zorg, "getuigschrift", "K1167", 24},
    {"Praktijkverklaring zorghulp", S::zorg, "praktijkverklaring", "K0745", 200},
    {"Werkbegeleider in twee dagen", S::zorg, "bewijs van deelname", "K0087", 16},
    {"Voorleescoördinator", S::zorg, "branchecertificaat", "K0879", 20},
    {"Elektrotechniek: NEN 3140 voldoende onderricht persoon", S::techniek,
     "aanwijzing VOP en bewijs van deelname", "", 8},
    {"Lassen MIG/MAG niveau 1", S::techniek, "branchediploma van het NIL", "", 60},
    {"F-gassen categorie 1", S::techniek, "F-gassendiploma", "", 40},
    {"Masterclass waterstof", S::techniek, "bewijs van deelname", "K1047", 4},
    {"Warmtepompen installeren", S::techniek, "certificaat van de fabrikant", "K1142", 16},
    {"Metselen voor doe-het-zelvers", S::techniek, "bewijs van deelname", "K0695", 24},
    {"Tegels zetten in het weekend", S::techniek, "bewijs van deelname", "K0709", 16},
    {"Robots programmeren: kennismaking", S::techniek, "bewijs van deelname", "K0989", 6},
    {"Basisoperator procesindustrie", S::techniek, "branchecertificaat van VAPRO", "K0442", 80},
    {"Koken voor thuiskoks", S::voedsel_groen, "bewijs van deelname", "C0021", 15},
    {"Sociale hygiëne", S::voedsel_groen, "verklaring kennis en inzicht sociale hygiëne", "", 12},
    {"Barista basis", S::voedsel_groen, "SCA-certificaat", "", 8},
    {"Lean: yellow belt", S::voedsel_groen, "Lean-certificaat yellow belt", "K0512", 16},
    {"Gastvrijheid in een dag", S::voedsel_groen, "bewijs van deelname", "C0035", 6},
    {"Duits voor beginners", S::voedsel_groen, "bewijs van deelname", "K0959", 30},
    {"Engels conversatie", S::voedsel_groen, "bewijs van deelname", "K0984", 30},
    {"Starten met je eigen bedrijf", S::handel, "bewijs van deelname", "K0165", 12},
    {"Leidinggeven voor beginners", S::handel, "bewijs van deelname", "K0061", 12},
    {"Online marketing in één dag", S::handel, "bewijs van deelname", "K0519", 7},
    {"Digitale vaardigheden voor senioren", S::ict_creatief, "bewijs van deelname", "K0022", 10},
    {"Python voor beginners", S::ict_creatief, "badge en bewijs van deelname", "K0719", 20},
    {"Je eigen website met WordPress", S::ict_creatief, "bewijs van deelname", "K0721", 9},
    {"Heftruckchauffeur", S::mobiliteit, "heftruckcertificaat", "", 8},
    {"Code 95: het nieuwe rijden", S::mobiliteit, "CBR-registratie van nascholingsuren", "", 7},
    {"Rijbewijs B-E", S::mobiliteit, "rijbewijs", "", 20},
    {"Hybride en elektrische voertuigen veilig werken", S::mobiliteit, "branchecertificaat van Innovam", "",
     8},
    {"Bewegen met ouderen", S::zakelijk_veiligheid, "getuigschrift", "K0790", 20},
    {"Beveiliger: opfrisdag", S::zakelijk_veiligheid, "branchecertificaat van SVPB", "", 7},
});

constexpr auto green = std::to_array<OtherCourse>({
    {"Spuitlicentie: vakbekwaamheid gewasbescherming uitvoeren", S::voedsel_groen,
     "bewijs van vakbekwaamheid gewasbescherming", "", 40},
    {"Wettelijke beroepsvereisten gezelschapsdieren (Besluit houders van dieren)", S::voedsel_groen,
     "groen certificaat wettelijke beroepsvereisten", "", 80},
    {"Welzijn van vleeskuikens", S::voedsel_groen, "LNV-certificaat", "", 16},
    {"Verlenging spuitlicentie", S::voedsel_groen, "verlenging van het bewijs van vakbekwaamheid", "", 4},
});

}  // namespace

std::span<const OtherCourse> other_courses() {
  return list;
}
std::span<const OtherCourse> green_licence_courses() {
  return green;
}

}  // namespace vindbaar::simweb::catalogue
