#include "extractors/tag_scanner.hpp"

#include "extractors/raw_text.hpp"

#include <algorithm>

namespace vindbaar::extractors {
namespace {

bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower_ascii(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Past the comment that starts at `at` ("<!--"), with the Standard's short and wrong ends.
std::size_t end_of_comment(std::string_view html, std::size_t at) {
  const std::size_t body = at + 4;
  if (html.substr(body).starts_with(">")) return body + 1;
  if (html.substr(body).starts_with("->")) return body + 2;
  for (std::size_t dash = body; (dash = html.find("--", dash)) != std::string_view::npos; ++dash) {
    if (html.substr(dash + 2).starts_with(">")) return dash + 3;
    if (html.substr(dash + 2).starts_with("!>")) return dash + 4;
  }
  return html.size();
}

std::size_t past(std::string_view html, char end, std::size_t from) {
  const std::size_t found = html.find(end, from);
  return found == std::string_view::npos ? html.size() : found + 1;
}

}  // namespace

bool is_same_name(std::string_view name, std::string_view lower_case) noexcept {
  return name.size() == lower_case.size() && std::equal(name.begin(), name.end(), lower_case.begin(),
                                                        [](char a, char b) { return lower_ascii(a) == b; });
}

bool TagScanner::next(Token& token) {
  if (at_ >= html_.size()) return false;
  if (raw_text_in_ != Tag::other) {
    next_raw_text(token);
    if (!token.raw.empty()) return true;
    if (at_ >= html_.size()) return false;
  }
  if (html_[at_] == '<' && !is_plain_ && next_markup(token)) return true;
  std::size_t end = at_ + 1;
  for (; !is_plain_ && (end = html_.find('<', end)) != std::string_view::npos; ++end) {
    const char after = end + 1 < html_.size() ? html_[end + 1] : ' ';
    if (is_letter(after) || after == '/' || after == '!' || after == '?') break;
  }
  if (is_plain_ || end == std::string_view::npos) end = html_.size();
  token = Token{Token::Kind::text, html_.substr(at_, end - at_), {}, Tag::other};
  at_ = end;
  return true;
}

bool TagScanner::next_markup(Token& token) {
  const std::string_view rest = html_.substr(at_);
  if (rest.size() < 2) return false;
  std::size_t end = 0;
  token = Token{Token::Kind::comment, {}, {}, Tag::other};
  if (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2]))) {
    const std::size_t name_at = at_ + (rest[1] == '/' ? 2 : 1);
    std::size_t name_end = name_at;
    while (name_end < html_.size() && !is_space(html_[name_end]) && html_[name_end] != '/' &&
           html_[name_end] != '>') {
      ++name_end;
    }
    token.kind = rest[1] == '/' ? Token::Kind::end_tag : Token::Kind::start_tag;
    token.name = html_.substr(name_at, name_end - name_at);
    token.tag = tag_of(token.name);
    end = end_of_tag(name_end);
    token.raw = html_.substr(at_, end - at_);
    follow_drawing(token);
    const bool is_drawn = drawing_depth_ > 0 && html_in_drawing_ == 0;
    if (token.kind == Token::Kind::start_tag && !is_drawn) {
      is_plain_ = token.tag == Tag::plaintext;
      if (is_raw_text(token.tag)) {
        raw_text_in_ = token.tag;
        raw_name_ = token.name;
      }
    }
  } else if (rest.starts_with("<!--")) {
    end = end_of_comment(html_, at_);
  } else if (drawing_depth_ > 0 && html_in_drawing_ == 0 && rest.starts_with("<![CDATA[")) {
    const std::size_t close = html_.find("]]>", at_);
    end = close == std::string_view::npos ? html_.size() : close + 3;
  } else if (rest[1] == '!' || rest[1] == '?' || rest[1] == '/') {
    if (rest.size() >= 9 && is_same_name(rest.substr(2, 7), "doctype")) token.kind = Token::Kind::doctype;
    end = past(html_, '>', at_);
  } else {
    return false;
  }
  token.raw = html_.substr(at_, end - at_);
  at_ = end;
  return true;
}

std::size_t TagScanner::end_of_tag(std::size_t at) const {
  char previous = ' ';  // the last character that is no white space, to know a quote that opens a value
  for (; at < html_.size(); ++at) {
    const char c = html_[at];
    if (c == '>') return at + 1;
    if ((c == '"' || c == '\'') && previous == '=') {
      at = html_.find(c, at + 1);
      if (at == std::string_view::npos) return html_.size();
    }
    if (!is_space(c)) previous = c;
  }
  return html_.size();
}

void TagScanner::next_raw_text(Token& token) {
  const std::size_t end =
      raw_text_in_ == Tag::script ? end_of_script(html_, at_) : end_of_raw_text(html_, at_, raw_name_);
  token = Token{Token::Kind::raw_text, html_.substr(at_, end - at_), {}, raw_text_in_};
  raw_text_in_ = Tag::other;
  at_ = end;
}

void TagScanner::follow_drawing(const Token& token) {
  const bool starts = token.kind == Token::Kind::start_tag;
  const auto count = [&](std::size_t& depth) {
    if (starts && !token.raw.ends_with("/>")) ++depth;
    if (!starts && depth > 0) --depth;
  };
  if (token.tag == Tag::svg || token.tag == Tag::math) {
    count(drawing_depth_);
  } else if (drawing_depth_ > 0 && token.tag == Tag::other) {
    if (is_same_name(token.name, "foreignobject") || is_same_name(token.name, "desc"))
      count(html_in_drawing_);
  } else if (drawing_depth_ > 0 && html_in_drawing_ == 0 && starts && leaves_drawing(token.tag)) {
    drawing_depth_ = 0;
  }
  if (drawing_depth_ == 0) html_in_drawing_ = 0;
}

AttributeScanner::AttributeScanner(const Token& start_tag) {
  const std::size_t begin = 1 + start_tag.name.size();
  rest_ = start_tag.raw.substr(std::min(begin, start_tag.raw.size()));
  if (!rest_.empty() && rest_.back() == '>') rest_.remove_suffix(1);
}

bool AttributeScanner::next(RawAttribute& attribute) {
  std::size_t at = 0;
  while (at < rest_.size() && (is_space(rest_[at]) || rest_[at] == '/')) ++at;
  if (at >= rest_.size()) return false;
  const std::size_t name_at = at++;  // an attribute may even start with '='
  while (at < rest_.size() && !is_space(rest_[at]) && rest_[at] != '/' && rest_[at] != '=') ++at;
  attribute = {rest_.substr(name_at, at - name_at), {}};
  std::size_t equals = at;
  while (equals < rest_.size() && is_space(rest_[equals])) ++equals;
  if (equals >= rest_.size() || rest_[equals] != '=') {
    rest_.remove_prefix(at);
    return true;
  }
  at = equals + 1;
  while (at < rest_.size() && is_space(rest_[at])) ++at;
  std::size_t end = at;
  if (at < rest_.size() && (rest_[at] == '"' || rest_[at] == '\'')) {
    end = std::min(rest_.find(rest_[at], at + 1), rest_.size());
    attribute.value = rest_.substr(at + 1, end - at - 1);
    end = std::min(end + 1, rest_.size());
  } else {
    while (end < rest_.size() && !is_space(rest_[end])) ++end;
    attribute.value = rest_.substr(at, end - at);
  }
  rest_.remove_prefix(end);
  return true;
}

std::string_view attribute_of(const Token& start_tag, std::string_view lower_case) {
  AttributeScanner attributes(start_tag);
  RawAttribute attribute;
  while (attributes.next(attribute)) {
    if (is_same_name(attribute.name, lower_case)) return attribute.value;
  }
  return {};
}

}  // namespace vindbaar::extractors
