#pragma once
// What speaks for and against one name of one certificate, in numbers and in words.

#include "matcher/alignment.hpp"
#include "matcher/matcher.hpp"
#include "matcher/model.hpp"
#include "matcher/names.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vindbaar::matcher {

/// What the register makes of one word of the title.
struct WordSense {
  std::optional<WordId> known;                   ///< The same word in the register.
  const Discriminator* discriminator = nullptr;  ///< What it tells siblings apart by.
  const FieldOfWork* field = nullptr;            ///< A whole field of work: "zorg".
};

/// A title read, with all that is printed near it.
struct Reading {
  Wording title;
  std::vector<WordSense> senses;  ///< One a word of the title.
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
};

Reading read(const TitleReader& reader, const Names& names, const Query& query);

/// The same with other words: a part of a bundle.
Reading with_words(const Reading& whole, const Names& names, std::vector<Word> words);

/// The values of the model's features for one name.
FeatureValues features(const Reading& reading, const Names& names, const Name& name,
                       const Alignment& alignment);

/// The features that moved the belief, in words, largest shift first.
std::vector<Reason> reasons(const Reading& reading, const Names& names, const Name& name,
                            const Alignment& alignment, const FeatureValues& values, const Model& model);

}  // namespace vindbaar::matcher
