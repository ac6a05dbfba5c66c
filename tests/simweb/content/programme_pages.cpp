#include "tests/simweb/content/catalogue.hpp"
#include "tests/simweb/content/school_pages.hpp"
#include "tests/simweb/defaults.hpp"
#include "tests/simweb/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace vindbaar::simweb {
namespace {

std::vector<std::string> electives_of(Random& random, const NamesToDrop& names) {
  std::set<std::string> chosen;
  for (int count = random.between(2, 4); count > 0; --count) chosen.insert(random.pick(names.electives));
  for (int count = random.between(1, 3); count > 0; --count) {
    chosen.insert(std::string(random.pick(catalogue::plain_electives())));
  }
  return {chosen.begin(), chosen.end()};
}

Document programme_page(const School& school, const catalogue::Programme& programme,
                        const NamesToDrop& names) {
  Random random("programme " + school.id + std::string(programme.name));
  const bool day_school = random.chance(0.6);
  Document page;
  page.kind = DocumentKind::programme;
  page.host = school.host;
  page.path = page_path(school, "mbo-opleidingen", slug_of(programme.name) + (day_school ? "-bol" : "-bbl"));
  page.heading =
      fmt::format("{} | niveau {} | {}", programme.name, programme.level, day_school ? "bol" : "bbl");
  page.lead = fmt::format("De mbo-opleiding {} bij {} in {}.", programme.name, school.name, school.town);
  page.facts = {{"Crebo", std::string(programme.crebo)},
                {"Niveau", std::to_string(programme.level)},
                {"Leerweg", day_school ? "BOL" : "BBL"},
                {"Duur", fmt::format("{} jaar", random.between(1, 4))},
                {"Diploma", "mbo-diploma"}};
  std::vector<std::string> about;
  for (int count = 3; count > 0; --count) about.emplace_back(random.pick(catalogue::programme_sentences()));
  page.sections.push_back({"Over de opleiding", std::move(about), {}});
  constexpr std::array<std::string_view, 3> intros{
      "Tijdens je opleiding kies je keuzedelen, bijvoorbeeld:",
      "Deze keuzedelen horen bij de opleiding (elk 240 tot 720 uur):",
      "Met keuzedelen verdiep of verbreed je je diploma. Je kunt kiezen uit:"};
  page.sections.push_back({random.chance(0.5) ? "Keuzedelen" : "Keuzedelen bij deze opleiding",
                           {std::string(random.pick(intros))},
                           electives_of(random, names)});
  page.sections.push_back(
      {"Na je opleiding", {fmt::format("Je kunt aan het werk als {} of doorleren.", programme.name)}, {}});
  page.call = {"Aanmelden voor deze opleiding",
               "/formulier/aanmelden?opleiding=" + std::string(programme.crebo), "", true};
  return page;
}

}  // namespace

std::vector<Document> programme_pages(const School& school, const NamesToDrop& names) {
  std::vector<Document> pages;
  Random random("programmes of " + school.id);
  const double share = school.funded ? defaults::programmes_funded : defaults::programmes_private;
  std::set<std::string> paths;
  for (const catalogue::Programme& programme : catalogue::programmes()) {
    if (!random.chance(share)) continue;
    Document page = programme_page(school, programme, names);
    if (paths.insert(page.path).second) pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace vindbaar::simweb
