#pragma once
// A page as the reader sees it once its site is known: which blocks are evidence, under which heading each
// stands, what its labels announce, and its sentences with the phrases that stand in them.

#include "extractors/document_parts.hpp"
#include "extractors/phrase_set.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vindbaar::extractors {

/// The phrases of every topic, compiled.
struct Phrases {
  WordFamilies families;
  PhraseSet claim;
  PhraseSet audience;
  PhraseSet availability;
  PhraseSet section;
  PhraseSet furniture;
  PhraseSet page_url;
  PhraseSet page_title;
  PhraseSet page_text;
  PhraseSet features;
};

/// What the headings above a block say it is about.
struct Setting {
  bool is_requirements = false;  ///< What one needs to get in.
  bool is_general = false;       ///< Questions and explanations: true of certificates, not of this course.
  bool is_related = false;       ///< Other offers.
  bool is_follow_up = false;     ///< What one can do afterwards.
};

struct ViewBlock {
  const Block* block = nullptr;
  std::string folded;
  bool is_evidence = false;
  std::string why_not;  ///< For `explain`, when it is no evidence.
  std::string label;    ///< The meaning of the label or heading it is ("cost", "duration" …), or empty.
  std::set<std::string> facts;  ///< Meanings of the labels in it: "cost", "duration", "start" …
  std::size_t heading = npos;   ///< The block that heads it.
  Setting setting;
  static constexpr std::size_t npos = ~std::size_t{0};
};

struct Sentence {
  std::string text;  ///< As printed; "Label: value" for a value that stands beside its label.
  std::string folded;
  std::size_t block = 0;
  bool is_value = false;  ///< It stands beside a label, which is in the text.
  enum class Answer { none, yes, no };
  bool is_question = false;
  Answer answer = Answer::none;  ///< What the sentence after a question begins with: "Nee", "Jazeker".
  WordLine line;                 ///< Its word families.
  std::vector<const seeds::Phrase*> claim;
  std::vector<const seeds::Phrase*> audience;
  std::vector<const seeds::Phrase*> availability;
};

struct PageView {
  const Document::Parts* parts = nullptr;
  std::vector<ViewBlock> blocks;
  std::vector<Sentence> sentences;              ///< Of evidence only, in page order.
  std::size_t heading_block = ViewBlock::npos;  ///< The page's H1 or what stands for it.
  std::string heading;
  std::set<std::string> facts;  ///< Which facts about one course the page gives; see facts_of().
  std::string main_text;
};

PageView view_page(const Document::Parts& parts, const SiteProfile& profile, const Phrases& phrases);

/// Whether one of the phrases found has this meaning.
bool has_meaning(const std::vector<const seeds::Phrase*>& found, std::string_view meaning);

/// The sum of the weights of those that have this meaning.
double weight_of(const std::vector<const seeds::Phrase*>& found, std::string_view meaning);

/// What a link says when it names nothing: "Lees meer".
bool is_generic_link(std::string_view text, const Phrases& phrases);

/// The meaning of a heading or label, or empty.
std::string label_of(std::string_view text, const Phrases& phrases);

}  // namespace vindbaar::extractors
