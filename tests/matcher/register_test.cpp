// What the register itself decides: which codes count on a day, which of two equal names, and what tells
// siblings apart.

#include "tests/matcher/register.hpp"

namespace vindbaar::matcher {
namespace {

Query title(std::string text) {
  return {std::move(text), std::nullopt, "", ""};
}

CertificateCode code(std::string_view text) {
  return CertificateCode::parse(text).value();
}

seeds::Phrase packaging(std::string meaning, std::string match, std::string pattern) {
  seeds::Phrase phrase;
  phrase.meaning = std::move(meaning);
  phrase.match = std::move(match);
  phrase.pattern = std::move(pattern);
  phrase.file = "packaging.csv";
  phrase.line = 7;
  return phrase;
}

TEST_CASE("an alias that another certificate's name begins with names neither") {
  seeds::Certificate one = certificate("K0001", "Verbreding rietdekker in de nieuwbouw");
  one.aliases = {"Verbreding rietdekker"};
  const seeds::Certificate other = certificate("K0002", "Verbreding rietdekker in de renovatie");
  CHECK(summary(matcher_over({one}).match(title("Verbreding rietdekker"))) == "K0001 accepted");
  CHECK(matcher_over({one, other}).match(title("Verbreding rietdekker")).front().verdict !=
        Verdict::accepted);
  CHECK(summary(matcher_over({one, other}).match(title("Verbreding rietdekker in de renovatie"))) ==
        "K0002 accepted");
}

TEST_CASE("the name of the qualification is the whole programme, not its certificate") {
  seeds::Certificate part = certificate("C0001", "Riet dekken van daken");
  part.qualification = "Allround rietdekker daken";
  const Matcher matcher = matcher_over({part});
  const Match programme = matcher.match(title("Allround rietdekker daken")).front();
  CHECK(programme.verdict == Verdict::rejected);
  const bool says_so =
      std::any_of(programme.best.reasons.begin(), programme.best.reasons.end(), [](const Reason& reason) {
        return reason.words == "the title names the whole programme 'Allround rietdekker daken' (R14)";
      });
  CHECK(says_so);
  CHECK(summary(matcher.match(title("Riet dekken van daken"))) == "C0001 accepted");
}

TEST_CASE("a title without a code means the newest of two certificates with one name") {
  seeds::Certificate older = certificate("K1000", "Bloemsierkunst");
  older.replaced_by = code("K0500");  // a successor may well have a lower number
  const Matcher matcher = matcher_over({older, certificate("K0500", "Bloemsierkunst")});
  CHECK(summary(matcher.match(title("Bloemsierkunst"))) == "K0500 accepted");
  CHECK(summary(matcher.match(title("Bloemsierkunst (K0500)"))) == "K0500 accepted");
  CHECK(summary(matcher.match(title("Bloemsierkunst (K1000)"))) == "K1000 accepted");

  const Matcher unmarked =
      matcher_over({certificate("K1000", "Bloemsierkunst"), certificate("K0500", "Bloemsierkunst")});
  CHECK(summary(unmarked.match(title("Bloemsierkunst"))) == "K1000 accepted");

  seeds::Certificate dated = certificate("K0500", "Bloemsierkunst");
  dated.valid_from = day("2022-08-01");
  const Matcher by_date = matcher_over({certificate("K1000", "Bloemsierkunst"), dated});
  CHECK(summary(by_date.match(title("Bloemsierkunst"))) == "K0500 accepted");
}

TEST_CASE(
    "a printed code of an ended certificate passes to its successor, through a chain and out of a circle") {
  seeds::Certificate first = certificate("K0001", "Riet dekken");
  first.valid_until = day("2019-07-31");
  first.replaced_by = code("K0002");
  seeds::Certificate second = certificate("K0002", "Riet dekken");
  second.valid_until = day("2021-07-31");
  second.replaced_by = code("K0003");
  const Matcher chain = matcher_over({first, second, certificate("K0003", "Rietdekken")});
  CHECK(summary(chain.match(title("Riet dekken K0001"))) == "K0003 accepted");

  second.replaced_by = code("K0001");
  const Matcher circle = matcher_over({first, second, certificate("K0009", "Dakdekken met pannen")});
  CHECK(summary(circle.match(title("Dakdekken met pannen K0001"))) != "K0009 accepted");
}

TEST_CASE("a certificate takes part on the days it is valid") {
  seeds::Lists lists = shipped_lists();
  seeds::Certificate certificate = matcher::certificate("K0700", "Zeilmaken voor gevorderden");
  certificate.valid_from = day("2022-01-01");
  certificate.valid_until = day("2023-12-31");
  lists.certificates = {certificate, matcher::certificate("K0701", "Touw slaan")};
  const auto on = [&](std::string_view date) {
    return summary(Matcher::make(lists, day(date)).value().match(title("Zeilmaken voor gevorderden")));
  };
  CHECK(on("2021-12-31") == "nothing");
  CHECK(on("2022-01-01") == "K0700 accepted");
  CHECK(on("2023-12-31") == "K0700 accepted");
  CHECK(on("2024-01-01") == "nothing");
}

TEST_CASE("a printed code that the register does not have speaks against every name") {
  const Matcher matcher =
      matcher_over({certificate("K0290", "Werken met baby's"), certificate("K0905", "Helpende plus")});
  CHECK(summary(matcher.match(title("Werken met baby's"))) == "K0290 accepted");
  const std::vector<Match> matches = matcher.match(title("K1270 Werken met baby's"));
  REQUIRE(matches.size() == 1);
  CHECK(matches.front().verdict != Verdict::accepted);
}

TEST_CASE("a code of another certificate makes an exact name doubtful at most") {
  const std::vector<Match> matches = shipped_matcher().match(title("Helpende plus (K0119)"));
  REQUIRE_FALSE(matches.empty());
  CHECK(matches.front().verdict != Verdict::accepted);
}

TEST_CASE("what tells siblings apart is learned from the names, also in a register never seen") {
  const Matcher matcher = matcher_over(
      {certificate("K2001", "Snoeien van fruitbomen"), certificate("K2002", "Snoeien van sierheesters"),
       certificate("K2003", "Vlechten met wilgentenen"), certificate("K2004", "Vlechten met riet en biezen"),
       certificate("K2005", "Imkeren niveau 2"), certificate("K2006", "Imkeren niveau 3")});
  CHECK(summary(matcher.match(title("Fruitbomen snoeien"))) == "K2001 accepted");
  CHECK(summary(matcher.match(title("Snoeien sierheesters"))) == "K2002 accepted");
  CHECK(summary(matcher.match(title("Imkeren mbo-3"))) == "K2006 accepted");
  for (const char* text :
       {"Snoeien", "Snoeien van rozen", "Imkeren", "Imkeren niveau 4", "Vlechten met stro"}) {
    CAPTURE(text);
    for (const Match& match : matcher.match(title(text))) CHECK(match.verdict != Verdict::accepted);
  }
}

TEST_CASE("an alias counts as a name, and is called so") {
  seeds::Certificate with_alias = certificate("K0100", "Ouder wordende mensen begeleiden");
  with_alias.aliases = {"Seniorencoach"};
  const Matcher matcher = matcher_over({with_alias, certificate("K0101", "Wijnkennis")});
  const std::vector<Match> matches = matcher.match(title("Seniorencoach"));
  CHECK(summary(matches) == "K0100 accepted");
  CHECK(matches.front().best.name == "Ouder wordende mensen begeleiden");
  bool tells = false;
  for (const Reason& reason : matches.front().best.reasons)
    tells = tells || reason.words.find("alias") != std::string::npos;
  CHECK(tells);
}

TEST_CASE("statutory green certificates can be recognised, so that they can be left out by name") {
  seeds::Certificate green = certificate("C0900", "Wettelijke beroepsvereisten gewasbescherming");
  green.lnv = true;
  CHECK(summary(matcher_over({green}).match(title("Wettelijke beroepsvereisten gewasbescherming"))) ==
        "C0900 accepted");
}

TEST_CASE("an empty register and a register of one certificate are answered too") {
  CHECK(matcher_over({}).match(title("Helpende plus")).empty());
  CHECK(matcher_over({}).rank(title("Helpende plus"), 5).empty());
  CHECK(summary(matcher_over({certificate("K0905", "Helpende plus")}).match(title("Helpende plus"))) ==
        "K0905 accepted");
}

TEST_CASE("thresholds that cross and phrases that cannot be used are refused, with the place") {
  const auto crossed =
      Matcher::make(shipped_lists(), day("2023-06-01"), {Probability(0.3), Probability(0.5)});
  REQUIRE_FALSE(crossed.has_value());
  CHECK(crossed.error().code == "E-THRESHOLDS");

  seeds::Lists lists = shipped_lists();
  lists.phrases["packaging"].push_back(packaging("form", "regex", "(["));
  const auto broken = Matcher::make(lists, day("2023-06-01"));
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().code == "E-PHRASE");
  CHECK(broken.error().what.find("packaging.csv:7") != std::string::npos);

  lists = shipped_lists();
  lists.phrases["packaging"].push_back(packaging("wrapping", "phrase", "les"));
  CHECK_FALSE(Matcher::make(lists, day("2023-06-01")).has_value());

  lists.phrases.clear();
  const auto wordless = Matcher::make(lists, day("2023-06-01"));
  REQUIRE_FALSE(wordless.has_value());
  CHECK(wordless.error().code == "E-PHRASES-MISSING");
  CHECK(wordless.error().what.find("lists/phrases/packaging.csv") == 0);
}

TEST_CASE("rank gives the nearest certificates in order, without more than was asked") {
  const std::vector<Ranked> ranked = shipped_matcher().rank(title("Zorg en technologie toepassen"), 3);
  REQUIRE(ranked.size() == 3);
  CHECK(ranked[0].code.text() == "K0136");
  CHECK(ranked[1].code.text() == "K0137");
  CHECK(ranked[0].probability >= ranked[1].probability);
  CHECK(ranked[1].probability >= ranked[2].probability);
  CHECK(shipped_matcher().rank(title("Zorg en technologie toepassen"), 0).empty());
}

}  // namespace
}  // namespace vindbaar::matcher
