#include "tests/diff/years.hpp"

#include <doctest/doctest.h>

namespace vindbaar::test {

seeds::Institution& add_institution(seeds::Lists& lists, const std::string& id) {
  seeds::Institution row;
  row.id = id;
  row.name = id + " College";
  row.funded = true;
  row.start_urls = {Url::parse("https://www." + id + ".nl/").value()};
  return lists.institutions.emplace_back(row);
}

seeds::Certificate& add_certificate(seeds::Lists& lists, const std::string& code, const std::string& name) {
  seeds::Certificate row{CertificateCode::parse(code).value()};
  row.name = name;
  return lists.certificates.emplace_back(row);
}

seeds::Lists plain_lists() {
  seeds::Lists lists;
  for (const char* id : {"alfa", "beta", "gamma"}) add_institution(lists, id);
  add_certificate(lists, "K0905", "Helpende plus");
  add_certificate(lists, "K0165", "Praktijkleren");
  add_certificate(lists, "C0039", "Individuele basiszorg verlenen");
  return lists;
}

YearMaker::YearMaker(std::string name, Date day) : side_{std::move(name), day, {}, {}, true} {
}

YearMaker& YearMaker::institution(const std::string& id, Outcome outcome) {
  for (auto& row : side_.rows.institutions) {
    if (row.id == id) {
      row.outcome = outcome;
      return *this;
    }
  }
  store::InstitutionRow row;
  row.id = id;
  row.name = id + " College";
  row.outcome = outcome;
  row.reason = "robots.txt answered 503";
  side_.rows.institutions.push_back(row);
  return *this;
}

YearMaker& YearMaker::page(const std::string& institution, const std::string& url, PageKind kind,
                           const std::string& heading) {
  store::PageRow row;
  row.institution = institution;
  row.url = url;
  row.kind = word(kind);
  row.heading = heading;
  row.status = 200;
  row.record = "vindbaar-00001.warc.gz:1";
  side_.rows.pages.push_back(row);
  return *this;
}

YearMaker& YearMaker::visit(const std::string& institution, const std::string& url, int status,
                            const std::string& redirect_to) {
  const bool is_usable = status >= 200 && status < 400;
  side_.visits.push_back({institution, url,
                          is_usable ? diff::Visit::State::fetched : diff::Visit::State::failed, status,
                          is_usable ? "" : "E-HTTP", redirect_to, "2026-02-20T10:00:00Z"});
  return *this;
}

YearMaker& YearMaker::no_answer(const std::string& institution, const std::string& url,
                                const std::string& reason) {
  side_.visits.push_back({institution, url, diff::Visit::State::failed, 0, reason, "", ""});
  return *this;
}

YearMaker& YearMaker::not_asked(const std::string& institution, const std::string& url,
                                const std::string& reason) {
  side_.visits.push_back({institution, url, diff::Visit::State::skipped, 0, reason, "", ""});
  return *this;
}

YearMaker& YearMaker::offers(const std::string& institution, const std::string& code, const std::string& url,
                             const std::string& title) {
  page(institution, url, PageKind::certificate_track, title);
  store::MatchRow match;
  match.institution = institution;
  match.url = url;
  match.title = title;
  match.code = code;
  match.verdict = "accepted";
  match.probability = 0.97;
  side_.rows.matches.push_back(match);
  store::OfferingRow row;
  row.institution = institution;
  row.code = code;
  row.title = title;
  row.url = url;
  row.verdict = "accepted";
  row.findable = true;
  row.probability = 0.97;
  row.evidence = "Je ontvangt een mbo-certificaat.";
  row.archived_at = "2025-02-20T10:00:00Z";
  side_.rows.offerings.push_back(row);
  return *this;
}

YearMaker& YearMaker::names(const std::string& institution, const std::string& code, const std::string& url,
                            const std::string& excluded_by, const std::string& audience, PageKind kind) {
  page(institution, url, kind);
  store::OfferingRow row;
  row.institution = institution;
  row.code = code;
  row.url = url;
  row.verdict = excluded_by.starts_with("R12") ? "doubtful" : "accepted";
  row.audience = audience;
  row.excluded_by = excluded_by;
  row.evidence = "Alleen via je werkgever.";
  side_.rows.offerings.push_back(row);
  return *this;
}

YearMaker& YearMaker::left_alone() {
  store::PageRow& page = side_.rows.pages.back();
  page.depth = -1;
  page.in_sitemap = 0;
  page.linked_from = 0;
  return *this;
}

YearMaker old_year() {
  return YearMaker("2025", old_day).institution("alfa").institution("beta").institution("gamma");
}

YearMaker new_year() {
  return YearMaker("2026", new_day).institution("alfa").institution("beta").institution("gamma");
}

diff::ChangeRow row_about(const diff::Comparison& comparison, const std::string& institution,
                          const std::string& code) {
  for (const auto& row : comparison.rows) {
    if (row.institution == institution && row.code == code) return row;
  }
  FAIL("no row about ", institution, " ", code);
  return {};
}

std::string verdict(const diff::ChangeRow& row) {
  return std::string(diff::word(row.change)) + " " + std::string(diff::word(row.cause));
}

}  // namespace vindbaar::test
