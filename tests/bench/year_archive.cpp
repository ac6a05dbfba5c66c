// A year's archive to measure the analysis on: year_archive SEEDS RUNS NAME PAGES
//
// The sites are those of the simulated web, in the proportions that real sites have. Every page is put into
// the frame of a content management system: the same style sheets, programs and menus on each page of a site,
// some 85 KB. Around the simulated pages stand as many others as it takes to reach PAGES: stories, pages
// about the school, for its pupils and staff, in 4-9 KB of text of their own, made of words that are nobody's
// phrase list. One in forty of these names a certificate, a price or a course in passing, as such pages do.
#include "app/run_folder.hpp"
#include "archive/archive.hpp"
#include "seeds/seeds.hpp"
#include "tests/bench/framed_pages.hpp"
#include "tests/simweb/web.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

using namespace vindbaar;
using namespace vindbaar::bench;

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().what);
  return std::move(*result);
}

class Writing {
 public:
  explicit Writing(const std::filesystem::path& folder)
      : writer_(must(archive::Writer::open(folder, archive::WriterOptions()))) {}

  void add(const std::string& institution, const std::string& url, const std::string& body,
           const std::string& type) {
    archive::Exchange exchange;
    exchange.url = url;
    exchange.started = archive::Exchange{}.started + std::chrono::seconds{1'646'000'000 + pages_};
    exchange.status = 200;
    exchange.status_line = "HTTP/1.1 200 OK";
    exchange.headers = {{"Content-Type", type}};
    exchange.body = body;
    exchange.institution = institution;
    exchange.kind = "page";
    exchange.depth = 2;
    must(writer_.append(exchange));
    ++pages_;
    bytes_ += body.size();
  }
  std::int64_t pages() const { return pages_; }
  std::size_t bytes() const { return bytes_; }

 private:
  archive::Writer writer_;
  std::int64_t pages_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const std::filesystem::path seeds_folder = argv[1];
  const auto run = must(app::run_folder(argv[2], argv[3]));
  const int wanted = std::atoi(argv[4]);
  auto web = must(simweb::Web::create(seeds_folder, 2022));
  constexpr std::array<const char*, 5> schools = {"deltion", "vista", "alfa", "curio", "scalda"};
  Writing writing(run.archive());
  app::Manifest manifest;
  manifest.run = argv[3];
  manifest.reference_date = "2022-02-28";
  manifest.crawl_started = manifest.crawl_finished = "2022-02-28T00:00:00Z";
  Random random(20220228);
  int simulated = 0;
  for (const char* school : schools) {
    const Frame frame = frame_of(school, random);
    const std::int64_t before = writing.pages();
    std::string host;
    for (const auto& url : web.site(school).page_urls()) {
      const auto parsed = must(Url::parse(url));
      const auto answer = web.answer(parsed);
      if (!answer || answer->status != 200) continue;
      if (host.empty()) host = std::string(parsed.origin());
      std::string type = "text/html; charset=utf-8";
      for (const auto& [name, value] : answer->fields) {
        if (name == "Content-Type") type = value;
      }
      writing.add(school, url, framed(frame, answer->body), type);
      ++simulated;
    }
    const int share = wanted / static_cast<int>(schools.size());
    for (int i = 0; writing.pages() - before < share; ++i) {
      const std::string path =
          "/" + section(random) + "/bericht-" + std::to_string(i) + "/" + std::to_string(random() % 1000);
      const std::string html =
          "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Bericht " +
          std::to_string(i) + "</title></head><body><main>" + story(random, i, i % 40 == 7) +
          "</main></body></html>";
      writing.add(school, host + path, framed(frame, html), "text/html; charset=utf-8");
    }
    manifest.institutions.push_back({school, Outcome::complete, "", "", writing.pages() - before, 0, 0, 0});
  }
  must(app::write_manifest(run, manifest).transform([] { return 0; }));
  std::printf("%lld pages, %d of them of the simulated web, %.0f KB each\n",
              static_cast<long long>(writing.pages()), simulated,
              static_cast<double>(writing.bytes()) / 1000.0 / static_cast<double>(writing.pages()));
  return 0;
}
