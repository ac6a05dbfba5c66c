// The figures of docs/matching.md, held: two registers, one of them made up, and titles of certificates that
// are in neither.

#include "tests/matcher/register.hpp"

#include "matcher/evaluation.hpp"
#include "matcher/training.hpp"

#include <fstream>
#include <sstream>

namespace vindbaar::matcher {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

std::vector<Labelled> labelled(const std::string& path) {
  return read_labelled(bytes_of(TEST_DATA "/matcher/" + path), path).value();
}

/// A register made up for this purpose: other names, other siblings, two codes with one name.
const seeds::Lists& second_lists() {
  static const seeds::Lists lists = [] {
    seeds::Lists read = seeds::read_lists(TEST_DATA "/matcher/second").lists.value();
    read.phrases = shipped_lists().phrases;
    return read;
  }();
  return lists;
}

struct Floor {
  Part part;
  double precision;
  double recall;
  double doubtful_most;
  double calibration_error_most;
};

void hold(const Matcher& matcher, const std::vector<Labelled>& rows, const Floor& floor) {
  const Figures figures = measure(matcher, rows, floor.part);
  std::string misses;
  for (const Figures::Miss& miss : figures.misses) {
    if (miss.verdict == Verdict::accepted) misses += text(miss) + '\n';
  }
  INFO(text(figures));
  INFO(misses);
  CHECK(figures.precision() >= floor.precision);
  CHECK(figures.recall() >= floor.recall);
  CHECK(figures.doubtful_share() <= floor.doubtful_most);
  CHECK(figures.calibration_error() <= floor.calibration_error_most);
  CHECK(figures.recall_at_ten() >= 0.999);
}

TEST_CASE("the register of 2022 is matched as well as docs/matching.md says") {
  const std::vector<Labelled> first = labelled("titles.csv");
  const std::vector<Labelled> third = labelled("third.csv");
  const std::vector<Labelled> fourth = labelled("fourth.csv");
  const std::vector<Labelled> unseen = labelled("unseen.csv");
  const std::vector<Labelled> fifth = labelled("fifth.csv");
  const std::size_t developed = first.size() + third.size() + fourth.size();
  const std::size_t set_aside = unseen.size() + fifth.size();
  CHECK(developed >= 1500);
  CHECK(4 * set_aside >= developed + set_aside);
  hold(shipped_matcher(), first, {Part::all, 0.99, 0.96, 0.05, 0.03});
  hold(shipped_matcher(), third, {Part::all, 0.99, 0.94, 0.05, 0.03});
  hold(shipped_matcher(), fourth, {Part::all, 0.99, 0.95, 0.05, 0.03});
}

TEST_CASE("a register never seen is matched nearly as well") {
  const Matcher matcher = Matcher::make(second_lists(), day("2023-06-01")).value();
  const std::vector<Labelled> rows = labelled("second/titles.csv");
  CHECK(rows.size() >= 200);
  hold(matcher, rows, {Part::development, 0.98, 0.93, 0.08, 0.06});
  hold(matcher, rows, {Part::held_out, 0.95, 0.85, 0.12, 0.10});
}

TEST_CASE("the name of a certificate that the register lacks is seldom taken for a sibling") {
  std::size_t asked = 0;
  std::size_t mistaken = 0;
  for (const seeds::Lists* lists : {&shipped_lists(), &second_lists()}) {
    for (std::size_t i = 0; i < lists->certificates.size(); i += 4) {
      const std::string name = lists->certificates[i].name;
      seeds::Lists without = *lists;
      std::erase_if(without.certificates, [&](const seeds::Certificate& each) { return each.name == name; });
      for (const Match& match :
           Matcher::make(without, day("2023-06-01")).value().match({name, std::nullopt, "", ""})) {
        mistaken += match.verdict == Verdict::accepted;
      }
      ++asked;
    }
  }
  CAPTURE(asked);
  CHECK(mistaken * 40 <= asked);  // one in forty
}

TEST_CASE("docs/matching.md names every feature") {
  const std::string page = bytes_of(SOURCE_DIR "/docs/matching.md");
  for (const auto& [feature, weight] : shipped_weights_by_name()) {
    CAPTURE(feature);
    CHECK(page.find('`' + feature + '`') != std::string::npos);
  }
}

TEST_CASE("labels that cannot be read are refused with their line") {
  const char* rows[] = {"title,expected\nEngels,K98\n",
                        "title,code\nEngels,K0984|\n",
                        "title\nEngels\n",
                        "title,context,expected\nEngels,claim=perhaps,none\n",
                        "title,context,expected\nEngels,codes=K1,none\n",
                        "title,context,expected\nEngels,price=4,none\n"};
  for (const char* csv : rows) {
    CAPTURE(csv);
    const auto read = read_labelled(csv, "labels.csv");
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == "E-LABELS");
    CHECK(read.error().what.starts_with("labels.csv:"));
  }
  const auto read = read_labelled(
      "title,expected,context\nEngels,K0984+K0905,codes=K0984|K0905;levels=2|3;sbu=240\n", "labels.csv");
  REQUIRE(read.has_value());
  CHECK(read->front().codes.size() == 2);
  CHECK(read->front().query.context->codes.size() == 2);
  CHECK(read->front().query.context->levels == std::vector<int>{2, 3});
}

TEST_CASE("figures count what they say") {
  std::vector<Labelled> rows = read_labelled(
                                   "title,expected\nHelpende "
                                   "plus,K0905\nGerontopsychiatrie,K0905\nSchoonmetselwerk,none\nEHBO,"
                                   "none\nEngels voor de horeca,K0984\n",
                                   "labels.csv")
                                   .value();
  const Figures figures = measure(shipped_matcher(), rows, Part::all);
  CHECK(figures.titles == 5);
  CHECK(figures.offered == 3);
  CHECK(figures.accepted_right == 1);
  CHECK(figures.accepted_wrong == 2);
  CHECK(figures.sibling_errors == 1);
  CHECK(figures.precision() == doctest::Approx(1.0 / 3));
  CHECK(figures.recall() == doctest::Approx(1.0 / 3));
  CHECK(measure(shipped_matcher(), {}, Part::all).precision() == 1);
}

TEST_CASE("weights are fitted to judged titles, the same each time, and never turn a reason round") {
  std::vector<Labelled> rows = labelled("titles.csv");
  rows.resize(120);
  Weights start = shipped_weights_by_name();
  start["missing_words"] = -0.5;
  const std::vector<TrainingSet> sets = {{&shipped_lists(), day("2023-06-01"), rows, 1}};
  const Training training = train(sets, start).value();
  CHECK(training.titles == 120);
  CHECK(training.loss_after < training.loss_before);
  CHECK(training.weights == train(sets, start).value().weights);
  for (const auto& [feature, weight] : training.weights) {
    CAPTURE(feature);
    CHECK(weight * start.at(feature) >= 0);
  }
  CHECK(train(std::vector<TrainingSet>{}, start).error().code == "E-TRAIN-EMPTY");
}

TEST_CASE("a weight file can be written, read back and used, and a wrong one is refused") {
  Weights weights = shipped_weights_by_name();
  weights["extra_words"] = 0;
  const Weights read = read_weights(weights_csv(weights), "weights.csv").value();
  CHECK(read.at("extra_words") == 0);
  CHECK(read.size() == weights.size());
  const Matcher lenient = Matcher::make(shipped_lists(), day("2023-06-01"), {}, read).value();
  const Query query{"Gerontopsychiatrie op de maan met slagroom", std::nullopt, "", ""};
  CHECK(lenient.match(query).front().best.probability >
        shipped_matcher().match(query).front().best.probability);
  for (const char* csv :
       {"feature,weight\nsmell,1\n", "feature,weight\nstart,a\n", "feature,weight\nstart,1\nstart,2\n",
        "weight\n1\n", "feature,weight\nstart,nan\n"}) {
    CAPTURE(csv);
    CHECK(read_weights(csv, "weights.csv").error().code == "E-WEIGHTS");
  }
}

}  // namespace
}  // namespace vindbaar::matcher
