#include "output/files/html_text.hpp"

#include "core/text.hpp"
#include "core/url.hpp"
#include "output/files/defaults.hpp"

#include <vector>

namespace vindbaar::files {
namespace {

/// Percent-encoded but for what a text directive may hold plainly: '-' ',' and '&' have a meaning there.
std::string fragment_part(std::string_view words) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char letter : words) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' || letter == '~';
    if (plain) {
      out += letter;
      continue;
    }
    const auto byte = static_cast<unsigned char>(letter);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t at = from; at < to; ++at) text += (at > from ? " " : "") + std::string(words[at]);
  return text;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : valid_utf8(text)) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string script_safe(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (const char letter : json) {
    if (letter == '<')
      out += "\\u003c";
    else if (letter == '>')
      out += "\\u003e";
    else if (letter == '&')
      out += "\\u0026";
    else
      out += letter;
  }
  return out;
}

std::optional<std::string> safe_link(std::string_view url) {
  const auto parsed = Url::parse(url);
  if (!parsed) return std::nullopt;
  const std::string text = parsed->text();
  if (!text.starts_with("http://") && !text.starts_with("https://")) return std::nullopt;
  return text;
}

std::string with_text_fragment(const std::string& url, std::string_view quote) {
  const std::string plain = collapse_spaces(valid_utf8(quote));
  const auto words = split(plain, ' ');
  if (words.empty() || plain.empty()) return url;
  const std::string start = url.find('#') == std::string::npos ? url + '#' : url;
  if (words.size() <= 2 * defaults::fragment_words) return start + ":~:text=" + fragment_part(plain);
  return start + ":~:text=" + fragment_part(joined(words, 0, defaults::fragment_words)) + ',' +
         fragment_part(joined(words, words.size() - defaults::fragment_words, words.size()));
}

std::string cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  static constexpr std::string_view ellipsis = "…";
  std::size_t end = bytes - ellipsis.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + std::string(ellipsis);
}

}  // namespace vindbaar::files
