#include "output/diff/diff.hpp"

#include <map>

namespace vindbaar::diff {

Bridge bridge(const std::vector<ChangeRow>& rows) {
  Bridge bridge;
  std::map<std::pair<Change, Cause>, int> steps;
  for (const auto& row : rows) {
    bridge.old_total += row.old_count;
    bridge.new_total += row.new_count;
    // Of several offerings in one row one is compared; the others were merged into it.
    if (row.old_count > 1) bridge.merged_away -= row.old_count - 1;
    const int effect = row.new_count - (row.old_count > 0 ? 1 : 0);
    if (row.change != Change::unknown) {
      steps[{row.change, row.cause}] += effect;
    } else if (effect < 0) {
      bridge.old_unmeasured += effect;
    } else {
      bridge.new_unmeasured += effect;
    }
  }
  for (const Change change : {Change::gone, Change::appeared}) {
    for (const auto& [step, offerings] : steps) {
      if (step.first == change && offerings != 0) bridge.steps.push_back({change, step.second, offerings});
    }
  }
  return bridge;
}

}  // namespace vindbaar::diff
