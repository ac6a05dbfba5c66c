#include "crawler/families.hpp"

#include "crawler/lanes.hpp"

#include <doctest/doctest.h>

namespace vindbaar::crawler {
namespace {

std::string key(const std::string& url, const std::string& source = {}) {
  return family_key(Url::parse(url).value(), source);
}

}  // namespace

TEST_CASE("a family is a folder of a host with the names of the query, and the place that links to it") {
  CHECK(key("https://roc.nl/") == "roc.nl");
  CHECK(key("https://roc.nl/cursus-lassen") == "roc.nl");
  CHECK(key("https://roc.nl/nieuws/2023/05/feest") == "roc.nl/nieuws/#/#");
  CHECK(key("https://roc.nl/a/b/c/d/e") == "roc.nl/a/b/c");
  CHECK(key("https://roc.nl/zoek?q=1&b=2") == "roc.nl?b&q");
  CHECK(key("https://roc.nl/cursussen/lassen/") == "roc.nl/cursussen");
  CHECK(key("https://roc.nl/k/9f86d081884c7d659a2f/a") == key("https://roc.nl/k/60303ae22b998861bce3/b"));
  CHECK(key("https://roc.nl/(k(0dc3b45sfnx0pb2q))/a") == "roc.nl/(k($))");
  CHECK(key("https://roc.nl/verzorgende-ig-2024-2025-niveau-3/a") == "roc.nl/verzorgende-ig-#-#-niveau-#");
  CHECK(key("https://roc.nl/opleiding2024niveau3/a") == "roc.nl/opleiding#niveau#");
  CHECK(key("https://roc.nl/x", "roc.nl/aanbod") == "roc.nl < roc.nl/aanbod");
  CHECK(listing_key(Url::parse("https://roc.nl/aanbod/?pagina=3").value()) == "roc.nl/aanbod");
  CHECK(listing_key(Url::parse("https://roc.nl/nieuws/2021/feest").value()) == "roc.nl/nieuws/#/feest");
}

TEST_CASE("what was seen of a family is expected of the rest, and new folders are like the folder above") {
  Families families;
  families.put({1, "roc.nl/info < roc.nl", 0, 0, 0});
  families.put({2, "roc.nl/nieuws", 0, 0, 0});
  families.put({3, "roc.nl/info/zorg", 0, 0, 0});
  families.put({4, "roc.nl/nieuws/oud", 0, 0, 0});
  for (int i = 0; i < 5; ++i) {
    families.learn(1, 1.0, false);
    families.learn(2, 0.0, false);
  }
  const int first_look = static_cast<int>(defaults::novelty_points);
  CHECK(families.points(1) > families.points(3) - first_look);  // seen beats expected
  CHECK(families.points(3) > families.points(4));               // expected from the folder above
  CHECK(families.points(4) > families.points(2));               // nothing was seen of it yet
  CHECK(families.points(2) < 0);
  CHECK(families.points(99) == 0);
}

TEST_CASE("what was seen of a folder is expected of folders of the same name elsewhere") {
  Families families;
  families.put({1, "roc.nl/zorg/klassen", 10, 9, 0});
  families.put({2, "roc.nl/zorg/studie", 10, 1, 0});
  families.put({3, "roc.nl/groen/klassen", 0, 0, 0});
  families.put({4, "roc.nl/groen/studie", 0, 0, 0});
  CHECK(families.points(3) > families.points(4) + 10);
}

TEST_CASE("a folder of a new name is looked at before an ordinary one is seen to the end") {
  Families families;
  families.put({1, "roc.nl/zorg/opleiding", 20, 4, 0});
  families.put({2, "roc.nl/zorg/klassen", 0, 0, 0});
  families.put({3, "roc.nl/groen/klassen", 0, 0, 0});
  CHECK(families.points(2) > families.points(1) + 20);
  for (int i = 0; i < 3; ++i) families.learn(2, 0, false);
  CHECK(families.points(2) < families.points(1));
  CHECK(families.points(3) < families.points(1) + 10);  // its name is known by now
}

TEST_CASE("where every page has a folder of its own, new names soon count for nothing") {
  Families families;
  const auto add = [&](int number) {
    const std::string name{static_cast<char>('a' + number / 26), static_cast<char>('a' + number % 26)};
    families.put({number, "roc.nl/" + name, 0, 0, 0});
  };
  add(1);
  const int at_first = families.points(1);
  for (int number = 1; number < 100; ++number) {
    add(number);
    families.learn(number, 0, false);
  }
  add(100);
  CHECK(families.points(100) < at_first - 10);
}

TEST_CASE("a family that only repeats itself is a flood; one that brings something now and then is not") {
  Families families;
  families.put({1, "roc.nl/agenda", 0, 0, 0});
  families.put({2, "roc.nl/cursus", 0, 0, 0});
  for (int i = 0; i < 40; ++i) {
    families.learn(1, 0, true);
    families.learn(2, 0.5, i % 5 != 0);
  }
  CHECK(families.is_flood(1));
  CHECK_FALSE(families.is_flood(2));
}

TEST_CASE("when there are too many families, addresses join the nearest folder above") {
  Families families;
  for (int i = 1; i <= 2000; ++i)
    families.put({i, "roc.nl/" + std::string(i == 1 ? "a" : "b" + std::to_string(i)), 0, 0, 0});
  CHECK(families.is_full());
  REQUIRE(families.find("roc.nl/a/nieuw") != nullptr);
  CHECK(families.find("roc.nl/a/nieuw")->number == 1);
  CHECK(families.find("elders.nl/x") != nullptr);
}

TEST_CASE("the next address is of the family whose best address and experience together stand highest") {
  Families families;
  families.put({1, "roc.nl/a", 10, 10, 0});
  families.put({2, "roc.nl/b", 10, 0, 0});
  Lanes lanes;
  lanes.add(7, "roc.nl", 2, 30);
  lanes.add(7, "roc.nl", 1, 10);
  lanes.add(7, "roc.nl", 1, 5);
  REQUIRE(lanes.best(7, "roc.nl", families));
  CHECK(lanes.best(7, "roc.nl", families)->family == 1);
  CHECK(lanes.best(7, "roc.nl", families)->bound == 10);
  lanes.correct(7, "roc.nl", 1, std::nullopt);
  CHECK(lanes.best(7, "roc.nl", families)->family == 2);
  lanes.correct(7, "roc.nl", 2, std::nullopt);
  CHECK_FALSE(lanes.best(7, "roc.nl", families));
  CHECK_FALSE(lanes.best(8, "roc.nl", families));
}

}  // namespace vindbaar::crawler
