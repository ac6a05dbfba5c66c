#pragma once
// The register as the matcher sees it: every official name and alias taken apart, weighed, and findable by
// its words and letters.

#include "core/date.hpp"
#include "matcher/gram_index.hpp"
#include "matcher/lexicon.hpp"
#include "matcher/likeness.hpp"
#include "matcher/title_reader.hpp"
#include "seeds/seeds.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vindbaar::matcher {

/// Which question a discriminating word answers and how: "depth", "basic". Two words of one axis exclude each
/// other.
struct Discriminator {
  std::string axis;
  std::string value;
  double alone = 1;  ///< How much it says when only the title or only the name has it, 0-1.
};

struct FieldOfWork {
  std::optional<Sector> sector;  ///< Nothing: of several sectors.
};

struct NameWord {
  WordId id = 0;
  double weight = 1;       ///< Rarity, more for a word that tells the name from a sibling, less in brackets.
  bool separates = false;  ///< Without it the name would be nearly that of another certificate.
  const Discriminator* discriminator = nullptr;
  std::string_view text;
  bool is_function_word = false;
  bool has_digit = false;
};

/// One name or alias of one certificate.
struct Name {
  std::size_t certificate = 0;  ///< In Names::certificates().
  std::string printed;
  std::vector<NameWord> words;
  std::uint64_t some_words = 0;  ///< A bit each, by the last of its id.
  bool has_digits = false;
  std::vector<WordId> contrast;  ///< Words that siblings have and this name lacks; sorted.
  std::vector<int> levels;       ///< Printed in the name.
  bool level_separates = false;  ///< Another certificate has the same words and another level.
  std::vector<std::uint32_t> trigrams;
  std::string joined;
  std::string initials;
  double weight = 0;   ///< Of all words.
  double generic = 0;  ///< 1: also the name of many ordinary courses ("Engels").
  bool is_alias = false;
  /// An alias whose every word stands in the official name of another certificate too: it names neither.
  bool is_shared_alias = false;

  /// False: the word is not in the name.
  bool may_have(WordId id) const { return ((some_words >> (id % 64)) & 1) != 0; }
};

/// A name and the letters (trigrams) that it shares with a title.
struct Near {
  std::uint32_t name = 0;  ///< In Names::names().
  std::uint32_t shared_letters = 0;
};

/// How near a name is to a title.
struct Distance {
  double nearness = 0;
  Near near;
};

/// Working memory for finding nearest names: empty or zero between titles.
struct NearestTable {
  std::vector<Distance> ranked;
  std::vector<float> words;            ///< One a name: weight that links reach.
  std::vector<std::uint32_t> touched;  ///< Names with `words`.
  std::vector<std::uint8_t> letters;   ///< One a name, and some more to fill the last block: shared trigrams.
};

struct Registered {
  const seeds::Certificate* certificate = nullptr;
  /// Words of the qualification it belongs to, by number (WordFacts::qualification); sorted.
  std::vector<std::uint32_t> qualification;
  std::size_t family = 0;  ///< Certificates with one name share a family.
  bool stands_for_family =
      true;  ///< The one that a title without a code means: the newest that is not replaced.
};

/// Built once, then read by many threads. Keeps its own copy of the certificates.
class Names {
 public:
  /// Only certificates valid on `day` can be matched; the others are known by code, to explain or to pass on
  /// to a successor.
  Names(const seeds::Lists& lists, Date day, const TitleReader& reader);
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  const Lexicon& lexicon() const noexcept { return lexicon_; }
  const std::vector<Name>& names() const noexcept { return names_; }
  const std::vector<Registered>& certificates() const noexcept { return certificates_; }

  /// The certificate a printed code means on the day: itself while valid, else its last successor that is;
  /// nothing when unknown.
  std::optional<std::size_t> by_code(const CertificateCode& code) const;
  /// Of a listed word, or of the compound that begins with one ("laagspanningsnet"), which then says nothing
  /// alone.
  const Discriminator* discriminator(std::string_view word) const;
  /// How far a word is the name of a whole field or of many ordinary courses, 0-1: "zorg", "engels".
  double generality(std::string_view word) const;
  /// The whole field of work that it names ("zorg", "techniek"); null when it names none.
  const FieldOfWork* field(std::string_view word) const;

  /// All that is known of the word `facts.text`.
  void describe(WordFacts& facts) const;

  /// The `most` nearest names by shared words and letters (`letters`: trigrams of the title), best first: the
  /// share of the name's weight that links reach, plus the Dice coefficient of both's letters. Names without
  /// a word in common need 0.3 of the latter; those far behind the first are left out
  /// (defaults::candidates_least, far_share).
  std::vector<Near> nearest(const std::vector<Link>& links, const std::vector<std::uint32_t>& letters,
                            std::size_t most, NearestTable& table) const;

 private:
  struct GeneralWord {
    double generality = 0;
    std::optional<FieldOfWork> field;
  };
  void take_certificates(const seeds::Lists& lists, Date day);
  void take_names(const TitleReader& reader, const TextMap<std::string>& groups);
  void weigh();
  void mark_separating_levels();
  void mark_separating_words();
  void choose_family_heads();
  void index();
  void weigh_words(const std::vector<Link>& links, NearestTable& table) const;
  std::size_t count_letters(const std::vector<std::uint32_t>& letters, NearestTable& table) const;

  std::vector<seeds::Certificate> valid_;
  TextMap<std::string> successors_;
  TextMap<std::size_t> by_code_;
  std::vector<Registered> certificates_;
  std::vector<Name> names_;
  std::vector<Wording> wordings_;
  TextMap<Discriminator> discriminators_;
  TextMap<Discriminator> discriminator_parts_;
  TextMap<GeneralWord> general_words_;
  Lexicon lexicon_;
  /// Of each name, side by side for the many that are only looked at.
  struct Size {
    double weight = 0;
    float per_weight = 0;  ///< 1 / weight, a little more.
    std::uint32_t letters = 0;
  };
  std::vector<Size> sizes_;
  std::vector<std::vector<std::uint32_t>> names_by_word_;
  GramIndex names_by_trigram_;
  /// By trigram number: where the row of those that many names have begins in `rows_`.
  std::vector<std::uint32_t> row_of_trigram_;
  std::vector<std::uint8_t> rows_;  ///< A byte a name, 1 when it has the trigram; rows of whole blocks.
  TextMap<std::uint32_t> qualification_words_;
};

}  // namespace vindbaar::matcher
