#include "core/charset.hpp"
#include "core/text.hpp"
#include "extractors/encoding.hpp"

#include <algorithm>

namespace vindbaar::extractors {
namespace {

bool is_http_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_same_ignoring_case(std::string_view a, std::string_view lower_b) noexcept {
  return a.size() == lower_b.size() && std::equal(a.begin(), a.end(), lower_b.begin(), [](char x, char y) {
           return (x >= 'A' && x <= 'Z' ? static_cast<char>(x + 32) : x) == y;
         });
}

/// A quoted string from the opening quote at `at`; `at` moves past the closing one, or to the end.
std::string quoted_value(std::string_view text, std::size_t& at) {
  std::string value;
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') {
      ++at;
      break;
    }
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    value += text[at];
  }
  return value;
}

}  // namespace

std::optional<std::string> encoding_of_header(std::string_view content_type) {
  std::size_t at = content_type.find(';');
  while (at < content_type.size()) {
    ++at;
    while (at < content_type.size() && is_http_space(content_type[at])) ++at;
    const std::size_t name_at = at;
    while (at < content_type.size() && content_type[at] != ';' && content_type[at] != '=') ++at;
    const std::string_view name = content_type.substr(name_at, at - name_at);
    if (at >= content_type.size() || content_type[at] == ';') continue;
    ++at;
    std::string value;
    if (at < content_type.size() && content_type[at] == '"') {
      value = quoted_value(content_type, at);
      at = std::min(content_type.find(';', at), content_type.size());
    } else {
      const std::size_t end = std::min(content_type.find(';', at), content_type.size());
      value = content_type.substr(at, end - at);
      while (!value.empty() && is_http_space(value.back())) value.pop_back();
      at = end;
    }
    if (is_same_ignoring_case(name, "charset") && !value.empty()) return encoding_of_label(value);
  }
  return std::nullopt;
}

}  // namespace vindbaar::extractors
