// The fast ways give the answers of slow and obvious ones: on all judged titles, over two registers.

#include "tests/matcher/register.hpp"

#include "matcher/beginnings.hpp"
#include "matcher/defaults.hpp"
#include "matcher/labelled.hpp"
#include "matcher/likeness.hpp"
#include "matcher/ranking.hpp"
#include "matcher/stem.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

namespace vindbaar::matcher {
namespace {

std::vector<Query> judged_titles() {
  std::vector<Query> queries;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TEST_DATA "/matcher")) {
    const std::string path = entry.path().string();
    const bool is_titles = entry.path().extension() == ".csv" &&
                           path.find("/training/") == std::string::npos &&
                           path.find("/lists/") == std::string::npos;
    if (!is_titles) continue;
    std::stringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    const std::vector<Labelled> rows = read_labelled(bytes.str(), path).value();
    for (const Labelled& row : rows) queries.push_back(row.query);
  }
  std::sort(queries.begin(), queries.end(), [](const Query& a, const Query& b) { return a.title < b.title; });
  return queries;
}

struct Room {
  explicit Room(const seeds::Lists& lists)
      : reader(TitleReader::make(lists).value()), names(lists, day("2023-06-01"), reader) {}
  TitleReader reader;
  Names names;
};

const Room& shipped_room() {
  static const Room room(shipped_lists());
  return room;
}

/// The table of distances, cell by cell.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min(
          {table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[a.size()][b.size()];
}

TEST_CASE("edits counted bit by bit are those counted cell by cell") {
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string a(random() % 12, 'a');
    for (char& letter : a) letter = static_cast<char>('a' + random() % 4);
    std::string b = a;
    for (std::size_t change = random() % 5; change > 0 && !b.empty(); --change) {
      const std::size_t at = random() % b.size();
      if (random() % 3 == 0)
        b.erase(at, 1);
      else if (random() % 2 == 0)
        b.insert(at, 1, static_cast<char>('a' + random() % 4));
      else
        std::swap(b[at], b[at / 2]);
    }
    const std::size_t limit = random() % 5;
    CAPTURE(a);
    CAPTURE(b);
    REQUIRE(Spelling(a).edits_to(b, limit) == std::min(edits(a, b), limit + 1));
  }
  CHECK(Spelling(std::string(63, 'a')).edits_to(std::string(62, 'a'), 2) == 1);
  CHECK(Spelling(std::string(64, 'a')).edits_to(std::string(64, 'a'), 2) == 3);
}

/// Every name compared, every letter counted.
std::vector<Near> nearest_slowly(const Names& names, const Reading& reading) {
  std::vector<float> words(names.names().size(), 0);
  for (const Link& link : reading.links) {
    for (std::size_t i = 0; i < link.id_count; ++i) {
      if (names.lexicon().is_function_word(link.ids[i])) continue;
      for (std::size_t name = 0; name < words.size(); ++name) {
        const auto& in = names.names()[name].words;
        const bool has =
            std::any_of(in.begin(), in.end(), [&](const NameWord& w) { return w.id == link.ids[i]; });
        if (has) words[name] += link.similarity * static_cast<float>(names.lexicon().rarity(link.ids[i]));
      }
    }
  }
  std::vector<std::pair<double, Near>> all;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const Name& name = names.names()[i];
    const auto both = static_cast<std::uint32_t>(shared(reading.letters, name.trigrams));
    const double likeness = 2.0 * both / static_cast<double>(reading.letters.size() + name.trigrams.size());
    if (words[i] <= 0 && likeness < 0.3) continue;
    all.push_back({static_cast<double>(words[i]) / name.weight + likeness, {i, both}});
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Near> nearest;
  for (const auto& [nearness, near] : all) {
    const bool is_far = nearness < defaults::far_share * all.front().first;
    if (nearest.size() == defaults::candidates || (nearest.size() >= defaults::candidates_least && is_far))
      break;
    nearest.push_back(near);
  }
  return nearest;
}

TEST_CASE("the index finds the names that comparing with the whole register finds") {
  const Room& room = shipped_room();
  Desk desk(room.names);
  std::vector<Query> queries = judged_titles();
  REQUIRE(queries.size() > 1500);
  std::string letters;
  for (const Name& name : room.names.names()) letters += name.printed + ' ';
  queries.push_back({letters.substr(0, 590), std::nullopt, "", ""});  // more letters than a byte counts
  for (const Query& query : queries) {
    CAPTURE(query.title);
    const Reading reading = read(room.reader, room.names, query, desk);
    const auto fast = room.names.nearest(reading.links, reading.letters, defaults::candidates, desk.nearest);
    const auto slow = nearest_slowly(room.names, reading);
    REQUIRE(fast.size() == slow.size());
    for (std::size_t i = 0; i < fast.size(); ++i) {
      REQUIRE(fast[i].name == slow[i].name);
      REQUIRE(fast[i].shared_letters == slow[i].shared_letters);
    }
  }
}

TEST_CASE("no two words are refused that make a register word when written as one") {
  const Lexicon& lexicon = shipped_room().names.lexicon();
  std::set<std::string> known;  // words, stems, roots
  Beginnings beginnings;
  for (WordId id = 0; id < lexicon.size(); ++id) {
    for (const std::string& text : {lexicon.text(id), stem(lexicon.text(id)), root(lexicon.text(id))}) {
      known.insert(text);
      beginnings.add(text);
    }
  }
  beginnings.settle();
  std::set<std::string> words;
  for (const Query& query : judged_titles()) {
    const Wording wording = shipped_room().reader.read(query.title);
    for (const Word& word : wording.words) words.insert(word.text);
  }
  // Halves of register words, so that many pairs do make one.
  for (WordId id = 0; id < lexicon.size(); ++id) {
    const std::string& text = lexicon.text(id);
    for (std::size_t at = 2; at + 2 < text.size(); at += 3) {
      words.insert(text.substr(0, at));
      words.insert(text.substr(at));
    }
  }
  const std::vector<std::string> all(words.begin(), words.end());
  std::mt19937 random(3);
  std::size_t refused = 0;
  std::size_t made = 0;
  const auto judge = [&](const Junction::End& end, const std::string& first, const std::string& second) {
    const Junction junction = junction_of(second, stem(second));
    const std::string one = first + second;
    const bool makes = known.contains(one) || known.contains(stem(one)) || known.contains(root(one));
    const bool may = beginnings.may_begin(end, junction, junction);
    made += makes ? 1U : 0U;
    refused += may ? 0U : 1U;
    CAPTURE(first);
    CAPTURE(second);
    REQUIRE((may || !makes));
  };
  for (const std::string& first : all) {
    const Junction junction = junction_of(first, stem(first));
    for (int round = 0; round < 120; ++round) {
      const std::string& second = all[random() % all.size()];
      judge(junction.plain, first, second);
      judge(junction.with_s, first + 's', second);
      judge(junction.of_stem, stem(first), second);
    }
  }
  for (WordId id = 0; id < lexicon.size(); ++id) {
    const std::string& text = lexicon.text(id);
    for (const char* ending : {"", "en", "s", "e", "er", "ing", "tjes"}) {
      for (std::size_t at = 2; at + 2 < text.size(); ++at) {
        const std::string first = text.substr(0, at);
        judge(junction_of(first, stem(first)).plain, first, text.substr(at) + ending);
      }
    }
  }
  CHECK(made > 1000);
  CHECK(refused > 10 * made);
}

TEST_CASE("what was remembered of words changes no answer, and is forgotten when it is too much") {
  const Room& room = shipped_room();
  Desk old(room.names);
  const std::vector<Query> queries = judged_titles();
  for (std::size_t i = 0; i < queries.size(); i += 2) {
    CAPTURE(queries[i].title);
    Desk fresh(room.names);
    const Reading first = read(room.reader, room.names, queries[i], fresh);
    const Reading again = read(room.reader, room.names, queries[i], old);
    const auto expected = rank_certificates(first, room.names, shipped_model(), fresh);
    const auto ranked = rank_certificates(again, room.names, shipped_model(), old);
    REQUIRE(ranked.size() == expected.size());
    for (std::size_t place = 0; place < ranked.size(); ++place) {
      REQUIRE(ranked[place].name == expected[place].name);
      REQUIRE(ranked[place].values == expected[place].values);
      REQUIRE(ranked[place].total == expected[place].total);
    }
  }
  for (std::size_t i = 0; i < defaults::remembered_words + 5; ++i)
    old.words.facts("woord" + std::to_string(i));
  const Reading reading = read(room.reader, room.names, {"Helpende plus", std::nullopt, "", ""}, old);
  CHECK(reading.title.words.front().facts->known.has_value());
}

TEST_CASE("an answer without words is the answer with words") {
  for (const Query& query : judged_titles()) {
    CAPTURE(query.title);
    const auto told = shipped_matcher().match(query);
    const auto untold = shipped_matcher().match(query, Telling::untold);
    REQUIRE(told.size() == untold.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
      REQUIRE(untold[i].best.code == told[i].best.code);
      REQUIRE(untold[i].best.probability == told[i].best.probability);
      REQUIRE(untold[i].verdict == told[i].verdict);
      REQUIRE(untold[i].runner_up.has_value() == told[i].runner_up.has_value());
      if (told[i].runner_up) REQUIRE(untold[i].runner_up->code == told[i].runner_up->code);
      REQUIRE(untold[i].best.reasons.empty());
      REQUIRE(untold[i].verdict_reason.empty());
      REQUIRE_FALSE(told[i].verdict_reason.empty());
    }
  }
}

}  // namespace
}  // namespace vindbaar::matcher
