// In which order the crawler sees a large site: share of its offering pages found against share of its pages
// fetched. `make focus-curve`; the table is in docs/crawling.md.
#include "crawler/crawler.hpp"
#include "seeds/seeds.hpp"
#include "tests/bench/focus_sites.hpp"
#include "tests/support/loopback_web.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace vindbaar::bench {
namespace {

std::vector<crawler::FoundLink> read_links(const crawler::FetchedPage& page) {
  std::vector<crawler::FoundLink> links;
  for (std::size_t at = page.body.find("<a href=\""); at != std::string::npos;
       at = page.body.find("<a href=\"", at + 9)) {
    const std::size_t end = page.body.find('"', at + 9);
    const std::size_t text = page.body.find('>', end) + 1;
    const auto url = Url::parse(page.body.substr(at + 9, end - at - 9), page.url);
    if (url) links.push_back({*url, page.body.substr(text, page.body.find('<', text) - text), false});
  }
  return links;
}

test::LoopbackWeb::Script script_of(const FocusSite& site) {
  return [&site](const test::LoopbackWeb::Request& request) {
    test::LoopbackWeb::Answer answer;
    const auto found = site.pages.find(request.url);
    if (found != site.pages.end()) {
      answer.body = site.html(found->second);
    } else if (request.path == "/sitemap.xml" && !site.sitemap.empty()) {
      answer.type = "text/xml";
      answer.body = "<urlset>";
      for (const std::string& url : site.sitemap) answer.body += "<url><loc>" + url + "</loc></url>";
      answer.body += "</urlset>";
    } else {
      answer.status = 404;
    }
    return answer;
  };
}

/// Offerings found after each tenth of a tenth … of the pages, in percent.
std::vector<double> curve_of(const FocusSite& site, const std::vector<seeds::Phrase>& phrases,
                             const std::vector<double>& shares) {
  const test::LoopbackWeb web(script_of(site));
  const auto folder = std::filesystem::temp_directory_path() / ("focus-curve-" + std::to_string(::rand()));
  seeds::Lists lists;
  lists.phrases["frontier"] = phrases;
  seeds::Institution school;
  school.id = school.name = site.name;
  school.start_urls.push_back(Url::parse("http://" + site.host + "/").value());
  lists.institutions.push_back(school);
  crawler::Settings settings;
  settings.delay = std::chrono::milliseconds(0);
  settings.proxy = web.address();
  settings.max_pages = 100'000;
  std::vector<std::string> order;
  const std::atomic<bool> never{false};
  std::filesystem::create_directories(folder);
  const auto summary = crawler::crawl(
      folder, lists, settings, &read_links,
      [&](const crawler::Event& event) {
        if (event.kind == crawler::Event::Kind::fetched && site.pages.contains(event.url))
          order.push_back(event.url);
      },
      never);
  std::filesystem::remove_all(folder);
  if (!summary) {
    std::fprintf(stderr, "%s\n", summary.error().what.c_str());
    std::exit(1);
  }
  double offerings = 0;
  for (const auto& [url, page] : site.pages) offerings += page.is_offering ? 1 : 0;
  std::vector<double> curve;
  for (const double share : shares) {
    const auto count =
        std::min(order.size(), static_cast<std::size_t>(share * static_cast<double>(site.pages.size())));
    double found = 0;
    for (std::size_t i = 0; i < count; ++i) found += site.pages.at(order[i]).is_offering ? 1 : 0;
    curve.push_back(100 * found / offerings);
  }
  return curve;
}

int main_of(int argc, char** argv) {
  const auto lists = seeds::read_lists(std::string(SOURCE_DIR) + "/seeds").lists;
  if (!lists) return 1;
  std::vector<std::string> names;
  for (const auto& certificate : lists->certificates) names.push_back(certificate.name);
  const auto seed = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 1);
  const bool with_held_out = argc > 2;
  const std::vector<double> shares{0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0};
  std::printf("| site | pages | offerings | held out |");
  for (const double share : shares) std::printf(" %.0f %% |", 100 * share);
  std::printf("\n");
  for (const FocusSite& site : focus_sites(seed, names)) {
    if (site.is_held_out && !with_held_out) continue;
    const auto offerings = std::count_if(site.pages.begin(), site.pages.end(),
                                         [](const auto& page) { return page.second.is_offering; });
    std::printf("| %s | %zu | %ld | %s |", site.build.c_str(), site.pages.size(),
                static_cast<long>(offerings), site.is_held_out ? "yes" : "no");
    for (const double found : curve_of(site, lists->topic("frontier"), shares)) std::printf(" %.0f |", found);
    std::printf("\n");
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace vindbaar::bench

int main(int argc, char** argv) {
  return vindbaar::bench::main_of(argc, argv);
}
