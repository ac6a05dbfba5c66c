#pragma once
// Focus: which of the known URLs to ask first, by what their address and their link text say. A school's site
// has thousands of pages and the courses for adults are a few of them; when the budget ends before the site
// does, they have been seen. The words are in seeds/lists/phrases/frontier.csv, with meaning "first" or
// "last" for addresses and link texts, "content" for the text of a page that offers something, "absent" for
// the title of a page that says it is not there.

#include "core/result.hpp"
#include "core/url.hpp"
#include "crawler/look.hpp"
#include "seeds/seeds.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {

class Focus {
 public:
  /// Fails with `bad_input`, "E-FRONTIER-PHRASE", on a meaning that is none of these or a pattern that
  /// cannot be read.
  static Result<Focus> make(const std::vector<seeds::Phrase>& phrases);

  /// From -100 (last) over 0 (says nothing) to 100 (first): ten times the sum of the weights of all phrases
  /// that occur. Thread-safe.
  int score(const Url& url, std::string_view anchor) const;

  /// How much a page looks like one that offers a course for adults, 0 to 1: the weights of the content
  /// phrases in its title, heading and own words, over defaults::full_worth. Thread-safe.
  double worth(const Look& look) const;

  /// Whether title or heading say that there is no such page. Thread-safe.
  bool says_absent(const Look& look) const;

  Focus(Focus&&) noexcept;
  Focus& operator=(Focus&&) noexcept;
  ~Focus();

 private:
  struct Phrases;
  explicit Focus(std::unique_ptr<Phrases> phrases);
  std::unique_ptr<Phrases> phrases_;
};

}  // namespace vindbaar::crawler
