// With a real Chromium, when this machine has one.
#include "render/render.hpp"
#include "support/loopback_web.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

using namespace vindbaar;
using namespace vindbaar::render;

namespace {

/// Draws `html` as https://roc.example/ with the answers given; says so when it cannot.
std::optional<Result<Drawn>> draw(const std::string& html, const std::map<std::string, Answer>& answers,
                                  std::vector<std::string>* asked = nullptr,
                                  std::chrono::milliseconds page_time = usual_limits().page_time) {
  const auto program = find_browser();
  if (!program) {
    MESSAGE("SKIPPED for want of Chromium (Debian: chromium-headless-shell)");
    return std::nullopt;
  }
  auto browser = Browser::start(*program, {page_time, usual_limits().memory_bytes});
  REQUIRE_MESSAGE(browser, (browser ? "" : browser.error().what));
  return browser->draw("https://roc.example/", {200, "text/html; charset=utf-8", "", html, ""},
                       [&](const Request& request) -> Answer {
                         if (asked != nullptr) asked->push_back(request.url);
                         const auto known = answers.find(request.url);
                         if (known != answers.end()) return known->second;
                         return {0, "", "", "", "not in this test"};
                       });
}

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a shell is drawn with the programs and data of its site") {
  const auto drawn = draw(
      "<!doctype html><title>x</title><link rel=stylesheet href=/a.css><div id=root></div><script "
      "src=/app.js></script>",
      {{"https://roc.example/app.js",
        {200, "text/javascript", "",
         "fetch('/api/courses').then(r => r.json()).then(c => { "
         "document.getElementById('root').innerHTML = '<h1>' + c.title + '</h1><a href=/kok>Kok</a>'; "
         "document.title = c.title; })",
         ""}},
       {"https://roc.example/api/courses",
        {200, "application/json", "", "{\"title\":\"Café in één dag\"}", ""}}});
  if (!drawn) return;
  REQUIRE(*drawn);
  CHECK(holds((*drawn)->html, "<h1>Café in één dag</h1>"));
  CHECK(holds((*drawn)->html, "<!DOCTYPE html>"));
  CHECK((*drawn)->asked.size() == 2);
  CHECK((*drawn)->problems.empty());
}

TEST_CASE("a page gets nothing that was refused, and nothing by another road") {
  std::vector<std::string> asked;
  const test::LoopbackWeb canary([](const auto&) { return test::LoopbackWeb::Answer{}; });
  const std::string port = std::to_string(canary.port());
  const auto drawn = draw(
      "<!doctype html><link rel=preconnect href=http://127.0.0.1:" + port +
          "><p id=out></p><img src=http://127.0.0.1:" + port + "/a.png><iframe src=http://127.0.0.1:" + port +
          "/frame></iframe><script>"
          "const out = document.getElementById('out');"
          "const say = text => out.textContent += text + ';';"
          "fetch('http://169.254.169.254/latest').then(() => say('metadata read'), () => say('metadata "
          "refused'));"
          "fetch('/send', {method: 'POST', body: 'x'}).then(() => say('sent'), () => say('not sent'));"
          "try { const s = new WebSocket('ws://127.0.0.1:" +
          port +
          "/'); s.onopen = () => say('socket open'); "
          "s.onerror = () => say('socket refused'); } catch (e) { say('no socket'); }</script>",
      {}, &asked);
  if (!drawn) return;
  REQUIRE(*drawn);
  const std::string said = (*drawn)->html.substr(0, (*drawn)->html.find("<script>"));
  CHECK(holds(said, "metadata refused;"));
  CHECK(holds(said, "not sent;"));
  CHECK_FALSE(holds(said, "socket open;"));
  CHECK(canary.accepted() == 0);
  CHECK(std::count(asked.begin(), asked.end(), "http://169.254.169.254/latest") == 1);
  CHECK((*drawn)->refused.size() == asked.size());
}

TEST_CASE("a page that never rests is read as it is when its time is up") {
  const auto drawn =
      draw("<!doctype html><p id=p>so far</p><script>setInterval(() => fetch('/poll'), 50)</script>", {},
           nullptr, std::chrono::milliseconds(1500));
  if (!drawn) return;
  REQUIRE(*drawn);
  CHECK(holds((*drawn)->html, "so far"));
  REQUIRE((*drawn)->problems.size() == 1);
  CHECK(holds((*drawn)->problems[0], "E-RENDER-TIME"));
}

TEST_CASE("a page whose program never ends costs its time and no more") {
  const auto drawn = draw("<!doctype html><p>x</p><script>while (true) {}</script>", {}, nullptr,
                          std::chrono::milliseconds(1500));
  if (!drawn) return;
  REQUIRE_FALSE(*drawn);
  CHECK((*drawn).error().code == "E-RENDER-TIME");
}

TEST_CASE("what is no browser is reported, not waited for") {
  const auto browser = Browser::start("/bin/true", usual_limits());
  REQUIRE_FALSE(browser);
  CHECK(browser.error().code == "E-BROWSER");
}
