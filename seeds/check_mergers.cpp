#include "seeds/checks.hpp"
#include "seeds/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vindbaar::seeds {
namespace {

constexpr const char* list = "institutions.csv";

bool names(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void check_successor(const Lists& lists, const Institution& institution, Notes& notes) {
  if (institution.merged_into.empty()) return;
  if (institution.merged_into == institution.id) {
    notes.error(list, institution.line, "merged_into", "an institution cannot merge into itself");
    return;
  }
  const Institution* successor = lists.institution(institution.merged_into);
  if (!successor) {
    notes.error(list, institution.line, "merged_into",
                fmt::format("there is no institution {} in this list", in_quotes(institution.merged_into)));
    return;
  }
  if (!names(successor->successor_of, institution.id))
    notes.warning(list, institution.line, "merged_into",
                  fmt::format("{} (line {}) does not name {} in successor_of", successor->id, successor->line,
                              in_quotes(institution.id)));
  if (!institution.valid_until)
    notes.warning(list, institution.line, "valid_until",
                  fmt::format("merged into {} on a day that is not given: it is left out of every run",
                              in_quotes(institution.merged_into)));
  else if (successor->valid_from && *successor->valid_from <= *institution.valid_until)
    notes.warning(list, institution.line, "valid_until",
                  fmt::format("ends on {}, but its successor {} began on {}: both count in between",
                              institution.valid_until->text(), successor->id, successor->valid_from->text()));
}

void check_predecessors(const Lists& lists, const Institution& institution, Notes& notes) {
  for (const std::string& id : institution.successor_of) {
    const Institution* predecessor = lists.institution(id);
    if (id == institution.id)
      notes.error(list, institution.line, "successor_of", "an institution cannot succeed itself");
    else if (!predecessor)
      notes.error(list, institution.line, "successor_of",
                  fmt::format("there is no institution {} in this list", in_quotes(id)));
    else if (predecessor->merged_into != institution.id)
      notes.warning(list, institution.line, "successor_of",
                    fmt::format("{} (line {}) does not name {} in merged_into", id, predecessor->line,
                                in_quotes(institution.id)));
  }
}

/// Follows merged_into from `institution`; a chain that returns to it is reported at each of its members.
void check_circle(const Lists& lists, const Institution& institution, Notes& notes) {
  std::set<std::string> passed;
  const Institution* next = lists.institution(institution.merged_into);
  if (next == &institution) return;
  for (; next && passed.insert(next->id).second; next = lists.institution(next->merged_into)) {
    if (next->id != institution.id) continue;
    notes.error(list, institution.line, "merged_into",
                "the mergers go round in a circle back to this institution");
    return;
  }
}

/// Whether mergers lead from `early` to `late`.
bool became(const Lists& lists, const Institution& early, const Institution& late) {
  std::set<std::string> passed;
  std::vector<const Institution*> waiting{&late};
  while (!waiting.empty()) {
    const Institution* current = waiting.back();
    waiting.pop_back();
    if (!passed.insert(current->id).second) continue;
    for (const Institution& other : lists.institutions) {
      if (other.merged_into != current->id && !names(current->successor_of, other.id)) continue;
      if (other.id == early.id) return true;
      waiting.push_back(&other);
    }
  }
  return false;
}

}  // namespace

bool are_related(const Lists& lists, const Institution& a, const Institution& b) {
  return became(lists, a, b) || became(lists, b, a);
}

void check_mergers(const Lists& lists, Notes& notes) {
  for (const Institution& institution : lists.institutions) {
    check_successor(lists, institution, notes);
    check_predecessors(lists, institution, notes);
    check_circle(lists, institution, notes);
  }
}

}  // namespace vindbaar::seeds
