#include "crawler/recall.hpp"

#include <doctest/doctest.h>

#include <string>

namespace vindbaar::crawler {
namespace {

std::string address(int number) {
  return "https://roc.example/cursus-" + std::to_string(number);
}

}  // namespace

TEST_CASE("what is recalled of an address is what was kept, and can be written to") {
  Recall recall;
  const auto key = Recall::key(1, address(1));
  CHECK(recall.find(key) == nullptr);
  CHECK(recall.recalls_all(key));
  recall.keep(key, {.number = 7, .priority = 30, .is_queued = true});
  REQUIRE(recall.find(key) != nullptr);
  CHECK(recall.find(key)->number == 7);
  recall.find(key)->is_queued = false;
  CHECK_FALSE(recall.find(key)->is_queued);
  recall.keep(key, {.number = 7, .priority = 50});
  CHECK(recall.find(key)->priority == 50);
  CHECK(recall.find(Recall::key(2, address(1))) == nullptr);  // another institution's
}

TEST_CASE("keys differ wherever addresses do") {
  const std::string text = address(12345);
  const auto key = Recall::key(1, text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] = '~';
    CAPTURE(other);
    CHECK(Recall::key(1, other).check != key.check);
    CHECK(Recall::key(1, std::string_view(text).substr(0, at)).check != key.check);
  }
}

TEST_CASE("old addresses make room for new ones, and then a missing one may be known all the same") {
  Recall recall;
  constexpr int many = 400'000;
  for (int i = 0; i < many; ++i) recall.keep(Recall::key(1, address(i)), {.number = i + 1});
  int recalled = 0;
  for (int i = 0; i < many; ++i) {
    const auto key = Recall::key(1, address(i));
    const Known* known = recall.find(key);
    if (known != nullptr && known->number != i + 1) FAIL("another address");
    if (known == nullptr && recall.recalls_all(key)) FAIL("said to be new");
    recalled += known != nullptr ? 1 : 0;
  }
  CHECK(recalled > 60'000);
  CHECK(recalled <= 65'536);
  CHECK(recall.find(Recall::key(1, address(many - 1))) != nullptr);
  recall.clear();
  CHECK(recall.find(Recall::key(1, address(many - 1))) == nullptr);
  CHECK_FALSE(recall.recalls_all(Recall::key(1, address(many - 1))));
}

}  // namespace vindbaar::crawler
