#include "crawler/look.hpp"

#include "crawler/defaults.hpp"
#include "crawler/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace vindbaar::crawler {
namespace {

constexpr char lower_ascii(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/// Each byte in lower case, every space as a blank.
constexpr std::array<char, 256> plain_letters = [] {
  std::array<char, 256> letters{};
  for (std::size_t code = 0; code < letters.size(); ++code) {
    const char c = static_cast<char>(code);
    letters[code] = is_space(c) ? ' ' : lower_ascii(c);
  }
  return letters;
}();

/// Adds text in lower case, with one blank for a run of spaces, as far as there is room.
void add(std::string& to, std::string_view text, std::size_t room) {
  if (to.size() >= room) return;
  const std::size_t before = to.size();
  to.resize(std::min(room, before + text.size()));
  char last = before == 0 ? ' ' : to[before - 1];
  std::size_t end = before;
  for (const char c : text) {
    const char letter = plain_letters[static_cast<unsigned char>(c)];
    if (letter == ' ' && last == ' ') continue;
    if (end == to.size()) break;
    to[end++] = last = letter;
  }
  to.resize(end);
}

enum class Part { other, title, heading, link, furniture, hidden };

struct Element {
  std::string_view name;
  Part part;
};

constexpr std::array<Element, 13> elements{{{"title", Part::title},
                                            {"h1", Part::heading},
                                            {"a", Part::link},
                                            {"nav", Part::furniture},
                                            {"header", Part::furniture},
                                            {"footer", Part::furniture},
                                            {"aside", Part::furniture},
                                            {"option", Part::furniture},
                                            {"script", Part::hidden},
                                            {"style", Part::hidden},
                                            {"template", Part::hidden},
                                            {"svg", Part::hidden},
                                            {"noscript", Part::hidden}}};

Part part_of(std::string_view name) noexcept {
  for (const Element& element : elements)
    if (name.size() == element.name.size() && std::equal(name.begin(), name.end(), element.name.begin(),
                                                         [](char a, char b) { return lower_ascii(a) == b; }))
      return element.part;
  return Part::other;
}

class Reader {
 public:
  explicit Reader(std::string_view html) : rest_(html) {}

  Look read() && {
    while (!rest_.empty()) {
      const std::size_t tag = std::min(rest_.find('<'), rest_.size());
      text(rest_.substr(0, tag));
      rest_.remove_prefix(tag);
      if (!rest_.empty()) markup();
    }
    look_.words = own_.size() < defaults::least_own_text ? unlinked_text() : std::move(own_);
    look_.simhash = fingerprint_.value();
    look_.word_count = fingerprint_.words();
    look_.title_hash = hash_of_name(look_.title + " " + look_.heading);
    return std::move(look_);
  }

 private:
  void text(std::string_view text) {
    if (text.empty()) return;
    if (in_title_) return add(look_.title, text, defaults::look_title_bytes);
    if (in_heading_) add(look_.heading, text, defaults::look_title_bytes);
    fingerprint_.add(text);
    if (in_link_) return;
    unlinked_.push_back(text);
    if (furniture_ == 0) add(own_, text, defaults::look_bytes);
  }

  /// Furniture included: what a page says whose header never ends.
  std::string unlinked_text() const {
    std::string text;
    for (const std::string_view piece : unlinked_)
      add(text, piece.empty() ? " " : piece, defaults::look_bytes);
    return text;
  }

  /// At a '<'.
  void markup() {
    if (rest_.starts_with("<!--")) return skip_past("-->");
    const bool is_end = rest_.size() > 1 && rest_[1] == '/';
    const std::size_t from = is_end ? 2 : 1;
    std::size_t end = from;
    while (end < rest_.size() && end - from < 12 && is_name(rest_[end])) ++end;
    const std::string_view name = rest_.substr(from, end - from);
    if (name.empty()) {  // a '<' of the text
      fingerprint_.end_word();
      rest_.remove_prefix(1);
      return;
    }
    const Part part = part_of(name);
    skip_past(">");
    fingerprint_.end_word();
    end_words();
    if (part == Part::hidden && !is_end) return skip_element(name);
    enter(part, !is_end);
  }

  void enter(Part part, bool is_begin) {
    if (part == Part::title) in_title_ = is_begin && look_.title.empty();
    if (part == Part::heading) in_heading_ = is_begin && look_.heading.empty();
    if (part == Part::link) in_link_ = is_begin;
    if (part == Part::furniture) furniture_ = std::max(0, furniture_ + (is_begin ? 1 : -1));
  }

  void end_words() {
    add(own_, " ", defaults::look_bytes);
    if (!unlinked_.empty() && !unlinked_.back().empty()) unlinked_.push_back({});
  }

  static bool is_name(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  void skip_past(std::string_view mark) {
    const std::size_t at = rest_.find(mark);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
  }

  /// What is inside is no text, up to the end tag.
  void skip_element(std::string_view name) {
    for (std::size_t at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</", at + 2)) {
      const std::string_view here = rest_.substr(at + 2, name.size());
      const bool is_it = std::equal(here.begin(), here.end(), name.begin(), name.end(),
                                    [](char a, char b) { return lower_ascii(a) == lower_ascii(b); });
      if (!is_it) continue;
      rest_.remove_prefix(at);
      return skip_past(">");
    }
    rest_ = {};
  }

  std::string_view rest_;
  Look look_;
  Fingerprint fingerprint_;
  std::string own_;
  std::vector<std::string_view> unlinked_;  ///< An empty piece parts words.
  bool in_title_ = false;
  bool in_heading_ = false;
  bool in_link_ = false;
  int furniture_ = 0;
};

}  // namespace

Look look_at(std::string_view html) {
  return Reader(html).read();
}

bool is_near_duplicate(const Look& a, std::uint64_t simhash, std::uint64_t title_hash) noexcept {
  return a.title_hash == title_hash && distance(a.simhash, simhash) <= defaults::near_duplicate_bits;
}

}  // namespace vindbaar::crawler
