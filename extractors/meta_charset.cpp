// The HTML Standard's prescan of a byte stream, section 13.2.3.3, with its names.
#include "core/charset.hpp"
#include "extractors/encoding.hpp"

#include <utility>

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

struct Attribute {
  std::string name;
  std::string value;
};

/// "Get an attribute": one attribute from `at`; nothing at the end of the tag or of the bytes.
std::optional<Attribute> next_attribute(std::string_view bytes, std::size_t& at) {
  while (at < bytes.size() && (is_space(bytes[at]) || bytes[at] == '/')) ++at;
  if (at >= bytes.size() || bytes[at] == '>') return std::nullopt;
  Attribute found;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == '=' && !found.name.empty()) break;
    if (is_space(c) || c == '/' || c == '>') break;
    found.name += lower_ascii(c);
  }
  while (at < bytes.size() && is_space(bytes[at])) ++at;
  if (at >= bytes.size() || bytes[at] != '=') return found;
  ++at;
  while (at < bytes.size() && is_space(bytes[at])) ++at;
  if (at >= bytes.size()) return std::nullopt;
  if (bytes[at] == '"' || bytes[at] == '\'') {
    const char quote = bytes[at++];
    for (; at < bytes.size(); ++at) {
      if (bytes[at] == quote) {
        ++at;
        return found;
      }
      found.value += lower_ascii(bytes[at]);
    }
    return std::nullopt;
  }
  for (; at < bytes.size() && !is_space(bytes[at]) && bytes[at] != '>'; ++at)
    found.value += lower_ascii(bytes[at]);
  return found;
}

/// "Extracting a character encoding from a meta element": the charset named in a content attribute.
std::optional<std::string> charset_in_content(std::string_view content) {
  for (std::size_t at = 0; (at = content.find("charset", at)) != std::string_view::npos;) {
    at += 7;
    std::size_t after = at;
    while (after < content.size() && is_space(content[after])) ++after;
    if (after >= content.size() || content[after] != '=') continue;
    ++after;
    while (after < content.size() && is_space(content[after])) ++after;
    if (after >= content.size()) return std::nullopt;
    if (content[after] == '"' || content[after] == '\'') {
      const std::size_t end = content.find(content[after], after + 1);
      if (end == std::string_view::npos) return std::nullopt;
      return encoding_of_label(content.substr(after + 1, end - after - 1));
    }
    std::size_t end = after;
    while (end < content.size() && !is_space(content[end]) && content[end] != ';') ++end;
    return encoding_of_label(content.substr(after, end - after));
  }
  return std::nullopt;
}

/// One <meta> whose attributes start at `at`.
std::optional<std::string> encoding_in_meta(std::string_view bytes, std::size_t& at) {
  bool got_pragma = false;
  bool has_content_charset = false;
  std::optional<std::string> charset;
  std::string seen = " ";
  while (auto attribute = next_attribute(bytes, at)) {
    if (seen.find(' ' + attribute->name + ' ') != std::string::npos) continue;
    seen += attribute->name + ' ';
    if (attribute->name == "http-equiv") {
      got_pragma = got_pragma || attribute->value == "content-type";
    } else if (attribute->name == "content") {
      if (charset) continue;
      charset = charset_in_content(attribute->value);
      has_content_charset = charset.has_value();
    } else if (attribute->name == "charset") {
      charset = encoding_of_label(attribute->value);
      has_content_charset = false;
    }
  }
  if (at >= bytes.size()) return std::nullopt;  // the tag did not end within the bytes we may look at
  if (has_content_charset && !got_pragma) return std::nullopt;
  return charset;
}

bool has_word_at(std::string_view bytes, std::size_t at, std::string_view lower_word) {
  if (bytes.size() - at < lower_word.size()) return false;
  for (std::size_t i = 0; i < lower_word.size(); ++i) {
    if (lower_ascii(bytes[at + i]) != lower_word[i]) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> encoding_of_meta(std::string_view bytes) {
  for (std::size_t at = 0; (at = bytes.find('<', at)) != std::string_view::npos;) {
    if (has_word_at(bytes, at, "<!--")) {
      const std::size_t end = bytes.find("-->", at + 2);
      if (end == std::string_view::npos) return std::nullopt;
      at = end + 3;
      continue;
    }
    const bool is_meta = has_word_at(bytes, at, "<meta") && at + 5 < bytes.size() &&
                         (is_space(bytes[at + 5]) || bytes[at + 5] == '/');
    if (is_meta) {
      at += 6;
      if (auto encoding = encoding_in_meta(bytes, at)) {
        const bool is_utf16 = *encoding == "utf-16le" || *encoding == "utf-16be";  // it was readable as ASCII
        if (is_utf16) return std::string("utf-8");
        return *encoding == "x-user-defined" ? std::string("windows-1252") : std::move(*encoding);
      }
      continue;
    }
    std::size_t name = at + 1;
    if (name < bytes.size() && bytes[name] == '/') ++name;
    if (name < bytes.size() && is_letter(bytes[name])) {
      at = name;
      while (at < bytes.size() && !is_space(bytes[at]) && bytes[at] != '>') ++at;
      while (next_attribute(bytes, at)) {
      }
    } else if (at + 1 < bytes.size() &&
               (bytes[at + 1] == '!' || bytes[at + 1] == '/' || bytes[at + 1] == '?')) {
      const std::size_t end = bytes.find('>', at);
      if (end == std::string_view::npos) return std::nullopt;
      at = end + 1;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace vindbaar::extractors
