#include "tests/e2e/two_years.hpp"

namespace vindbaar::tests {
namespace {

struct Certificate {
  const char* code;
  const char* name;
  const char* valid_from = "";
  const char* valid_until = "";
  const char* replaced_by = "";
};

constexpr Certificate certificates[] = {
    {"K0905", "Helpende plus"},
    {"C0053", "Individuele basiszorg verlenen"},
    {"K0290", "Werken met baby's"},
    {"K0118", "Verzorgende en verpleegtechnische handelingen"},
    {"K0138", "Zorginnovaties en technologie"},
    {"K0226", "Ondernemend gedrag"},
    {"K0651", "Meet- en regeltechniek"},
    {"K0442", "Duurzaamheid in het beroep"},
    {"K0350", "Veilig werken langs de weg", "", "2025-08-01"},
    {"K0511", "Pedicure bij diabetes", "", "2025-08-01", "K1511"},
    {"K1511", "Pedicure bij diabetes", "2025-08-02"},
    {"K0072", "Lassen van dunne plaat", "", "2025-08-01", "K1072"},
    {"K1072", "Lassen van dunne plaat", "2025-08-02"},
    {"K0503", "Klantcontact en verkoop"},
    {"K0210", "Voeding en dieet"},
    {"K0777", "Praktijkopleider in het leerbedrijf"},
    {"K1400", "Werken met zonnepanelen", "2025-09-01"},
};

const Certificate& certificate(const std::string& code) {
  for (const auto& row : certificates) {
    if (row.code == code) return row;
  }
  return certificates[0];
}

std::string slug(std::string text) {
  for (char& letter : text)
    letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ? letter : '-';
  return text;
}

/// What a course page says; each school has its own way of saying it.
enum class State { certificate, retitled, proof_only, employers, stopped };

std::string body_of(State state, const std::string& name, int school) {
  const std::string money =
      "<p>Kosten: € " + std::to_string(395 + 20 * school) + ". Duur: 12 weken, start in september.</p>";
  const std::string enrol =
      school % 2 == 0 ? "<p>Meld je aan via het inschrijfformulier.</p>"
                      : "<p>Schrijf je in voor de volgende groep. Iedereen vanaf 18 jaar is welkom.</p>";
  const std::string claim =
      school % 3 == 0
          ? "<p>Na een goed examen ontvang je een officieel mbo-certificaat van het ministerie van OCW.</p>"
      : school % 3 == 1 ? "<p>Dit onderdeel sluit je af met een landelijk erkend mbo-certificaat.</p>"
                        : "<ul><li>Resultaat: mbo-certificaat</li><li>Niveau: mbo 3</li></ul>";
  switch (state) {
    case State::proof_only:
      return "<p>Een korte training " + name +
             " voor wie wil opfrissen.</p><p>Na afloop krijg je een bewijs van deelname.</p>" + money + enrol;
    case State::employers:
      return claim +
             "<p>Deze scholing is uitsluitend voor werknemers en alleen te volgen via je "
             "werkgever.</p><p>Individueel inschrijven is niet mogelijk.</p>";
    case State::stopped:
      return claim + money + "<p>Let op: deze opleiding wordt niet meer aangeboden.</p>";
    case State::certificate:
    case State::retitled:
      break;
  }
  return "<p>Bij " + name + " leer je de praktijk van het vak.</p>" + claim + money + enrol;
}

simweb::Answer html(const std::string& title, const std::string& school, const std::string& body) {
  simweb::Answer answer;
  answer.fields = {{"Content-Type", "text/html; charset=utf-8"}};
  answer.body =
      "<!doctype html><html lang=\"nl\"><head><title>" + title + " | " + school + "</title></head><body>" +
      "<nav><a href=\"/\">Home</a> <a href=\"/cursussen/\">Cursussen voor volwassenen</a> <a "
      "href=\"/over/\">Over ons</a> "
      "<a href=\"/contact/\">Contact</a> <a href=\"/nieuws/\">Nieuws</a> <a "
      "href=\"/privacy/\">Privacy</a></nav><main><h1>" +
      title + "</h1>" + body + "</main><footer>" + school + ", Schoolplein 1</footer></body></html>";
  return answer;
}

/// One school in one year.
class SchoolPages {
 public:
  SchoolPages(TwoYears::Pages& pages, std::string id, int number)
      : pages_(pages), id_(std::move(id)), number_(number) {}

  void course(const std::string& code, State state, const std::string& folder = "cursussen") {
    const std::string name = certificate(code).name;
    const std::string path = "/" + folder + "/" + slug(name) + "/";
    const std::string title =
        state == State::retitled ? name + " met mbo-certificaat, leren voor volwassenen" : name;
    add(path, html(title, id_, body_of(state, name, number_)));
    links_ += "<li><a href=\"" + path + "\">" + title + "</a></li>";
  }
  void redirect(const std::string& code, const std::string& to) {
    simweb::Answer answer;
    answer.status = 301;
    answer.fields = {{"Location", "http://" + id_ + ".example" + to}};
    add("/cursussen/" + slug(certificate(code).name) + "/", answer);
  }
  void close() {
    add("/",
        html("Welkom", id_,
             "<p>Leren en werken in de regio.</p><p><a href=\"/cursussen/\">Bekijk de cursussen</a></p>"));
    add("/cursussen/", html("Cursussen", id_, "<p>Ons aanbod:</p><ul>" + links_ + "</ul>"));
    for (const char* other : {"over", "contact", "nieuws", "privacy"})
      add("/" + std::string(other) + "/",
          html(other, id_, "<p>Informatie over " + std::string(other) + " bij " + id_ + ".</p>"));
  }

 private:
  void add(const std::string& path, simweb::Answer answer) {
    pages_["http://" + id_ + ".example" + path] = std::move(answer);
  }
  TwoYears::Pages& pages_;
  std::string id_;
  int number_;
  std::string links_;
};

/// Five schools at which everything happens that can happen to one course.
void changing_school(TwoYears& years, const std::string& id, int number) {
  SchoolPages then(years.before, id, number);
  SchoolPages now(years.now, id, number);
  const auto expect = [&](const char* code, const char* change, const char* cause) {
    years.truth[{id, code}] = {change, cause};
  };
  then.course("K0905", State::certificate);
  now.course("K0905", State::certificate);
  expect("K0905", "kept", "same");
  then.course("C0053", State::certificate);
  now.course("C0053", State::retitled);
  expect("C0053", "changed", "title_changed");
  then.course("K0290", State::certificate);
  now.course("K0290", State::certificate, "scholing/zorg");
  expect("K0290", "changed", "page_moved");
  then.course("K0118", State::certificate);
  expect("K0118", "gone", "page_removed");
  then.course("K0138", State::certificate);
  now.redirect("K0138", "/over/");
  expect("K0138", "gone", "page_redirected");
  then.course("K0226", State::certificate);
  now.course("K0226", State::proof_only);
  expect("K0226", "gone", "offer_withdrawn");
  then.course("K0651", State::certificate);
  now.course("K0651", State::employers);
  expect("K0651", "gone", "now_employer_only");
  then.course("K0442", State::certificate);
  now.course("K0442", State::stopped);
  expect("K0442", "gone", "offer_withdrawn");
  then.course("K0350", State::certificate);
  now.course("K0350", State::certificate);
  expect("K0350", "gone", "certificate_expired");
  then.course("K0511", State::certificate);
  now.course("K1511", State::certificate, "scholing/verzorging");
  expect("K1511", "changed", "certificate_replaced");
  then.course("K0072", State::certificate);
  expect("K0072", "gone", "certificate_replaced");
  now.course("K0503", State::certificate);
  expect("K0503", "new", "new_page");
  then.course("K0210", State::proof_only);
  now.course("K0210", State::certificate);
  expect("K0210", "new", "page_now_offers");
  then.course("K0777", State::employers);
  now.course("K0777", State::certificate);
  expect("K0777", "new", "now_open_to_individuals");
  now.course("K1400", State::certificate);
  expect("K1400", "new", "new_certificate");
  then.close();
  now.close();
}

constexpr const char* five[] = {"K0905", "C0053", "K0290", "K0118", "K0138"};

/// A school that offers five things in each of the years it has a site, all at `folder`.
void plain_school(TwoYears::Pages& pages, const std::string& id, int number,
                  const std::string& folder = "cursussen") {
  SchoolPages school(pages, id, number);
  for (const char* code : five) school.course(code, State::certificate, folder);
  school.close();
}

void expect_five(TwoYears& years, const std::string& id, const char* change, const char* cause) {
  for (const char* code : five) years.truth[{id, code}] = {change, cause};
}

/// A site that is out of order: robots.txt answers 503.
void out_of_order(TwoYears::Pages& pages, const std::string& id) {
  std::erase_if(pages, [&](const auto& page) { return page.first.starts_with("http://" + id + "."); });
  simweb::Answer answer;
  answer.status = 503;
  pages["http://" + id + ".example/robots.txt"] = answer;
}

std::string certificates_csv() {
  std::string csv =
      "code,name,kind,sector,level,qualification,sbu,valid_from,valid_until,replaced_by,lnv,aliases\r\n";
  for (const auto& row : certificates) {
    csv += std::string(row.code) + ",\"" + row.name + "\"," +
           (row.code[0] == 'K' ? "keuzedeel" : "beroepsonderdeel") + ",zorg,,,," + row.valid_from + "," +
           row.valid_until + "," + row.replaced_by + ",false,\r\n";
  }
  return csv;
}

std::string school_row(const std::string& id, const std::string& successor_of = "",
                       const std::string& merged_into = "", const std::string& valid_from = "",
                       const std::string& valid_until = "") {
  return id + "," + id + " College,ROC,true,,Utrecht,http://" + id + ".example/,," + successor_of + "," +
         merged_into + "," + valid_from + "," + valid_until + "\r\n";
}

}  // namespace

TwoYears two_years() {
  TwoYears years;
  years.certificates_csv = certificates_csv();
  years.institutions_csv =
      "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,valid_"
      "until\r\n";
  int number = 0;
  for (const char* id : {"noord", "oost", "zuid", "west", "midden"}) {
    changing_school(years, id, number++);
    years.institutions_csv += school_row(id);
  }
  plain_school(years.before, "verhuisd", 1);  // all addresses new
  plain_school(years.now, "verhuisd", 1, "volwassenen/opleiding");
  expect_five(years, "verhuisd", "changed", "page_moved");
  years.institutions_csv += school_row("verhuisd");

  plain_school(years.before, "voorheen", 2);  // merged, and all addresses new
  plain_school(years.now, "samen", 2, "leren");
  expect_five(years, "samen", "changed", "institution_merged");
  years.institutions_csv += school_row("voorheen", "", "samen", "", "2025-07-31");
  years.institutions_csv += school_row("samen", "voorheen", "", "2025-08-01");

  plain_school(years.before, "dicht", 3);
  expect_five(years, "dicht", "gone", "institution_closed");
  years.institutions_csv += school_row("dicht", "", "", "", "2025-07-31");

  plain_school(years.now, "begin", 4);
  expect_five(years, "begin", "new", "new_institution");
  years.institutions_csv += school_row("begin", "", "", "2025-08-01");

  plain_school(years.before, "stuk", 5);
  out_of_order(years.now, "stuk");
  expect_five(years, "stuk", "unknown", "not_crawled");
  years.institutions_csv += school_row("stuk");

  out_of_order(years.before, "hersteld");
  plain_school(years.now, "hersteld", 6);
  expect_five(years, "hersteld", "unknown", "not_crawled");
  years.institutions_csv += school_row("hersteld");
  return years;
}

}  // namespace vindbaar::tests
