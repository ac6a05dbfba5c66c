#include "app/analysis.hpp"

#include "app/pool.hpp"
#include "app/site_reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vindbaar::app {
namespace {

std::string waterfall(const std::vector<matcher::Reason>& reasons) {
  std::string text;
  for (const auto& reason : reasons)
    text += fmt::format("{:+.2f} {}: {}\n", reason.shift, reason.feature, reason.words);
  return text;
}

store::PageRow page_row(const extractors::Page& page, const std::string& institution) {
  store::PageRow row;
  row.institution = institution;
  row.url = page.url;
  row.kind = word(page.kind);
  row.kind_probability = page.kind_probability.value();
  row.title = page.title;
  row.heading = page.heading;
  row.language = page.language;
  row.fingerprint = page.fingerprint;
  return row;
}

matcher::Query query_of(const extractors::Page& page, const extractors::Candidate& candidate,
                        const std::string& institution) {
  matcher::Context context;
  context.page_kind = page.kind;
  context.claim = candidate.claim.value;
  context.section_text = candidate.section_text;
  context.page_heading = page.heading;
  context.url = candidate.link ? candidate.link->text() : page.url;
  context.codes = candidate.codes;
  context.is_code_in_address_only = candidate.is_code_in_address_only;
  context.levels = candidate.levels;
  context.sbu = candidate.sbu;
  return {candidate.title, std::move(context), institution, page.fingerprint};
}

/// What the matcher says, in a row.
void put(store::MatchRow& row, const matcher::Match& match) {
  row.code = match.best.code.text();
  row.probability = match.best.probability.value();
  row.verdict = word(match.verdict);
  row.verdict_reason = match.verdict_reason;
  row.reasons = waterfall(match.best.reasons);
  row.runner_up = match.runner_up ? match.runner_up->code.text() : "";
  row.runner_up_probability = match.runner_up ? match.runner_up->probability.value() : 0;
  row.decided_by_human = match.decided_by_human;
}

store::MatchRow match_row(const extractors::Page& page, const extractors::Candidate& candidate,
                          const matcher::Match& match, const std::string& institution) {
  store::MatchRow row;
  row.institution = institution;
  row.url = page.url;
  row.title = candidate.title;
  row.source = extractors::word(candidate.source);
  row.detail_url = candidate.link ? candidate.link->text() : "";
  put(row, match);
  row.claim = word(candidate.claim.value);
  row.claim_quote = candidate.claim.quote;
  row.audience = word(candidate.audience.value);
  row.audience_quote = candidate.audience.quote;
  row.availability = word(candidate.availability.value);
  row.availability_quote = candidate.availability.quote;
  return row;
}

/// Brings the rows in line with what the site's matches say when they are decided together.
void decide_together(const matcher::Matcher& matcher, std::vector<PageFindings>& site) {
  std::vector<store::MatchRow*> rows;
  std::vector<matcher::SiteMatch> matches;
  for (auto& page : site) {
    for (std::size_t i = 0; i < page.matches.size(); ++i) {
      auto& row = page.matches[i];
      rows.push_back(&row);
      matches.push_back({row.title, row.url, row.detail_url, std::move(page.answers[i])});
    }
    page.answers.clear();
  }
  matcher.decide_together(matches);
  for (std::size_t i = 0; i < rows.size(); ++i) put(*rows[i], matches[i].match);
}

}  // namespace

Result<Analyst> Analyst::make(const seeds::Lists& lists, Date day) {
  auto reader = extractors::Reader::make(lists);
  if (!reader) return tl::unexpected(reader.error());
  auto matcher = matcher::Matcher::make(lists, day);
  if (!matcher) return tl::unexpected(matcher.error());
  return Analyst(std::move(*reader), std::move(*matcher), day);
}

PageFindings Analyst::find(extractors::Reading reading, const std::string& institution) const {
  PageFindings found;
  found.reading = std::move(reading);
  found.page = page_row(found.reading.page, institution);
  for (const auto& candidate : found.reading.candidates) {
    for (auto& match : matcher_.match(query_of(found.reading.page, candidate, institution))) {
      found.matches.push_back(match_row(found.reading.page, candidate, match, institution));
      found.answers.push_back(std::move(match));
    }
    for (const auto& coded : candidate.features)
      found.features.push_back(
          {institution, found.reading.page.url, candidate.title, coded.feature, coded.value, coded.quote});
  }
  return found;
}

extractors::TitleOpinion Analyst::names_certificate(const std::string& institution) const {
  return [this, institution](std::string_view title) {
    matcher::Context context;
    context.page_kind = PageKind::certificate_track;
    context.claim = Claim::mbo_certificate;
    const auto matches =
        matcher_.match({std::string(title), std::move(context), institution, ""}, matcher::Telling::untold);
    return std::any_of(matches.begin(), matches.end(), [](const matcher::Match& match) {
      return match.verdict != Verdict::rejected || match.decided_by_human;
    });
  };
}

Result<PageFindings> Analyst::explain_page(const std::vector<ArchivedPage>& site, const ArchivedPage& page,
                                           store::Readings& kept) const {
  SiteReading reading(reader_, kept, site, Depth::deserving, names_certificate(page.institution));
  std::vector<std::string> problems;
  reading.learn(problems);
  for (std::size_t at = 0; at < site.size(); ++at) {
    if (site[at].url != page.url) continue;
    auto read = reading.read(at, day_);
    if (!read) return tl::unexpected(read.error());
    return find(std::move(*read), page.institution);
  }
  return failure(Error::Kind::bad_input, "E-PAGE-MISSING", page.url + " is not among the site's pages");
}

PageFindings Analyst::read_page(const extractors::Response& response, const std::string& institution) const {
  return find(reader_.read(reader_.parse(response), extractors::SiteProfile(), day_), institution);
}

std::vector<PageFindings> Analyst::read_site(const std::vector<ArchivedPage>& pages, store::Readings& kept,
                                             Depth depth, std::vector<std::string>& problems) const {
  const std::string institution = pages.empty() ? std::string() : pages.front().institution;
  SiteReading site(reader_, kept, pages, depth, names_certificate(institution));
  site.learn(problems);
  std::vector<std::optional<PageFindings>> read(pages.size());
  on_all_cores(pages.size(), [&](std::size_t at) {
    const ArchivedPage& page = pages[at];
    if (!site.is_readable(at)) return;
    auto reading = site.read(at, day_);
    if (!reading) return;
    auto found = find(std::move(*reading), page.institution);
    found.reading = {};  // the findings keep what is needed; a site's texts together are large
    found.page.url = page.url;
    found.page.archived_at = page.archived_at;
    found.page.record = fmt::format("{}:{}", page.file, page.offset);
    found.page.status = page.status;
    found.page.depth = page.depth;
    found.page.form = page.is_drawn ? "javascript" : (site.is_pdf(at) ? "pdf" : "html");
    found.page.in_sitemap = page.in_sitemap;
    found.page.linked_from = site.linked_from(at);
    found.page.taken_apart = site.worth(at).deserves_tree;
    for (auto& match : found.matches) match.url = page.url;
    for (auto& feature : found.features) feature.url = page.url;
    read[at] = std::move(found);
  });
  std::vector<PageFindings> findings;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    if (read[at])
      findings.push_back(std::move(*read[at]));
    else if (site.is_readable(at))
      problems.push_back(pages[at].url + ": it could not be read a second time");
  }
  decide_together(matcher_, findings);
  return findings;
}

Result<void> analyse_sites(const Analyst& analyst,
                           const std::map<std::string, std::vector<ArchivedPage>>& sites,
                           store::Readings& kept, Depth depth, store::Findings& findings,
                           std::vector<std::string>& problems, const OnSite& on_site) {
  for (const auto& [institution, pages] : sites) {
    const auto found = analyst.read_site(pages, kept, depth, problems);
    Result<void> written;
    std::size_t taken_apart = 0;
    for (const auto& page : found) {
      taken_apart += page.page.taken_apart ? 1 : 0;
      if (written) written = findings.add(page.page);
      for (const auto& match : page.matches) {
        if (written) written = findings.add(match);
      }
      for (const auto& feature : page.features) {
        if (written) written = findings.add(feature);
      }
    }
    if (!written) return written;
    on_site(institution, found.size(), taken_apart);
  }
  return kept.finish();
}

}  // namespace vindbaar::app
