#include "tests/simweb/web.hpp"

#include "core/csv.hpp"
#include "tests/simweb/printed_tables.hpp"
#include "tests/simweb/solve_margins.hpp"
#include "tests/simweb/supply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vindbaar::simweb {
namespace {

Result<seeds::Lists> lists_in(const std::filesystem::path& folder) {
  seeds::Reading reading = seeds::read_lists(folder);
  if (reading.lists) return *std::move(reading.lists);
  return failure(Error::Kind::bad_input, "E-SEEDS",
                 reading.problems.empty() ? "the seeds could not be read" : reading.problems.front().text());
}

NamesToDrop names_in(const PrintedTables& tables, const seeds::Lists& lists) {
  NamesToDrop names;
  for (const Certificate& certificate : tables.certificates) {
    const std::string& name = lists.certificate(certificate.code)->name;
    names.certificates.push_back(name);
    if (certificate.kind == CertificateKind::elective_unit) names.electives.push_back(name);
  }
  return names;
}

std::string notes_of(const PrintedTables& tables, const Assignment& assignment) {
  return fmt::format("{} offerings; {} of {} printed figures missed, by {} in all ({})",
                     assignment.offerings.size(), assignment.figures_missed, tables.figures.size(),
                     assignment.deviation,
                     assignment.proven ? "proven: no assignment comes nearer" : "not proven the nearest");
}

}  // namespace

Result<Web> Web::create(const std::filesystem::path& folder, int year) {
  if (year != 2022 && year != 2020) {
    return failure(Error::Kind::usage, "E-YEAR", "there is no simulated web of " + std::to_string(year),
                   "the years are 2020 and 2022");
  }
  auto lists = lists_in(folder);
  if (!lists) return tl::unexpected(lists.error());
  const auto baseline = seeds::read_baseline(folder, "2022-02", *lists);
  if (!baseline) return tl::unexpected(baseline.error());
  const PrintedTables tables = printed_tables(*baseline, *lists);
  const auto assignment = solve_margins(tables);
  if (!assignment) return tl::unexpected(assignment.error());

  Web web;
  web.year_ = year;
  for (const Provider& provider : tables.providers) {
    web.schools_.push_back(school_of(*lists->institution(provider.id)));
  }
  web.supply_ = year == 2022 ? supply_of_2022(tables, *assignment, *baseline)
                             : supply_of_2020(tables, *assignment, *baseline);
  for (const Certificate& certificate : tables.certificates) web.certificates_.push_back(certificate.code);
  web.names_ = names_in(tables, *lists);
  web.differences_ = known_differences(tables, *assignment);
  if (year == 2020) {
    const auto then = seeds::read_baseline(folder, "2020-05", *lists);
    if (!then) return tl::unexpected(then.error());
    web.differences_ = totals_apart(*then);
  }
  web.notes_ = notes_of(tables, *assignment);
  web.lists_ = *std::move(lists);
  return web;
}

std::vector<Course> Web::courses(const School& school) const {
  return courses_of(school, supply_.at(school.id), lists_, certificates_);
}

std::string Web::owner_of(std::string_view host) const {
  for (const School& school : schools_) {
    if (school.host == host || school.adult_host == host) return school.id;
  }
  return {};
}

const Site& Web::site(const std::string& institution) {
  std::unique_ptr<Site>& site = sites_[institution];
  if (!site) {
    const auto school = std::ranges::find(schools_, institution, &School::id);
    site = std::make_unique<Site>(site_content(*school, courses(*school), names_, year_));
  }
  return *site;
}

std::optional<Answer> Web::answer(const Url& url) {
  const std::string institution = owner_of(url.host());
  if (institution.empty()) return std::nullopt;
  return site(institution).answer(url);
}

std::vector<TruthRow> Web::truth() const {
  std::vector<TruthRow> rows;
  for (const School& school : schools_) {
    const std::vector<Course> all = courses(school);
    for (const Course& course : all) {
      rows.push_back({school.id, course.code, course.title, course_url(school, all, course),
                      course.standing == Standing::offered, std::string(why(course.standing))});
    }
  }
  return rows;
}

std::string truth_csv(const std::vector<TruthRow>& rows) {
  std::string csv = csv_row_verbatim({"institution_id", "code", "title", "url", "findable", "why"}) + "\r\n";
  for (const TruthRow& row : rows) {
    csv += csv_row_verbatim(
               {row.institution, row.code, row.title, row.url, row.findable ? "true" : "false", row.why}) +
           "\r\n";
  }
  return csv;
}

}  // namespace vindbaar::simweb
