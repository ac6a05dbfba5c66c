#include "tests/simweb/content/sentences.hpp"

#include <array>

namespace vindbaar::simweb::sentences {
namespace {

using Line = std::string_view;

constexpr auto leads = std::to_array<Line>({
    "Werk je al in de praktijk en wil je een stap verder? Dan is {naam} iets voor jou.",
    "In deze cursus leer je alles wat je nodig hebt voor {naam}.",
    "Bij {school} volg je {naam} naast je baan.",
    "Nieuwe kennis die je morgen op je werk gebruikt: dat is {naam}.",
    "Wil je je bijscholen of juist een nieuwe richting op? Maak kennis met {naam}.",
    "{naam}: een korte scholing voor volwassenen in {plaats}.",
    "De praktijk verandert snel. Met {naam} blijf je bij.",
    "Een compacte scholing van {weken} weken, speciaal voor volwassenen.",
    "Je verdiept je kennis en oefent wat je leert meteen op de werkvloer.",
});

constexpr auto audiences = std::to_array<Line>({
    "Voor iedereen die in de sector werkt of wil gaan werken.",
    "Voor werkenden en werkzoekenden vanaf 18 jaar.",
    "Voor medewerkers die meer verantwoordelijkheid willen, en voor zij-instromers.",
    "Voor wie al ervaring heeft en die kennis wil uitbreiden.",
    "Voor herintreders, omscholers en iedereen die zich wil ontwikkelen.",
    "Je werkt al in het vak of je hebt een stageplek geregeld.",
});

constexpr auto admissions = std::to_array<Line>({
    "Je beheerst de Nederlandse taal en kunt minimaal 16 uur per week oefenen bij een erkend leerbedrijf.",
    "Er is geen vooropleiding nodig; wel voeren we een kort intakegesprek.",
    "Je hebt minimaal een mbo-diploma op niveau 2 of vergelijkbare werkervaring.",
    "Je bent 18 jaar of ouder en gemotiveerd om te leren.",
    "Een werkplek in de sector is een pre, maar geen voorwaarde.",
});

constexpr auto methods = std::to_array<Line>({
    "De lessen zijn klassikaal, afgewisseld met e-learning en opdrachten in de praktijk.",
    "Je komt een avond per week naar school in {plaats} en werkt thuis aan opdrachten.",
    "De scholing is blended: een deel online, een deel op school.",
    "Je leert vooral op de werkplek, begeleid door een praktijkopleider en een docent.",
    "Reken op ongeveer vier uur zelfstudie per week.",
    "De bijeenkomsten zijn op dinsdagmiddag van 13.00 tot 16.30 uur.",
    "De groepen zijn klein: maximaal 16 deelnemers.",
    "In overleg kun je in eigen tempo werken.",
});

constexpr auto prices = std::to_array<Line>({
    "De kosten zijn {prijs}, inclusief lesmateriaal en examen.",
    "Je betaalt {prijs}. Betalen in termijnen is mogelijk.",
    "Het cursusgeld bedraagt {prijs} (vrijgesteld van btw).",
    "Deelname kost {prijs}, exclusief boeken.",
    "Deze scholing is kosteloos zolang de subsidieregeling Nederland leert door loopt; anders {prijs}.",
});

constexpr auto exams = std::to_array<Line>({
    "Je doet examen in de praktijk.",
    "Het examen bestaat uit een portfolio en een gesprek.",
    "Je maakt een beroepsproduct en presenteert dat aan twee beoordelaars.",
    "De toetsing bestaat uit een kennistoets en een praktijkopdracht.",
});

constexpr auto other_results = std::to_array<Line>({
    "Na afloop ontvang je een {uitkomst}.",
    "Je sluit de training af met een {uitkomst}.",
    "Wie alle bijeenkomsten heeft bijgewoond, krijgt een {uitkomst}.",
    "Deze scholing leidt tot een {uitkomst}.",
    "Aan het eind reiken wij een {uitkomst} uit.",
});

constexpr auto other_bodies = std::to_array<Line>({
    "Een praktische training die je direct kunt toepassen.",
    "In een paar bijeenkomsten frissen we je kennis op.",
    "De trainer komt uit de praktijk en heeft veel voorbeelden.",
    "We oefenen met situaties die je zelf inbrengt.",
    "Er is veel ruimte voor vragen en uitwisseling.",
    "Na elke bijeenkomst krijg je een opdracht mee voor op het werk.",
});

}  // namespace

Bank lead() {
  return leads;
}
Bank audience() {
  return audiences;
}
Bank admission() {
  return admissions;
}
Bank study_method() {
  return methods;
}
Bank costs() {
  return prices;
}
Bank exam() {
  return exams;
}
Bank other_result() {
  return other_results;
}
Bank other_body() {
  return other_bodies;
}

}  // namespace vindbaar::simweb::sentences
