#include "app/drawn_pages.hpp"

#include "archive/archive.hpp"
#include "crawler/part_fetcher.hpp"
#include "render/render.hpp"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <utility>

namespace vindbaar::app {
namespace {

constexpr std::size_t most_drawn = 500;  // a site and session; at some seconds a page that is an hour

using Sites = std::map<std::string, std::vector<ArchivedPage>>;

/// Draws pages of one run, with one browser that is started anew when it died.
class Drawer {
 public:
  Drawer(crawler::PartFetcher fetcher, archive::Writer& archive, std::filesystem::path browser)
      : fetcher_(std::move(fetcher)), archive_(archive), program_(std::move(browser)) {}

  /// The place of the drawn page.
  Result<ArchivedPage> draw(const ArchivedPage& page, const LoadedPage& loaded) {
    if (auto started = start_browser(); !started) return tl::unexpected(started.error());
    if (institution_ != page.institution) known_.clear();
    institution_ = page.institution;
    page_ = page.url;
    auto drawn = browser_->draw(page.url, {200, loaded.content_type, "", loaded.body, ""},
                                [&](const render::Request& request) { return answer(request); });
    if (!drawn) {
      if (drawn.error().code == "E-BROWSER") browser_.reset();
      return tl::unexpected(drawn.error());
    }
    if (!disk_problem_.code.empty()) return tl::unexpected(disk_problem_);
    return keep(page, loaded, std::move(drawn->html));
  }

  Result<void> finish() { return archive_.sync(); }
  const std::string& digest_of(const std::string& url) { return digests_[url]; }

 private:
  Result<void> start_browser() {
    if (browser_) return {};
    auto started = render::Browser::start(program_, render::usual_limits());
    if (!started) return tl::unexpected(started.error());
    browser_ = std::move(*started);
    return {};
  }

  /// By the crawl's rules; programs are asked for once a site, since every shell wants the same.
  render::Answer answer(const render::Request& request) {
    if (const auto known = known_.find(request.url); known != known_.end()) return known->second;
    const auto url = Url::parse(request.url);
    if (!url) return {0, "", "", "", "no address"};
    auto exchange = fetcher_.get(institution_, *url, page_);
    if (!exchange) {
      disk_problem_ = exchange.error();
      return {0, "", "", "", exchange.error().what};
    }
    render::Answer given;
    given.status = exchange->status;
    given.reason = exchange->error;
    given.content_type = archive::header(exchange->headers, "Content-Type");
    given.location = archive::header(exchange->headers, "Location");
    given.body = archive::decode_content(
                     exchange->body, archive::header(exchange->headers, "Content-Encoding"), page_cap_bytes)
                     .bytes;
    if (request.kind == "Script") known_[request.url] = given;
    return given;
  }

  Result<ArchivedPage> keep(const ArchivedPage& page, const LoadedPage& loaded, std::string html) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    digests_[page.url] = archive::sha1_base32(html);
    const auto place = archive_.append(
        archive::Conversion{page.url, now, loaded.record_id, "text/html; charset=utf-8", std::move(html)});
    if (!place) return tl::unexpected(place.error());
    ArchivedPage kept = page;
    kept.file = place->file;
    kept.offset = place->offset;
    kept.length = place->length;
    kept.body.reset();  // an unchanged shell lies in an earlier run; what was drawn does not
    kept.is_drawn = true;
    return kept;
  }

  crawler::PartFetcher fetcher_;
  archive::Writer& archive_;
  std::filesystem::path program_;
  std::optional<render::Browser> browser_;
  std::string institution_;
  std::string page_;
  std::map<std::string, render::Answer> known_;
  std::map<std::string, std::string> digests_;  ///< By URL, of what was drawn.
  Error disk_problem_;
};

/// The shells of a run that are still bare, and those that have been drawn.
Sites find_shells(const Sites& sites, DrawnPages& pages) {
  Sites shells;
  for (const auto& [institution, site] : sites) {
    for (const ArchivedPage& page : site) {
      if (page.is_drawn) {
        ++pages.shells[institution].drawn;
        pages.by_url.emplace(page.url, page);
        continue;
      }
      const auto loaded = load_page(page);
      if (loaded && extractors::needs_browser({page.url, page.status, loaded->content_type, loaded->body}))
        shells[institution].push_back(page);
    }
  }
  return shells;
}

void leave_bare(const Sites& shells, const std::string& why, DrawnPages& pages) {
  for (const auto& [institution, site] : shells) {
    pages.shells[institution].not_drawn += site.size();
    pages.shells[institution].why_not = why;
  }
}

bool stops_all(const Error& error) {
  return error.kind == Error::Kind::not_writable || error.kind == Error::Kind::corrupt;
}

/// One site's shells; a page that cannot be drawn is counted with the reason and costs no other.
Result<void> draw_site(Drawer& drawer, const std::vector<ArchivedPage>& site, DrawnPages& pages,
                       const std::atomic<bool>& stop) {
  Shells& shells = pages.shells[site.front().institution];
  std::size_t tried = 0;
  for (const ArchivedPage& page : site) {
    const auto loaded = load_page(page);
    if (!loaded || stop || ++tried > most_drawn) {
      ++shells.not_drawn;
      shells.why_not = !loaded ? loaded.error().what
                       : stop  ? "interrupted"
                               : fmt::format("more than {} of them in one session", most_drawn);
      continue;
    }
    auto drawn = drawer.draw(page, *loaded);
    if (drawn) {
      ++shells.drawn;
      pages.by_url.insert_or_assign(page.url, *drawn);
      continue;
    }
    if (stops_all(drawn.error())) return tl::unexpected(drawn.error());
    ++shells.not_drawn;
    shells.why_not = drawn.error().code + ": " + drawn.error().what;
  }
  return {};
}

}  // namespace

Result<DrawnPages> draw_pages(const RunFolder& run, const seeds::Lists& lists,
                              const crawler::Settings& settings, bool may_draw,
                              const std::function<void(const std::string&)>& tell_line,
                              const std::atomic<bool>& stop) {
  std::vector<std::filesystem::path> archives = {run.archive()};
  archives.insert(archives.end(), settings.earlier_archives.begin(), settings.earlier_archives.end());
  ReadingNotes notes;
  const auto sites = pages_of_run(archives, notes);
  if (!sites) return tl::unexpected(sites.error());
  DrawnPages pages;
  const Sites shells = find_shells(*sites, pages);
  if (shells.empty()) return pages;
  const auto program = render::find_browser();
  if (!may_draw || !program) {
    leave_bare(shells, may_draw ? "no Chromium on this machine" : "--render never", pages);
    return pages;
  }
  archive::WriterOptions options;
  options.software = settings.software;
  options.operator_contact = settings.contact;
  auto archive = archive::Writer::open(run.archive(), options);
  if (!archive) return tl::unexpected(archive.error());
  const auto keep = [&](const archive::Exchange& exchange) -> Result<void> {
    if (const auto stored = archive->append(exchange); !stored) return tl::unexpected(stored.error());
    return {};
  };
  auto fetcher = crawler::PartFetcher::open(run.path, lists, settings, keep);
  if (!fetcher) return tl::unexpected(fetcher.error());
  std::map<std::string, std::vector<crawler::DrawnPage>> to_read;
  {
    Drawer drawer(std::move(*fetcher), *archive, *program);
    for (const auto& [institution, site] : shells) {
      tell_line(fmt::format("{}: drawing {} page(s) that need JavaScript\n", institution, site.size()));
      if (auto drawn = draw_site(drawer, site, pages, stop); !drawn) return tl::unexpected(drawn.error());
      for (const ArchivedPage& page : site)
        if (pages.by_url.contains(page.url))
          to_read[institution].push_back({page.url, drawer.digest_of(page.url)});
    }
    if (auto finished = drawer.finish(); !finished) return tl::unexpected(finished.error());
  }
  for (const auto& [institution, drawn] : to_read) {
    if (auto marked = crawler::read_again(run.path, institution, drawn); !marked)
      return tl::unexpected(marked.error());
    pages.has_new_links = true;
  }
  return pages;
}

std::vector<crawler::FoundLink> links_of(const crawler::FetchedPage& page, const DrawnPages& drawn) {
  std::vector<crawler::FoundLink> links;
  const auto take = [&](const extractors::Response& response) {
    for (auto& link : extractors::find_links(response))
      links.push_back({std::move(link.url), std::move(link.anchor), link.nofollow, link.is_refresh});
  };
  take({page.url.text(), 200, page.content_type, page.body});
  if (const auto known = drawn.by_url.find(page.url.text()); known != drawn.by_url.end()) {
    if (const auto loaded = load_page(known->second))
      take({page.url.text(), 200, loaded->content_type, loaded->body});
  }
  return links;
}

}  // namespace vindbaar::app
