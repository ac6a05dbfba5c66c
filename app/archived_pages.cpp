// Which pages of an archive are to be read: the newest usable answer of each URL.
#include "app/analysis.hpp"

#include "archive/archive.hpp"
#include "core/text.hpp"
#include "core/url.hpp"

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

/// Whose page a URL is, by host: for records that do not say.
class Hosts {
 public:
  explicit Hosts(const seeds::Lists& lists) {
    for (const auto& institution : lists.institutions) {
      for (const auto& url : institution.start_urls) owner_.emplace(without_www(url.host()), institution.id);
      for (const auto& extra : institution.extra_hosts)
        owner_.emplace(without_www(extra.substr(0, extra.find('/'))), institution.id);
    }
  }

  /// The longest known host that `url`'s host is, or lies under.
  std::optional<std::string> owner(const std::string& url) const {
    const auto parsed = Url::parse(url);
    if (!parsed) return std::nullopt;
    for (std::string host = without_www(parsed->host());; host.erase(0, host.find('.') + 1)) {
      if (const auto known = owner_.find(host); known != owner_.end()) return known->second;
      if (host.find('.') == std::string::npos) return std::nullopt;
    }
  }

 private:
  static std::string without_www(std::string_view host) {
    return std::string(host.starts_with("www.") ? host.substr(4) : host);
  }
  std::map<std::string, std::string> owner_;
};

/// Pages that were drawn after they had been fetched are read as drawn.
void take_drawn(Sites& sites, const std::vector<archive::Recovered>& exchanges) {
  std::map<std::string, const archive::Recovered*> newest;
  for (const auto& exchange : exchanges)
    if (exchange.kind == "conversion") newest[exchange.url] = &exchange;
  for (auto& [id, pages] : sites) {
    for (ArchivedPage& page : pages) {
      const auto drawn = newest.find(page.url);
      if (drawn == newest.end() || iso8601(drawn->second->started) < page.archived_at) continue;
      page.file = drawn->second->location.file;
      page.offset = drawn->second->location.offset;
      page.length = drawn->second->location.length;
      page.is_drawn = true;
    }
  }
}

void sort_all(Sites& sites) {
  for (auto& [id, pages] : sites) keep_newest(pages);
}

}  // namespace

Result<Sites> pages_of_run(const std::filesystem::path& folder, std::vector<std::string>& problems) {
  auto recovery = archive::records_after(folder, std::nullopt);
  if (!recovery) return tl::unexpected(recovery.error());
  for (const auto& damage : recovery->damage) problems.push_back(damage.what);
  Sites sites;
  std::size_t unowned = 0;
  for (const auto& exchange : recovery->exchanges) {
    if (!is_usable(exchange.status, archive::header(exchange.headers, "Content-Type"))) continue;
    if (exchange.described && exchange.kind != "page") continue;
    if (exchange.institution.empty()) {
      ++unowned;
      continue;
    }
    sites[exchange.institution].push_back({exchange.institution, exchange.url, folder, exchange.location.file,
                                           exchange.location.offset, exchange.location.length,
                                           iso8601(exchange.started), exchange.status, exchange.depth});
  }
  if (unowned > 0)
    problems.push_back(
        fmt::format("{} archived page(s) do not say whose they are and were left out", unowned));
  sort_all(sites);
  take_drawn(sites, recovery->exchanges);
  return sites;
}

Result<LoadedPage> load_page(const ArchivedPage& page) {
  auto record = archive::read_record(page.folder, {page.file, page.offset, page.length});
  if (!record) return tl::unexpected(record.error());
  const auto& headers = page.is_drawn ? record->warc_headers : record->http_headers;
  auto decoded = archive::decode_content(
      record->body(), archive::header(record->http_headers, "Content-Encoding"), page_cap_bytes);
  return LoadedPage{record->id, std::string(archive::header(headers, "Content-Type")),
                    std::move(decoded.bytes)};
}

Result<Sites> pages_of_files(const std::vector<std::filesystem::path>& files, const seeds::Lists& lists,
                             std::vector<std::string>& problems) {
  const Hosts hosts(lists);
  Sites sites;
  std::size_t foreign = 0;
  for (const auto& file : files) {
    auto reader = archive::Reader::open(file);
    if (!reader) return tl::unexpected(reader.error());
    while (true) {
      auto record = reader->next();
      if (!record) {
        problems.push_back(record.error().what);
        continue;
      }
      if (!*record) break;
      const archive::Record& response = **record;
      if (response.type != "response" ||
          !is_usable(response.status, archive::header(response.http_headers, "Content-Type")))
        continue;
      const auto institution = hosts.owner(response.target_uri);
      if (!institution) {
        ++foreign;
        continue;
      }
      sites[*institution].push_back({*institution, response.target_uri, file.parent_path(),
                                     file.filename().string(), response.location.offset,
                                     response.location.length, response.date ? iso8601(*response.date) : "",
                                     response.status, -1});
    }
  }
  if (foreign > 0)
    problems.push_back(
        fmt::format("{} page(s) belong to no institution of institutions.csv and were left out", foreign));
  sort_all(sites);
  return sites;
}

}  // namespace vindbaar::app
