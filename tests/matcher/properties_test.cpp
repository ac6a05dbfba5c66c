// What holds for every certificate of the register: packaging changes no winner, a separating word always
// does.

#include "tests/matcher/register.hpp"

#include <random>

namespace vindbaar::matcher {
namespace {

const Date reference = day("2023-06-01");

/// Certificates that a title can mean: valid, and not replaced by another of the same name.
std::vector<const seeds::Certificate*> certificates() {
  std::vector<const seeds::Certificate*> found;
  for (const seeds::Certificate& each : shipped_lists().certificates) {
    if (each.is_valid_on(reference) && !each.replaced_by) found.push_back(&each);
  }
  return found;
}

std::string best_of(const std::string& title) {
  const std::vector<Match> matches = shipped_matcher().match({title, std::nullopt, "", ""});
  return matches.empty() ? "nothing" : matches.front().best.code.text();
}

TEST_CASE("packaging around a name never changes the winner, nor what is accepted") {
  const char* before[] = {"",           "Mbo-certificaat ", "Keuzedeel ", "Cursus ",
                          "Training: ", "Opleiding ",       "Nieuw! ",    "Leereenheid - "};
  const char* after[] = {"",
                         " (mbo-certificaat)",
                         " | Deltion College",
                         " - Zwolle",
                         " in 6 maanden",
                         ", start september 2024",
                         " (derde leerweg)",
                         " 1 avond per week"};
  std::mt19937 random(20221122);
  for (const seeds::Certificate* certificate : certificates()) {
    const Match plain = shipped_matcher().match({certificate->name, std::nullopt, "", ""}).front();
    REQUIRE(plain.best.code == certificate->code);
    for (int round = 0; round < 6; ++round) {
      const std::string title =
          before[random() % std::size(before)] + certificate->name + after[random() % std::size(after)];
      CAPTURE(title);
      const Match match = shipped_matcher().match({title, std::nullopt, "", ""}).front();
      CHECK(match.best.code == certificate->code);
      if (plain.verdict == Verdict::accepted) CHECK(match.verdict == Verdict::accepted);
    }
  }
}

TEST_CASE("every certificate is the best answer to its own name") {
  for (const seeds::Certificate* certificate : certificates()) {
    CHECK(best_of(certificate->name) == certificate->code.text());
  }
}

struct Swap {
  const char* certificate;
  const char* word;
  const char* others[4];
};

TEST_CASE("swapping a word that tells siblings apart always changes the answer") {
  const Swap swaps[] = {
      {"Digitale vaardigheden basis", "basis", {"gevorderd", "verdieping", "inleiding", "vervolg"}},
      {"Digitale vaardigheden gevorderd", "gevorderd", {"basis", "inleiding", "beginners", "opfriscursus"}},
      {"Meng- en scheidingstechnieken niveau 2", "niveau 2", {"niveau 3", "niveau 4", "mbo-3", "niv. 4"}},
      {"Duits A2/B1", "A2/B1", {"A1/A2", "B1/B2", "B2/C1", "A1"}},
      {"Duits A1/A2 in het beroepsonderwijs", "Duits", {"Frans", "Spaans", "Engels", "Fries"}},
      {"Verzorgende en verpleegtechnische handelingen",
       "Verzorgende",
       {"Verplegende", "Verpleegkundige", "Medische", "Lichte"}},
      {"BSO 8 tot 12 jaar", "8 tot 12", {"4 tot 8", "0 tot 4", "12 tot 18", "2 tot 6"}},
      {"Middenspanning schakelen",
       "Middenspanning",
       {"Laagspanning", "Hoogspanning", "Gelijkspanning", "Netspanning"}},
      {"Wandtegel lijmen", "Wandtegel", {"Vloertegel", "Dakpan", "Natuursteen", "Laminaat"}},
      {"Koerier bestelauto", "bestelauto", {"vrachtauto", "fiets", "taxi", "scooter"}},
      {"Frontend development", "Frontend", {"Backend", "Fullstack", "Game", "Mobile"}},
      {"Basisvaardigheden metaalbewerken",
       "metaalbewerken",
       {"houtbewerken", "lassen", "textiel", "elektrotechniek"}},
      {"Didactische ondersteuning basisonderwijs",
       "basisonderwijs",
       {"voortgezet onderwijs", "speciaal onderwijs", "hoger onderwijs", "beroepsonderwijs"}},
      {"Koken in de horeca", "horeca", {"zorg", "kinderopvang", "wijk", "natuur"}},
      {"Pedagogisch klimaat in de kinderopvang",
       "Pedagogisch",
       {"Sociaal", "Financieel", "Technisch", "Veilig"}},
  };
  for (const Swap& swap : swaps) {
    const std::string name = swap.certificate;
    const Match exact = shipped_matcher().match({name, std::nullopt, "", ""}).front();
    REQUIRE(exact.verdict == Verdict::accepted);
    for (const char* other : swap.others) {
      std::string title = name;
      title.replace(title.find(swap.word), std::string(swap.word).size(), other);
      CAPTURE(title);
      for (const Match& match : shipped_matcher().match({title, std::nullopt, "", ""})) {
        const bool still_accepted = match.best.code == exact.best.code && match.verdict == Verdict::accepted;
        CHECK_FALSE_MESSAGE(still_accepted, match.best.name << ' ' << match.best.probability.value());
      }
    }
  }
}

}  // namespace
}  // namespace vindbaar::matcher
