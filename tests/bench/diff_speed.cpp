// How long comparing two years takes once both are analysed: `make bench`. 300 institutions, 20,000
// offerings, 900,000 addresses a year, one in ten changed.
#include "output/diff/diff.hpp"
#include "tests/bench/rounds.hpp"

#include <cstdio>
#include <string>

namespace vindbaar::bench {
namespace {

constexpr int institutions = 300;
constexpr int offerings_each = 67;
constexpr int addresses_each = 3000;

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string code_of(int number) {
  return "K10" + two_digits(number);
}

seeds::Lists lists() {
  seeds::Lists lists;
  for (int i = 0; i < institutions; ++i) {
    seeds::Institution row;
    row.id = "school" + std::to_string(i);
    row.name = row.id;
    lists.institutions.push_back(row);
  }
  for (int i = 0; i < offerings_each; ++i) {
    lists.certificates.push_back({CertificateCode::parse(code_of(i)).value()});
    lists.certificates.back().name = "Certificaat " + std::to_string(i);
  }
  return lists;
}

/// In the later year every tenth course is gone and every tenth has moved.
diff::Side side(bool is_later) {
  diff::Side side{
      is_later ? "2026" : "2025", Date::parse(is_later ? "2026-03-01" : "2025-03-01").value(), {}, {}, true};
  for (int i = 0; i < institutions; ++i) {
    const std::string id = "school" + std::to_string(i);
    const std::string root = "https://www." + id + ".nl/opleidingen/";
    store::InstitutionRow school;
    school.id = id;
    school.outcome = Outcome::complete;
    side.rows.institutions.push_back(school);
    for (int k = 0; k < addresses_each; ++k) {
      const std::string url = root + "pagina-" + std::to_string(k);
      side.visits.push_back({id, url, diff::Visit::State::fetched, 200, "", "", ""});
      if (k % 3 == 0) {
        store::PageRow page;
        page.institution = id;
        page.url = url;
        page.kind = "course_detail";
        page.heading = "Pagina " + std::to_string(k);
        side.rows.pages.push_back(page);
      }
    }
    for (int k = 0; k < offerings_each; ++k) {
      if (is_later && k % 10 == 0) continue;
      store::OfferingRow row;
      row.institution = id;
      row.code = code_of(k);
      row.title = "Certificaat " + std::to_string(k);
      row.url = root + (is_later && k % 10 == 1 ? "nieuw-" : "pagina-") + std::to_string(3 * k);
      row.verdict = "accepted";
      row.findable = true;
      side.rows.offerings.push_back(row);
      store::MatchRow match;
      match.institution = row.institution;
      match.url = row.url;
      match.code = row.code;
      match.title = row.title;
      match.verdict = row.verdict;
      side.rows.matches.push_back(match);
    }
  }
  return side;
}

}  // namespace
}  // namespace vindbaar::bench

int main() {
  using namespace vindbaar;
  const auto register_and_list = bench::lists();
  const auto before = bench::side(false);
  const auto now = bench::side(true);
  std::size_t rows = 0;
  bench::compare("comparing two years", 1.0 * bench::institutions * bench::offerings_each, "offerings",
                 {{"rows copied", [&] { rows += report::Rows(now.rows).pages.size(); }},
                  {"compared, bridged, written as CSV", [&] {
                     const auto comparison =
                         diff::compare(before, now, register_and_list, report::Language::nl);
                     rows += diff::bridge(comparison.rows).steps.size() + diff::csv_of(comparison).size();
                   }}});
  std::printf("(%zu)\n", rows % 10);
  return 0;
}
