// One crawl of the sites whose addresses follow, for crawl_bench.py, which makes them, serves them and
// measures this program from outside. It prints how many pages it got.
//   crawl_speed links URL…            what every crawler does: fetch, unpack, find links, remember addresses
//   crawl_speed tls CERTIFICATES COUNT URL   the same page so many times, for a server that ends each
//   connection crawl_speed archived FOLDER URL…  crawl() as users run it: robots, sitemaps, WARC and SQLite,
//   synced
#include "archive/archive.hpp"
#include "crawler/crawler.hpp"
#include "crawler/curl_loop.hpp"
#include "crawler/identity.hpp"
#include "extractors/extractors.hpp"

#include <boost/asio/io_context.hpp>

#include <cstdio>
#include <deque>
#include <map>
#include <stdexcept>
#include <unordered_set>

namespace vindbaar::bench {
namespace {

constexpr int connections = 64;  // as the peers have
constexpr std::size_t body_cap = 10'000'000;

Url must(const Result<Url>& url) {
  if (!url) throw std::runtime_error(url.error().what);
  return *url;
}

extractors::Response response_of(const Url& url, const archive::Exchange& exchange, std::string_view body) {
  return {url.text(), exchange.status, std::string(archive::header(exchange.headers, "Content-Type")), body};
}

/// The crawler's fetcher and link finder with everything else left out.
class LinkCrawl {
 public:
  explicit LinkCrawl(const std::vector<Url>& starts) : loop_(io_, settings()) {
    for (const Url& start : starts) {
      hosts_.emplace(start.host());
      add(start);
    }
  }

  int run() {
    fill();
    io_.run();
    return pages_;
  }

 private:
  static crawler::FetchSettings settings() {
    crawler::FetchSettings settings;
    settings.user_agent = "bench";
    settings.allow_private_addresses = true;
    settings.connections = connections;
    return settings;
  }

  void add(const Url& url) {
    if (hosts_.contains(std::string(url.host())) && known_.insert(url.text()).second) queue_.push_back(url);
  }

  void fill() {
    while (!queue_.empty() && loop_.under_way() < connections) {
      const Url url = std::move(queue_.front());
      queue_.pop_front();
      loop_.fetch(url, true, [this, url](const archive::Exchange& exchange) { take(url, exchange); });
    }
  }

  void take(const Url& url, const archive::Exchange& exchange) {
    pages_ += exchange.status == 200 ? 1 : 0;
    const auto decoded = archive::decode_content(
        exchange.body, archive::header(exchange.headers, "Content-Encoding"), body_cap);
    for (const auto& link : extractors::find_links(response_of(url, exchange, decoded.bytes)))
      add(crawler::identity(link.url));
    fill();
  }

  boost::asio::io_context io_{1};
  crawler::CurlLoop loop_;
  std::unordered_set<std::string> hosts_;
  std::unordered_set<std::string> known_;
  std::deque<Url> queue_;
  int pages_ = 0;
};

std::vector<crawler::FoundLink> read_links(const crawler::FetchedPage& page) {
  std::vector<crawler::FoundLink> links;
  for (auto& link : extractors::find_links({page.url.text(), 200, page.content_type, page.body}))
    links.push_back({std::move(link.url), std::move(link.anchor), link.nofollow});
  return links;
}

std::int64_t crawl_archived(const std::filesystem::path& folder, const std::vector<Url>& starts) {
  auto lists = seeds::read_lists(SOURCE_DIR "/seeds").lists;
  if (!lists) throw std::runtime_error("no seeds");
  lists->institutions.clear();
  for (const Url& start : starts) {
    seeds::Institution& school = lists->institutions.emplace_back();
    school.id = school.name = start.host();
    school.start_urls.push_back(start);
  }
  crawler::Settings settings;
  settings.delay = std::chrono::milliseconds(0);
  settings.concurrency = connections;
  settings.max_pages = 1'000'000;
  settings.allow_private_addresses = true;
  const std::atomic<bool> never{false};
  const auto summary = crawler::crawl(
      folder, *lists, settings, &read_links, [](const crawler::Event&) {}, never);
  if (!summary) throw std::runtime_error(summary.error().what);
  std::int64_t pages = 0;
  for (const auto& result : summary->institutions) pages += result.pages;
  return pages;
}

/// One request after the other, as politeness has it.
int ask_often(const std::string& certificates, int count, const Url& url) {
  boost::asio::io_context io{1};
  crawler::FetchSettings settings;
  settings.user_agent = "bench";
  settings.allow_private_addresses = true;
  settings.limits.certificates = certificates;
  crawler::CurlLoop loop(io, settings);
  int answers = 0;
  std::function<void(archive::Exchange)> take = [&](const archive::Exchange& exchange) {
    if (exchange.status != 200) throw std::runtime_error(exchange.error);
    if (++answers < count) loop.fetch(url, true, take);
  };
  loop.fetch(url, true, take);
  io.run();
  return answers;
}

std::int64_t run(const std::vector<std::string>& words) {
  const std::string& mode = words.at(0);
  if (mode == "tls") return ask_often(words.at(1), std::stoi(words.at(2)), must(Url::parse(words.at(3))));
  std::vector<Url> starts;
  for (std::size_t i = mode == "archived" ? 2 : 1; i < words.size(); ++i)
    starts.push_back(must(Url::parse(words[i])));
  return mode == "archived" ? crawl_archived(words.at(1), starts) : LinkCrawl(starts).run();
}

}  // namespace
}  // namespace vindbaar::bench

int main(int argc, char** argv) {
  std::printf("%lld\n", static_cast<long long>(vindbaar::bench::run({argv + 1, argv + argc})));
  return 0;
}
