// evidence/ID.html: what the pages behind an institution's offerings said when they were archived.
#include "output/files/evidence.hpp"

#include "core/text.hpp"
#include "output/files/defaults.hpp"
#include "output/files/html_text.hpp"
#include "output/files/table_html.hpp"

#include <fmt/format.h>

#include <map>

namespace vindbaar::files {
namespace {

using Quotes = std::vector<const store::OfferingRow*>;

/// The offerings that rest on each page of an institution.
std::map<std::string_view, Quotes> offerings_by_page(const Publication& publication,
                                                     std::string_view institution) {
  std::map<std::string_view, Quotes> pages;
  for (const auto& facts : publication.offerings) {
    if (facts.offering->institution == institution) pages[facts.offering->url].push_back(facts.offering);
  }
  return pages;
}

/// A line of the page, the words that the offerings rest on marked.
std::string marked(std::string_view line, const Quotes& offerings) {
  for (const auto* offering : offerings) {
    const std::string quote = collapse_spaces(offering->evidence);
    const std::size_t at = quote.empty() ? std::string_view::npos : line.find(quote);
    if (at == std::string_view::npos) continue;
    return escaped(line.substr(0, at)) + "<mark>" + escaped(quote) + "</mark>" +
           escaped(line.substr(at + quote.size()));
  }
  return escaped(line);
}

std::string offering_line(const store::OfferingRow& offering, report::Language language) {
  const std::string excluded = report::excluded_words(language, offering.excluded_by);
  return fmt::format("<li id=\"{0}\"><b>{0}</b> {1}: <q>{2}</q>{3}</li>\n", escaped(offering.code),
                     escaped(offering.title), escaped(cut(offering.evidence, defaults::most_quote_bytes)),
                     excluded.empty() ? "" : " <span class=\"out\">" + escaped(excluded) + "</span>");
}

std::string article(const ArchivedText& page, const Quotes& offerings, report::Language language) {
  const bool is_dutch = language == report::Language::nl;
  std::string html = fmt::format("<article class=\"proof\">\n<h2>{}</h2>\n<p>", escaped(page.url));
  if (const auto live = safe_link(page.url))
    html += fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a> · ", escaped(*live),
                        is_dutch ? "pagina nu" : "page today");
  html += fmt::format("{} {}, {}</p>\n<ul>\n", is_dutch ? "gearchiveerd" : "archived",
                      escaped(page.archived_at), escaped(page.record));
  for (const auto* offering : offerings) html += offering_line(*offering, language);
  html += "</ul>\n<div class=\"copy\">\n";
  for (const std::string_view line : split(page.text, '\n')) {
    if (!line.empty()) html += "<p>" + marked(line, offerings) + "</p>\n";
  }
  return html + "</div>\n</article>\n";
}

}  // namespace

std::string evidence_page(const Publication& publication, std::string_view institution) {
  const bool is_dutch = publication.language == report::Language::nl;
  const auto* listed = publication.material.lists.institution(institution);
  const std::string title = fmt::format("{}: {}", is_dutch ? "Bewijs" : "Evidence",
                                        listed != nullptr ? listed->name : std::string(institution));
  std::string body = fmt::format(
      "<header><h1>{}</h1>\n<p>{}</p></header>\n<main>\n", escaped(title),
      is_dutch
          ? "De tekst van de pagina's zoals ze gearchiveerd zijn. De pagina's zelf, met hun opmaak, staan in "
            "het archief (WARC) op de genoemde plaats."
          : "The text of the pages as they were archived. The pages themselves, with their make-up, are in "
            "the "
            "archive (WARC) at the place given.");
  const auto offerings = offerings_by_page(publication, institution);
  for (const ArchivedText& page : publication.archived) {
    if (page.institution != institution) continue;
    const auto found = offerings.find(page.url);
    if (found != offerings.end()) body += article(page, found->second, publication.language);
  }
  return html_page(title, publication.language, body + "</main>\n", "");
}

std::string evidence_link(std::string_view institution, std::string_view code) {
  return fmt::format("evidence/{}.html#{}", institution, code);
}

}  // namespace vindbaar::files
