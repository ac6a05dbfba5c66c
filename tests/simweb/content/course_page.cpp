#include "tests/simweb/content/course_page.hpp"

#include "core/text.hpp"
#include "tests/simweb/content/catalogue.hpp"
#include "tests/simweb/content/fill.hpp"
#include "tests/simweb/content/sentences.hpp"
#include "tests/simweb/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace vindbaar::simweb {
namespace {

namespace banks = sentences;

/// How one school labels the facts of its courses.
struct Labels {
  std::string_view duration, price, start, level, result, place, moment, code;
};
constexpr std::array<Labels, 5> label_sets{{
    {"Duur", "Kosten", "Startdatum", "Niveau", "Resultaat", "Locatie(s)", "Lesmoment", "Crebonaam"},
    {"Studieduur", "Prijs", "Start", "Mbo-niveau", "Diploma/certificaat", "Locatie", "Lestijden", "Code"},
    {"Tijdsduur", "Investering", "Eerstvolgende startdatum", "Niveau", "Afronding", "Lesplaats", "Wanneer",
     "Certificaatcode"},
    {"Omvang", "Cursusgeld", "Wanneer start je?", "Op welk niveau?", "Wat krijg je?", "Waar?", "Hoe laat?",
     "Registercode"},
    {"Duur", "Kosten", "Volgende start", "Niveau", "Certificering", "Plaats", "Lesmomenten",
     "Certificaatnummer"},
}};

constexpr std::array<std::string_view, 8> months{"maart",     "april",   "mei",      "juni",
                                                 "september", "oktober", "november", "december"};

std::string price(int euros) {
  return euros >= 1000 ? fmt::format("€ {}.{:03},-", euros / 1000, euros % 1000)
                       : fmt::format("€ {},-", euros);
}

std::string levels_text(const std::vector<int>& levels) {
  std::string text;
  for (const int level : levels) text += (text.empty() ? "" : " en ") + std::to_string(level);
  return text;
}

class Writer {
 public:
  Writer(const School& school, const Course& course, int year)
      : school_(school),
        course_(course),
        labels_(label_sets[hash_of("labels of " + school.id) % label_sets.size()]),
        random_("page of " + school.id + " " + course.slug),
        weeks_(course.hours >= 100 ? random_.between(10, 36) : random_.between(1, 6)) {
    const int day = random_.between(1, 28);
    // Dates of a May run begin after the summer.
    const auto& month = year == 2020 ? months[4 + random_.below(4)] : random_.pick(months);
    const std::string town = course.second_location ? "Almere" : school.town;
    words_ = {{"titel", course.title},
              {"naam", course.name},
              {"school", school.name},
              {"plaats", town},
              {"start", fmt::format("{} {} {}", day, month, year)},
              {"uren", std::to_string(course.hours)},
              {"weken", std::to_string(weeks_)},
              {"prijs", price(course.hours * random_.between(3, 6) + 95)},
              {"telefoon", school.telephone},
              {"stopdatum", fmt::format("1 {} {}", random_.chance(0.5) ? "augustus" : "januari", year - 1)},
              {"code", printed_code()},
              {"uitkomst", course.outcome}};
  }

  Document write() {
    document_.kind = DocumentKind::course;
    document_.host = school_.adult_host;
    document_.path = course_.path;
    document_.heading = course_.title;
    document_.lead = say(banks::lead());
    switch (course_.standing) {
      case Standing::offered:
        offered();
        break;
      case Standing::employer_only:
        employer_only();
        break;
      case Standing::withdrawn:
        withdrawn();
        break;
      case Standing::other:
      case Standing::green_licence:
        other();
        break;
    }
    return std::move(document_);
  }

 private:
  std::string say(banks::Bank bank) { return filled(random_.pick(bank), words_); }

  /// "K0905", "K 0905" or "k0905": all three stand on real pages.
  std::string printed_code() {
    std::string code = course_.code;
    if (code.empty()) return code;
    const double style = random_.fraction();
    if (style < 0.15) code.insert(1, " ");
    if (style > 0.9) code[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(code[0])));
    return code;
  }

  void fact(std::string_view label, std::string value) {
    document_.facts.push_back({std::string(label), std::move(value)});
  }

  void section(std::string heading, std::vector<std::string> paragraphs,
               std::vector<std::string> points = {}) {
    document_.sections.push_back({std::move(heading), std::move(paragraphs), std::move(points)});
  }

  void general_facts() {
    fact(labels_.duration, course_.hours >= 100 ? fmt::format("{} weken ({} sbu)", weeks_, course_.hours)
                                                : fmt::format("{} uur", course_.hours));
    fact(labels_.place, filled("{plaats}", words_));
    if (random_.chance(0.5)) {
      constexpr std::array<std::string_view, 4> moments{"dinsdagavond 18.30-21.30 uur", "woensdag overdag",
                                                        "donderdagmiddag", "in overleg"};
      fact(labels_.moment, std::string(random_.pick(moments)));
    }
  }

  void certificate_facts() {
    general_facts();
    if (!course_.levels.empty()) fact(labels_.level, levels_text(course_.levels));
    if (random_.chance(0.6)) fact(labels_.result, say(banks::certificate_result()));
    if (course_.prints_code) fact(labels_.code, filled("{code} {naam}", words_));
  }

  void learn() {
    std::vector<std::string> points;
    for (const auto skill : catalogue::skills(course_.sector)) {
      if (points.size() < 5 && random_.chance(0.7)) points.emplace_back(skill);
    }
    constexpr std::array<std::string_view, 4> headings{"Wat leer je?", "Inhoud", "Programma",
                                                       "Dit ga je doen"};
    section(std::string(random_.pick(headings)), {say(banks::study_method())}, std::move(points));
  }

  void for_whom() {
    constexpr std::array<std::string_view, 3> headings{"Voor wie?", "Iets voor jou?", "Doelgroep"};
    section(std::string(random_.pick(headings)), {say(banks::audience()), say(banks::admission())});
  }

  void certificate_result() {
    std::vector<std::string> paragraphs{say(banks::certificate_claim()), say(banks::certificate_register())};
    if (random_.chance(0.5)) paragraphs.insert(paragraphs.begin(), say(banks::exam()));
    if (course_.prints_code && random_.chance(0.5)) paragraphs.push_back(say(banks::code_mention()));
    constexpr std::array<std::string_view, 4> headings{"Na deze cursus", "Examen en certificaat", "Afronding",
                                                       "Wat levert het op?"};
    section(std::string(random_.pick(headings)), std::move(paragraphs));
  }

  void offered() {
    certificate_facts();
    fact(labels_.price, filled("{prijs}", words_));
    const double form = random_.fraction();
    const bool waiting = form < 0.08;
    if (!waiting) fact(labels_.start, filled("{start}", words_));
    for_whom();
    learn();
    certificate_result();
    section("Aanmelden", {waiting      ? say(banks::enrol_waiting_list())
                          : form < 0.2 ? say(banks::enrol_both())
                                       : say(banks::enrol_individually()),
                          say(banks::costs())});
    button({"Schrijf je in", "Aanmelden", "Meld je aan", "Inschrijven"}, "inschrijven");
  }

  void employer_only() {
    certificate_facts();
    document_.lead = say(banks::employer_pitch());
    section("Voor werkgevers", {say(banks::employer_only()), say(banks::employer_pitch())});
    learn();
    section("Meer weten?", {filled("Bel ons team Bedrijfsopleidingen: {telefoon}.", words_)});
    button({"Offerte aanvragen", "Vraag een adviesgesprek aan", "Neem contact op met onze adviseur"},
           "offerte");
  }

  void withdrawn() {
    document_.lead = say(banks::withdrawn());
    general_facts();
    learn();
    section("Het certificaat",
            {"Deelnemers van eerdere groepen ontvingen na het examen een mbo-certificaat."});
    section("Iets anders zoeken?",
            {"Bekijk ons actuele aanbod voor volwassenen of vraag advies aan onze studieadviseurs."});
  }

  void other() {
    general_facts();
    fact(labels_.price, filled("{prijs}", words_));
    fact(labels_.start, filled("{start}", words_));
    if (random_.chance(0.4)) fact(labels_.result, course_.outcome);
    for_whom();
    section("Over deze cursus", {say(banks::other_body()), say(banks::other_body())});
    section("Afronding", {say(banks::other_result())});
    section("Aanmelden", {say(banks::enrol_individually())});
    button({"Schrijf je in", "Aanmelden", "Meld je aan"}, "inschrijven");
  }

  void button(std::vector<std::string> texts, std::string_view action) {
    document_.call = {random_.pick(texts), fmt::format("/formulier/{}?cursus={}", action, course_.slug), "",
                      true};
  }

  const School& school_;
  const Course& course_;
  const Labels& labels_;
  Random random_;
  int weeks_;
  Words words_;
  Document document_;
};

}  // namespace

Document course_page(const School& school, const Course& course, int year) {
  return Writer(school, course, year).write();
}

std::string teaser_of(const School& school, const Course& course) {
  Random random("teaser of " + school.id + " " + course.slug);
  const Words words{{"titel", course.title},
                    {"naam", course.name},
                    {"school", school.name},
                    {"plaats", school.town},
                    {"weken", "een paar"}};
  switch (course.standing) {
    case Standing::employer_only:
      return "Op maat voor uw organisatie.";
    case Standing::withdrawn:
      return "Deze cursus wordt niet meer aangeboden.";
    default:
      return filled(random.pick(sentences::audience()), words);
  }
}

}  // namespace vindbaar::simweb
