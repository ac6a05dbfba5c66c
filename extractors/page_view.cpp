#include "extractors/page_view.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"
#include "extractors/headings.hpp"
#include "extractors/sentences.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t longest_label = 60;  // bytes; longer texts are sentences
constexpr std::size_t longest_value = 160;

/// A label's text without the colon, dash or question mark that ends it.
std::string_view bare_label(std::string_view folded) {
  while (!folded.empty() &&
         (folded.back() == ':' || folded.back() == ' ' || folded.back() == '?' || folded.back() == '-')) {
    folded.remove_suffix(1);
  }
  return folded;
}

/// Splits "Kosten: € 300" where the part before the colon is a known label.
std::string label_before_colon(std::string_view folded, const Phrases& phrases) {
  const std::size_t colon = folded.find(':');
  if (colon == std::string_view::npos || colon > longest_label) return {};
  return label_of(folded.substr(0, colon), phrases);
}

class Viewer {
 public:
  Viewer(const Document::Parts& parts, const SiteProfile& profile, const Phrases& phrases)
      : parts_(parts), profile_(profile), phrases_(phrases) {
    view_.parts = &parts;
  }

  PageView run() {
    for (const Block& block : parts_.blocks) {
      ViewBlock seen;
      seen.block = &block;
      seen.folded = fold(block.text);
      if (seen.folded.size() <= longest_label || block.role == Block::Role::heading)
        seen.label = label_of(seen.folded, phrases_);
      view_.blocks.push_back(std::move(seen));
    }
    lift_fact_asides();
    judge();
    follow_headings();
    choose_heading(view_);
    if (view_.heading_block != ViewBlock::npos) view_.blocks[view_.heading_block].is_evidence = true;
    make_sentences();
    answer_questions();
    return std::move(view_);
  }

 private:
  /// An aside that gives facts about the course (two labels or more) is part of the page; others are not.
  void lift_fact_asides() {
    std::size_t labels = 0;
    for (const ViewBlock& seen : view_.blocks) {
      if (seen.block->place != Place::aside) continue;
      const bool is_label = is_fact(seen.label) || is_fact(label_before_colon(seen.folded, phrases_)) ||
                            is_fact(leading_label(seen));
      if (is_label) ++labels;
    }
    aside_is_evidence_ = labels >= 2;
  }

  static bool is_fact(std::string_view meaning) {
    constexpr std::array<std::string_view, 10> facts = {"cost",         "duration", "start", "location",
                                                        "schedule",     "level",    "load",  "result",
                                                        "requirements", "code"};
    return std::find(facts.begin(), facts.end(), meaning) != facts.end();
  }

  /// "Duur 6 maanden", "Kosten € 350": the first words of a short text, without a colon.
  std::string leading_label(const ViewBlock& seen) const {
    if (seen.folded.size() > longest_value || seen.block->role == Block::Role::heading) return {};
    if (!seen.block->lead.empty()) {
      if (std::string label = label_of(fold(seen.block->lead), phrases_); !label.empty()) return label;
    }
    const std::string_view folded = seen.folded;
    std::size_t end = 0;
    for (int words = 0; words < 2 && end < folded.size(); ++words) {
      end = folded.find(' ', end + 1);
      if (end == std::string_view::npos) return {};
      if (std::string label = label_of(folded.substr(0, end), phrases_); is_fact(label)) return label;
    }
    return {};
  }

  void judge() {
    for (ViewBlock& seen : view_.blocks) {
      const Block& block = *seen.block;
      const bool is_in_place =
          block.place == Place::content || (block.place == Place::aside && aside_is_evidence_);
      const auto repetition = profile_.repetition(block.text);
      if (!is_in_place) {
        seen.why_not = "stands in the page's " + std::string(word(block.place));
      } else if (repetition == SiteProfile::Repetition::everywhere) {
        seen.why_not = "stands on nearly every page of the site";
      } else if (repetition == SiteProfile::Repetition::often && !block.is_in_main) {
        seen.why_not = "stands on many pages of the site, outside their own part";
      } else if (block.role != Block::Role::heading &&
                 has_meaning(phrases_.furniture.find(seen.folded), "furniture")) {
        seen.why_not = "reads like furniture";
      } else if (has_meaning(phrases_.furniture.find(seen.folded), "cookie")) {
        seen.why_not = "speaks of cookies";
      } else {
        seen.is_evidence = true;
      }
    }
  }

  struct Open {
    int level;
    std::size_t block;
    Setting setting;
  };

  static int level_of(const Block& block) {
    if (block.role == Block::Role::heading) return block.level;
    return block.role == Block::Role::summary || block.role == Block::Role::term ? 7 : 0;
  }

  Setting setting_of(const ViewBlock& heading) const {
    Setting setting;
    setting.is_requirements = heading.label == "requirements";
    setting.is_follow_up = heading.label == "follow_up";
    setting.is_related = heading.label == "related";
    const auto claims = phrases_.claim.find(heading.folded);
    const bool asks_about_certificates = heading.folded.ends_with('?') && has_meaning(claims, "certificate");
    setting.is_general = heading.label == "faq" || has_meaning(claims, "general") || asks_about_certificates;
    return setting;
  }

  void follow_headings() {
    std::vector<Open> open;
    bool announces_others = false;  // a short text that is no heading but works as one
    for (std::size_t b = 0; b < view_.blocks.size(); ++b) {
      ViewBlock& seen = view_.blocks[b];
      const int level = level_of(*seen.block);
      while (!open.empty() && view_.blocks[open.back().block].block->reach <= b) open.pop_back();
      if (level > 0) {
        while (!open.empty() && open.back().level >= level) open.pop_back();
        announces_others = false;
      } else if (is_label_alone(seen)) {
        announces_others = seen.label == "related";
      }
      for (const Open& above : open) add(seen.setting, above.setting);
      if (!open.empty()) seen.heading = open.back().block;
      if (level > 0) {
        Setting setting = setting_of(seen);
        if (level == 1)
          setting = Setting{.is_general = setting.is_general};  // the page's own title is no part of it
        open.push_back({level, b, setting});
        add(seen.setting, open.back().setting);
      }
      const bool is_inline_list = label_before_colon(seen.folded, phrases_) == "related";
      seen.setting.is_related = seen.setting.is_related || announces_others || is_inline_list;
      if (seen.setting.is_related && seen.is_evidence) {
        seen.is_evidence = false;
        seen.why_not = "stands under a heading that announces other offers";
      }
    }
  }

  static bool is_label_alone(const ViewBlock& seen) {
    return !seen.label.empty() && seen.label != "code" && seen.block->role == Block::Role::paragraph &&
           !seen.block->is_link;
  }

  static void add(Setting& to, const Setting& more) {
    to.is_requirements = to.is_requirements || more.is_requirements;
    to.is_general = to.is_general || more.is_general;
    to.is_related = to.is_related || more.is_related;
    to.is_follow_up = to.is_follow_up || more.is_follow_up;
  }

  /// The label a short value stands beside: the block before it, when that is a known label and nothing else.
  const ViewBlock* label_beside(std::size_t b) const {
    const Block& value = *view_.blocks[b].block;
    if (b == 0 || value.text.size() > longest_value || value.role == Block::Role::heading) return nullptr;
    const ViewBlock& before = view_.blocks[b - 1];
    const Block& label = *before.block;
    if (label.text.size() > longest_label || label.role == Block::Role::control || label.is_link)
      return nullptr;
    if (label.role == Block::Role::cell || value.role == Block::Role::cell) {
      const bool is_first_pair = label.role == value.role && label.column == 0 && value.column == 1;
      return is_first_pair && !before.label.empty() ? &before : nullptr;
    }
    return !before.label.empty() || label.role == Block::Role::term ? &before : nullptr;
  }

  static void add_new(std::vector<const seeds::Phrase*>& to, const std::vector<const seeds::Phrase*>& more) {
    for (const seeds::Phrase* phrase : more) {
      if (std::find(to.begin(), to.end(), phrase) == to.end()) to.push_back(phrase);
    }
  }

  void note_facts(ViewBlock& seen) const {
    for (const std::string& meaning :
         {seen.label, label_before_colon(seen.folded, phrases_), leading_label(seen)}) {
      if (!meaning.empty()) seen.facts.insert(meaning);
    }
    const bool has_price =
        seen.block->text.find("€") != std::string::npos || seen.folded.find(" euro") != std::string::npos;
    const bool has_digit = seen.folded.find_first_of("0123456789") != std::string::npos;
    if (has_price && has_digit) seen.facts.insert("cost");
  }

  void make_sentences() {
    for (std::size_t b = 0; b < view_.blocks.size(); ++b) {
      ViewBlock& seen = view_.blocks[b];
      if (!seen.is_evidence) continue;
      view_.main_text += seen.block->text + '\n';
      note_facts(seen);
      const ViewBlock* label = label_beside(b);
      for (const std::string_view sentence : split_sentences(seen.block->text)) {
        Sentence made;
        made.block = b;
        made.is_value = label != nullptr;
        if (label != nullptr) {
          made.text = label->block->text;
          made.text += made.text.ends_with(':') || made.text.ends_with('?') ? " " : ": ";
        }
        made.text += sentence;
        made.folded = fold(made.text);
        made.line = phrases_.families.read(made.folded);
        made.claim = phrases_.claim.find(made.folded, made.line);
        made.audience = phrases_.audience.find(made.folded, made.line);
        if (label != nullptr) add_new(made.audience, phrases_.audience.find(fold(sentence)));
        made.availability = phrases_.availability.find(made.folded, made.line);
        view_.sentences.push_back(std::move(made));
      }
    }
  }

  /// "Is dit een mbo-certificaat? Nee." says the opposite of its question.
  void answer_questions() {
    for (std::size_t i = 0; i < view_.sentences.size(); ++i) {
      Sentence& asked = view_.sentences[i];
      asked.is_question = asked.text.ends_with('?') || has_meaning(asked.claim, "asks");
      if (!asked.is_question || i + 1 == view_.sentences.size()) continue;
      const Sentence& next = view_.sentences[i + 1];
      if (has_meaning(next.claim, "denies")) {
        asked.answer = Sentence::Answer::no;
      } else if (has_meaning(next.claim, "affirms")) {
        asked.answer = Sentence::Answer::yes;
      }
    }
  }

  const Document::Parts& parts_;
  const SiteProfile& profile_;
  const Phrases& phrases_;
  PageView view_;
  bool aside_is_evidence_ = false;
};

}  // namespace

PageView view_page(const Document::Parts& parts, const SiteProfile& profile, const Phrases& phrases) {
  return Viewer(parts, profile, phrases).run();
}

bool has_meaning(const std::vector<const seeds::Phrase*>& found, std::string_view meaning) {
  return std::any_of(found.begin(), found.end(),
                     [&](const seeds::Phrase* phrase) { return phrase->meaning == meaning; });
}

double weight_of(const std::vector<const seeds::Phrase*>& found, std::string_view meaning) {
  double sum = 0;
  for (const seeds::Phrase* phrase : found) {
    if (phrase->meaning == meaning) sum += phrase->weight;
  }
  return sum;
}

bool is_generic_link(std::string_view text, const Phrases& phrases) {
  return text.empty() || has_meaning(phrases.furniture.find(fold(text)), "generic_link");
}

std::string label_of(std::string_view text, const Phrases& phrases) {
  const std::string folded = fold(text);
  const auto found = phrases.section.find(bare_label(folded));
  return found.empty() ? std::string() : found.front()->meaning;
}

}  // namespace vindbaar::extractors
