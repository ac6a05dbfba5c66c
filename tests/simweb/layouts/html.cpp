#include "tests/simweb/layouts/html.hpp"

#include <fmt/format.h>

namespace vindbaar::simweb::html {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

std::string address(const Document& document, std::string_view target) {
  const std::string own = "http://" + document.host + "/";
  return std::string(target.starts_with(own) ? target.substr(own.size() - 1) : target);
}

std::string anchor(const Document& document, const Link& link, std::string_view attributes) {
  return fmt::format("<a href=\"{}\"{}{}>{}</a>", escaped(address(document, link.target)), attributes,
                     link.nofollow ? " rel=\"nofollow\"" : "", escaped(link.text));
}

std::string wrapped(const std::vector<std::string>& texts, std::string_view open, std::string_view close) {
  std::string result;
  for (const std::string& text : texts) result += fmt::format("{}{}{}\n", open, escaped(text), close);
  return result;
}

std::string wrapped(const Document& document, const std::vector<Link>& links, std::string_view open,
                    std::string_view close) {
  std::string result;
  for (const Link& link : links) result += fmt::format("{}{}{}\n", open, anchor(document, link), close);
  return result;
}

std::string bullets(const std::vector<std::string>& points) {
  return points.empty() ? "" : "<ul>\n" + wrapped(points, "<li>", "</li>") + "</ul>\n";
}

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    if (letter == '<') {
      result += "\\u003c";
    } else {
      result += letter;
    }
  }
  return result + '"';
}

std::string summary(const Document& document) {
  constexpr std::size_t longest = 150;
  const std::string& text = document.lead.empty() ? document.heading : document.lead;
  if (text.size() <= longest) return text;
  const std::size_t cut = text.rfind(' ', longest);
  return text.substr(0, cut == std::string::npos ? 0 : cut);
}

}  // namespace vindbaar::simweb::html
