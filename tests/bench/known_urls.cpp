// What a known address costs: memory and disk at ten thousand, a million and ten million of them, through the
// frontier as the crawler uses it. `known_urls FOLDER [MOST]`; the table is in docs/performance.md.
#include "crawler/frontier.hpp"
#include "crawler/store.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace vindbaar::bench {
namespace {

constexpr int institutions = 300;  // a national run
constexpr int addresses_a_commit = 10'000;
constexpr std::size_t links_a_page = 20;
constexpr int one_in_read = 10;  // addresses that were fetched and read, by the usual budgets

double resident_megabytes() {
  std::ifstream file("/proc/self/statm");
  double total = 0;
  double resident = 0;
  file >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

double megabytes_in(const std::filesystem::path& folder) {
  double bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    bytes += static_cast<double>(entry.file_size());
  return bytes / 1e6;
}

/// Forty folders a site, paths as schools have them.
crawler::Offer offer(crawler::InstitutionNumber institution, std::int64_t number) {
  const std::string text = "https://www.school-" + std::to_string(institution) +
                           ".example/opleidingen/sector-" +
                           std::string(1, static_cast<char>('a' + number % 40 / 2)) +
                           (number % 2 == 0 ? "/volwassenen" : "/jongeren") + "/cursus-" +
                           std::to_string(number * 2'654'435'761 % 4'294'967'296) + "-vakbekwaam";
  crawler::Offer offer{.institution = institution, .url = Url::parse(text).value()};
  offer.priority = static_cast<int>(number % 100);
  offer.depth = 3;
  offer.found_on = 1;
  offer.anchor = "Cursus vakbekwaam medewerker";
  return offer;
}

void read(crawler::Frontier& frontier, crawler::InstitutionNumber institution, const std::string& host) {
  const auto task = frontier.next(institution, host);
  if (!task) return;
  crawler::Entry entry;
  entry.state = "fetched";
  entry.status = 200;
  entry.content_type = "text/html";
  entry.digest = "sha1:" + std::to_string(task->number);
  entry.location = {"vindbaar-00001.warc.gz", 1, 1};
  frontier.enter(*task, entry);
  crawler::Look look;
  look.title_hash = static_cast<std::uint64_t>(task->number);
  look.simhash = look.title_hash * 0x9E3779B97F4A7C15ULL;
  frontier.keep_look(*task, look);
  frontier.learn(*task, 0.2, false);
}

void report(std::int64_t known, double begun_with, const std::filesystem::path& folder, double seconds) {
  const double memory = resident_megabytes();
  std::printf("| %lld | %.0f MB | %.1f | %.0f | %.1f |\n", static_cast<long long>(known), memory,
              (memory - begun_with) * 1e6 / static_cast<double>(known),
              megabytes_in(folder) * 1e6 / static_cast<double>(known),
              seconds * 1e6 / static_cast<double>(known));
  std::fflush(stdout);
}

void grow(const std::filesystem::path& folder, std::int64_t most) {
  const auto cpu = [] { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
  crawler::Database database = crawler::open_store(folder / "crawl.sqlite");
  crawler::Frontier frontier(database);
  std::vector<crawler::InstitutionNumber> numbers;
  for (int i = 0; i < institutions; ++i)
    numbers.push_back(frontier.institution("school-" + std::to_string(i), true));
  std::vector<crawler::UrlNumber> links;
  const double begun_with = resident_megabytes();
  const double begun = cpu();
  database.execute("BEGIN IMMEDIATE");
  for (std::int64_t known = 0; known < most; ++known) {
    const auto number = numbers[static_cast<std::size_t>(known % institutions)];
    const crawler::Offer next = offer(number, known / institutions);
    if (!frontier.find(number, next.url)) links.push_back(frontier.add(next));
    if (links.size() == links_a_page) {
      frontier.link(links.front(), links);
      links.clear();
    }
    if (known % one_in_read == 0) read(frontier, number, std::string(next.url.host()));
    if (known % addresses_a_commit == addresses_a_commit - 1) {
      frontier.keep_learned();
      database.execute("COMMIT; BEGIN IMMEDIATE");
    }
    if (known + 1 == 10'000 || known + 1 == 1'000'000 || known + 1 == most)
      report(known + 1, begun_with, folder, cpu() - begun);
  }
  database.execute("COMMIT");
}

}  // namespace
}  // namespace vindbaar::bench

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  std::printf(
      "| known | memory | of it bytes an address | disk, bytes an address | microseconds an address |\n");
  vindbaar::bench::grow(folder, argc > 2 ? std::atoll(argv[2]) : 10'000'000);
  std::filesystem::remove_all(folder);
  return 0;
}
