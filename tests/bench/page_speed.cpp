// One page at a time, in the frame of a content management system: page_speed PAGES.jsonl writes the pages
// for others to read (page_speed_peers.py) and prints what reading them costs here, beside Gumbo's bare parse
// of the same bytes.
#include "extractors/extractors.hpp"
#include "seeds/seeds.hpp"
#include "tests/bench/framed_pages.hpp"
#include "tests/bench/rounds.hpp"
#include "tests/simweb/web.hpp"

#include <gumbo.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <stdexcept>

using namespace vindbaar;

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().what);
  return std::move(*result);
}

struct Page {
  std::string url, html;
};

/// Pages of the simulated web in UTF-8, and as many stories.
std::vector<Page> pages_of(simweb::Web& web) {
  std::vector<Page> pages;
  bench::Random random(20220228);
  for (const char* school : {"deltion", "vista", "alfa"}) {
    const bench::Frame frame = bench::frame_of(school, random);
    int number = 0;
    for (const auto& url : web.site(school).page_urls()) {
      const auto answer = web.answer(must(Url::parse(url)));
      if (!answer || answer->status != 200 || !answer->body.starts_with("<!")) continue;
      if (++number > 40) break;
      pages.push_back({url, bench::framed(frame, answer->body)});
      pages.push_back({url + "-verhaal",
                       bench::framed(frame,
                                     "<!doctype html><html lang=\"nl\"><head><title>Verhaal"
                                     "</title></head><body><main>" +
                                         bench::story(random, number, false) + "</main></body></html>")});
    }
  }
  return pages;
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder = SOURCE_DIR "/seeds";
  const auto reading = seeds::read_lists(folder);
  if (!reading.lists || argc != 2) return 2;
  auto web = must(simweb::Web::create(folder, 2022));
  const auto pages = pages_of(web);
  const auto reader = must(extractors::Reader::make(*reading.lists));
  std::ofstream lines(argv[1]);
  double bytes = 0;
  for (const Page& page : pages) {
    bytes += static_cast<double>(page.html.size());
    lines << nlohmann::json{{"url", page.url}, {"html", page.html}}.dump(
                 -1, ' ', false, nlohmann::json::error_handler_t::replace)
          << '\n';
  }
  const auto response = [](const Page& page) {
    return extractors::Response{page.url, 200, "text/html; charset=utf-8", page.html};
  };
  const auto bare = [&] {
    for (const Page& page : pages) {
      GumboOptions options = kGumboDefaultOptions;
      options.max_errors = 0;
      gumbo_destroy_output(&options, gumbo_parse_with_options(&options, page.html.data(), page.html.size()));
    }
  };
  const auto look = [&] {
    for (const Page& page : pages) reader.worth(reader.look(response(page)), {});
  };
  const auto parse = [&] {
    for (const Page& page : pages) reader.parse(response(page));
  };
  const auto whole = [&] {
    for (const Page& page : pages) reader.read(reader.parse(response(page)), extractors::SiteProfile());
  };
  std::printf("%zu pages of %.0f KB\n", pages.size(), bytes / 1000 / static_cast<double>(pages.size()));
  bench::compare("one page, against Gumbo's bare parse of its bytes", static_cast<double>(pages.size()),
                 "pages",
                 {{"Gumbo alone", bare},
                  {"first look and its worth", look},
                  {"taken apart", parse},
                  {"taken apart and read: kind, candidates, claims", whole}});
  return 0;
}
