#include "matcher/tokens.hpp"

namespace vindbaar::matcher {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t most) : text_(text), most_(most) {}

  bool run(std::vector<Token>& tokens) {
    while (at_ < text_.size() && tokens.size() < most_) {
      if (is_word_letter(text_[at_])) {
        read_word(tokens);
      } else {
        read_separator(tokens);
      }
    }
    return at_ < text_.size();
  }

 private:
  char peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : ' '; }
  char previous() const { return at_ > 0 ? text_[at_ - 1] : ' '; }

  void push(std::vector<Token>& tokens, std::string word, std::size_t begin, std::size_t end) {
    Token token{.word = {}, .begin = begin, .end = end};
    token.word.text = std::move(word);
    token.word.in_brackets = depth_ > 0;
    token.word.parts_before = parts_ && !tokens.empty();
    token.word.segment = segment_;
    parts_ = false;
    tokens.push_back(std::move(token));
  }

  void read_word(std::vector<Token>& tokens) {
    const std::size_t begin = at_;
    if (text_.substr(at_, 3) == "t/m" && !is_word_letter(peek(3))) {
      at_ += 3;
      return push(tokens, "tot", begin, at_);
    }
    std::string word;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool joins_letters = c == '\'' && !word.empty() && is_word_letter(peek(1));
      const bool dotted_initial =
          c == '.' && word.size() + at_ >= 1 && is_initial(begin) && is_word_letter(peek(1));
      if (is_word_letter(c)) {
        word += c;
      } else if (!joins_letters && !dotted_initial) {
        break;
      }
      ++at_;
    }
    push(tokens, std::move(word), begin, at_);
  }

  /// Whether the text from `begin` to here is single letters with dots between: "i.g", "i".
  bool is_initial(std::size_t begin) const {
    if ((at_ - begin) % 2 == 0) return false;
    for (std::size_t i = begin; i < at_; ++i) {
      const bool letter_place = (i - begin) % 2 == 0;
      if (letter_place ? !(text_[i] >= 'a' && text_[i] <= 'z') : text_[i] != '.') return false;
    }
    return true;
  }

  void read_separator(std::vector<Token>& tokens) {
    const char c = text_[at_];
    const bool spaced = previous() == ' ' && peek(1) == ' ';
    switch (c) {
      case '(':
      case '[':
      case '{':
        ++depth_;
        break;
      case ')':
      case ']':
      case '}':
        depth_ -= depth_ > 0 ? 1 : 0;
        break;
      case '|':
      case ':':
      case '>':
        next_segment();
        break;
      case ',':
      case ';':
      case '/':
        parts_ = true;
        break;
      case '&':
        read_sign(tokens, "en");
        break;
      case '+':
        read_plus(tokens, spaced);
        break;
      case '-':
        read_hyphen(tokens, spaced);
        break;
      default:
        break;
    }
    ++at_;
  }

  void next_segment() {
    if (segment_ < 255) ++segment_;
    parts_ = true;
  }

  void read_sign(std::vector<Token>& tokens, const char* word) {
    push(tokens, word, at_, at_ + 1);
    parts_ = true;
  }

  void read_plus(std::vector<Token>& tokens, bool spaced) {
    const bool closes_title = text_.find_first_not_of(" )", at_ + 1) == std::string_view::npos;
    const bool between_words = spaced || (is_word_letter(previous()) && is_word_letter(peek(1)));
    push(tokens, "plus", at_, at_ + 1);
    tokens.back().word.from_sign = between_words && !closes_title;
    if (between_words) parts_ = true;
  }

  void read_hyphen(std::vector<Token>& tokens, bool spaced) {
    if (spaced) return next_segment();
    if (is_digit(previous()) && is_digit(peek(1)) && !tokens.empty())
      return push(tokens, "tot", at_, at_ + 1);
    if (is_word_letter(previous()) && !is_word_letter(peek(1)) && !tokens.empty())
      tokens.back().word.is_elliptic = true;
  }

  std::string_view text_;
  std::size_t most_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::uint8_t segment_ = 0;
  bool parts_ = false;
};

}  // namespace

std::vector<Token> tokenize(std::string_view folded, std::size_t most, bool& is_cut) {
  std::vector<Token> tokens;
  tokens.reserve(16);
  is_cut = Scanner(folded, most).run(tokens);
  return tokens;
}

}  // namespace vindbaar::matcher
