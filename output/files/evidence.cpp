// evidence/ID.html: what the pages behind an institution's offerings said when they were archived.
#include "output/files/evidence.hpp"

#include "core/text.hpp"
#include "output/files/defaults.hpp"
#include "output/files/html_text.hpp"
#include "output/files/table_html.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// Puts passages together as the page had them: headings, lists, rows of a table, paragraphs.
class Copy {
 public:
  explicit Copy(const Quotes& offerings) : offerings_(offerings) {}

  void add(const ArchivedPassage& passage) {
    std::string words = marked(passage.text, offerings_);
    if (const auto live = safe_link(passage.link); live && !passage.link.empty())
      words = fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", escaped(*live), words);
    switch (passage.role) {
      case ArchivedPassage::Role::heading:
        inside("");
        html_ += fmt::format("<p class=\"h{}\">{}</p>\n", std::clamp(passage.level, 1, 6), words);
        return;
      case ArchivedPassage::Role::list_item:
        inside("ul");
        html_ += "<li>" + words + "</li>\n";
        return;
      case ArchivedPassage::Role::cell:
        if (inside("table") || passage.starts_row) html_ += (in_row_ ? "</tr>\n<tr>" : "<tr>");
        in_row_ = true;
        html_ += "<td>" + words + "</td>";
        return;
      case ArchivedPassage::Role::paragraph:
        break;
    }
    inside("");
    html_ += "<p>" + words + "</p>\n";
  }
  std::string take() {
    inside("");
    return std::move(html_);
  }

 private:
  /// Closes what is open and opens `element`, when that is another; true when it is.
  bool inside(const char* element) {
    if (open_ == element) return false;
    if (in_row_) html_ += "</tr>\n";
    in_row_ = false;
    if (!open_.empty()) html_ += "</" + open_ + ">\n";
    open_ = element;
    if (!open_.empty()) html_ += "<" + open_ + ">\n";
    return true;
  }

  const Quotes& offerings_;
  std::string html_;
  std::string open_;
  bool in_row_ = false;
};

std::string copy_of(const ArchivedText& page, const Quotes& offerings, bool is_furniture) {
  Copy copy(offerings);
  for (const ArchivedPassage& passage : page.passages) {
    if (passage.is_furniture == is_furniture) copy.add(passage);
  }
  return copy.take();
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
  html += "</ul>\n<div class=\"copy\">\n" + copy_of(page, offerings, false);
  if (const std::string furniture = copy_of(page, offerings, true); !furniture.empty())
    html += fmt::format("<details><summary>{}</summary>\n{}</details>\n",
                        is_dutch ? "kop, menu en voet van de site" : "head, menu and foot of the site",
                        furniture);
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
      is_dutch ? "De pagina's zoals ze gearchiveerd zijn: hun tekst met koppen, lijsten, tabellen en links, "
                 "zonder beeld "
                 "en programma's. De pagina's zelf staan in het archief (WARC) op de genoemde plaats."
               : "The pages as they were archived: their text with headings, lists, tables and links, "
                 "without pictures "
                 "and programs. The pages themselves are in the archive (WARC) at the place given.");
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
