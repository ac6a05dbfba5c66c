#include "extractors/open_elements.hpp"

#include "extractors/defaults.hpp"

#include <algorithm>

namespace vindbaar::extractors {
namespace {

bool is_cell_or_row(Tag tag) noexcept {
  return tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead ||
         tag == Tag::tfoot;
}

}  // namespace

void OpenElements::pop() {
  --open_[static_cast<std::size_t>(stack_.back().tag)];
  stack_.pop_back();
}

/// Closes the innermost `tag` and what is in it, unless a table or list stands between.
void OpenElements::pop_through(Tag tag) {
  if (!has_open(tag)) return;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    const Tag here = stack_[i].tag;
    if (here == tag) {
      while (stack_.size() > i) pop();
      return;
    }
    const bool is_wall =
        here == Tag::table || here == Tag::ul || here == Tag::ol || here == Tag::dl || here == Tag::button;
    if (is_wall && !(tag == Tag::p && here != Tag::table && here != Tag::button)) return;
    if (is_cell_or_row(here) && !is_cell_or_row(tag)) return;
  }
}

void OpenElements::close_implied(Tag opening) {
  switch (opening) {
    case Tag::li:
      pop_through(Tag::li);
      break;
    case Tag::dt:
    case Tag::dd:
      pop_through(Tag::dt), pop_through(Tag::dd);
      break;
    case Tag::option:
      pop_through(Tag::option);
      break;
    case Tag::optgroup:
      pop_through(Tag::option), pop_through(Tag::optgroup);
      break;
    case Tag::td:
    case Tag::th:
      pop_through(Tag::td), pop_through(Tag::th);
      break;
    case Tag::tr:
      pop_through(Tag::tr);
      break;
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot:
      pop_through(Tag::tbody), pop_through(Tag::thead), pop_through(Tag::tfoot);
      break;
    case Tag::button:
      pop_through(Tag::button);
      break;
    case Tag::a:
    case Tag::nobr: {
      if (has_open(opening) && formatting_ > 0) --formatting_;
      pop_through(opening);
      break;
    }
    default:
      break;
  }
  if (is_block(opening) && !is_cell_or_row(opening)) pop_through(Tag::p);
  if (heading_level(opening) > 0 && !stack_.empty() && heading_level(stack_.back().tag) > 0) pop();
}

bool OpenElements::open(Tag tag, std::string_view name) {
  close_implied(tag);
  if (stack_.size() >= defaults::max_depth) return false;
  if (is_formatting(tag)) {
    if (formatting_ >= defaults::max_open_formatting) return false;
    ++formatting_;
  }
  stack_.push_back({tag, name});
  ++open_[static_cast<std::size_t>(tag)];
  return true;
}

bool OpenElements::close(Tag tag, std::string_view name) {
  if (!has_open(tag)) return tag == Tag::p || tag == Tag::br;
  const auto found = std::find_if(stack_.rbegin(), stack_.rend(), [&](const Element& element) {
    return element.tag == tag && (tag != Tag::other || element.name == name);
  });
  if (found == stack_.rend()) return false;
  if (is_formatting(tag)) {
    if (formatting_ > 0) --formatting_;
    --open_[static_cast<std::size_t>(tag)];
    stack_.erase(std::next(found).base());
    return true;
  }
  const auto index = static_cast<std::size_t>(std::distance(found, stack_.rend())) - 1;
  while (stack_.size() > index) pop();
  return true;
}

}  // namespace vindbaar::extractors
