#include "output/diff/causes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vindbaar::diff {
namespace {

/// The page that proved it last year still proves it.
bool is_same_page(const Years& years, const store::OfferingRow& before, const store::OfferingRow& now) {
  const std::string old_address = address(before.url);
  if (old_address == address(now.url)) return true;
  const auto& proofs = years.now.proofs(now.institution, now.code);
  return std::any_of(proofs.begin(), proofs.end(),
                     [&](const auto* proof) { return address(proof->url) == old_address; });
}

/// A link or the sitemap led to the page last year, and neither does now: it was asked for by its address.
bool is_left_alone(const Years& years, const store::OfferingRow& before, const store::OfferingRow& now) {
  const auto leads_to = [](const store::PageRow* page) {
    return page == nullptr || page->depth == 0 || page->linked_from != 0 || page->in_sitemap == 1;
  };
  return leads_to(years.before.page(before.institution, before.url)) &&
         !leads_to(years.now.page(now.institution, now.url));
}

/// How to enrol, a start or a price was named last year, and nothing of the kind is now: a person should
/// look.
bool is_silent_now(const store::OfferingRow& before, const store::OfferingRow& now) {
  return before.availability == word(Availability::open) && now.availability == word(Availability::unknown);
}

/// A page prints a course's title in several places; one title in common is the same title.
bool is_same_title(const Years& years, const store::OfferingRow& before, const store::OfferingRow& now) {
  const std::string old_title = bare(before.title);
  const std::string new_title = bare(now.title);
  if (old_title == new_title) return true;
  const auto prints = [](const auto& proofs, const std::string& url, const std::string& title) {
    return std::any_of(proofs.begin(), proofs.end(), [&](const auto* proof) {
      return address(proof->url) == url && bare(proof->title) == title;
    });
  };
  return prints(years.now.proofs(now.institution, now.code), address(now.url), old_title) ||
         prints(years.before.proofs(before.institution, before.code), address(before.url), new_title);
}

std::string names(const Years& years, const Group& before) {
  std::string text;
  for (const auto* offering : before) {
    if (!text.empty()) text += ", ";
    text += years.lineage.name_of_institution(offering->institution);
  }
  return text;
}

std::string explain(const Years& years, Cause cause, const Group& before, const store::OfferingRow& now) {
  const auto& old = *before.front();
  switch (cause) {
    case Cause::title_changed:
      return years.say(fmt::format("titel was {}, is nu {}", in_quotes(old.title), in_quotes(now.title)),
                       fmt::format("title was {}, is now {}", in_quotes(old.title), in_quotes(now.title)));
    case Cause::page_moved:
      return years.say("hetzelfde aanbod staat nu op een ander adres",
                       "the same offering is now at another address");
    case Cause::institution_merged:
      return years.say(fmt::format("was aanbod van {}, nu van {}", names(years, before),
                                   years.lineage.name_of_institution(now.institution)),
                       fmt::format("was offered by {}, now by {}", names(years, before),
                                   years.lineage.name_of_institution(now.institution)));
    case Cause::certificate_replaced:
      return years.say(fmt::format("certificaat {} is opgevolgd door {}", old.code, now.code),
                       fmt::format("certificate {} was replaced by {}", old.code, now.code));
    default:
      return years.say("ongewijzigd", "unchanged");
  }
}

}  // namespace

Finding why_kept(const Years& years, const Group& before, const store::OfferingRow& now) {
  const auto& old = *before.front();
  std::string remarks;
  if (is_left_alone(years, old, now))
    remarks += years.say("; de pagina staat er nog, maar niets op de site verwijst er meer naar",
                         "; the page still stands, but nothing on the site leads there any more");
  if (is_silent_now(old, now))
    remarks += years.say("; nakijken: vorig jaar zei de pagina hoe of wanneer men begint, nu niet meer",
                         "; to be checked: last year the page said how or when to start, now it does not");
  std::vector<Cause> causes;
  if (!is_same_title(years, old, now)) causes.push_back(Cause::title_changed);
  if (!is_same_page(years, old, now)) causes.push_back(Cause::page_moved);
  const bool was_its_own = std::any_of(before.begin(), before.end(), [&](const auto* offering) {
    return offering->institution == now.institution;
  });
  if (!was_its_own) causes.push_back(Cause::institution_merged);
  if (old.code != now.code) causes.push_back(Cause::certificate_replaced);
  if (causes.empty()) return {Change::kept, Cause::same, explain(years, Cause::same, before, now) + remarks};

  // The cause that explains the others comes last: a merger moves pages, a new certificate changes titles.
  Finding finding{Change::changed, causes.back(), ""};
  causes.pop_back();
  finding.explanation = explain(years, finding.cause, before, now);
  for (auto each = causes.rbegin(); each != causes.rend(); ++each) {
    finding.explanation += "; " + explain(years, *each, before, now);
    finding.also.push_back(*each);
  }
  finding.explanation += remarks;
  return finding;
}

}  // namespace vindbaar::diff
