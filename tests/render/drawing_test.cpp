#include "render/drawing.hpp"

#include <doctest/doctest.h>

using namespace vindbaar::render;
using std::chrono::milliseconds;

namespace {

const Clock::time_point start{};

Json paused(const char* kind, const char* url, const char* method = "GET") {
  return {{"requestId", "1"}, {"resourceType", kind}, {"request", {{"url", url}, {"method", method}}}};
}

}  // namespace

TEST_CASE("a browser's requests are put to the site only when the tree may depend on them") {
  struct Row {
    const char* what;
    Json event;
    Treatment treatment;
  };
  const Row rows[] = {
      {"a program", paused("Script", "https://roc.example/app.js"), Treatment::ask},
      {"data", paused("XHR", "https://roc.example/api/courses"), Treatment::ask},
      {"data", paused("Fetch", "http://roc.example/api"), Treatment::ask},
      {"a picture", paused("Image", "https://roc.example/a.png"), Treatment::refuse},
      {"a font", paused("Font", "https://roc.example/a.woff2"), Treatment::refuse},
      {"a style, which a program may wait for", paused("Stylesheet", "https://roc.example/a.css"),
       Treatment::empty},
      {"a form sent", paused("XHR", "https://roc.example/api", "POST"), Treatment::refuse},
      {"a file of this machine", paused("Script", "file:///etc/passwd"), Treatment::refuse},
      {"a beacon", paused("Ping", "https://roc.example/p"), Treatment::refuse},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Drawing drawing("https://roc.example/", start);
    CHECK(drawing.treat(paused("Document", "https://roc.example/")) == Treatment::page);
    CHECK(drawing.treat(row.event) == row.treatment);
  }
}

TEST_CASE("the page's own bytes are given once; where it goes after that is asked like the rest") {
  Drawing drawing("https://roc.example/", start);
  CHECK(drawing.treat(paused("Document", "https://roc.example/")) == Treatment::page);
  CHECK(drawing.treat(paused("Document", "https://roc.example/login")) == Treatment::ask);
}

TEST_CASE("a page that goes on asking is refused in the end") {
  Drawing drawing("https://roc.example/", start);
  int asked = 0;
  for (int i = 0; i < 1000; ++i)
    asked += drawing.treat(paused("XHR", "https://roc.example/poll")) == Treatment::ask ? 1 : 0;
  CHECK(asked == 150);
}

TEST_CASE("a page is drawn when it has loaded and has been quiet for a while") {
  Drawing drawing("https://roc.example/", start);
  CHECK_FALSE(drawing.is_drawn(start + milliseconds(5000)));
  drawing.note("Page.loadEventFired", start + milliseconds(5000));
  CHECK_FALSE(drawing.is_drawn(start + milliseconds(5100)));
  CHECK(drawing.is_drawn(start + milliseconds(5800)));
  drawing.answered(start + milliseconds(5700));
  CHECK_FALSE(drawing.is_drawn(start + milliseconds(6400)));
  CHECK(drawing.is_drawn(start + milliseconds(6500)));
}

TEST_CASE("base 64 is that of RFC 4648, section 10") {
  const char* const rows[][2] = {{"", ""},
                                 {"f", "Zg=="},
                                 {"fo", "Zm8="},
                                 {"foo", "Zm9v"},
                                 {"foob", "Zm9vYg=="},
                                 {"fooba", "Zm9vYmE="},
                                 {"foobar", "Zm9vYmFy"}};
  for (const auto& row : rows) CHECK(base64(row[0]) == row[1]);
}
