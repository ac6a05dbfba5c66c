#include "extractors/raw_text.hpp"

#include "extractors/tag_scanner.hpp"

#include <algorithm>
#include <array>

namespace vindbaar::extractors {
namespace {

/// Whether a tag's name stands at `at` and ends there.
bool is_name_at(std::string_view html, std::size_t at, std::string_view name) {
  if (at + name.size() > html.size()) return false;
  const char after = at + name.size() < html.size() ? html[at + name.size()] : '>';
  const bool ends = after == ' ' || after == '\t' || after == '\n' || after == '\f' || after == '\r' ||
                    after == '/' || after == '>';
  std::array<char, 16> lower{};
  if (!ends || name.size() > lower.size()) return false;
  std::transform(name.begin(), name.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return is_same_name(html.substr(at, name.size()), std::string_view(lower.data(), name.size()));
}

}  // namespace

std::size_t end_of_raw_text(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = from; (at = html.find("</", at)) != std::string_view::npos; at += 2) {
    if (is_name_at(html, at + 2, name)) return at;
  }
  return html.size();
}

std::size_t end_of_script(std::string_view html, std::size_t from) {
  enum class State { plain, escaped, escaped_twice } state = State::plain;
  for (std::size_t at = from; at < html.size(); ++at) {
    at = html.find_first_of("<-", at);
    if (at == std::string_view::npos) break;
    const std::string_view here = html.substr(at);
    if (here.front() == '-') {
      if (state != State::plain && here.starts_with("-->")) state = State::plain;
    } else if (here.starts_with("<!--")) {
      if (state == State::plain) state = State::escaped;
      ++at;
    } else if (is_name_at(html, at + 1, "script")) {
      if (state == State::escaped) state = State::escaped_twice;
    } else if (here.starts_with("</") && is_name_at(html, at + 2, "script")) {
      if (state != State::escaped_twice) return at;
      state = State::escaped;
    }
  }
  return html.size();
}

}  // namespace vindbaar::extractors
