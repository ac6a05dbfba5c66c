#include "extractors/page_evaluation.hpp"
#include "tests/extractors/reading.hpp"
#include "tests/extractors/support.hpp"

#include <doctest/doctest.h>

using namespace vindbaar;
using namespace vindbaar::extractors;

TEST_CASE("figures are those of the definitions, worked out by hand") {
  Confusion confusion;
  for (int i = 0; i < 8; ++i) confusion.count("news", "news");
  confusion.count("news", "other");
  confusion.count("news", "other");
  confusion.count("other", "other");
  confusion.count("other", "news");
  const auto classes = confusion.classes();
  CHECK(classes.at("news").precision() == doctest::Approx(8.0 / 9));
  CHECK(classes.at("news").recall() == doctest::Approx(0.8));
  CHECK(classes.at("other").precision() == doctest::Approx(1.0 / 3));
  CHECK(classes.at("other").f1() == doctest::Approx(0.4));
  CHECK(confusion.accuracy() == doctest::Approx(0.75));
  CHECK(confusion.macro_f1() == doctest::Approx((2 * (8.0 / 9) * 0.8 / (8.0 / 9 + 0.8) + 0.4) / 2));
}

TEST_CASE("a file of labelled pages is read line by line, and a wrong line is named") {
  const auto pages = read_labelled_pages(
      "{\"id\":\"a\",\"url\":\"https://x.nl/\",\"html\":\"<p>\",\"kind\":\"news\",\"codes\":[\"K0022\"]}\n\n"
      "{\"url\":\"https://x.nl/b\",\"text\":\"plat\"}\n",
      "pages.jsonl");
  REQUIRE(pages);
  REQUIRE(pages->size() == 2);
  CHECK(pages->at(0).kind == "news");
  CHECK(pages->at(0).codes == std::vector<std::string>{"K0022"});
  CHECK_FALSE(pages->at(0).audience);
  CHECK(pages->at(1).id == "pages.jsonl:3");
  CHECK(pages->at(1).content_type == "text/plain; charset=utf-8");

  const char* const wrong[] = {"{", "[]", "{\"url\":\"u\"}", "{\"html\":\"h\"}"};
  for (const char* line : wrong) {
    CAPTURE(line);
    const auto refused = read_labelled_pages(std::string("{\"url\":\"u\",\"text\":\"t\"}\n") + line, "f");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "E-PAGES");
    CHECK(refused.error().what.find("f:2: ") == 0);
  }
}

namespace {

const Date reading_day = *Date::parse("2026-11-22");
const Date blind_day = *Date::parse("2026-10-01");  // the day that the pages of other hands were labelled for

void add_figures_of(const char* file, PageFigures& figures, const Date& day = reading_day) {
  const auto pages = read_labelled_pages(data_file(std::string("pages/") + file), file);
  REQUIRE(pages);
  for (const LabelledPage& page : *pages) {
    const auto document = page_reader().parse({page.url, 200, page.content_type, page.body});
    measure(page, page_reader().read(document, {}, day), {}, figures);
  }
  MESSAGE(text(figures));
}

}  // namespace

TEST_CASE(
    "pages written without the phrase lists at hand are read as labelled, with room for the hard ones") {
  PageFigures figures;
  for (const char* file : {"unseen_first.jsonl", "unseen_second.jsonl", "unseen_third.jsonl"})
    add_figures_of(file, figures);
  CHECK(figures.pages >= 230);
  CHECK(figures.questions.at("kind").macro_f1() >= 0.93);
  CHECK(figures.questions.at("claim").classes().at("mbo_certificate").f1() >= 0.96);
  CHECK(figures.questions.at("audience").accuracy() >= 0.95);
  CHECK(figures.questions.at("availability").accuracy() >= 0.95);
  CHECK(figures.titles.recall() >= 0.96);
  CHECK(figures.words.f1() >= 0.95);
}

TEST_CASE("many ways of saying what one gets, who can come and whether one still can are understood") {
  PageFigures figures;
  add_figures_of("sentences.jsonl", figures);
  CHECK(figures.pages >= 100);
  for (const char* question : {"claim", "audience", "availability"}) {
    CAPTURE(question);
    CHECK(figures.questions.at(question).accuracy() >= 0.95);
  }
}

TEST_CASE(
    "pages by authors who knew nothing of the reader are read as labelled, with room for the hard ones") {
  PageFigures figures;
  add_figures_of("unseen_fourth.jsonl", figures, blind_day);
  CHECK(figures.pages == 159);
  CHECK(figures.questions.at("kind").macro_f1() >= 0.93);
  CHECK(figures.questions.at("claim").classes().at("mbo_certificate").f1() >= 0.96);
  CHECK(figures.questions.at("claim").accuracy() >= 0.93);
  CHECK(figures.questions.at("audience").accuracy() >= 0.92);
  CHECK(figures.questions.at("availability").accuracy() >= 0.92);
  CHECK(figures.titles.recall() >= 0.88);
}

TEST_CASE("sentences by authors who knew nothing of the reader are understood, with room for the odd ones") {
  PageFigures figures;
  add_figures_of("sentences_second.jsonl", figures, blind_day);
  CHECK(figures.pages == 240);
  for (const char* question : {"claim", "audience", "availability"}) {
    CAPTURE(question);
    CHECK(figures.questions.at(question).accuracy() >= 0.92);
  }
}

TEST_CASE("pages kept aside from every repair are read no worse than they were") {
  PageFigures pages;
  add_figures_of("unseen_fifth_kept_aside.jsonl", pages, blind_day);
  CHECK(pages.pages == 150);
  CHECK(pages.questions.at("kind").macro_f1() >= 0.85);
  CHECK(pages.questions.at("claim").accuracy() >= 0.86);
  CHECK(pages.questions.at("audience").accuracy() >= 0.80);
  CHECK(pages.questions.at("availability").accuracy() >= 0.82);
  CHECK(pages.titles.recall() >= 0.92);
  PageFigures sentences;
  add_figures_of("sentences_third_kept_aside.jsonl", sentences, blind_day);
  CHECK(sentences.pages == 240);
  CHECK(sentences.questions.at("claim").accuracy() >= 0.83);
  CHECK(sentences.questions.at("audience").accuracy() >= 0.65);
  CHECK(sentences.questions.at("availability").accuracy() >= 0.65);
}

TEST_CASE("the development pages are read as labelled, with room for the hard ones") {
  PageFigures figures;
  add_figures_of("development.jsonl", figures);
  CHECK(figures.pages >= 400);
  CHECK(figures.questions.at("kind").macro_f1() >= 0.93);
  CHECK(figures.questions.at("claim").classes().at("mbo_certificate").f1() >= 0.96);
  CHECK(figures.questions.at("audience").accuracy() >= 0.95);
  CHECK(figures.questions.at("availability").accuracy() >= 0.93);
  CHECK(figures.titles.recall() >= 0.98);
}
