#include "output/report/report.hpp"
#include "tests/output/sample.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace vindbaar;
using namespace vindbaar::report;
using namespace vindbaar::test;
using store::InstitutionRow;
using store::OfferingRow;

namespace {

std::vector<InstitutionRow> all_measured() {
  return {measured("alfa", Outcome::complete), measured("deltion", Outcome::complete),
          measured("nti", Outcome::complete), measured("oppstap", Outcome::complete)};
}

OfferingRow left_out(OfferingRow row, const std::string& rule) {
  row.findable = false;
  row.excluded_by = rule;
  return row;
}

const CertificateCount& of_certificate(const Counts& counts, const std::string& code) {
  for (const CertificateCount& row : counts.certificates) {
    if (row.code == code) return row;
  }
  throw std::runtime_error("no count of " + code);
}

const InstitutionCount& of_institution(const Counts& counts, const std::string& id) {
  for (const InstitutionCount& row : counts.institutions) {
    if (row.id == id) return row;
  }
  throw std::runtime_error("no count of " + id);
}

const SectorCount& of_sector(const Counts& counts, Sector sector, CertificateKind kind) {
  for (const SectorCount& row : counts.sectors) {
    if (row.sector == sector && row.kind == kind) return row;
  }
  throw std::runtime_error("no count of the sector");
}

}  // namespace

TEST_CASE("a certificate's providers are counted funded and private apart and together, zeros too") {
  const Counts counts = count(
      {offering("alfa", "K0905"), offering("deltion", "K0905"), offering("nti", "K0905"),
       offering("nti", "C0039"), left_out(offering("oppstap", "K0905"), "R2: only employers can enrol")},
      all_measured(), lists(), day, nullptr);
  CHECK(of_certificate(counts, "K0905").funded == 2);
  CHECK(of_certificate(counts, "K0905").private_ == 1);
  CHECK(of_certificate(counts, "K0905").total() == 3);
  CHECK(of_certificate(counts, "C0039").funded == 0);
  CHECK(of_certificate(counts, "C0039").private_ == 1);
  CHECK(of_certificate(counts, "K0165").total() == 0);
}

TEST_CASE("R4 R20 LNV certificates and those not in the register on the day are in no count") {
  std::vector<OfferingRow> offerings;
  for (const char* code : {"K0002", "K0003", "K0004", "K9999", "K0905"})
    offerings.push_back(offering("alfa", code));
  const Counts counts = count(offerings, all_measured(), lists(), day, nullptr);
  std::string codes;
  for (const CertificateCount& row : counts.certificates) codes += row.code + ' ';
  CHECK(codes == "C0039 K0001 K0165 K0905 ");
  CHECK(of_institution(counts, "alfa").current == 1);
  CHECK(of_sector(counts, Sector::voedsel_groen, CertificateKind::elective_unit).registered == 0);
}

TEST_CASE("R5 an institution with LNV certificates only is no provider") {
  const Counts counts =
      count({left_out(offering("alfa", "K0002"), "R4: an LNV certificate, left out of all counts")},
            all_measured(), lists(), day, nullptr);
  CHECK(of_institution(counts, "alfa").current == 0);
}

TEST_CASE("R17 not measured is not zero") {
  struct Row {
    Outcome outcome;
    std::optional<int> current;
  };
  const Row rows[] = {{Outcome::complete, 0},         {Outcome::partial, 0},
                      {Outcome::suspicious, 0},       {Outcome::forbidden, std::nullopt},
                      {Outcome::moved, std::nullopt}, {Outcome::failed, std::nullopt}};
  for (const Row& row : rows) {
    CAPTURE(std::string(word(row.outcome)));
    const Counts counts = count({}, {measured("alfa", row.outcome)}, lists(), day, nullptr);
    const InstitutionCount& alfa = of_institution(counts, "alfa");
    CHECK(alfa.current.has_value() == row.current.has_value());
    CHECK(alfa.current.value_or(-1) == row.current.value_or(-1));
    CHECK(counts.known == 1);
    CHECK(counts.measured == (row.outcome == Outcome::complete ? 1 : 0));
  }
}

TEST_CASE("what was found counts, also when the institution could not be measured in full") {
  const Counts counts = count(
      {offering("alfa", "K0905"), offering("deltion", "K0905"), offering("nti", "K0905")},
      {measured("alfa", Outcome::partial), measured("deltion", Outcome::failed)}, lists(), day, nullptr);
  CHECK(of_institution(counts, "alfa").current == 1);
  CHECK(of_institution(counts, "deltion").current == 1);
  CHECK(of_institution(counts, "deltion").outcome == Outcome::failed);
  CHECK(of_institution(counts, "nti").current == 1);
  CHECK(of_certificate(counts, "K0905").total() == 3);
  CHECK(counts.known == 3);
}

TEST_CASE("R15 kind and sector are the register's, and an institution's splits add up to its count") {
  const Counts counts =
      count({offering("alfa", "K0905"), offering("alfa", "C0039"), offering("alfa", "K0165")}, all_measured(),
            lists(), day, nullptr);
  const InstitutionCount& alfa = of_institution(counts, "alfa");
  CHECK(alfa.current == 3);
  CHECK(alfa.elective_units == 2);
  CHECK(alfa.vocational_units == 1);
  CHECK(alfa.sectors == std::map<Sector, int>{{Sector::zorg, 2}, {Sector::techniek, 1}});
}

TEST_CASE("a sector counts its certificates, its providers and its offerings by kind") {
  seeds::Lists more = lists();
  more.certificates.push_back(certificate("K0118", "Verzorgende handelingen", Sector::zorg));
  more.certificates.push_back(certificate("K0119", "Verpleegtechnische handelingen", Sector::zorg));
  const Counts counts = count({offering("alfa", "K0905"), offering("alfa", "K0118"), offering("nti", "K0905"),
                               offering("nti", "C0039")},
                              all_measured(), more, day, nullptr);
  const SectorCount& elective = of_sector(counts, Sector::zorg, CertificateKind::elective_unit);
  CHECK(elective.registered == 3);
  CHECK(elective.with_provider == 2);
  CHECK(elective.providers == 2);
  CHECK(elective.offerings == 3);
  CHECK(elective.unique_certificates == 2);
  const SectorCount& vocational = of_sector(counts, Sector::zorg, CertificateKind::vocational_unit);
  CHECK(vocational.registered == 1);
  CHECK(vocational.offerings == 1);
  CHECK(counts.sectors.size() == 16);
}

TEST_CASE("R18 funding is what the list says of the legal provider, not what the crawl noted") {
  InstitutionRow row = measured("nti", Outcome::complete);
  row.funded = true;
  const Counts counts = count({offering("nti", "K0905")}, {row}, lists(), day, nullptr);
  CHECK_FALSE(of_institution(counts, "nti").funded);
  CHECK(of_certificate(counts, "K0905").private_ == 1);
}

TEST_CASE("R21 the previous count is the institution's own printed row, or else its predecessors' together") {
  seeds::Lists merged = lists();
  merged.institutions[0].successor_of = {"oud-1", "oud-2"};
  merged.institutions[1].successor_of = {"oud-1"};
  seeds::Baseline baseline;
  const auto print = [&](const std::string& id, std::optional<int> current) {
    seeds::PrintedInstitution row;
    row.printed_name = id;
    row.institution_id = id;
    row.current = current;
    baseline.institutions.push_back(row);
  };
  print("oud-1", 3);
  print("oud-2", 4);
  print("deltion", 9);
  print("nti", std::nullopt);
  print("", 5);
  const Counts counts = count({}, all_measured(), merged, day, &baseline);
  CHECK(of_institution(counts, "alfa").previous == 7);
  CHECK(of_institution(counts, "deltion").previous == 9);
  CHECK_FALSE(of_institution(counts, "nti").previous.has_value());
  CHECK_FALSE(of_institution(counts, "oppstap").previous.has_value());
}

TEST_CASE("R2 R10 R12 what is seen but not counted is counted apart") {
  const Counts counts =
      count({left_out(offering("alfa", "K0905"), "R2: only employers can enrol"),
             left_out(offering("nti", "K0905"), "R2: only employers can enrol"),
             left_out(offering("alfa", "C0039"), "R10: stopped"),
             left_out(offering("alfa", "K0165"), "R12: not certain"),
             left_out(offering("alfa", "K0001"), "R13: something else"), offering("deltion", "K0905")},
            all_measured(), lists(), day, nullptr);
  CHECK(counts.employer_only == 2);
  CHECK(counts.unavailable == 1);
  CHECK(counts.doubtful == 1);
}

TEST_CASE("the three views of one set of offerings have one total, whatever the offerings") {
  std::mt19937 random(20220214);
  for (int round = 0; round < 50; ++round) {
    std::vector<OfferingRow> offerings;
    std::vector<InstitutionRow> institutions;
    int findable = 0;
    for (const seeds::Institution& institution : lists().institutions) {
      if (random() % 4 != 0)
        institutions.push_back(measured(institution.id, static_cast<Outcome>(random() % 6)));
      for (const char* code : {"C0039", "K0001", "K0165", "K0905"}) {
        if (random() % 3 == 0) continue;
        OfferingRow row = offering(institution.id, code);
        row.findable = random() % 2 == 0;
        findable += row.findable ? 1 : 0;
        offerings.push_back(row);
      }
    }
    const Counts counts = count(offerings, institutions, lists(), day, nullptr);
    int by_certificate = 0;
    int by_institution = 0;
    int by_kind = 0;
    int by_sector = 0;
    int in_sectors = 0;
    for (const CertificateCount& row : counts.certificates) by_certificate += row.total();
    for (const InstitutionCount& row : counts.institutions) {
      by_institution += row.current.value_or(0);
      by_kind += row.elective_units + row.vocational_units;
      for (const auto& [sector, number] : row.sectors) by_sector += number;
    }
    for (const SectorCount& row : counts.sectors) {
      in_sectors += row.offerings;
      CHECK(row.with_provider == row.unique_certificates);
    }
    CHECK(by_certificate == findable);
    CHECK(by_institution == findable);
    CHECK(by_kind == findable);
    CHECK(by_sector == findable);
    CHECK(in_sectors == findable);
  }
}
