#include "extractors/item_reading.hpp"

#include "core/text.hpp"
#include "extractors/dates.hpp"
#include "extractors/defaults.hpp"
#include "extractors/facts.hpp"
#include "extractors/features.hpp"
#include "extractors/page_address.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace vindbaar::extractors {
namespace {

constexpr std::size_t longest_plain_title =
    110;  // bytes; longer items without a heading are cut where a description begins
constexpr std::size_t most_title_words = 16;

std::string_view without_bullet(std::string_view text) {
  for (bool is_again = true; is_again;) {
    is_again = false;
    for (const std::string_view bullet : {"-", "•", "–", "*", "·", "»", ">", "✓", "✔", "→"}) {
      if (text.starts_with(bullet)) {
        text = trim(text.substr(bullet.size()));
        is_again = true;
      }
    }
  }
  return text;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  }));
}

/// A date, a price, a duration, a code: says nothing by itself.
bool is_figure(std::string_view text, const Phrases& phrases) {
  return letters_in(text) < 2 || has_meaning(phrases.furniture.find(fold(text)), "figure");
}

bool is_course_fact(std::string_view meaning) {
  constexpr std::array<std::string_view, 8> facts = {"cost",     "duration", "start", "location",
                                                     "schedule", "level",    "load",  "result"};
  return std::find(facts.begin(), facts.end(), meaning) != facts.end();
}

class ItemReader {
 public:
  ItemReader(const PageView& view, const Phrases& phrases) : view_(view), phrases_(phrases) {}

  ItemReading read(const Item& item) const {
    ItemReading reading;
    reading.item = &item;
    const std::size_t title_block =
        item.source == Candidate::Source::table_row ? title_cell(item) : title_of(item);
    if (title_block < item.end_block) {
      const Block& block = *view_.blocks[title_block].block;
      reading.title = name_in(block);
      reading.link = link_of(item, title_block);
      reading.is_labelled = is_called_fact(view_.blocks[title_block]);
    }
    reading.could_be_course = is_name(reading.title) && !reading.is_labelled &&
                              title_block < item.end_block && is_evidence(item, title_block);
    for (const Sentence& sentence : view_.sentences) {
      if (sentence.block >= item.first_block && sentence.block < item.end_block)
        reading.sentences.push_back(&sentence);
    }
    return reading;
  }

 private:
  bool is_evidence(const Item& item, std::size_t title_block) const {
    const bool holds_page_title =
        view_.heading_block >= item.first_block && view_.heading_block < item.end_block;
    const ViewBlock& seen = view_.blocks[title_block];
    return seen.is_evidence && !holds_page_title && !seen.setting.is_requirements && !seen.setting.is_general;
  }

  /// "Kosten", "Duur 8 avonden": a fact of the page's one course, with or without its value.
  bool is_called_fact(const ViewBlock& title) const {
    if (!title.label.empty() && title.label != "title_column") return true;
    const std::string first(std::string_view(title.folded).substr(0, title.folded.find_first_of(" :")));
    const bool has_figure = title.folded.find_first_of("0123456789") != std::string::npos;
    return has_figure && title.block->role != Block::Role::heading &&
           is_course_fact(label_of(first, phrases_));
  }

  std::string name_in(const Block& block) const {
    const bool has_lead = block.lead.size() >= 4 && !is_generic_link(block.lead, phrases_);
    const std::string_view name = has_lead && block.role != Block::Role::heading ? block.lead : block.text;
    return std::string(cut_description(without_bullet(name)));
  }

  /// The heading or summary; else the first link that names something; else the first text.
  std::size_t title_of(const Item& item) const {
    for (std::size_t b = item.first_block; b < item.end_block; ++b) {
      const Block::Role role = view_.blocks[b].block->role;
      if (role == Block::Role::heading || role == Block::Role::summary || role == Block::Role::term) return b;
    }
    for (std::size_t b = item.first_block; b < item.end_block; ++b) {
      const Block& block = *view_.blocks[b].block;
      const bool names = !block.lead.empty() ? !is_generic_link(block.lead, phrases_)
                                             : block.is_link && !is_generic_link(block.text, phrases_);
      if (names && !is_figure(block.text, phrases_)) return b;
    }
    for (std::size_t b = item.first_block; b < item.end_block; ++b) {
      const std::string_view text = view_.blocks[b].block->text;
      if (!is_figure(text, phrases_) && !is_generic_link(text, phrases_)) return b;
    }
    return item.end_block;
  }

  /// By the column's heading; else the first cell with a link that names something; else the first that is no
  /// figure.
  std::size_t title_cell(const Item& item) const {
    const std::vector<std::string>& columns = view_.parts->groups[item.group].columns;
    for (std::size_t b = item.first_block; b < item.end_block; ++b) {
      const std::size_t column = view_.blocks[b].block->column;
      if (column < columns.size() && label_of(columns[column], phrases_) == "title_column") return b;
    }
    for (std::size_t b = item.first_block; b < item.end_block; ++b) {
      const Block& block = *view_.blocks[b].block;
      if (!block.link.empty() && !is_generic_link(block.text, phrases_) && !is_figure(block.text, phrases_))
        return b;
    }
    return title_of(item);
  }

  std::string link_of(const Item& item, std::size_t title_block) const {
    const std::string& here = view_.parts->url;
    const std::string& own = view_.blocks[title_block].block->link;
    if (!own.empty() && own != here) return own;
    for (std::size_t b = item.first_block; b < item.end_block; ++b) {
      const std::string& link = view_.blocks[b].block->link;
      if (!link.empty() && link != here) return link;
    }
    return {};
  }

  bool is_name(const std::string& title) const {
    if (title.size() < 4 || title.size() > defaults::max_title_bytes || is_figure(title, phrases_))
      return false;
    if (title.ends_with('?') || title.ends_with(':')) return false;
    const std::string folded = fold(title);
    if (is_generic_link(title, phrases_) || !label_of(title, phrases_).empty()) return false;
    // "Contact", "Veelgestelde vragen": another page of the site, no course.
    if (has_meaning(phrases_.page_title.find(folded), word(PageKind::other))) return false;
    if (const std::size_t colon = folded.find(':');
        colon != std::string::npos && !label_of(folded.substr(0, colon), phrases_).empty()) {
      return false;
    }
    return static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) < most_title_words;
  }

  const PageView& view_;
  const Phrases& phrases_;
};

bool says_what_one_gets(const ItemReading& item) {
  const bool prints_code =
      std::any_of(item.sentences.begin(), item.sentences.end(),
                  [](const Sentence* sentence) { return !find_codes(sentence->text).empty(); });
  return prints_code ||
         std::any_of(item.sentences.begin(), item.sentences.end(), [](const Sentence* sentence) {
           const bool names_other = has_meaning(sentence->claim, "other") &&
                                    (has_meaning(sentence->claim, "award") || sentence->text.size() < 60);
           return has_meaning(sentence->claim, "certificate") || names_other;
         });
}

bool gives_figure(const PageView& view, const ItemReading& item) {
  for (std::size_t b = item.item->first_block; b < item.item->end_block; ++b) {
    const std::string& folded = view.blocks[b].folded;
    if (view.blocks[b].facts.count("cost") > 0 || !find_duration(folded).empty() ||
        !find_levels(folded).empty() || names_day(folded))
      return true;
  }
  return false;
}

/// Whether address or heading call the page a list of courses.
bool says_list(const PageView& view, const Phrases& phrases) {
  constexpr std::string_view list = "catalogue_listing";
  return has_meaning(words_of_address(view.parts->url, phrases.page_url), list) ||
         has_meaning(phrases.page_title.find(fold(view.heading)), list);
}

/// How many different facts of a course the page gives outside this group.
std::size_t facts_outside(const PageView& view, const Group& group) {
  std::set<std::string> facts;
  for (std::size_t b = 0; b < view.blocks.size(); ++b) {
    if (b >= group.first_block && b < group.end_block) continue;
    for (const std::string& fact : view.blocks[b].facts) {
      if (is_course_fact(fact)) facts.insert(fact);
    }
  }
  return facts.size();
}

/// A column of names and one of what courses have: "Naam", "Niveau", "Startdatum".
bool is_table_of_courses(const Group& group, const Phrases& phrases) {
  bool has_names = false;
  bool has_fact = false;
  for (const std::string& column : group.columns) {
    const std::string label = label_of(column, phrases);
    has_names = has_names || label == "title_column";
    has_fact = has_fact || is_course_fact(label);
  }
  return has_names && has_fact;
}

}  // namespace

std::string_view cut_description(std::string_view text) {
  if (text.size() <= longest_plain_title) return text;
  std::size_t cut = std::string_view::npos;
  for (const std::string_view mark : {" – ", " — ", ": ", ". ", " | ", " - "})
    cut = std::min(cut, text.find(mark));
  return cut == std::string_view::npos || cut < 4 ? text : text.substr(0, cut);
}

std::vector<ItemReading> read_items(const PageView& view, const Phrases& phrases) {
  std::vector<ItemReading> readings;
  const ItemReader reader(view, phrases);
  for (const Item& item : view.parts->items) readings.push_back(reader.read(item));
  return readings;
}

std::vector<bool> lists_of_offers(const PageView& view, const std::vector<ItemReading>& items,
                                  const Phrases& phrases) {
  struct Count {
    std::set<std::string> links;
    std::size_t courses = 0;
    std::size_t outspoken = 0;
    std::size_t figured = 0;   ///< Items that give a price, a duration, a level or a date.
    std::size_t labelled = 0;  ///< Items called "Kosten" or "Programma": parts of one text.
  };
  const bool is_called_list = says_list(view, phrases);
  std::vector<Count> counts(view.parts->groups.size());
  for (const ItemReading& item : items) {
    Count& count = counts[item.item->group];
    if (!item.could_be_course) {
      if (item.is_labelled) ++count.labelled;
      continue;
    }
    ++count.courses;
    if (!item.link.empty()) count.links.insert(item.link);
    if (says_what_one_gets(item)) ++count.outspoken;
    if (gives_figure(view, item)) ++count.figured;
  }
  std::vector<bool> is_list;
  for (std::size_t group = 0; group < counts.size(); ++group) {
    const Count& count = counts[group];
    const Group& here = view.parts->groups[group];
    const bool has_pages = count.links.size() >= 2 && count.labelled < count.courses;
    const bool speaks = count.outspoken >= 2 && count.outspoken * 2 >= count.courses && count.labelled == 0;
    const bool is_figured =
        count.labelled == 0 && count.figured * 3 >= count.courses * 2 &&
        (is_called_list ? count.courses >= 2 : count.courses >= 3 && facts_outside(view, here) < 2);
    const bool is_tabled = count.labelled == 0 && count.courses >= 2 && is_table_of_courses(here, phrases);
    // The only course of its kind, opened by a summary on a page that is called a list.
    const bool is_only_one = is_called_list && here.source == Candidate::Source::accordion &&
                             count.labelled == 0 && count.courses == 1 && count.outspoken == 1;
    is_list.push_back(has_pages || speaks || is_figured || is_tabled || is_only_one);
  }
  return is_list;
}

OwnPart own_part(const PageView& view, const std::vector<ItemReading>& items,
                 const std::vector<bool>& is_list) {
  std::vector<bool> is_in_list(view.blocks.size(), false);
  for (const ItemReading& item : items) {
    if (!is_list[item.item->group]) continue;
    std::fill(is_in_list.begin() + static_cast<std::ptrdiff_t>(item.item->first_block),
              is_in_list.begin() + static_cast<std::ptrdiff_t>(item.item->end_block), true);
  }
  for (const Group& group : view.parts->groups) {
    for (std::size_t i = 0; i < std::min(group.columns.size(), group.first_block); ++i) {
      const std::size_t b = group.first_block - 1 - i;
      if (view.blocks[b].block->role == Block::Role::cell) is_in_list[b] = true;
    }
  }
  OwnPart own;
  for (const Sentence& sentence : view.sentences) {
    if (!is_in_list[sentence.block]) own.sentences.push_back(&sentence);
  }
  for (std::size_t b = 0; b < view.blocks.size(); ++b) {
    if (!is_in_list[b]) own.facts.insert(view.blocks[b].facts.begin(), view.blocks[b].facts.end());
  }
  return own;
}

}  // namespace vindbaar::extractors
