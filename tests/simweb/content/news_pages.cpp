#include "tests/simweb/content/catalogue.hpp"
#include "tests/simweb/content/school_pages.hpp"
#include "tests/simweb/random.hpp"
#include "tests/simweb/site_content.hpp"

#include <fmt/format.h>

#include <array>

namespace vindbaar::simweb {
namespace {

std::string day_before(Random& random, int year) {
  // The search is in February 2022 or May 2020: news lies before it.
  return random.chance(0.3)
             ? fmt::format("{}-01-{:02}", year, random.between(1, 28))
             : fmt::format("{}-{:02}-{:02}", year - 1, random.between(1, 12), random.between(1, 28));
}

Document article(const School& school, Random& random, std::string heading, int year) {
  Document page;
  page.kind = DocumentKind::news;
  page.host = school.host;
  page.heading = std::move(heading);
  page.path = page_path(school, "nieuws", slug_of(page.heading));
  page.published = day_before(random, year);
  page.lead = std::string(random.pick(catalogue::news_sentences()));
  std::vector<std::string> body;
  for (int count = random.between(2, 4); count > 0; --count)
    body.emplace_back(random.pick(catalogue::news_sentences()));
  page.sections.push_back({"", std::move(body), {}});
  return page;
}

/// News that names a certificate: a graduation, an announcement, a look back.
Document about_certificate(const School& school, Random& random, const std::string& name, int year) {
  struct Form {
    std::string_view heading, first, second;
  };
  constexpr std::array<Form, 5> forms{{
      {"Eerste deelnemers halen mbo-certificaat {}",
       "Vorige week kregen de eerste deelnemers hun mbo-certificaat {} uitgereikt.",
       "De groep bestond uit medewerkers van een zorgorganisatie in de regio."},
      {"Nieuw: mbo-certificaat {}?",
       "De school onderzoekt met bedrijven of er belangstelling is voor het mbo-certificaat {}.",
       "Een besluit valt later dit jaar; aanmelden is nu nog niet aan de orde."},
      {"Minister stelt nieuwe mbo-certificaten vast",
       "Landelijk komen er mbo-certificaten bij, waaronder {}.",
       "Wat dat voor onze school betekent, is nog niet bekend."},
      {"Leren naast je werk: het verhaal van Fatima",
       "Fatima haalde via haar werkgever het mbo-certificaat {}.",
       "\"Ik durfde het eerst niet, maar het ging geweldig.\""},
      {"Terugblik: de pilot met {}",
       "Twee jaar geleden deden wij mee aan de landelijke pilot mbo-certificaten met {}.",
       "De pilot is afgerond en geëvalueerd."},
  }};
  const Form& form = random.pick(forms);
  const auto with_name = [&](std::string_view text) { return fmt::format(fmt::runtime(text), name); };
  Document page = article(school, random, with_name(form.heading), year);
  page.lead = with_name(form.first);
  page.sections.insert(page.sections.begin(), {"", {with_name(form.second)}, {}});
  return page;
}

}  // namespace

std::vector<Document> news_pages(const School& school, const NamesToDrop& names,
                                 const std::vector<Course>& courses, int year) {
  Random random("news of " + school.id);
  std::vector<Document> pages;
  const int count = school.funded ? random.between(8, 16) : random.between(5, 10);
  for (int number = 0; number < count; ++number) {
    Document page = random.chance(0.25)
                        ? about_certificate(school, random, random.pick(names.certificates), year)
                        : article(school, random, std::string(random.pick(catalogue::news_headings())), year);
    page.path = page_path(school, "nieuws", fmt::format("{}-{}", slug_of(page.heading), number + 1));
    pages.push_back(std::move(page));
  }
  for (const Course& course : courses) {
    if (course.standing != Standing::offered || course.second_location || !random.chance(0.08)) continue;
    Document page = article(school, random, "Binnenkort start " + course.name + " voor volwassenen", year);
    page.lead =
        fmt::format("Er is nog plek in de cursus {}. Lees meer op de pagina van de cursus.", course.name);
    page.related.push_back({course.title, course_url(school, courses, course), ""});
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<Document> vacancy_pages(const School& school) {
  Random random("vacancies of " + school.id);
  std::vector<Document> pages;
  for (const auto job : catalogue::jobs()) {
    if (!random.chance(school.funded ? 0.4 : 0.15)) continue;
    Document page;
    page.kind = DocumentKind::vacancy;
    page.host = school.host;
    page.heading = fmt::format("Vacature: {}", job);
    page.path = page_path(school, "werken-bij", slug_of(job));
    page.lead = fmt::format("{} zoekt een {}.", school.name, job);
    page.facts = {{"Uren", fmt::format("{} uur per week", random.between(2, 5) * 8)},
                  {"Schaal", random.chance(0.5) ? "LB" : "LC"},
                  {"Reageren tot", "over drie weken"}};
    page.sections.push_back({"Wat ga je doen?",
                             {"Je geeft les aan jongeren en volwassenen, ook in certificaattrajecten.",
                              "Je ontwikkelt mee aan keuzedelen en mbo-certificaten."},
                             {}});
    page.sections.push_back({"Solliciteren", {"Stuur je brief en cv voor de sluitingsdatum."}, {}});
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<Document> event_pages(const School& school, int year) {
  Random random("events of " + school.id);
  std::vector<Document> pages;
  for (const auto name : catalogue::event_names()) {
    if (!random.chance(0.5)) continue;
    Document page;
    page.kind = DocumentKind::event;
    page.host = school.host;
    page.heading = std::string(name);
    page.path = page_path(school, "agenda", slug_of(name));
    page.facts = {{"Datum", fmt::format("{} april {}", random.between(1, 28), year)},
                  {"Tijd", "18.30 - 20.30 uur"},
                  {"Plaats", school.town}};
    page.sections.push_back(
        {"", {"Kom kennismaken met de school. Aanmelden is handig, maar hoeft niet."}, {}});
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace vindbaar::simweb
