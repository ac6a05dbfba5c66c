// From findings to all files, at the size of a whole country: 300 institutions, 600 certificates, 20,000
// offerings, each with two pages and eighteen features.
#include "core/coding_frame.hpp"
#include "output/files/files.hpp"
#include "tests/bench/rounds.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <stdexcept>

namespace vindbaar::bench {
namespace {

constexpr int institutions = 300;
constexpr int certificates = 600;
constexpr int offerings = 20000;

seeds::Lists country_lists() {
  static constexpr Sector sectors[] = {Sector::handel,   Sector::ict_creatief,  Sector::mobiliteit,
                                       Sector::techniek, Sector::voedsel_groen, Sector::zorg};
  static constexpr const char* provinces[] = {"Utrecht", "Gelderland", "Zeeland", "Limburg", "Drenthe"};
  seeds::Lists lists;
  for (int at = 0; at < institutions; ++at) {
    seeds::Institution one;
    one.id = fmt::format("school-{:03}", at);
    one.name = fmt::format("School nummer {}", at);
    one.type = at % 3 == 0 ? "nbi" : "ROC";
    one.funded = at % 3 != 0;
    one.province = provinces[at % 5];
    lists.institutions.push_back(one);
  }
  for (int at = 0; at < certificates; ++at) {
    seeds::Certificate one{*CertificateCode::parse(fmt::format("{}{:04}", at % 4 == 0 ? 'C' : 'K', at))};
    one.name = fmt::format("Certificaat over onderwerp {}", at);
    one.kind = at % 4 == 0 ? CertificateKind::vocational_unit : CertificateKind::elective_unit;
    one.sector = sectors[at % 6];
    lists.certificates.push_back(one);
  }
  return lists;
}

void add_pages(report::Rows& rows, const store::OfferingRow& offering) {
  for (const char* end : {"", "/aanmelden"}) {
    store::PageRow page;
    page.institution = offering.institution;
    page.url = offering.url + end;
    page.kind = "certificate_track";
    page.archived_at = offering.archived_at;
    page.record = "vindbaar-00001.warc.gz:1234";
    page.depth = 2;
    store::MatchRow match;
    match.institution = offering.institution;
    match.url = page.url;
    match.title = offering.title;
    match.source = "page";
    match.code = offering.code;
    match.verdict = "accepted";
    rows.pages.push_back(page);
    rows.matches.push_back(match);
  }
  for (const Feature& feature : coding_frame()) {
    const std::string value(feature.values.empty() ? "240 sbu" : feature.values.front().word);
    rows.features.push_back({offering.institution, offering.url, offering.title, std::string(feature.id),
                             value, "de woorden die er staan"});
  }
}

report::Rows country_rows(const seeds::Lists& lists) {
  report::Rows rows;
  for (const auto& one : lists.institutions) {
    store::InstitutionRow row;
    row.id = one.id;
    row.name = one.name;
    row.funded = one.funded;
    row.outcome = Outcome::complete;
    rows.institutions.push_back(row);
  }
  for (int at = 0; at < offerings; ++at) {
    store::OfferingRow row;
    row.institution = lists.institutions[static_cast<std::size_t>(at % institutions)].id;
    row.code =
        lists.certificates[static_cast<std::size_t>((at / institutions * 7 + at) % certificates)].code.text();
    row.title = "Cursus " + row.code;
    row.url = fmt::format("https://{}.nl/cursus/{}", row.institution, row.code);
    row.audience = "individual";
    row.availability = "open";
    row.verdict = "accepted";
    row.findable = true;
    row.probability = 0.97;
    row.evidence =
        "Na afloop ontvangt u een officieel erkend mbo-certificaat dat in het diplomaregister staat.";
    row.archived_at = "2022-02-10T12:00:00Z";
    row.pages = 2;
    add_pages(rows, row);
    rows.offerings.push_back(std::move(row));
  }
  return rows;
}

void written(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().what);
}

}  // namespace

void compare_export() {
  const seeds::Lists lists = country_lists();
  const report::Rows rows = country_rows(lists);
  const Date day = *Date::parse("2022-02-14");
  const auto folder = std::filesystem::temp_directory_path() / "vindbaar-bench-export";
  const auto counting = [&] { return report::count(rows.offerings, rows.institutions, lists, day, nullptr); };
  const auto tables = [&] {
    const auto counts = counting();
    const report::Material material{rows, lists, day, counts};
    report::monitor_tables(material, report::Language::nl);
  };
  const auto all = [&] {
    const auto counts = counting();
    const report::Material material{rows, lists, day, counts};
    const auto printed = report::monitor_tables(material, report::Language::nl);
    const auto facts = report::facts_of(rows, lists);
    const auto letters = report::letters_of(material, report::Language::nl);
    written(report::write_csv(folder, counts, rows, lists));
    written(files::write_files(folder,
                               {"bench", material, report::Language::nl, printed, facts, letters, {}, {}}));
  };
  compare("from findings to files: 300 institutions, 600 certificates, 20,000 offerings", offerings,
          "offerings", {{"counting alone", [&] { counting(); }}, {"all tables", tables}, {"all files", all}});
  std::filesystem::remove_all(folder);
}

}  // namespace vindbaar::bench
