// Hostile titles, addresses and quotes in a real browser: no dialog, no request, no element that is not ours.
// page_test.cpp holds the same to the bytes; here a browser has the last word.
#include "output/diff/diff.hpp"
#include "output/files/evidence.hpp"
#include "output/files/html_text.hpp"
#include "render/render.hpp"
#include "tests/output/published.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

using namespace vindbaar;
using namespace vindbaar::files;
using namespace vindbaar::test;

namespace {

std::vector<std::string> payloads() {
  std::ifstream file(std::string(TEST_DATA) + "/output/xss.jsonl");
  std::vector<std::string> all;
  for (std::string line; std::getline(file, line);) all.push_back(nlohmann::json::parse(line)["payload"]);
  REQUIRE(all.size() > 500);
  return all;
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
}

/// The page without the policy that would stop a script, dialogs noted, everything touched as a reader might,
/// and at the end nothing but what was seen: dialogs, elements by name, handlers, links that are no
/// addresses.
std::string watched(std::string page) {
  const auto from = page.find("<meta http-equiv=\"Content-Security-Policy\"");
  REQUIRE(from != std::string::npos);
  page.erase(from, page.find('>', from) + 1 - from);
  replace(page, "<meta charset=\"utf-8\">",
          "<meta charset=\"utf-8\"><script>window.ran = []; ['alert', 'confirm', 'prompt', 'print'].forEach("
          "n => { window[n] = () => window.ran.push(n); });</script>");
  replace(page, "</body>", R"html(<script>
addEventListener('load', () => {
  for (let more = 0; more < 20; ++more) document.querySelectorAll('#proofs button').forEach(b => b.click());
  document.querySelectorAll('th button').forEach(b => b.click());
  document.querySelectorAll('*').forEach(e => ['mouseover', 'focus', 'toggle', 'animationend'].forEach(
    n => e.dispatchEvent(new Event(n, {bubbles: true}))));
  setTimeout(() => {
    const seen = {};
    let handlers = 0, odd = 0;
    document.querySelectorAll('*').forEach(e => {
      if (e.localName !== 'mark') seen[e.localName] = (seen[e.localName] || 0) + 1;  // ours, where a quote is found
      for (const a of e.attributes) handlers += a.name.startsWith('on') ? 1 : 0;
      if (e.localName === 'a') odd += /^(https?|file):$/.test(e.protocol) ? 0 : 1;
    });
    document.head.textContent = '';
    document.body.textContent = 'SEEN ' + JSON.stringify([window.ran, handlers, odd, Object.entries(seen).sort()]) + ' END';
  }, 100);
});
</script></body>)html");
  return page;
}

struct Seen {
  std::string report;
  std::vector<std::string> requests;
};

class Watcher {
 public:
  static std::optional<Watcher> start() {
    const auto program = render::find_browser();
    if (!program) {
      MESSAGE("SKIPPED for want of Chromium (Debian: chromium-headless-shell)");
      return std::nullopt;
    }
    auto browser = render::Browser::start(*program, render::usual_limits());
    REQUIRE_MESSAGE(browser, (browser ? "" : browser.error().what));
    return Watcher(std::move(*browser));
  }
  Seen look(const std::string& page, const std::string& fragment = "") {
    Seen seen;
    const auto drawn = browser_.draw("https://report.example/" + fragment,
                                     {200, "text/html; charset=utf-8", "", watched(page), ""},
                                     [&](const render::Request& request) -> render::Answer {
                                       if (!request.url.ends_with("/favicon.ico"))  // every page's
                                         seen.requests.push_back(request.url);
                                       return {0, "", "", "", "not in this test"};
                                     });
    REQUIRE_MESSAGE(drawn, (drawn ? "" : drawn.error().what));
    const auto from = drawn->html.find("SEEN ");
    const auto end = drawn->html.find(" END", from);
    REQUIRE(from != std::string::npos);
    seen.report = drawn->html.substr(from, end - from);
    return seen;
  }

 private:
  explicit Watcher(render::Browser browser) : browser_(std::move(browser)) {}
  render::Browser browser_;
};

/// An offering for each text, which stands wherever a website or a list could have put it.
Published world_of(const std::vector<std::string>& texts) {
  Published world;
  world.list.certificates.clear();
  world.rows.offerings.clear();
  int code = 1000;
  for (const std::string& text : texts) {
    const std::string id = "K" + std::to_string(code++);
    world.list.certificates.push_back(certificate(id, text, Sector::zorg));
    auto row = offering("alfa", id);
    row.title = row.evidence = row.url = text;
    row.findable = code % 2 == 0;
    row.excluded_by = row.findable ? "" : "R2: only employers can enrol";
    world.rows.offerings.push_back(row);
    world.archived.push_back({"alfa", text, text, text, {}});
    using Role = ArchivedPassage::Role;
    for (const Role role : {Role::heading, Role::paragraph, Role::list_item, Role::cell})
      world.archived.back().passages.push_back({role, 2, text, text, true, role == Role::list_item});
  }
  return world;
}

diff::Comparison comparison_of(const std::vector<std::string>& texts) {
  diff::Comparison comparison;
  comparison.old_name = "2025";
  comparison.new_name = "2026";
  for (const std::string& text : texts) {
    diff::ChangeRow row;
    row.institution = "alfa";
    row.code = "K0905";
    row.old_title = row.new_title = row.old_url = row.new_url = row.explanation = text;
    comparison.rows.push_back(row);
  }
  return comparison;
}

std::string comparison_page(const std::vector<std::string>& texts) {
  const auto comparison = comparison_of(texts);
  diff::Context context;
  for (const auto& row : comparison.rows)
    context.texts.push_back({&row, diff::changed_words(row.old_title, "anders")});
  return diff::html_of(comparison, context, lists(), report::Language::nl);
}

/// As many texts as `all`, none of them hostile, and links where those have links.
std::vector<std::string> harmless_as(const std::vector<std::string>& all) {
  std::vector<std::string> plain;
  for (const std::string& text : all)
    plain.push_back((safe_link(text) ? "https://school.example/" : "gewoon-") + std::to_string(plain.size()));
  return plain;
}

}  // namespace

TEST_CASE("a page that lets hostile text through is seen to do so") {
  auto watcher = Watcher::start();
  if (!watcher) return;
  const std::string head =
      "<!doctype html><html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
      "content=\"\"></head><body>";
  const Seen plain = watcher->look(head + "<p>gewoon</p></body></html>");
  CHECK(plain.report.starts_with("SEEN [[],0,0,"));
  CHECK(plain.requests.empty());
  const Seen hostile = watcher->look(
      head +
      "<p onmouseover=alert(1)>x<img src=/x onerror=alert(2)><script src=/x.js></script></p></body></html>");
  CHECK(hostile.report.find("\"alert\"") != std::string::npos);
  CHECK(hostile.report != plain.report);
  CHECK(hostile.requests.size() == 1);
}

TEST_CASE("hostile text opens no dialog, asks for nothing and adds no element to any page we write") {
  auto watcher = Watcher::start();
  if (!watcher) return;
  const auto all = payloads();
  const auto plain = harmless_as(all);
  struct Pages {
    std::string report, letter, evidence, comparison;
  };
  const auto pages_of = [](const std::vector<std::string>& texts) {
    Published world = world_of(texts);
    world.make();
    return Pages{page_of(world.publication()), letter_page(world.publication(), world.letters.front()),
                 evidence_page(world.publication(), "alfa"), comparison_page(texts)};
  };
  const Pages hostile = pages_of(all);
  const Pages harmless = pages_of(plain);
  struct Row {
    const char* what;
    const std::string& page;
    const std::string& as;
    const char* fragment;
  };
  const Row rows[] = {
      {"report.html", hostile.report, harmless.report, "#bewijs=totaal"},
      {"a list in report.html", hostile.report, harmless.report, "#bewijs=certificaten/register"},
      {"letter", hostile.letter, harmless.letter, ""},
      {"evidence", hostile.evidence, harmless.evidence, ""},
      {"comparison", hostile.comparison, harmless.comparison, ""}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    const Seen seen = watcher->look(row.page, row.fragment);
    CHECK(seen.report.starts_with("SEEN [[],0,0,"));
    CHECK(seen.report == watcher->look(row.as, row.fragment).report);
    CHECK_MESSAGE(seen.requests.empty(), (seen.requests.empty() ? "" : seen.requests.front()));
  }
}
