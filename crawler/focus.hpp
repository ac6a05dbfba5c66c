#pragma once
// Focus: which of the known URLs to ask first, by what their address and their link text say. A school's site
// has thousands of pages and the courses for adults are a few of them; when the budget ends before the site
// does, they have been seen. The words are in seeds/lists/phrases/frontier.csv, with meaning "first" or
// "last".

#include "core/result.hpp"
#include "core/url.hpp"
#include "seeds/seeds.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace vindbaar::crawler {

class Focus {
 public:
  /// Fails with `bad_input`, "E-FRONTIER-PHRASE", on a meaning that is neither "first" nor "last" or a
  /// pattern that cannot be read.
  static Result<Focus> make(const std::vector<seeds::Phrase>& phrases);

  /// From -100 (last) over 0 (says nothing) to 100 (first): ten times the sum of the weights of all phrases
  /// that occur. Thread-safe.
  int score(const Url& url, std::string_view anchor) const;

  Focus(Focus&&) noexcept;
  Focus& operator=(Focus&&) noexcept;
  ~Focus();

 private:
  struct Phrases;
  explicit Focus(std::unique_ptr<Phrases> phrases);
  std::unique_ptr<Phrases> phrases_;
};

}  // namespace vindbaar::crawler
