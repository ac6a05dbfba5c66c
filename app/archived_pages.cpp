// Which pages of an archive are to be read: the newest usable answer of each URL.
#include "app/analysis.hpp"

#include "archive/archive.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace vindbaar::app {
namespace {

using Sites = std::map<std::string, std::vector<ArchivedPage>>;

bool is_page_type(std::string_view content_type) {
  const std::string type = lower(content_type);
  return type.empty() || type.find("html") != std::string::npos || type.find("pdf") != std::string::npos;
}

bool is_usable(int status, std::string_view content_type) {
  return status >= 200 && status < 300 && is_page_type(content_type);
}

/// Of several answers for one URL the last one counts: it is what the site said in the end.
void keep_newest(std::vector<ArchivedPage>& pages) {
  std::stable_sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) {
    return std::tie(a.url, a.archived_at) < std::tie(b.url, b.archived_at);
  });
  std::vector<ArchivedPage> newest;
  for (auto& page : pages) {
    if (!newest.empty() && newest.back().url == page.url) {
      newest.back() = std::move(page);
    } else {
      newest.push_back(std::move(page));
    }
  }
  pages = std::move(newest);
}

/// Finds the bodies of unchanged pages; opens the other archives when the first one is met.
class Bodies {
 public:
  explicit Bodies(const std::vector<std::filesystem::path>& folders) : folders_(folders) {}

  Result<archive::Place> find(const archive::RevisitOf& of) {
    if (!archives_) {
      auto opened = archive::EarlierArchives::open(folders_);
      if (!opened) return tl::unexpected(opened.error());
      archives_ = *std::move(opened);
    }
    return archives_->find(of);
  }

 private:
  const std::vector<std::filesystem::path>& folders_;
  std::optional<archive::EarlierArchives> archives_;
};

/// Pages that were drawn after they had been fetched are read as drawn.
void take_drawn(Sites& sites, const std::map<std::string, archive::Recovered>& newest) {
  for (auto& [id, pages] : sites) {
    for (ArchivedPage& page : pages) {
      const auto drawn = newest.find(page.url);
      if (drawn == newest.end() || iso8601(drawn->second.started) < page.archived_at) continue;
      page.file = drawn->second.location.file;
      page.offset = drawn->second.location.offset;
      page.length = drawn->second.location.length;
      page.body.reset();
      page.digest.clear();
      page.is_drawn = true;
    }
  }
}

/// A page as an exchange of the run's own archive tells it.
ArchivedPage page_of(const archive::Recovered& exchange, const std::filesystem::path& folder) {
  ArchivedPage page;
  page.institution = exchange.institution;
  page.url = exchange.url;
  page.folder = folder;
  page.file = exchange.location.file;
  page.offset = exchange.location.offset;
  page.length = exchange.location.length;
  page.archived_at = iso8601(exchange.started);
  page.status = exchange.status;
  page.depth = exchange.depth;
  page.digest = exchange.payload_digest;
  page.content_type = archive::header(exchange.headers, "Content-Type");
  return page;
}

/// Looks up what an unchanged page is. False when it is none that is read; an error when it cannot be known.
Result<bool> take_body(const archive::RevisitOf& of, Bodies& bodies, ArchivedPage& page) {
  auto place = bodies.find(of);
  if (!place) return tl::unexpected(place.error());
  const auto original = archive::read_record(place->folder, place->location);
  if (!original) return tl::unexpected(original.error());
  page.body = *std::move(place);
  page.status = original->status;
  page.digest = of.payload_digest;
  page.content_type += archive::header(original->http_headers, "Content-Type");
  return is_usable(original->status, archive::header(original->http_headers, "Content-Type"));
}

}  // namespace

Result<LoadedPage> load_page(const ArchivedPage& page) {
  auto record = archive::read_record(page.folder, {page.file, page.offset, page.length});
  if (!record) return tl::unexpected(record.error());
  if (page.body) {
    const auto original = archive::read_record(page.body->folder, page.body->location);
    if (!original) return tl::unexpected(original.error());
    record = archive::completed(*record, *original);
  }
  const auto& headers = page.is_drawn ? record->warc_headers : record->http_headers;
  auto decoded = archive::decode_content(
      record->body(), archive::header(record->http_headers, "Content-Encoding"), page_cap_bytes);
  return LoadedPage{record->id, std::string(archive::header(headers, "Content-Type")),
                    std::move(decoded.bytes)};
}

void keep_newest(std::map<std::string, std::vector<ArchivedPage>>& sites) {
  for (auto& [id, pages] : sites) keep_newest(pages);
}

bool is_readable_page(int status, std::string_view content_type) {
  return is_usable(status, content_type);
}

Result<Sites> pages_of_run(const std::vector<std::filesystem::path>& archives, ReadingNotes& notes) {
  const std::filesystem::path& own = archives.front();
  Bodies bodies(archives);
  Sites sites;
  std::size_t unowned = 0;
  std::optional<Error> stopped;
  std::map<std::string, archive::Recovered> drawn;  // the newest of each URL
  const auto take = [&](const archive::Recovered& exchange) {
    if (exchange.kind == "conversion") drawn.insert_or_assign(exchange.url, exchange);
    if (stopped || (exchange.described && exchange.kind != "page")) return;
    const bool is_usable_here =
        exchange.revisit || is_usable(exchange.status, archive::header(exchange.headers, "Content-Type"));
    if (!is_usable_here) return;
    if (exchange.institution.empty()) {
      ++unowned;
      return;
    }
    ArchivedPage page = page_of(exchange, own);
    if (exchange.revisit) {
      const auto is_page = take_body(*exchange.revisit, bodies, page);
      const bool is_archive_gone = !is_page && is_page.error().kind != Error::Kind::corrupt;
      if (is_archive_gone) stopped = is_page.error();
      if (!is_page && !is_archive_gone) {
        ++notes.lost[exchange.institution];
        notes.problems.push_back(is_page.error().what);
      }
      if (!is_page || !*is_page) return;
    }
    sites[exchange.institution].push_back(std::move(page));
  };
  const auto read = archive::each_exchange(
      own, std::nullopt, take, [&](const Error& damage) { notes.problems.push_back(damage.what); });
  if (!read) return tl::unexpected(read.error());
  if (stopped) return tl::unexpected(*stopped);
  if (unowned > 0)
    notes.problems.push_back(
        fmt::format("{} archived page(s) do not say whose they are and were left out", unowned));
  keep_newest(sites);
  take_drawn(sites, drawn);
  return sites;
}

}  // namespace vindbaar::app
