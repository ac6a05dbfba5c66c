#include "output/diff/measured.hpp"

#include "output/diff/defaults.hpp"

#include <fmt/format.h>

#include <map>

namespace vindbaar::diff {
namespace {

struct OldAddresses {
  std::set<std::string> known;
  int answered = 0;
  int standing = 0;

  bool have_moved() const {
    return answered >= least_addresses && standing * 5 <= answered;  // a fifth may have stayed
  }
};

/// Where last year's offerings were proved, by the institution of this year.
std::map<std::string, OldAddresses> old_addresses(const Years& years) {
  std::map<std::string, OldAddresses> all;
  for (const auto& offering : years.before.side().rows.offerings) {
    if (!offering.findable) continue;
    const std::string institution = years.lineage.successor(offering.institution);
    OldAddresses& old = all[institution];
    if (!old.known.insert(address(offering.url)).second) continue;
    const auto kind = years.now.fate(institution, offering.url).kind;
    old.standing += kind == Fate::Kind::stands ? 1 : 0;
    old.answered += kind == Fate::Kind::unreachable || kind == Fate::Kind::unseen ? 0 : 1;
  }
  return all;
}

/// Of its own sites: no answer, or one that may be another tomorrow. A page behind a login has nothing that
/// went.
bool could_not_be_read(const Years& years, const Visit& visit) {
  const bool is_trouble = visit.state == Visit::State::failed &&
                          (visit.status == 0 || visit.status == 429 || visit.status >= 500);
  return (is_trouble || visit.state == Visit::State::queued) &&
         years.lineage.is_site_of(visit.institution, visit.url);
}

}  // namespace

std::optional<std::string> why_not_measured(const Years& years, const SideIndex& side,
                                            const std::string& institution) {
  const auto* row = side.institution(institution);
  const auto& run = side.side().name;
  if (row == nullptr)
    return years.say(fmt::format("{} is in {} niet bekeken", institution, run),
                     fmt::format("{} was not looked at in {}", institution, run));
  if (report::can_be_zero(row->outcome)) return std::nullopt;
  return years.say(
      fmt::format("{} is in {} niet gemeten ({}): {}", row->name, run, word(row->outcome), row->reason),
      fmt::format("{} was not measured in {} ({}): {}", row->name, run, word(row->outcome), row->reason));
}

std::optional<std::string> why_too_bare(const Years& years, const SideIndex& side,
                                        const std::string& institution, const store::InstitutionRow* other) {
  const auto is_bare = [](const auto* row) { return row != nullptr && row->outcome == Outcome::suspicious; };
  const auto* row = side.institution(institution);
  if (!is_bare(row) || is_bare(other)) return std::nullopt;
  const auto& run = side.side().name;
  return years.say(
      fmt::format("{} gaf in {} wel antwoord, maar bijna geen pagina's of links: {}", row->name, run,
                  row->reason),
      fmt::format("{} answered in {}, but with next to no pages or links: {}", row->name, run, row->reason));
}

std::set<std::string> half_read_relaunches(const Years& years) {
  const auto old = old_addresses(years);
  std::set<std::string> half_read;
  for (const auto& [institution, addresses] : old) {
    const auto* row = years.now.institution(institution);
    if (row != nullptr && !is_complete(row) && addresses.have_moved()) half_read.insert(institution);
  }
  for (const Visit& visit : years.now.side().visits) {
    if (half_read.contains(visit.institution) || !could_not_be_read(years, visit)) continue;
    const auto found = old.find(visit.institution);
    if (found != old.end() && found->second.have_moved() && !found->second.known.contains(address(visit.url)))
      half_read.insert(visit.institution);
  }
  return half_read;
}

bool is_complete(const store::InstitutionRow* institution) {
  return institution != nullptr && institution->outcome == Outcome::complete;
}

}  // namespace vindbaar::diff
