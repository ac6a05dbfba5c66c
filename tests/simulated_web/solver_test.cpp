#include "tests/simweb/random.hpp"
#include "tests/simweb/solve_margins.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

using namespace vindbaar;
using namespace vindbaar::simweb;

namespace {

constexpr auto elective = CertificateKind::elective_unit;
constexpr auto vocational = CertificateKind::vocational_unit;

/// Two funded schools and a private one; two keuzedelen of care and one beroepsonderdeel of technology.
PrintedTables small_world() {
  PrintedTables tables;
  tables.providers = {{"a", true}, {"b", true}, {"c", false}};
  tables.certificates = {
      {"K0001", elective, "zorg"}, {"K0002", elective, "zorg"}, {"C0001", vocational, "techniek"}};
  return tables;
}

void print_certificate(PrintedTables& tables, std::size_t certificate, std::optional<bool> funded,
                       int printed) {
  Figure figure;
  figure.row = tables.certificates[certificate].code;
  figure.certificate = certificate;
  figure.funded = funded;
  figure.printed = printed;
  tables.figures.push_back(figure);
}

void print_institution(PrintedTables& tables, std::size_t provider, std::optional<std::string> sector,
                       std::optional<CertificateKind> kind, int printed) {
  Figure figure;
  figure.row = tables.providers[provider].id;
  figure.provider = provider;
  figure.sector = std::move(sector);
  figure.kind = kind;
  figure.printed = printed;
  tables.figures.push_back(figure);
}

/// The slow, obvious twin: tries every assignment.
int smallest_deviation(const PrintedTables& tables) {
  const std::size_t pairs = tables.providers.size() * tables.certificates.size();
  int best = 1 << 20;
  for (std::size_t assignment = 0; assignment < (std::size_t{1} << pairs); ++assignment) {
    int deviation = 0;
    for (const Figure& figure : tables.figures) {
      int achieved = 0;
      for (std::size_t pair = 0; pair < pairs; ++pair) {
        const bool offered = (assignment >> pair & 1) != 0;
        achieved += offered && counts(figure, tables, pair / tables.certificates.size(),
                                      pair % tables.certificates.size());
      }
      deviation += std::abs(achieved - figure.printed);
    }
    best = std::min(best, deviation);
  }
  return best;
}

}  // namespace

TEST_CASE("tables that agree are met to the last figure") {
  PrintedTables tables = small_world();
  print_certificate(tables, 0, true, 2);
  print_certificate(tables, 1, true, 0);
  print_certificate(tables, 2, std::nullopt, 1);
  print_institution(tables, 0, std::nullopt, std::nullopt, 1);
  print_institution(tables, 1, std::nullopt, std::nullopt, 1);
  print_institution(tables, 2, "techniek", vocational, 1);
  const auto assignment = solve_margins(tables);
  REQUIRE(assignment);
  CHECK(assignment->deviation == 0);
  CHECK(assignment->figures_missed == 0);
  CHECK(assignment->proven);
  CHECK(assignment->offerings == std::vector<Assigned>{{0, 0}, {1, 0}, {2, 2}});
}

TEST_CASE("a figure about a code outside the register is missed, and nothing else is") {
  PrintedTables tables = small_world();
  print_certificate(tables, 0, true, 1);
  Figure suspect;
  suspect.row = "K0041";
  suspect.printed = 1;
  suspect.can_be_met = false;
  tables.figures.push_back(suspect);
  const auto assignment = solve_margins(tables);
  REQUIRE(assignment);
  CHECK(assignment->achieved == std::vector<int>{1, 0});
  CHECK(assignment->figures_missed == 1);
}

TEST_CASE("contradicting tables are missed by as little as trying everything would") {
  Random random("contradicting tables");
  for (int world = 0; world < 25; ++world) {
    PrintedTables tables = small_world();
    for (std::size_t at = 0; at < 3; ++at) {
      print_certificate(tables, at, true, random.between(0, 2));
      print_certificate(tables, at, false, random.between(0, 1));
      print_certificate(tables, at, std::nullopt, random.between(0, 3));
      print_institution(tables, at, std::nullopt, std::nullopt, random.between(0, 3));
      print_institution(tables, at, "zorg", std::nullopt, random.between(0, 2));
      print_institution(tables, at, std::nullopt, vocational, random.between(0, 1));
    }
    CAPTURE(world);
    const auto assignment = solve_margins(tables);
    REQUIRE(assignment);
    CHECK(assignment->deviation == smallest_deviation(tables));
    CHECK(assignment->proven);
  }
}

TEST_CASE("the same tables give the same assignment") {
  PrintedTables tables = small_world();
  print_certificate(tables, 0, std::nullopt, 2);
  print_certificate(tables, 1, std::nullopt, 1);
  const auto once = solve_margins(tables);
  const auto again = solve_margins(tables);
  REQUIRE(once);
  REQUIRE(again);
  CHECK(once->offerings == again->offerings);
}
