#include "extractors/word_families.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace vindbaar::extractors {
namespace {

constexpr std::string_view clause_break = "break";  // the family of words that begin a clause: "maar", "want"

bool is_letter_or_digit(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_word(char c) noexcept {
  return is_letter_or_digit(c) || c == '\'' || c == '&';
}

/// A tree of characters: `*` skips to the end of a word, `#` is a digit.
class Tree {
 public:
  /// `least`: how many characters `*` stands for at least.
  explicit Tree(std::size_t least) : least_(least) {}

  void add(std::string_view pattern, std::size_t family) {
    const bool has_gap = pattern.find(" * ") != std::string_view::npos;
    std::size_t node = 0;
    for (const char c : pattern) {
      auto& next = nodes_[node].next;
      const auto known =
          std::find_if(next.begin(), next.end(), [&](const Edge& edge) { return edge.letter == c; });
      if (known != next.end()) {
        node = known->to;
        continue;
      }
      const std::size_t made = nodes_.size();
      next.push_back({c, made});
      if (node == 0) first_[static_cast<unsigned char>(c)] = made;
      nodes_.emplace_back();
      node = made;
    }
    (has_gap ? nodes_[node].around : nodes_[node].families).push_back(family);
  }

  /// Calls `found(end, families)` for every expression that begins at `at` and ends with a word, and with
  /// `end` 0 for one that lets other words stand in it.
  template <class Found>
  void find(std::string_view text, std::size_t at, Found found) const {
    if (at >= text.size()) return;
    // Most words begin like no expression: a table spares them the walk.
    if (const std::size_t node = first_[static_cast<unsigned char>(text[at])]; node != 0)
      walk(text, at + 1, node, found);
    if (const std::size_t node = first_['#']; node != 0 && text[at] >= '0' && text[at] <= '9')
      walk(text, at + 1, node, found);
  }

 private:
  struct Edge {
    char letter;
    std::size_t to;
  };
  struct Node {
    std::vector<Edge> next;
    std::vector<std::size_t> families;
    std::vector<std::size_t> around;  // of expressions with a gap, which keep no word from other families
  };

  template <class Found>
  void walk(std::string_view text, std::size_t at, std::size_t node, Found& found) const {
    const bool is_at_end = at == text.size() || text[at] == ' ';
    if (is_at_end && !nodes_[node].families.empty()) found(at, nodes_[node].families);
    if (is_at_end && !nodes_[node].around.empty()) found(0, nodes_[node].around);
    for (const Edge& edge : nodes_[node].next) {
      if (edge.letter == '*') {
        std::size_t end = at;
        while (end < text.size() && text[end] != ' ') ++end;
        if (end - at >= least_) walk(text, end, edge.to, found);
      } else if (at < text.size() &&
                 (edge.letter == text[at] || (edge.letter == '#' && text[at] >= '0' && text[at] <= '9'))) {
        walk(text, at + 1, edge.to, found);
      }
    }
  }

  std::vector<Node> nodes_{1};
  std::array<std::size_t, 256> first_{};  // the node after an expression's first character; 0 for none
  std::size_t least_;
};

/// The words of a text with one space between them, and where clauses begin.
struct Words {
  std::string text;
  std::vector<std::size_t> starts;  ///< Of each word in `text`.
  std::vector<std::size_t> breaks;  ///< Words before which a mark ends a clause.
};

Words words_of(std::string_view folded) {
  Words words;
  words.text.reserve(folded.size());
  bool is_inside = false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool is_decimal = (c == '.' || c == ',') && i > 0 && i + 1 < folded.size() &&
                            folded[i - 1] >= '0' && folded[i - 1] <= '9' && folded[i + 1] >= '0' &&
                            folded[i + 1] <= '9';
    const bool is_quote =
        c == '\'' && (!is_inside || i + 1 == folded.size() || !is_letter_or_digit(folded[i + 1]));
    if ((is_in_word(c) && !is_quote) || is_decimal) {
      if (!is_inside && !words.text.empty()) words.text += ' ';
      if (!is_inside) words.starts.push_back(words.text.size());
      words.text += c;
      is_inside = true;
      continue;
    }
    if (c == '-' && is_inside && words.text.ends_with("niet")) {  // "niet-aangeboren" denies nothing
      words.text += c;
      continue;
    }
    is_inside = false;
    const bool is_dash = c == '-' && i > 0 && folded[i - 1] == ' ';
    if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '.' || c == '?' || c == '!' ||
        is_dash)
      words.breaks.push_back(words.starts.size());
  }
  return words;
}

/// Splits a list of words at spaces; hyphens and `_` become spaces.
std::vector<std::string> expressions_in(std::string_view list) {
  std::vector<std::string> expressions;
  std::string word;
  for (const char c : std::string(list) + " ") {
    if (c != ' ') {
      word += c == '_' || c == '-' ? ' ' : c;
    } else if (!word.empty()) {
      expressions.push_back(std::exchange(word, {}));
    }
  }
  return expressions;
}

tl::unexpected<Error> bad_pattern(std::string what) {
  return failure(Error::Kind::bad_input, "E-PHRASE", std::move(what),
                 "docs/extraction.md tells how patterns of word families are written");
}

}  // namespace

struct WordFamilies::State {
  std::map<std::string, std::size_t, std::less<>> numbers;
  Tree forward{0};
  Tree backward{1};  // words that are known by their end, reversed
  std::size_t break_family = most_families;
};

WordFamilies::WordFamilies() : state_(std::make_shared<State>()) {
}

Result<WordFamilies> WordFamilies::make(const std::vector<seeds::Phrase>& rows) {
  auto state = std::make_shared<State>();
  for (const seeds::Phrase& row : rows) {
    if (row.match != "words") continue;
    const auto [known, is_new] = state->numbers.try_emplace(row.meaning, state->numbers.size());
    if (known->second >= most_families)
      return bad_pattern(row.file + ":" + std::to_string(row.line) + ": there are more than " +
                         std::to_string(most_families) + " families");
    for (std::string& expression : expressions_in(row.pattern)) {
      const bool is_ending = expression.starts_with('*');
      if (is_ending) std::reverse(expression.begin(), expression.end());
      (is_ending ? state->backward : state->forward).add(expression, known->second);
    }
  }
  if (const auto found = state->numbers.find(clause_break); found != state->numbers.end())
    state->break_family = found->second;
  WordFamilies families;
  families.state_ = std::move(state);
  return families;
}

std::size_t WordFamilies::number_of(std::string_view family) const {
  const auto found = state_->numbers.find(family);
  return found == state_->numbers.end() ? most_families : found->second;
}

WordLine WordFamilies::read(std::string_view folded) const {
  WordLine line;
  if (state_->numbers.empty()) return line;
  const Words words = words_of(folded);
  const std::string_view text = words.text;
  std::vector<std::size_t> families;
  std::vector<std::size_t> around;
  auto next_break = words.breaks.begin();
  const auto begin_clause = [&] {
    if (line.clauses.empty() || line.clauses.back().first_hit != line.hits.size())
      line.clauses.push_back({line.hits.size(), line.hits.size(), {}});
  };
  begin_clause();
  for (std::size_t w = 0; w < words.starts.size();) {
    while (next_break != words.breaks.end() && *next_break <= w) {
      begin_clause();
      ++next_break;
    }
    const std::size_t start = words.starts[w];
    const std::size_t word_end = std::min(text.find(' ', start), text.size());
    std::size_t end = word_end;
    families.clear();
    around.clear();
    state_->forward.find(text, start, [&](std::size_t stop, const std::vector<std::size_t>& found) {
      if (stop == 0) around.insert(around.end(), found.begin(), found.end());
      if (stop < end) return;
      if (stop > end) families.clear();
      end = stop;
      families.insert(families.end(), found.begin(), found.end());
    });
    if (end == word_end) {
      std::string reversed(text.substr(start, word_end - start));
      std::reverse(reversed.begin(), reversed.end());
      state_->backward.find(reversed, 0, [&](std::size_t, const std::vector<std::size_t>& found) {
        families.insert(families.end(), found.begin(), found.end());
      });
    }
    families.insert(families.end(), around.begin(), around.end());
    std::size_t next = w + 1;
    while (next < words.starts.size() && words.starts[next] < end) ++next;
    if (std::find(families.begin(), families.end(), state_->break_family) != families.end()) begin_clause();
    for (const std::size_t family : families) {
      if (line.clauses.back().families.test(family) && !line.hits.empty() && line.hits.back().word == w &&
          line.hits.back().family == family)
        continue;
      line.hits.push_back({w, family});
      line.clauses.back().families.set(family);
      line.families.set(family);
      line.clauses.back().end_hit = line.hits.size();
    }
    w = next;
  }
  return line;
}

Result<FamilyPattern> FamilyPattern::make(std::string_view pattern, const WordFamilies& families) {
  FamilyPattern made;
  std::string_view rest = pattern;
  if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
    const std::string_view scope = rest.substr(0, colon);
    rest.remove_prefix(colon + 1);
    if (scope == "sentence") {
      made.is_whole_sentence_ = true;
    } else if (!scope.starts_with("within ") ||
               std::from_chars(scope.data() + 7, scope.data() + scope.size(), made.window_).ec !=
                   std::errc()) {
      return bad_pattern("'" + std::string(scope) + "' is neither 'sentence' nor 'within' with a number");
    }
  }
  std::optional<std::size_t> order;
  while (!(rest = trim(rest)).empty()) {
    std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    if (word.front() == '>') {
      std::size_t words = 0;
      std::from_chars(word.data() + 1, word.data() + word.size(), words);
      if (made.parts_.empty()) return bad_pattern("'>' has nothing before it");
      order = words;
      made.has_order_ = true;
      continue;
    }
    Part part;
    part.is_forbidden = word.front() == '-';
    part.is_after = order.has_value();
    part.at_most = order.value_or(0);
    order.reset();
    if (part.is_forbidden) word.remove_prefix(1);
    while (!word.empty()) {
      const std::string_view name = word.substr(0, word.find('|'));
      word.remove_prefix(std::min(name.size() + 1, word.size()));
      const std::size_t number = families.number_of(name);
      if (number == most_families) return bad_pattern("no family is called '" + std::string(name) + "'");
      part.any.set(number);
    }
    made.parts_.push_back(part);
  }
  if (made.parts_.empty()) return bad_pattern("the pattern names no family");
  return made;
}

bool FamilyPattern::matches(const WordLine& line) const {
  for (const Part& part : parts_) {
    if (!part.is_forbidden && (line.families & part.any).none()) return false;
  }
  if (is_whole_sentence_) return fits(line, {0, line.hits.size(), line.families});
  return std::any_of(line.clauses.begin(), line.clauses.end(),
                     [&](const WordLine::Span& clause) { return fits(line, clause); });
}

bool FamilyPattern::fits(const WordLine& line, const WordLine::Span& span) const {
  for (const Part& part : parts_) {
    if ((span.families & part.any).none() != part.is_forbidden) return false;
  }
  if (!has_order_ && window_ == 0) return true;
  if (window_ == 0) return has_chain(line, span, 0, nullptr);
  for (std::size_t first = span.first_hit; first < span.end_hit; ++first) {
    WordLine::Span near{first, first, {}};
    while (near.end_hit < span.end_hit && line.hits[near.end_hit].word < line.hits[first].word + window_)
      near.families.set(line.hits[near.end_hit++].family);
    const bool has_all = std::all_of(parts_.begin(), parts_.end(), [&](const Part& part) {
      return part.is_forbidden || (near.families & part.any).any();
    });
    if (has_all && (!has_order_ || has_chain(line, near, 0, nullptr))) return true;
  }
  return false;
}

/// Whether the parts from `part` on stand in the asked order; `before` is where the last one stood.
bool FamilyPattern::has_chain(const WordLine& line, const WordLine::Span& span, std::size_t part,
                              const WordLine::Hit* before) const {
  if (part == parts_.size()) return true;
  const Part& wanted = parts_[part];
  if (wanted.is_forbidden) return has_chain(line, span, part + 1, before);
  for (std::size_t h = span.first_hit; h < span.end_hit; ++h) {
    const WordLine::Hit& hit = line.hits[h];
    if (!wanted.any.test(hit.family)) continue;
    if (wanted.is_after && before != nullptr &&
        (hit.word <= before->word || (wanted.at_most > 0 && hit.word > before->word + wanted.at_most)))
      continue;
    if (has_chain(line, span, part + 1, &hit)) return true;
  }
  return false;
}

}  // namespace vindbaar::extractors
