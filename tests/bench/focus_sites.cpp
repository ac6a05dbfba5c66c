#include "tests/bench/focus_sites.hpp"

#include <algorithm>
#include <random>

namespace vindbaar::bench {
namespace {

using Links = std::vector<std::pair<std::string, std::string>>;

const std::vector<std::string> youth = {
    "Kok",     "Verpleegkundige",      "Timmerman", "Kapper",     "Dierverzorger",
    "Monteur", "Logistiek medewerker", "Bakker",    "Beveiliger", "Grafisch vormgever"};
const std::vector<std::string> towns = {"Leiden", "Zwolle", "Goes", "Assen", "Venlo", "Hoorn", "Ede", "Tiel"};
const std::vector<std::string> sectors = {"zorg", "techniek", "economie", "groen", "ict", "horeca"};
const std::vector<std::string> deeds = {"wint prijs",  "bezoekt museum", "opent lokaal", "helpt buurt",
                                        "viert feest", "bouwt robot",    "kookt voor",   "ontvangt gasten"};
const std::vector<std::string> names = {"Anna", "Bram", "Carla", "Daan", "Eva", "Fatima", "Gijs", "Hanna"};

std::string slug(const std::string& title) {
  std::string out;
  for (const char c : title) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9'))
      out += low;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

/// Puts pages into one site.
class Maker {
 public:
  Maker(std::uint32_t seed, std::vector<std::string> courses) : random_(seed), courses_(std::move(courses)) {
    std::shuffle(courses_.begin(), courses_.end(), random_);
  }

  FocusSite site;

  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(random_)];
  }
  int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

  std::string at(const std::string& path) const {
    return path.starts_with("http") ? path : "http://" + site.host + path;
  }
  SitePage& page(const std::string& path) { return site.pages[at(path)]; }

  void plain(const std::string& path, const std::string& title) {
    page(path).title = title;
    page(path).text = "Welkom bij " + title + ". Hier lees je meer. " + filler();
  }

  std::string filler() {
    std::string text;
    for (int i = number(3, 9); i > 0; --i)
      text += one_of(names) + " uit " + one_of(towns) + " " + one_of(deeds) + " nummer " +
              std::to_string(number(1, 9999)) + ". ";
    return text;
  }

  /// A course of which the page says that it ends in a certificate of the mbo.
  std::string offering(const std::string& path, const std::string& title) {
    static const std::vector<std::string> ends = {
        "Na afronding ontvang je een landelijk erkend mbo-certificaat.", "Resultaat: MBO-certificaat.",
        "Je sluit af met een certificaat van de mbo opleiding.",
        "Deze leereenheid bestaat uit twee werkprocessen van de mbo-opleiding en leidt tot een certificaat."};
    static const std::vector<std::string> hows = {
        "Startdatum in overleg. De prijs is 950 euro. Meld je aan via het formulier.",
        "De lessen zijn op dinsdagavond. Kosten: 1.250 euro, inclusief boeken.",
        "Voor wie: je werkt minimaal 16 uur bij een erkend leerbedrijf. Duur: 20 weken."};
    SitePage& made = page(path);
    made.title = title;
    made.text = one_of(ends) + " " + one_of(hows) + " " + filler();
    made.is_offering = true;
    return path;
  }

  void programme(const std::string& path, const std::string& title) {
    page(path).title = title + ", niveau " + std::to_string(number(2, 4));
    page(path).text =
        "Deze opleiding duurt drie jaar en bestaat uit basisdeel, profieldeel en keuzedelen. " + filler() +
        "Toelating met een vmbo-diploma. Stage loop je bij een leerbedrijf. Schrijf je in voor september.";
  }

  /// `count` pages of a kind that is not looked for, in listings of twenty that link on.
  void heap(const std::string& listing, const std::string& title, int count, const std::string& folder,
            bool has_dates) {
    for (int i = 0; i < count; ++i) {
      const std::string name = one_of(names) + " " + one_of(deeds) + " " + std::to_string(i);
      const std::string date =
          has_dates ? "/20" + std::to_string(number(16, 23)) + "/" + std::to_string(number(1, 12)) : "";
      add_to(listing, title, folder + date + "/" + slug(name), name);
      page(folder + date + "/" + slug(name)).title = name;
      page(folder + date + "/" + slug(name)).text = filler() + filler();
    }
  }

  /// Appends a link to the last page of a listing; every twenty links a new one, linked from the one before.
  void add_to(const std::string& listing, const std::string& title, const std::string& path,
              const std::string& anchor) {
    int& count = counts_[listing];
    const auto part = [&](int index) {
      if (index == 0) return listing;
      return listing + (listing.find('?') == std::string::npos ? "?" : "&") +
             "pagina=" + std::to_string(index + 1);
    };
    const int index = count++ / 20;
    SitePage& made = page(part(index));
    if (made.title.empty()) {
      made.title = title;
      made.text = filler();
      if (index > 0) page(part(index - 1)).links.emplace_back(part(index), "Volgende");
    }
    made.links.emplace_back(path, anchor);
  }

  std::string course() {
    const std::string name = courses_[next_ % courses_.size()];
    const auto round = next_++ / courses_.size();
    return round == 0 ? name : name + " " + towns[round % towns.size()];
  }

  /// What every school has: home, news, people, agenda, documents about rules.
  void usual(int news, int others) {
    plain("/", site.name);
    for (const char* path : {"/contact", "/over-ons", "/privacy", "/open-dagen"}) {
      plain(path, std::string(path).substr(1));
      site.menu.emplace_back(path, std::string(path).substr(1));
    }
    site.menu.emplace_back("/nieuws", "Nieuws");
    heap("/nieuws", "Nieuws", news, "/nieuws", number(0, 1) == 1);
    site.menu.emplace_back("/medewerkers", "Wie is wie");
    heap("/medewerkers", "Wie is wie", others, "/medewerkers", false);
    heap("/voor-studenten", "Voor studenten", others, "/voor-studenten", false);
    site.menu.emplace_back("/voor-studenten", "Voor studenten");
  }

  void programmes(const std::string& listing, const std::string& folder, int count,
                  const std::string& ending) {
    for (int i = 0; i < count; ++i) {
      const std::string title = one_of(youth) + " " + one_of(towns) + " " + std::to_string(i);
      programme(folder + "/" + slug(title) + ending, title);
      add_to(listing, "Mbo-opleidingen", folder + "/" + slug(title) + ending, title);
    }
    site.menu.emplace_back(listing, "Mbo-opleidingen");
  }

 private:
  std::mt19937 random_;
  std::vector<std::string> courses_;
  std::size_t next_ = 0;
  std::map<std::string, int> counts_;
};

void folders(Maker& m) {
  m.usual(700, 200);
  m.programmes("/opleidingen", "/opleidingen", 400, "-bol");
  for (int i = 0; i < 90; ++i) {
    const std::string title = m.course();
    m.add_to("/volwassenen/cursussen", "Cursussen",
             m.offering("/volwassenen/cursussen/" + slug(title), title), title);
  }
  m.plain("/volwassenen", "Volwassenen");
  m.page("/volwassenen").links = {{"/volwassenen/cursussen", "Alle cursussen"}};
  m.site.menu.emplace_back("/volwassenen", "Volwassenen");
}

/// Every page stands at the root, as many content systems have it.
void flat(Maker& m) {
  m.usual(500, 150);
  for (int i = 0; i < 300; ++i) {
    const std::string title = m.one_of(youth) + " " + m.one_of(towns) + " " + std::to_string(i);
    m.programme("/" + slug(title) + "/", title);
    m.add_to("/mbo-opleidingen", "Opleidingen", "/" + slug(title) + "/", title);
  }
  m.heap("/actueel", "Actueel", 500, "", false);
  for (int i = 0; i < 100; ++i) {
    const std::string title = m.course();
    m.add_to("/leren-naast-je-werk", "Leren naast je werk", m.offering("/" + slug(title) + "/", title),
             title);
  }
  m.site.menu.emplace_back("/mbo-opleidingen", "Opleidingen");
  m.site.menu.emplace_back("/actueel", "Actueel");
  m.site.menu.emplace_back("/leren-naast-je-werk", "Leren naast je werk");
}

/// Programmes for the young and courses for adults in one folder with numbers; only lists tell them apart.
void numbers(Maker& m) {
  m.usual(600, 200);
  for (int i = 0; i < 500; ++i) {
    const std::string title = m.one_of(youth) + " " + m.one_of(towns) + " " + std::to_string(i);
    const std::string path = "/opleiding/" + std::to_string(1000 + m.number(0, 90000)) + "/" + slug(title);
    m.programme(path, title);
    m.add_to("/opleidingen/" + m.one_of(sectors), "Opleidingen", path, title);
  }
  for (int i = 0; i < 110; ++i) {
    const std::string title = m.course();
    const std::string path = "/opleiding/" + std::to_string(1000 + m.number(0, 90000)) + "/" + slug(title);
    m.add_to("/bedrijven-opleiden/" + m.one_of(sectors), "Voor bedrijven", m.offering(path, title), title);
  }
  for (const std::string& sector : sectors) {
    m.page("/opleidingen").links.emplace_back("/opleidingen/" + sector, sector);
    m.page("/bedrijven").links.emplace_back("/bedrijven-opleiden/" + sector, sector);
  }
  m.page("/opleidingen").title = "Opleidingen";
  m.page("/bedrijven").title = "Bedrijven";
  m.site.menu.emplace_back("/opleidingen", "Opleidingen");
  m.site.menu.emplace_back("/bedrijven", "Bedrijven");
}

/// A private trainer's shop: products of all kinds, sorted in many ways.
void shop(Maker& m) {
  m.usual(800, 100);
  for (int i = 0; i < 500; ++i) {
    const bool is_course = i % 5 == 0;
    const std::string title =
        is_course ? m.course() : "Boek of test " + std::to_string(i) + " " + m.one_of(names);
    const std::string path = "/product/" + slug(title);
    if (is_course) {
      m.offering(path, title);
    } else {
      m.page(path).title = title;
      m.page(path).text = "In winkelwagen. Levering binnen twee dagen. " + m.filler();
    }
    m.add_to("/winkel/" + (is_course ? m.one_of(sectors) : std::string("boeken")), "Winkel", path, title);
    m.page(path).links.emplace_back("/winkel?add-to-cart=" + std::to_string(i), "In winkelwagen");
    m.page("/winkel?add-to-cart=" + std::to_string(i)).title = "Winkelwagen " + std::to_string(i);
  }
  for (const std::string& sector : sectors) m.page("/winkel").links.emplace_back("/winkel/" + sector, sector);
  m.page("/winkel").links.emplace_back("/winkel/boeken", "boeken");
  m.page("/winkel").title = "Winkel";
  m.site.menu.emplace_back("/winkel", "Winkel");
}

/// Certificates among all sorts of pages in a folder that says nothing.
void info(Maker& m) {
  m.usual(500, 250);
  m.programmes("/opleidingen/alle-opleidingen", "/opleidingen/alle-opleidingen", 350, "");
  m.heap("/info/voor-jou", "Voor jou", 200, "/info", false);
  for (int i = 0; i < 80; ++i) {
    const std::string title = m.course();
    m.add_to("/info/leren-en-werken", "Leren en werken", m.offering("/info/" + slug(title), title), title);
  }
  m.site.menu.emplace_back("/info/voor-jou", "Voor jou");
  m.site.menu.emplace_back("/info/leren-en-werken", "Leren en werken");
}

/// A sub-domain for adults beside a large main site.
void subdomain(Maker& m) {
  m.usual(900, 200);
  m.programmes("/mbo", "/mbo", 300, "");
  const std::string at = "http://llo." + m.site.host;
  m.plain(at + "/", "Blijf leren");
  for (int i = 0; i < 90; ++i) {
    const std::string title = m.course();
    m.add_to(at + "/zoek", "Zoek",
             m.offering(at + "/scholing/" + m.one_of(sectors) + "/" + slug(title), title), title);
  }
  m.page(at + "/").links = {{at + "/zoek", "Zoek"}};
  m.site.menu.emplace_back(at + "/", "Blijf leren");
}

/// Courses that no page links to: only the sitemap has them, among all else.
void listed(Maker& m) {
  m.usual(700, 200);
  m.programmes("/studeren", "/studeren", 300, "");
  for (int i = 0; i < 100; ++i) {
    const std::string title = m.course();
    m.offering("/bij-ons/" + m.one_of(sectors) + "/" + slug(title), title);
  }
  for (const auto& [url, page] : m.site.pages) m.site.sitemap.push_back(url);
}

/// Every page is index.aspx with a number; only link texts speak.
void opaque(Maker& m) {
  m.plain("/", m.site.name);
  int id = 10;
  const auto path = [&] { return "/index.aspx?pid=" + std::to_string(id++); };
  const std::string news = path(), study = path(), adults = path(), staff = path();
  for (int i = 0; i < 900; ++i) {
    const std::string name = m.one_of(names) + " " + m.one_of(deeds) + " " + std::to_string(i);
    const std::string at = path();
    m.plain(at, name);
    m.add_to(i % 3 == 0 ? staff : news, i % 3 == 0 ? "Medewerkers" : "Nieuws", at, name);
  }
  for (int i = 0; i < 300; ++i) {
    const std::string title = m.one_of(youth) + " " + m.one_of(towns) + " " + std::to_string(i);
    const std::string at = path();
    m.programme(at, title);
    m.add_to(study, "Studeren", at, title);
  }
  for (int i = 0; i < 80; ++i) {
    const std::string title = m.course();
    m.add_to(adults, "Voor werkenden", m.offering(path(), title), title);
  }
  m.site.menu = {
      {news, "Nieuws"}, {study, "Studeren"}, {adults, "Volwassenenonderwijs"}, {staff, "Medewerkers"}};
}

/// Courses in sector folders, three deep, found sector by sector.
void by_sector(Maker& m) {
  m.usual(800, 200);
  for (const std::string& sector : sectors) {
    m.plain("/" + sector, sector);
    m.site.menu.emplace_back("/" + sector, sector);
    m.programmes("/" + sector + "/opleiding", "/" + sector + "/opleiding", 60, "");
    m.site.menu.pop_back();
    m.page("/" + sector).links = {{"/" + sector + "/opleiding", "Studeren"},
                                  {"/" + sector + "/bedrijfsklassen", "Bedrijfsklassen"}};
    for (int i = 0; i < 16; ++i) {
      const std::string title = m.course();
      m.add_to("/" + sector + "/bedrijfsklassen", "Bedrijfsklassen",
               m.offering("/" + sector + "/bedrijfsklassen/" + slug(title), title), title);
    }
  }
}

/// Everything twice, in Dutch and in English; courses by number below a folder that says nothing.
void bilingual(Maker& m) {
  m.usual(450, 120);
  m.heap("/en/news", "News", 450, "/en/news", false);
  m.programmes("/nl/studie", "/nl/studie", 150, "");
  m.programmes("/en/study", "/en/study", 150, "");
  for (int i = 0; i < 45; ++i) {
    const std::string title = m.course();
    const std::string end = "/traject/" + std::to_string(300 + i) + "/" + slug(title);
    m.add_to("/nl/ontwikkel-jezelf", "Ontwikkel jezelf", m.offering("/nl" + end, title), title);
    m.add_to("/en/grow", "Grow", m.offering("/en" + end, title), title);
  }
  m.site.menu.emplace_back("/en/news", "News");
  m.site.menu.emplace_back("/nl/ontwikkel-jezelf", "Ontwikkel jezelf");
  m.site.menu.emplace_back("/en/grow", "Grow");
}

}  // namespace

std::string FocusSite::html(const SitePage& page) const {
  std::string out = "<!doctype html><title>" + page.title + " - " + name + "</title><header><nav>";
  const auto link = [&](const std::string& path, const std::string& text) {
    out += "<a href=\"" + path + "\">" + text + "</a> ";
  };
  for (const auto& [path, text] : menu) link(path, text);
  out += "</nav></header><main><h1>" + page.title + "</h1><p>" + page.text + "</p>";
  for (const auto& [path, text] : page.links) link(path, text);
  return out + "</main><footer>Een school voor iedereen. <a href=\"/privacy\">Privacy</a></footer>";
}

std::vector<FocusSite> focus_sites(std::uint32_t seed, const std::vector<std::string>& course_names) {
  struct Build {
    const char* name;
    const char* words;
    bool is_held_out;
    void (*make)(Maker&);
  };
  const Build builds[] = {
      {"folders", "a folder and a list of courses for adults", false, folders},
      {"flat", "every page at the root", false, flat},
      {"numbers", "young and adults in one folder, numbered", false, numbers},
      {"shop", "a shop of courses, books and tests", false, shop},
      {"info", "courses in a folder of all sorts", true, info},
      {"subdomain", "a sub-domain beside a large site", true, subdomain},
      {"listed", "courses in the sitemap only", true, listed},
      {"opaque", "index.aspx?pid=N, only link texts speak", true, opaque},
      {"sectors", "courses three folders deep, by sector", false, by_sector},
      {"bilingual", "all in two languages, courses by number", true, bilingual},
  };
  std::vector<FocusSite> sites;
  for (const Build& build : builds) {
    Maker maker(seed + static_cast<std::uint32_t>(sites.size()), course_names);
    maker.site.name = build.name;
    maker.site.build = build.words;
    maker.site.is_held_out = build.is_held_out;
    maker.site.host = std::string(build.name) + ".example.nl";
    build.make(maker);
    sites.push_back(std::move(maker.site));
  }
  return sites;
}

}  // namespace vindbaar::bench
