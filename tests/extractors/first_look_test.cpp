// The first tier of reading: it may find too much, never too little.
#include "extractors/first_look.hpp"

#include "core/text.hpp"
#include "extractors/document_parts.hpp"
#include "extractors/register_words.hpp"
#include "tests/extractors/reading.hpp"
#include "tests/extractors/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace vindbaar;
using extractors::Document;
using extractors::FirstLook;
using extractors::SiteProfile;

namespace {

const char* const labelled[] = {"pages/development.jsonl", "pages/unseen_first.jsonl",
                                "pages/unseen_second.jsonl", "pages/unseen_third.jsonl"};

/// Calls `take` with each labelled page: what is expected of it, its address, its HTML.
template <class Take>
void each_page(const Take& take) {
  for (const char* file : labelled) {
    for (const Json& page : vectors(file)) {
      if (page.contains("html")) take(page, page["url"].get<std::string>(), page["html"].get<std::string>());
    }
  }
}

extractors::Response response(const std::string& url, const std::string& html) {
  return {url, 200, "text/html; charset=utf-8", html};
}

bool says(const Json& page, const char* key, std::initializer_list<const char*> words) {
  return page.contains(key) && page[key].is_string() &&
         std::any_of(words.begin(), words.end(), [&](const char* word) { return page[key] == word; });
}

/// Whether a person said that the page offers something.
bool is_offer(const Json& page) {
  const auto has_some = [&](const char* key) {
    return page.contains(key) && page[key].is_array() && !page[key].empty();
  };
  return has_some("codes") || says(page, "claim", {"mbo_certificate"}) ||
         says(page, "kind", {"certificate_track", "course_detail", "catalogue_listing"});
}

/// Stands for the matcher, which is not of this room.
bool names_palliative_care(std::string_view title) {
  return title.find("palliatieve zorg") != std::string_view::npos;
}

extractors::Worth worth_alone(const std::string& url, const std::string& html) {
  return page_reader().worth(page_reader().look(response(url, html)), {});
}

}  // namespace

TEST_CASE("a first look passes over no labelled page that offers something") {
  int offers = 0;
  int found = 0;
  std::string missed;
  each_page([&](const Json& page, const std::string& url, const std::string& html) {
    if (!is_offer(page)) return;
    ++offers;
    if (worth_alone(url, html).deserves_tree)
      ++found;
    else
      missed += "\n  " + url;
  });
  CAPTURE(missed);
  CHECK(offers > 200);
  CHECK(found >= 0.999 * offers);
}

TEST_CASE("a first look passes over no page on which the full reading finds a certificate") {
  std::string missed;
  each_page([&](const Json&, const std::string& url, const std::string& html) {
    const auto reading = read_page(url, html);
    const bool claims =
        std::any_of(reading.candidates.begin(), reading.candidates.end(), [](const auto& candidate) {
          return candidate.claim.value == Claim::mbo_certificate || !candidate.codes.empty();
        });
    if (claims && !worth_alone(url, html).deserves_tree) missed += "\n  " + url;
  });
  CHECK_MESSAGE(missed.empty(), missed);
}

TEST_CASE("a first look cuts the texts of a page where the tree does") {
  std::size_t texts = 0;
  std::size_t same = 0;
  each_page([&](const Json&, const std::string& url, const std::string& html) {
    const FirstLook look = page_reader().look(response(url, html));
    std::set<std::uint64_t> seen;
    for (const auto& text : look.parts().texts) seen.insert(text.key);
    const Document document = page_reader().parse(response(url, html));
    for (const auto& block : document.parts().blocks) {
      ++texts;
      same += seen.count(extractors::key_of_text(block.text));
    }
  });
  MESSAGE(same << " of " << texts << " texts are the same");
  CHECK(texts > 5000);
  CHECK(same * 100 >= texts * 99);
}

TEST_CASE("a first look finds the links that the crawler finds") {
  each_page([&](const Json&, const std::string& url, const std::string& html) {
    std::set<std::string> links;
    const auto page = Url::parse(url);
    for (const auto& link : extractors::find_links(response(url, html))) {
      if (!link.is_alternate && link.url.text() != page->text()) links.insert(link.url.text());
    }
    const auto targets = page_reader().look(response(url, html)).targets();
    CAPTURE(url);
    CHECK(std::set<std::string>(targets.begin(), targets.end()) == links);
  });
}

TEST_CASE("what a page is worth is told with the words that say so") {
  struct Row {
    const char* what;
    const char* url;
    const char* html;
    bool deserves;
    const char* because;
  };
  const std::string story =
      "<p>De tuin van de school ligt er mooi bij. Leerlingen van het eerste jaar plantten deze week bomen, "
      "en in "
      "de kantine hangt werk van een kunstenaar uit de buurt. De koffie staat klaar en er is taart. Vorig "
      "jaar "
      "regende het de hele dag. Nu schijnt de zon, en de bijen vliegen af en aan tussen de bloemen langs het "
      "pad "
      "naar de sloot, waar het riet hoog staat.</p>";
  const Row rows[] = {
      {"a story", "https://school.example/verhalen/tuin", "<h1>De tuin</h1>STORY", false, "none of its"},
      {"a price", "https://school.example/a/b", "<h1>De tuin</h1>STORY<p>Dat kost € 40.</p>", true, "price"},
      {"a certificate", "https://school.example/a/b", "<h1>De tuin</h1>STORY<p>Met mbo-certificaat.</p>",
       true, "mbo-certificaat"},
      {"a code", "https://school.example/a/b", "<h1>De tuin</h1>STORY<p>K0719</p>", true, "code"},
      {"a name of the register, inflected", "https://school.example/a/b",
       "<h1>De tuin</h1>STORY<ul><li><a href=x>Verdiepingen palliatieve zorg</a></li></ul>", true,
       "name a certificate"},
      {"a fact of a course", "https://school.example/a/b",
       "<h1>De tuin</h1>STORY<dl><dt>Duur</dt><dd>2 jaar</dd></dl>", true, "duur"},
      {"an address for courses", "https://school.example/cursussen/tuin", "<h1>De tuin</h1>STORY", true,
       "address"},
      {"a shell", "https://school.example/a/b", "<div id=root></div><script src=x></script>", true,
       "next to nothing"},
      {"structured data", "https://school.example/a/b",
       "<h1>De tuin</h1>STORY<script "
       "type='application/ld+json'>{\"@type\":\"Course\",\"name\":\"Tuin\"}</script>",
       true, "structured data"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::string html = row.html;
    if (const auto at = html.find("STORY"); at != std::string::npos) html.replace(at, 5, story);
    const auto look = page_reader().look(response(row.url, html));
    const auto worth = page_reader().worth(look, {}, names_palliative_care);
    CAPTURE(worth.because);
    CHECK(worth.deserves_tree == row.deserves);
    CHECK(worth.because.find(row.because) != std::string::npos);
  }
}

TEST_CASE("what stands on nearly every page of a site makes no page worth a closer look") {
  const auto page = [](int number) {
    return "<nav><a href=/c>Cursussen met mbo-certificaat vanaf € 300</a></nav><h1>Bericht " +
           std::to_string(number) + "</h1><p>Dit is het " + std::to_string(number) +
           "e bericht van de school. " + std::string(300, 'a') + "</p>";
  };
  SiteProfile profile;
  std::vector<FirstLook> looks;
  for (int i = 0; i < 10; ++i) {
    const std::string html = page(i);
    looks.push_back(
        page_reader().look(response("https://school.example/berichten/" + std::to_string(i) + "/x", html)));
    profile.learn(looks.back());
  }
  CHECK(page_reader().worth(looks[3], {}).deserves_tree);
  const auto worth = page_reader().worth(looks[3], profile, names_palliative_care);
  CAPTURE(worth.because);
  CHECK_FALSE(worth.deserves_tree);
}

TEST_CASE("a page that is not taken apart still says what it is") {
  const std::string html =
      "<html lang=nl><title>De tuin | School</title><h1>De tuin</h1><p>" + std::string(400, 'a');
  const auto look = page_reader().look(response("https://school.example/nieuws/de-tuin", html));
  const auto reading = page_reader().read(look, {});
  CHECK(reading.page.kind == PageKind::news);
  CHECK(reading.page.heading == "De tuin");
  CHECK(reading.page.language == "nl");
  CHECK(reading.page.fingerprint.size() == 16);
  CHECK(reading.candidates.empty());
}

TEST_CASE("a page and its first look come back from their bytes as they were") {
  each_page([&](const Json&, const std::string& url, const std::string& html) {
    CAPTURE(url);
    const Document document = page_reader().parse(response(url, html));
    const auto again = Document::unpacked(document.packed());
    REQUIRE(again);
    CHECK(again->packed() == document.packed());
    const auto before = page_reader().read(document, {});
    const auto after = page_reader().read(*again, {});
    CHECK(after.page.fingerprint == before.page.fingerprint);
    CHECK(after.page.kind_reasons == before.page.kind_reasons);
    CHECK(after.steps == before.steps);
    CHECK(after.candidates.size() == before.candidates.size());
    const FirstLook look = page_reader().look(response(url, html));
    REQUIRE(FirstLook::unpacked(look.packed()));
    CHECK(FirstLook::unpacked(look.packed())->packed() == look.packed());
  });
}

TEST_CASE("bytes that are cut off or damaged give nothing, and never more than that") {
  const std::string html = "<h1>Cursus</h1><p>Kosten: € 300</p><ul><li>een</li><li>twee</li></ul>";
  const std::string whole = page_reader().parse(response("https://school.example/a", html)).packed();
  for (std::size_t bytes = 0; bytes < whole.size(); ++bytes)
    CHECK_FALSE(Document::unpacked(std::string_view(whole).substr(0, bytes)));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xFF);
    static_cast<void>(Document::unpacked(damaged));
  }
  CHECK_FALSE(Document::unpacked(whole + "x"));
}

TEST_CASE("every name of the register could name a certificate, and so could its usual misspellings") {
  const extractors::RegisterWords words(seed_lists());
  for (const auto& certificate : seed_lists().certificates) {
    CAPTURE(certificate.name);
    std::string folded = fold(certificate.name);
    CHECK(words.could_name(folded));
    if (folded.size() > 12)
      CHECK(words.could_name("cursus " + folded.substr(0, folded.size() - 2) + " in de avond"));
  }
  CHECK_FALSE(words.could_name("welkom terug"));
  CHECK_FALSE(words.could_name(
      "de fiets staat naast een boom langs het water bij de molen en het oude palliatieve huis"));
}
