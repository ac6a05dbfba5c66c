#include "extractors/sentences.hpp"

#include "core/text.hpp"
#include "extractors/defaults.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::extractors {
namespace {

constexpr std::array<std::string_view, 30> abbreviations = {
    "bijv", "bv",   "o.a",  "m.b.v", "t.a.v", "i.p.v", "d.w.z", "t/m",   "ca",  "max",
    "min",  "incl", "excl", "nr",    "tel",   "mr",    "drs",   "dr",    "ir",  "ing",
    "evt",  "resp", "jl",   "a.d",   "i.s.m", "m.i.v", "n.v.t", "z.s.m", "art", "p.p"};

bool ends_with_abbreviation(std::string_view before_stop) {
  const std::size_t space = before_stop.find_last_of(" (");
  const std::string_view word = space == std::string_view::npos ? before_stop : before_stop.substr(space + 1);
  if (word.size() == 1) return true;  // an initial
  return std::any_of(abbreviations.begin(), abbreviations.end(), [&](std::string_view abbreviation) {
    return word.size() == abbreviation.size() &&
           std::equal(word.begin(), word.end(), abbreviation.begin(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
           });
  });
}

/// Whether what follows a full stop can begin a sentence.
bool can_begin(std::string_view rest) {
  if (rest.empty()) return true;
  const auto first = static_cast<unsigned char>(rest.front());
  return first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || first == '"' ||
         first == '\'' || first == '(' || first == '-';
}

}  // namespace

std::vector<std::string_view> split_sentences(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t start = 0;
  const auto put = [&](std::size_t end) {
    const std::string_view sentence = trim(text.substr(start, end - start));
    if (!sentence.empty()) sentences.push_back(sentence);
    start = end;
  };
  std::size_t last_space = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') last_space = i;
    if (i - start > defaults::max_sentence_bytes && last_space > start) put(last_space);
    const bool is_bar = text[i] == '|' && i > 0 && text[i - 1] == ' ';
    const bool is_stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (is_bar) {
      put(i);
      start = i + 1;
    } else if (is_stop && (i + 1 == text.size() || text[i + 1] == ' ')) {
      const bool is_abbreviation = text[i] == '.' && ends_with_abbreviation(text.substr(start, i - start));
      if (!is_abbreviation && can_begin(text.substr(std::min(i + 2, text.size())))) put(i + 1);
    }
  }
  put(text.size());
  return sentences;
}

}  // namespace vindbaar::extractors
