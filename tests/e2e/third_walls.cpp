#include "tests/e2e/third_world.hpp"

namespace vindbaar::tests {
namespace {

simweb::Answer bare_page(const std::string& html, int status = 200) {
  simweb::Answer answer;
  answer.status = status;
  answer.fields = {{"Content-Type", "text/html; charset=utf-8"}};
  answer.body = "<!DOCTYPE html><html lang=\"nl\">" + html + "</html>";
  return answer;
}

/// Every address of last year's site gives `answer` this year.
void everywhere(World& world, const std::string& id, const simweb::Answer& answer) {
  const std::string root = "http://" + id + ".example";
  for (const auto& [address, page] : world.years.before) {
    if (address.starts_with(root + "/")) world.years.now[address] = answer;
  }
}

void unreadable_sites(World& world) {
  const std::initializer_list<std::pair<const char*, simweb::Answer>> walls = {
      {"onderhoud",
       bare_page("<head><title>Even geduld</title></head><body><h1>We zijn zo terug</h1><p>Er wordt "
                 "onderhoud gepleegd aan onze website. Probeer het later nog eens.</p></body>")},
      {"schil",
       bare_page("<head><title>Schil College</title><script src=\"/static/main.js\"></script></head><body>"
                 "<noscript>Zet JavaScript aan om deze site te gebruiken.</noscript><div "
                 "id=\"root\"></div></body>")},
      {"tekoop",
       bare_page("<head><title>tekoop.example</title></head><body><h1>Deze domeinnaam is te koop</h1><p>Doe "
                 "een bod via onze makelaar.</p></body>")},
      {"toestemming", redirect_to("http://toestemming.example/cookiewall?terug=1", 302)},
      {"inlog", redirect_to("http://inlog.example/account/login", 302)},
      {"druk", bare_page("<head><title>429</title></head><body><h1>Too Many Requests</h1></body>", 429)},
  };
  for (const auto& [id, answer] : walls) {
    SchoolSite then(world.years.before, std::string(id) + ".example", id, Make::tabs);
    const Codes codes = {"K0905", "K0137", "C0024", "K0902"};
    for (const char* code : codes) then.course(code);
    then.open();
    everywhere(world, id, answer);
    world.school(id);
    world.expect(id, codes, "unknown", "not_crawled");
  }
  world.years.now["http://toestemming.example/cookiewall?terug=1"] = bare_page(
      "<head><title>Cookies</title></head><body><h1>Accepteer onze cookies</h1><p>Om verder te gaan moet je "
      "cookies accepteren.</p><button>Akkoord</button></body>");
  world.years.now["http://inlog.example/account/login"] = bare_page(
      "<head><title>Inloggen</title></head><body><h1>Inloggen</h1><form><input name=\"naam\"><input "
      "type=\"password\" name=\"wachtwoord\"><button>Log in</button></form></body>");
}

/// A site that works, with pages that do not, or that have become something else.
void changed_pages(World& world) {
  Both school(world, "wisselstad", "Wisselstad", Make::drupal);
  school.same({"K0905", "K0165"});
  const auto turned_into = [&](const std::string& code, const std::string& title, const std::string& body,
                               const char* change, const char* cause, int status = 200) {
    school.then.course(code);
    school.now.text(school.old_address(code), title, body, status);
    school.now.list(school.old_address(code), certificate_name(code), "Lees verder.");
    school.expect(code, change, cause);
  };
  turned_into("K0067", "Terugblik: cursus niet-aangeboren hersenletsel",
              "<p>3 maart 2026 - Zeven cursisten rondden de cursus af. Lees hun verhalen.</p>", "gone",
              "offer_withdrawn");
  turned_into(
      "K0118", "Verzorgende IG, niveau 3 (bbl)",
      "<p>Een mbo-opleiding van drie jaar. Je werkt en leert. Na afloop krijg je een mbo-diploma.</p>",
      "gone", "offer_withdrawn");
  turned_into("K0432", "Geen toegang", "<p>Je hebt geen rechten om deze pagina te bekijken.</p>", "unknown",
              "not_crawled", 403);
  turned_into("K0988", "Inloggen", "<p>Log in om verder te gaan.</p>", "unknown", "not_crawled", 401);
  turned_into("K0902", "Er ging iets mis", "<p>Onze excuses.</p>", "unknown", "not_crawled", 502);
  turned_into("K0023", "Niet meer beschikbaar", "<p>Deze pagina is verwijderd.</p>", "gone", "page_removed",
              410);
  // Led, in two hops, to a page that says with status 200 that there is nothing.
  school.only_then("K0153", "page_removed");
  school.now.put(school.old_address("K0153"), redirect_to(school.at("/pagina-niet-gevonden")));
  school.now.text("/pagina-niet-gevonden", "Pagina niet gevonden", "<p>Deze pagina bestaat niet (meer).</p>");
  // The same address, another certificate: one goes and one comes.
  school.then.course("K0137");
  school.now.course("K0138", Says::offer, "", school.old_address("K0137"));
  school.expect("K0137", "gone", "offer_withdrawn");
  school.expect("K0138", "new", "page_now_offers");
  // Stopped last year, taken up again.
  school.course("K1006", Says::stopped, Says::offer, "new", "page_now_offers");
  school.course("K1145", Says::paused, Says::offer, "new", "page_now_offers");
  // Last year's page could not be read; this year's can.
  school.then.text(school.old_address("K0233"), "Storing", "<p>Er ging iets mis.</p>", 500);
  school.then.list(school.old_address("K0233"), certificate_name("K0233"), "Lees verder.");
  school.now.course("K0233");
  school.expect("K0233", "unknown", "not_crawled");
  // Taken up in a bundle that was there already for another certificate.
  school.then.bundle("Leergang gehandicaptenzorg", {"K0082", "K0066"});
  school.then.course("C0059");
  school.now.bundle("Leergang gehandicaptenzorg", {"K0082", "K0066", "C0059"});
  school.expect("K0082", "kept", "same");
  school.expect("K0066", "kept", "same");
  school.expect("C0059", "changed", "page_moved");
  // For employers at one address last year, for all at another this year.
  school.then.course("K0618", Says::employers);
  school.now.course("K0618", Says::offer, "", "/scholing/open/acute-zorg");
  school.expect("K0618", "new", "now_open_to_individuals");
  school.open();
}

struct Sentence {
  const char* code;
  const char* says;
};

/// A school's course page with one sentence more this year.
void sentences(World& world, const std::string& id, std::initializer_list<Sentence> list, const char* change,
               const char* cause, const std::string& enrol) {
  Both school(world, id, id, Make::elementor);
  for (const auto& [code, says] : list) {
    const std::string name = certificate_name(code);
    const std::string about =
        "<p>" + name +
        " is een cursus van een half jaar met een les per week. Je krijgt na het examen een "
        "erkend mbo-certificaat.</p>";
    const std::string path = "/cursus/" + slug_of(name);
    school.then.text(path, name, about + "<p>Kosten: € 845. Schrijf je in via het formulier.</p>");
    school.then.list(path, name, "Lees verder.");
    school.now.text(path, name, about + "<p>" + says + "</p>" + enrol);
    school.now.list(path, name, "Lees verder.");
    school.expect(code, change, cause);
  }
  school.open();
}

}  // namespace

void third_walls(World& world) {
  unreadable_sites(world);
  changed_pages(world);
}

void third_wordings(World& world) {
  sentences(
      world, "werkgevers",
      {{"K0905", "Aanmelden kan alleen met een (beoogd) werkgever."},
       {"K0118",
        "Wij verzorgen deze training op uw eigen locatie, alleen voor organisaties. Kosten op aanvraag."},
       {"K0137", "Inschrijven als particulier is bij deze scholing niet mogelijk."},
       {"K0902", "Deelname staat alleen open voor medewerkers van het ziekenhuis."},
       {"K0988", "Je leidinggevende meldt je aan; zelf inschrijven kan niet."},
       {"K0061", "Deze scholing is enkel toegankelijk voor bedrijven en instellingen."},
       {"K0719", "Deze cursus geven we uitsluitend aan teams van werkgevers. Vraag een offerte aan."}},
      "gone", "now_employer_only", "");
  sentences(world, "gestopt",
            {{"K0905", "Wij zijn met deze cursus gestopt."},
             {"K0118", "Dit schooljaar starten we geen nieuwe groep."},
             {"K0137", "Deze cursus komt per 1 augustus te vervallen en je kunt je niet meer inschrijven."},
             {"K0902", "Je kunt deze opleiding niet meer aanvragen."},
             {"K0988", "De inschrijving is gesloten."},
             {"K0061", "We nemen geen nieuwe deelnemers meer aan."},
             {"K0719", "Deze cursus maakt geen deel meer uit van ons aanbod."}},
            "gone", "offer_withdrawn", "");
  sentences(world, "gewoon",
            {{"K0905", "De groep van september is vol. In februari start een nieuwe groep."},
             {"K0118", "Wij starten bij voldoende aanmeldingen."},
             {"K0137", "De startdatum is nog niet bekend. Laat je gegevens achter, dan krijg je bericht."},
             {"K0902", "Ook in company mogelijk: vraag een offerte aan voor uw team."},
             {"K0988", "Je werkt minimaal 16 uur per week bij een erkend leerbedrijf."},
             {"K0061",
              "Het STAP-budget is gestopt en kan niet meer worden aangevraagd. Vraag je werkgever om een "
              "bijdrage."},
             {"K0719", "Annuleren kan tot twee weken voor de start, daarna is annuleren niet meer mogelijk."},
             {"K0022", "Volgeboekt! Meld je aan voor de wachtlijst."}},
            "kept", "same", "<p>Kosten: € 875. Schrijf je in via het formulier.</p>");
}

}  // namespace vindbaar::tests
