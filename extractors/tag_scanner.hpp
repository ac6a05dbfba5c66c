#pragma once
// One pass over the markup of a page, without building a tree: tags, texts, raw texts, in order. Splits as
// the tokenizer of the HTML Standard does (13.2.5), but decodes nothing. Of the tree it knows one thing,
// since the tokenizer does too: inside a drawing (<svg>, <math>) no element holds raw text.

#include "extractors/tag.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace vindbaar::extractors {

struct Token {
  enum class Kind { text, start_tag, end_tag, raw_text, comment, doctype };
  Kind kind = Kind::text;
  std::string_view raw;   ///< All of its bytes, angle brackets included.
  std::string_view name;  ///< Of a tag, as written.
  Tag tag = Tag::other;   ///< Of a tag; for raw_text the element it stands in.
};

/// Views point into `html`, which must outlive the scanner. Linear in its length.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : html_(html) {}
  /// False at the end.
  bool next(Token& token);

 private:
  bool next_markup(Token& token);
  std::size_t end_of_tag(std::size_t at) const;
  void next_raw_text(Token& token);
  void follow_drawing(const Token& token);

  std::string_view html_;
  std::size_t at_ = 0;
  Tag raw_text_in_ = Tag::other;
  std::string raw_name_;
  std::size_t drawing_depth_ = 0;  ///< Open <svg> and <math>.
  std::size_t html_in_drawing_ =
      0;  ///< Open <foreignObject> and <desc> in it, which hold a page's own elements.
  bool is_plain_ = false;
};

struct RawAttribute {
  std::string_view name;   ///< As written.
  std::string_view value;  ///< As written, without quotes, character references not resolved.
};

/// The attributes of a start tag, one after the other.
class AttributeScanner {
 public:
  explicit AttributeScanner(const Token& start_tag);
  bool next(RawAttribute& attribute);

 private:
  std::string_view rest_;
};

bool is_same_name(std::string_view name, std::string_view lower_case) noexcept;

/// The value of an attribute by its lower-case name; empty when it is missing.
std::string_view attribute_of(const Token& start_tag, std::string_view lower_case);

/// `text` with its character references resolved: numeric ones by the Standard's rules, named ones of Latin
/// script and typography (the 130 that pages use); others stay as they are.
std::string resolve_references(std::string_view text);

}  // namespace vindbaar::extractors
