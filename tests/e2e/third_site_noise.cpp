// What stands around the courses on a school's site: clothes, lists, ordinary programmes, news, vacancies.
#include "tests/e2e/third_site.hpp"

#include <algorithm>

namespace vindbaar::tests {
namespace {

const std::string cookie_wall =
    "<div class=\"cc-window\" role=\"dialog\"><h2>Wij gebruiken cookies</h2><p>Met cookies helpen we je bij "
    "het "
    "kiezen van een opleiding of cursus. Kies je voor weigeren, dan werkt niet alles.</p><button>Alles "
    "accepteren</button><button>Weigeren</button></div>";

constexpr const char* programme_names[] = {"Verzorgende IG",
                                           "Pedagogisch medewerker",
                                           "Kok",
                                           "Mechatronica",
                                           "ICT support",
                                           "Doktersassistent",
                                           "Logistiek teamleider",
                                           "Verkoopspecialist",
                                           "Schilder",
                                           "Maatschappelijke zorg"};

/// Keuzedelen as initial students choose them, many of them a certificate too: no offering (R14).
constexpr const char* student_keuzedelen[] = {"K0905 Helpende plus",
                                              "K0067 Mensen met niet-aangeboren hersenletsel",
                                              "K0165 Ondernemerschap",
                                              "K0118 Verzorgende en verpleegtechnische handelingen",
                                              "K0719 Basis programmeren",
                                              "K0023 Digitale vaardigheden gevorderd",
                                              "K0153 Gastvrijheid in de zorg",
                                              "K0443 Verbreding procesoperator in de productie-industrie",
                                              "K0984 Engels",
                                              "K0988 Gerontopsychiatrie",
                                              "K0512 Lean en creatief",
                                              "K0159 Jeugd- en opvoedhulp"};

std::string link(const std::string& to, const std::string& text) {
  return "<a href=\"" + to + "\">" + text + "</a>";
}

std::string row(const std::string& inside) {
  return "<li>" + inside + "</li>";
}

std::string menu() {
  std::string items;
  for (const char* name : programme_names)
    items += row(link("/mbo/" + slug_of(name) + "-bol/", std::string(name) + " (bol)"));
  return "<nav aria-label=\"Hoofdmenu\"><ul>" + row(link("/", "Home")) +
         row("Mbo-opleidingen<ul>" + items + "</ul>") +
         row(link("/cursusoverzicht", "Cursussen en trainingen")) + row(link("/nieuws/", "Nieuws")) +
         row(link("/werken-bij/", "Werken bij")) + row(link("/studenten/keuzedelen/", "Huidige studenten")) +
         row(link("/contact/", "Contact")) + "</ul></nav>";
}

}  // namespace

/// A page in the clothes of the site: menu and cookie wall before it, related courses and a footer after it.
std::string SchoolSite::dress(const Part& part) const {
  std::string related;
  for (std::size_t at = 0; at < std::min<std::size_t>(cards_.size(), 3); ++at)
    related += row(link(cards_[at].path, cards_[at].title));
  const std::string head = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>" +
                           part.title + (make_ == Make::shop ? " | " : " - ") + name_ +
                           "</title><meta name=\"viewport\" content=\"width=device-width\"></head><body>";
  const std::string title = make_ == Make::elementor ? "<div class=\"elementor-heading\"><div><h1>" +
                                                           part.title + "</h1></div></div>"
                                                     : "<h1>" + part.title + "</h1>";
  const std::string crumbs = "<ol class=\"breadcrumb\">" + row(link("/", "Home")) +
                             row(link("/cursusoverzicht", "Cursussen")) + row(part.title) + "</ol>";
  const std::string foot = "<aside><h2>Bekijk ook</h2><ul>" + related + "</ul></aside><footer><p>" + name_ +
                           ", Stationsweg 12. Bel 088 123 45 67 of kom langs op de open avond.</p><p>" +
                           link("/privacy/", "Privacyverklaring") + "</p></footer></body></html>";
  const std::string middle = crumbs + title + part.body;
  switch (make_) {
    case Make::elementor:
      return head + cookie_wall + "<div id=\"page\"><div class=\"header\">" + menu() +
             "</div><div class=\"elementor\"><div class=\"elementor-section\"><div "
             "class=\"elementor-column\">" +
             middle + "</div></div></div></div>" + foot;
    case Make::drupal:
      return head + menu() + "<main role=\"main\"><div class=\"region region-content\"><article>" + middle +
             "</article></div></main>" + foot + cookie_wall;
    case Make::aspx:
      return head + "<form id=\"aspnetForm\"><table><tr><td valign=\"top\">" + menu() +
             "</td><td valign=\"top\">" + middle + "</td></tr></table></form>" + foot;
    case Make::finder:
    case Make::shop:
    case Make::tabs:
      return head + cookie_wall + "<header>" + menu() + "</header><div class=\"content\">" + middle +
             "</div>" + foot;
  }
  return head + middle + foot;
}

/// The list of courses: paged on some makes, filtered by query on others, cards with teasers on all.
void SchoolSite::lists() {
  const std::size_t on_a_page = make_ == Make::drupal || make_ == Make::finder ? 5 : cards_.size() + 1;
  const std::string base = "/cursusoverzicht";
  const std::size_t pages = std::max<std::size_t>(1, (cards_.size() + on_a_page - 1) / on_a_page);
  for (std::size_t page = 0; page < pages; ++page) {
    std::string body = "<p>Leren naast je werk? Kies uit ons aanbod voor volwassenen.</p>";
    if (make_ == Make::finder)
      for (const char* sector : {"zorg", "techniek", "ict"})
        body += "<label>" + link(base + "?sector=" + sector, sector) + "</label>";
    for (std::size_t at = page * on_a_page; at < std::min(cards_.size(), (page + 1) * on_a_page); ++at)
      body += "<div class=\"views-row card\"><h3>" + link(cards_[at].path, cards_[at].title) + "</h3><p>" +
              cards_[at].teaser + "</p></div>";
    body += "<div class=\"pager\">";
    for (std::size_t other = 0; other < pages; ++other)
      body +=
          link(other == 0 ? base : base + "?page=" + std::to_string(other), std::to_string(other + 1)) + " ";
    body += "</div>";
    text(page == 0 ? base : base + "?page=" + std::to_string(page), "Cursussen en trainingen", body);
    if (page == 0 && make_ == Make::finder)
      for (const char* sector : {"zorg", "techniek", "ict"})
        text(base + "?sector=" + sector, "Cursussen en trainingen", body);
  }
  text("/", "Welkom bij " + name_,
       "<p>Opleidingen voor jongeren en volwassenen in de regio. " + link(base, "Naar alle cursussen") +
           ".</p>");
}

void SchoolSite::programmes() {
  std::string all;
  int number = 0;
  for (const char* name : programme_names) {
    std::string chosen;
    for (int step = 0; step < 5; ++step)
      chosen += row(std::string(student_keuzedelen[(number * 3 + step) % 12]).substr(6));
    for (const char* way : {"bol", "bbl"}) {
      const bool is_bbl = std::string(way) == "bbl";
      text("/mbo/" + slug_of(name) + "-" + way + "/", std::string(name) + ", niveau 3 (" + way + ")",
           std::string("<p>Een mbo-opleiding van drie jaar. ") +
               (is_bbl ? "Je werkt vier dagen bij een leerbedrijf en gaat een dag naar school."
                       : "Je gaat vijf dagen per week naar school en loopt stage.") +
               "</p><p>De opleiding bestaat uit een basisdeel, een profieldeel en keuzedelen. Keuzedelen bij "
               "deze "
               "opleiding zijn bijvoorbeeld:</p><ul>" +
               chosen + "</ul><p>Na afloop krijg je een mbo-diploma. " +
               link("/mbo/" + slug_of(name) + (is_bbl ? "-bol/" : "-bbl/"), "Andere leerweg") + "</p>");
    }
    all += row(link("/mbo/" + slug_of(name) + "-bol/", name));
    ++number;
  }
  std::string keuzedelen;
  for (const char* each : student_keuzedelen)
    keuzedelen += "<tr><td>" + std::string(each) + "</td><td>240 uur</td></tr>";
  text("/studenten/keuzedelen/", "Keuzedelen kiezen",
       "<p>Zit je al op school? Voldoe aan je keuzedeelverplichting en kies voor 1 maart.</p><table>" +
           keuzedelen + "</table>");
  text("/mbo/", "Alle mbo-opleidingen", "<ul>" + all + "</ul>");
}

void SchoolSite::news_and_vacancies() {
  std::string news;
  for (int number = 1; number <= 10; ++number) {
    const std::string subject = std::string(student_keuzedelen[(number * 5) % 12]).substr(6);
    const std::string path = "/nieuws/2024/bericht-" + std::to_string(number) + "/";
    text(path, number % 2 == 0 ? "Feestelijke uitreiking " + subject : "Open avond op onze school",
         "<p>" + std::to_string(number) + " juni 2024 - " +
             (number % 2 == 0 ? "Negen cursisten van " + subject +
                                    " kregen vorige week hun mbo-certificaat uit handen van de "
                                    "wethouder. Zij combineerden leren met werken."
                              : "Kom langs, proef de sfeer en praat met docenten en studenten.") +
             "</p>");
    news += row(link(path, "Bericht " + std::to_string(number)));
  }
  text("/nieuws/", "Nieuws", "<ul>" + news + "</ul>");
  std::string jobs;
  for (const char* job :
       {"Docent verpleegkunde", "Instructeur metaal", "Praktijkopleider zorg", "Conciërge"}) {
    const std::string path = "/werken-bij/" + slug_of(job) + "/";
    text(path, std::string("Vacature: ") + job,
         "<p>Wij zoeken een collega voor 0,8 fte, schaal LB. Solliciteer voor 1 juni met je cv.</p>");
    jobs += row(link(path, job));
  }
  text("/werken-bij/", "Werken bij " + name_, "<ul>" + jobs + "</ul>");
  text("/contact/", "Contact", "<p>Bel of mail ons studentenloket.</p>");
  text("/privacy/", "Privacyverklaring", "<p>Zo gaan wij om met gegevens.</p>");
}

}  // namespace vindbaar::tests
