#include "crawler/focus.hpp"

#include "core/text.hpp"
#include "crawler/defaults.hpp"

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

/// Patterns that are looked for together, each with its points.
struct Focus::Phrases {
  struct Topic {
    Topic() : set(options(), RE2::UNANCHORED) {}

    double sum(std::string_view text) const {
      if (points.empty()) return 0;
      std::vector<int> found;
      set.Match(text, &found);
      double sum = 0;
      for (const int index : found) sum += points[static_cast<std::size_t>(index)];
      return sum;
    }

    RE2::Set set;
    std::vector<double> points;  ///< In the order of the set.
  };

  static RE2::Options options() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_encoding(
        RE2::Options::EncodingLatin1);  // pages may be in any encoding; the patterns are ASCII
    return options;
  }

  Topic addresses;
  Topic content;
  Topic absent;
};

Focus::Focus(std::unique_ptr<Phrases> phrases) : phrases_(std::move(phrases)) {
}
Focus::Focus(Focus&&) noexcept = default;
Focus& Focus::operator=(Focus&&) noexcept = default;
Focus::~Focus() = default;

Result<Focus> Focus::make(const std::vector<seeds::Phrase>& phrases) {
  auto compiled = std::make_unique<Phrases>();
  for (const seeds::Phrase& phrase : phrases) {
    const bool is_for_addresses = phrase.meaning == "first" || phrase.meaning == "last";
    if (!is_for_addresses && phrase.meaning != "content" && phrase.meaning != "absent")
      return tl::unexpected(bad_phrase(
          phrase,
          "expected the meaning 'first', 'last', 'content' or 'absent', found '" + phrase.meaning + "'"));
    Phrases::Topic& topic = is_for_addresses              ? compiled->addresses
                            : phrase.meaning == "content" ? compiled->content
                                                          : compiled->absent;
    const std::string pattern = phrase.match == "regex"
                                    ? phrase.pattern
                                    : R"(\b)" + RE2::QuoteMeta(words_of(phrase.pattern)) + R"(\b)";
    std::string problem;
    if (topic.set.Add(pattern, &problem) < 0) return tl::unexpected(bad_phrase(phrase, problem));
    const double points = is_for_addresses ? phrase.weight * points_a_weight : phrase.weight;
    topic.points.push_back(phrase.meaning == "last" ? -points : points);
  }
  for (Phrases::Topic* topic : {&compiled->addresses, &compiled->content, &compiled->absent})
    if (!topic->points.empty() && !topic->set.Compile())
      return failure(Error::Kind::bad_input, "E-FRONTIER-PHRASE",
                     "the phrases of topic 'frontier' are too large together",
                     "Shorten the regular expressions in phrases/frontier.csv.");
  return Focus(std::move(compiled));
}

int Focus::score(const Url& url, std::string_view anchor) const {
  if (phrases_->addresses.points.empty()) return 0;
  const std::string text =
      words_of(percent_decoded(url.path_and_query())) + " . " + words_of(anchor.substr(0, anchor_bytes));
  return static_cast<int>(std::lround(std::clamp(phrases_->addresses.sum(text), -most_points, most_points)));
}

double Focus::worth(const Look& look) const {
  const double weights = phrases_->content.sum(look.title + " . " + look.heading + " . " + look.words);
  return std::clamp(weights / defaults::full_worth, 0.0, 1.0);
}

bool Focus::says_absent(const Look& look) const {
  return phrases_->absent.sum(look.title + " . " + look.heading) > 0;
}

}  // namespace vindbaar::crawler
