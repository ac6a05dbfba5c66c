#include "extractors/extractors.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace vindbaar;

TEST_CASE("a shell is told from a page that merely has programs") {
  const std::string prose(600, 'x');
  struct Row {
    const char* what;
    std::string html;
    bool is_shell;
  };
  const Row rows[] = {
      {"an empty root and a bundle", "<title>Laden</title><div id=root></div><script src=/app.js></script>",
       true},
      {"a root with a spinner", "<div id=app><p>Even geduld…</p></div><script src=/app.js></script>", true},
      {"a custom element", "<app-root></app-root><script src=main.js type=module></script>", true},
      {"says it needs JavaScript",
       "<noscript>Schakel JavaScript in.</noscript><div class=x></div><script src=a.js></script>", true},
      {"a menu, and nothing else",
       "<nav><a href=/a>Opleidingen voor volwassenen</a><a href=/b>Over ons</a></nav><div "
       "id=__next></div><script "
       "src=a.js></script>",
       true},
      {"drawn by the server",
       "<div id=__next><h1>Kok</h1><p>" + prose + "</p></div><script src=/app.js></script>", false},
      {"short, and drawn by the server",
       "<div id=__next><header><div><a href=/>Home</a></div></header><main><h1>Contact</h1><p>Bel 010 123 45 "
       "67, "
       "dan helpen we je verder.</p></main></div><script src=/app.js></script>",
       false},
      {"an empty root above a footer with text",
       "<div id=app></div><footer><h2>Contact</h2><p>Bel 010 123 45 67, dan helpen we je verder.</p></footer>"
       "<script src=/app.js></script>",
       true},
      {"a root with a heading and nothing said",
       "<div id=app><h1>ROC</h1><p>Laden…</p></div><script src=/a.js></script>", true},
      {"an empty root inside other boxes of its name",
       "<div><div id=root></div></div><div><h2>Over ons</h2><p>Bel 010 123 45 67, dan helpen we je "
       "verder.</p></div>"
       "<script src=/a.js></script>",
       true},
      {"short, without programs", "<h1>Kok</h1>", false},
      {"a redirect", "<meta http-equiv=refresh content='0;url=/nieuw'><script src=a.js></script>", false},
      {"a short page with statistics",
       "<h1>Contact</h1><p>Bel ons op 010 123 45 67, dan helpen we je verder.</p><script "
       "src=/stats.js></script>",
       false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(extractors::needs_browser({"https://roc.example/", 200, "text/html", row.html}) == row.is_shell);
  }
  CHECK_FALSE(extractors::needs_browser({"https://roc.example/", 200, "application/pdf", "%PDF-1.4"}));
}
