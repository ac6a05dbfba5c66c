#include "crawler/outcome.hpp"

#include "crawler/defaults.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
namespace {

/// A site that was seen whole.
Standing whole() {
  Standing standing;
  standing.starts = 1;
  standing.pages = 40;
  standing.requests = 44;
  standing.redirects = 2;
  standing.gone = 2;
  standing.has_links = true;
  standing.budget.pages = 3000;
  return standing;
}

Standing empty() {
  Standing standing;
  standing.starts = 1;
  standing.budget.pages = 3000;
  return standing;
}

}  // namespace

TEST_CASE("a site of which all that is known was seen is complete") {
  CHECK(outcome_of(whole()).outcome == Outcome::complete);
  CHECK(outcome_of(whole()).reason == "40 pages seen");
}

TEST_CASE("a site that says the same at every address is suspicious, one with some equal pages is not") {
  Standing standing = whole();
  standing.repeats = 39;
  CHECK(outcome_of(standing).outcome == Outcome::suspicious);
  CHECK(outcome_of(standing).reason == "39 of 40 pages have the same content as another");
  standing.repeats = 40 - defaults::pages_to_trust;
  CHECK(outcome_of(standing).outcome == Outcome::complete);
}

TEST_CASE("dead links are answers: they do not make a crawl partial") {
  Standing standing = whole();
  standing.gone = 500;
  CHECK(outcome_of(standing).outcome == Outcome::complete);
}

TEST_CASE("what is missing makes a crawl partial, and the reason says what") {
  Standing used_up = whole();
  used_up.budget.pages = 40;
  used_up.waiting = 7;
  CHECK(outcome_of(used_up).outcome == Outcome::partial);
  CHECK(outcome_of(used_up).reason == "the budget of 40 pages is used up; 7 known addresses were not asked");

  Standing interrupted = whole();
  interrupted.waiting = 7;
  CHECK(outcome_of(interrupted).reason == "7 known addresses are still to ask");

  Standing given_up = whole();
  given_up.given_up = 3;
  CHECK(outcome_of(given_up).outcome == Outcome::partial);

  Standing troubled = whole();
  troubled.troubles = 4;
  CHECK(outcome_of(troubled).outcome == Outcome::partial);
  CHECK(outcome_of(troubled).reason == "4 of 48 requests had no usable answer");
}

TEST_CASE("a hiccup on a small site, or a few on a large one, do not count") {
  Standing small = whole();
  small.pages = 8;
  small.troubles = defaults::troubles_to_count - 1;
  CHECK(outcome_of(small).outcome == Outcome::complete);
  Standing large = whole();
  large.pages = 1000;
  large.troubles = 20;
  CHECK(outcome_of(large).outcome == Outcome::complete);
}

TEST_CASE("a site that answers but has next to nothing is suspicious") {
  Standing few = whole();
  few.pages = 4;
  CHECK(outcome_of(few).outcome == Outcome::suspicious);
  CHECK(outcome_of(few).reason == "only 4 pages could be found");
  Standing loose = whole();
  loose.has_links = false;
  CHECK(outcome_of(loose).outcome == Outcome::suspicious);
}

TEST_CASE("a site that could not be seen says why") {
  Standing none = empty();
  none.has_start_url = false;
  CHECK(outcome_of(none).reason == "no website known");
  CHECK(outcome_of(none).outcome == Outcome::failed);

  Standing forbidden = empty();
  forbidden.starts_forbidden = 1;
  forbidden.robots_trouble = "robots: Disallow: / (line 2)";
  CHECK(outcome_of(forbidden).outcome == Outcome::forbidden);

  Standing closed = forbidden;
  closed.robots_trouble = "E-ROBOTS-5XX: robots.txt answered 503";
  CHECK(outcome_of(closed).outcome == Outcome::forbidden);
  CHECK(outcome_of(closed).reason == "E-ROBOTS-5XX: robots.txt answered 503: not asked any further");

  Standing unreachable = forbidden;
  unreachable.robots_trouble = "E-ROBOTS-UNREACHABLE: robots.txt could not be had: E-DNS: no such host";
  CHECK(outcome_of(unreachable).outcome == Outcome::failed);

  Standing behind_gateway = forbidden;
  behind_gateway.robots_trouble = "E-ROBOTS-5XX: robots.txt answered 502";
  CHECK(outcome_of(behind_gateway).outcome == Outcome::failed);

  Standing moved = empty();
  moved.starts_moved = 1;
  moved.moved_to = "https://www.firda.example/";
  CHECK(outcome_of(moved).outcome == Outcome::moved);
  CHECK(outcome_of(moved).reason ==
        "the start page redirects to https://www.firda.example/, which is not among its hosts");

  Standing broken = empty();
  broken.start_trouble = "E-HTTP-500: Internal Server Error";
  CHECK(outcome_of(broken).outcome == Outcome::failed);
  CHECK(outcome_of(broken).reason == "no page could be had: E-HTTP-500: Internal Server Error");

  Standing not_yet = empty();
  not_yet.waiting = 1;
  CHECK(outcome_of(not_yet).reason == "not asked yet");
}

TEST_CASE("one start page of two that cannot be seen makes the crawl partial") {
  Standing one_forbidden = whole();
  one_forbidden.starts = 2;
  one_forbidden.starts_forbidden = 1;
  one_forbidden.robots_trouble = "robots: Disallow: / (line 2)";
  CHECK(outcome_of(one_forbidden).outcome == Outcome::partial);
  Standing one_moved = whole();
  one_moved.starts = 2;
  one_moved.starts_moved = 1;
  CHECK(outcome_of(one_moved).outcome == Outcome::complete);
}

}  // namespace vindbaar::crawler
