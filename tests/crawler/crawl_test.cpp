#include "crawl_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace vindbaar::crawler {
using namespace fixture;  // NOLINT: a test reads better without it

namespace {

/// A small school: six pages that know each other.
Pages school(const std::string& host) {
  const std::string at = "http://" + host;
  return {
      {at + "/",
       page_with(
           {{"/opleidingen", "Opleidingen"}, {"/over-ons", "Over ons"}, {"/volwassenen", "Voor volwassenen"}},
           host)},
      {at + "/opleidingen", page_with({{"/", "Home"}, {"/opleidingen/kok", "Kok"}}, host + " opleidingen")},
      {at + "/opleidingen/kok", page_with({{"/", "Home"}}, host + " kok")},
      {at + "/over-ons", page_with({{"/", "Home"}}, host + " over ons")},
      {at + "/volwassenen",
       page_with({{"/volwassenen/mbo-certificaat", "Certificaat"}}, host + " volwassenen")},
      {at + "/volwassenen/mbo-certificaat", page_with({{"/", "Home"}}, host + " certificaat")}};
}

}  // namespace

TEST_CASE("a site is seen whole, each page once, and every answer is in the archive") {
  const LoopbackWeb web(script_of(school("roc.example.nl")));
  const RunFolder folder;
  const Summary summary =
      run(folder.path(), lists_of({{"roc", "http://roc.example.nl/"}}), settings_for(web));

  const InstitutionResult result = result_of(summary, "roc");
  CHECK(result.outcome == Outcome::complete);
  CHECK(result.pages == 6);
  CHECK(result.waiting == 0);
  for (const auto& [url, times] : times_asked(web)) {
    CAPTURE(url);
    CHECK(times == 1);
  }
  const auto log = log_of(folder.path());
  const LogEntry& page = log.at("http://roc.example.nl/volwassenen/mbo-certificaat");
  CHECK(page.state == "fetched");
  CHECK(page.depth == 2);
  CHECK(page.found_on == "http://roc.example.nl/volwassenen");
  CHECK(page.anchor == "Certificaat");
  REQUIRE(page.location.has_value());
  const auto record = archive::read_record(folder.path() / "archive", *page.location);
  REQUIRE(record.has_value());
  CHECK(record->body().find("roc.example.nl certificaat") != std::string_view::npos);
}

}  // namespace vindbaar::crawler
