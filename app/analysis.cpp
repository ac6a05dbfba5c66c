#include "app/analysis.hpp"

#include "archive/archive.hpp"

#include <fmt/format.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

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

/// How often the pages of one site link to each of its addresses; a menu's links are on most pages.
class LinkCount {
 public:
  void learn(const extractors::Response& page) {
    std::set<std::string> targets;
    for (const auto& link : extractors::find_links(page)) {
      if (!link.is_alternate && link.url.text() != page.url) targets.insert(link.url.text());
    }
    for (const auto& target : targets) ++count_[target];
  }
  int of(const std::string& url) const {
    const auto found = count_.find(url);
    return found == count_.end() ? 0 : found->second;
  }

 private:
  std::map<std::string, int> count_;
};

bool is_pdf(std::string_view content_type, std::string_view body) {
  return content_type.find("pdf") != std::string_view::npos || body.starts_with("%PDF");
}

}  // namespace

Result<Analyst> Analyst::make(const seeds::Lists& lists, Date day) {
  auto reader = extractors::Reader::make(lists);
  if (!reader) return tl::unexpected(reader.error());
  auto matcher = matcher::Matcher::make(lists, day);
  if (!matcher) return tl::unexpected(matcher.error());
  return Analyst(std::move(*reader), std::move(*matcher), day);
}

PageFindings Analyst::find(const extractors::Document& document, const extractors::SiteProfile& profile,
                           const std::string& institution) const {
  PageFindings found;
  found.reading = reader_.read(document, profile, day_);
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

Result<PageFindings> Analyst::explain_page(const std::vector<ArchivedPage>& site,
                                           const ArchivedPage& page) const {
  extractors::SiteProfile profile;
  std::optional<extractors::Document> wanted;
  for (const auto& each : site) {
    const auto loaded = load_page(each);
    if (!loaded && each.url == page.url) return tl::unexpected(loaded.error());
    if (!loaded) continue;
    const auto document = reader_.parse({each.url, each.status, loaded->content_type, loaded->body});
    profile.learn(document);
    if (each.url == page.url) wanted = document;
  }
  if (!wanted)
    return failure(Error::Kind::bad_input, "E-PAGE-MISSING", page.url + " is not among the site's pages");
  return find(*wanted, profile, page.institution);
}

PageFindings Analyst::read_page(const extractors::Response& response, const std::string& institution) const {
  return find(reader_.parse(response), extractors::SiteProfile(), institution);
}

std::vector<PageFindings> Analyst::read_site(const std::vector<ArchivedPage>& pages,
                                             std::vector<std::string>& problems) const {
  struct Parsed {
    const ArchivedPage* page;
    extractors::Document document;
    bool is_pdf;
  };
  std::vector<Parsed> documents;
  extractors::SiteProfile profile;
  LinkCount links;
  for (const auto& page : pages) {
    const auto loaded = load_page(page);
    if (!loaded) {
      problems.push_back(page.url + ": " + loaded.error().what);
      continue;
    }
    const extractors::Response response{page.url, page.status, loaded->content_type, loaded->body};
    documents.push_back({&page, reader_.parse(response), is_pdf(loaded->content_type, loaded->body)});
    profile.learn(documents.back().document);
    links.learn(response);
  }
  std::vector<PageFindings> findings;
  findings.reserve(documents.size());
  for (const auto& [page, document, pdf] : documents) {
    auto found = find(document, profile, page->institution);
    found.reading = {};  // the findings keep what is needed; a site's texts together are large
    found.page.url = page->url;
    found.page.archived_at = page->archived_at;
    found.page.record = fmt::format("{}:{}", page->file, page->offset);
    found.page.status = page->status;
    found.page.depth = page->depth;
    found.page.form = page->is_drawn ? "javascript" : (pdf ? "pdf" : "html");
    found.page.in_sitemap = page->in_sitemap;
    found.page.linked_from = links.of(page->url);
    for (auto& match : found.matches) match.url = page->url;
    for (auto& feature : found.features) feature.url = page->url;
    findings.push_back(std::move(found));
  }
  decide_together(matcher_, findings);
  return findings;
}

Result<void> analyse_sites(const Analyst& analyst,
                           const std::map<std::string, std::vector<ArchivedPage>>& sites,
                           store::Findings& findings, std::vector<std::string>& problems,
                           const OnSite& on_site) {
  std::vector<const std::pair<const std::string, std::vector<ArchivedPage>>*> work;
  for (const auto& site : sites) work.push_back(&site);
  std::atomic<std::size_t> next{0};
  std::mutex results;
  Result<void> written;
  const auto read_some = [&] {
    for (std::size_t index = next++; index < work.size(); index = next++) {
      std::vector<std::string> site_problems;
      const auto found = analyst.read_site(work[index]->second, site_problems);
      const std::lock_guard lock(results);
      problems.insert(problems.end(), site_problems.begin(), site_problems.end());
      for (const auto& page : found) {
        if (written) written = findings.add(page.page);
        for (const auto& match : page.matches) {
          if (written) written = findings.add(match);
        }
        for (const auto& feature : page.features) {
          if (written) written = findings.add(feature);
        }
      }
      on_site(work[index]->first, found.size());
    }
  };
  std::vector<std::jthread> threads;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 1; i < cores; ++i) threads.emplace_back(read_some);
  read_some();
  threads.clear();
  return written;
}

}  // namespace vindbaar::app
