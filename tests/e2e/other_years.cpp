#include "tests/e2e/other_years.hpp"

#include <initializer_list>
#include <set>

namespace vindbaar::tests {
namespace {

using Pages = TwoYears::Pages;

struct Certificate {
  const char* code;
  const char* name;
  const char* dates = ",,";  ///< valid_from,valid_until,replaced_by
};

constexpr Certificate certificates[] = {
    {"K0022", "Digitale vaardigheden basis"},
    {"K0067", "Mensen met niet-aangeboren hersenletsel"},
    {"K0118", "Verzorgende en verpleegtechnische handelingen"},
    {"K0137", "Zorg en technologie"},
    {"K0153", "Gastvrijheid in de zorg"},
    {"K0290", "Werken met baby's"},
    {"K0368", "Basisvaardigheden metaalbewerken"},
    {"K0417", "Meng- en scheidingstechnieken niveau 2"},
    {"K0418", "Meng- en scheidingstechnieken niveau 3"},
    {"K0519", "Online marketing en het toepassen van e-commerce"},
    {"K0611", "BSO 8 tot 12 jaar"},
    {"K0689", "Middenspanning schakelen"},
    {"K0693", "Openbare verlichtingsinstallaties"},
    {"K0721", "Basis webdevelopment"},
    {"K0745", "Assisteren bij zorg en welzijn"},
    {"K0812", "Industriële automatisering"},
    {"K0869", "Koerier bestelauto"},
    {"K0902", "Geriatrische revalidatiezorg"},
    {"K0905", "Helpende plus"},
    {"K0988", "Gerontopsychiatrie"},
    {"K0511", "Pedicure", ",2025-07-31,K1511"},
    {"K1511", "Pedicure en voetverzorging", "2025-08-01,,"},
    {"K0699", "Spuien van waterleidingnetten", ",2025-07-31,K1699"},
    {"K1699", "Spuien en desinfecteren van waterdistributienetten", "2025-08-01,,"},
};

std::string name_of(const std::string& code) {
  for (const auto& row : certificates) {
    if (row.code == code) return row.name;
  }
  return code;
}

simweb::Answer page(const std::string& title, const std::string& site, const std::string& body,
                    int status = 200) {
  simweb::Answer answer;
  answer.status = status;
  answer.fields = {{"Content-Type", "text/html; charset=utf-8"}};
  answer.body = "<!DOCTYPE html><html lang=\"nl-NL\"><head><meta charset=\"utf-8\"><title>" + title + " - " +
                site + "</title></head><body><header><a href=\"/\">" + site +
                "</a><ul class=\"menu\"><li><a href=\"/leren\">Leren en ontwikkelen</a></li><li><a "
                "href=\"/organisatie\">Organisatie</a></li></ul></header><div id=\"inhoud\"><h1>" +
                title + "</h1>" + body + "</div><footer><p>© " + site +
                " | <a href=\"/cookies\">Cookies</a></p></footer></body></html>";
  return answer;
}

simweb::Answer moved_to(const std::string& where, int status = 301) {
  simweb::Answer answer;
  answer.status = status;
  answer.fields = {{"Location", where}};
  return answer;
}

/// What a course says of itself, in the words of a course office.
std::string course(const std::string& code, const std::string& more = "",
                   const std::string& price = "€ 875,-") {
  return "<p>In deze deeltijdcursus werk je aan " + name_of(code) +
         ". De lessen zijn op dinsdagavond.</p><table><tr><th>Bewijs</th><td>Mbo-certificaat (wettelijk "
         "erkend)</td></tr><tr><th>Prijs</th><td>" +
         price + "</td></tr><tr><th>Lesplaats</th><td>Hoofdgebouw</td></tr></table>" + more;
}

const std::string just_a_course =
    "<p>Een avond om kennis te maken met het vak. Je gaat naar huis met een getuigschrift van onze "
    "school.</p>";

/// One site in one year: its pages, and the overview that leads to them.
class Site {
 public:
  Site(Pages& pages, std::string host, std::string name)
      : pages_(pages), root_("http://" + std::move(host)), name_(std::move(name)) {}
  void put(const std::string& path, simweb::Answer answer) { pages_[root_ + path] = std::move(answer); }
  /// A course page that the overview lists.
  void add(const std::string& path, const std::string& title, const std::string& body) {
    put(path, page(title, name_, body));
    list(path, title);
  }
  void list(const std::string& path, const std::string& title) {
    overview_ += "<div class=\"regel\"><a href=\"" + path + "\">" + title + "</a></div>";
  }
  void broken(const std::string& path, const std::string& title) {
    put(path, page("Storing", name_, "<p>Er ging iets mis.</p>", 500));
    list(path, title);
  }
  void open() {
    put("/", page("Welkom", name_,
                  "<p>Voor wie verder wil in het werk: <a href=\"/leren\">bekijk wat er kan</a>.</p>"));
    put("/leren", page("Leren en ontwikkelen", name_, "<p>Kies uit:</p>" + overview_));
    for (const char* other : {"organisatie", "cookies"})
      put("/" + std::string(other),
          page(other, name_, "<p>Over " + std::string(other) + " van " + name_ + ".</p>"));
  }

 private:
  Pages& pages_;
  std::string root_, name_, overview_;
};

using Codes = std::initializer_list<const char*>;

struct World {
  TwoYears years;

  void school(const std::string& id, const std::string& start, const std::string& rest = ",,,,") {
    years.institutions_csv +=
        id + "," + id + " vakschool,AOC,true,,Gelderland," + start + "," + rest + "\r\n";
  }
  void expect(const std::string& id, Codes codes, const char* change, const char* cause) {
    for (const char* code : codes) years.truth[{id, code}] = {change, cause};
  }
};

std::string numbered(const std::string& code) {
  return "/index.php?cursus=" + code.substr(1);
}

/// Everything on one page of accordions, without a page of its own for any course.
void accordions(World& world) {
  const auto write = [](Pages& pages, Codes codes) {
    Site site(pages, "harmonica.example", "De Harmonica");
    std::string body = "<p>Deze trajecten sluit je af met een mbo-certificaat.</p>";
    for (const char* code : codes)
      body += "<details><summary>" + name_of(code) + "</summary><p>Je rondt " + name_of(code) +
              " af met een landelijk erkend mbo-certificaat. Duur: 16 weken, € 640.</p></details>";
    site.add("/leren/trajecten", "Trajecten voor volwassenen", body);
    site.open();
  };
  write(world.years.before, {"K0067", "K0118", "K0137", "K0290", "K0902"});
  write(world.years.now, {"K0067", "K0118", "K0368", "K0869", "K0721"});
  world.school("harmonica", "http://harmonica.example/");
  world.expect("harmonica", {"K0067", "K0118"}, "kept", "same");
  world.expect("harmonica", {"K0137", "K0290", "K0902"}, "gone", "offer_withdrawn");
  world.expect("harmonica", {"K0368", "K0869", "K0721"}, "new", "page_now_offers");
}

/// Addresses are numbers; what goes is 410, a page that says so with status 200, or a redirect to the start.
void numbers(World& world) {
  Site then(world.years.before, "nummer.example", "Nummer Opleidingen");
  for (const char* code :
       {"K0067", "K0118", "K0137", "K0153", "K0290", "K0368", "K0417", "K0519", "K0689", "K0611"})
    then.add(numbered(code), name_of(code), course(code));
  then.open();
  Site now(world.years.now, "nummer.example", "Nummer Opleidingen");
  for (const char* code : {"K0067", "K0118"})
    now.put(numbered(code), page("Vervallen", "Nummer Opleidingen", "<p>Weg.</p>", 410));
  for (const char* code : {"K0137", "K0153"})
    now.put(numbered(code),
            page("Pagina niet gevonden", "Nummer Opleidingen",
                 "<p>Helaas, deze pagina bestaat niet (meer). Ga terug naar de homepage.</p>"));
  for (const char* code : {"K0290", "K0368"}) now.put(numbered(code), moved_to("http://nummer.example/"));
  for (const char* code : {"K0417", "K0519"}) {
    const std::string path = std::string("/cursus/") + (code + 1);
    now.put(numbered(code), moved_to("http://nummer.example" + path, 302));
    now.add(path, name_of(code), course(code, "", "€ 925,-"));
  }
  now.add(numbered("K0689"), name_of("K0689"),
          course("K0689", "<p>De groep is vol; je kunt je op de wachtlijst laten zetten.</p>", "€ 1.050,-"));
  now.add(numbered("K0611"), name_of("K0611"),
          course("K0611", "<p>Let op: inschrijven is niet meer mogelijk, deze cursus is gestopt.</p>"));
  now.put("/nieuws/helpende",
          page("Nieuws: terugblik op " + name_of("K0067"), "Nummer Opleidingen",
               "<p>12 mei 2025 - Vorig jaar haalden elf cursisten het mbo-certificaat.</p>"));
  now.list("/nieuws/helpende", "Nieuws: terugblik");
  now.open();
  world.school("nummer", "http://nummer.example/");
  world.expect("nummer", {"K0067", "K0118", "K0137", "K0153"}, "gone", "page_removed");
  world.expect("nummer", {"K0290", "K0368"}, "gone", "page_redirected");
  world.expect("nummer", {"K0417", "K0519"}, "changed", "page_moved");
  world.expect("nummer", {"K0689"}, "kept", "same");
  world.expect("nummer", {"K0611"}, "gone", "offer_withdrawn");
}

/// Who may come changes, what it is called changes, and what it leads to.
void doors(World& world) {
  const std::string closed =
      "<p>Dit traject is alleen toegankelijk voor medewerkers van aangesloten zorgorganisaties; aanmelden "
      "doet "
      "de werkgever.</p>";
  Site then(world.years.before, "deuren.example", "Deuren");
  Site now(world.years.now, "deuren.example", "Deuren");
  const auto both = [&](const std::string& code, const std::string& body_then, const std::string& body_now,
                        const std::string& title_now = "") {
    const std::string path = "/leren/" + code;
    if (!body_then.empty()) then.add(path, name_of(code), body_then);
    if (!body_now.empty()) now.add(path, title_now.empty() ? name_of(code) : title_now, body_now);
  };
  for (const char* code : {"K0067", "K0902"}) both(code, course(code), course(code, closed));
  for (const char* code : {"K0118", "K0988"}) both(code, course(code, closed), course(code));
  for (const char* code : {"K0137", "K0745"}) both(code, course(code), just_a_course);
  for (const char* code : {"K0290", "K0368"}) both(code, just_a_course, course(code));
  both("K0417", course("K0417"), course("K0417"), "Meng- en scheidingstechnieken niveau 2 voor operators");
  both("K0418", course("K0418"), course("K0418", "", "gratis met STAP"));
  both("K0721", "", course("K0721"));
  // The same address, the certificate's successor on it.
  then.add("/leren/voeten", name_of("K0511"), course("K0511", "<p>Code: K0511</p>"));
  now.add("/leren/voeten", name_of("K1511"), course("K1511", "<p>Code: K1511</p>"));
  then.add(
      "/leren/bundel", "Helpende plus en Gastvrijheid in de zorg",
      "<p>Twee mbo-certificaten in één traject: het mbo-certificaat Helpende plus en het mbo-certificaat "
      "Gastvrijheid in de zorg.</p><p>€ 1.400</p>");
  now.add("/leren/bundel", "Helpende plus",
          "<p>Je haalt het mbo-certificaat Helpende plus in een halfjaar.</p><p>€ 900</p>");
  then.open();
  now.open();
  world.school("deuren", "http://deuren.example/");
  world.expect("deuren", {"K0067", "K0902"}, "gone", "now_employer_only");
  world.expect("deuren", {"K0118", "K0988"}, "new", "now_open_to_individuals");
  world.expect("deuren", {"K0137", "K0745", "K0153"}, "gone", "offer_withdrawn");
  world.expect("deuren", {"K0290", "K0368"}, "new", "page_now_offers");
  world.expect("deuren", {"K0417", "K0905"}, "changed", "title_changed");
  world.expect("deuren", {"K0418"}, "kept", "same");
  world.expect("deuren", {"K0721"}, "new", "new_page");
  world.expect("deuren", {"K1511"}, "changed", "certificate_replaced");
}

/// Half of the pages cannot be read in one of the years.
void half_read(World& world) {
  for (const bool is_now : {true, false}) {
    const std::string id = is_now ? "halfnu" : "halftoen";
    Site whole(is_now ? world.years.before : world.years.now, id + ".example", id);
    Site half(is_now ? world.years.now : world.years.before, id + ".example", id);
    for (const char* code : {"K0067", "K0118", "K0137", "K0290", "K0693"}) {
      whole.add("/leren/" + std::string(code), name_of(code), course(code));
      half.broken("/leren/" + std::string(code), name_of(code));
    }
    for (const char* code : {"K0812", "K0869"}) {
      whole.add("/leren/" + std::string(code), name_of(code), course(code));
      half.add("/leren/" + std::string(code), name_of(code), course(code));
    }
    whole.open();
    half.open();
    world.school(id, "http://" + id + ".example/");
    world.expect(id, {"K0067", "K0118", "K0137", "K0290", "K0693"}, "unknown", "not_crawled");
    world.expect(id, {"K0812", "K0869"}, "kept", "same");
  }
}

/// Two schools become one with a new site while two certificates are replaced; another takes a small one
/// over.
void mergers(World& world) {
  const auto old_school = [&](const std::string& id, Codes codes) {
    Site site(world.years.before, id + ".example", id);
    for (const char* code : codes) site.add("/leren/" + std::string(code), name_of(code), course(code));
    site.open();
  };
  old_school("links", {"K0905", "K0511", "K0699", "K0137"});
  old_school("rechts", {"K0905", "K0067", "K0902"});
  Site whole(world.years.now, "heel.example", "Heel");
  for (const char* code : {"K0905", "K1511", "K1699", "K0137", "K0902", "K0812"})
    whole.add("/aanbod/cursus-" + std::string(code + 1), name_of(code), course(code));
  whole.open();
  // One old site leads to the start of the new one, the other is switched off.
  for (const char* path : {"/", "/leren", "/leren/K0905", "/leren/K0511", "/leren/K0699", "/leren/K0137"})
    world.years.now["http://links.example" + std::string(path)] = moved_to("http://heel.example/");
  world.years.now["http://rechts.example/"] = moved_to("http://heel.example/");
  world.school("links", "http://links.example/", ",,heel,,2025-07-31");
  world.school("rechts", "http://rechts.example/", ",,heel,,2025-07-31");
  world.school("heel", "http://heel.example/", ",links|rechts,,2025-08-01,");
  world.expect("heel", {"K0905", "K0137", "K0902"}, "changed", "institution_merged");
  world.expect("heel", {"K1511", "K1699"}, "changed", "certificate_replaced");
  world.expect("heel", {"K0067"}, "gone", "page_removed");
  world.expect("heel", {"K0812"}, "new", "new_page");

  old_school("slokop", {"K0905", "K0118"});
  old_school("klein", {"K0905", "K0290", "K0067"});
  Site slokop(world.years.now, "slokop.example", "slokop");
  for (const char* code : {"K0905", "K0118", "K0290"})
    slokop.add("/leren/" + std::string(code), name_of(code), course(code));
  slokop.open();
  world.years.now["http://klein.example/"] = moved_to("http://slokop.example/");
  world.school("slokop", "http://slokop.example/", ",klein,,,");
  world.school("klein", "http://klein.example/", ",,slokop,,2025-07-31");
  world.expect("slokop", {"K0905", "K0118"}, "kept", "same");
  world.expect("slokop", {"K0290"}, "changed", "institution_merged");
  world.expect("slokop", {"K0067"}, "gone", "page_removed");
}

/// Nobody can say what these offer this year.
void unseen(World& world) {
  const auto before = [&](const std::string& id) {
    Site site(world.years.before, id + ".example", id);
    for (const char* code : {"K0118", "K0519", "K0689"})
      site.add("/leren/" + std::string(code), name_of(code), course(code));
    site.open();
    world.school(id, "http://" + id + ".example/");
    world.expect(id, {"K0118", "K0519", "K0689"}, "unknown", "not_crawled");
  };
  for (const char* id : {"verbod", "verhuisd", "weg", "muur"}) before(id);
  Site forbidden(world.years.now, "verbod.example", "verbod");
  forbidden.open();
  simweb::Answer robots;
  robots.fields = {{"Content-Type", "text/plain"}};
  robots.body = "User-agent: *\nDisallow: /\n";
  forbidden.put("/robots.txt", robots);
  world.years.now["http://verhuisd.example/"] = moved_to("http://heelanders.example/");
  Site wall(world.years.now, "muur.example", "muur");
  for (const char* path : {"/", "/leren", "/leren/K0118", "/leren/K0519", "/leren/K0689"})
    wall.put(path, page("Just a moment...", "muur",
                        "<p>Checking your browser before accessing muur.example.</p>", 403));
}

/// The site moves to a sub-domain, or loses its www: the first is a move, the second is none.
void addresses(World& world) {
  Site old_home(world.years.before, "ouder.example", "Ouder");
  Site home(world.years.now, "ouder.example", "Ouder");
  Site sub(world.years.now, "volwassenen.ouder.example", "Ouder voor volwassenen");
  Site with_www(world.years.before, "www.drieletters.example", "Drieletters");
  Site bare(world.years.now, "drieletters.example", "Drieletters");
  for (const char* code : {"K0417", "K0418", "K0721"}) {
    old_home.add("/leren/" + std::string(code), name_of(code), course(code));
    sub.add("/leren/" + std::string(code), name_of(code), course(code));
    with_www.add("/leren/" + std::string(code), name_of(code), course(code));
    bare.add("/leren/" + std::string(code), name_of(code), course(code, "", "€ 800"));
  }
  home.list("http://volwassenen.ouder.example/", "Cursussen voor volwassenen");
  for (Site* site : {&old_home, &home, &sub, &with_www, &bare}) site->open();
  world.years.before["http://drieletters.example/"] = moved_to("http://www.drieletters.example/");
  world.years.now["http://www.drieletters.example/"] = moved_to("http://drieletters.example/");
  world.school("ouder", "http://ouder.example/");
  world.school("drieletters", "http://drieletters.example/");
  world.expect("ouder", {"K0417", "K0418", "K0721"}, "changed", "page_moved");
  world.expect("drieletters", {"K0417", "K0418", "K0721"}, "kept", "same");
}

}  // namespace

TwoYears other_years() {
  World world;
  world.years.certificates_csv =
      "code,name,kind,sector,level,qualification,sbu,valid_from,valid_until,replaced_by,lnv,aliases\r\n";
  for (const auto& row : certificates)
    world.years.certificates_csv +=
        std::string(row.code) + ",\"" + row.name + "\",keuzedeel,zorg,,,," + row.dates + ",false,\r\n";
  world.years.institutions_csv =
      "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,"
      "valid_until\r\n";
  accordions(world);
  numbers(world);
  doors(world);
  half_read(world);
  mergers(world);
  unseen(world);
  addresses(world);
  return world.years;
}

}  // namespace vindbaar::tests
