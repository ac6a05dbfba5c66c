// A site that only a browser can fill, on the whole road.
#include "render/render.hpp"
#include "support/loopback_web.hpp"
#include "tests/e2e/simulated_run.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::tests;
using vindbaar::test::LoopbackWeb;

namespace {

constexpr const char* shell =
    "<!doctype html><html lang=nl><head><title>ROC Schelp</title></head><body><div id=root></div>"
    "<noscript>Zet JavaScript aan.</noscript><script src=/app.js></script></body></html>";

constexpr const char* program =
    "const root = document.getElementById('root');"
    "if (location.pathname === '/') {"
    "  root.innerHTML = '<h1>Leren als volwassene</h1><a href=/cursus/zorgtechnologie>Zorg en "
    "technologie</a>';"
    "} else {"
    "  fetch('/data.json').then(r => r.json()).then(d => {"
    "    root.innerHTML = '<main><h1>' + d.title + '</h1><p>' + d.text + '</p></main>'; }); }";

constexpr const char* data =
    R"({"title": "Zorg en technologie", "text": "Je sluit deze cursus af met een examen. Slaag je, dan ontvang je het)"
    R"( landelijk erkende mbo-certificaat Zorg en technologie (K0136). Duur: 20 weken. Kosten: 950 euro. Startdatum: 1)"
    R"( september. Meld je aan via het inschrijfformulier."})";

LoopbackWeb::Answer answer(const LoopbackWeb::Request& request) {
  if (request.path == "/app.js") return {200, program, "text/javascript"};
  if (request.path == "/data.json") return {200, data, "application/json"};
  if (request.path == "/" || request.path == "/cursus/zorgtechnologie") return {200, shell};
  return {404, "weg"};
}

/// The seeds of this repository with one institution, and a run of the program through the web.
struct Site {
  Site() : web(answer) {
    std::filesystem::copy(SOURCE_DIR "/seeds", folder.path() / "seeds",
                          std::filesystem::copy_options::recursive);
    write_text(
        folder.path() / "seeds/lists/institutions.csv",
        "id,name,type,funded,brin,province,start_urls,extra_hosts,successor_of,merged_into,valid_from,valid_"
        "until\nschelp,ROC Schelp,ROC,true,,,http://roc-schelp.example/,,,,,\n");
    write_text(folder.path() / "seeds/lists/decisions.csv",
               "institution_id,title,code,verdict,who,when,quote,record,fingerprint,register_version\n");
  }

  Finished run(const std::string& name, const std::string& render,
               const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"--seeds",  (folder.path() / "seeds").string(),
                                      "--runs",   (folder.path() / "runs").string(),
                                      "run",      name,
                                      "--proxy",  web.address(),
                                      "--delay",  "0",
                                      "--date",   "2022-09-01",
                                      "--render", render};
    words.insert(words.end(), more.begin(), more.end());
    return run_vindbaar(words);
  }
  std::filesystem::path report(const std::string& name, const char* file) const {
    return folder.path() / "runs" / name / "report" / file;
  }

  TemporaryFolder folder;
  LoopbackWeb web;
};

}  // namespace

TEST_CASE("without a browser a site of shells is not measured, and its row says why") {
  const Site site;
  const auto run = site.run("bare", "never");
  CAPTURE(run.error);
  CHECK(run.exit_code == 1);
  const auto coverage = read_rows(site.report("bare", "coverage.csv"));
  REQUIRE(coverage.size() == 1);
  CHECK(coverage[0].at("outcome") != "complete");
  CHECK(coverage[0].at("reason").find("need JavaScript") != std::string::npos);
  CHECK(read_rows(site.report("bare", "offerings.csv")).empty());
}

TEST_CASE("with a browser its pages are drawn, their links followed, and what they offer is found") {
  if (!vindbaar::render::find_browser()) {
    MESSAGE("SKIPPED for want of Chromium (Debian: chromium-headless-shell)");
    return;
  }
  const Site site;
  const auto run = site.run("drawn", "auto");
  CAPTURE(run.error);
  const auto coverage = read_rows(site.report("drawn", "coverage.csv"));
  REQUIRE(coverage.size() == 1);
  CHECK(coverage[0].at("reason").find("2 page(s) need JavaScript, 2 drawn") != std::string::npos);
  const auto offerings = read_rows(site.report("drawn", "offerings.csv"));
  REQUIRE(offerings.size() == 1);
  CHECK(offerings[0].at("code") == "K0136");
  CHECK(offerings[0].at("url") == "http://roc-schelp.example/cursus/zorgtechnologie");
  CHECK(offerings[0].at("findable") == "true");
  int programs = 0;
  for (const auto& request : site.web.log()) programs += request.path == "/app.js" ? 1 : 0;
  CHECK(programs == 2);  // once a round of drawing, not once a page and not by the browser's own
}

TEST_CASE("a shell that did not change since the last run is drawn anew, and its links are followed") {
  if (!vindbaar::render::find_browser()) {
    MESSAGE("SKIPPED for want of Chromium (Debian: chromium-headless-shell)");
    return;
  }
  const Site site;
  site.run("first", "auto");
  const auto run = site.run("second", "auto", {"--since", "first"});
  CAPTURE(run.error);
  const auto coverage = read_rows(site.report("second", "coverage.csv"));
  REQUIRE(coverage.size() == 1);
  CHECK(coverage[0].at("reason").find("2 page(s) need JavaScript, 2 drawn") != std::string::npos);
  CHECK(coverage[0].at("reason").find("same content") == std::string::npos);
  CHECK(read_rows(site.report("second", "offerings.csv")).size() == 1);
}
