#include "crawler/plain_text.hpp"

namespace vindbaar::crawler::plain_text {

void collapse_blanks(std::string& text, std::size_t from) {
  bool is_after_blank = from == 0 || text[from - 1] == ' ';
  std::size_t end = from;
  for (std::size_t at = from; at < text.size(); ++at) {
    const bool is_blank = text[at] == ' ';
    text[end] = text[at];
    end += is_blank && is_after_blank ? 0 : 1;
    is_after_blank = is_blank;
  }
  text.resize(end);
}

}  // namespace vindbaar::crawler::plain_text
