#include "crawler/look.hpp"

#include "crawler/defaults.hpp"
#include "crawler/fingerprint.hpp"
#include "crawler/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace vindbaar::crawler {
namespace {

constexpr char lower_ascii(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Adds text in plain form, as far as there is room.
void add(std::string& to, std::string_view text, std::size_t room) {
  if (to.size() >= room) return;
  append_plain(to, text.substr(0, room - to.size()), [](std::string_view) {});
}

enum class Part { other, title, heading, link, furniture, hidden };

/// An element by the letters of its name, which are at most eight.
struct Element {
  std::uint64_t letters = 0;
  Part part = Part::other;

  constexpr Element(std::string_view name, Part what) noexcept : part(what) {
    for (std::size_t at = name.size(); at > 0; --at)
      letters = letters << 8 | static_cast<unsigned char>(name[at - 1] | 0x20);
  }
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
  if (name.size() > 8) return Part::other;
  std::uint64_t letters = 0;
  std::memcpy(&letters, name.data(), name.size());
  letters |= 0x2020202020202020ULL >> 8 * (8 - name.size());
  for (const Element& element : elements)
    if (element.letters == letters) return element.part;
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
    const bool is_own = !in_link_ && furniture_ == 0 && own_.size() < defaults::look_bytes;
    if (!is_own) aside_.clear();
    append_plain(is_own ? own_ : aside_, text, [this](std::string_view word) { fingerprint_.add(word); });
    if (own_.size() > defaults::look_bytes) own_.resize(defaults::look_bytes);
    if (!in_link_) unlinked_.push_back(text);
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
      rest_.remove_prefix(1);
      return;
    }
    const Part part = part_of(name);
    skip_past(">");
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
    if (!own_.empty() && own_.back() != ' ' && own_.size() < defaults::look_bytes) own_ += ' ';
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
  std::string aside_;                       ///< Text that is no more than looked at.
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
