#include "output/report/description.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::report {
namespace {

const store::InstitutionRow* find_row(const std::vector<store::InstitutionRow>& rows, std::string_view id) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

void describe_coverage(Description& text, const store::InstitutionRow* row) {
  if (row == nullptr) {
    text.line(in(text.language(), "niet in deze run", "not in this run"));
    return;
  }
  const auto words = in(text.language(), "{}: {} pagina's, {} fouten, {} overgeslagen, {} nog te doen",
                        "{}: {} pages, {} errors, {} skipped, {} waiting");
  text.line(fmt::format(fmt::runtime(words), outcome_name(row->outcome, text.language()), row->pages,
                        row->errors, row->skipped, row->waiting));
  text.field("reden", "reason", row->reason);
  text.field("robots.txt", "robots.txt", row->robots);
}

void describe_match(Description& text, const store::MatchRow& match) {
  text.line(fmt::format("“{}” → {}", match.title, text.certificate_name(match.code)));
  text.field("oordeel", "verdict", fmt::format("{} ({:.3f})", match.verdict, match.probability));
  text.field("waarom", "why", match.verdict_reason);
  for (std::size_t at = 0; at < match.reasons.size();) {
    const auto end = std::min(match.reasons.find('\n', at), match.reasons.size());
    if (end > at) text.line(match.reasons.substr(at, end - at), 4);
    at = end + 1;
  }
  if (!match.runner_up.empty())
    text.field(
        "tweede", "runner-up",
        fmt::format("{} ({:.3f})", text.certificate_name(match.runner_up), match.runner_up_probability));
  const auto quoted = [](const std::string& value, const std::string& quote) {
    return quote.empty() ? value : value + " “" + quote + "”";
  };
  text.field("certificaat", "claim", quoted(match.claim, match.claim_quote));
  text.field("wie", "audience", quoted(match.audience, match.audience_quote));
  text.field("nu", "availability", quoted(match.availability, match.availability_quote));
  text.field("eigen pagina", "own page", match.detail_url);
  if (match.decided_by_human)
    text.field("beslist", "decided", std::string(in(text.language(), "door een mens", "by a person")));
  text.blank();
}

}  // namespace

Result<std::string> describe_institution(const Rows& rows, const seeds::Lists& lists, std::string_view id,
                                         Language language, int width) {
  Description text(rows, lists, language, width);
  const auto* row = find_row(rows.institutions, id);
  const auto* known = text.index().institution(id);
  if (row == nullptr && known == nullptr)
    return failure(Error::Kind::usage, "E-INSTITUTION",
                   "no institution '" + std::string(id) + "' in this run or in the list",
                   "institutions.csv has the ids.");
  const bool funded = known != nullptr ? known->funded : row->funded;
  text.line(
      fmt::format("{}, {}", known != nullptr ? text.institution_name(std::string(id)) : row->name,
                  funded ? in(language, "bekostigd", "funded") : in(language, "niet-bekostigd", "private")));
  describe_coverage(text, row);
  text.blank();
  std::vector<store::OfferingRow> own;
  std::copy_if(rows.offerings.begin(), rows.offerings.end(), std::back_inserter(own),
               [&](const auto& offering) { return offering.institution == id; });
  text.offerings(own,
                 [&](const store::OfferingRow& offering) { return text.certificate_name(offering.code); });
  return text.take();
}

Result<std::string> describe_certificate(const Rows& rows, const seeds::Lists& lists, std::string_view code,
                                         Language language, int width) {
  Description text(rows, lists, language, width);
  if (text.index().certificate(code) == nullptr)
    return failure(Error::Kind::usage, "E-CERTIFICATE",
                   "no certificate '" + std::string(code) + "' in the register",
                   "certificates.csv has the codes.");
  text.line(text.certificate_name(std::string(code)));
  text.blank();
  std::vector<store::OfferingRow> of_code;
  std::copy_if(rows.offerings.begin(), rows.offerings.end(), std::back_inserter(of_code),
               [&](const auto& offering) { return offering.code == code; });
  text.offerings(of_code, [&](const store::OfferingRow& offering) {
    return text.institution_name(offering.institution);
  });
  return text.take();
}

Result<std::string> describe_page(const Rows& rows, const seeds::Lists& lists, std::string_view url,
                                  Language language, int width) {
  Description text(rows, lists, language, width);
  bool is_known = false;
  for (const store::PageRow& page : rows.pages) {
    if (page.url != url) continue;
    is_known = true;
    text.line(page.url);
    text.field("instelling", "institution", text.institution_name(page.institution));
    text.field("soort", "kind", fmt::format("{} ({:.3f})", page.kind, page.kind_probability));
    text.field("titel", "title", page.title);
    text.field("kop", "heading", page.heading);
    text.field("gearchiveerd", "archived", page.archived_at + "  " + page.record);
    text.blank();
    for (const store::MatchRow& match : rows.matches) {
      if (match.institution == page.institution && match.url == url) describe_match(text, match);
    }
  }
  if (!is_known)
    return failure(Error::Kind::usage, "E-PAGE", "this run has no page " + std::string(url),
                   "`vindbaar explain` tells whether it was fetched, and why not.");
  return text.take();
}

}  // namespace vindbaar::report
