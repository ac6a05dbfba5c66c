// One table a phenomenon: how real titles differ from official names. Titles were written from the domain
// notes, not from the phrase files.

#include "tests/matcher/register.hpp"

namespace vindbaar::matcher {
namespace {

struct Row {
  const char* title;
  const char* expected;
};

template <std::size_t count>
void check(const Row (&rows)[count]) {
  for (const Row& row : rows) {
    CAPTURE(row.title);
    CHECK(summary_of(row.title) == row.expected);
  }
}

TEST_CASE("an official name is accepted, however it is printed") {
  check({
      {"Helpende plus", "K0905 accepted"},
      {"HELPENDE PLUS", "K0905 accepted"},
      {"  Helpende\xC2\xA0 Plus ", "K0905 accepted"},
      {"Gerontopsychiatrie", "K0988 accepted"},
      {"Individuele ondersteuning van de client met verstandelijke beperking", "C0040 accepted"},
      {"Werken met baby\xE2\x80\x99s", "K0290 accepted"},
  });
}

TEST_CASE("plus and en are read from their signs") {
  check({
      {"Helpende+", "K0905 accepted"},
      {"Helpende +", "K0905 accepted"},
      {"Zorg & technologie", "K0137 accepted"},
      {"Voeding & hospitality in zorg & welzijn", "K1137 accepted"},
      {"Skin en care", "C0034 accepted"},
  });
}

TEST_CASE("packaging around a name does not count") {
  check({
      {"Mbo-certificaat Helpende plus", "K0905 accepted"},
      {"Keuzedeel Verdieping palliatieve zorg | Voorbeeld College", "K1006 accepted"},
      {"Leereenheid - Ondersteuning thuis", "C0024 accepted"},
      {"Helpende plus (K0905)", "K0905 accepted"},
      {"Cursus Schoonmetselwerk in 6 maanden", "K0695 accepted"},
      {"Individuele zorg verlenen (MBO-certificaat)", "C0053 accepted"},
      {"Gerontopsychiatrie, niveau 3 - Utrecht", "K0988 accepted"},
      {"Helpende plus (volwassenenonderwijs)", "K0905 accepted"},
      {"Training Koerier bestelauto - start september 2024", "K0869 accepted"},
  });
}

TEST_CASE("compounds may be split or joined") {
  check({
      {"Basisvaardigheden metaal bewerken", "K0368 accepted"},
      {"Basis vaardigheden metaalbewerken", "K0368 accepted"},
      {"Meet en regel techniek", "K0977 accepted"},
      {"Zorgtechnologie", "K0137 accepted"},
      {"Productie logistiek", "K0826 accepted"},
      {"Water stof technologie", "K1047 accepted"},
      {"Verbreding procesoperator in de productieindustrie", "K0443 accepted"},
      {"Front-end development", "K0722 accepted"},
      {"Technologie van waterstof", "K1047 accepted"},
      {"Reconditioneren van voertuigen", "K0840 accepted"},
      {"Voertuigen reconditioneren", "K0840 accepted"},
      {"Windturbineonderhoud", "K0350 accepted"},
      {"Regel- en meettechniek", "K0977 accepted"},
  });
}

TEST_CASE("abbreviations are read in full") {
  check({
      {"NAH", "K0067 accepted"},
      {"Mensen met NAH", "K0067 accepted"},
      {"GRZ", "K0902 accepted"},
      {"Geriatrische revalidatiezorg (GRZ)", "K0902 accepted"},
      {"Mensen met LVB met moeilijk verstaanbaar gedrag", "K0066 accepted"},
      {"EMB", "K0233 accepted"},
      {"Buitenschoolse opvang 8 tot 12 jaar", "K0611 accepted"},
      {"Basisonderhoud aan toestellen W-installaties", "C0019 accepted"},
      {"Lokaliseren en inspecteren van storingen in E-installaties", "C0022 accepted"},
  });
}

TEST_CASE("typing errors and inflection do not hide a name") {
  check({
      {"Gerontopsychatrie", "K0988 accepted"},
      {"Indivduele zorg verlenen", "C0053 accepted"},
      {"Verdieping paliatieve zorg", "K1006 accepted"},
      {"Industriele robotika", "K0989 accepted"},
      {"Schoonmestelwerk", "K0695 accepted"},
      {"Peercoaching in de prakijk", "K0996 accepted"},
      {"Wandtegels lijmen", "K0709 accepted"},
      {"Adviseren over energiebesparende maatregel", "C0017 accepted"},
  });
}

TEST_CASE("near siblings are kept apart") {
  check({
      {"Zorg en technologie", "K0137 accepted"},
      {"Zorg en technologie toepassen", "K0136 accepted"},
      {"Zorginnovaties & technologie", "K0138 accepted"},
      {"Verzorgende en verpleegtechnische handelingen", "K0118 accepted"},
      {"Verplegende en verpleegtechnische handelingen", "K0119 accepted"},
      {"Duits A2/B1", "K0969 accepted"},
      {"Duits A2/B1 in het beroepsonderwijs", "K0960 accepted"},
      {"Duits A1/A2 in het beroepsonderwijs", "K0959 accepted"},
      {"Digitale vaardigheden gevorderd", "K0023 accepted"},
      {"Verbreding procesoperator in de procestechniek", "K0442 accepted"},
      {"Regievoering en vakontwikkeling", "C0027 accepted"},
      {"Regievoering en vakontwikkeling in de zorg", "C0055 accepted"},
      {"Meng- en scheidingstechnieken niveau 3", "K0418 accepted"},
      {"Taakgericht leidinggeven", "C0048 accepted"},
      {"Basis voor deskundige zorg", "C0054 accepted"},
      {"Basis voor deskundige zorg niveau 3", "C0018 accepted"},
  });
}

TEST_CASE("a title that fits two siblings alike is not accepted") {
  for (const char* title :
       {"Verpleegtechnische handelingen", "Digitale vaardigheden", "Meng- en scheidingstechnieken"}) {
    CAPTURE(title);
    const std::vector<Match> matches = shipped_matcher().match({title, std::nullopt, "", ""});
    REQUIRE(matches.size() == 1);
    CHECK(matches.front().verdict != Verdict::accepted);
  }
}

TEST_CASE("an ordinary course is not accepted for sharing a word") {
  for (const char* title :
       {"Engels voor de horeca", "Ondernemerschap voor beginners", "Medische pedicure",
        "Helpende zorg en welzijn", "Verzorgende IG", "Pedagogisch medewerker kinderopvang",
        "Basis programmeren van games", "Oriëntatie op ondernemerschap",
        "Leidinggeven op basis van vakmanschap", "Koken voor kinderen", "Lekker koken", "Duits B1/B2",
        "Digitale fotografie", "Basiscursus Excel", "Autotechniek", "Verdieping software",
        "Palliatieve zorg in de thuiszorg voor vrijwilligers", "Assistent-accountant"}) {
    CAPTURE(title);
    for (const Match& match : shipped_matcher().match({title, std::nullopt, "", ""})) {
      CHECK_MESSAGE(match.verdict != Verdict::accepted,
                    match.best.name << ' ' << match.best.probability.value());
    }
  }
}

TEST_CASE("another language on the same grades is another certificate") {
  check({
      {"Frans A1/A2 in het beroepsonderwijs", "K0959 rejected"},
      {"Spaans A2/B1 in het beroepsonderwijs", "K0960 rejected"},
  });
}

TEST_CASE("word order, plurals and diminutives do not hide a name") {
  check({
      {"Basis digitale vaardigheden", "K0022 accepted"},
      {"Vaardigheden digitaal gevorderd", "K0023 accepted"},
      {"Lijmen van wandtegels", "K0709 accepted"},
      {"Wandtegeltjes lijmen", "K0709 accepted"},
      {"Werken met babytjes", "K0290 accepted"},
  });
}

TEST_CASE("a name that ordinary courses have too is doubtful until the title says what it is") {
  check({
      {"Engels", "K0984 doubtful"},
      {"Leidinggeven", "K0061 doubtful"},
      {"Ondernemerschap", "K0165 doubtful"},
      {"Pedicure", "K1257 doubtful"},
      {"Praktijkopleider", "K0087 doubtful"},
      {"Keuzedeel Pedicure", "K1257 accepted"},
      {"Mbo-certificaat Leidinggeven", "K0061 accepted"},
  });
}

TEST_CASE("an English title is read in Dutch") {
  check({
      {"Hydrogen technology", "K1047 accepted"},
      {"Basic metalworking skills", "K0368 accepted"},
      {"Industrial automation", "K0812 accepted"},
      {"Working with babies", "K0290 accepted"},
      {"Frontend development", "K0722 accepted"},
      {"Skin and care", "C0034 accepted"},
      {"Datacenter IT engineering", "K1171 accepted"},
      {"Hydrogen economics", "nothing"},
  });
}

TEST_CASE("a bundle gives each of its certificates") {
  check({
      {"Helpende plus én Verzorgende en verpleegtechnische handelingen", "K0118 accepted + K0905 accepted"},
      {"C0039 + C0053", "C0039 accepted + C0053 accepted"},
      {"Individuele basiszorg verlenen / Ondersteuning thuis", "C0024 accepted + C0039 accepted"},
      {"Digitale vaardigheden basis en gevorderd", "K0022 accepted + K0023 accepted"},
      {"Meng- en scheidingstechnieken niveau 2 en 3", "K0417 accepted + K0418 accepted"},
      {"Zorg en technologie", "K0137 accepted"},
  });
}

TEST_CASE("what is no mbo-certificaat by its own title is rejected") {
  check({
      {"Branchecertificaat Pedicure", "K1257 rejected"},
      {"Praktijkverklaring Individuele basiszorg verlenen", "C0039 rejected"},
      {"Vacature Helpende plus", "K0905 rejected"},
      {"Informatieavond Helpende plus", "K0905 rejected"},
      {"Leven met NAH: lotgenotengroep", "K0067 rejected"},
  });
}

}  // namespace
}  // namespace vindbaar::matcher
