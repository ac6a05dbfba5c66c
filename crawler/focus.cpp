#include "crawler/focus.hpp"

#include "core/text.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace vindbaar::crawler {
namespace {

constexpr double points_a_weight = 10;
constexpr double most_points = 100;
/// Bytes of link text that are looked at; a card with a whole paragraph as its link says enough in these.
constexpr std::size_t anchor_bytes = 300;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower_case = static_cast<char>(c | 0x20);
  return lower_case >= 'a' && lower_case <= 'f' ? lower_case - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    out += low >= 0 ? static_cast<char>(high * 16 + low) : text[at];
    if (low >= 0) at += 2;
  }
  return out;
}

/// Folded, with a single blank between words and nothing else: "mbo-certificaat" and "mbo_certificaat" are
/// two words.
std::string words_of(std::string_view text) {
  std::string words = fold(valid_utf8(text));
  for (char& c : words) {
    const bool is_part_of_word =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (!is_part_of_word) c = ' ';
  }
  return collapse_spaces(words);
}

Error bad_phrase(const seeds::Phrase& phrase, const std::string& what) {
  return {Error::Kind::bad_input, "E-FRONTIER-PHRASE",
          phrase.file + ":" + std::to_string(phrase.line) + ": phrase '" + phrase.id + "': " + what,
          "Correct the row."};
}

}  // namespace

struct Focus::Phrases {
  Phrases() : set(options(), RE2::UNANCHORED) {}

  static RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    return options;
  }

  RE2::Set set;
  std::vector<double> points;  ///< In the order of the set.
};

Focus::Focus(std::unique_ptr<Phrases> phrases) : phrases_(std::move(phrases)) {
}
Focus::Focus(Focus&&) noexcept = default;
Focus& Focus::operator=(Focus&&) noexcept = default;
Focus::~Focus() = default;

Result<Focus> Focus::make(const std::vector<seeds::Phrase>& phrases) {
  auto compiled = std::make_unique<Phrases>();
  for (const seeds::Phrase& phrase : phrases) {
    if (phrase.meaning != "first" && phrase.meaning != "last")
      return tl::unexpected(
          bad_phrase(phrase, "expected the meaning 'first' or 'last', found '" + phrase.meaning + "'"));
    const std::string pattern = phrase.match == "regex"
                                    ? phrase.pattern
                                    : R"(\b)" + RE2::QuoteMeta(words_of(phrase.pattern)) + R"(\b)";
    std::string problem;
    if (compiled->set.Add(pattern, &problem) < 0) return tl::unexpected(bad_phrase(phrase, problem));
    compiled->points.push_back((phrase.meaning == "first" ? 1 : -1) * phrase.weight * points_a_weight);
  }
  if (!compiled->points.empty() && !compiled->set.Compile())
    return failure(Error::Kind::bad_input, "E-FRONTIER-PHRASE",
                   "the phrases of topic 'frontier' are too large together",
                   "Shorten the regular expressions in phrases/frontier.csv.");
  return Focus(std::move(compiled));
}

int Focus::score(const Url& url, std::string_view anchor) const {
  if (phrases_->points.empty()) return 0;
  const std::string text =
      words_of(percent_decoded(url.path_and_query())) + " . " + words_of(anchor.substr(0, anchor_bytes));
  std::vector<int> found;
  phrases_->set.Match(text, &found);
  double points = 0;
  for (const int index : found) points += phrases_->points[static_cast<std::size_t>(index)];
  return static_cast<int>(std::lround(std::clamp(points, -most_points, most_points)));
}

}  // namespace vindbaar::crawler
