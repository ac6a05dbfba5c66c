#include "core/coding_frame.hpp"

#include "core/vocabulary.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace vindbaar;

TEST_CASE("the coding frame has 7 objective features and 11 of flexibility, each once") {
  int objective = 0;
  int flexibility = 0;
  std::set<std::string_view> ids;
  for (const Feature& feature : coding_frame()) {
    ++(feature.is_flexibility ? flexibility : objective);
    ids.insert(feature.id);
    CHECK_FALSE(feature.nl.empty());
    CHECK_FALSE(feature.en.empty());
    CHECK(feature_of(feature.id) == &feature);
  }
  CHECK(objective == 7);
  CHECK(flexibility == 11);
  CHECK(ids.size() == 18);
  CHECK(feature_of("colour") == nullptr);
}

TEST_CASE("a feature's values are words for files, different from each other and from not stated") {
  for (const Feature& feature : coding_frame()) {
    CAPTURE(feature.id);
    std::set<std::string_view> words;
    for (const FeatureValue& value : feature.values) {
      CAPTURE(value.word);
      CHECK(value.word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") == std::string_view::npos);
      CHECK(is_allowed(feature, value.word));
      CHECK(value.word != not_stated);
      words.insert(value.word);
    }
    CHECK(words.size() == feature.values.size());
    CHECK(is_allowed(feature, "something else") == feature.values.empty());
  }
}

TEST_CASE("the frame's sectors are the eight chambers") {
  for (const FeatureValue& value : feature_of("sector")->values) {
    const auto sector = from_word<Sector>(value.word);
    REQUIRE(sector);
    CHECK(title(*sector) == value.nl);
  }
  CHECK(feature_of("sector")->values.size() == 8);
}
