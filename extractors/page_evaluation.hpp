#pragma once
// Measuring the reading of pages on labelled ones: what was expected against what was found, a class at a
// time. A second door of the room, for `vindbaar evaluate --pages`.

#include "core/result.hpp"
#include "extractors/extractors.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vindbaar::extractors {

/// One line of a file of labelled pages. What is not labelled is not measured.
struct LabelledPage {
  std::string id;  ///< Or its line, when it has none.
  std::string url;
  std::string body;          ///< HTML, or plain text.
  std::string content_type;  ///< "text/html; charset=utf-8" or "text/plain; charset=utf-8".
  std::optional<std::string> kind;
  std::optional<std::string> claim;
  std::optional<std::string> audience;
  std::optional<std::string> availability;
  std::optional<std::vector<std::string>> titles;  ///< Of candidates that must be found.
  std::optional<std::string> main;                 ///< The text that is the page's own, in any order.
  std::optional<std::vector<std::string>> codes;  ///< Certificates that the page offers; none: an empty list.
};

/// JSON lines with `url`, `html` or `text`, and any of `id`, `kind`, `claim`, `audience`, `availability`,
/// `titles`, `main`, `codes`. Fails with `bad_input`, "E-PAGES", naming file and line.
Result<std::vector<LabelledPage>> read_labelled_pages(std::string_view bytes, const std::string& file);

/// Expected against found, for one question.
class Confusion {
 public:
  void count(const std::string& expected, const std::string& found) { ++cells_[{expected, found}]; }

  std::size_t total() const;
  double accuracy() const;
  struct ClassFigures {
    std::size_t expected = 0;
    std::size_t found = 0;
    std::size_t right = 0;
    double precision() const {
      return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
    }
    double recall() const {
      return expected == 0 ? 0 : static_cast<double>(right) / static_cast<double>(expected);
    }
    double f1() const;
  };
  /// By class, those that were expected or found.
  std::map<std::string, ClassFigures> classes() const;
  /// Mean F1 of the classes that were expected.
  double macro_f1() const;
  const std::map<std::pair<std::string, std::string>, std::size_t>& cells() const { return cells_; }

 private:
  std::map<std::pair<std::string, std::string>, std::size_t> cells_;
};

/// A page that was not read as labelled.
struct PageMiss {
  std::string page;
  std::string question;  ///< "kind", "claim" …
  std::string expected;
  std::string found;
  std::string because;  ///< The reader's own reason.
};

struct PageFigures {
  std::size_t pages = 0;
  std::map<std::string, Confusion> questions;  ///< kind, claim, audience, availability.
  Confusion::ClassFigures titles;              ///< Candidates: labelled ones, found ones of them.
  Confusion::ClassFigures codes;
  Confusion::ClassFigures words;  ///< Of the main text: each word as often as it stands there.
  std::vector<PageMiss> misses;
};

/// The candidate that stands for the page: the labelled title's, else the one with the strongest claim.
const Candidate* main_candidate(const LabelledPage& page, const Reading& reading);

/// Adds what one page gave. `codes`: the certificates it was found to offer.
void measure(const LabelledPage& page, const Reading& reading, const std::vector<std::string>& codes,
             PageFigures& figures);

/// The figures as tables, for people: a class a line, then what was taken for what.
std::string text(const PageFigures& figures);

}  // namespace vindbaar::extractors
