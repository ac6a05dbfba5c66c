#include "tests/simweb/content/sentences.hpp"

#include <array>

namespace vindbaar::simweb::sentences {
namespace {

using Line = std::string_view;

constexpr auto claims = std::to_array<Line>({
    "Na een voldoende examen ontvang je het landelijk erkende mbo-certificaat {naam}.",
    "Je sluit af met een praktijkexamen. Slaag je, dan krijg je een officieel mbo-certificaat dat in het "
    "diplomaregister "
    "wordt opgenomen.",
    "Rond je dit traject met goed gevolg af, dan ontvang je een door het ministerie van OCW erkend "
    "mbo-certificaat.",
    "Met deze cursus behaal je een wettelijk erkend mbo-certificaat.",
    "Aan het eind van de leereenheid kun je een officieel landelijk mbo certificaat behalen.",
    "Heb je alle onderdelen gehaald? Dan reiken wij het mbo-certificaat uit.",
    "Je werkt toe naar een MBO-certificaat dat overal in Nederland geldig is.",
    "Dit is een certificaattraject: wie slaagt, ontvangt het mbo-certificaat {naam}.",
    "Het traject wordt afgesloten met een examen. Bij een positief resultaat ontvangt de deelnemer het "
    "officieel erkende "
    "mbo-certificaat.",
    "Na afloop heb je een erkend mbo-certificaat op zak, uitgegeven namens de minister van Onderwijs.",
    "Je volgt een deel van een mbo-opleiding en krijgt daarvoor een landelijk erkend certificaat: het "
    "mbo-certificaat {naam}.",
    "Deze opleiding leidt op voor een mbo-certificaat. DUO neemt het op in het landelijke diplomaregister.",
    "Sluit je het keuzedeel met een voldoende af, dan ontvang je hiervoor een mbo-certificaat.",
    "Jouw inzet wordt beloond met een mbo-certificaat met civiel effect.",
    "Het diploma haal je er niet mee, het mbo-certificaat {naam} wel.",
    "Bij {school} haal je in {weken} weken je mbo-certificaat.",
    "Na het behalen van beide examens krijgt u van ons het OCW-erkende mbo-certificaat.",
    "Wat levert het op? Een landelijk erkend mbo-certificaat en meer zelfvertrouwen op de werkvloer.",
    "Wie de eindtoets haalt, ontvangt het wettelijk erkende MBO-certificaat dat bij dit onderdeel hoort.",
    "Je rondt de cursus af met een beroepsproduct. Is dat voldoende, dan volgt het mbo-certificaat.",
    "Deelnemers die slagen krijgen een mbo certificaat dat is vastgesteld door het ministerie.",
    "Deze module is zelfstandig af te ronden met een mbo-certificaat.",
    "Met het mbo-certificaat dat je na het examen krijgt, toon je aan dat je dit vak beheerst.",
});

constexpr auto results = std::to_array<Line>({
    "Mbo-certificaat",
    "mbo-certificaat",
    "MBO-certificaat",
    "Landelijk erkend mbo-certificaat",
    "Officieel erkend mbo-certificaat",
    "mbo certificaat (OCW-erkend)",
    "Erkend MBO-certificaat, opgenomen in het diplomaregister",
    "Mbo-certificaat {naam}",
    "Wettelijk erkend mbo-certificaat",
});

constexpr auto registered = std::to_array<Line>({
    "Het certificaat telt mee als je later de hele opleiding wilt doen: je krijgt dan vrijstelling voor dit "
    "onderdeel.",
    "Mbo-certificaten zijn stapelbaar. Zo kun je stap voor stap toewerken naar een diploma.",
    "Het onderdeel komt uit een bestaande mbo-opleiding, maar zonder de vakken Nederlands, rekenen en "
    "burgerschap.",
    "Je doet geen generieke vakken: alleen wat je voor dit werk nodig hebt.",
    "Dit onderdeel heeft zelfstandige waarde op de arbeidsmarkt.",
    "Je bent ingeschreven in de derde leerweg, dus naast je werk en zonder lange schooldagen.",
    "Het certificaat vind je terug in Mijn DUO, onder je diploma's.",
    "De inhoud is vastgesteld door onderwijs en bedrijfsleven samen (SBB).",
});

constexpr auto individually = std::to_array<Line>({
    "Schrijf je in via de knop op deze pagina. De eerstvolgende groep start op {start}.",
    "Meld je direct aan; je ontvangt binnen een week een bevestiging.",
    "Je kunt je als particulier inschrijven, met of zonder baan in de sector.",
    "Inschrijven kan tot twee weken voor de start op {start}.",
    "Aanmelden doe je zelf, via het inschrijfformulier.",
    "Iedereen vanaf 18 jaar kan zich inschrijven voor deze open groep.",
    "Wil je meedoen? Vul het aanmeldformulier in en je plek is gereserveerd.",
    "Open inschrijving: je kunt je individueel aanmelden voor de groep van {start}.",
    "Ook zzp'ers en werkzoekenden kunnen zich inschrijven.",
    "Je betaalt zelf of gebruikt je STAP-budget. Schrijf je hieronder in.",
    "Enthousiast geworden? Schrijf je in voor de start in {plaats} op {start}.",
});

constexpr auto waiting = std::to_array<Line>({
    "De groep van {start} is vol. Schrijf je in voor de wachtlijst; zodra er plek is, hoor je van ons.",
    "We starten bij voldoende aanmeldingen (minimaal 8 deelnemers). Meld je dus snel aan.",
    "Startdatum nader te bepalen: bij voldoende belangstelling begint een nieuwe groep. Aanmelden kan nu al.",
});

constexpr auto both = std::to_array<Line>({
    "Je kunt je individueel inschrijven. Vanaf twintig deelnemers komen we ook graag in company naar uw "
    "organisatie.",
    "Voor particulieren en voor medewerkers van bedrijven: schrijf je hieronder in. Een groep aanmelden? "
    "Vraag dan een "
    "offerte aan.",
    "Inschrijven kan zelf of door je werkgever. Op verzoek verzorgen wij deze cursus ook op locatie.",
});

constexpr auto codes = std::to_array<Line>({
    "Het gaat om certificaat {code} uit het register van SBB.",
    "Dit traject hoort bij code {code} in het certificatenregister.",
    "Registercode: {code}.",
    "Je vindt het certificaat in de kwalificatiestructuur onder nummer {code}.",
});

constexpr auto employers = std::to_array<Line>({
    "Deze scholing verzorgen wij uitsluitend voor groepen medewerkers van één organisatie.",
    "Aanmelden kan alleen via uw werkgever; individuele inschrijving is niet mogelijk.",
    "Dit certificaattraject is alleen in company te volgen. Vraag een offerte aan bij onze accountmanagers.",
    "Uitsluitend voor bedrijven en instellingen: wij komen met een groep van minimaal 10 medewerkers op uw "
    "locatie.",
    "Losse inschrijvingen nemen wij niet aan. Neem als werkgever contact op met het team "
    "Bedrijfsopleidingen.",
    "Deelname is voorbehouden aan werknemers van organisaties met wie wij een contract hebben; de "
    "werkgever meldt "
    "zijn medewerkers aan.",
});

constexpr auto pitch = std::to_array<Line>({
    "Wij stemmen inhoud, planning en locatie af op uw organisatie.",
    "Uw medewerkers leren in hun eigen team, met casussen uit de eigen praktijk.",
    "Kosten op aanvraag: u ontvangt een offerte op maat.",
    "Uw medewerkers sluiten het traject af met een erkend mbo-certificaat.",
    "Een adviseur komt graag bij u langs om de scholingsvraag te bespreken.",
    "Het resultaat voor uw medewerkers is een officieel mbo-certificaat.",
});

constexpr auto stopped = std::to_array<Line>({
    "Let op: deze cursus wordt niet meer aangeboden. Inschrijven is niet meer mogelijk.",
    "Dit traject is per {stopdatum} gestopt. Er starten geen nieuwe groepen.",
    "Deze opleiding is vervallen. Je kunt je hiervoor niet meer aanmelden.",
    "Wij hebben dit certificaattraject uit ons aanbod gehaald; aanmelden kan niet meer.",
    "Sinds {stopdatum} bieden wij dit mbo-certificaat niet langer aan.",
});

}  // namespace

Bank certificate_claim() {
  return claims;
}
Bank certificate_result() {
  return results;
}
Bank certificate_register() {
  return registered;
}
Bank enrol_individually() {
  return individually;
}
Bank enrol_waiting_list() {
  return waiting;
}
Bank enrol_both() {
  return both;
}
Bank code_mention() {
  return codes;
}
Bank employer_only() {
  return employers;
}
Bank employer_pitch() {
  return pitch;
}
Bank withdrawn() {
  return stopped;
}

}  // namespace vindbaar::simweb::sentences
