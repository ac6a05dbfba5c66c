#include "extractors/document.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace vindbaar::extractors;

namespace {

Document::Parts parts_of(std::string_view html) {
  return take_apart({"https://roc.example/a/b", 200, "text/html; charset=utf-8", html});
}

std::string role_of(const Block& block) {
  switch (block.role) {
    case Block::Role::heading:
      return "h" + std::to_string(block.level);
    case Block::Role::paragraph:
      return "p";
    case Block::Role::list_item:
      return "li";
    case Block::Role::cell:
      return "td" + std::to_string(block.column);
    case Block::Role::term:
      return "dt";
    case Block::Role::definition:
      return "dd";
    case Block::Role::summary:
      return "summary";
    case Block::Role::control:
      return "button";
  }
  return "";
}

/// "role: text" a line, the place before it when it is not content.
std::string shown(const Document::Parts& parts) {
  std::string all;
  for (const Block& block : parts.blocks) {
    if (block.place != Place::content) all += std::string(word(block.place)) + " ";
    all += role_of(block) + ": " + block.text + "\n";
  }
  return all;
}

std::string items_of(const Document::Parts& parts) {
  std::string all;
  for (const Item& item : parts.items) {
    all += std::string(word(item.source)) + ":";
    for (std::size_t b = item.first_block; b < item.end_block; ++b) all += " [" + parts.blocks[b].text + "]";
    all += "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("text becomes blocks with the role of the element it stands in") {
  struct Row {
    const char* what;
    const char* html;
    const char* blocks;
  };
  const Row rows[] = {
      {"headings and paragraphs", "<h1>A</h1><p>b <b>c</b></p>d", "h1: A\np: b c\np: d\n"},
      {"a line break ends a block", "<p>a<br>b</p>", "p: a\np: b\n"},
      {"but not in a heading", "<h2>Werken<br>met baby's</h2>", "h2: Werken met baby's\n"},
      {"lists", "<ul><li>a<li><p>b</p></ul>", "li: a\nli: b\n"},
      {"cells", "<table><tr><th>x<td>y</table>", "td0: x\ntd1: y\n"},
      {"definitions", "<dl><dt>Duur<dd>6 weken</dl>", "dt: Duur\ndd: 6 weken\n"},
      {"details", "<details><summary>a</summary>b</details>", "summary: a\np: b\n"},
      {"a declared heading", "<div role=heading aria-level=1>a</div>", "h1: a\n"},
      {"buttons", "<p>a <button>Meld aan</button> b</p>", "p: a\nbutton: Meld aan\np: b\n"},
      {"a button that opens a panel is the panel's heading", "<h3><button>a</button></h3>", "h3: a\n"},
      {"what a submit button says", "<form><input type=submit value='Verstuur'></form>",
       "button: Verstuur\n"},
      {"a picture of a heading", "<h1><img src=x alt='Helpende plus'></h1>", "h1: Helpende plus\n"},
      {"spans set apart are words apart", "<li><span>Duur</span><span>6 weken</span></li>",
       "li: Duur 6 weken\n"},
      {"letters made bold are not", "<p><i>mbo</i>-certificaat</p>", "p: mbo-certificaat\n"},
      {"choices in a form are no text", "<p>a<select><option>b</select>c</p>", "p: ac\n"},
      {"references", "<p>cli&euml;nt &amp; co&nbsp;&#8364; 5</p>", "p: cliënt & co € 5\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(parts_of(row.html)) == row.blocks);
  }
}

TEST_CASE("what is not shown is no text, but a panel that a button opens is") {
  struct Row {
    const char* what;
    const char* html;
    const char* blocks;
  };
  const Row rows[] = {
      {"hidden", "<p hidden>a</p><p>b</p>", "p: b\n"},
      {"style", "<p style='color:red; Display : None'>a</p><p>b</p>", "p: b\n"},
      {"aria-hidden", "<i aria-hidden=true>icoon</i><p>b</p>", "p: b\n"},
      {"scripts, styles, templates, comments",
       "<script>a</script><style>b</style><template>c</template><!-- d --><p>e</p>", "p: e\n"},
      {"noscript", "<noscript><p>Zet JavaScript aan</p></noscript><p>e</p>", "p: e\n"},
      {"drawings", "<svg><title>pijl</title><text>a</text></svg><p>e</p>", "p: e\n"},
      {"panel named by its button", "<button aria-controls=p1>open</button><div id=p1 hidden>a</div>",
       "button: open\np: a\n"},
      {"panel named by a link", "<a href='#t'>tab</a><div id=t style='display:none'>a</div>",
       "p: tab\np: a\n"},
      {"tab panel", "<div role=tabpanel hidden>a</div>", "p: a\n"},
      {"accordion by class", "<div class='accordion-body' aria-hidden=true>a</div>", "p: a\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(parts_of(row.html)) == row.blocks);
  }
}

TEST_CASE("furniture is known by element, role and the words of class and id") {
  struct Row {
    const char* what;
    const char* html;
    const char* blocks;
  };
  const Row rows[] = {
      {"nav", "<nav>a</nav><p>b</p>", "navigation p: a\np: b\n"},
      {"role", "<div role=navigation>a</div>", "navigation p: a\n"},
      {"footer", "<footer><h2>a</h2></footer>", "footer h2: a\n"},
      {"the foot of a card is not the page's", "<main><article><footer>a</footer></article></main>",
       "p: a\n"},
      {"header", "<header>a</header>", "header p: a\n"},
      {"H1 in the header, with what stands beside it",
       "<header><nav>m</nav><div><h1>a</h1><p>b</p></div></header>", "navigation p: m\nh1: a\np: b\n"},
      {"class of a menu", "<div class='site-menu'><a href=/>a</a></div>", "navigation p: a\n"},
      {"a text that only mentions menu in a longer word", "<div class='menukaart'><a href=/>a</a></div>",
       "p: a\n"},
      {"a large text is no menu, whatever its class",
       "<div class='nav'><p>Dit is een lange tekst die over de inhoud van de cursus gaat en geen enkele link "
       "heeft.</p></div>",
       "p: Dit is een lange tekst die over de inhoud van de cursus gaat en geen enkele link heeft.\n"},
      {"what holds the H1 is no furniture by name", "<div class='header'><h1>a</h1></div>", "h1: a\n"},
      {"camel case", "<div id='cookieConsent'>a</div>", "notice p: a\n"},
      {"aside", "<aside>a</aside>", "aside p: a\n"},
      {"related", "<div class='gerelateerde-cursussen'>a</div>", "related p: a\n"},
      {"main inside it all", "<div class='sidebar'><main>a</main></div>", "p: a\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shown(parts_of(row.html)) == row.blocks);
  }
}

TEST_CASE("structures that repeat are items") {
  struct Row {
    const char* what;
    const char* html;
    const char* items;
  };
  const Row rows[] = {
      {"list items", "<ul><li>a</li><li>b</li></ul>", "list_item: [a]\nlist_item: [b]\n"},
      {"rows, without the head", "<table><tr><th>x<th>y<tr><td>a<td>b</table>", "table_row: [a] [b]\n"},
      {"cards by class", "<div><div class=c><h3>a</h3>t</div><div class=c><h3>b</h3>u</div></div>",
       "card: [a] [t]\ncard: [b] [u]\n"},
      {"links that are cards",
       "<div><a class=c href=/a><h3>a</h3></a><a class=c href=/b><h3>b</h3></a></div>",
       "card: [a]\ncard: [b]\n"},
      {"cards in rows",
       "<div><div class=r><div class=c><h3>a</h3></div><div class=c><h3>b</h3></div></div><div class=r><div "
       "class=c><h3>d</h3></div>"
       "<div class=c><h3>e</h3></div></div></div>",
       "card: [a]\ncard: [b]\ncard: [d]\ncard: [e]\n"},
      {"accordions",
       "<div><details><summary>a</summary>t</details><details><summary>b</summary>u</details></div>",
       "accordion: [a] [t]\naccordion: [b] [u]\n"},
      {"definitions", "<dl><dt>a<dd>t<dt>b<dd>u</dl>", "accordion: [a] [t]\naccordion: [b] [u]\n"},
      {"equal headings with a text under each", "<h2>a</h2><p>t</p><h2>b</h2><p>u</p>",
       "card: [a] [t]\ncard: [b] [u]\n"},
      {"lines with a dash", "<p>- a<br>- b</p>", "line: [- a]\nline: [- b]\n"},
      {"lines that are links", "<div><a href=/a>a</a><br><a href=/b>b</a></div>", "card: [a]\ncard: [b]\n"},
      {"a menu is none", "<nav><ul><li><a href=/a>a</a></li><li><a href=/b>b</a></li></ul></nav>", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(items_of(parts_of(row.html)) == row.items);
  }
}

TEST_CASE("one broken block of JSON-LD costs none of the others") {
  const auto parts = parts_of(
      "<script type='application/ld+json'>{\"@type\":\"Course\", kapot</script>"
      "<script type='application/ld+json'>[{\"@type\":\"https://schema.org/Course\",\"name\":\"A &amp; "
      "B\",\"offers\":{\"price\":5},"
      "\"hasCourseInstance\":{\"startDate\":\"2027-01-01\"}}]</script>"
      "<script type='application/ld+json'><!-- {\"@graph\":[{\"@type\":[\"Product\"],\"name\":\"C\"}]} "
      "--></script>");
  REQUIRE(parts.structured.size() == 2);
  CHECK(parts.structured[0].type == "Course");
  CHECK(parts.structured[0].name == "A & B");
  CHECK(parts.structured[0].has_price);
  CHECK(parts.structured[0].start_dates == std::vector<std::string>{"2027-01-01"});
  CHECK(parts.structured[1].type == "Product");
  REQUIRE(parts.problems.size() == 1);
  CHECK(parts.problems[0].find("JSON-LD block 1") == 0);
}

TEST_CASE("a page that is too deep keeps its text and says what was left out") {
  std::string html;
  for (int i = 0; i < 5000; ++i) html += "<div>";
  html += "diep verborgen</div><p>slot";
  const auto parts = parts_of(html);
  REQUIRE(!parts.blocks.empty());
  CHECK(parts.blocks.front().text == "diep verborgen");
  CHECK(std::any_of(parts.problems.begin(), parts.problems.end(), [](const std::string& problem) {
    return problem.find("nested deeper") != std::string::npos;
  }));
}

TEST_CASE("a page that is too long is cut at a whole character, and that is said") {
  std::string html = "<p>";
  while (html.size() < defaults::max_html_bytes + 10) html += "é";
  const auto parts = parts_of(html);
  CHECK(std::any_of(parts.problems.begin(), parts.problems.end(), [](const std::string& problem) {
    return problem.find("longer than") != std::string::npos;
  }));
  for (const Block& block : parts.blocks) CHECK(vindbaar::is_utf8(block.text));
}

TEST_CASE("what is no page says so") {
  const auto picture = take_apart({"https://roc.example/a", 200, "image/png", "\x89PNG"});
  CHECK(picture.blocks.empty());
  CHECK(picture.problems == std::vector<std::string>{"not a page: image/png"});
  const auto text = take_apart({"https://roc.example/a", 200, "text/plain", "een\n\ntwee\n"});
  REQUIRE(text.blocks.size() == 2);
  CHECK(text.blocks[1].text == "twee");
}
