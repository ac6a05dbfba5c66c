#include "extractors/claim.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::extractors {
namespace {

constexpr double enough =
    0.795;  // a hair under 0.8, which 0.7 + 0.1 is not: belief from which a certificate counts as claimed
constexpr double enough_other = 0.795;   // the same for another paper that is only named …
constexpr double enough_awarded = 0.5;   // … and for one that the sentence says one gets
constexpr double enough_for_list = 0.7;  // "mbo-certificaten" over a list of them
constexpr double code_weight = 0.5;
constexpr std::size_t short_text = 60;  // bytes

double strongest(const std::vector<const seeds::Phrase*>& found, std::string_view meaning) {
  double best = 0;
  for (const seeds::Phrase* phrase : found) {
    if (phrase->meaning == meaning) best = std::max(best, phrase->weight);
  }
  return best;
}

/// One sentence, weighed by itself.
struct Weighed {
  double certificate = 0;  ///< An mbo-certificaat is named.
  double word = 0;         ///< "certificaat" without more.
  double context = 0;      ///< Words that go with it: leereenheid, derde leerweg.
  double other = 0;
  double negated = 0;
  bool is_conditional = false;
  bool is_award = false;      ///< The sentence says that one gets it.
  bool is_short = false;      ///< A tag or a line of a list, which says no more than the name.
  bool denies_award = false;  ///< In so many words, whatever else it speaks of.
  bool is_general = false;    ///< About certificates at large, or a condition of entry.
  bool is_elsewhere = false;  ///< About another offer.
};

Weighed weigh(const PageView& view, const Sentence& sentence) {
  const ViewBlock& block = view.blocks[sentence.block];
  const auto& found = sentence.claim;
  Weighed weighed;
  weighed.certificate = strongest(found, "certificate");
  weighed.word = strongest(found, "certificate_word");
  weighed.context = strongest(found, "certificate_context");
  weighed.other = std::max(strongest(found, "other"), strongest(found, "diploma"));
  weighed.negated = strongest(found, "negated");
  weighed.is_conditional = has_meaning(found, "conditional");
  const bool is_title = block.block->role == Block::Role::heading || sentence.block == view.heading_block;
  // A heading that names certificates at large ("Subsidie voor mbo-certificaten") gives none.
  const bool names_one = is_title && weighed.certificate >= 1;
  weighed.is_award =
      names_one || sentence.is_value || has_meaning(found, "award") || (is_title && weighed.other > 0);
  weighed.is_short = block.block->text.size() < short_text;
  const bool is_answered = sentence.answer != Sentence::Answer::none;
  const bool is_question = sentence.is_question && (!is_title || is_answered);
  const bool names_certificate = weighed.certificate >= enough_for_list && weighed.negated == 0;
  if (is_question && is_answered && names_certificate) {
    weighed.is_award = true;
    if (sentence.answer == Sentence::Answer::no) weighed.negated = 1;
    return weighed;
  }
  const bool is_prerequisite =
      block.setting.is_requirements || (has_meaning(found, "prerequisite") && !has_meaning(found, "award"));
  weighed.is_general =
      block.setting.is_general || has_meaning(found, "general") || is_question || is_prerequisite;
  weighed.denies_award = weighed.negated >= 1 && has_meaning(found, "award") &&
                         !sentence.text.ends_with('?') && !is_prerequisite && !block.setting.is_general;
  weighed.is_elsewhere =
      has_meaning(found, "elsewhere") || (block.setting.is_follow_up && !has_meaning(found, "award"));
  return weighed;
}

/// The best sentence for each conclusion, so far.
struct Tally {
  double certificate = 0, word = 0, context = 0, other = 0, negated = 0;
  const Sentence* certificate_in = nullptr;
  const Sentence* word_in = nullptr;
  const Sentence* other_in = nullptr;
  const Sentence* negated_in = nullptr;
  bool is_awarded = false;

  static void raise(double& best, const Sentence*& in, double value, const Sentence& sentence) {
    if (value > best) {
      best = value;
      in = &sentence;
    }
  }

  void add(const Weighed& weighed, const Sentence& sentence) {
    if (weighed.is_conditional) {
      raise(certificate, certificate_in, enough, sentence);
      return;
    }
    if (weighed.negated > 0 && (!weighed.is_general || weighed.denies_award)) {
      raise(negated, negated_in, weighed.negated, sentence);
      return;
    }
    if (weighed.is_general || weighed.is_elsewhere || weighed.negated > 0) return;
    if (weighed.certificate > 0) {
      const bool is_said = weighed.is_award || weighed.is_short;
      raise(certificate, certificate_in, weighed.certificate + (is_said ? 0.1 : 0), sentence);
      is_awarded = is_awarded || is_said;
    } else if (weighed.other > 0) {
      const double needed = weighed.is_award ? enough_awarded : enough_other;
      if (weighed.other >= needed)
        raise(other, other_in, weighed.other + (weighed.is_award ? 0.1 : 0), sentence);
    } else {
      raise(word, word_in, weighed.word, sentence);
    }
    context = std::max(context, weighed.context);
  }
};

}  // namespace

Evident<Claim> read_claim(const PageView& view, const std::vector<const Sentence*>& sentences,
                          const ClaimHints& hints, const Phrases& phrases) {
  Tally tally;
  for (const Sentence* sentence : sentences) tally.add(weigh(view, *sentence), *sentence);
  const bool is_contradicted =
      tally.negated >= 1 || (tally.negated > 0 && !(tally.is_awarded && tally.certificate >= 1));
  if (is_contradicted) return {Claim::negated, tally.negated_in->text};
  if (tally.certificate >= enough) return {Claim::mbo_certificate, tally.certificate_in->text};
  if (!hints.slug_quote.empty()) return {Claim::mbo_certificate, hints.slug_quote};
  const auto credential = phrases.claim.find(fold(hints.credential));
  if (strongest(credential, "certificate") >= enough) return {Claim::mbo_certificate, hints.credential};
  const double around = std::max(tally.context, hints.has_code ? code_weight : 0);
  if (tally.word > 0 && tally.other_in == nullptr && tally.word + around >= enough) {
    return {Claim::mbo_certificate, tally.word_in->text};
  }
  if (tally.other_in != nullptr) return {Claim::other, tally.other_in->text};
  if (has_meaning(credential, "other")) return {Claim::other, hints.credential};
  return {};
}

namespace {

/// "Elke module hieronder is een deel van het mbo. Na het examen krijg je een mbo-certificaat.": the text
/// speaks of the list, and this sentence of what each gives.
bool announces_list(const std::vector<const Sentence*>& introduction, const Sentence& sentence,
                    const Weighed& weighed) {
  if (!weighed.is_award) return false;
  return std::any_of(introduction.begin(), introduction.end(), [&](const Sentence* other) {
    return other->block == sentence.block && has_meaning(other->claim, "covers_list");
  });
}

}  // namespace

Evident<Claim> read_list_claim(const PageView& view, const std::vector<const Sentence*>& introduction) {
  for (const Sentence* sentence : introduction) {
    const Weighed weighed = weigh(view, *sentence);
    if (weighed.certificate < enough_for_list || weighed.negated > 0 || weighed.other > 0 ||
        weighed.is_general || weighed.is_elsewhere)
      continue;
    const bool is_heading = view.blocks[sentence->block].block->role == Block::Role::heading;
    const bool names_more = sentence->folded.find(" en ") != std::string::npos ||
                            sentence->folded.find(" of ") != std::string::npos ||
                            sentence->folded.find('&') != std::string::npos ||
                            sentence->folded.find(',') != std::string::npos;
    if (has_meaning(sentence->claim, "covers_list") || announces_list(introduction, *sentence, weighed) ||
        (is_heading && !names_more)) {
      return {Claim::mbo_certificate, sentence->text};
    }
  }
  return {};
}

}  // namespace vindbaar::extractors
