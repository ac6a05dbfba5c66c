// Speed, as ratios within one run: `make bench`. Pages are those of the simulated web, so figures say how the
// rooms compare with their yardsticks, not how fast real sites are read.
#include "archive/archive.hpp"
#include "extractors/extractors.hpp"
#include "matcher/matcher.hpp"
#include "seeds/seeds.hpp"
#include "tests/bench/rounds.hpp"
#include "tests/simweb/web.hpp"
#include "tests/support/program.hpp"

#include <gumbo.h>
#include <zlib.h>

#include <cstdio>
#include <stdexcept>

namespace vindbaar::bench {

void compare_export();

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().what);
  return std::move(*result);
}

struct Pages {
  std::vector<std::pair<std::string, std::string>> html;  ///< URL and body.
  double bytes = 0;
};

Pages pages_of(simweb::Web& web) {
  Pages pages;
  for (const char* school : {"deltion", "vista", "alfa", "curio", "nti", "scalda"}) {
    for (const auto& url : web.site(school).page_urls()) {
      const auto answer = web.answer(must(Url::parse(url)));
      if (!answer || answer->status != 200) continue;
      pages.bytes += static_cast<double>(answer->body.size());
      pages.html.emplace_back(url, answer->body);
    }
  }
  return pages;
}

void compare_reading(const Pages& pages, const seeds::Lists& lists) {
  const auto reader = must(extractors::Reader::make(lists));
  const extractors::SiteProfile profile;
  const auto bare = [&] {
    for (const auto& [url, body] : pages.html) {
      GumboOptions options = kGumboDefaultOptions;
      options.max_errors = 0;
      gumbo_destroy_output(&options, gumbo_parse_with_options(&options, body.data(), body.size()));
    }
  };
  const auto links = [&] {
    for (const auto& [url, body] : pages.html) extractors::find_links({url, 200, "text/html", body});
  };
  const auto whole = [&] {
    for (const auto& [url, body] : pages.html)
      reader.read(reader.parse({url, 200, "text/html", body}), profile);
  };
  compare("extractors: pages read, against Gumbo's bare parse", static_cast<double>(pages.html.size()),
          "pages",
          {{"Gumbo alone", bare}, {"links", links}, {"parse and read: kind, candidates, claims", whole}});
}

/// Length of the longest common subsequence: the plain way to compare two titles.
std::size_t common(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (const char c : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = c == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

void compare_matching(const simweb::Web& web, const seeds::Lists& lists) {
  const auto matcher = must(matcher::Matcher::make(lists, must(Date::parse("2022-02-28"))));
  std::vector<std::string> titles;
  for (const auto& row : web.truth()) titles.push_back(row.title);
  std::size_t total = 0;
  const auto whole_register = [&] {
    for (const auto& title : titles) {
      for (const auto& certificate : lists.certificates) total += common(title, certificate.name);
    }
  };
  const auto ours = [&] {
    for (const auto& title : titles) total += matcher.match({title, std::nullopt, "", ""}).size();
  };
  compare("matcher: titles matched, against comparing letters with the whole register",
          static_cast<double>(titles.size()), "titles",
          {{"longest common subsequence, no decision", whole_register},
           {"matcher, with reasons and verdict", ours}});
  if (total == 0) std::puts("nothing was compared");
}

void compare_archiving(const Pages& pages) {
  const auto plain = [&] {
    for (const auto& [url, body] : pages.html) {
      uLongf size = compressBound(static_cast<uLong>(body.size()));
      std::vector<Bytef> out(size);
      compress2(out.data(), &size, reinterpret_cast<const Bytef*>(body.data()),
                static_cast<uLong>(body.size()), 6);
    }
  };
  const auto ours = [&] {
    const tests::TemporaryFolder folder;
    auto writer = must(archive::Writer::open(folder.path(), {}));
    for (const auto& [url, body] : pages.html) {
      archive::Exchange exchange;
      exchange.url = url;
      exchange.status = 200;
      exchange.status_line = "HTTP/1.1 200 OK";
      exchange.body = body;
      must(writer.append(exchange));
    }
  };
  compare(
      "archive: exchanges written (request, response, metadata, digests), against zlib level 6 on the body "
      "alone",
      static_cast<double>(pages.html.size()), "exchanges",
      {{"zlib -6, body only", plain}, {"Writer::append", ours}});
}

}  // namespace
}  // namespace vindbaar::bench

/// All benches, or the one for exports alone: `vindbaar_bench export`.
int main(int argc, char** argv) {
  using namespace vindbaar;
  using namespace vindbaar::bench;
  if (argc > 1 && std::string_view(argv[1]) == "export") {
    compare_export();
    return 0;
  }
  const std::filesystem::path folder = SOURCE_DIR "/seeds";
  const auto reading = seeds::read_lists(folder);
  if (!reading.lists) return 3;
  auto web = must(simweb::Web::create(folder, 2022));
  const Pages pages = pages_of(web);
  std::printf("%zu pages, %.1f MB; CPU seconds: median of interleaved rounds (least-most)\n",
              pages.html.size(), pages.bytes / 1e6);
  compare_reading(pages, *reading.lists);
  compare_matching(web, *reading.lists);
  compare_archiving(pages);
  compare_export();
  return 0;
}
