#include "output/diff/measured.hpp"

#include <fmt/format.h>

namespace vindbaar::diff {

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

bool is_complete(const store::InstitutionRow* institution) {
  return institution != nullptr && institution->outcome == Outcome::complete;
}

}  // namespace vindbaar::diff
