// Matches of one site that speak to each other.

#include "tests/matcher/register.hpp"

namespace vindbaar::matcher {
namespace {

const char* basic = "K0022";
const char* advanced = "K0023";

/// A match believed as given, with a runner-up.
SiteMatch claim(const char* title, const char* url, const char* code, double probability,
                const char* runner_up = nullptr, double runner_up_probability = 0, const char* detail = "") {
  const auto ranked = [](const char* of, double believed) {
    return Ranked{CertificateCode::parse(of).value(), of, Probability(believed), {}};
  };
  SiteMatch site{title, url, detail, {ranked(code, probability), Verdict::rejected, "", std::nullopt, false}};
  if (runner_up != nullptr) site.match.runner_up = ranked(runner_up, runner_up_probability);
  const Thresholds thresholds;
  site.match.verdict = probability >= thresholds.accept.value()  ? Verdict::accepted
                       : probability >= thresholds.doubt.value() ? Verdict::doubtful
                                                                 : Verdict::rejected;
  return site;
}

std::vector<SiteMatch> decided(std::vector<SiteMatch> site) {
  shipped_matcher().decide_together(site);
  return site;
}

bool tells(const SiteMatch& site, std::string_view words) {
  return std::any_of(site.match.best.reasons.begin(), site.match.best.reasons.end(),
                     [&](const Reason& reason) {
                       return reason.feature == "site" && reason.words.find(words) != std::string::npos;
                     });
}

TEST_CASE("a title that fits two siblings leans to the one that no other course claims") {
  const auto site = decided({claim("Digitale vaardigheden", "/a", basic, 0.5, advanced, 0.45),
                             claim("Digitale vaardigheden basis", "/b", basic, 0.99)});
  CHECK(site[0].match.best.code.text() == advanced);
  CHECK(site[0].match.best.probability.value() > 0.5);
  CHECK(site[1].match.best.probability.value() == doctest::Approx(0.99));
  REQUIRE(site[0].match.runner_up.has_value());
  CHECK(site[0].match.runner_up->code.text() == basic);
}

TEST_CASE("two unsure titles that claim one certificate share it out") {
  const auto site = decided({claim("Vaardigheden A", "/a", basic, 0.48, advanced, 0.42),
                             claim("Vaardigheden B", "/b", basic, 0.60, advanced, 0.35)});
  const double alone_a = 0.48;
  CHECK(site[1].match.best.code.text() == basic);
  const bool a_leans_away =
      site[0].match.best.code.text() == advanced || site[0].match.best.probability.value() < alone_a;
  CHECK(a_leans_away);
}

TEST_CASE("one offer on many pages does not speak against itself") {
  const auto site =
      decided({claim("Helpende plus", "/a", "K0905", 0.99), claim("Helpende Plus", "/b", "K0905", 0.99),
               claim("Helpende plus 2024", "/c", "K0905", 0.97)});
  for (const SiteMatch& each : site) CHECK(each.match.verdict == Verdict::accepted);
  CHECK(site[2].match.best.probability.value() == doctest::Approx(0.97));
}

TEST_CASE("a listing and the page it links to are decided together") {
  const auto agreeing =
      decided({claim("Digitale vaardigheden", "/list", basic, 0.5, advanced, 0.45, "/detail"),
               claim("Digitale vaardigheden gevorderd", "/detail", advanced, 0.99)});
  CHECK(agreeing[0].match.best.code.text() == advanced);
  CHECK(agreeing[0].match.verdict == Verdict::accepted);
  CHECK(tells(agreeing[0], "the page it links to"));

  const auto denied = decided({claim("Helpende plus", "/list", "K0905", 0.9, nullptr, 0, "/detail"),
                               claim("Helpende plus", "/detail", "K0905", 0.03)});
  CHECK(denied[0].match.verdict != Verdict::accepted);
}

TEST_CASE("a page that forbids belief is not overruled by its site") {
  SiteMatch silent = claim("Helpende plus", "/list", "K0905", 0.8, nullptr, 0, "/detail");
  silent.match.best.reasons.push_back({"claim_none_ceiling", -2, "silent"});
  const auto site = decided({silent, claim("Helpende plus", "/detail", "K0905", 0.99)});
  CHECK(site[0].match.verdict == Verdict::doubtful);
  CHECK(site[0].match.best.probability.value() == doctest::Approx(0.8));
}

TEST_CASE("what people decided stays") {
  SiteMatch decided_by_anna = claim("Digitale vaardigheden", "/a", basic, 0.5, advanced, 0.45);
  decided_by_anna.match.decided_by_human = true;
  decided_by_anna.match.verdict = Verdict::accepted;
  const auto site = decided({decided_by_anna, claim("Digitale vaardigheden basis", "/b", basic, 0.99)});
  CHECK(site[0].match.best.code.text() == basic);
  CHECK(site[0].match.verdict == Verdict::accepted);
}

TEST_CASE("a site that prints official names is read more strictly than one that never does") {
  const auto with_names = [](bool official) {
    std::vector<SiteMatch> site;
    const char* codes[] = {"K0905", "K0118", "K0119", "K0137", "K1006", "K0988"};
    for (const char* code : codes) {
      site.push_back(claim(code, code, code, 0.99));
      if (official) site.back().match.best.reasons.push_back({"exact_name", 2, "the official name"});
    }
    site.push_back(claim("Reanimeren van voertuigen", "/x", "K0840", 0.7));
    return decided(site).back().match.best.probability.value();
  };
  CHECK(with_names(true) < 0.7);
  CHECK(with_names(false) > 0.7);
}

TEST_CASE("many unsure titles are decided too, and the same each time") {
  std::vector<SiteMatch> site;
  std::vector<std::string> titles;
  for (int i = 0; i < 60; ++i) titles.push_back("Vaardigheden " + std::to_string(i));
  for (const std::string& title : titles)
    site.push_back(claim(title.c_str(), title.c_str(), basic, 0.5, advanced, 0.4));
  const auto once = decided(site);
  const auto again = decided(site);
  for (std::size_t i = 0; i < once.size(); ++i) {
    CHECK(once[i].match.best.probability == again[i].match.best.probability);
    CHECK(once[i].match.best.probability.value() > 0);
    CHECK(once[i].match.best.probability.value() < 1);
  }
}

}  // namespace
}  // namespace vindbaar::matcher
