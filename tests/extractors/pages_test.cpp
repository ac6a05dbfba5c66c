// The labelled pages: written by hand from what real pages look like, in many layouts. A quarter is held out:
// not looked at while the rules were made.
#include "tests/extractors/reading.hpp"
#include "tests/extractors/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace vindbaar;
using extractors::Candidate;
using extractors::Reading;

namespace {

Reading read(const Json& page) {
  const std::string html = page["html"];
  return read_page(page["url"], html);
}

const Candidate* find(const Reading& reading, const std::string& title) {
  const auto found = std::find_if(reading.candidates.begin(), reading.candidates.end(),
                                  [&](const Candidate& candidate) { return candidate.title == title; });
  return found == reading.candidates.end() ? nullptr : &*found;
}

struct Score {
  int right = 0;
  int all = 0;
  std::string wrong;
  void count(bool is_right, const std::string& what) {
    ++all;
    if (is_right) {
      ++right;
    } else {
      wrong += "\n    " + what;
    }
  }
};

void compare(const Json& expected, const char* key, std::string_view got, const std::string& where,
             std::map<std::string, Score>& scores) {
  if (!expected.contains(key) || !expected[key].is_string()) return;
  const std::string wanted = expected[key];
  scores[key].count(wanted == got, where + ": expected " + wanted + ", got " + std::string(got));
}

void compare_candidate(const Json& expected, const Candidate& candidate, const std::string& where,
                       std::map<std::string, Score>& scores) {
  compare(expected, "claim", word(candidate.claim.value), where + " [" + candidate.claim.quote + "]", scores);
  compare(expected, "audience", word(candidate.audience.value), where + " [" + candidate.audience.quote + "]",
          scores);
  compare(expected, "availability", word(candidate.availability.value),
          where + " [" + candidate.availability.quote + "]", scores);
}

std::map<std::string, Score> measure(const std::string& file) {
  std::map<std::string, Score> scores;
  for (const Json& page : vectors(file)) {
    const std::string id = page["id"];
    const Reading reading = read(page);
    compare(page, "kind", word(reading.page.kind), id, scores);
    for (const std::string title : page["titles"])
      scores["titles"].count(find(reading, title) != nullptr, id + ": missing " + title);
    for (const std::string title : page["not_titles"])
      scores["no_titles"].count(find(reading, title) == nullptr, id + ": unwanted " + title);
    for (const Json& item : page["items"]) {
      const Candidate* found = find(reading, item["title"]);
      if (found != nullptr) compare_candidate(item, *found, id + " / " + found->title, scores);
    }
    if (!page["items"].empty() || page["titles"].empty()) continue;
    if (const Candidate* found = find(reading, page["titles"][0]))
      compare_candidate(page, *found, id, scores);
  }
  return scores;
}

void check(const std::map<std::string, Score>& scores, int least_percent) {
  for (const auto& [what, score] : scores) {
    MESSAGE(what << ": " << score.right << " of " << score.all << score.wrong);
    CHECK_MESSAGE(score.right * 100 >= score.all * least_percent, what);
  }
}

}  // namespace

TEST_CASE("labelled pages are read as a person reads them") {
  check(measure("pages.jsonl"), 97);
}

TEST_CASE("pages written after the rules are read as a person reads them") {
  check(measure("pages_later.jsonl"), 95);
}

TEST_CASE("every phrase matches its example and not its counterexample") {
  seeds::Lists ours;
  for (const char* topic : {"families", "claim", "audience", "availability", "section", "furniture",
                            "page_url", "page_title", "page_text"}) {
    ours.phrases[topic] = seed_lists().topic(topic);
    CHECK(!ours.phrases[topic].empty());
  }
  for (const seeds::Problem& problem : extractors::check_phrases(ours)) FAIL_CHECK(problem.text());
}
