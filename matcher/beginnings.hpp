#pragma once
// Tells cheaply that two words written as one are no word of the register, nor another form of one: then
// neither its stem nor its root needs to be worked out. Most pairs of words of a title are so.

#include <cstdint>
#include <string_view>
#include <vector>

namespace vindbaar::matcher {

/// How a word begins or ends a compound: what is needed of it to judge a pair.
struct Junction {
  struct End {
    std::uint32_t hash = 0;  ///< Of its letters, doubled vowels once.
    char letter = ' ';       ///< The last one.
    bool is_judged = false;  ///< It has vowels and nothing but a-z.
  };
  End plain;
  End with_s;        ///< "verlichtings".
  End of_stem;       ///< "verlichting" for "verlichtingen".
  char first = ' ';  ///< Its first two letters, doubled vowels once.
  char second = ' ';
  bool has_two = false;
  /// Its first letters stay when its endings are taken off: "installaties", not "heden".
  bool keeps_letters = false;
};

Junction junction_of(std::string_view word, std::string_view stem);

/// The beginnings of words. Built once, then read by many threads.
class Beginnings {
 public:
  /// Words, stems and roots. Call `settle` after the last.
  void add(std::string_view text);
  void settle();

  /// False when no added text begins as the two written as one do, with what follows in `last` (the second
  /// one, or a third) taken off or not.
  bool may_begin(const Junction::End& end, const Junction& second, const Junction& last) const;

 private:
  std::size_t place_of(std::uint32_t hash) const { return (hash ^ (hash >> 15)) & mask_; }

  std::vector<std::uint32_t> hashes_;
  std::vector<bool> known_;  ///< Of hashes, folded: a stranger may pass, none that was added is refused.
  std::size_t mask_ = 0;
};

}  // namespace vindbaar::matcher
