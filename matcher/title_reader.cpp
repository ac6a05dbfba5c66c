#include "matcher/title_reader.hpp"

#include "core/text.hpp"
#include "matcher/defaults.hpp"
#include "matcher/levels.hpp"
#include "matcher/phrase_table.hpp"
#include "matcher/tokens.hpp"
#include "matcher/word_facts.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

namespace vindbaar::matcher {
namespace {

/// What a packaging phrase makes of its words.
struct Packaging {
  Role role = Role::neutral;
  double extra_weight = 0;
  bool whole_segment = false;  ///< A name of a school makes the segment it stands in packaging.
};

struct PackagingPattern {
  std::unique_ptr<RE2> pattern;
  Packaging packaging;
};

std::optional<Packaging> packaging_of(const seeds::Phrase& phrase) {
  const std::string& meaning = phrase.meaning;
  if (meaning == "function_word") return Packaging{Role::function_word, phrase.weight, false};
  if (meaning == "claim") return Packaging{Role::claim, phrase.weight, false};
  if (meaning == "unit") return Packaging{Role::unit, phrase.weight, false};
  if (meaning == "pathway") return Packaging{Role::pathway, phrase.weight, false};
  if (meaning == "other_credential") return Packaging{Role::other_credential, phrase.weight, false};
  if (meaning == "no_offer") return Packaging{Role::no_offer, phrase.weight, false};
  if (meaning == "institution") return Packaging{Role::neutral, phrase.weight, true};
  for (const std::string_view neutral : {"form", "period", "place", "audience", "neutral"}) {
    if (meaning == neutral) return Packaging{Role::neutral, phrase.weight, false};
  }
  return std::nullopt;
}

/// Bullets, arrows, emoji and other signs outside ASCII part segments as "|" does; letters stay.
void open_signs(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    const bool is_sign =
        (lead == 0xC2) || (lead == 0xE2 && second < 0xB0) || (lead == 0xEF && second >= 0xB8) || lead >= 0xF0;
    if (is_sign) {
      for (std::size_t i = at; i < at + length && i < text.size(); ++i) text[i] = ' ';
      text[at] = '|';
    }
    at += length;
  }
}

std::vector<std::string> words_of(std::string_view text) {
  bool is_cut = false;
  std::vector<std::string> words;
  for (Token& token : tokenize(fold(text), defaults::title_words, is_cut))
    words.push_back(std::move(token.word.text));
  return words;
}

Error unusable(const seeds::Phrase& phrase, const std::string& why) {
  return {Error::Kind::bad_input, "E-PHRASE", phrase.file + ":" + std::to_string(phrase.line) + ": " + why,
          "See docs/matching.md for the meanings of the matcher's phrase files."};
}

}  // namespace

namespace {

/// In Word::begins.
enum Table : std::uint8_t { packaging_table = 1, abbreviation_table = 2, english_table = 4 };

}  // namespace

struct TitleReader::State {
  TextMap<std::uint8_t> first_words;  ///< Of phrases; the tables that have one, by bit.
  PhraseTable<Packaging> packaging;
  PhraseTable<std::vector<std::string>> abbreviations;
  PhraseTable<std::vector<std::string>> english;
  std::vector<PackagingPattern> patterns;
  std::unique_ptr<RE2>
      any_pattern;  ///< All of them at once: most titles have none. Null when there are no patterns.
};

TitleReader::TitleReader(std::shared_ptr<const State> state) : state_(std::move(state)) {
}

Result<TitleReader> TitleReader::make(const seeds::Lists& lists) {
  auto state = std::make_shared<State>();
  if (lists.topic("packaging").empty()) {
    return failure(Error::Kind::bad_input, "E-PHRASES-MISSING",
                   "lists/phrases/packaging.csv is not there or has no rows: without it no title can be read",
                   "copy the folder lists/phrases from the seeds that come with vindbaar");
  }
  for (const seeds::Phrase& phrase : lists.topic("packaging")) {
    const auto packaging = packaging_of(phrase);
    if (!packaging) return tl::unexpected(unusable(phrase, "meaning '" + phrase.meaning + "' is not known"));
    if (phrase.match != "regex") {
      state->packaging.add(words_of(phrase.pattern), *packaging);
      continue;
    }
    auto pattern = std::make_unique<RE2>("(" + phrase.pattern + ")", RE2::Quiet);
    if (!pattern->ok())
      return tl::unexpected(unusable(phrase, "RE2 refuses the pattern: " + pattern->error()));
    state->patterns.push_back({std::move(pattern), *packaging});
  }
  std::string any;
  for (const PackagingPattern& each : state->patterns)
    any += (any.empty() ? "" : "|") + each.pattern->pattern();
  if (!any.empty()) state->any_pattern = std::make_unique<RE2>(any, RE2::Quiet);
  for (const seeds::Phrase& phrase : lists.topic("abbreviations")) {
    state->abbreviations.add(words_of(phrase.pattern), words_of(phrase.meaning));
  }
  for (const seeds::Phrase& phrase : lists.topic("english")) {
    state->english.add(words_of(phrase.pattern), words_of(phrase.meaning));
  }
  for (const seeds::Institution& institution : lists.institutions) {
    state->packaging.add(words_of(institution.name), Packaging{Role::neutral, 0, true});
  }
  const auto note = [&](const auto& table, Table bit) {
    table.for_each_first_word([&](const std::string& word) { state->first_words[word] |= bit; });
  };
  note(state->packaging, packaging_table);
  note(state->abbreviations, abbreviation_table);
  note(state->english, english_table);
  return TitleReader(std::move(state));
}

namespace {

/// Takes the codes out of `title` and returns them; a code parts the words around it.
std::vector<CertificateCode> take_codes(std::string& title) {
  std::vector<CertificateCode> codes;
  for (const CodeMention& mention : find_codes(title)) {
    codes.push_back(mention.code);
    for (std::size_t i = mention.at; i < mention.at + mention.length; ++i) title[i] = ' ';
    title[mention.at] = '|';
  }
  return codes;
}

void mark(Word& word, const Packaging& packaging) {
  word.role = packaging.role;
  word.extra_weight = packaging.extra_weight;
}

void mark_patterns(std::vector<Token>& tokens, std::string_view folded,
                   const std::vector<PackagingPattern>& patterns) {
  for (const PackagingPattern& each : patterns) {
    re2::StringPiece rest(folded.data(), folded.size());
    re2::StringPiece hit;
    while (RE2::FindAndConsume(&rest, *each.pattern, &hit)) {
      if (hit.empty()) break;
      const auto begin = static_cast<std::size_t>(hit.data() - folded.data());
      for (Token& token : tokens) {
        if (token.begin >= begin && token.end <= begin + hit.size()) mark(token.word, each.packaging);
      }
    }
  }
}

/// Marks what is left once levels are out and abbreviations written in full.
void mark_phrases(std::vector<Word>& words, const PhraseTable<Packaging>& table) {
  std::vector<std::uint8_t> school_segments;
  for (std::size_t at = 0; at < words.size();) {
    const auto* found = (words[at].begins & packaging_table) != 0 ? table.find(words, at) : nullptr;
    if (found == nullptr) {
      ++at;
      continue;
    }
    Packaging shared = found->meaning;  // what the phrase costs, its words cost together
    shared.extra_weight /= static_cast<double>(found->words.size());
    for (std::size_t i = 0; i < found->words.size(); ++i) mark(words[at + i], shared);
    if (found->meaning.whole_segment) school_segments.push_back(words[at].segment);
    at += found->words.size();
  }
  const std::uint8_t last = words.empty() ? std::uint8_t{0} : words.back().segment;
  for (const std::uint8_t segment : school_segments) {
    if (last == 0) break;
    for (Word& word : words) {
      if (word.segment == segment && word.role == Role::plain) mark(word, Packaging{});
    }
  }
}

std::vector<Word> write_in_full(std::vector<Word> words, const PhraseTable<std::vector<std::string>>& table) {
  const bool may_be_short = std::any_of(
      words.begin(), words.end(), [](const Word& word) { return (word.begins & abbreviation_table) != 0; });
  if (!may_be_short) return words;
  std::vector<Word> full;
  full.reserve(words.size() + 4);
  for (std::size_t at = 0; at < words.size();) {
    const bool may_be_short_for =
        words[at].role == Role::plain && (words[at].begins & abbreviation_table) != 0;
    const auto* found = may_be_short_for ? table.find(words, at) : nullptr;
    if (found == nullptr) {
      full.push_back(std::move(words[at++]));
      continue;
    }
    for (const std::string& text : found->meaning) {
      Word word = words[at];
      word.text = text;
      word.begins = 0xFF;
      word.parts_before = word.parts_before && &text == &found->meaning.front();
      full.push_back(std::move(word));
    }
    at += found->words.size();
  }
  return full;
}

}  // namespace

Wording TitleReader::read(std::string_view title) const {
  Wording wording;
  wording.is_cut = title.size() > defaults::title_bytes;
  std::string text = valid_utf8(title.substr(0, defaults::title_bytes));
  wording.codes = take_codes(text);
  std::string folded = fold(text);
  open_signs(folded);

  bool has_more_words = false;
  std::vector<Token> tokens = tokenize(folded, defaults::title_words, has_more_words);
  wording.is_cut = wording.is_cut || has_more_words;
  if (state_->any_pattern && RE2::PartialMatch(folded, *state_->any_pattern)) {
    mark_patterns(tokens, folded, state_->patterns);
  }
  std::vector<Word> words;
  words.reserve(tokens.size());
  for (Token& token : tokens) {
    const auto tables = state_->first_words.find(token.word.text);
    token.word.begins = tables == state_->first_words.end() ? std::uint8_t{0} : tables->second;
    words.push_back(std::move(token.word));
  }

  wording.levels = take_levels(words);
  wording.words = write_in_full(std::move(words), state_->abbreviations);
  mark_phrases(wording.words, state_->packaging);
  return wording;
}

std::vector<Word> TitleReader::in_dutch(const std::vector<Word>& words) const {
  using Phrase = PhraseTable<std::vector<std::string>>::Entry;
  std::vector<const Phrase*> phrases(words.size(), nullptr);
  std::size_t english = 0;
  std::size_t meaningful = 0;
  for (std::size_t at = 0; at < words.size();) {
    const bool may_be_english = (words[at].begins & english_table) != 0;
    const Phrase* found = phrases[at] = may_be_english ? state_->english.find(words, at) : nullptr;
    const std::size_t length = found == nullptr ? 1 : found->words.size();
    for (std::size_t i = at; i < at + length; ++i) {
      if (words[i].role != Role::plain) continue;
      english += found != nullptr ? 1 : 0;
      // A word that the register knows is at home in both languages: "Datacenter IT engineering".
      const bool is_known = words[i].facts != nullptr && words[i].facts->known.has_value();
      meaningful += found != nullptr || !is_known ? 1 : 0;
    }
    at += length;
  }
  if (english == 0 || 2 * english < meaningful) return {};
  std::vector<Word> dutch;
  for (std::size_t at = 0; at < words.size(); at += phrases[at] == nullptr ? 1 : phrases[at]->words.size()) {
    if (phrases[at] == nullptr) {
      dutch.push_back(words[at]);
      continue;
    }
    for (const std::string& text : phrases[at]->meaning) {
      Word word = words[at];
      word.text = text;
      word.facts = nullptr;
      word.begins = 0xFF;
      dutch.push_back(std::move(word));
    }
  }
  mark_phrases(dutch, state_->packaging);
  return dutch;
}

}  // namespace vindbaar::matcher
