#include "output/diff/causes.hpp"
#include "output/diff/diff.hpp"
#include "output/diff/measured.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace vindbaar::diff {
namespace {

using Key = std::pair<std::string, std::string>;  ///< Institution and code as they are called this year.

const store::OfferingRow* findable(const SideIndex& side, const std::string& institution,
                                   const std::string& code) {
  const auto* offering = side.offering(institution, code);
  return offering != nullptr && offering->findable ? offering : nullptr;
}

/// Where last year's offering is to be looked for this year.
Key key_now(const Years& years, const store::OfferingRow& old) {
  const std::string institution = years.lineage.successor(old.institution);
  if (findable(years.now, institution, old.code) != nullptr) return {institution, old.code};
  const auto successor = years.lineage.replacement(old.code);
  if (successor && findable(years.now, institution, *successor) != nullptr) return {institution, *successor};
  return {institution, old.code};
}

void best_first(Group& group, const std::string& institution) {
  std::sort(group.begin(), group.end(), [&](const auto* a, const auto* b) {
    const bool a_is_own = a->institution == institution;
    const bool b_is_own = b->institution == institution;
    if (a_is_own != b_is_own) return a_is_own;
    if (a->probability != b->probability) return a->probability > b->probability;
    return std::tie(a->institution, a->code) < std::tie(b->institution, b->code);
  });
}

ChangeRow row_of(const Years& years, const Key& key, const Group& before) {
  ChangeRow row;
  row.institution = key.first;
  row.code = key.second;
  row.old_count = static_cast<int>(before.size());
  row.new_offering = findable(years.now, key.first, key.second);
  row.new_count = row.new_offering != nullptr ? 1 : 0;
  if (!before.empty()) {
    row.old_offering = before.front();
    row.old_title = row.old_offering->title;
    row.old_url = row.old_offering->url;
  }
  if (row.new_offering != nullptr) {
    row.new_title = row.new_offering->title;
    row.new_url = row.new_offering->url;
  }
  Finding finding = before.empty()                ? why_new(years, *row.new_offering)
                    : row.new_offering == nullptr ? why_gone(years, before, key.first, key.second)
                                                  : why_kept(years, before, *row.new_offering);
  row.change = finding.change;
  row.cause = finding.cause;
  row.also = std::move(finding.also);
  row.explanation = std::move(finding.explanation);
  return row;
}

/// Institutions with a findable offering.
std::set<std::string> offerers(const Side& side) {
  std::set<std::string> ids;
  for (const auto& offering : side.rows.offerings) {
    if (offering.findable) ids.insert(offering.institution);
  }
  return ids;
}

/// Of this year and the last: not measured, or answering with next to nothing and offering nothing.
void note_unmeasured(const Years& years, const std::set<std::string>& offered_then,
                     const std::set<std::string>& offer_now, const std::string& institution,
                     Comparison& comparison) {
  const auto before = years.lineage.predecessors(institution);
  const auto* then = years.before.institution(institution);
  const auto* now = years.now.institution(institution);
  const bool is_bare =
      !offer_now.contains(institution) && why_too_bare(years, years.now, institution, then).has_value();
  if (!years.lineage.is_closed(institution) && (is_bare || why_not_measured(years, years.now, institution)))
    comparison.unmeasured_now.insert(institution);
  if (years.lineage.is_new(institution)) return;
  const bool was_measured = std::any_of(before.begin(), before.end(), [&](const std::string& id) {
    const bool was_bare =
        !offered_then.contains(id) && why_too_bare(years, years.before, id, now).has_value();
    return !was_bare && !why_not_measured(years, years.before, id);
  });
  if (!was_measured) comparison.unmeasured_then.insert(institution);
}

}  // namespace

Comparison compare(const Side& old_side, const Side& new_side, const seeds::Lists& lists,
                   report::Language language) {
  const Lineage lineage(lists, old_side.day, new_side.day);
  const SideIndex before(old_side);
  const SideIndex now(new_side);
  Years years{before, now, lineage, language};
  years.half_read = half_read_relaunches(years);

  std::map<Key, Group> groups;
  for (const auto& offering : old_side.rows.offerings) {
    if (offering.findable) groups[key_now(years, offering)].push_back(&offering);
  }
  for (const auto& offering : new_side.rows.offerings) {
    if (offering.findable) groups.try_emplace(Key(offering.institution, offering.code));
  }
  Comparison comparison;
  comparison.old_name = old_side.name;
  comparison.new_name = new_side.name;
  comparison.rows.reserve(groups.size());
  const auto offered_then = offerers(old_side);
  const auto offer_now = offerers(new_side);
  for (auto& [key, group] : groups) {
    best_first(group, key.first);
    comparison.rows.push_back(row_of(years, key, group));
    note_unmeasured(years, offered_then, offer_now, key.first, comparison);
  }
  return comparison;
}

bool is_excluded_by(const store::OfferingRow& offering, std::string_view rule) {
  return offering.excluded_by.starts_with(rule) && offering.excluded_by.substr(rule.size(), 1) == ":";
}

std::string rule_of(const store::OfferingRow& offering) {
  return offering.excluded_by.substr(0, offering.excluded_by.find(':'));
}

bool is_still_a_course(const SideIndex& side, const store::OfferingRow& offering) {
  const auto* page = side.page(offering.institution, offering.url);
  if (page == nullptr) return false;
  return is_about_a_course(*page) || page->kind == word(PageKind::catalogue_listing);
}

std::string in_quotes(std::string_view words) {
  return words.empty() ? "" : "“" + std::string(words) + "”";
}

}  // namespace vindbaar::diff
