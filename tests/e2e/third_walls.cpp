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

/// Pages that failed, with status 200, on a site that works: none of them says that the course went.
void silent_failures(World& world) {
  Both school(world, "haperstad", "Haperstad", Make::tabs);
  school.same({"K0905", "K0165"});
  const auto became = [&](const std::string& code, const std::string& title, const std::string& body,
                          const char* change = "unknown", const char* cause = "not_crawled") {
    school.then.course(code);
    school.now.text(school.old_address(code), title, body);
    school.now.list(school.old_address(code), certificate_name(code), "Lees verder.");
    school.expect(code, change, cause);
  };
  became("K0067", "502 Bad Gateway", "<hr><p>nginx</p>");
  became("K0118", "Er is iets misgegaan", "<p>Probeer het later opnieuw.</p>");
  became("K0432", "Error establishing a database connection", "");
  became("K0988", "Tijdelijk niet bereikbaar", "<p>We werken aan de website. Kom later nog eens terug.</p>");
  became("K0902", "Interne serverfout",
         "<p>Onze excuses, er trad een fout op bij het laden van deze pagina.</p>");
  became("K0023", certificate_name("K0023"),
         "<div id=\"cursus-app\" data-id=\"12\"></div><noscript>Zet JavaScript aan om deze cursus te "
         "bekijken.</noscript>");
  became("K0061", certificate_name("K0061"), "<p>De cursusgegevens worden geladen...</p>");
  became("K0153", "Helaas, niet gevonden", "<p>Deze cursus hebben we niet (meer).</p>", "gone",
         "page_removed");
  school.then.course("K0137");
  school.now.put(school.old_address("K0137"), redirect_to(school.at("/inloggen?terug=137"), 302));
  school.now.text("/inloggen?terug=137", "Inloggen",
                  "<form><input name=\"naam\"><input type=\"password\"></form>");
  school.expect("K0137", "unknown", "not_crawled");
  school.open();
}

/// The name was sold: every address shows links to advertisements.
void sold_name(World& world) {
  SchoolSite then(world.years.before, "verkocht.example", "Verkocht", Make::shop);
  const Codes codes = {"K0905", "K0137", "C0024"};
  for (const char* code : codes) then.course(code);
  then.open();
  std::string links;
  for (const char* topic :
       {"cursus", "opleiding", "lenen", "auto", "reizen", "verzekering", "energie", "casino"})
    links += "<li><a href=\"/zoek?q=" + std::string(topic) + "\">" + topic + "</a></li>";
  const auto parked = bare_page(
      "<head><title>verkocht.example</title></head><body><h1>verkocht.example</h1><p>Deze "
      "domeinnaam is te koop.</p><h2>Gerelateerde zoekopdrachten</h2><ul>" +
      links + "</ul></body>");
  everywhere(world, "verkocht", parked);
  for (const char* topic :
       {"cursus", "opleiding", "lenen", "auto", "reizen", "verzekering", "energie", "casino"})
    world.years.now["http://verkocht.example/zoek?q=" + std::string(topic)] = parked;
  world.school("verkocht");
  world.expect("verkocht", codes, "unknown", "not_crawled");
}

/// Last year's walls: what can be read this year need not be new.
void unseen_last_year(World& world) {
  SchoolSite now(world.years.now, "ontwaakt.example", "Ontwaakt", Make::drupal);
  const Codes codes = {"K0905", "K0137", "C0024"};
  for (const char* code : codes) now.course(code);
  now.open();
  const auto sleeping =
      bare_page("<head><title>Ontwaakt</title></head><body><p>Hier komt onze website.</p></body>");
  for (const auto& [address, page] : world.years.now) {
    if (address.starts_with("http://ontwaakt.example/")) world.years.before[address] = sleeping;
  }
  world.school("ontwaakt");
  world.expect("ontwaakt", codes, "unknown", "not_crawled");

  Both fenced(world, "omheind", "Omheind", Make::elementor);
  fenced.same({"K0905"});
  for (const char* code : {"K0118", "K0902"}) {  // robots.txt kept this folder closed last year
    const std::string path = "/gesloten/" + slug_of(certificate_name(code)) + "/";
    fenced.then.course(code, Says::offer, "", path);
    fenced.now.course(code, Says::offer, "", path);
    fenced.expect(code, "unknown", "not_crawled");
  }
  simweb::Answer robots;
  robots.fields = {{"Content-Type", "text/plain"}};
  robots.body = "User-agent: *\nDisallow: /gesloten/\n";
  fenced.then.put("/robots.txt", robots);
  fenced.open();

  // Two schools merge; the new site answers every course with an error.
  SchoolSite old_one(world.years.before, "boven.example", "Boven", Make::tabs);
  SchoolSite merged(world.years.now, "benedenboven.example", "Benedenboven", Make::finder);
  for (const char* code : {"K0137", "K0138", "C0033"}) {
    old_one.course(code);
    const std::string path = merged.address(certificate_name(code));
    merged.text(path, "Storing", "<p>Er ging iets mis.</p>", 500);
    merged.list(path, certificate_name(code), "Lees verder.");
    world.years.now["http://boven.example" + old_one.address(certificate_name(code))] =
        redirect_to("http://benedenboven.example" + path);
  }
  merged.course("K0905");
  old_one.open();
  merged.open();
  world.years.now["http://boven.example/"] = redirect_to("http://benedenboven.example/");
  world.school("boven", ",,benedenboven,,2025-07-31");
  world.school("benedenboven", ",boven,,2025-08-01,");
  world.expect("benedenboven", {"K0137", "K0138", "C0033"}, "unknown", "not_crawled");
  world.expect("benedenboven", {"K0905"}, "new", "new_page");
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
  silent_failures(world);
  sold_name(world);
  unseen_last_year(world);
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
  sentences(world, "voorbij",
            {{"K0905", "Helaas hebben we moeten besluiten deze cursus te beëindigen."},
             {"K0118", "De cursus wordt dit schooljaar niet gegeven."},
             {"K0137", "Inschrijven was mogelijk tot 1 december 2025; er volgt geen nieuwe ronde."},
             {"K0902", "Vanwege te weinig belangstelling gaat deze opleiding niet meer van start."},
             {"K0988", "Met ingang van dit jaar verzorgen wij deze scholing niet langer."},
             {"K0061", "Aanmelden is niet meer mogelijk."},
             {"K0719", "Deze opleiding is beëindigd."}},
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
             {"K0022", "Volgeboekt! Meld je aan voor de wachtlijst."},
             {"K0153", "Je werkgever kan de kosten vergoeden; aanmelden doe je zelf."},
             {"K0023", "Werkgevers kunnen ook een groep aanmelden."},
             {"K0432", "Voor de groep van maart kun je je niet meer aanmelden, voor die van september wel."},
             {"K1006", "De opleiding wordt niet in de schoolvakanties gegeven."},
             {"K1145", "Deze cursus vervangt de oude scholing, die is gestopt."}},
            "kept", "same", "<p>Kosten: € 875. Schrijf je in via het formulier.</p>");
}

}  // namespace vindbaar::tests
