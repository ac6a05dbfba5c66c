#pragma once
// The items of a page, read: what each is called, where it leads, whether it could be a course.

#include "extractors/page_view.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace vindbaar::extractors {

struct ItemReading {
  const Item* item = nullptr;
  std::string title;  ///< As printed, without the bullet before it.
  std::string link;   ///< Absolute, to another page; or empty.
  bool could_be_course = false;
  bool is_labelled = false;  ///< It is called as parts of a course page are: "Kosten".
  std::vector<const Sentence*> sentences;
};

/// A long line without the description that follows its name; a short one as it is.
std::string_view cut_description(std::string_view text);

std::vector<ItemReading> read_items(const PageView& view, const Phrases& phrases);

/// Which groups are lists of offers rather than parts of one text: two or more of their items that could be
/// courses have a page of their own, or say themselves what one gets; or the items give prices and durations
/// where the page itself gives none or calls itself a list.
std::vector<bool> lists_of_offers(const PageView& view, const std::vector<ItemReading>& items,
                                  const Phrases& phrases);

/// What is about the page itself: everything outside the items of such groups and the heads of their tables.
struct OwnPart {
  std::vector<const Sentence*> sentences;
  std::set<std::string> facts;
};
OwnPart own_part(const PageView& view, const std::vector<ItemReading>& items,
                 const std::vector<bool>& is_list);

}  // namespace vindbaar::extractors
