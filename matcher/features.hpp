#pragma once
// What speaks for and against one name of one certificate, in numbers and in words.

#include "matcher/alignment.hpp"
#include "matcher/matcher.hpp"
#include "matcher/model.hpp"
#include "matcher/names.hpp"
#include "matcher/word_facts.hpp"

#include <cstddef>
#include <memory_resource>
#include <optional>
#include <string>
#include <vector>

namespace vindbaar::matcher {

/// What one thread needs to judge titles, reused from one to the next: the facts of words seen before, and
/// working memory. Not thread-safe.
class Desk {
 public:
  explicit Desk(const Names& names) : words(names), buffer_(buffer_bytes) {}

  /// Before the next title: nothing of the one before may be in use.
  void clear() {
    words.make_room();
    memory.release();
  }

  WordMemory words;
  NearestTable nearest;

 private:
  static constexpr std::size_t buffer_bytes = 1 << 14;  // enough for most titles
  std::vector<std::byte> buffer_;

 public:
  std::pmr::monotonic_buffer_resource memory{buffer_.data(), buffer_.size()};
};

/// A title read, with all that is printed near it.
struct Reading {
  Wording title;  ///< Its words know their facts.
  std::vector<Link> links;
  std::vector<std::uint32_t> letters;  ///< Trigrams of the title without packaging, written as one.
  std::vector<std::size_t> coded;  ///< Certificates whose code is printed, in Names::certificates(); sorted.
  std::vector<CertificateCode> unknown;  ///< Printed codes the register does not have on the day.
  std::vector<int> levels;               ///< Of the title, or else of its page.
  std::optional<int> sbu;                ///< Of the page.
  bool is_heading =
      false;  ///< The title was packaging only ("Mbo-certificaat"): the page's heading is read instead.
  bool is_translated = false;  ///< The title was English and is read in Dutch.
  bool page_claims = false;    ///< The page says that an mbo-certificaat is given.
  bool has_words = false;      ///< The title holds a word besides packaging.
  bool has_digits = false;     ///< A word of the title holds a digit.
};

/// The desk's facts, to which the words point, stay until the next title is read.
Reading read(const TitleReader& reader, const Names& names, const Query& query, Desk& desk);

/// The same with other words: a part of a bundle.
Reading with_words(const Reading& whole, const Names& names, std::vector<Word> words, Desk& desk);

/// Sets the model's features for one name, in `values` that are all 0; `shared_letters`: trigrams in
/// reading.letters and name.trigrams both.
void set_features(FeatureValues& values, const Reading& reading, const Names& names, const Name& name,
                  const Alignment& alignment, std::size_t shared_letters);

/// The features that moved the belief, in words, largest shift first.
std::vector<Reason> reasons(const Reading& reading, const Names& names, const Name& name,
                            const Alignment& alignment, const FeatureValues& values, const Model& model);

}  // namespace vindbaar::matcher
