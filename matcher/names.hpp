#pragma once
// The register as the matcher sees it: every official name and alias taken apart, weighed, and findable by
// its words and letters.

#include "core/date.hpp"
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
};

/// One name or alias of one certificate.
struct Name {
  std::size_t certificate = 0;  ///< In Names::certificates().
  std::string printed;
  std::vector<NameWord> words;
  std::vector<WordId> contrast;  ///< Words that siblings have and this name lacks; sorted.
  std::vector<int> levels;       ///< Printed in the name.
  bool level_separates = false;  ///< Another certificate has the same words and another level.
  std::vector<std::uint32_t> trigrams;
  std::string joined;
  std::string initials;
  double weight = 0;   ///< Of all words.
  double generic = 0;  ///< 1: also the name of many ordinary courses ("Engels").
  bool is_alias = false;
};

struct Registered {
  const seeds::Certificate* certificate = nullptr;
  std::vector<std::string> qualification;  ///< Words of the qualification it belongs to; sorted.
  std::size_t family = 0;                  ///< Certificates with one name share a family.
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

  /// The `most` nearest names by shared words and letters (`letters`: trigrams of the title), best first, at
  /// most one a certificate and name.
  std::vector<std::size_t> nearest(const std::vector<Link>& links, const std::vector<std::uint32_t>& letters,
                                   std::size_t most) const;

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
  std::vector<std::vector<std::uint32_t>> names_by_word_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> names_by_trigram_;
};

}  // namespace vindbaar::matcher
