#pragma once
// What a page consists of once the markup is gone: blocks of text in page order, each knowing its role and
// place, and items: structures that repeat and could each be a course.

#include "extractors/extractors.hpp"
#include "extractors/slim.hpp"
#include "extractors/structured_data.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vindbaar::extractors {

/// Where on the page a block stands. Only `content` and, with care, `aside` is evidence.
enum class Place { content, header, navigation, breadcrumb, aside, related, notice, footer };

std::string_view word(Place place) noexcept;

struct Block {
  enum class Role { heading, paragraph, list_item, cell, term, definition, summary, control };
  Role role = Role::paragraph;
  Place place = Place::content;
  int level = 0;            ///< Of a heading, 1-6.
  std::string text;         ///< Spaces collapsed.
  std::string lead;         ///< Its first words, when they are a link or bold and more follows; or empty.
  std::string link;         ///< First http(s) link in it, absolute; or empty.
  bool is_bold = false;     ///< All of its text is bold.
  bool is_link = false;     ///< All of its text is a link or button.
  bool is_in_main = false;  ///< Inside the page's own main part.
  std::size_t column = 0;   ///< Of a cell, from 0.
  std::size_t reach = ~std::size_t{0};  ///< Of a heading or summary: the first block after its panel.
};

/// One of several structures that look alike, or a table row.
struct Item {
  Candidate::Source source = Candidate::Source::list_item;
  std::size_t group = 0;
  std::size_t first_block = 0;  ///< Its blocks are [first_block, end_block).
  std::size_t end_block = 0;
};

struct Group {
  Candidate::Source source = Candidate::Source::list_item;
  std::vector<std::string> columns;  ///< Heading cells of a table.
  std::size_t first_block = 0;
  std::size_t end_block = 0;
};

struct Document::Parts {
  std::string url;
  int status = 200;
  std::string media_type;  ///< "text/html", lower case, without parameters.
  std::string encoding;
  std::string title;
  std::string description;  ///< <meta name=description>.
  std::string open_graph_title;
  std::string open_graph_type;
  std::string open_graph_site;
  std::string declared_language;  ///< <html lang>, primary subtag, lower case.
  std::vector<std::string> breadcrumb;
  std::vector<Block> blocks;
  std::vector<Group> groups;
  std::vector<Item> items;
  std::vector<StructuredThing> structured;
  ScriptSigns scripts;
  bool says_published =
      false;  ///< A <time> or date element at the head of an article, or an article:published_time.
  bool asks_proof_of_human = false;  ///< A captcha's own markup.
  std::vector<std::string> problems;
  std::vector<std::string> steps;  ///< How it was taken apart, for `explain`.
};

}  // namespace vindbaar::extractors
