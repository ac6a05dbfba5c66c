#include "app/title_context.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace vindbaar::app {
namespace {

/// Words from which a text is a page's own, that would have named a certificate; a line in a list has fewer.
constexpr std::ptrdiff_t page_words = 60;

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

}  // namespace

std::optional<matcher::Context> context_of(const Analyst& analyst, const std::string& title,
                                           const std::string& text) {
  if (trim(text).empty()) return std::nullopt;
  const std::string html = "<html><head><title>" + escaped(title) + "</title></head><body><main><h1>" +
                           escaped(title) + "</h1><p>" + escaped(text) + "</p></main></body></html>";
  const auto reading = analyst.reader().read(
      analyst.reader().parse({"https://context.invalid/", 200, "text/html; charset=utf-8", html}),
      extractors::SiteProfile());
  matcher::Context context;
  context.page_kind =
      PageKind::course_detail;  // the asker says it is a course; a line of text cannot show what page it is
  context.section_text = text;
  context.page_heading = title;
  context.is_excerpt = std::count(text.begin(), text.end(), ' ') < page_words;
  for (const auto& candidate : reading.candidates) {
    context.claim = candidate.claim.value;
    context.codes = candidate.codes;
    context.levels = candidate.levels;
    context.sbu = candidate.sbu;
    break;
  }
  return context;
}

}  // namespace vindbaar::app
