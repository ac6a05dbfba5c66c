#include "matcher/defaults.hpp"
#include "matcher/names.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace vindbaar::matcher {
namespace {

constexpr double letters_least = 0.3;  // of a name that shares no word
constexpr double rounding = 0.999;     // leaves more than rounding errors can take

constexpr std::size_t block = 64;       // names whose counts are added to at once
constexpr std::size_t list_share = 32;  // a trigram of more than one name in so many has a row, not a list
constexpr std::size_t most_counted = 255;
constexpr std::uint32_t no_row = 0xFFFFFFFFU;

bool is_nearer(const Distance& a, const Distance& b) {
  return a.nearness != b.nearness ? a.nearness > b.nearness : a.near.name < b.near.name;
}

/// The nearest so far.
class Leaders {
 public:
  void add(double nearness) {
    if (nearness <= best_.back()) return;
    best_.back() = nearness;
    for (std::size_t i = best_.size() - 1; i > 0 && best_[i] > best_[i - 1]; --i)
      std::swap(best_[i], best_[i - 1]);
    worth_ = std::min(best_.back(), defaults::far_share * best_.front());
  }
  /// The lowest nearness that can still be among the answers; 0 while there are few.
  double worth_having() const { return worth_; }

 private:
  std::array<double, defaults::candidates_least> best_{};
  double worth_ = 0;
};

/// The fewest letters that a name must share to be as near as `least` by letters alone: 2 * shared / (letters
/// + its own) >= least, and its own are at least the shared.
std::size_t shared_least(double least, std::size_t letters) {
  if (least >= 2) return letters + 1;
  return static_cast<std::size_t>(std::ceil(rounding * least / (2 - least) * static_cast<double>(letters)));
}

/// 1 / count, a little more: cheaper than a division, for what only has to be bounded.
float inverse_of(std::size_t count) {
  static const auto inverses = [] {
    std::array<float, 1024> table{};
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = 1.00001F / static_cast<float>(i);
    return table;
  }();
  return count < inverses.size() ? inverses[count] : 1.00001F / static_cast<float>(count);
}

std::size_t blocks_of(std::size_t names) {
  return (names + block - 1) / block;
}

/// Four rows at once, for the counts are read and written once.
void add_rows(std::uint8_t* __restrict counts, const std::array<const std::uint8_t*, 4>& rows,
              std::size_t blocks) {
  const auto [one, two, three, four] = rows;
  for (std::size_t at = 0; at < blocks * block; at += block) {
    for (std::size_t i = at; i < at + block; ++i)
      counts[i] = static_cast<std::uint8_t>(counts[i] + one[i] + two[i] + three[i] + four[i]);
  }
}

/// Calls `visit` with the place of each count that is at least `least`; eight counts at a time, for next to
/// none is. The first `size` are those of names, the others 0.
template <class Visit>
void for_each_at_least(const std::vector<std::uint8_t>& counts, std::size_t least, std::size_t size,
                       Visit visit) {
  if (least > most_counted) return;
  if (least == 0 || least > 128) {  // seldom: hardly a letter is needed, or very many
    for (std::size_t at = 0; at < size; ++at) {
      if (counts[at] >= least) visit(static_cast<std::uint32_t>(at));
    }
    return;
  }
  constexpr std::uint64_t top_bits = 0x8080808080808080U;
  constexpr std::uint64_t one_each = 0x0101010101010101U;
  constexpr bool is_first_lowest = std::endian::native == std::endian::little;
  const std::uint64_t lift = one_each * (128 - least);
  for (std::size_t at = 0; at < counts.size(); at += sizeof lift) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, counts.data() + at, sizeof eight);
    // Counts below 128 do not carry into their neighbour; any other has its top bit already.
    std::uint64_t hits = (((eight & ~top_bits) + lift) | eight) & top_bits;
    for (; hits != 0; hits &= hits - 1) {
      const auto place = static_cast<std::size_t>(std::countr_zero(hits)) / 8;
      visit(static_cast<std::uint32_t>(at + (is_first_lowest ? place : 7 - place)));
    }
  }
}

std::vector<Near> best_of(std::vector<Distance>& ranked, double least, std::size_t most) {
  std::erase_if(ranked, [&](const Distance& each) { return each.nearness < least; });
  const auto count = static_cast<std::ptrdiff_t>(std::min(most, ranked.size()));
  std::partial_sort(ranked.begin(), ranked.begin() + count, ranked.end(), is_nearer);
  std::vector<Near> nearest;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const bool is_far = ranked[i].nearness < defaults::far_share * ranked.front().nearness;
    if (i >= defaults::candidates_least && is_far) break;
    nearest.push_back(ranked[i].near);
  }
  return nearest;
}

}  // namespace

void Names::index() {
  names_by_word_.resize(lexicon_.size());
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    for (const NameWord& word : names_[i].words) {
      if (word.is_function_word) continue;
      auto& list = names_by_word_[word.id];
      if (list.empty() || list.back() != i) list.push_back(i);
    }
    names_by_trigram_.add(i, names_[i].trigrams);
  }
  names_by_trigram_.settle();
  const std::size_t row_size = blocks_of(names_.size()) * block;
  row_of_trigram_.assign(names_by_trigram_.size(), no_row);
  rows_.assign(row_size, 0);
  for (std::uint32_t gram = 0; gram < row_of_trigram_.size(); ++gram) {
    const auto names = names_by_trigram_.texts_of(gram);
    if (names.size() * list_share <= names_.size()) continue;
    row_of_trigram_[gram] = static_cast<std::uint32_t>(rows_.size() / row_size);
    rows_.resize(rows_.size() + row_size);
    for (const std::uint32_t name : names) rows_[rows_.size() - row_size + name] = 1;
  }
}

void Names::weigh_words(const std::vector<Link>& links, NearestTable& table) const {
  table.words.resize(names_.size());
  float* const words = table.words.data();
  for (const Link& link : links) {
    for (std::uint8_t i = 0; i < link.id_count; ++i) {
      const float gain = link.similarity * static_cast<float>(lexicon_.rarity(link.ids[i]));
      for (const std::uint32_t name : names_by_word_[link.ids[i]]) {
        if (words[name] <= 0) table.touched.push_back(name);
        words[name] += gain;
      }
    }
  }
}

/// Counts, for every name, the letters it shares with the title; returns how many of the title's were left
/// uncounted, for a byte holds no more.
std::size_t Names::count_letters(const std::vector<std::uint32_t>& letters, NearestTable& table) const {
  const std::size_t blocks = blocks_of(names_.size());
  table.letters.assign(blocks * block, 0);
  std::uint8_t* const shared = table.letters.data();
  std::array<const std::uint8_t*, most_counted + 3> rows;  // NOLINT(*-member-init): written before it is read
  std::size_t row_count = 0;
  std::size_t counted = 0;
  for (const std::uint32_t gram : letters) {
    const std::uint32_t number = names_by_trigram_.number(gram);
    if (number == GramIndex::none) continue;
    if (++counted > most_counted) continue;
    if (row_of_trigram_[number] == no_row) {
      for (const std::uint32_t name : names_by_trigram_.texts_of(number)) ++shared[name];
    } else {
      const std::uint8_t* row = rows_.data() + row_of_trigram_[number] * blocks * block;
      __builtin_prefetch(row);
      __builtin_prefetch(row + block);
      rows[row_count++] = row;
    }
  }
  while (row_count % 4 != 0) rows[row_count++] = rows_.data();  // the first row is all 0
  for (std::size_t i = 0; i < row_count; i += 4)
    add_rows(shared, {rows[i], rows[i + 1], rows[i + 2], rows[i + 3]}, blocks);
  return counted > most_counted ? counted - most_counted : 0;
}

std::vector<Near> Names::nearest(const std::vector<Link>& links, const std::vector<std::uint32_t>& letters,
                                 std::size_t most, NearestTable& table) const {
  weigh_words(links, table);
  const std::size_t uncounted = count_letters(letters, table);
  std::vector<Distance>& ranked = table.ranked;
  ranked.clear();
  Leaders leaders;
  const auto compare = [&](std::uint32_t name, double by_words) {
    const std::size_t both = uncounted == 0 ? table.letters[name] : shared(letters, names_[name].trigrams);
    const double likeness =
        2.0 * static_cast<double>(both) / static_cast<double>(letters.size() + sizes_[name].letters);
    if (by_words <= 0 && likeness < letters_least) return;
    ranked.push_back({by_words + likeness, {name, static_cast<std::uint32_t>(both)}});
    leaders.add(by_words + likeness);
  };
  for (const std::uint32_t name : table.touched) {
    const Size& size = sizes_[name];
    const float most_likeness =
        2 * inverse_of(letters.size() + size.letters) * static_cast<float>(table.letters[name] + uncounted);
    const bool is_far = table.words[name] * size.per_weight + most_likeness < leaders.worth_having();
    if (!is_far) compare(name, static_cast<double>(table.words[name]) / size.weight);
  }
  const double worth = leaders.worth_having();
  const double least = std::max(letters_least, worth) * rounding;
  const std::size_t needed = shared_least(least, letters.size());
  for_each_at_least(table.letters, needed > uncounted ? needed - uncounted : 0, names_.size(),
                    [&](std::uint32_t name) {
                      if (table.words[name] <= 0) compare(name, 0);
                    });
  for (const std::uint32_t name : table.touched) table.words[name] = 0;
  table.touched.clear();
  return best_of(ranked, leaders.worth_having(), most);
}

}  // namespace vindbaar::matcher
