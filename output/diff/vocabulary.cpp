#include "output/diff/diff.hpp"

namespace vindbaar::diff {
namespace {

struct CauseWords {
  Cause cause;
  std::string_view word;
  std::string_view nl;
  std::string_view en;
};

constexpr CauseWords cause_words[] = {
    {Cause::same, "same", "ongewijzigd", "unchanged"},
    {Cause::title_changed, "title_changed", "titel gewijzigd", "title changed"},
    {Cause::page_moved, "page_moved", "pagina verplaatst", "page moved"},
    {Cause::institution_merged, "institution_merged", "instelling gefuseerd", "institution merged"},
    {Cause::certificate_replaced, "certificate_replaced", "certificaat vervangen", "certificate replaced"},
    {Cause::page_removed, "page_removed", "pagina verwijderd", "page removed"},
    {Cause::page_redirected, "page_redirected", "pagina verwijst door", "page redirected"},
    {Cause::offer_withdrawn, "offer_withdrawn", "aanbod ingetrokken, pagina staat er nog", "offer withdrawn"},
    {Cause::now_employer_only, "now_employer_only", "nu alleen via werkgever", "now for employers only"},
    {Cause::certificate_expired, "certificate_expired", "certificaat vervallen", "certificate expired"},
    {Cause::institution_closed, "institution_closed", "instelling gesloten", "institution closed"},
    {Cause::new_page, "new_page", "nieuwe pagina", "new page"},
    {Cause::page_now_offers, "page_now_offers", "bestaande pagina biedt het nu aan", "page now offers it"},
    {Cause::now_open_to_individuals, "now_open_to_individuals", "nu open voor individuen",
     "now open to individuals"},
    {Cause::new_certificate, "new_certificate", "nieuw certificaat in het register", "new certificate"},
    {Cause::new_institution, "new_institution", "nieuwe instelling in de populatie", "new institution"},
    {Cause::not_crawled, "not_crawled", "niet gemeten", "not measured"}};

const CauseWords& words_of(Cause cause) noexcept {
  for (const auto& words : cause_words) {
    if (words.cause == cause) return words;
  }
  return cause_words[0];
}

}  // namespace

std::string_view word(Cause value) noexcept {
  return words_of(value).word;
}

std::string_view title(Cause value, report::Language language) noexcept {
  return language == report::Language::nl ? words_of(value).nl : words_of(value).en;
}

std::string_view word(Change value) noexcept {
  switch (value) {
    case Change::appeared:
      return "new";
    case Change::gone:
      return "gone";
    case Change::kept:
      return "kept";
    case Change::changed:
      return "changed";
    case Change::unknown:
      break;
  }
  return "unknown";
}

std::string_view title(Change value, report::Language language) noexcept {
  const bool dutch = language == report::Language::nl;
  switch (value) {
    case Change::appeared:
      return dutch ? "nieuw" : "new";
    case Change::gone:
      return dutch ? "verdwenen" : "gone";
    case Change::kept:
      return dutch ? "gebleven" : "kept";
    case Change::changed:
      return dutch ? "gewijzigd" : "changed";
    case Change::unknown:
      break;
  }
  return dutch ? "onbekend" : "unknown";
}

}  // namespace vindbaar::diff
