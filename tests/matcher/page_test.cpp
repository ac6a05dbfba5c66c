// What the page around a title adds and forbids (report rules R12, R13, R14, R24), and people's decisions.

#include "tests/matcher/register.hpp"

#include <functional>

namespace vindbaar::matcher {
namespace {

Query on_page(std::string title, PageKind kind, Claim claim, std::vector<const char*> codes = {}) {
  Context context;
  context.page_kind = kind;
  context.claim = claim;
  for (const char* code : codes) context.codes.push_back(CertificateCode::parse(code).value());
  return {std::move(title), context, "", ""};
}

TEST_CASE("the page decides how far a right title is believed") {
  struct Row {
    const char* title;
    PageKind kind;
    Claim claim;
    std::vector<const char*> codes;
    const char* expected;
  };
  const Row rows[] = {
      {"Helpende plus", PageKind::certificate_track, Claim::mbo_certificate, {}, "K0905 accepted"},
      {"Helpende plus", PageKind::catalogue_listing, Claim::mbo_certificate, {}, "K0905 accepted"},
      {"Engels", PageKind::course_detail, Claim::mbo_certificate, {}, "K0984 accepted"},
      {"Leidinggeven", PageKind::course_detail, Claim::mbo_certificate, {"K0061"}, "K0061 accepted"},
      {"Verpleegtechnische handelingen",
       PageKind::course_detail,
       Claim::mbo_certificate,
       {"K0118"},
       "K0118 accepted"},
      {"Helpende plus", PageKind::course_detail, Claim::none, {}, "K0905 doubtful"},
      {"Mbo-certificaat Helpende plus", PageKind::course_detail, Claim::none, {}, "K0905 accepted"},
      {"Helpende plus", PageKind::course_detail, Claim::none, {"K0905"}, "K0905 accepted"},
      {"Helpende plus", PageKind::course_detail, Claim::other, {}, "K0905 rejected"},
      {"Helpende plus", PageKind::course_detail, Claim::other, {"K0905"}, "K0905 doubtful"},
      {"Helpende plus", PageKind::course_detail, Claim::negated, {"K0905"}, "K0905 rejected"},
      {"Helpende plus", PageKind::news, Claim::mbo_certificate, {}, "K0905 rejected"},
      {"Helpende plus", PageKind::vacancy, Claim::mbo_certificate, {}, "K0905 rejected"},
      {"Helpende plus", PageKind::event, Claim::mbo_certificate, {}, "K0905 rejected"},
      {"Helpende plus", PageKind::elective_list, Claim::none, {"K0905"}, "K0905 rejected"},
      {"Helpende plus", PageKind::diploma_programme, Claim::mbo_certificate, {}, "K0905 rejected"},
      {"Helpende plus", PageKind::lifelong_learning_info, Claim::mbo_certificate, {}, "K0905 doubtful"},
      {"Helpende plus", PageKind::soft_404, Claim::mbo_certificate, {"K0905"}, "K0905 rejected"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    CAPTURE(word(row.kind));
    CAPTURE(word(row.claim));
    CHECK(summary(shipped_matcher().match(on_page(row.title, row.kind, row.claim, row.codes))) ==
          row.expected);
  }
}

TEST_CASE("a code that stands in an address alone tells which certificate is meant, and not that it is one") {
  const auto verdict_of = [](Claim claim, bool in_address_only) {
    Query query = on_page("Verpleegtechnische handelingen", PageKind::course_detail, claim, {"K0118"});
    query.context->is_code_in_address_only = in_address_only;
    return summary(shipped_matcher().match(query));
  };
  CHECK(verdict_of(Claim::none, false) == "K0118 accepted");
  CHECK(verdict_of(Claim::none, true) == "K0118 doubtful");
  CHECK(verdict_of(Claim::mbo_certificate, true) == "K0118 accepted");
  CHECK(verdict_of(Claim::other, true) == "K0118 rejected");
}

TEST_CASE("the reasons add up to the probability, and the largest comes first") {
  const auto check = [](const Ranked& ranked) {
    double log_odds = 0;
    double largest = 1e9;
    for (const Reason& reason : ranked.reasons) {
      CHECK(std::abs(reason.shift) <= largest);
      CHECK_FALSE(reason.words.empty());
      largest = std::abs(reason.shift);
      log_odds += reason.shift;
    }
    const double probability = 1 / (1 + std::exp(-log_odds));
    CHECK(probability ==
          doctest::Approx(ranked.probability.value()).epsilon(0.08));  // shifts under 0.05 are not told
  };
  for (const char* title : {"Helpende plus", "Zorg en technologie", "Verpleegtechnische handelingen",
                            "Basis programmeren van games"}) {
    CAPTURE(title);
    for (const Match& match : shipped_matcher().match({title, std::nullopt, "", ""})) check(match.best);
    for (const Match& match : shipped_matcher().match(on_page(title, PageKind::course_detail, Claim::none)))
      check(match.best);
  }
}

TEST_CASE("every verdict is explained with its probability and what would settle it") {
  const auto reason_of = [](const Query& query) {
    return shipped_matcher().match(query).front().verdict_reason;
  };
  CHECK(reason_of({"Helpende plus", std::nullopt, "", ""}).starts_with("accepted: probability 0.99"));
  CHECK(reason_of(on_page("Helpende plus", PageKind::course_detail, Claim::none))
            .find("K0905 on the page would settle it") != std::string::npos);
  CHECK(reason_of(on_page("Helpende plus", PageKind::news, Claim::none)).find("(R24)") != std::string::npos);
}

TEST_CASE("a verdict names the one thing that would have changed it") {
  const auto reason_of = [](const char* title) {
    return shipped_matcher().match({title, std::nullopt, "", ""}).front().verdict_reason;
  };
  CHECK(reason_of("Branchecertificaat Pedicure").find("would") != std::string::npos);
  CHECK(reason_of("Vacature Helpende plus")
            .find("it would be accepted but for this: the title says 'vacature'") != std::string::npos);
  CHECK(reason_of("Helpende plus").find("without this") == std::string::npos);
  CHECK(
      reason_of("Mbo-certificaat Verdieping productietechniek").find("without this it would be doubtful: ") !=
      std::string::npos);
}

TEST_CASE("study load and level of the page agree or disagree with the register") {
  Query right = on_page("Koken in de horeca", PageKind::course_detail, Claim::mbo_certificate);
  right.context->sbu = 480;
  right.context->levels = {2};
  Query wrong = right;
  wrong.context->sbu = 40;
  wrong.context->levels = {4};
  const double agreed = shipped_matcher().match(right).front().best.probability.value();
  const double differed = shipped_matcher().match(wrong).front().best.probability.value();
  CHECK(agreed > differed);
}

TEST_CASE("where the title is packaging only, the heading of the page is read") {
  Query query = on_page("Mbo-certificaat", PageKind::course_detail, Claim::mbo_certificate);
  query.context->page_heading = "Gerontopsychiatrie";
  CHECK(summary(shipped_matcher().match(query)) == "K0988 accepted");
  query.title = "Helpende plus";
  CHECK(summary(shipped_matcher().match(query)) == "K0905 accepted");
}

struct Ruled {
  const char* what;
  std::function<void(seeds::Decision&)> change;
  const char* expected;
  bool by_human;
};

TEST_CASE("a person's decision overrules, as long as its evidence is the same") {
  const Ruled rows[] = {
      {"rejected by a person", [](seeds::Decision&) {}, "K0905 rejected", true},
      {"title folded", [](seeds::Decision& d) { d.title = "HELPENDE  PLUS"; }, "K0905 rejected", true},
      {"same fingerprint", [](seeds::Decision& d) { d.fingerprint = "00aa"; }, "K0905 rejected", true},
      {"another fingerprint", [](seeds::Decision& d) { d.fingerprint = "ffff"; }, "K0905 accepted", false},
      {"another institution", [](seeds::Decision& d) { d.institution_id = "elders"; }, "K0905 accepted",
       false},
      {"another title", [](seeds::Decision& d) { d.title = "Helpende"; }, "K0905 accepted", false},
      {"rejected for a code nobody proposed",
       [](seeds::Decision& d) { d.code = CertificateCode::parse("K0118").value(); }, "K0905 accepted", false},
  };
  for (const Ruled& row : rows) {
    CAPTURE(row.what);
    seeds::Decision decision{.institution_id = "school",
                             .title = "Helpende plus",
                             .code = CertificateCode::parse("K0905").value(),
                             .verdict = Verdict::rejected,
                             .who = "anna",
                             .when = "2022-03-01"};
    row.change(decision);
    seeds::Lists lists = shipped_lists();
    lists.decisions = {decision};
    const Matcher matcher = Matcher::make(lists, day("2023-06-01")).value();
    const std::vector<Match> matches = matcher.match({"Helpende plus", std::nullopt, "school", "00aa"});
    CHECK(summary(matches) == row.expected);
    CHECK(matches.front().decided_by_human == row.by_human);
  }
}

TEST_CASE(
    "a decision can add a certificate, the latest counts, and a contradiction is named and does not count") {
  const auto decide = [](const char* code, Verdict verdict, const char* when) {
    return seeds::Decision{.institution_id = "school",
                           .title = "Zorgcursus",
                           .code = CertificateCode::parse(code).value(),
                           .verdict = verdict,
                           .who = "ben",
                           .when = when,
                           .quote = "staat op de pagina"};
  };
  const auto ask = [](std::vector<seeds::Decision> decisions) {
    seeds::Lists lists = shipped_lists();
    lists.decisions = std::move(decisions);
    return Matcher::make(lists, day("2023-06-01")).value().match({"Zorgcursus", std::nullopt, "school", ""});
  };
  const std::vector<Match> added = ask({decide("C0053", Verdict::accepted, "2022-03-01")});
  REQUIRE_FALSE(added.empty());
  CHECK(added.front().best.code.text() == "C0053");
  CHECK(added.front().decided_by_human);
  CHECK(added.front().verdict_reason == "accepted by ben on 2022-03-01: \"staat op de pagina\"");

  const std::vector<Match> latest = ask(
      {decide("C0053", Verdict::accepted, "2022-03-01"), decide("C0053", Verdict::doubtful, "2022-04-01")});
  CHECK(latest.front().verdict == Verdict::doubtful);

  for (const Match& match : ask({decide("C0053", Verdict::accepted, "2022-03-01"),
                                 decide("C0053", Verdict::rejected, "2022-03-01")})) {
    CHECK_FALSE(match.decided_by_human);
  }
}

TEST_CASE("when a page has changed since the decision, the verdict says so") {
  seeds::Lists lists = shipped_lists();
  lists.decisions = {{.institution_id = "school",
                      .title = "Helpende plus",
                      .code = CertificateCode::parse("K0905").value(),
                      .verdict = Verdict::rejected,
                      .who = "anna",
                      .when = "2022-03-01",
                      .fingerprint = "old"}};
  const Matcher matcher = Matcher::make(lists, day("2023-06-01")).value();
  const std::vector<Match> matches = matcher.match({"Helpende plus", std::nullopt, "school", "new"});
  CHECK(matches.front().verdict == Verdict::accepted);
  CHECK(matches.front().verdict_reason.find("the page has changed since") != std::string::npos);
}

}  // namespace
}  // namespace vindbaar::matcher
