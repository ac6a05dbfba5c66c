#include "app/old_sites.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;

namespace {

seeds::Institution school(const std::string& id, const std::string& merged_into = "",
                          const char* valid_until = nullptr) {
  seeds::Institution row;
  row.id = id;
  row.start_urls = {Url::parse("https://www." + id + ".nl/").value()};
  row.merged_into = merged_into;
  if (valid_until != nullptr) row.valid_until = Date::parse(valid_until).value();
  return row;
}

seeds::Lists lists_of(std::vector<seeds::Institution> rows) {
  seeds::Lists lists;
  lists.institutions = std::move(rows);
  return lists;
}

const Date spring = Date::parse("2026-03-01").value();

}  // namespace

TEST_CASE("the hosts of a school that merged are asked for its successor, and only once it merged") {
  const auto rows = [](const char* until) {
    return lists_of({school("oud", "nieuw", until), school("nieuw")});
  };
  const auto after = app::with_old_sites(rows("2025-07-31"), spring);
  CHECK(after.institution("nieuw")->extra_hosts == std::vector<std::string>{"www.oud.nl"});
  CHECK(after.institution("oud")->start_urls.empty());

  const auto before = app::with_old_sites(rows("2026-07-31"), spring);
  CHECK(before.institution("nieuw")->extra_hosts.empty());
  CHECK(before.institution("oud")->start_urls.size() == 1);
}

TEST_CASE("mergers of mergers end at the school that stands, whichever row tells of them") {
  auto lists =
      lists_of({school("een", "", "2024-07-31"), school("twee", "drie", "2025-07-31"), school("drie")});
  lists.institutions[1].successor_of = {"een"};
  const auto seen = app::with_old_sites(lists, spring);
  CHECK(seen.institution("drie")->extra_hosts == std::vector<std::string>{"www.een.nl", "www.twee.nl"});
}

TEST_CASE("a school that closed, and a circle of mergers, give their hosts to nobody") {
  const auto closed =
      app::with_old_sites(lists_of({school("dicht", "", "2025-07-31"), school("open")}), spring);
  CHECK(closed.institution("open")->extra_hosts.empty());
  const auto circle = app::with_old_sites(
      lists_of({school("a", "b", "2025-07-31"), school("b", "a", "2025-07-31"), school("open")}), spring);
  CHECK(circle.institution("a")->start_urls.size() == 1);
}
