#include "matcher/levels.hpp"

#include <algorithm>
#include <optional>

namespace vindbaar::matcher {
namespace {

std::optional<int> level_of(const Word& word) {
  if (word.text.size() != 1 || word.text[0] < '1' || word.text[0] > '4') return std::nullopt;
  return word.text[0] - '0';
}

bool announces_level(const Word& word) {
  if (word.text[0] != 'n' && word.text[0] != 'm' && word.text[0] != 'l') return false;
  return word.text == "niveau" || word.text == "niveaus" || word.text == "niv" || word.text == "mbo" ||
         word.text == "level";
}

/// "n3", "niveau3", "mbo4": announced and said in one word.
std::optional<int> joined_level(const Word& word) {
  if (word.text.back() < '1' || word.text.back() > '4') return std::nullopt;
  for (const std::string_view lead : {"n", "niveau", "mbo", "niv"}) {
    if (word.text.size() != lead.size() + 1 || !word.text.starts_with(lead)) continue;
    const char digit = word.text.back();
    if (digit >= '1' && digit <= '4') return digit - '0';
  }
  return std::nullopt;
}

bool connects(const Word& word) {
  return word.text == "en" || word.text == "of" || word.text == "tot" || word.text == "met";
}

/// "geschikt voor" before a level belongs to the indication.
void drop_lead(std::vector<Word>& kept) {
  while (!kept.empty() &&
         (kept.back().text == "voor" || kept.back().text == "op" || kept.back().text == "geschikt")) {
    kept.pop_back();
  }
}

/// Levels as they are read, in ranges too: after "2 tot" a 4 means 2, 3 and 4.
class Levels {
 public:
  void add(int level) {
    for (int between = last_ + 1; is_range_ && last_ > 0 && between < level; ++between)
      levels_.push_back(between);
    levels_.push_back(level);
    last_ = level;
    is_range_ = false;
  }
  void range_follows(bool follows) { is_range_ = follows; }
  void next_indication() { last_ = 0; }

  std::vector<int> sorted() && {
    std::sort(levels_.begin(), levels_.end());
    levels_.erase(std::unique(levels_.begin(), levels_.end()), levels_.end());
    return std::move(levels_);
  }

 private:
  std::vector<int> levels_;
  int last_ = 0;
  bool is_range_ = false;
};

/// Where a level begins that is announced at `at`: the digit, or `at` itself for "n3"; nothing when none is.
std::optional<std::size_t> first_digit(const std::vector<Word>& words, std::size_t at) {
  if (!announces_level(words[at])) return std::nullopt;
  std::size_t digit = at + 1;
  if (digit + 1 < words.size() && words[at].text == "mbo" && announces_level(words[digit])) ++digit;
  return digit < words.size() && level_of(words[digit]) ? std::optional(digit) : std::nullopt;
}

/// Reads on after a level as long as more are connected to it; returns the first word that is no part of the
/// indication.
std::size_t read_more(const std::vector<Word>& words, std::size_t next, Levels& levels) {
  while (next < words.size()) {
    std::size_t digit = next;
    while (digit < words.size() && connects(words[digit])) ++digit;
    if (digit == words.size() || !level_of(words[digit])) break;
    if (digit == next && !words[digit].parts_before) break;
    levels.range_follows(digit > next && words[next].text == "tot");
    levels.add(*level_of(words[digit]));
    next = digit + 1;
  }
  return next;
}

}  // namespace

std::vector<int> take_levels(std::vector<Word>& words) {
  const bool may_have_levels = std::any_of(words.begin(), words.end(), [](const Word& word) {
    return announces_level(word) || joined_level(word);
  });
  if (!may_have_levels) return {};
  Levels levels;
  std::vector<Word> kept;
  kept.reserve(words.size());
  for (std::size_t at = 0; at < words.size();) {
    levels.next_indication();
    if (const auto joined = joined_level(words[at])) {
      levels.add(*joined);
      at = read_more(words, at + 1, levels);
    } else if (const auto digit = first_digit(words, at)) {
      drop_lead(kept);
      levels.add(*level_of(words[*digit]));
      at = read_more(words, *digit + 1, levels);
    } else {
      kept.push_back(std::move(words[at++]));
    }
  }
  words = std::move(kept);
  return std::move(levels).sorted();
}

}  // namespace vindbaar::matcher
